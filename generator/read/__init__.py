"""Files -> articles: plain text, Markdown, saved web pages and JSON Lines."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Problem
from generator.read import compose, decode, folder, plain
from generator.read.draft import Draft
from generator.records import Article

__all__ = ["Reading", "read_seeds"]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was found in the folder of seeds."""

    articles: tuple[Article, ...]
    """The articles that can be published, ordered by key."""
    problems: tuple[Problem, ...]
    """What a person should know about the files, in the order of the files."""
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
        max_bytes: Larger files are refused.
        on_file: Called with the name of each seed before it is read.

    Returns:
        The articles and what went wrong; one bad file never stops the others.
    """
    articles: list[Article] = []
    problems: list[Problem] = []
    failed: set[str] = set()
    found = folder.walk(seeds)
    for seed in found:
        if on_file is not None:
            on_file(seed.name)
        if seed.path.suffix.lower() not in ("", ".txt", ".text"):
            continue
        data = seed.path.read_bytes()[:max_bytes]
        draft = Draft(seed.name, seed.name, hashlib.sha256(data).hexdigest(), plain.split(decode.decode(data)))
        article, faults = compose.compose(draft, f"{shown_as}/{seed.name}")
        problems += faults
        if article is None:
            failed.add(seed.name)
        else:
            articles.append(article)
    return Reading(tuple(articles), tuple(problems), frozenset(failed), len(found))
