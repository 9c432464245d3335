"""Story pages: articles about the same event."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.present.addresses import STORIES, article_page, href, story_page
from generator.present.dates import day
from generator.present.layout import Layout
from generator.present.pages.digest import leading_figures, names_in_the_news
from generator.present.views.article import RelatedLine, StoryLine
from generator.present.views.briefings import StoryView
from generator.present.views.lists import ArticleLink
from generator.site_plan import Page, Target

SHARED_NAMES = 4
"""Names shown as the reason why two articles are related."""


def story_targets(layout: Layout) -> Iterator[Target[Page]]:
    """Yield a page for each story."""
    return (Target(story_page(story.id), partial(_page, layout, story.id)) for story in layout.corpus.stories)


def story_line(layout: Layout, article_id: str) -> StoryLine | None:
    """The story of an article, with the articles before and after a dated one; None if it belongs to no story."""
    story = layout.story_of.get(article_id)
    if story is None:
        return None
    page = article_page(article_id)
    distinct = [one for one in story.articles if one not in layout.duplicate_of or one == article_id]
    # An article without a date is listed last, although it may have been written at any time.
    dated = [one for one in distinct if layout.articles[one].date]
    earlier = later = None
    if article_id in dated:
        place = dated.index(article_id)
        earlier = layout.article_link(dated[place + 1], page) if place + 1 < len(dated) else None
        later = layout.article_link(dated[place - 1], page) if place else None
    return StoryLine(href=href(page, story_page(story.id)), total=len(story.articles), earlier=earlier, later=later)


def related_lines(layout: Layout, article_id: str) -> Iterator[RelatedLine]:
    """Yield related articles outside the article's own story, each with the names that both mention."""
    page = article_page(article_id)
    story = layout.story_of.get(article_id)
    for other, because in layout.related.get(article_id, ()):
        if story is None or other not in story.articles:
            shared = [layout.entity_refs[name] for name in because if name in layout.entity_refs][:SHARED_NAMES]
            yield RelatedLine(
                _with_lead(layout, other, page),
                tuple(layout.entity_link(entity, page, 0) for entity in shared),
            )


def _with_lead(layout: Layout, article_id: str, page: str) -> ArticleLink:
    return layout.article_link(article_id, page, layout.lead(article_id, page))


def _page(layout: Layout, story_id: str) -> Page:
    path, story = story_page(story_id), layout.stories[story_id]
    dates = sorted(date for one in story.articles if (date := layout.articles[one].date))
    title = layout.articles[story.articles[0]].title
    view = StoryView(
        heading=title,
        first_date=day(dates[0]) if dates else None,
        last_date=day(dates[-1]) if dates else None,
        articles=tuple(_with_lead(layout, one, path) for one in story.articles),
        figures=leading_figures(layout, [one for one in story.articles if one not in layout.duplicate_of], path),
        kinds=names_in_the_news(layout, story.articles, (), path),
        crumbs=layout.crumbs(path, ("Stories", STORIES)),
    )
    return Page(path, "story.md.jinja", {"title": f"Story: {title}", "generator": layout.generator}, view)
