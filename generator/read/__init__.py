"""Files -> articles: plain text, Markdown, saved web pages and JSON Lines, with their sidecars."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Problem, fault_of
from generator.memory import FORGETFUL, Memory, recalled, remember
from generator.read import decode, folder, html_page, json_lines, markdown_file, metadata, plain
from generator.read.compose import Sidecar, compose
from generator.read.corrections import correct
from generator.read.draft import Draft
from generator.records import Article
from generator.time_limit import OutOfTimeError, time_limit
from generator.versions import version_of

__all__ = ["Reading", "correct", "read_seeds"]

PLAIN = frozenset({"", ".txt", ".text"})
MARKDOWN = frozenset({".md", ".markdown"})
HTML = frozenset({".html", ".htm", ".xhtml"})
JSON_LINES = frozenset({".jsonl", ".ndjson"})
# A file of many articles is that much longer than one article.
_LONGER = 10
# What to do about a file that takes too long.
_FASTER = "Save the article's text as .txt, or raise `max_seconds` under extra.briefing"


KIND = "readings"

# What the words of an article depend on beside its file and our code.
PACKAGES = ("charset-normalizer", "ftfy", "lxml", "markdown", "py3langid", "pydantic", "pyyaml", "trafilatura")


@dataclass(frozen=True, slots=True)
class _Limits:
    """What one file may cost."""

    bytes: int
    """Its size."""
    seconds: float | None
    """Its time of the processor; None: as long as it takes."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What a seed came to."""

    articles: tuple[Article, ...]
    """Its articles."""
    problems: tuple[Problem, ...]
    """What is wrong with it."""


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
    """Number of files seen in the folder, sidecars aside."""
    skipped: frozenset[str]
    """Names of those of which nothing is published; the problems say why."""
    slow: frozenset[str] = frozenset()
    """Names of those that took too long, at least in part; on another day they may not."""


def read_seeds(
    seeds: Path,
    *,
    shown_as: str = "seeds",
    max_bytes: int = 20_000_000,
    max_seconds: float | None = None,
    on_file: Callable[[str], None] | None = None,
    memory: Memory = FORGETFUL,
) -> Reading:
    """Read every article below a folder.

    Args:
        seeds: The folder.
        shown_as: Its name in messages.
        max_bytes: Larger files are refused before they are read; a file of JSON Lines may be ten
            times as large, each of its lines may not.
        max_seconds: What a file may take of the processor, and of JSON Lines each line; None: as long as it takes.
        on_file: Called with the name of each seed before it is read.
        memory: What earlier builds read; a file of the same name and bytes is not read again.

    Returns:
        The articles and what went wrong; one bad file never stops the others.
    """
    found = folder.survey(seeds, shown_as, PLAIN | MARKDOWN | HTML | JSON_LINES, JSON_LINES)
    articles: list[Article] = []
    problems = list(found.problems)
    failed = set(found.refused)
    slow: set[str] = set()
    used: list[bytes] = []
    limits = _Limits(max_bytes, max_seconds)
    for seed in found.seeds:
        if on_file is not None:
            on_file(seed.name)
        for outcome in _read_seed(seed, found.sidecars.get(seed.name), shown_as, limits, memory, used):
            if isinstance(outcome, Article):
                articles.append(outcome)
            else:
                problems.append(outcome)
                if outcome.level == "error":
                    failed.add(seed.name)
                if outcome.hint == _FASTER:
                    slow.add(seed.name)
    memory.prune(KIND, used)
    articles.sort(key=lambda article: article.key)
    problems.sort(key=lambda problem: (problem.path, problem.line or 0))
    seen = {*(seed.name for seed in found.seeds), *found.refused, *found.passed}
    skipped = seen.difference(article.source_file for article in articles)
    return Reading(tuple(articles), tuple(problems), frozenset(failed), len(seen), frozenset(skipped), frozenset(slow))


def _read_seed(
    seed: folder.Seed, beside: folder.Seed | None, shown_as: str, limits: _Limits, memory: Memory, used: list[bytes]
) -> Iterator[Article | Problem]:
    """One seed's articles, and everything that is wrong with it; as remembered, where it was read before."""
    path = f"{shown_as}/{seed.name}"
    if seed.extension in JSON_LINES:
        yield from _composed(_lines(seed, path, limits.bytes), path, seconds=limits.seconds)
        return
    data = _bytes(seed, path, "the file", limits.bytes)
    side_path = f"{shown_as}/{beside.name}" if beside else ""
    side = _bytes(beside, side_path, "the sidecar", limits.bytes) if beside else b""
    if isinstance(data, Problem) or isinstance(side, Problem):
        yield from (problem for problem in (side, data) if isinstance(problem, Problem))
        return
    key = hashlib.sha256(repr((_version(), seed.name, path, data, side_path, side)).encode()).digest()
    used.append(key)
    kept = recalled(memory, KIND, key, _Kept)
    if kept is None:
        try:
            with time_limit(limits.seconds):
                outcomes = list(_read_bytes(seed, data, path, side, side_path))
        except OutOfTimeError:
            yield _too_slow(path, None, limits.seconds)
            return
        except Exception as error:  # whatever a seed does to our rules, the others are read
            yield fault_of(path, None, json_lines.CANNOT, error)
            return
        kept = _Kept(
            tuple(one for one in outcomes if isinstance(one, Article)),
            tuple(one for one in outcomes if isinstance(one, Problem)),
        )
        remember(memory, KIND, key, kept)
    yield from kept.problems
    yield from kept.articles


def _read_bytes(seed: folder.Seed, data: bytes, path: str, side: bytes, side_path: str) -> Iterator[Article | Problem]:
    sidecar = None
    if side_path:
        sidecar, problems = _sidecar(side, side_path)
        yield from problems
    for outcome in _composed(_drafts(seed, data, path), path, sidecar):
        # What an editor meant by a sidecar that cannot be read would be a guess.
        if isinstance(outcome, Problem) or not side_path or sidecar is not None:
            yield outcome


def _composed(
    drafts: Iterable[Draft | Problem], path: str, sidecar: Sidecar | None = None, seconds: float | None = None
) -> Iterator[Article | Problem]:
    for outcome in drafts:
        if isinstance(outcome, Problem):
            yield outcome
        else:
            try:
                with time_limit(seconds):
                    article, problems = compose(outcome, path, sidecar)
            except OutOfTimeError:
                if seconds is None:  # it is the whole file's
                    raise
                yield _too_slow(path, outcome.line, seconds)
                continue
            except Exception as error:  # the same
                yield fault_of(path, outcome.line, json_lines.CANNOT, error)
                continue
            yield from problems
            if article is not None:
                yield article


def _too_slow(path: str, line: int | None, seconds: float | None) -> Problem:
    return Problem(path, line, f"{json_lines.CANNOT}: it takes more than {seconds:g} seconds", _FASTER)


def _lines(seed: folder.Seed, path: str, max_bytes: int) -> Iterator[Draft | Problem]:
    """The articles of a JSON Lines seed, one at a time: it may be larger than memory, and is quick to read."""
    try:
        with folder.opened(seed, max_bytes * _LONGER) as file:
            yield from json_lines.read(file, seed.name, path, max_bytes)
    except folder.UnreadableError as error:
        yield Problem(path, None, f"cannot read the file: {error}", error.hint)


def _bytes(seed: folder.Seed, path: str, what: str, max_bytes: int) -> bytes | Problem:
    try:
        return folder.read_bytes(seed, max_bytes)
    except folder.UnreadableError as error:
        return Problem(path, None, f"cannot read {what}: {error}", error.hint)


def _drafts(seed: folder.Seed, data: bytes, path: str) -> Iterator[Draft | Problem]:
    """What the file's format makes of it."""
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


def _sidecar(data: bytes, path: str) -> tuple[Sidecar | None, list[Problem]]:
    """What the editor says about a seed."""
    text, problems = decode.decode(data, path)
    if text is None:
        return None, problems
    known, faults = metadata.sidecar(text, path)
    return (Sidecar(known, path) if known is not None else None), problems + faults


def _version() -> str:
    return version_of(("read", "records.py", "errors.py", "located_yaml.py"), PACKAGES)
