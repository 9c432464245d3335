"""Separate the headline of an article from its paragraphs."""

from __future__ import annotations

from generator.read import boilerplate
from generator.read.raw_article import Block, RawArticle
from generator.records import Boilerplate

LONGEST_TITLE = 300
"""Characters; a longer first paragraph is probably not a headline."""


def split_title(
    raw: RawArticle, editors_title: str | None
) -> tuple[Block | None, tuple[Block, ...], tuple[Boilerplate, ...]]:
    """Separate the headline, the paragraphs after it, and the page elements before it.

    Args:
        raw: The article's parts.
        editors_title: The title that a sidecar gives; it replaces the seed's.

    Returns:
        The headline, or None if there is no text; the paragraphs; the page elements above the headline, and
        the seed's own headline if the editor's replaces it.
    """
    count = boilerplate.count_above_title(raw.blocks)
    _, above = boilerplate.separate(raw.blocks[:count])
    blocks = raw.blocks[count:]
    first = Block(" ".join(blocks[0].text.split("\n")), blocks[0].line) if blocks else None
    if raw.metadata.title is not None:
        title = Block(editors_title or raw.metadata.title, None)
        is_repeated = first is not None and _is_same(first.text, raw.metadata.title, title.text)
        return title, blocks[1:] if is_repeated else blocks, above
    if first is None or editors_title is None:
        return first, blocks[1:], above
    title = Block(editors_title, first.line)
    if _is_same(first.text, editors_title):
        return title, blocks[1:], above
    if len(blocks) > 1 and _may_be_headline(first.text):
        # The seed's headline is listed as boilerplate, so that its removal is noticed.
        return title, blocks[1:], (*above, Boilerplate(first.text, "sidecar title", first.line))
    return title, blocks, above


def _may_be_headline(text: str) -> bool:
    return len(text) <= LONGEST_TITLE and boilerplate.is_headline_like(text)


def _is_same(text: str, *titles: str) -> bool:
    return _normalized(text) in {_normalized(title) for title in titles}


def _normalized(text: str) -> str:
    return " ".join(text.split()).casefold()
