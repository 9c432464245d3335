"""Article pages."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from generator.present.addresses import ARTICLES, SECTIONS, Link, article_page
from generator.present.dates import day
from generator.present.layout import Layout
from generator.present.pages.story import related_lines, story_line
from generator.present.quoting import shorten
from generator.present.statements import date_lines, figure_lines, quote_lines
from generator.present.views.article import ArticleView
from generator.present.views.quotations import SentenceView
from generator.records import KINDS, Article
from generator.site_plan import Page, Target

# Mean silent reading rate for English non-fiction, words a minute (Brysbaert 2019, "How many words do we read
# per minute?", Journal of Memory and Language 109).
WORDS_PER_MINUTE = 238

DESCRIPTION_LIMIT = 160
"""Characters of a description that search engines show at most."""


def article_targets(layout: Layout) -> Iterator[Target[Page]]:
    """Yield a page for each article."""
    return (Target(article_page(one.id), partial(_page, layout, one.id)) for one in layout.corpus.articles)


def reading_minutes(words: int) -> int:
    """Reading time in minutes, rounded up, at least one."""
    return max(1, math.ceil(words / WORDS_PER_MINUTE))


def description(layout: Layout, article: Article) -> str:
    """The first key sentence in at most 160 characters; empty if there is none."""
    lead = layout.lead(article.id, article_page(article.id))
    return shorten(lead.text, DESCRIPTION_LIMIT) if lead else ""


def _page(layout: Layout, article_id: str) -> Page:
    path, article = article_page(article_id), layout.articles[article_id]
    return Page(path, "article.md.jinja", _front_matter(layout, article), _view(layout, article, path))


def _front_matter(layout: Layout, article: Article) -> dict[str, Any]:
    named = layout.in_article.get(article.id, ())
    facts: dict[str, Any] = {
        "title": article.title,
        "description": description(layout, article),
        "slug": article.id,
        "lang": article.lang,
        "words": article.words,
        "reading_minutes": reading_minutes(article.words),
        "date": article.date,
        "date_basis": article.date_basis,
        "authors": list(article.authors),
        "publisher": article.publisher,
        "source_url": article.source_url,
        "source_file": article.source_file,
        "source_sha256": article.source_sha256,
        **{SECTIONS[kind]: [entity.name for entity, _ in named if entity.kind == kind] for kind in KINDS},
        "story": layout.story_of[article.id].id if article.id in layout.story_of else None,
        "duplicate_of": layout.duplicate_of.get(article.id),
        "generator": layout.generator,
    }
    return {key: value for key, value in facts.items() if value not in (None, "", [])}


def _view(layout: Layout, article: Article, path: str) -> ArticleView:
    original = layout.duplicate_of.get(article.id)
    links = []
    for entity, seen in layout.in_article.get(article.id, ()):
        link = layout.with_first_sentence(layout.entity_link(entity, path, len(seen.mentions)), entity, path, seen)
        links.append(layout.with_description(link, entity, path, seen))
    return ArticleView(
        title=article.title,
        date=day(article.date) if article.date else None,
        date_basis=article.date_basis,
        authors=article.authors,
        publisher=article.publisher,
        source=Link(urlsplit(article.source_url).hostname or "source", article.source_url)
        if article.source_url
        else None,
        source_file=article.source_file,
        words=article.words,
        reading_minutes=reading_minutes(article.words),
        crumbs=layout.crumbs(path, ("Articles", ARTICLES)),
        lang=layout.foreign_language(article.id),
        lead=layout.lead(article.id, path),
        developments=layout.developments(article.id, path),
        figures=tuple(figure_lines(layout, article.id, path)),
        quotes=tuple(quote_lines(layout, article.id, path)),
        timeline=tuple(sorted(date_lines(layout, article.id, path), key=lambda line: line.value)),
        kinds=layout.by_kind(links, path),
        story=story_line(layout, article.id),
        related=tuple(related_lines(layout, article.id)),
        duplicate_of=layout.article_link(original, path) if original else None,
        duplicates=tuple(layout.article_link(one, path) for one in layout.repeated_by.get(article.id, ())),
        full_text=layout.full_text,
        paragraphs=tuple(_paragraphs(layout, article)),
    )


def _paragraphs(layout: Layout, article: Article) -> Iterator[tuple[SentenceView, ...]]:
    """Yield the paragraphs of the body; if only excerpts may be shown, each key sentence as a paragraph."""
    keys = set(layout.findings[article.id].key_sentences)
    for paragraph in layout.quotable(article.id).paragraphs(layout.linked_mentions(article.id)):
        if layout.full_text:
            yield paragraph
        else:
            yield from ((sentence,) for sentence in paragraph if sentence.id in keys)
