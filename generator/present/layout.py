"""The corpus, indexed the ways that pages look things up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.present.addresses import HOME, SECTIONS, Link, WebSite, article_page, entity_page, href, section_page
from generator.present.cards import EntityRef, card, spread
from generator.present.dates import day
from generator.present.dependencies import EVERYTHING, DependencyTracker
from generator.present.quoting import Quotable, Quotation, sentence_number
from generator.present.views.lists import ArticleLink, EntityLink, EntityRow, KindList
from generator.records import (
    KINDS,
    Appearance,
    Article,
    CoMention,
    Corpus,
    Entity,
    Findings,
    Kind,
    Mention,
    Quote,
    Sentence,
    Story,
)


class Layout:
    """What every page builder needs; built once, read only.

    Attributes:
        reads: Knows what is read of the tables here.
        site_name: Name of the site.
        web: Where the site is published.
        language: Language of the site (ISO 639-1).
        generator: Tool name and version, for front matter.
        full_text: False where only excerpts may be published.
        articles: By id.
        findings: By article id.
        entities: By id, whole; a page that shows no more of an entity than its name reads `cards`.
        cards: By entity id.
        in_article: Article id -> its entities with how they appear there, most salient first.
        duplicate_of: Article id -> id of the article that it repeats.
        repeated_by: Article id -> ids of the articles that repeat it.
        related: Article id -> articles worth reading after it, with why, the best first.
        scores: Article id -> how like it these are.
        co_mentions: Entity id -> whom it is named with.
        stories: By id.
        story_of: Article id -> the story it belongs to.
    """

    def __init__(
        self,
        corpus: Corpus,
        *,
        site_name: str,
        language: str,
        generator: str,
        full_text: bool,
        site_url: str = "",
        folders: bool = True,
    ) -> None:
        self._corpus = corpus
        self.site_name = site_name
        self.web = WebSite(site_name, site_url, folders)
        self.language = language
        self.generator = generator
        self.full_text = full_text
        self.reads = DependencyTracker()
        table = self.reads.table
        articles = {article.id: article for article in corpus.articles}
        cards = {entity.id: card(entity) for entity in corpus.entities}
        in_article = _in_article(corpus, cards)
        repeated_by: dict[str, list[str]] = defaultdict(list)
        for article in corpus.articles:
            if original := corpus.duplicate_of.get(article.id):
                repeated_by[original].append(article.id)
        self.articles: Mapping[str, Article] = table("article", articles)
        self.findings: Mapping[str, Findings] = table("findings", corpus.findings)
        self.entities: Mapping[str, Entity] = table("entity", {entity.id: entity for entity in corpus.entities})
        self.cards: Mapping[str, EntityRef] = table("card", cards)
        self.in_article: Mapping[str, Sequence[tuple[EntityRef, Appearance]]] = table("named", in_article)
        self.duplicate_of: Mapping[str, str] = table("repeats", corpus.duplicate_of)
        self.repeated_by: Mapping[str, Sequence[str]] = table("repeated by", repeated_by)
        # A score changes a little with every article; what it puts first seldom does.
        self.related: Mapping[str, Sequence[tuple[str, Sequence[str]]]] = table(
            "related", {key: [(one.article, one.because) for one in like] for key, like in corpus.related.items()}
        )
        self.scores: Mapping[str, Sequence[float]] = table(
            "scores", {key: [one.score for one in like] for key, like in corpus.related.items()}
        )
        self.co_mentions: Mapping[str, Sequence[CoMention]] = table("named with", corpus.co_mentions)
        self.stories: Mapping[str, Story] = table("story", {story.id: story for story in corpus.stories})
        self.story_of: Mapping[str, Story] = table(
            "story of", {one: story for story in corpus.stories for one in story.articles}
        )
        self._descriptions = table("description", {entity.id: entity.description for entity in corpus.entities})
        self._spreads = table("spread", {entity.id: spread(len(entity.appearances)) for entity in corpus.entities})
        self._said = table("said by", _said(corpus, in_article))
        self._starts: dict[str, dict[int, str]] = {}

    @property
    def corpus(self) -> Corpus:
        """Everything known. A page that looks here is made again whenever anything changes."""
        self.reads.note(EVERYTHING)
        return self._corpus

    def quotable(self, article_id: str) -> Quotable:
        """An article, ready to be quoted."""
        return self.reads.once(("quotable", article_id), self._made_quotable, article_id)

    def _made_quotable(self, article_id: str) -> Quotable:
        findings = self.findings[article_id]
        starts = tuple(sentence.start for sentence in findings.sentences)
        return Quotable(self.articles[article_id], findings, starts, self.foreign(article_id))

    def foreign(self, article_id: str) -> str | None:
        """The language of an article where it differs from the site's, to mark its words with."""
        lang = self.articles[article_id].lang
        return lang if lang != self.language else None

    def crumbs(self, page: str, *above: tuple[str, str]) -> tuple[Link, ...]:
        """The way from the home page to `page`: texts and paths of the pages above it, the home page included."""
        return tuple(Link(text, href(page, path)) for text, path in (("Home", HOME), *above))

    def newest_first(self, article_id: str) -> tuple[int, str]:
        """What sorts articles as the corpus does: newest first, undated last, then by key."""
        article = self.articles[article_id]
        return -int(article.date.replace("-", "")) if article.date else 0, article.key

    def entity_at(self, article_id: str, start: int | None) -> EntityRef | None:
        """The entity whose mention begins at `start`; None where none does."""
        if start is None:
            return None
        named = self.in_article.get(article_id, ())
        if article_id not in self._starts:
            self._starts[article_id] = {mention.start: one.id for one, seen in named for mention in seen.mentions}
        found = self._starts[article_id].get(start)
        return self.cards[found] if found else None

    def quotes_of(self, entity: Entity) -> Sequence[tuple[str, Quote]]:
        """Quotations of an entity with the ids of their articles, newest article first, repeats left out."""
        return self._said.get(entity.id, ())

    def said(self) -> Iterable[tuple[str, Sequence[tuple[str, Quote]]]]:
        """Entity ids with what they said, as `quotes_of` gives it."""
        return self._said.items()

    def linked(self, article_id: str) -> Sequence[tuple[Mention, EntityRef]]:
        """Mentions in an article with the entities they name, those without a page left out, in reading order."""
        found = [
            (mention, entity)
            for entity, seen in self.in_article.get(article_id, ())
            if entity.own_page
            for mention in seen.mentions
        ]
        return sorted(found, key=lambda pair: pair[0].start)

    def lead(self, article_id: str, page: str) -> Quotation | None:
        """The sentence that tells an article best, as quoted on `page`."""
        keys = self.findings[article_id].key_sentences
        quotable = self.quotable(article_id)
        return quotable.quote(quotable.sentence(keys[0]), page) if keys else None

    def shown_sentence(self, article_id: str, offset: int) -> Sentence | None:
        """The sentence at `offset`; None where only excerpts may be shown and it is none of them."""
        quotable = self.quotable(article_id)
        sentence = quotable.sentence_at(offset)
        shown = self.full_text or sentence.id in ("s0", *quotable.findings.key_sentences)
        return sentence if shown else None

    def shows(self, article_id: str, offset: int) -> bool:
        """Whether the sentence at `offset` may be shown."""
        return self.full_text or self.shown_sentence(article_id, offset) is not None

    def quote_at(self, article_id: str, offset: int, page: str) -> Quotation | None:
        """The sentence at `offset`, as quoted on `page`; None where it may not be shown."""
        sentence = self.shown_sentence(article_id, offset)
        return self.quotable(article_id).quote(sentence, page) if sentence else None

    def quote_words(self, article_id: str, start: int, end: int, page: str) -> Quotation | None:
        """Some words of an article, as quoted on `page`, with the link to the sentence in which they begin.

        None where that sentence may not be shown.
        """
        sentence = self.shown_sentence(article_id, start)
        if sentence is None:
            return None
        quotable = self.quotable(article_id)
        words = " ".join(quotable.article.text[start:end].split())
        target = href(page, article_page(article_id), sentence.id)
        return Quotation(words, target, sentence_number(sentence), quotable.lang)

    def developments(self, article_id: str, page: str, most: int | None = None) -> tuple[Quotation, ...]:
        """The key sentences after the lead, in the order in which the article has them; the best `most` of them."""
        quotable = self.quotable(article_id)
        keys = self.findings[article_id].key_sentences[1:][:most]
        sentences = sorted((quotable.sentence(key) for key in keys), key=lambda sentence: sentence.start)
        return tuple(quotable.quote(sentence, page) for sentence in sentences)

    def article_link(self, article_id: str, page: str, quotation: Quotation | None = None) -> ArticleLink:
        """A link to an article from `page`."""
        article = self.articles[article_id]
        return ArticleLink(
            title=article.title,
            href=href(page, article_page(article_id)),
            date=day(article.date) if article.date else None,
            publisher=article.publisher,
            quotation=quotation,
            repeats=article_id in self.duplicate_of,
            lang=self.foreign(article_id),
        )

    def entity_link(self, entity: EntityRef, page: str, count: int) -> EntityLink:
        """A link to an entity from `page`."""
        return EntityLink(
            name=entity.name,
            href=href(page, entity_page(entity)) if entity.own_page else "",
            kind=entity.kind,
            count=count,
        )

    def entity_row(self, entity: Entity, page: str) -> EntityRow:
        """An entity in a table of all of its kind."""
        first_seen, last_seen = self.seen(entity)
        place = entity.description
        return EntityRow(
            name=entity.name,
            href=href(page, entity_page(entity)) if entity.own_page else "",
            count=entity.mention_count,
            articles=len(entity.appearances),
            first_seen=day(first_seen) if first_seen else None,
            last_seen=day(last_seen) if last_seen else None,
            first_iso=first_seen or "",
            last_iso=last_seen or "",
            described=self.quote_words(*place, page) if place else None,
        )

    def with_description(
        self, link: EntityLink, entity: EntityRef, page: str, appearance: Appearance | None = None
    ) -> EntityLink:
        """The link, with an article's words for who or what the entity is, those of the page's own article first."""
        here = next((one.role for one in appearance.mentions if one.role), None) if appearance else None
        place = (appearance.article, *here) if appearance and here else self._descriptions[entity.id]
        words = self.quote_words(*place, page) if place else None
        if place is None or words is None:
            return link
        own = appearance is not None and place[0] == appearance.article
        return replace(link, described=words, described_in=None if own else self.articles[place[0]].title)

    def by_kind(self, links: Iterable[EntityLink], page: str) -> tuple[KindList, ...]:
        """Sort links into kinds, their order kept; kinds without any are left out."""
        groups: dict[Kind, list[EntityLink]] = defaultdict(list)
        for link in links:
            groups[link.kind].append(link)
        return tuple(
            KindList(kind, SECTIONS[kind].capitalize(), href(page, section_page(kind)), tuple(groups[kind]))
            for kind in KINDS
            if kind in groups
        )

    def seen(self, entity: Entity) -> tuple[str | None, str | None]:
        """Dates of the earliest and the latest dated article that names an entity."""
        dates = [date for seen in entity.appearances if (date := self.articles[seen.article].date)]
        return (min(dates), max(dates)) if dates else (None, None)

    def with_first(self, link: EntityLink, entity: EntityRef, page: str, appearance: Appearance) -> EntityLink:
        """The link, with one to the first sentence that names the entity in an article, and in how many others do."""
        sentence = self.shown_sentence(appearance.article, appearance.mentions[0].start)
        if sentence is None:
            return link
        first = href(page, article_page(appearance.article), sentence.id)
        return replace(link, first=first, spread=self._spreads[entity.id])


def _in_article(corpus: Corpus, cards: Mapping[str, EntityRef]) -> dict[str, list[tuple[EntityRef, Appearance]]]:
    found: dict[str, list[tuple[EntityRef, Appearance]]] = defaultdict(list)
    for entity in corpus.entities:
        for appearance in entity.appearances:
            found[appearance.article].append((cards[entity.id], appearance))
    for named in found.values():
        named.sort(key=lambda pair: (-pair[1].salience, -len(pair[1].mentions), pair[0].id))
    return found


def _said(
    corpus: Corpus, in_article: Mapping[str, Sequence[tuple[EntityRef, Appearance]]]
) -> dict[str, list[tuple[str, Quote]]]:
    """What each entity said, in articles that repeat no other, in the order of the corpus."""
    found: dict[str, list[tuple[str, Quote]]] = defaultdict(list)
    for article in corpus.articles:
        quotes = [quote for quote in corpus.findings[article.id].quotes if quote.mention is not None]
        if not quotes or article.id in corpus.duplicate_of:
            continue
        named = in_article.get(article.id, ())
        speakers = {mention.start: one.id for one, seen in named for mention in seen.mentions}
        for quote in quotes:
            if quote.mention in speakers:
                found[speakers[quote.mention]].append((article.id, quote))
    return found
