"""A number as written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, before anything is known of what it counts."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    value: float | tuple[float, float] | None
    """Its value; both ends of a range; None for a vague one."""
    vague: str | None = None
    """The vague words in small letters; None where there is a value."""
    share: bool = False
    """Whether it is a share in hundredths ("one in five", "a third of")."""
    digits: bool = False
    """Whether it is written in digits."""
    short: str = ""
    """Scale letter right after the digits ("m"); empty where there is none."""
    grouped: bool = False
    """Whether its digits are grouped in thousands or it has a decimal point or a scale: no year, no name looks so."""

    @property
    def single(self) -> float | None:
        """Its value where it is one number; None for a range and a vague number."""
        return self.value if isinstance(self.value, float | int) else None
