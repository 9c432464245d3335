"""Files -> articles: plain text, Markdown, saved web pages and JSON Lines, with their sidecars."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Problem
from generator.read import decode, folder, html_page, json_lines, markdown_file, metadata, plain
from generator.read.compose import Sidecar, compose
from generator.read.corrections import correct
from generator.read.draft import Draft
from generator.records import Article

__all__ = ["Reading", "correct", "read_seeds"]

PLAIN = frozenset({"", ".txt", ".text"})
MARKDOWN = frozenset({".md", ".markdown"})
HTML = frozenset({".html", ".htm", ".xhtml"})
JSON_LINES = frozenset({".jsonl", ".ndjson"})
# A file of many articles is that much longer than one article.
_LONGER = 10


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was found in the folder of seeds."""

    articles: tuple[Article, ...]
    """The articles that can be published, ordered by key."""
    problems: tuple[Problem, ...]
    """What a person should know about the files, ordered by file and line."""
    failed: frozenset[str]
    """`source_file` of every seed that could not be read, at least in part."""
    files: int
    """Number of seed files seen."""


def read_seeds(
    seeds: Path,
    *,
    shown_as: str = "seeds",
    max_bytes: int = 20_000_000,
    on_file: Callable[[str], None] | None = None,
) -> Reading:
    """Read every article below a folder.

    Args:
        seeds: The folder.
        shown_as: Its name in messages.
        max_bytes: Larger files are refused before they are read; a file of JSON Lines may be ten
            times as large, each of its lines may not.
        on_file: Called with the name of each seed before it is read.

    Returns:
        The articles and what went wrong; one bad file never stops the others.
    """
    found = folder.survey(seeds, shown_as, PLAIN | MARKDOWN | HTML | JSON_LINES, JSON_LINES)
    articles: list[Article] = []
    problems = list(found.problems)
    failed = set(found.refused)
    for seed in found.seeds:
        if on_file is not None:
            on_file(seed.name)
        for outcome in _read_seed(seed, found.sidecars.get(seed.name), shown_as, max_bytes):
            if isinstance(outcome, Article):
                articles.append(outcome)
            else:
                problems.append(outcome)
                if outcome.level == "error":
                    failed.add(seed.name)
    articles.sort(key=lambda article: article.key)
    problems.sort(key=lambda problem: (problem.path, problem.line or 0))
    return Reading(tuple(articles), tuple(problems), frozenset(failed), len(found.seeds) + len(found.refused))


def _read_seed(
    seed: folder.Seed, beside: folder.Seed | None, shown_as: str, max_bytes: int
) -> Iterator[Article | Problem]:
    """One seed's articles, and everything that is wrong with it."""
    path = f"{shown_as}/{seed.name}"
    sidecar = None
    readable = True
    if beside is not None:
        sidecar, problems = _sidecar(beside, shown_as, max_bytes)
        readable = sidecar is not None
        yield from problems
    for outcome in _drafts(seed, path, max_bytes):
        if isinstance(outcome, Problem):
            yield outcome
        else:
            article, problems = compose(outcome, path, sidecar)
            yield from problems
            # What an editor meant by a sidecar that cannot be read would be a guess.
            if article is not None and readable:
                yield article


def _drafts(seed: folder.Seed, path: str, max_bytes: int) -> Iterator[Draft | Problem]:
    """What the file's format makes of it."""
    try:
        if seed.extension in JSON_LINES:
            with folder.opened(seed, max_bytes * _LONGER) as file:
                yield from json_lines.read(file, seed.name, path, max_bytes)
            return
        data = folder.read_bytes(seed, max_bytes)
    except folder.UnreadableError as error:
        yield Problem(path, None, f"cannot read the file: {error}", error.hint)
        return
    is_page = seed.extension in HTML
    text, problems = decode.decode(data, path, declared=html_page.declared_encoding(data) if is_page else None)
    yield from problems
    if text is None:
        return
    digest = hashlib.sha256(data).hexdigest()
    if seed.extension in PLAIN:
        yield Draft(seed.name, seed.name, digest, plain.split(text))
        return
    blocks, known, problems = html_page.read(text, path) if is_page else markdown_file.read(text, path)
    yield from problems
    if blocks is not None:
        yield Draft(seed.name, seed.name, digest, blocks, known, "html" if is_page else "front matter")


def _sidecar(beside: folder.Seed, shown_as: str, max_bytes: int) -> tuple[Sidecar | None, list[Problem]]:
    """What the editor says about a seed."""
    path = f"{shown_as}/{beside.name}"
    try:
        data = folder.read_bytes(beside, max_bytes)
    except folder.UnreadableError as error:
        return None, [Problem(path, None, f"cannot read the sidecar: {error}", error.hint)]
    text, problems = decode.decode(data, path)
    if text is None:
        return None, problems
    known, faults = metadata.sidecar(text, path)
    return (Sidecar(known, path) if known is not None else None), problems + faults
