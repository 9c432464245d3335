"""What a number counts: the unit and subject of the noun phrase that it begins."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from generator.extract.lexicon.figures import fate_of, is_person, may_be_person, words
from generator.records import FigureKind, Mention

# Tokens of a phrase, at most; a longer one is a list or a slip of the tagger.
_LONGEST = 9
# Words between a number and its noun that say nothing about it.
_SKIPPED = frozenset({"more", "other", "additional", "further", "extra", "another", "of", "such"})
_DETERMINERS = frozenset(
    {"the", "a", "an", "these", "those", "its", "his", "her", "their", "our", "all", "that", "this"}
)
_WHEN = frozenset({"last", "next", "this"})
_PERIODS = frozenset({"year", "month", "week", "weekend", "season", "quarter", "decade", "century", "summer", "winter"})
_PRONOUNS = frozenset({"them", "us", "whom", "which", "you", "it"})
_MASSES = frozenset({"thousands", "hundreds", "dozens", "millions", "people", "cattle", "police"})
_PLURALS = frozenset({"NNS", "NNPS"})
# Adjectives that name the people they describe: "12 wounded", "three dead", "some 40 missing".
ADJECTIVE_HEADS = frozenset(
    {"dead", "killed", "wounded", "injured", "missing", "displaced", "homeless", "others", "detained", "arrested"}
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words after a number that say what it counts."""

    unit: tuple[int, int] | None
    """Span of the words for what is counted; None where the number stands alone."""
    subject: tuple[int, int] | None
    """Span of the words for whose or which; None where it is not said."""
    end: int
    """One past the last code point of the phrase."""
    head: Token | None
    """Its head noun."""


class Phrases:
    """Reads noun phrases off an article's tokens."""

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

    def after(self, at: int, limit: int) -> Phrase:
        """The phrase that begins at or after a code point, an "of" before it included ("dozens of rockets")."""
        token = self.token_at(at)
        while token is not None and token.idx < limit and (token.is_space or token.text == "-"):
            token = token.nbor() if token.i + 1 < len(self._doc) else None
        nothing = Phrase(None, None, at, None)
        if token is None or token.idx >= limit:
            return nothing
        partitive = token.lower_ == "of"
        i, skipped = token.i, False
        while i < len(self._doc) and self._doc[i].idx < limit and self._doc[i].lower_ in _SKIPPED:
            i, skipped = i + 1, True
        if partitive and i < len(self._doc):
            if self._doc[i].lower_ in _PRONOUNS and self._doc[i].idx < limit:
                return Phrase(None, None, self._doc[i].idx + len(self._doc[i]), None)
            while i < len(self._doc) and self._doc[i].lower_ in _DETERMINERS:
                i += 1
        found = self._without_verb(self._gather(i, limit))
        if not found:
            alone = self._doc[i] if partitive and i < len(self._doc) else token
            return self._alone(alone, limit) if alone.i != token.i or not (skipped and partitive) else nothing
        head = found[-1]
        subject = self._subject(found)
        begin = found[0].idx if subject is None else next((t.idx for t in found if t.idx >= subject[1]), head.idx)
        while self._text[begin] in "'’- " or self._text[begin : begin + 2] in {"s ", "S "}:
            begin += 1  # what is left of a possessive or a hyphen after the subject
        return Phrase((begin, head.idx + len(head)), subject, head.idx + len(head), head)

    def counts_people(self, phrase: Phrase) -> bool:
        """Whether a phrase counts people or deaths, or may, since it has no noun."""
        if phrase.head is None:
            return True
        word = phrase.head.text
        name = self.named(phrase.head)
        return bool(
            is_person(word)
            or phrase.head.lower_ in {*ADJECTIVE_HEADS, "lives"}
            or may_be_person(word)
            or any(fate_of(word, how) for how in ("noun", "state"))
            or (name is not None and name.kind in {"group", "organization"})
        )

    def kind(self, phrase: Phrase) -> FigureKind:
        """What sort of figure a phrase makes by its noun alone."""
        if phrase.head is None:
            return "other"
        low = phrase.head.lower_
        name = self.named(phrase.head)
        if low in words("troops"):
            return "troops"
        if is_person(phrase.head.text) or low in ADJECTIVE_HEADS or (name is not None and name.kind == "group"):
            return "people"
        return "count"

    def _alone(self, token: Token, limit: int) -> Phrase:
        """Words that stand for a noun: "30 others", "12 dead"."""
        if token.lower_ in ADJECTIVE_HEADS and token.idx < limit:
            return Phrase((token.idx, token.idx + len(token)), None, token.idx + len(token), token)
        return Phrase(None, None, token.idx, None)

    def _gather(self, i: int, limit: int) -> list[Token]:
        """Adjectives and nouns from token `i` up to the head noun; empty where there is no noun."""
        found: list[Token] = []
        last = 0
        while i < len(self._doc) and len(found) < _LONGEST:
            token = self._doc[i]
            if token.idx >= limit or token.is_space or (token.ent_type_ in {"DATE", "TIME"} and token.pos_ == "PROPN"):
                break
            if token.lower_ in _WHEN and i + 1 < len(self._doc) and self._doc[i + 1].lower_ in _PERIODS:
                break  # "28 last year"
            if self._is_noun(token):
                found.append(token)
                last = len(found)
                if self._ends_phrase(token):
                    break
            elif self._may_precede_noun(token, found):
                found.append(token)
            else:
                break
            i += 1
        return found[:last]

    def _without_verb(self, found: list[Token]) -> list[Token]:
        """The words without a verb at their end that the tagger takes for a noun: "9,000 Vietnamese work on farms"."""
        if not found or found[-1].tag_ not in {"NN", "NNP"} or not found[-1].text.islower():
            return found
        last = found[-1]
        after = last.nbor() if last.i + 1 < len(self._doc) else None
        before = found[-2] if len(found) > 1 else last.nbor(-1) if last.i else None
        many = before is not None and (
            before.tag_ in _PLURALS
            or before.lower_ in _MASSES
            or ((name := self.named(before)) is not None and name.kind == "group")
        )
        of = found[0].nbor(-1) if found[0].i > 1 else None
        if of is not None and of.lower_ == "of" and of.nbor(-1).tag_ in _PLURALS and last.sent[-1].text == ".":
            many = many or len(found) == 2  # "12 cartons of citrus stand in cold stores."
        if not many or after is None or after.pos_ not in {"ADP", "ADV", "SCONJ"} or after.lower_ == "of":
            return found
        sentence = (t for t in last.sent if t.tag_ in {"VBD", "VBZ", "VBP", "MD"})
        return found if any(t.lower_ not in words("report") for t in sentence) else found[:-1]

    def _is_noun(self, token: Token) -> bool:
        return token.pos_ in {"NOUN", "PROPN"} or (
            token.tag_ in {"JJ", "VBG"} and self.named(token) is None and token.lower_.endswith("s")
        )

    def _ends_phrase(self, token: Token) -> bool:
        """Whether a noun is the last of its phrase: a plural that does not stand before another noun."""
        if token.i + 1 >= len(self._doc):
            return True
        following = token.nbor()
        if following.text in {"'", "’", "'s", "’s"}:
            return False
        if token.pos_ == "NOUN" and following.pos_ == "PROPN" and not is_person(following.text):
            return True  # "territory Hydra once held"
        if token.tag_ == "NNS" and following.tag_ == "NNS" and token.lower_ not in words("plural first"):
            return True  # "in 12,000 cases notes were taken"
        if token.tag_ in _PLURALS or token.lower_ == "people":
            return not (token.dep_ == "compound" and token.head.i > token.i and following.pos_ in {"NOUN", "PROPN"})
        name = self.named(token)
        if name is not None and token.idx + len(token) >= name.end:
            # "Hamas combatants" goes on, "Reuters Sunday" does not.
            goes_on = following.pos_ in {"NOUN", "ADJ"} or following.text == "-" or is_person(following.text)
            return not goes_on
        return False

    def _may_precede_noun(self, token: Token, found: list[Token]) -> bool:
        if token.pos_ == "ADJ" or token.tag_ in {"JJ", "JJR", "JJS", "VBN", "HYPH"}:
            return token.lower_ not in {"dead", "more", "less", "old"} or token.dep_ == "amod"
        if token.tag_ == "VBG":
            return token.dep_ in {"amod", "compound"}
        if token.text in {"'s", "’s", "'", "’"}:
            return bool(found)
        if token.pos_ == "ADV":
            return token.head.pos_ in {"ADJ", "VERB"} and token.head.i == token.i + 1 and token.head.dep_ == "amod"
        if token.text in {"and", "or", ","}:
            # "young and old men", "Israeli and Palestinian children": between two adjectives of one noun
            return (
                bool(found)
                and found[-1].pos_ == "ADJ"
                and token.i + 1 < len(self._doc)
                and token.nbor().pos_ == "ADJ"
                and token.nbor().dep_ in {"conj", "amod"}
            )
        return False

    def _subject(self, found: list[Token]) -> tuple[int, int] | None:
        """The names among the words before the head noun: "Hamas" of "Hamas combatants"."""
        names = [
            t
            for t, after in pairwise(found)
            # not the first half of "Hydra-held"
            if after.text != "-" and (self.named(t) is not None or (t.pos_ == "PROPN" and t.text[0].isupper()))
        ]
        if not names:
            return None
        start, end = names[0].idx, names[-1].idx + len(names[-1])
        first, last = self.named(names[0]), self.named(names[-1])
        start = min(start, first.start) if first is not None and first.start >= found[0].idx else start
        end = max(end, last.end) if last is not None and last.end <= found[-1].idx else end
        return start, end
