"""Draft -> Article: headline and paragraphs become one text, what is known about it is settled."""

from __future__ import annotations

from generator.errors import Problem
from generator.read.draft import Block, Draft
from generator.records import Article


def compose(draft: Draft, path: str) -> tuple[Article | None, list[Problem]]:
    """Make an article of a draft.

    Args:
        draft: The article's parts.
        path: Its file, for messages.

    Returns:
        The article, or None and the problems that keep it from being published.
    """
    blocks = draft.blocks
    if not blocks:
        return None, [Problem(path, None, "cannot read an article: the file has no text", "Put text in or delete it")]
    title, body = blocks[0], blocks[1:]
    if not body:
        hint = "Add the article below its title, or delete the file"
        return None, [Problem(path, title.line, "cannot read an article: the file has a title but no text", hint)]
    return Article(
        key=draft.key,
        source_file=draft.source_file,
        source_sha256=draft.sha256,
        title=one_line(title),
        text="\n\n".join([one_line(title), *(block.text for block in body)]),
    ), []


def one_line(block: Block) -> str:
    """The words of a headline on one line."""
    return " ".join(block.text.split("\n"))
