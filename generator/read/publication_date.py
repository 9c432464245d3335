"""Choose the publication date of an article from the most reliable source that states one."""

from __future__ import annotations

from dataclasses import dataclass

from generator.errors import Problem
from generator.read import dates
from generator.read.raw_article import Block, RawArticle, Sidecar
from generator.records import DateBasis


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """The publication date of an article."""

    date: str | None = None
    """ISO 8601 date; None if no source states one."""
    basis: DateBasis | None = None
    """The source; None exactly when `date` is."""
    problems: tuple[Problem, ...] = ()
    """Dates that were ignored, each with the reason."""


def publication_date(
    raw: RawArticle, body: tuple[Block, ...], url: str | None, path: str, sidecar: Sidecar | None
) -> PublicationDate:
    """Find the publication date: in the sidecar, the metadata, a dateline or the file name, in this order.

    Args:
        raw: The article's parts.
        body: Its paragraphs after the title.
        url: Its address, whose date can complete a dateline without a year.
        path: Name of its file in messages.
        sidecar: The editor's metadata.
    """
    if sidecar is not None and sidecar.metadata.date is not None:
        return PublicationDate(dates.parse_date(sidecar.metadata.date).date, "sidecar")
    hint = f"Add `date: YYYY-MM-DD` to {sidecar.path.rsplit('/')[-1] if sidecar else raw.correctable_in}"
    problems: list[Problem] = []
    if raw.metadata.date is not None:
        stated = dates.parse_date(raw.metadata.date)
        if stated.date is not None:
            return PublicationDate(stated.date, raw.basis)
        message = f"ignored the date: {stated.fault}"
        problems.append(Problem(path, raw.metadata.date_line, message, hint, "warning"))
    in_filename = dates.date_in_filename(raw.source_file)
    confirming = (in_filename.date, dates.date_in_url(url) if url else None)
    date, ignored, notes = _from_datelines(body, confirming, path, hint)
    problems += ignored
    if date is not None:
        return PublicationDate(date, "dateline", tuple(problems))
    if in_filename.date is not None:
        return PublicationDate(in_filename.date, "filename", tuple(problems))
    if in_filename.fault is not None:
        message = f"ignored the date in the file name: {in_filename.fault}"
        problems.append(Problem(path, None, message, hint, "warning"))
    return PublicationDate(problems=(*problems, *notes))


def _from_datelines(
    body: tuple[Block, ...], confirming: tuple[str | None, ...], path: str, hint: str
) -> tuple[str | None, list[Problem], list[Problem]]:
    """Find the date of the first usable dateline.

    Args:
        body: The paragraphs after the title.
        confirming: Dates of other sources, one of which has to confirm a dateline without a year.
        path: Name of the file in messages.
        hint: How to give the date instead.

    Returns:
        The date, warnings of wrong datelines, and notes of datelines without a year; the notes matter only if no
        other source gives a date.
    """
    ignored: list[Problem] = []
    notes: list[Problem] = []
    for number, found in dates.find_datelines([block.text for block in body]):
        line = body[number].line
        if found.date is not None:
            return found.date, ignored, notes
        if found.fault is not None:
            ignored.append(Problem(path, line, f"ignored the dateline: {found.fault}", hint, "warning"))
        elif found.yearless is not None:
            date = dates.complete_date(found.yearless, *confirming)
            if date is not None:
                return date, ignored, notes
            notes.append(Problem(path, line, f"ignored the dateline “{found.words}”: it has no year", hint, "note"))
    return None, ignored, notes
