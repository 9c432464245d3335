"""Figures, quotations and dates as rows of JSON values, for the data files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from generator.present.layout import Layout
from generator.records import Article, Figure, Quote, When

Row = Mapping[str, Any]


def quote_row(layout: Layout, article: Article, quote: Quote) -> Row:
    """Who said what, in the vocabulary of `docs/guide/data-files.md`."""
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


def figure_row(layout: Layout, article: Article, figure: Figure) -> Row:
    """A number with all that its sentence says about it."""
    place = layout.entity_at(article.id, figure.place)
    value = list(figure.value) if isinstance(figure.value, tuple) else figure.value
    return {
        "text": article.text[figure.start : figure.end],
        "start": figure.start,
        "end": figure.end,
        "sentence": figure.sentence,
        "value": value,
        **({"vague": figure.vague} if figure.vague else {}),
        "bound": figure.bound,
        "unit": figure.unit,
        "subject": figure.subject,
        "kind": figure.kind,
        "attribution": _attribution(layout, article, figure),
        "place": place.id if place else None,
        "as_of": figure.as_of,
    }


def date_row(layout: Layout, article: Article, when: When) -> Row:
    """A date in the text; `value` is null where it cannot be resolved."""
    return {
        "text": article.text[when.start : when.end],
        "start": when.start,
        "end": when.end,
        "sentence": when.sentence,
        "value": when.value,
    }


def shown(layout: Layout, article: Article, make: Callable[..., Row], found: Sequence[Any]) -> list[Row]:
    """Rows of one article; where only excerpts may be published, those whose sentence is one of them."""
    return [make(layout, article, one) for one in found if layout.shown_sentence(article.id, one.start) is not None]


def quote_rows(layout: Layout) -> Iterator[Row]:
    """All quotations, newest article first."""
    return _numbered(layout, lambda article: shown(layout, article, quote_row, _findings(layout, article).quotes))


def figure_rows(layout: Layout) -> Iterator[Row]:
    """All figures, newest article first; the attribution by its words, its entity beside it."""
    for row in _numbered(
        layout, lambda article: shown(layout, article, figure_row, _findings(layout, article).figures)
    ):
        source = row["attribution"] or {}
        yield {**row, "attribution": source.get("text"), "attribution_entity": source.get("entity")}


def date_rows(layout: Layout) -> Iterator[Row]:
    """All dates in texts, newest article first."""
    return _numbered(layout, lambda article: shown(layout, article, date_row, _findings(layout, article).dates))


def _findings(layout: Layout, article: Article) -> Any:
    return layout.corpus.findings[article.id]


def _numbered(layout: Layout, rows: Callable[[Article], list[Row]]) -> Iterator[Row]:
    """Rows of all articles, each with an id, its article and the article's date."""
    for article in layout.corpus.articles:
        for number, row in enumerate(rows(article), 1):
            yield {"id": f"{article.id}#{number}", "article": article.id, "published": article.date, **row}


def _attribution(layout: Layout, article: Article, figure: Figure) -> Row | None:
    if figure.attribution is None:
        return None
    start, end = figure.attribution
    source = layout.entity_at(article.id, figure.attribution_mention)
    return {"text": article.text[start:end], "start": start, "end": end, "entity": source.id if source else None}
