"""Lines for the figures, quotations and dates of articles, each in the article's words with a link to its sentence."""

from __future__ import annotations

from collections.abc import Iterator

from generator.present.addresses import entity_page, href
from generator.present.dates import period
from generator.present.layout import Layout
from generator.present.views.statements import DateLine, FigureLine, QuoteLine, SourceLabel
from generator.records import DateExpression, Figure, Quote


def figure_lines(layout: Layout, article_id: str, page: str) -> Iterator[FigureLine]:
    """Yield lines for the figures of an article in reading order, for those whose sentence may be shown."""
    for figure in layout.findings[article_id].figures:
        if line := figure_line(layout, article_id, figure, page):
            yield line


def figure_line(layout: Layout, article_id: str, figure: Figure, page: str) -> FigureLine | None:
    """Line of a figure; None if its sentence may not be shown."""
    article = layout.articles[article_id]
    quotation = layout.quote_words(article_id, figure.start, figure.end, page)
    if quotation is None:
        return None
    attribution = figure.attribution
    named = layout.quote_words(article_id, *attribution, page) if attribution else None
    return FigureLine(
        quotation=quotation,
        figure=figure,
        kind=figure.kind,
        source=_source(layout, article_id, attribution, figure.attribution_mention, page) if attribution else None,
        named_in=named if named and named.href != quotation.href else None,
        place=_named(layout, article_id, figure.place, page),
        as_of=period(figure.as_of) if figure.as_of else None,
        article=article_id,
        published=article.date,
        headline=article.title,
    )


def quote_lines(layout: Layout, article_id: str, page: str) -> Iterator[QuoteLine]:
    """Yield lines for the quotations of an article in reading order, for those whose sentence may be shown."""
    for quote in layout.findings[article_id].quotes:
        if line := quote_line(layout, article_id, quote, page):
            yield line


def quote_line(layout: Layout, article_id: str, quote: Quote, page: str) -> QuoteLine | None:
    """Line of a quotation; None if its sentence may not be shown."""
    article = layout.articles[article_id]
    quotation = layout.quote_words(article_id, quote.start, quote.end, page)
    if quotation is None:
        return None
    return QuoteLine(
        quotation=quotation,
        direct=quote.direct,
        speaker=_source(layout, article_id, quote.speaker, quote.mention, page) if quote.speaker else None,
        cue=" ".join(article.text[quote.cue[0] : quote.cue[1]].split()) if quote.cue else "",
        article=article_id,
        published=article.date,
    )


def resolved_dates(layout: Layout, article_id: str) -> Iterator[DateExpression]:
    """Yield the resolved dates of an article in reading order, each date once for each sentence."""
    seen: set[tuple[str, str]] = set()
    for when in layout.findings[article_id].dates:
        if when.value is not None and (when.value, when.sentence) not in seen:
            seen.add((when.value, when.sentence))
            yield when


def date_lines(layout: Layout, article_id: str, page: str) -> Iterator[DateLine]:
    """Yield lines for the resolved dates, for those whose sentence may be shown."""
    return (line for when in resolved_dates(layout, article_id) if (line := date_line(layout, article_id, when, page)))


def date_line(layout: Layout, article_id: str, when: DateExpression, page: str) -> DateLine | None:
    """Line of a resolved date; None if its sentence may not be shown."""
    quotation = layout.quote_at(article_id, when.start, page)
    if quotation is None or when.value is None:
        return None
    written = " ".join(layout.articles[article_id].text[when.start : when.end].split())
    return DateLine(period(when.value), when.value, written, quotation, article_id)


def _source(layout: Layout, article_id: str, span: tuple[int, int], mention: int | None, page: str) -> SourceLabel:
    words = " ".join(layout.articles[article_id].text[span[0] : span[1]].split())
    entity = layout.entity_at(article_id, mention)
    return SourceLabel(words, href(page, entity_page(entity)) if entity and entity.own_page else "", entity)


def _named(layout: Layout, article_id: str, mention: int | None, page: str) -> SourceLabel | None:
    entity = layout.entity_at(article_id, mention)
    if entity is None:
        return None
    return SourceLabel(entity.name, href(page, entity_page(entity)) if entity.own_page else "", entity)
