"""Records of an article's words with the model's annotations, and of candidate spans for names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.extract.text.words import Word

CharSpan = tuple[int, int]
"""Offset of the first code point, and one past the last."""

WordSpan = tuple[int, int]
"""Number of the first word, and one past the last."""


@dataclass(frozen=True, slots=True)
class Label:
    """An entity of the model: a label over words."""

    first: int
    """Number of its first word."""
    end: int
    """One past its last word."""
    name: str
    """The model's label ("PERSON")."""


@dataclass(frozen=True, slots=True)
class SpanLabel:
    """A label of the model on a candidate span."""

    name: str
    """The model's label ("PERSON")."""
    whole: bool = True
    """Whether it covers the whole span."""


@dataclass(frozen=True, slots=True)
class CandidateSpan:
    """Words that may be a name."""

    first: int
    """Number of its first word."""
    end: int
    """One past its last word."""
    labels: tuple[SpanLabel, ...] = ()
    """The model's labels on it or on a part of it."""
    honorific: str = ""
    """Last honorific before it ("Mr")."""
    role: WordSpan | None = None
    """Words of the role before it ("U.S. Secretary of State")."""
    descriptive: bool = False
    """Whether its head is a common noun ("Moreau administration")."""
    dateline: bool = False
    """Whether it is the place of a dateline ("GENEVA — ")."""
    known_as: str = ""
    """Spelling elsewhere in the article, if that differs in capitalization ("GENEVA")."""

    @property
    def single(self) -> bool:
        """Whether it is one word."""
        return self.end == self.first + 1

    @property
    def length(self) -> int:
        """Number of its words."""
        return self.end - self.first


@dataclass(slots=True)
class AnnotatedText:
    """An article's words and the model's entities."""

    words: Sequence[Word]
    """All words, in reading order."""
    labels: Sequence[Label]
    """The model's entities."""
    label_at: dict[int, Label] = field(init=False)
    """Label over a word, by the word's number."""

    def __post_init__(self) -> None:
        self.label_at = {i: label for label in self.labels for i in range(label.first, label.end)}

    def text(self, first: int, end: int) -> str:
        """Words joined by spaces: the spelling by which occurrences are compared."""
        return " ".join(w.text for w in self.words[first:end])

    def spelling(self, candidate: CandidateSpan) -> str:
        """The words of a candidate, joined by spaces."""
        return self.text(candidate.first, candidate.end)

    def characters(self, first: int, end: int) -> tuple[int, int]:
        """Code points of words: the first, and one past the last."""
        return self.words[first].start, self.words[end - 1].end

    def words_of(self, candidate: CandidateSpan) -> Sequence[Word]:
        """The words of a candidate."""
        return self.words[candidate.first : candidate.end]

    def same_sentence(self, i: int, j: int) -> bool:
        """Whether two words exist and are in one sentence."""
        return (
            0 <= i < len(self.words) and 0 <= j < len(self.words) and self.words[i].sentence == self.words[j].sentence
        )

    def word_beside(self, i: int, j: int) -> Word | None:
        """Word `i`; None if it is not in the sentence of word `j`."""
        return self.words[i] if self.same_sentence(i, j) else None

    def before(self, candidate: CandidateSpan) -> Word | None:
        """The word before a candidate in its sentence."""
        return self.word_beside(candidate.first - 1, candidate.first)

    def after(self, candidate: CandidateSpan) -> Word | None:
        """The word after a candidate in its sentence."""
        return self.word_beside(candidate.end, candidate.first)

    def labels_of(self, first: int, end: int) -> tuple[SpanLabel, ...]:
        """The model's labels on words."""
        found = dict.fromkeys(label for i in range(first, end) if (label := self.label_at.get(i)) is not None)
        names = []
        for label in found:
            whole = label.first <= first and not any(w.capitalized for w in self.words[label.end : end])
            names.append(SpanLabel(label.name, whole))
        return tuple(names)
