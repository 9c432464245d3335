"""Feeds of new articles and names: for the site, a section, an entity or a story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from generator.present.addresses import (
    ARTICLES,
    FEED_FORMATS,
    HOME,
    SECTIONS,
    article_page,
    entity_page,
    feed_file,
    href,
    section_page,
    story_page,
    url,
)
from generator.present.entity_refs import EntityRef
from generator.present.layout import Layout
from generator.records import KINDS, Article, Entity, Kind
from generator.site_plan import Feed, FeedEntry, FeedLink, FeedTag, Page, Target

MAX_ENTRIES = 30
"""Most entries of a feed. Feed readers poll at least daily; even the busiest newsrooms publish only some hundred
articles a day, more than a reader can follow."""

MAX_TAGS = 12
"""Most names as tags of an entry; the most salient are used."""


@dataclass(frozen=True, slots=True)
class _FeedSource:
    """The content of a page's feed, before its entries are made."""

    title: str
    """Title of its feed."""
    articles: tuple[str, ...] = ()
    """Ids of its dated articles, newest first."""
    entities: tuple[str, ...] = ()
    """Ids of its entities, the most recently introduced first."""


class Feeds:
    """The feeds of all pages that have one.

    A feed is ordered by date, so articles without a date are left out, and a page with only undated articles has
    no feed.
    """

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._followed = layout.dependencies.table("followed", dict(_followed(layout)))

    def with_links(self, page: Page) -> Page:
        """Add the links to its feeds to a page that has any: in the front matter, and visible on the page."""
        if page.path not in self._followed:
            return page
        facts = dict(page.front_matter)
        mark = facts.pop("generator")
        files = [feed_file(page.path) + ending for ending in FEED_FORMATS.values()]
        return replace(
            page,
            front_matter={**facts, "feeds": files, "generator": mark},
            follow=self.links(page.path, page.path),
        )

    def links(self, followed: str, page: str) -> tuple[FeedLink, ...]:
        """Links on `page` to the feeds of the page `followed`; empty if that has none."""
        if followed not in self._followed:
            return ()
        file = feed_file(followed)
        return tuple(FeedLink(name, href(page, file + ending)) for name, ending in FEED_FORMATS.items())

    def title(self, followed: str) -> str:
        """Title of the feeds of a page; empty if it has none."""
        return self._followed[followed].title if followed in self._followed else ""

    def targets(self) -> Iterator[Target[Feed]]:
        """Yield every feed; those of an entity with a new address also at its former addresses."""
        for page in self._followed:
            yield Target(feed_file(page), partial(self._feed, page, page))
        for move in self._layout.redirects():
            if (page := entity_page(move.entity)) in self._followed:
                yield Target(feed_file(move.path), partial(self._feed, page, move.path), page)

    def _feed(self, page: str, stands_for: str) -> Feed:
        followed, layout, path = self._followed[page], self._layout, feed_file(stands_for)
        entries = (
            *(self._article_entry(one, path) for one in followed.articles),
            *(self._entity_entry(layout.entities[one], path) for one in followed.entities),
        )
        return Feed(
            path=path,
            id=layout.web.iri(path),
            title=followed.title,
            href=layout.web.address(layout.web.page(page), path),
            address=layout.web.address(path, path),
            site_name=layout.site_name,
            generator=layout.generator,
            lang=layout.language,
            updated=max(entry.date for entry in entries),
            entries=entries,
        )

    def _article_entry(self, article_id: str, path: str) -> FeedEntry:
        """Entry of an article, the same in every feed; made once for each depth of folders."""
        depth = "" if self._layout.web.url else path.rpartition("/")[0]
        return self._layout.dependencies.memoize(
            ("feed", article_id, depth), partial(self._make_article_entry, article_id, path)
        )

    def _make_article_entry(self, article_id: str, path: str) -> FeedEntry:
        layout, page = self._layout, article_page(article_id)
        article = layout.articles[article_id]
        lead = layout.lead(article.id, page)
        named = [entity for entity, _ in layout.in_article.get(article.id, ())]
        return FeedEntry(
            id=layout.web.iri(url(page)),
            title=article.title,
            href=layout.web.address(layout.web.page(page), path),
            date=article.date or "",
            lang=article.lang,
            summary=lead.text if lead else None,
            authors=_by(article),
            source=article.source_url,
            tags=tuple(self._tag(entity) for entity in named[:MAX_TAGS]),
        )

    def _entity_entry(self, entity: Entity, path: str) -> FeedEntry:
        """Entry of a new name, with its most informative sentence in the first article that names it."""
        layout, page = self._layout, entity_page(entity)
        first = _first_article(layout, entity)
        seen = next(seen for seen in entity.appearances if seen.article == first.id)
        quotation = layout.quote_at(first.id, layout.most_telling_mention(seen).start, page)
        return FeedEntry(
            id=layout.web.iri(url(page)),
            title=entity.name,
            href=layout.web.address(layout.web.page(page), path),
            date=first.date or "",
            lang=first.lang,
            summary=quotation.text if quotation else None,
            authors=_by(first),
            source=None,
            tags=(),
        )

    def _tag(self, entity: EntityRef) -> FeedTag:
        web = self._layout.web
        return FeedTag(entity.id, entity.name, web.url + web.page(section_page(entity.kind)) if web.url else None)


def _followed(layout: Layout) -> Iterator[tuple[str, _FeedSource]]:
    """Yield the pages that have feeds, those with at least one dated article."""
    found = [
        (HOME, _FeedSource(layout.site_name, _newest(layout, [article.id for article in layout.corpus.articles]))),
        (ARTICLES, _FeedSource(f"{layout.site_name}: Articles", _newest(layout, tuple(layout.articles), repeats=True))),
        *((section_page(kind), _section(layout, kind)) for kind in KINDS),
        *(
            (story_page(story.id), _FeedSource(f"Story: {layout.articles[story.articles[0]].title}", newest))
            for story in layout.corpus.stories
            if (newest := _newest(layout, story.articles))
        ),
        *(
            (entity_page(entity), _FeedSource(f"{entity.name} – {layout.site_name}", newest))
            for entity in layout.corpus.entities
            if entity.own_page and (newest := _newest(layout, [seen.article for seen in entity.appearances]))
        ),
    ]
    return ((page, followed) for page, followed in found if followed.articles or followed.entities)


def _newest(layout: Layout, articles: Sequence[str], *, repeats: bool = False) -> tuple[str, ...]:
    """Ids of the newest dated articles, without those that repeat others unless `repeats` is set."""
    wanted = [one for one in articles if layout.articles[one].date and (repeats or one not in layout.duplicate_of)]
    return tuple(sorted(wanted, key=layout.newest_first)[:MAX_ENTRIES])


def _section(layout: Layout, kind: Kind) -> _FeedSource:
    """The feed of a section: the newest names, by the date of the first article that names them."""
    found = [
        (layout.first_and_last_seen(entity)[0], len(entity.appearances), entity.id)
        for entity in layout.corpus.entities
        if entity.kind == kind and entity.own_page
    ]
    dated = [(date, count, one) for date, count, one in found if date is not None]
    dated.sort(key=lambda one: one[2])
    dated.sort(key=lambda one: one[:2], reverse=True)
    title = f"{layout.site_name}: new {SECTIONS[kind]}"
    return _FeedSource(title, entities=tuple(one for _, _, one in dated[:MAX_ENTRIES]))


def _first_article(layout: Layout, entity: Entity) -> Article:
    """The earliest dated article that names an entity."""
    dated = [article for seen in entity.appearances if (article := layout.articles[seen.article]).date]
    # Of the articles of the first day, the last in the order of the corpus.
    return max(dated, key=lambda article: layout.newest_first(article.id))


def _by(article: Article) -> tuple[str, ...]:
    return article.authors or ((article.publisher,) if article.publisher else ())
