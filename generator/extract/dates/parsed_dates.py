"""Records of dates as written, before they are resolved against an anchor date."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Form(Enum):
    """Form of the expression."""

    DAY = auto()
    """18 August, with or without a year."""
    MONTH = auto()
    """August, with or without a year."""
    YEAR = auto()
    """2014, or years joined by a hyphen."""
    DECADE = auto()
    """The 1990s."""
    SEASON = auto()
    """The summer of 2014, last winter."""
    WEEKDAY = auto()
    """Monday, last Friday."""
    NEAR_DAY = auto()
    """Today, yesterday, tomorrow."""
    NEAR_PERIOD = auto()
    """This week, last month, next year."""
    AGO = auto()
    """Two days ago."""
    OTHER_ANCHOR = auto()
    """Three weeks later, the next day: counted from another event."""


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """A date or time as written in an article."""

    start: int
    """First code point of the date itself."""
    end: int
    """One past its last code point."""
    form: Form
    """Form of the expression."""
    year: int | None = None
    """Year as written; for a decade the first one."""
    month: int | None = None
    """Month as written, 1 to 12."""
    day: int | None = None
    """Day of the month as written."""
    until: int | None = None
    """Last day of "7-9 October", last year of "2014-17"; None for a single one."""
    weekday: int | None = None
    """Day of the week as written, 0 for Monday."""
    shift: str = ""
    """Word that shifts it, in lower case ("last", "earlier this", "ago"); empty if none does."""
    unit: str = ""
    """Unit of a period or distance ("week"); empty if there is none."""
    count: int | None = None
    """Number of units, or of days from the day of writing; None if it is vague ("several") or there are none."""
    opening: int | None = None
    """First code point of the word that opens a period ("between"); None if none does."""

    @property
    def outer_start(self) -> int:
        """First code point, including the opening word."""
        return self.start if self.opening is None else self.opening
