"""Read every article below a folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Problem
from generator.read import folder, formats
from generator.read.seed_reader import ReadOptions, SeedReader, SeedResult
from generator.records import Article
from generator.store.file_hashes import FileHashes
from generator.store.protocol import NO_STORE, Store

__all__ = ["ReadOptions", "ReadSeeds", "read_seeds"]


DEFAULT_OPTIONS = ReadOptions()


@dataclass(frozen=True, slots=True)
class ReadSeeds:
    """Everything found in the folder of seeds."""

    articles: tuple[Article, ...]
    """The articles that can be published, ordered by key."""
    problems: tuple[Problem, ...]
    """Problems of the files, ordered by file and line."""
    failed: frozenset[str]
    """`source_file` of every seed that could not be read completely."""
    files: int
    """Number of files seen in the folder, sidecars excluded."""
    skipped: frozenset[str]
    """Names of the files from which nothing is published; `problems` gives the reasons."""
    slow: frozenset[str] = frozenset()
    """Names of the seeds that exceeded the time limit, at least in part; the next build tries them again."""


def read_seeds(
    seeds: Path,
    options: ReadOptions = DEFAULT_OPTIONS,
    *,
    on_file: Callable[[str], None] | None = None,
    store: Store = NO_STORE,
    hashes: FileHashes | None = None,
) -> ReadSeeds:
    """Read every article below a folder.

    Args:
        seeds: The folder.
        options: Name in messages, and limits of size and time.
        on_file: Called with the name of each seed before it is read.
        store: Results of earlier builds; a file of the same name and content is not read again.
        hashes: Known content hashes; a file whose hash is known and whose result is stored is not opened.

    Returns:
        The articles and the problems; one bad file never stops the others.
    """
    listing = folder.survey(seeds, options.shown_as, formats.READABLE, formats.JSON_LINES)
    reader = SeedReader(options, store, hashes or FileHashes())
    results: dict[str, SeedResult] = {}
    for seed in listing.seeds:
        if on_file is not None:
            on_file(seed.name)
        results[seed.name] = reader.read(seed, listing.sidecars.get(seed.name))
    reader.prune_store()
    articles = [article for result in results.values() for article in result.articles]
    problems = [*listing.problems, *(problem for result in results.values() for problem in result.problems)]
    seen = {*results, *listing.refused, *listing.ignored}
    return ReadSeeds(
        articles=tuple(sorted(articles, key=lambda article: article.key)),
        problems=tuple(sorted(problems, key=lambda problem: (problem.path, problem.line or 0))),
        failed=listing.refused.union(name for name, result in results.items() if result.has_errors),
        files=len(seen),
        skipped=frozenset(seen.difference(article.source_file for article in articles)),
        slow=frozenset(name for name, result in results.items() if result.timed_out),
    )
