"""Words beside the marks of a picture: how much room they take, and where there is some."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import combining, east_asian_width

LONGEST = 26
"""Letters of a name in a picture; the whole name is in its tooltip and in the table."""

# Mean advance of a letter against the size of the type, in the sans serif faces of common systems, with some to spare
# (Helvetica and Arial: 0.5 for English text); ideographs take a whole square.
LETTER, IDEOGRAPH = 0.56, 1.05


@dataclass(frozen=True, slots=True)
class Room:
    """A rectangle of the drawing that is taken."""

    left: float
    """Left edge."""
    top: float
    """Upper edge."""
    right: float
    """Right edge."""
    bottom: float
    """Lower edge."""

    def meets(self, other: Room) -> bool:
        """Whether the two overlap."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, width: float, height: float) -> bool:
        """Whether all of it lies in a drawing."""
        return self.left >= 0 and self.top >= 0 and self.right <= width and self.bottom <= height


def short(name: str, longest: int = LONGEST) -> str:
    """A name as a picture shows it: cut after a word where it is long."""
    words = " ".join(name.split())
    if len(words) <= longest:
        return words
    cut = words[: longest - 1]
    whole = cut.rpartition(" ")[0]
    return f"{(whole if len(whole) > longest / 2 else cut).rstrip(' ,')}…"


def text_width(text: str, size: float) -> float:
    """About how wide a text is in type of a size."""
    widths = (0 if combining(letter) else IDEOGRAPH if east_asian_width(letter) in "WF" else LETTER for letter in text)
    return round(sum(widths) * size, 1)


def free(room: Room, taken: Iterable[Room]) -> bool:
    """Whether nothing lies in a rectangle."""
    return not any(room.meets(other) for other in taken)
