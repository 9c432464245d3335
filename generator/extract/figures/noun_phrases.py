"""Read the noun phrase that a number begins: its unit and subject."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from generator.extract.lexicon.figures import casualty_status_of, figure_words, is_person, may_be_person
from generator.records import FigureKind, Mention

# The most tokens in a phrase; a longer one is a list or a tagging error.
_LONGEST = 9
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """The words after a number that say what it counts."""

    unit: tuple[int, int] | None
    """Span of the words for what is counted; None if the number has no noun."""
    subject: tuple[int, int] | None
    """Span of the words for whose or which ones; None if the text does not say."""
    end: int
    """One past the last code point of the phrase."""
    head: Token | None
    """Its head noun."""


class NounPhrases:
    """Reader of the noun phrases in an article's tokens."""

    def __init__(self, text: str, doc: Doc, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._doc = doc
        self._starts = [t.idx for t in doc]
        self._mentions = mentions

    def token_at(self, offset: int) -> Token | None:
        """The token that holds or follows a code point; None after the last."""
        i = bisect_right(self._starts, offset) - 1
        if i < 0 or offset >= self._starts[i] + len(self._doc[i]):
            i += 1
        return self._doc[i] if i < len(self._doc) else None

    def named(self, token: Token) -> Mention | None:
        """The name that a token is part of."""
        i = bisect_right(self._mentions, token.idx, key=lambda m: m.start) - 1
        return self._mentions[i] if i >= 0 and token.idx < self._mentions[i].end else None

    def after(self, at: int, limit: int) -> NounPhrase:
        """The phrase that begins at or after a code point, including an "of" before it ("dozens of rockets")."""
        first = self._first_token(at, limit)
        nothing = NounPhrase(None, None, at, None)
        if first is None:
            return nothing
        partitive = first.lower_ == "of"
        i = self._skip(first.i, figure_words("before noun"), limit)
        skipped = i > first.i
        if partitive and i < len(self._doc):
            if self._doc[i].lower_ in figure_words("object pronoun") and self._doc[i].idx < limit:
                return NounPhrase(None, None, self._doc[i].idx + len(self._doc[i]), None)
            i = self._skip(i, figure_words("determiner"), len(self._text))
        found = self._without_verb(self._gather(i, limit))
        if found:
            return self._phrase(found)
        alone = self._doc[i] if partitive and i < len(self._doc) else first
        return self._alone(alone, limit) if alone.i != first.i or not (skipped and partitive) else nothing

    def _first_token(self, at: int, limit: int) -> Token | None:
        """The first token from a code point on that is neither white space nor a hyphen; None beyond the limit."""
        token = self.token_at(at)
        while token is not None and token.idx < limit and (token.is_space or token.text == "-"):
            token = token.nbor() if token.i + 1 < len(self._doc) else None
        return token if token is not None and token.idx < limit else None

    def _skip(self, i: int, skipped: frozenset[str], limit: int) -> int:
        """Index of the first token from `i` on that is not one of the skipped words."""
        while i < len(self._doc) and self._doc[i].idx < limit and self._doc[i].lower_ in skipped:
            i += 1
        return i

    def _phrase(self, found: Sequence[Token]) -> NounPhrase:
        """The phrase of some tokens, the last of which is its head noun."""
        head = found[-1]
        end = head.idx + len(head)
        subject = self._subject(found)
        begin = found[0].idx if subject is None else next((t.idx for t in found if t.idx >= subject[1]), head.idx)
        while self._text[begin] in "'’- " or self._text[begin : begin + 2] in {"s ", "S "}:
            begin += 1  # the rest of a possessive or a hyphen after the subject
        return NounPhrase((begin, end), subject, end, head)

    def counts_people(self, phrase: NounPhrase) -> bool:
        """Whether a phrase counts people or deaths, or may do so because it has no noun."""
        if phrase.head is None:
            return True
        word = phrase.head.text
        name = self.named(phrase.head)
        return bool(
            is_person(word)
            or phrase.head.lower_ in figure_words("adjective head") | {"lives"}
            or may_be_person(word)
            or any(casualty_status_of(word, how) for how in ("noun", "state"))
            or (name is not None and name.kind in {"group", "organization"})
        )

    def kind(self, phrase: NounPhrase) -> FigureKind:
        """The kind of figure by the head noun alone."""
        if phrase.head is None:
            return "other"
        low = phrase.head.lower_
        name = self.named(phrase.head)
        if low in figure_words("troops"):
            return "troops"
        if (
            is_person(phrase.head.text)
            or low in figure_words("adjective head")
            or (name is not None and name.kind == "group")
        ):
            return "people"
        return "count"

    def _alone(self, token: Token, limit: int) -> NounPhrase:
        """The phrase of a word that replaces a noun: "30 others", "12 dead"."""
        if token.lower_ in figure_words("adjective head") and token.idx < limit:
            return NounPhrase((token.idx, token.idx + len(token)), None, token.idx + len(token), token)
        return NounPhrase(None, None, token.idx, None)

    def _gather(self, i: int, limit: int) -> list[Token]:
        """Adjectives and nouns from token `i` up to the head noun; empty if there is no noun."""
        found: list[Token] = []
        last = 0
        for token in (self._doc[n] for n in range(i, min(i + _LONGEST, len(self._doc)))):
            if self._breaks_phrase(token, limit):
                break
            if self._is_noun(token):
                found.append(token)
                last = len(found)
                if self._ends_phrase(token):
                    break
            elif self._may_precede_noun(token, found):
                found.append(token)
            else:
                break
        return found[:last]

    def _breaks_phrase(self, token: Token, limit: int) -> bool:
        """Whether a token begins a line or a time ("28 last year"), or is beyond the limit."""
        if token.idx >= limit or token.is_space or (token.ent_type_ in {"DATE", "TIME"} and token.pos_ == "PROPN"):
            return True
        following = self._doc[token.i + 1] if token.i + 1 < len(self._doc) else None
        return (
            following is not None
            and token.lower_ in figure_words("which period")
            and following.lower_ in figure_words("period")
        )

    def _without_verb(self, found: list[Token]) -> list[Token]:
        """The words without a final verb that is tagged as a noun: "9,000 Vietnamese work on farms"."""
        if not found or found[-1].tag_ not in {"NN", "NNP"} or not found[-1].text.islower():
            return found
        last = found[-1]
        after = last.nbor() if last.i + 1 < len(self._doc) else None
        if after is None or after.pos_ not in {"ADP", "ADV", "SCONJ"} or after.lower_ == "of":
            return found
        if not (self._follows_plural(found) or self._closes_partitive(found)):
            return found
        finite = (t for t in last.sent if t.tag_ in _FINITE_TAGS)
        return found if any(t.lower_ not in figure_words("report") for t in finite) else found[:-1]

    def _follows_plural(self, found: list[Token]) -> bool:
        """Whether the last word follows a plural, which may be the subject of a verb."""
        last = found[-1]
        before = found[-2] if len(found) > 1 else last.nbor(-1) if last.i else None
        if before is None:
            return False
        name = self.named(before)
        return (
            before.tag_ in _PLURAL_TAGS
            or before.lower_ in figure_words("plural by nature")
            or (name is not None and name.kind == "group")
        )

    @staticmethod
    def _closes_partitive(found: list[Token]) -> bool:
        """Whether two words follow "of" and a plural: "12 cartons of citrus stand in cold stores."."""
        of = found[0].nbor(-1) if found[0].i > 1 and len(found) == 2 else None
        if of is None or of.lower_ != "of" or of.nbor(-1).tag_ not in _PLURAL_TAGS:
            return False
        return bool(found[-1].sent[-1].text == ".")

    def _is_noun(self, token: Token) -> bool:
        return token.pos_ in {"NOUN", "PROPN"} or (
            token.tag_ in {"JJ", "VBG"} and self.named(token) is None and token.lower_.endswith("s")
        )

    def _ends_phrase(self, token: Token) -> bool:
        """Whether a noun is the last of its phrase: a plural that does not modify another noun."""
        if token.i + 1 >= len(self._doc):
            return True
        following = token.nbor()
        if following.text in _POSSESSIVES:
            return False
        if token.pos_ == "NOUN" and following.pos_ == "PROPN" and not is_person(following.text):
            return True  # "territory Hydra once held"
        if token.tag_ == "NNS" and following.tag_ == "NNS" and token.lower_ not in figure_words("plural first"):
            return True  # "in 12,000 cases notes were taken"
        if token.tag_ in _PLURAL_TAGS or token.lower_ == "people":
            return not (token.dep_ == "compound" and token.head.i > token.i and following.pos_ in {"NOUN", "PROPN"})
        name = self.named(token)
        if name is None or token.idx + len(token) < name.end:
            return False
        # "Hamas combatants" continues, "Reuters Sunday" does not.
        return not (following.pos_ in {"NOUN", "ADJ"} or following.text == "-" or is_person(following.text))

    def _may_precede_noun(self, token: Token, found: list[Token]) -> bool:
        """Whether a token that is not a noun may precede the head noun of the phrase begun with `found`."""
        if token.pos_ == "ADJ" or token.tag_ in {"JJ", "JJR", "JJS", "VBN", "HYPH"}:
            return token.dep_ == "amod" or token.lower_ not in figure_words("no modifier")
        if token.tag_ == "VBG":
            return token.dep_ in {"amod", "compound"}
        if token.text in _POSSESSIVES:
            return bool(found)
        if token.pos_ == "ADV":
            return token.head.i == token.i + 1 and token.head.pos_ in {"ADJ", "VERB"} and token.head.dep_ == "amod"
        return token.text in {"and", "or", ","} and self._joins_adjectives(token, found)

    def _joins_adjectives(self, token: Token, found: list[Token]) -> bool:
        """Whether a conjunction joins adjectives of one noun: "young and old men", "Iraqi and Kurdish children"."""
        if not found or found[-1].pos_ != "ADJ" or token.i + 1 >= len(self._doc):
            return False
        return token.nbor().pos_ == "ADJ" and token.nbor().dep_ in {"conj", "amod"}

    def _subject(self, found: Sequence[Token]) -> tuple[int, int] | None:
        """The names among the words before the head noun: "Hamas" of "Hamas combatants"."""
        names = [
            t
            for t, after in pairwise(found)
            # excludes the first half of "Hydra-held"
            if after.text != "-" and (self.named(t) is not None or (t.pos_ == "PROPN" and t.text[0].isupper()))
        ]
        if not names:
            return None
        start, end = names[0].idx, names[-1].idx + len(names[-1])
        first, last = self.named(names[0]), self.named(names[-1])
        start = min(start, first.start) if first is not None and first.start >= found[0].idx else start
        end = max(end, last.end) if last is not None and last.end <= found[-1].idx else end
        return start, end
