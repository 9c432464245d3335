"""Candidate figures: a number with its words, filled in step by step by the rules."""

from __future__ import annotations

from dataclasses import dataclass

from generator.extract.figures.number import Number
from generator.extract.figures.rules import FigureRule
from generator.extract.text.annotated import CharSpan
from generator.records import Bound, FigureKind

# A longer sentence, in code points, is a table or a list that lost its line breaks, which the parser cannot parse.
LONGEST_PROSE = 5_000


@dataclass(frozen=True, slots=True)
class FigureCandidate:
    """A number and the words that belong to it."""

    number: Number
    """The number."""
    start: int
    """First code point of the figure: its bound or currency sign, else the number."""
    end: int
    """One past its last code point."""
    bound: Bound
    """How the number bounds the truth."""
    unit: CharSpan | None
    """Span of the unit; None if the number has none."""
    subject: CharSpan | None
    """Span of the subject; None if the text does not give one."""
    kind: FigureKind
    """The kind of figure."""
    rule: FigureRule
    """The rule that found it."""
    person: bool = False
    """Whether it counts people, or may do so because it has no noun."""

    @property
    def is_bare(self) -> bool:
        """Whether it has no noun and no known kind."""
        return self.unit is None and self.rule is FigureRule.NOUN and self.kind == "other"
