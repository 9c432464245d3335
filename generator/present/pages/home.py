"""The home page: the latest briefing."""

from __future__ import annotations

from generator.present.addresses import ARTICLES, DIGESTS, HOME, MAP, NETWORK, TIMELINE, Link, digest_page, href
from generator.present.dates import day
from generator.present.layout import Layout
from generator.present.pages.digest import leading_figures, names_in_the_news
from generator.present.pages.map import small_map
from generator.present.periods import periods
from generator.present.pictures.articles_over_time import articles_over_time
from generator.present.views.home import HomeView, LeadStory
from generator.records import Article
from generator.site_plan import Page

LATEST = 9
"""Articles on the home page, after the lead story."""

DEVELOPMENTS = 3
"""Further sentences of the lead story."""


def home_page(layout: Layout) -> Page:
    """The lead story, the latest articles, and the figures and names of the latest week."""
    repeats = layout.corpus.duplicate_of
    articles = [article for article in layout.corpus.articles if article.id not in repeats]
    dated = [article.date for article in articles if article.date]
    weeks = periods(layout.corpus.articles, "week", repeats)
    week, before = (weeks[-1] if weeks else None), (weeks[-2] if len(weeks) > 1 else None)
    shown = week.articles if week else tuple(article.id for article in articles)
    view = HomeView(
        site_name=layout.site_name,
        lead=_lead(layout, articles[0]) if articles else None,
        latest=tuple(
            layout.article_link(article.id, HOME, layout.lead(article.id, HOME)) for article in articles[1 : 1 + LATEST]
        ),
        period=Link(week.name, href(HOME, digest_page(week.key))) if week else None,
        compared_with=before.name if before else None,
        figures=leading_figures(layout, shown, HOME),
        names=names_in_the_news(layout, shown, before.articles if before else (), HOME),
        articles=len(layout.corpus.articles),
        entities=len(layout.corpus.entities),
        first_date=day(min(dated)) if dated else None,
        last_date=day(max(dated)) if dated else None,
        articles_index=Link("All articles", href(HOME, ARTICLES)),
        digests_index=Link("All digests", href(HOME, DIGESTS)),
        over_time=articles_over_time(layout, HOME),
        timeline=Link("Timeline", href(HOME, TIMELINE)),
        map=small_map(layout, HOME),
        pictures=(Link("Map", href(HOME, MAP)), Link("Network", href(HOME, NETWORK))),
    )
    return Page(HOME, "home.md.jinja", {"title": layout.site_name, "generator": layout.generator}, view)


def _lead(layout: Layout, article: Article) -> LeadStory:
    """The newest article, with its key sentences."""
    return LeadStory(
        layout.article_link(article.id, HOME, layout.lead(article.id, HOME)),
        layout.developments(article.id, HOME, DEVELOPMENTS),
    )
