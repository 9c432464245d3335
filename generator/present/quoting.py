"""Quote the sentences of an article, each with a link to its anchor."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from generator.present.addresses import article_page, entity_page, href
from generator.present.entity_refs import EntityRef
from generator.present.views.quotations import Quotation, Segment, SentenceView
from generator.records import Article, Findings, Mention, Sentence


def sentence_number(sentence: Sentence) -> str:
    """Number of a sentence in its article, as pages show it; `title` for the headline."""
    return "title" if sentence.id == "s0" else sentence.id[1:]


@dataclass(frozen=True, slots=True)
class Quotable:
    """An article with its sentences, ready to be quoted."""

    article: Article
    """The article."""
    findings: Findings
    """What was found in it."""
    starts: Sequence[int]
    """Where its sentences begin."""
    lang: str | None = None
    """Its language code if it differs from the site's language."""

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that contains the code point at `offset`."""
        return self.findings.sentences[max(0, bisect_right(self.starts, offset) - 1)]

    def sentence(self, sentence_id: str) -> Sentence:
        """The sentence with this id."""
        return self.findings.sentences[int(sentence_id[1:])]

    def quote(self, sentence: Sentence, page: str) -> Quotation:
        """A sentence of this article, as quoted on `page`."""
        return Quotation(
            text=self.article.text[sentence.start : sentence.end],
            href=href(page, article_page(self.article.id), sentence.id),
            number=sentence_number(sentence),
            lang=self.lang,
        )

    def paragraphs(self, linked: Sequence[tuple[Mention, EntityRef]]) -> Iterator[tuple[SentenceView, ...]]:
        """The body, title excluded, paragraph by paragraph.

        Args:
            linked: Mentions with the entities they name, in reading order; they become links.
        """
        page = article_page(self.article.id)
        links = {(mention.start, mention.end): href(page, entity_page(entity)) for mention, entity in linked}
        spans = sorted(links)
        cursor = 0
        body: dict[int, list[SentenceView]] = {}
        for sentence, following in zip_longest(self.findings.sentences, self.findings.sentences[1:]):
            inside = []
            while cursor < len(spans) and spans[cursor][0] < sentence.end:
                if spans[cursor][0] >= sentence.start and spans[cursor][1] <= sentence.end:
                    inside.append(spans[cursor])
                cursor += 1
            if sentence.paragraph:
                segments = tuple(_segments(self.article.text, sentence, inside, links))
                spaced = following is not None and following.start > sentence.end
                body.setdefault(sentence.paragraph, []).append(
                    SentenceView(sentence.id, sentence_number(sentence), segments, spaced)
                )
        return (tuple(views) for _, views in sorted(body.items()))


def _segments(
    text: str, sentence: Sentence, spans: Sequence[tuple[int, int]], links: Mapping[tuple[int, int], str]
) -> Iterator[Segment]:
    at = sentence.start
    for start, end in spans:
        if start > at:
            yield Segment(text[at:start])
        yield Segment(text[start:end], links[start, end])
        at = end
    if at < sentence.end:
        yield Segment(text[at : sentence.end])


def shorten(text: str, limit: int) -> str:
    """Shorten `text` to at most `limit` characters, between words and with an ellipsis."""
    folded = " ".join(text.split())
    if len(folded) <= limit:
        return folded
    cut = folded[: limit - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space else cut).rstrip(",;:–—- ") + "…"
