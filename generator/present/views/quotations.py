"""Template data for an article's own words: quotations, and the sentences of the full text."""

from __future__ import annotations

from dataclasses import dataclass

from generator.present.views.foreign import Foreign


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of an article's words, linked or not."""

    text: str
    """The words, exactly."""
    href: str = ""
    """Link to the entity they name; empty if there is none."""


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence as it is in the full text."""

    id: str
    """Its anchor."""
    number: str
    """Its number in the article."""
    segments: tuple[Segment, ...]
    """Its words in order; joined, they are the sentence."""
    spaced: bool
    """True where white space follows before the next sentence of the paragraph."""


@dataclass(frozen=True, slots=True)
class Quotation(Foreign):
    """A sentence quoted away from its place, with the link that proves it."""

    text: str
    """The sentence, verbatim."""
    href: str
    """Link to the sentence on its article's page."""
    number: str
    """The sentence's number in its article; `title` for the headline."""
    lang: str | None = None
    """Its language code if it differs from the site's language."""
