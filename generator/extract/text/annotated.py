"""The words of an article with what the model says of them, and the pieces that are cut from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.extract.text.words import Word

Span = tuple[int, int]
"""Numbers of a first word and of one past the last."""


@dataclass(frozen=True, slots=True)
class Label:
    """What the model found: a label over words."""

    first: int
    """Number of its first word."""
    end: int
    """One past its last word."""
    name: str
    """The model's label ("PERSON")."""


@dataclass(frozen=True, slots=True)
class CandidateSpan:
    """Words that may be a name."""

    first: int
    """Number of its first word."""
    end: int
    """One past its last word."""
    labels: tuple[str, ...] = ()
    """What the model calls it, with `~` before what it calls only a part of it."""
    honorific: str = ""
    """Last honorific before it ("Mr")."""
    role: tuple[int, int] | None = None
    """Words of the role before it ("U.S. Secretary of State"), first and one past the last."""
    descriptive: bool = False
    """Whether its head is a common noun ("Moreau administration")."""
    dateline: bool = False
    """Whether it is the place that a paragraph is dated from ("GENEVA — ")."""
    known_as: str = ""
    """Spelling under which the article establishes it, where that differs in capitals ("GENEVA")."""


@dataclass(slots=True)
class AnnotatedText:
    """An article's words and the model's labels over them."""

    words: Sequence[Word]
    """All words, in reading order."""
    labels: Sequence[Label]
    """The model's names."""
    label_at: dict[int, Label] = field(init=False)
    """Label over a word, by the word's number."""

    def __post_init__(self) -> None:
        self.label_at = {i: label for label in self.labels for i in range(label.first, label.end)}

    def text(self, first: int, end: int) -> str:
        """Words joined by spaces: the spelling under which occurrences are compared."""
        return " ".join(w.text for w in self.words[first:end])

    def spelling(self, candidate: CandidateSpan) -> str:
        """Spelling of a piece."""
        return self.text(candidate.first, candidate.end)

    def same_sentence(self, i: int, j: int) -> bool:
        """Whether two words exist and stand in one sentence."""
        return (
            0 <= i < len(self.words) and 0 <= j < len(self.words) and self.words[i].sentence == self.words[j].sentence
        )

    def before(self, candidate: CandidateSpan) -> Word | None:
        """The word before a piece in its sentence."""
        return self.words[candidate.first - 1] if self.same_sentence(candidate.first - 1, candidate.first) else None

    def after(self, candidate: CandidateSpan) -> Word | None:
        """The word after a piece in its sentence."""
        return self.words[candidate.end] if self.same_sentence(candidate.end, candidate.first) else None

    def labels_of(self, first: int, end: int) -> tuple[str, ...]:
        """The model's labels for words, with `~` before one that covers only a part of them."""
        found = dict.fromkeys(label for i in range(first, end) if (label := self.label_at.get(i)) is not None)
        names = []
        for label in found:
            whole = label.first <= first and not any(w.capitalized for w in self.words[label.end : end])
            names.append(label.name if whole else f"~{label.name}")
        return tuple(names)
