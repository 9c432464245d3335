"""What an expression of time says by itself, before anything is known of the day it was written on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Form = Literal[
    "day",  # 18 August, with or without a year
    "month",  # August, with or without a year
    "year",
    "decade",
    "season",
    "weekday",
    "near day",  # today, yesterday, tomorrow
    "near period",  # this week, last month, next year
    "distance",  # two days ago
    "afar",  # three weeks later, the next day: told from another event
]


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression of time in an article's words."""

    start: int
    """First code point of the date itself."""
    end: int
    """One past its last code point."""
    form: Form
    """What sort of expression it is."""
    year: int | None = None
    """Year as written; for a decade its first."""
    month: int | None = None
    """Month as written."""
    day: int | None = None
    """Day of the month as written."""
    until: int | None = None
    """Last day of "7-9 October", last year of "2014-17"; None where one stands."""
    weekday: int | None = None
    """Day of the week as written, 0 for Monday."""
    shift: str = ""
    """Word that moves it, in small letters ("last", "earlier this", "ago"); empty where none does."""
    unit: str = ""
    """Unit of a period or distance ("week"); empty where there is none."""
    count: int | None = None
    """Number of units; None where it is vague ("several years ago") or there are none."""
    opening: int | None = None
    """First code point of the word that opens a period ("between"); None where none does."""

    @property
    def outer_start(self) -> int:
        """First code point, the opening word included."""
        return self.start if self.opening is None else self.opening

    @property
    def outer_end(self) -> int:
        """One past the last code point."""
        return self.end
