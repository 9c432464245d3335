"""The record of a number as written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, before it is known what it counts."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    value: float | tuple[float, float] | None
    """Its value; both ends for a range; None for a vague number."""
    vague: str | None = None
    """The vague words in lower case; None if there is a value."""
    share: bool = False
    """Whether it is a share in hundredths ("one in five", "a third of")."""
    digits: bool = False
    """Whether it is written in digits."""
    short: str = ""
    """Scale letter right after the digits ("m"); empty if there is none."""
    grouped: bool = False
    """Whether it has grouped digits, a decimal point or a scale, and so is neither a year nor a label."""

    @property
    def single(self) -> float | None:
        """Its value if it is a single number; None for a range or a vague number."""
        return self.value if isinstance(self.value, float | int) else None
