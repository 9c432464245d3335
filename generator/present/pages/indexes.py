"""Indexes of articles, stories and the entities of each kind, on as many pages as they need."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from generator.present.addresses import (
    ARTICLES,
    SECTIONS,
    STORIES,
    Link,
    article_page,
    href,
    letter_page,
    month_page,
    section_page,
    story_page,
)
from generator.present.dates import month as month_in_words
from generator.present.layout import Layout
from generator.present.views.indexes import ArticlesView, LetterView, MonthGroup, SectionView, StoriesView
from generator.present.views.lists import ArticleLink, ListedEntity
from generator.records import Article, Entity, Kind, Story
from generator.site_plan import Page

Listed = TypeVar("Listed")

TOP = 12
"""Entities at the head of an index."""

ONE_TABLE = 24
"""Entities that an index shows in one table, by rank; more are sorted under letters. About one screen."""

ONE_PAGE = 500
"""Rows of a page; longer indexes have a page for each letter or month. About 150 KB of HTML."""

LATEST = 50
"""Articles or stories at the head of an index whose months have pages of their own."""


def articles_indexes(layout: Layout) -> Iterator[Page]:
    """Yield the index of articles; if there are many, with a page for each month."""
    months = _by_month((article.date, article) for article in layout.corpus.articles)
    total = len(layout.corpus.articles)
    whole = total <= ONE_PAGE
    groups = tuple(
        MonthGroup(
            heading=_month(month),
            anchor=f"m-{month or 'undated'}",
            href="" if whole else href(ARTICLES, month_page(ARTICLES, month)),
            total=len(articles),
            articles=_lines(layout, articles, ARTICLES) if whole else (),
        )
        for month, articles in months.items()
    )
    latest = () if whole else _lines(layout, layout.corpus.articles[:LATEST], ARTICLES)
    yield _articles_page(layout, ARTICLES, ArticlesView(layout.crumbs(ARTICLES), "Articles", latest, groups, total))
    for month, articles in () if whole else months.items():
        path = month_page(ARTICLES, month)
        group = MonthGroup(_month(month), f"m-{month or 'undated'}", "", len(articles), _lines(layout, articles, path))
        view = ArticlesView(
            layout.crumbs(path, ("Articles", ARTICLES)), f"Articles: {_month(month)}", (), (group,), len(articles)
        )
        yield _articles_page(layout, path, view)


def stories_indexes(layout: Layout) -> Iterator[Page]:
    """Yield the index of stories; if there are many, with a page for each month."""
    stories = layout.corpus.stories
    dated = ((layout.articles[story.articles[0]].date, story) for story in stories)
    months = _by_month(dated) if len(stories) > ONE_PAGE else {}
    links = tuple(
        (Link(_month(one), href(STORIES, month_page(STORIES, one))), len(some)) for one, some in months.items()
    )
    shown = stories[:LATEST] if months else stories
    yield _stories_page(layout, STORIES, "Stories", shown, links)
    for month, some in months.items():
        yield _stories_page(layout, month_page(STORIES, month), f"Stories: {_month(month)}", some)


def _stories_page(
    layout: Layout, path: str, heading: str, stories: Sequence[Story], months: tuple[tuple[Link, int], ...] = ()
) -> Page:
    lines = []
    for story in stories:
        newest = story.articles[0]
        link = layout.article_link(newest, path, layout.lead(newest, path))
        lines.append((replace(link, href=href(path, story_page(story.id))), len(story.articles)))
    above = () if path == STORIES else (("Stories", STORIES),)
    view = StoriesView(layout.crumbs(path, *above), heading, tuple(lines), months)
    return Page(path, "stories.md.jinja", {"title": heading, "generator": layout.generator}, view)


def section_indexes(layout: Layout, kind: Kind) -> Iterator[Page]:
    """Yield the index of a kind of entities; if there are many, with a page for each letter."""
    entities = [entity for entity in layout.corpus.entities if entity.kind == kind]
    heading, path = SECTIONS[kind].capitalize(), section_page(kind)
    letters: dict[str, list[Entity]] = defaultdict(list)
    for entity in sorted(entities, key=lambda entity: (_sort_key(entity.name), entity.id)):
        letters[_letter(entity.name)].append(entity)
    long, short = len(entities) > ONE_PAGE, len(entities) <= ONE_TABLE
    by_rank = sorted(entities, key=lambda e: (-len(e.appearances), -e.mention_count, e.id))
    view = SectionView(
        crumbs=layout.crumbs(path),
        kind=kind,
        heading=heading,
        most_mentioned=_rows(layout, by_rank if short else by_rank[:TOP], path),
        letters=()
        if short or long
        else tuple((_anchor(letter), _rows(layout, letters[letter], path)) for letter in sorted(letters)),
        letter_links=() if short else _letter_links(kind, letters, path, own_pages=long),
        total=len(entities),
    )
    yield Page(path, "section.md.jinja", {"title": heading, "generator": layout.generator}, view)
    for letter in sorted(letters) if long else ():
        yield from _letter_pages(layout, kind, letter, letters)


def _letter_pages(layout: Layout, kind: Kind, letter: str, letters: dict[str, list[Entity]]) -> Iterator[Page]:
    entities = letters[letter]
    parts = range(1, -(-len(entities) // ONE_PAGE) + 1)
    for part in parts:
        path = letter_page(kind, letter, part)
        heading = f"{SECTIONS[kind].capitalize()}: {letter}" + (f", part {part}" if len(parts) > 1 else "")
        view = LetterView(
            crumbs=layout.crumbs(path, (SECTIONS[kind].capitalize(), section_page(kind))),
            heading=heading,
            letter_links=_letter_links(kind, letters, path, own_pages=True),
            part_links=tuple(Link(f"Part {n}", href(path, letter_page(kind, letter, n))) for n in parts)
            if len(parts) > 1
            else (),
            entities=_rows(layout, entities[(part - 1) * ONE_PAGE : part * ONE_PAGE], path),
        )
        yield Page(path, "letter.md.jinja", {"title": heading, "generator": layout.generator}, view)


def _letter_links(kind: Kind, letters: dict[str, list[Entity]], path: str, *, own_pages: bool) -> tuple[Link, ...]:
    return tuple(
        Link(letter, href(path, letter_page(kind, letter, 1)) if own_pages else f"#{_anchor(letter)}")
        for letter in sorted(letters)
    )


def _rows(layout: Layout, entities: Sequence[Entity], path: str) -> tuple[ListedEntity, ...]:
    """Rows of an index; a name without a page links to the first sentence that mentions it."""
    rows = []
    for entity in entities:
        row = layout.entity_row(entity, path)
        if not entity.own_page:
            seen = entity.appearances[0]
            sentence = layout.shown_sentence(seen.article, seen.mentions[0].start)
            row = replace(row, href=href(path, article_page(seen.article), sentence.id if sentence else ""))
        rows.append(row)
    return tuple(rows)


def _lines(layout: Layout, articles: Sequence[Article], path: str) -> tuple[ArticleLink, ...]:
    return tuple(layout.article_link(article.id, path, layout.lead(article.id, path)) for article in articles)


def _articles_page(layout: Layout, path: str, view: ArticlesView) -> Page:
    return Page(path, "articles.md.jinja", {"title": view.heading, "generator": layout.generator}, view)


def _by_month(dated: Iterable[tuple[str | None, Listed]]) -> dict[str, list[Listed]]:
    """Group by month ("2024-08"; empty for undated), in the same order."""
    months: dict[str, list[Listed]] = defaultdict(list)
    for date, thing in dated:
        months[date[:7] if date else ""].append(thing)
    return months


def _month(month: str) -> str:
    return month_in_words(month) if month else "Undated"


def _anchor(letter: str) -> str:
    return f"letter-{'other' if letter == '#' else letter.lower()}"


def _sort_key(name: str) -> str:
    """Fold accents and case, so that "Éric" sorts next to "Eric"."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _letter(name: str) -> str:
    """First letter, A to Z; "#" for any other character."""
    first = _sort_key(name)[:1].upper()
    return first if "A" <= first <= "Z" else "#"
