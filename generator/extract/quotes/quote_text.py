"""Index of one article for the rules on quotations, by offset, token or sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Literal

from spacy.tokens import Doc, Token

from generator.extract.lexicon.names import given_name
from generator.extract.quotes.quotation_marks import MarkedQuotation
from generator.extract.text.datelines import dateline_ends
from generator.records import Article, Mention, Sentence

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
# Tokens at either end of a sentence that are checked to see whether all of it is in marks.
SAMPLE = 12
MARKS = frozenset("\"“”„«»‘’'`‹›")


class QuoteText:
    """An article with its parse, names and quotation marks.

    Attributes:
        raw: The article's text; all offsets are code points of it.
        paragraphs: Spans of its paragraphs; the first is the title.
        doc: Its parse.
        sentences: Its sentences, in reading order.
        mentions: Its names, in reading order.
        quotations: Its spans between quotation marks, in reading order.
        quoted: For each token, 1 inside quotation marks and 0 outside; a nickname inside a name counts as outside.
        named: Token number -> the mention that covers the token.
    """

    def __init__(
        self,
        article: Article,
        doc: Doc,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        quotations: Sequence[MarkedQuotation],
    ) -> None:
        self.paragraphs = article.paragraphs
        self.raw = article.text
        self.doc = doc
        self.sentences = sentences
        self.mentions = mentions
        self.quotations = quotations
        self._starts = [t.idx for t in doc]
        self._sentence_starts = [s.start for s in sentences]
        self._mention_starts = [m.start for m in mentions]
        self.quoted = self._mark_quoted()
        self.named = {i: m for m in mentions for i in range(self.first_token(m.start), self.first_token(m.end))}
        self._after_dateline = {
            self.sentence_at(end - 1): self.first_token(end) for end in dateline_ends(self.raw, sentences)
        }
        self._roots: dict[int, int | None] = {}
        self._sexes = _sexes(mentions)

    def _mark_quoted(self) -> bytearray:
        quoted = bytearray(len(self.doc))
        for quotation in self.quotations:
            start, end = quotation.outer
            mention = self._mention_over(quotation)
            if mention is not None and mention.start < start and end < mention.end:
                continue  # a nickname is part of the name around it (`John “Jack” Roe`)
            for i in range(self.token_at(start), self.first_token(end)):
                quoted[i] = 1
        return quoted

    def _mention_over(self, quotation: MarkedQuotation) -> Mention | None:
        i = bisect_right(self._mention_starts, quotation.start) - 1
        return self.mentions[i] if i >= 0 else None

    def token_at(self, offset: int) -> int:
        """Number of the token that contains an offset, or of the one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def first_token(self, offset: int) -> int:
        """Number of the first token that begins at or after an offset."""
        return bisect_left(self._starts, offset)

    def sentence_at(self, offset: int) -> int:
        """Number of the sentence that contains an offset, or of the one before it."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def tokens_of(self, number: int) -> range:
        """Numbers of a sentence's tokens."""
        sentence = self.sentences[number]
        return range(self.first_token(sentence.start), self.first_token(sentence.end))

    def after_dateline(self, number: int) -> int:
        """Number of the first token of a sentence that is not part of a dateline."""
        return self._after_dateline.get(number, self.tokens_of(number).start)

    def bounds(self, i: int) -> range:
        """Numbers of all tokens of the sentence that contains token `i`."""
        return self.tokens_of(self.sentence_at(self._starts[i]))

    def root(self, number: int) -> Token | None:
        """The main verb of a sentence."""
        if number not in self._roots:
            roots = [i for i in self.tokens_of(number) if self.doc[i].dep_ == "ROOT"]
            # A dateline has a root of its own, which is not a verb.
            verbs = [i for i in roots if self.doc[i].pos_ in {"VERB", "AUX"}]
            self._roots[number] = next(iter(verbs or roots), None)
        found = self._roots[number]
        return self.doc[found] if found is not None else None

    def all_quoted(self, number: int) -> bool:
        """Whether a sentence begins and ends inside marks."""
        tokens = self.tokens_of(number)
        ends = (*tokens[:SAMPLE], *tokens[-SAMPLE:])
        return all(self.quoted[i] or self.doc[i].is_punct for i in ends)

    def mentions_in(self, start: int, end: int) -> Sequence[Mention]:
        """Mentions that begin in a span of code points."""
        return self.mentions[bisect_left(self._mention_starts, start) : bisect_left(self._mention_starts, end)]

    def end_of(self, i: int) -> int:
        """Offset one past a token."""
        token: Token = self.doc[i]
        return int(token.idx) + len(token)

    def span(self, first: int, last: int | None = None) -> tuple[int, int]:
        """Offsets of a token, or of the tokens from the first to the last."""
        return self.doc[first].idx, self.end_of(first if last is None else last)

    def is_mark(self, i: int) -> bool:
        """Whether a token is a quotation mark or a space."""
        token = self.doc[i]
        return token.is_space or (len(token) <= 2 and set(token.text) <= MARKS)

    def any_quoted(self, tokens: range) -> bool:
        """Whether any of the tokens is inside quotation marks."""
        return any(self.quoted[tokens.start : tokens.stop])

    def words_in(self, quotation: MarkedQuotation) -> int:
        """Number of words of a quotation."""
        return len(self.raw[quotation.start : quotation.end].split())

    def person_at(self, i: int) -> Mention | None:
        """The person whose name covers a token."""
        named = self.named.get(i)
        return named if named is not None and named.kind == "person" else None

    def is_possessive(self, i: int) -> bool:
        """Whether a possessive ending follows a token."""
        return i + 1 < len(self.doc) and self.doc[i + 1].lower_ in {"'s", "’s", "’", "'"} and not self.quoted[i + 1]

    def sex(self, mention: Mention) -> str | None:
        """Sex of a person (`m` or `f`), possibly from a fuller name elsewhere in the article."""
        # A surname alone may be that of several people; a full name has the sex of its own mentions, not a relative's.
        sexes = self._sexes.get(mention.name) or (
            set() if self._is_shared(mention) else self._sexes.get(surname(mention))
        )
        known = mention.sex or (next(iter(sexes)) if sexes and len(sexes) == 1 else None)
        if known is None and " " not in mention.name and (given := given_name(mention.name)) in {"m", "f"}:
            return given
        return known

    def _is_shared(self, mention: Mention) -> bool:
        """Whether a full name is one of several with its surname."""
        last = surname(mention)
        return last != mention.name and any(
            m.kind == "person" and surname(m) == last and m.name not in {mention.name, last} for m in self.mentions
        )


def _sexes(mentions: Iterable[Mention]) -> dict[str, set[Literal["m", "f"]]]:
    """Name or surname -> the sexes of the people mentioned by it."""
    found: dict[str, set[Literal["m", "f"]]] = {}
    for mention in mentions:
        if mention.kind == "person" and mention.sex:
            for name in {mention.name, surname(mention)}:
                found.setdefault(name, set()).add(mention.sex)
    return found


def surname(mention: Mention) -> str:
    """Last word of a name."""
    return mention.name.rsplit(maxsplit=1)[-1] if mention.name.strip() else mention.text
