"""Figures, quotations and dates as rows of JSON values, for the data files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from generator.present.data.rows import (
    AttributionRow,
    DateRow,
    DateTableRow,
    FigureRow,
    FigureTableRow,
    NumberedRow,
    QuoteRow,
    QuoteTableRow,
)
from generator.present.layout import Layout
from generator.records import Article, DateExpression, Figure, Quote

Found = TypeVar("Found", Quote, Figure, DateExpression)
Row = TypeVar("Row", QuoteRow, FigureRow, DateRow)


def quote_row(layout: Layout, article: Article, quote: Quote) -> QuoteRow:
    """A quotation, in the vocabulary of `docs/guide/data-files.md`."""
    speaker = layout.entity_at(article.id, quote.mention)
    return {
        "text": article.text[quote.start : quote.end],
        "start": quote.start,
        "end": quote.end,
        "sentence": quote.sentence,
        "speaker_text": article.text[slice(*quote.speaker)] if quote.speaker else None,
        "speaker": speaker.id if speaker else None,
        "cue": article.text[slice(*quote.cue)] if quote.cue else None,
        "direct": quote.direct,
    }


def figure_row(layout: Layout, article: Article, figure: Figure) -> FigureRow:
    """A figure with what its sentence says about it."""
    place = layout.entity_at(article.id, figure.place)
    value = list(figure.value) if isinstance(figure.value, tuple) else figure.value
    row: FigureRow = {
        "text": article.text[figure.start : figure.end],
        "start": figure.start,
        "end": figure.end,
        "sentence": figure.sentence,
        "value": value,
        "bound": figure.bound,
        "unit": figure.unit,
        "subject": figure.subject,
        "kind": figure.kind,
        "attribution": _attribution(layout, article, figure),
        "place": place.id if place else None,
        "as_of": figure.as_of,
    }
    if figure.vague:
        row["vague"] = figure.vague
    return row


def date_row(layout: Layout, article: Article, when: DateExpression) -> DateRow:
    """A date in the text; `value` is null if it cannot be resolved."""
    return {
        "text": article.text[when.start : when.end],
        "start": when.start,
        "end": when.end,
        "sentence": when.sentence,
        "value": when.value,
    }


def shown(
    layout: Layout, article: Article, make: Callable[[Layout, Article, Found], Row], found: Sequence[Found]
) -> list[Row]:
    """Rows of one article; if only excerpts may be published, those whose sentence is one of them."""
    return [make(layout, article, one) for one in found if layout.shown_sentence(article.id, one.start) is not None]


def quote_rows(layout: Layout, article_id: str) -> list[QuoteTableRow]:
    """The quotations of an article, in reading order."""
    article = layout.articles[article_id]
    rows = shown(layout, article, quote_row, layout.findings[article_id].quotes)
    return [{**_numbered(article, number), **row} for number, row in enumerate(rows, 1)]


def figure_rows(layout: Layout, article_id: str) -> list[FigureTableRow]:
    """The figures of an article, in reading order; the words and the entity of the attribution in separate columns."""
    article = layout.articles[article_id]
    rows = shown(layout, article, figure_row, layout.findings[article_id].figures)
    return [
        {
            **_numbered(article, number),
            **row,
            "attribution": source["text"] if source else None,
            "attribution_entity": source["entity"] if source else None,
        }
        for number, row in enumerate(rows, 1)
        for source in (row["attribution"],)
    ]


def date_rows(layout: Layout, article_id: str) -> list[DateTableRow]:
    """The dates in an article's text, in reading order."""
    article = layout.articles[article_id]
    rows = shown(layout, article, date_row, layout.findings[article_id].dates)
    return [{**_numbered(article, number), **row} for number, row in enumerate(rows, 1)]


def _numbered(article: Article, number: int) -> NumberedRow:
    """Id of a row, with its article and date."""
    return {"id": f"{article.id}#{number}", "article": article.id, "published": article.date}


def _attribution(layout: Layout, article: Article, figure: Figure) -> AttributionRow | None:
    if figure.attribution is None:
        return None
    start, end = figure.attribution
    source = layout.entity_at(article.id, figure.attribution_mention)
    return {"text": article.text[start:end], "start": start, "end": end, "entity": source.id if source else None}
