"""Plan the search: articles grouped into separate indexes (shelves), name suggestions by prefix, filter values."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from generator.ids.slugs import slug
from generator.present.addresses import article_page
from generator.present.dates import month
from generator.present.layout import Layout
from generator.present.search.names import name_files
from generator.records import Article
from generator.site_plan import SearchPlan, SearchText, Shelf
from generator.store.content_hash import content_hash

SHELF_CHARACTERS = 12_000_000
"""Largest amount of text on one shelf, in code points: some 4,000 articles, indexed in about 10 s with 1 GB of memory.

A reader loads about 6 KB from each shelf for each word looked up. Few large shelves are therefore better, and the limit
is what a modest machine can index."""

RECENT_CHARACTERS = 2_000_000
"""Text on the shelf of the newest articles, which is indexed again with each new article, in less than 2 s."""

FACET_VALUES = 200
"""Most values of each facet: more than a reader scans in a list."""

FILTER_GROUPS = 32
"""Groups of the entity filters, so that choosing an entity loads a few kilobytes; search.js has the same number."""

UNDATED = "undated"


def search_plan(layout: Layout) -> SearchPlan:
    """Plan the search of the site."""
    shelves = tuple(
        Shelf(
            name,
            texts=partial(_texts, layout, articles),
            content_hashes=partial(_content_hashes, layout, articles),
            filters=_filters(layout, articles),
        )
        for name, articles in shelve(layout.corpus.articles).items()
    )
    return SearchPlan(layout.language, shelves, partial(name_files, layout), _facets(layout))


def shelve(articles: Sequence[Article]) -> dict[str, list[Article]]:
    """Group articles into shelves by time, so that a new article changes only one small shelf.

    The unit is a month, or a day if a month is too large for a shelf. Units are combined, the oldest first, until a
    shelf is full; the newest month, or its last week or day if that is large, has a shelf of its own. Undated
    articles are distributed by hashes of their ids. All articles of a small site are on one shelf.

    Returns:
        Name of the shelf -> its articles, ordered by date and id.
    """
    if _size(articles) <= RECENT_CHARACTERS:
        return {"articles": sorted(articles, key=lambda a: (a.date or "", a.id))} if articles else {}
    dated = sorted((article for article in articles if article.date), key=lambda a: (a.date or "", a.id))
    undated = sorted((article for article in articles if not article.date), key=lambda a: a.id)
    newest = _newest(dated)
    shelves = _combined(_units(dated[: len(dated) - len(newest)]))
    if newest:
        shelves["newest"] = newest
    return shelves | dict(_spread(UNDATED, undated))


def _units(dated: Sequence[Article]) -> Iterator[tuple[str, list[Article]]]:
    """Yield the articles by month, or by day if a month is too large for a shelf."""
    for name, of_month in groupby(dated, key=lambda a: (a.date or "")[:7]):
        found = list(of_month)
        if _size(found) <= SHELF_CHARACTERS:
            yield name, found
        else:
            yield from _days(found)


def _combined(units: Iterable[tuple[str, list[Article]]]) -> dict[str, list[Article]]:
    """Combine units, the oldest first, into shelves named by their first unit."""
    shelves: dict[str, list[Article]] = {}
    name, size = "", 0
    for unit, found in units:
        if not name or size + _size(found) > SHELF_CHARACTERS:
            name, size = unit, 0
            shelves[name] = []
        shelves[name] += found
        size += _size(found)
    return shelves


def _size(articles: Sequence[Article]) -> int:
    return sum(len(article.text) for article in articles)


def _newest(dated: Sequence[Article]) -> list[Article]:
    """The articles of the newest month; of its last week or day if the month is too large."""
    if not dated:
        return []
    last = dated[-1].date or ""
    week = f"{last[:8]}{max(1, int(last[8:]) - 6):02}"
    found: list[Article] = []
    for since in (last[:7], week, last):
        found = [article for article in dated if (article.date or "") >= since]
        if _size(found) <= RECENT_CHARACTERS:
            break
    return found


def _days(articles: Sequence[Article]) -> Iterator[tuple[str, list[Article]]]:
    for day, of_day in groupby(articles, key=lambda a: a.date or ""):
        yield from _spread(day, list(of_day))


def _spread(name: str, articles: Sequence[Article]) -> Iterator[tuple[str, list[Article]]]:
    """Yield the articles as one shelf; as 2, 4, 8 … by hashes of their ids if they are too many."""
    parts = 1
    while _size(articles) > parts * SHELF_CHARACTERS and parts < len(articles):
        parts *= 2
    found: dict[int, list[Article]] = defaultdict(list)
    for article in articles:
        found[int(hashlib.sha256(article.id.encode()).hexdigest(), 16) % parts].append(article)
    for part, some in sorted(found.items()):
        yield name if parts == 1 else f"{name}-{part}", some


def _content_hashes(layout: Layout, articles: Sequence[Article]) -> list[bytes]:
    """Content hash for each article of everything that `_texts` reads."""
    site = content_hash((layout.language, layout.full_text))
    return [content_hash((site, *_of_article(layout, one.id))) for one in articles]


def _of_article(layout: Layout, article_id: str) -> Iterator[Any]:
    yield from (layout.dependencies.hash_of((table, article_id)) for table in ("article", "findings"))
    yield [entity.id for entity, _ in layout.in_article.get(article_id, ())]


def _filters(layout: Layout, articles: Sequence[Article]) -> tuple[str, ...]:
    """Names of the filters that the articles of a shelf have."""
    named = {entity.id for one in articles for entity, _ in layout.in_article.get(one.id, ())}
    published = {"publisher"} if any(one.publisher for one in articles) else set()
    return tuple(sorted({"day", *published, *map(_filter_group, named)}))


def _texts(layout: Layout, articles: Sequence[Article]) -> Iterator[SearchText]:
    """Yield the texts of articles: the sentences that may be shown, with filters and facts."""
    for article in articles:
        findings = layout.findings[article.id]
        shown = set(findings.key_sentences)
        filters = [("day", article.date or UNDATED)]
        if article.publisher:
            filters.append(("publisher", slug(article.publisher, "publisher")))
        filters += [(_filter_group(entity.id), entity.id) for entity, _ in layout.in_article.get(article.id, ())]
        facts = [("day", article.date)] if article.date else []
        if article.lang != layout.language:
            facts.append(("lang", article.lang))
        yield SearchText(
            page=article_page(article.id),
            title=article.title,
            passages=tuple(
                (sentence.id, article.text[sentence.start : sentence.end])
                for sentence in findings.sentences
                if sentence.paragraph and (layout.full_text or sentence.id in shown)
            ),
            filters=tuple(filters),
            facts=tuple(facts),
            publisher=article.publisher,
        )


def _filter_group(entity_id: str) -> str:
    """Filter group of an entity; ids are ASCII, so search.js computes the same sum."""
    return f"e{sum(entity_id.encode()) % FILTER_GROUPS}"


Facet = list[list[Any]]
"""Values to choose from: id, name and number of articles of each."""


def _facets(layout: Layout) -> dict[str, Facet]:
    """The facets by name; entities and publishers of at least two articles, and every month."""
    entities = {kind: _entity_facet(layout, kind) for kind in ("person", "organization", "place")}
    articles = layout.corpus.articles
    return {**entities, "period": _period_facet(articles), "publisher": _publisher_facet(articles)}


def _entity_facet(layout: Layout, kind: str) -> Facet:
    found = (entity for entity in layout.corpus.entities if entity.kind == kind and len(entity.appearances) > 1)
    ranked = sorted(found, key=lambda entity: (-len(entity.appearances), entity.id))
    return [[one.id, one.name, len(one.appearances)] for one in ranked[:FACET_VALUES]]


def _period_facet(articles: Sequence[Article]) -> Facet:
    months = Counter(article.date[:7] for article in articles if article.date)
    facet: Facet = [[one, month(one), count] for one, count in sorted(months.items(), reverse=True)]
    if undated := sum(not article.date for article in articles):
        facet.append([UNDATED, "Undated", undated])
    return facet


def _publisher_facet(articles: Sequence[Article]) -> Facet:
    """Publishers by the slugs of their names, each under its most frequent spelling."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        if article.publisher:
            names[slug(article.publisher, "publisher")][article.publisher] += 1
    publishers = sorted(names.items(), key=lambda each: (-each[1].total(), each[0]))
    return [
        [one, min(spelled, key=lambda name: (-spelled[name], name)), spelled.total()]
        for one, spelled in publishers[:FACET_VALUES]
        if spelled.total() > 1
    ]
