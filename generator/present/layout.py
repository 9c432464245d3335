"""Links, quotations and lists that pages are built from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.present.addresses import HOME, SECTIONS, Link, article_page, entity_page, href, section_page
from generator.present.corpus_tables import CorpusTables
from generator.present.dates import day
from generator.present.entity_refs import EntityRef
from generator.present.quoting import Quotable, sentence_number
from generator.present.views.lists import ArticleLink, EntityLink, KindList, ListedEntity
from generator.present.views.quotations import Quotation
from generator.records import KINDS, Appearance, Entity, Kind, Mention, Sentence


class Layout(CorpusTables):
    """The tables of the corpus, with builders of the links, quotations and lists that pages show."""

    def quotable(self, article_id: str) -> Quotable:
        """An article, ready to be quoted."""
        return self.dependencies.memoize(("quotable", article_id), self._made_quotable, article_id)

    def _made_quotable(self, article_id: str) -> Quotable:
        findings = self.findings[article_id]
        starts = tuple(sentence.start for sentence in findings.sentences)
        return Quotable(self.articles[article_id], findings, starts, self.foreign_language(article_id))

    def crumbs(self, page: str, *above: tuple[str, str]) -> tuple[Link, ...]:
        """Breadcrumbs of `page`: links to the home page and to the pages `above` it, given as texts and paths."""
        return tuple(Link(text, href(page, path)) for text, path in (("Home", HOME), *above))

    def linked_mentions(self, article_id: str) -> Sequence[tuple[Mention, EntityRef]]:
        """Mentions in an article of entities that have a page, in reading order."""
        found = [
            (mention, entity)
            for entity, seen in self.in_article.get(article_id, ())
            if entity.own_page
            for mention in seen.mentions
        ]
        return sorted(found, key=lambda pair: pair[0].start)

    def lead(self, article_id: str, page: str) -> Quotation | None:
        """The first key sentence of an article, as quoted on `page`; None if it has none."""
        keys = self.findings[article_id].key_sentences
        quotable = self.quotable(article_id)
        return quotable.quote(quotable.sentence(keys[0]), page) if keys else None

    def most_telling_mention(self, appearance: Appearance) -> Mention:
        """The mention with the most informative sentence: a key sentence, as its subject, with a role; else the first.

        Mentions in the headline come last, since the link to the article shows the headline already.
        """
        keys = self.findings[appearance.article].key_sentences
        title_end = len(self.articles[appearance.article].title)
        quotable = self.quotable(appearance.article)

        def worth(mention: Mention) -> tuple[bool, bool, bool, bool, int]:
            key = quotable.sentence_at(mention.start).id in keys
            return (mention.start > title_end, key, mention.subject, mention.role is not None, -mention.start)

        return max(appearance.mentions, key=worth)

    def shown_sentence(self, article_id: str, offset: int) -> Sentence | None:
        """The sentence at `offset`; None if it may not be shown, as only excerpts are published."""
        quotable = self.quotable(article_id)
        sentence = quotable.sentence_at(offset)
        shown = self.full_text or sentence.id in ("s0", *quotable.findings.key_sentences)
        return sentence if shown else None

    def may_show(self, article_id: str, offset: int) -> bool:
        """Whether the sentence at `offset` may be shown."""
        return self.full_text or self.shown_sentence(article_id, offset) is not None

    def quote_at(self, article_id: str, offset: int, page: str) -> Quotation | None:
        """The sentence at `offset`, as quoted on `page`; None if it may not be shown."""
        sentence = self.shown_sentence(article_id, offset)
        return self.quotable(article_id).quote(sentence, page) if sentence else None

    def quote_words(self, article_id: str, start: int, end: int, page: str) -> Quotation | None:
        """Words of an article, as quoted on `page`, with a link to the sentence in which they begin.

        None if that sentence may not be shown.
        """
        sentence = self.shown_sentence(article_id, start)
        if sentence is None:
            return None
        quotable = self.quotable(article_id)
        words = " ".join(quotable.article.text[start:end].split())
        target = href(page, article_page(article_id), sentence.id)
        return Quotation(words, target, sentence_number(sentence), quotable.lang)

    def developments(self, article_id: str, page: str, most: int | None = None) -> tuple[Quotation, ...]:
        """The key sentences after the lead, at most `most` of them, in reading order."""
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
            lang=self.foreign_language(article_id),
        )

    def entity_link(self, entity: EntityRef, page: str, count: int) -> EntityLink:
        """A link to an entity from `page`."""
        return EntityLink(
            name=entity.name,
            href=href(page, entity_page(entity)) if entity.own_page else "",
            kind=entity.kind,
            count=count,
        )

    def entity_row(self, entity: Entity, page: str) -> ListedEntity:
        """An entity in the table of its kind."""
        first_seen, last_seen = self.first_and_last_seen(entity)
        place = entity.description
        return ListedEntity(
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
        """Add an article's description of the entity to the link, preferably from the article of `appearance`."""
        here = next((one.role for one in appearance.mentions if one.role), None) if appearance else None
        place = (appearance.article, *here) if appearance and here else self.descriptions[entity.id]
        words = self.quote_words(*place, page) if place else None
        if place is None or words is None:
            return link
        own = appearance is not None and place[0] == appearance.article
        return replace(link, described=words, described_in=None if own else self.articles[place[0]].title)

    def by_kind(self, links: Iterable[EntityLink], page: str) -> tuple[KindList, ...]:
        """Group links by kind, in the same order; kinds without links are left out."""
        groups: dict[Kind, list[EntityLink]] = defaultdict(list)
        for link in links:
            groups[link.kind].append(link)
        return tuple(
            KindList(kind, SECTIONS[kind].capitalize(), href(page, section_page(kind)), tuple(groups[kind]))
            for kind in KINDS
            if kind in groups
        )

    def with_first_sentence(self, link: EntityLink, entity: EntityRef, page: str, appearance: Appearance) -> EntityLink:
        """Add a link to the first sentence of an article that names the entity, and the number of articles that do."""
        sentence = self.shown_sentence(appearance.article, appearance.mentions[0].start)
        if sentence is None:
            return link
        first = href(page, article_page(appearance.article), sentence.id)
        return replace(link, first=first, article_count=self.article_counts[entity.id])
