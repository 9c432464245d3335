"""Tables of the corpus: articles, findings, entities and stories, indexed the ways that pages look them up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from generator.present.addresses import WebSite, former_page
from generator.present.dependencies import EVERYTHING, TableTracker
from generator.present.entity_refs import EntityRef, entity_ref, rounded_count
from generator.records import (
    Appearance,
    Article,
    CoMention,
    Corpus,
    Entity,
    Findings,
    Kind,
    OpenQuestion,
    Quote,
    Story,
)
from generator.site_plan import SiteOptions

UNDATED = "article without a date"
"""Kind of the open question about an article without a known date."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """A former address of an entity."""

    path: str
    """Path of the page that stood there."""
    entity: Entity
    """The entity that the address leads to today."""


class CorpusTables:
    """The corpus in tables that record each lookup; built once, read only.

    Attributes:
        dependencies: Records the lookups in the tables.
        options: Options of the site.
        site_name: Name of the site.
        language: Language of the site (ISO 639-1).
        generator: Tool name and version, for front matter.
        full_text: False if only excerpts may be published.
        web: Where the site is published.
        articles: By id.
        findings: By article id.
        entities: By id, whole; a page that shows no more of an entity than its name reads `entity_refs`.
        entity_refs: By entity id.
        in_article: Article id -> its entities with how they appear there, most salient first.
        duplicate_of: Article id -> id of the article that it repeats.
        repeated_by: Article id -> ids of the articles that repeat it.
        related: Article id -> related articles, each with the ids of the entities that both name, the best first.
        scores: Article id -> similarity of each related article.
        co_mentions: Entity id -> entities that it is named with.
        stories: By id.
        story_of: Article id -> the story it belongs to.
        descriptions: Entity id -> article id and span of the words that describe it; None if no article does.
        article_counts: Entity id -> in how many articles it is named, rounded.
    """

    def __init__(self, corpus: Corpus, options: SiteOptions) -> None:
        self._corpus = corpus
        self.options = options
        self.site_name = options.site_name
        self.language = options.language
        self.generator = options.generator
        self.full_text = options.full_text
        self.web = WebSite(options.site_name, options.site_url, options.folders)
        self.dependencies = TableTracker()
        refs = {entity.id: entity_ref(entity) for entity in corpus.entities}
        in_article = _in_article(corpus, refs)
        self._add_articles(corpus)
        self._add_entities(corpus, refs)
        self.in_article: Mapping[str, Sequence[tuple[EntityRef, Appearance]]]
        self.in_article = self.dependencies.table("in article", in_article)
        self._quotes_by_speaker = self.dependencies.table("quotes by speaker", _quotes_by_speaker(corpus, in_article))
        self._mention_starts: dict[str, dict[int, str]] = {}

    def _add_articles(self, corpus: Corpus) -> None:
        table = self.dependencies.table
        self.articles: Mapping[str, Article] = table("article", {one.id: one for one in corpus.articles})
        self.findings: Mapping[str, Findings] = table("findings", corpus.findings)
        self.duplicate_of: Mapping[str, str] = table("duplicate of", corpus.duplicate_of)
        self.repeated_by: Mapping[str, Sequence[str]] = table("repeated by", _repeated_by(corpus))
        # Scores have a table of their own: each article added changes them a little, but seldom their order.
        self.related: Mapping[str, Sequence[tuple[str, Sequence[str]]]] = table(
            "related", {key: [(one.article, one.because) for one in found] for key, found in corpus.related.items()}
        )
        self.scores: Mapping[str, Sequence[float]] = table(
            "scores", {key: [one.score for one in found] for key, found in corpus.related.items()}
        )
        self.stories: Mapping[str, Story] = table("story", {story.id: story for story in corpus.stories})
        self.story_of: Mapping[str, Story] = table(
            "story of", {article: story for story in corpus.stories for article in story.articles}
        )

    def _add_entities(self, corpus: Corpus, refs: Mapping[str, EntityRef]) -> None:
        table = self.dependencies.table
        self.entities: Mapping[str, Entity] = table("entity", {one.id: one for one in corpus.entities})
        self.entity_refs: Mapping[str, EntityRef] = table("entity ref", refs)
        self.co_mentions: Mapping[str, Sequence[CoMention]] = table("co-mentions", corpus.co_mentions)
        self.descriptions: Mapping[str, tuple[str, int, int] | None] = table(
            "description", {one.id: one.description for one in corpus.entities}
        )
        self.article_counts: Mapping[str, str] = table(
            "article count", {one.id: rounded_count(len(one.appearances)) for one in corpus.entities}
        )

    @property
    def corpus(self) -> Corpus:
        """The whole corpus. A page that reads it is made again whenever anything changes."""
        self.dependencies.record(EVERYTHING)
        return self._corpus

    def originals(self) -> Iterator[str]:
        """Ids of the articles that repeat no other, newest first."""
        return (article.id for article in self.corpus.articles if article.id not in self.corpus.duplicate_of)

    def foreign_language(self, article_id: str) -> str | None:
        """Language code of an article if it differs from the site's; None elsewhere."""
        lang = self.articles[article_id].lang
        return lang if lang != self.language else None

    def newest_first(self, article_id: str) -> tuple[int, str]:
        """Sort key for articles in the order of the corpus: newest first, undated last, then by key."""
        article = self.articles[article_id]
        return -int(article.date.replace("-", "")) if article.date else 0, article.key

    def entity_at(self, article_id: str, start: int | None) -> EntityRef | None:
        """The entity whose mention begins at `start`; None if none does."""
        if start is None:
            return None
        named = self.in_article.get(article_id, ())
        if article_id not in self._mention_starts:
            self._mention_starts[article_id] = _ids_by_start(named)
        found = self._mention_starts[article_id].get(start)
        return self.entity_refs[found] if found else None

    def description_text(self, entity: Entity) -> str | None:
        """The words that describe an entity, verbatim, on one line."""
        if entity.description is None:
            return None
        article_id, start, end = entity.description
        return " ".join(self.articles[article_id].text[start:end].split())

    def quotes_of(self, entity: Entity) -> Sequence[tuple[str, Quote]]:
        """Quotations of an entity with the ids of their articles, newest article first, repeats left out."""
        return self._quotes_by_speaker.get(entity.id, ())

    def quotes_by_speaker(self) -> Iterable[tuple[str, Sequence[tuple[str, Quote]]]]:
        """Ids of quoted entities, each with its quotations as `quotes_of` returns them."""
        return self._quotes_by_speaker.items()

    def first_and_last_seen(self, entity: Entity) -> tuple[str | None, str | None]:
        """Dates of the earliest and the latest dated article that names an entity."""
        dates = [date for seen in entity.appearances if (date := self.articles[seen.article].date)]
        return (min(dates), max(dates)) if dates else (None, None)

    def redirects(self) -> Iterator[Redirect]:
        """Former addresses that lead to a present entity, in order."""
        taken = {(entity.kind, entity.id) for entity in self.corpus.entities}
        for old, new in sorted(self.corpus.redirects.items()):
            kind, _, old_id = old.partition("/")
            entity = self.entities.get(new.partition("/")[2])
            if entity is None or kind not in get_args(Kind) or (kind, old_id) in taken:
                continue
            yield Redirect(former_page(kind, old_id), entity)  # type: ignore[arg-type]  # just checked

    def open_questions(self) -> Iterator[OpenQuestion]:
        """The open questions of the corpus, then the articles without a known date."""
        yield from self.corpus.open_questions
        for article in self.corpus.articles:
            if article.date is None:
                yield OpenQuestion(
                    UNDATED,
                    f"No date is known for {article.source_file}; it is left out of every period.",
                    article=article.id,
                    snippet={"articles": {article.id: {"date": "YYYY-MM-DD"}}},
                )


def _repeated_by(corpus: Corpus) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for article in corpus.articles:
        if original := corpus.duplicate_of.get(article.id):
            found[original].append(article.id)
    return found


def _in_article(corpus: Corpus, entity_refs: Mapping[str, EntityRef]) -> dict[str, list[tuple[EntityRef, Appearance]]]:
    found: dict[str, list[tuple[EntityRef, Appearance]]] = defaultdict(list)
    for entity in corpus.entities:
        for appearance in entity.appearances:
            found[appearance.article].append((entity_refs[entity.id], appearance))
    for named in found.values():
        named.sort(key=lambda pair: (-pair[1].salience, -len(pair[1].mentions), pair[0].id))
    return found


def _ids_by_start(named: Sequence[tuple[EntityRef, Appearance]]) -> dict[int, str]:
    """Start of each mention -> id of the entity it names."""
    return {mention.start: entity.id for entity, seen in named for mention in seen.mentions}


def _quotes_by_speaker(
    corpus: Corpus, in_article: Mapping[str, Sequence[tuple[EntityRef, Appearance]]]
) -> dict[str, list[tuple[str, Quote]]]:
    """Quotations by speaker, from articles that repeat no other, in the order of the corpus."""
    found: dict[str, list[tuple[str, Quote]]] = defaultdict(list)
    for article in corpus.articles:
        quotes = [quote for quote in corpus.findings[article.id].quotes if quote.mention is not None]
        if not quotes or article.id in corpus.duplicate_of:
            continue
        named = in_article.get(article.id, ())
        speakers = _ids_by_start(named)
        for quote in quotes:
            if quote.mention in speakers:
                found[speakers[quote.mention]].append((article.id, quote))
    return found
