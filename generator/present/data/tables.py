"""The tables of the data files: the corpus as rows of JSON values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from generator.present.addresses import article_page, entity_page
from generator.present.data.rows import (
    ArticleRow,
    DateTableRow,
    EntityRow,
    FigureTableRow,
    QuoteTableRow,
    ReviewRow,
    SentenceRow,
    schema_of,
)
from generator.present.data.statement_rows import (
    date_row,
    date_rows,
    figure_row,
    figure_rows,
    quote_row,
    quote_rows,
    shown,
)
from generator.present.layout import Layout
from generator.records import Article, Sentence
from generator.site_plan import Rows, Table, Target, schema_file
from generator.store.schema import SCHEMA

ARTICLE_COLUMNS = ("id", "title", "date", "date_basis", "lang", "publisher", "authors", "source_url", "source_file")
ENTITY_COLUMNS = (
    "id",
    "name",
    "type",
    "aka",
    "description",
    "article_count",
    "mention_count",
    "first_seen",
    "last_seen",
    "country",
    "latitude",
    "longitude",
    "wikidata",
    "reviewed",
)
WHERE = ("article", "published", "sentence")
QUOTE_COLUMNS = (*WHERE, "speaker_text", "speaker", "cue", "direct", "text")
FIGURE_COLUMNS = (
    *WHERE,
    "text",
    "value",
    "bound",
    "unit",
    "subject",
    "kind",
    "attribution",
    "attribution_entity",
    "place",
    "as_of",
)
DATE_COLUMNS = (*WHERE, "text", "value")
REVIEW_COLUMNS = ("id", "kind", "message", "article", "sentence", "entities", "snippet")


def tables(layout: Layout) -> tuple[Table, ...]:
    """The data files, in the vocabulary that `docs/guide/data-files.md` describes."""

    def table(name: str, row: Any, targets: Callable[[], Iterator[Target[Rows]]], columns: tuple[str, ...]) -> Table:
        schema = {"$comment": f"{layout.generator}, schema {SCHEMA}", **schema_of(row, name)}
        if layout.web.url:
            schema = {"$id": layout.web.url + schema_file(name), **schema}
        return Table(name, targets, columns, schema["description"], schema)

    return (
        table("articles", ArticleRow, partial(_by_article, layout, _article_rows), ARTICLE_COLUMNS),
        table("entities", EntityRow, partial(_by_entity, layout), ENTITY_COLUMNS),
        table("quotes", QuoteTableRow, partial(_by_article, layout, quote_rows), QUOTE_COLUMNS),
        table("figures", FigureTableRow, partial(_by_article, layout, figure_rows), FIGURE_COLUMNS),
        table("dates", DateTableRow, partial(_by_article, layout, date_rows), DATE_COLUMNS),
        table("review", ReviewRow, partial(_reviewed, layout), REVIEW_COLUMNS),
    )


def _by_article(layout: Layout, make: Callable[[Layout, str], Rows]) -> Iterator[Target[Rows]]:
    """The rows of each article, the newest first."""
    return (Target(article.id, partial(make, layout, article.id)) for article in layout.corpus.articles)


def _by_entity(layout: Layout) -> Iterator[Target[Rows]]:
    return (Target(entity.id, partial(_entity_rows, layout, entity.id)) for entity in layout.corpus.entities)


def _reviewed(layout: Layout) -> Iterator[Target[Rows]]:
    """The open questions as one batch: they depend on the whole corpus and are few."""
    yield Target("review", lambda: list(_review_rows(layout)))


def _article_rows(layout: Layout, article_id: str) -> list[ArticleRow]:
    article, findings = layout.articles[article_id], layout.findings[article_id]
    sentences = [s for s in findings.sentences if layout.full_text or s.id in ("s0", *findings.key_sentences)]
    return [
        {
            "id": article.id,
            "source_file": article.source_file,
            "url": layout.web.page(article_page(article.id)),
            "title": article.title,
            "date": article.date,
            "date_basis": article.date_basis,
            "lang": article.lang,
            "publisher": article.publisher,
            "authors": list(article.authors),
            "source_url": article.source_url,
            "text": article.text if layout.full_text else None,
            "sentences": [_sentence(layout, article, sentence) for sentence in sentences],
            "key_sentences": list(findings.key_sentences),
            "entities": [
                {
                    "id": entity.id,
                    "name": entity.name,
                    "type": entity.kind,
                    "salience": round(seen.salience, 4),
                    "mentions": [{"text": m.text, "start": m.start, "end": m.end} for m in seen.mentions],
                }
                for entity, seen in layout.in_article.get(article.id, ())
            ],
            "quotes": shown(layout, article, quote_row, findings.quotes),
            "figures": shown(layout, article, figure_row, findings.figures),
            "dates": shown(layout, article, date_row, findings.dates),
            "related": [
                {"id": other, "score": score, "because": list(because)}
                for (other, because), score in zip(
                    layout.related.get(article.id, ()), layout.scores.get(article.id, ()), strict=True
                )
            ],
            "story": layout.story_of[article.id].id if article.id in layout.story_of else None,
            "duplicate_of": layout.duplicate_of.get(article.id),
        }
    ]


def _sentence(layout: Layout, article: Article, sentence: Sentence) -> SentenceRow:
    row: SentenceRow = {"id": sentence.id, "start": sentence.start, "end": sentence.end}
    if not layout.full_text:
        row["text"] = article.text[sentence.start : sentence.end]
    return row


def _entity_rows(layout: Layout, entity_id: str) -> list[EntityRow]:
    entity = layout.entities[entity_id]
    first_seen, last_seen = layout.first_and_last_seen(entity)
    latitude, longitude = entity.geo or (None, None)
    return [
        {
            "id": entity.id,
            "name": entity.name,
            "type": entity.kind,
            "url": layout.web.page(entity_page(entity)) if entity.own_page else None,
            "aka": list(entity.aka),
            "description": layout.description_text(entity),
            "articles": [seen.article for seen in entity.appearances],
            "article_count": len(entity.appearances),
            "mention_count": entity.mention_count,
            "first_seen": first_seen,
            "last_seen": last_seen,
            "country": entity.country,
            "geo": {"lat": entity.geo[0], "lon": entity.geo[1], "geonames": entity.geonames} if entity.geo else None,
            "latitude": latitude,
            "longitude": longitude,
            "wikidata": entity.wikidata,
            "reviewed": entity.reviewed,
        }
    ]


def _review_rows(layout: Layout) -> Iterator[ReviewRow]:
    """The open questions as rows."""
    for number, question in enumerate(layout.open_questions(), 1):
        shown = (
            layout.shown_sentence(question.article, question.start)
            if question.article and question.start is not None
            else None
        )
        yield {
            "id": number,
            "kind": question.kind,
            "message": question.message,
            "article": question.article,
            "sentence": shown.id if shown else None,
            "entities": list(question.entities),
            "snippet": question.snippet,
        }
