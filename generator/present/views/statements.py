"""Template data for single figures, quotations and dates, each with a link to its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from generator.present.entity_refs import EntityRef
from generator.present.views.quotations import Quotation
from generator.records import Figure, FigureKind


@dataclass(frozen=True, slots=True)
class SourceLabel:
    """The source of a statement."""

    words: str
    """The article's words for the source."""
    href: str
    """Link to the source's page; empty if it is anonymous or has none."""
    entity: EntityRef | None
    """The source's entity; None if it is anonymous."""


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure as a page shows it."""

    quotation: Quotation
    """The article's words for the figure, with the link to its sentence."""
    figure: Figure
    """Its details."""
    kind: FigureKind
    """Kind of figure."""
    source: SourceLabel | None
    """Its source, by its sentence or by the quotation that contains it; None: unattributed in source."""
    named_in: Quotation | None
    """The sentence that names the source, if it is not the sentence of the figure."""
    place: SourceLabel | None
    """The place that the sentence gives for it."""
    as_of: str | None
    """The date that the sentence gives for it, in words."""
    article: str
    """Id of the article."""
    published: str | None
    """ISO date of the article."""
    headline: str
    """Headline of the article, for pages that show figures of several."""


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """A quotation as a page shows it."""

    quotation: Quotation
    """The words said, with the link to their sentence."""
    direct: bool
    """True if they are in quotation marks."""
    speaker: SourceLabel | None
    """Their speaker; None if the article does not say."""
    cue: str
    """The cue that reports them; empty if there is none."""
    article: str
    """Id of the article."""
    published: str | None
    """ISO date of the article."""


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date in an article's text as a timeline shows it."""

    day: str
    """The date as resolved, in words ("7 October 2023")."""
    value: str
    """The same as ISO 8601, for sorting."""
    written: str
    """The article's words for it ("October 7")."""
    quotation: Quotation
    """Its sentence."""
    article: str
    """Id of the article."""
