"""Feeds: what is new on the site, in a section, about an entity or in a story, for readers who follow it."""

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

MOST = 30
"""Entries of a feed. Readers ask at least daily; the busiest newsrooms publish some hundred articles a day, but nobody
follows those unread."""

MAX_TAGS = 12
"""Names that an entry is tagged with, the most salient."""


@dataclass(frozen=True, slots=True)
class _Followed:
    """A page that can be followed."""

    title: str
    """Title of its feed."""
    articles: tuple[str, ...] = ()
    """Ids of its dated articles, newest first."""
    entities: tuple[str, ...] = ()
    """Ids of its entities, those first named last first."""


class Feeds:
    """Which pages have feeds, and what is in them.

    An article without a date stands in none: a feed is ordered by dates, and none is made up. So a page that
    only undated articles would fill has no feed.
    """

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._followed = layout.dependencies.table("followed", dict(_followed(layout)))

    def follow(self, page: Page) -> Page:
        """The page, with links to its feeds where it has any: in its front matter for the head, and to be seen."""
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
        """Links from a page to the feeds of another one; none where that has none."""
        if followed not in self._followed:
            return ()
        file = feed_file(followed)
        return tuple(FeedLink(name, href(page, file + ending)) for name, ending in FEED_FORMATS.items())

    def title(self, followed: str) -> str:
        """What the feeds of a page are called; empty where it has none."""
        return self._followed[followed].title if followed in self._followed else ""

    def targets(self) -> Iterator[Target[Feed]]:
        """Every feed; those of an entity's page that has moved stand at its old address too."""
        for page in self._followed:
            yield Target(feed_file(page), partial(self._feed, page, page))
        for move in self._layout.redirects():
            if (page := entity_page(move.entity)) in self._followed:
                yield Target(feed_file(move.path), partial(self._feed, page, move.path), page)

    def _feed(self, page: str, stands_for: str) -> Feed:
        followed, layout, path = self._followed[page], self._layout, feed_file(stands_for)
        entries = (
            *(self._article(one, path) for one in followed.articles),
            *(self._entity(layout.entities[one], path) for one in followed.entities),
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

    def _article(self, article_id: str, path: str) -> FeedEntry:
        """An article; the same in every feed, made once for each depth of folders."""
        depth = "" if self._layout.web.url else path.rpartition("/")[0]
        return self._layout.dependencies.memoize(("feed", article_id, depth), partial(self._made, article_id, path))

    def _made(self, article_id: str, path: str) -> FeedEntry:
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

    def _entity(self, entity: Entity, path: str) -> FeedEntry:
        """A name that is new, with the sentence that says most about it in the first article that names it."""
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


def _followed(layout: Layout) -> Iterator[tuple[str, _Followed]]:
    """Pages with something to follow: at least one dated article."""
    found = [
        (HOME, _Followed(layout.site_name, _newest(layout, [article.id for article in layout.corpus.articles]))),
        (ARTICLES, _Followed(f"{layout.site_name}: Articles", _newest(layout, tuple(layout.articles), repeats=True))),
        *((section_page(kind), _section(layout, kind)) for kind in KINDS),
        *(
            (story_page(story.id), _Followed(f"Story: {layout.articles[story.articles[0]].title}", newest))
            for story in layout.corpus.stories
            if (newest := _newest(layout, story.articles))
        ),
        *(
            (entity_page(entity), _Followed(f"{entity.name} – {layout.site_name}", newest))
            for entity in layout.corpus.entities
            if entity.own_page and (newest := _newest(layout, [seen.article for seen in entity.appearances]))
        ),
    ]
    return ((page, followed) for page, followed in found if followed.articles or followed.entities)


def _newest(layout: Layout, articles: Sequence[str], *, repeats: bool = False) -> tuple[str, ...]:
    """The newest dated articles, without those that repeat others, unless they are asked for."""
    wanted = [one for one in articles if layout.articles[one].date and (repeats or one not in layout.duplicate_of)]
    return tuple(sorted(wanted, key=layout.newest_first)[:MOST])


def _section(layout: Layout, kind: Kind) -> _Followed:
    """The names that were first named last: who follows a section wants to know who is new in it."""
    found = [
        (layout.first_and_last_seen(entity)[0], len(entity.appearances), entity.id)
        for entity in layout.corpus.entities
        if entity.kind == kind and entity.own_page
    ]
    dated = [(date, count, one) for date, count, one in found if date is not None]
    dated.sort(key=lambda one: one[2])
    dated.sort(key=lambda one: one[:2], reverse=True)
    title = f"{layout.site_name}: new {SECTIONS[kind]}"
    return _Followed(title, entities=tuple(one for _, _, one in dated[:MOST]))


def _first_article(layout: Layout, entity: Entity) -> Article:
    """The earliest dated article that names an entity."""
    dated = [article for seen in entity.appearances if (article := layout.articles[seen.article]).date]
    # Of those of the first day, the last in the order of the corpus.
    return max(dated, key=lambda article: layout.newest_first(article.id))


def _by(article: Article) -> tuple[str, ...]:
    return article.authors or ((article.publisher,) if article.publisher else ())
