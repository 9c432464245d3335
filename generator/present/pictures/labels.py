"""Labels of the marks in a picture: their size, and whether there is room for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import combining, east_asian_width

LONGEST = 26
"""Characters of a name in a picture; the full name is in its tooltip and in the table."""

# Mean advance of a letter against the size of the type, in the sans serif faces of common systems, with some to spare
# (Helvetica and Arial: 0.5 for English text); ideographs take a whole square.
LETTER, IDEOGRAPH = 0.56, 1.05


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle of the drawing."""

    left: float
    """Left edge."""
    top: float
    """Upper edge."""
    right: float
    """Right edge."""
    bottom: float
    """Lower edge."""

    def overlaps(self, other: Rectangle) -> bool:
        """Whether the two rectangles overlap."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def fits_in(self, width: float, height: float) -> bool:
        """Whether the rectangle is within a drawing of this size."""
        return self.left >= 0 and self.top >= 0 and self.right <= width and self.bottom <= height


def short_name(name: str, longest: int = LONGEST) -> str:
    """Shorten a long name for a picture, after a word if possible."""
    words = " ".join(name.split())
    if len(words) <= longest:
        return words
    cut = words[: longest - 1]
    whole = cut.rpartition(" ")[0]
    return f"{(whole if len(whole) > longest / 2 else cut).rstrip(' ,')}…"


def text_width(text: str, size: float) -> float:
    """Approximate width of a text in a type size."""
    widths = (0 if combining(letter) else IDEOGRAPH if east_asian_width(letter) in "WF" else LETTER for letter in text)
    return round(sum(widths) * size, 1)


def is_free(room: Rectangle, taken: Iterable[Rectangle]) -> bool:
    """Whether a rectangle overlaps none of those taken."""
    return not any(room.overlaps(other) for other in taken)
