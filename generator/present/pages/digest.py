"""Digests: the news of a day, week or month, in the articles' own words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, islice

from generator.present.addresses import DIGESTS, Link, digest_page, href
from generator.present.layout import Layout
from generator.present.periods import DIGEST_UNITS, DigestUnit, Period, periods
from generator.present.statements import figure_line
from generator.present.views.briefings import DigestsView, DigestView
from generator.present.views.lists import KindList
from generator.present.views.statements import FigureLine
from generator.records import FigureKind, Kind
from generator.site_plan import Page, Target

MAX_ARTICLES = 100
"""Articles on a digest at most."""

MAX_FIGURES = 12
"""Figures on a digest at most."""

MAX_NAMES = 8
"""Names of each kind on a digest at most."""

# Harm to people first, then people, then money, then the rest: the order in which a briefing lists figures.
FIGURE_ORDER: tuple[FigureKind, ...] = (
    "killed", "wounded", "displaced", "detained", "troops", "people",
    "money", "percent", "area", "distance", "duration", "count", "other",
)  # fmt: skip


Periods = Mapping[DigestUnit, Sequence[Period]]


def all_periods(layout: Layout) -> Periods:
    """The days, weeks and months that have articles."""
    corpus = layout.corpus
    return {unit: periods(corpus.articles, unit, corpus.duplicate_of) for unit in DIGEST_UNITS}


def digest_index(layout: Layout, by_unit: Periods) -> Page:
    """The index of digests."""
    index = DigestsView(
        layout.crumbs(DIGESTS),
        tuple(
            (unit, tuple(Link(one.name, href(DIGESTS, digest_page(one.key))) for one in reversed(by_unit[unit])))
            for unit in reversed(DIGEST_UNITS)
            if by_unit[unit]
        ),
    )
    return Page(DIGESTS, "digests.md.jinja", {"title": "Digests", "generator": layout.generator}, index)


def digest_targets(layout: Layout, by_unit: Periods) -> Iterator[Target[Page]]:
    """Yield a page for each day, week and month that has articles."""
    for found in by_unit.values():
        for earlier, one, later in zip((None, *found), found, (*found[1:], None), strict=False):
            given = (earlier, one, later and later.key)
            yield Target(digest_page(one.key), partial(_page, layout, one, earlier, later), given)


def _page(layout: Layout, one: Period, earlier: Period | None, later: Period | None) -> Page:
    path = digest_page(one.key)
    view = DigestView(
        heading=one.name,
        unit=one.unit,
        crumbs=layout.crumbs(path, ("Digests", DIGESTS)),
        earlier=Link(earlier.name, href(path, digest_page(earlier.key))) if earlier else None,
        later=Link(later.name, href(path, digest_page(later.key))) if later else None,
        total=len(one.articles),
        articles=tuple(
            layout.article_link(article, path, layout.lead(article, path)) for article in one.articles[:MAX_ARTICLES]
        ),
        figures=leading_figures(layout, one.articles, path),
        names=names_in_the_news(layout, one.articles, earlier.articles if earlier else (), path),
    )
    return Page(path, "digest.md.jinja", {"title": one.name, "generator": layout.generator}, view)


def leading_figures(layout: Layout, articles: Sequence[str], page: str) -> tuple[FigureLine, ...]:
    """The most important figures by kind, in the articles' words and never added up."""
    figures = ((article, one) for article in articles[:MAX_ARTICLES] for one in layout.findings[article].figures)
    telling = (pair for pair in figures if pair[1].kind not in ("count", "other"))
    ranked = sorted(telling, key=lambda pair: FIGURE_ORDER.index(pair[1].kind))
    lines = (line for article, one in ranked if (line := figure_line(layout, article, one, page)))
    return tuple(islice(lines, MAX_FIGURES))


def names_in_the_news(
    layout: Layout, articles: Sequence[str], before: Sequence[str], page: str
) -> tuple[KindList, ...]:
    """The names that most articles mention, with the change from the period before."""
    now, then = _counts(layout, articles), _counts(layout, before)
    ranked = sorted(now, key=lambda one: (-now[one], -then[one], one))
    leading: dict[Kind, list[str]] = defaultdict(list)
    for one in ranked:
        leading[layout.entity_refs[one].kind].append(one)
    links = []
    for one in chain.from_iterable(names[:MAX_NAMES] for names in leading.values()):
        link = layout.entity_link(layout.entity_refs[one], page, now[one])
        link = replace(link, note=_change(now[one], then[one], compared=bool(before)))
        links.append(layout.with_description(link, layout.entity_refs[one], page))
    return layout.by_kind(links, page)


def _counts(layout: Layout, articles: Sequence[str]) -> Counter[str]:
    return Counter(entity.id for article in articles for entity, _ in layout.in_article.get(article, ()))


def _change(now: int, then: int, *, compared: bool) -> str:
    """Word the change from the period before: "+3", "−1", "new"; empty if there is no change or no such period."""
    if not compared or now == then:
        return ""
    return "new" if not then else f"{'+' if now > then else '−'}{abs(now - then)}"
