"""Files -> articles: plain text, Markdown, saved web pages and JSON Lines, with their sidecars."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.errors import Problem, fault_of
from generator.process.time_limit import OutOfTimeError, time_limit
from generator.read import decode, folder, html_page, json_lines, markdown_file, metadata, plain_text
from generator.read.compose import Sidecar, compose
from generator.read.corrections import correct
from generator.read.raw_article import RawArticle
from generator.records import Article
from generator.store.file_hashes import FileHashes
from generator.store.protocol import NO_STORE, Store, load_record, save_record
from generator.store.versions import code_version

__all__ = ["ReadSeeds", "correct", "read_seeds"]

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
class _Before:
    """What is known of earlier builds."""

    store: Store
    """What their seeds came to."""
    hashes: FileHashes
    """What is in files that have not changed."""
    used: list[bytes] = field(default_factory=list)
    """Keys in the memory that this build has asked for; what is under them stays."""


@dataclass(frozen=True, slots=True)
class ReadSeeds:
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
    store: Store = NO_STORE,
    hashes: FileHashes | None = None,
) -> ReadSeeds:
    """Read every article below a folder.

    Args:
        seeds: The folder.
        shown_as: Its name in messages.
        max_bytes: Larger files are refused before they are read; a file of JSON Lines may be ten
            times as large, each of its lines may not.
        max_seconds: What a file may take of the processor, and of JSON Lines each line; None: as long as it takes.
        on_file: Called with the name of each seed before it is read.
        store: What earlier builds read; a file of the same name and bytes is not read again.
        hashes: What is in files that have not changed; where the memory has what they came to, they are not opened.

    Returns:
        The articles and what went wrong; one bad file never stops the others.
    """
    before = _Before(store, hashes or FileHashes())
    found = folder.survey(seeds, shown_as, PLAIN | MARKDOWN | HTML | JSON_LINES, JSON_LINES)
    articles: list[Article] = []
    problems = list(found.problems)
    failed = set(found.refused)
    slow: set[str] = set()
    limits = _Limits(max_bytes, max_seconds)
    for seed in found.seeds:
        if on_file is not None:
            on_file(seed.name)
        for result in _read_seed(seed, found.sidecars.get(seed.name), shown_as, limits, before):
            if isinstance(result, Article):
                articles.append(result)
            else:
                problems.append(result)
                if result.level == "error":
                    failed.add(seed.name)
                if result.hint == _FASTER:
                    slow.add(seed.name)
    store.prune(KIND, before.used)
    articles.sort(key=lambda article: article.key)
    problems.sort(key=lambda problem: (problem.path, problem.line or 0))
    seen = {*(seed.name for seed in found.seeds), *found.refused, *found.passed}
    skipped = seen.difference(article.source_file for article in articles)
    return ReadSeeds(
        tuple(articles), tuple(problems), frozenset(failed), len(seen), frozenset(skipped), frozenset(slow)
    )


def _read_seed(
    seed: folder.Seed, beside: folder.Seed | None, shown_as: str, limits: _Limits, before: _Before
) -> Iterator[Article | Problem]:
    """One seed's articles, and everything that is wrong with it; as remembered, where it was read before."""
    path = f"{shown_as}/{seed.name}"
    if seed.extension in JSON_LINES:
        yield from _composed(_lines(seed, path, limits.bytes), path, seconds=limits.seconds)
        return
    side_path = f"{shown_as}/{beside.name}" if beside else ""
    result = _unopened(seed, path, beside, side_path, limits, before)
    if result is None:
        result = _opened(seed, path, beside, side_path, limits, before)
    yield from result.problems
    yield from result.articles


def _unopened(
    seed: folder.Seed, path: str, beside: folder.Seed | None, side_path: str, limits: _Limits, before: _Before
) -> _Kept | None:
    """What a seed came to, where that can be told without opening its files."""
    hashes = []
    for file in (seed, beside) if beside else (seed,):
        known = before.hashes.known(str(file.path))
        if known is None or known.size > limits.bytes:
            return None
        hashes.append(known.digest)
    return _recalled(before, _key(seed.name, path, side_path, hashes))


def _opened(
    seed: folder.Seed, path: str, beside: folder.Seed | None, side_path: str, limits: _Limits, before: _Before
) -> _Kept:
    """What a seed comes to: as remembered, where other builds read the same bytes."""
    data = _bytes(seed, path, "the file", limits.bytes)
    side = _bytes(beside, side_path, "the sidecar", limits.bytes) if beside else b""
    if isinstance(data, Problem) or isinstance(side, Problem):
        return _Kept((), tuple(problem for problem in (side, data) if isinstance(problem, Problem)))
    # The bytes that were read, and not those that were there before, decide where they are remembered.
    hashes = [hashlib.sha256(content).digest() for content in ((data, side) if beside else (data,))]
    key = _key(seed.name, path, side_path, hashes)
    kept = _recalled(before, key)
    if kept is not None:
        return kept
    try:
        with time_limit(limits.seconds):
            outcomes = list(_read_bytes(seed, data, path, side, side_path))
    except OutOfTimeError:
        return _Kept((), (_too_slow(path, None, limits.seconds),))
    except Exception as error:  # whatever a seed does to our rules, the others are read
        return _Kept((), (fault_of(path, None, json_lines.CANNOT, error),))
    kept = _Kept(
        tuple(one for one in outcomes if isinstance(one, Article)),
        tuple(one for one in outcomes if isinstance(one, Problem)),
    )
    save_record(before.store, KIND, key, kept)
    return kept


def _key(name: str, path: str, side_path: str, hashes: list[bytes]) -> bytes:
    """Under what is remembered what a seed came to.

    Args:
        name: Its path below the seeds.
        path: How it is named in messages.
        side_path: The same of its sidecar; empty where it has none.
        hashes: SHA-256 of its bytes, and of those of its sidecar.
    """
    return hashlib.sha256(repr((_version(), name, path, side_path, hashes)).encode()).digest()


def _recalled(before: _Before, key: bytes) -> _Kept | None:
    """What a seed came to, if that is remembered."""
    before.used.append(key)
    return load_record(before.store, KIND, key, _Kept)


def _read_bytes(seed: folder.Seed, data: bytes, path: str, side: bytes, side_path: str) -> Iterator[Article | Problem]:
    sidecar = None
    if side_path:
        sidecar, problems = _sidecar(side, side_path)
        yield from problems
    for result in _composed(_drafts(seed, data, path), path, sidecar):
        # What an editor meant by a sidecar that cannot be read would be a guess.
        if isinstance(result, Problem) or not side_path or sidecar is not None:
            yield result


def _composed(
    drafts: Iterable[RawArticle | Problem], path: str, sidecar: Sidecar | None = None, seconds: float | None = None
) -> Iterator[Article | Problem]:
    for result in drafts:
        if isinstance(result, Problem):
            yield result
        else:
            try:
                with time_limit(seconds):
                    article, problems = compose(result, path, sidecar)
            except OutOfTimeError:
                if seconds is None:  # it is the whole file's
                    raise
                yield _too_slow(path, result.line, seconds)
                continue
            except Exception as error:  # the same
                yield fault_of(path, result.line, json_lines.CANNOT, error)
                continue
            yield from problems
            if article is not None:
                yield article


def _too_slow(path: str, line: int | None, seconds: float | None) -> Problem:
    return Problem(path, line, f"{json_lines.CANNOT}: it takes more than {seconds:g} seconds", _FASTER)


def _lines(seed: folder.Seed, path: str, max_bytes: int) -> Iterator[RawArticle | Problem]:
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


def _drafts(seed: folder.Seed, data: bytes, path: str) -> Iterator[RawArticle | Problem]:
    """What the file's format makes of it."""
    is_page = seed.extension in HTML
    text, problems = decode.decode(data, path, declared=html_page.declared_encoding(data) if is_page else None)
    yield from problems
    if text is None:
        return
    digest = hashlib.sha256(data).hexdigest()
    if seed.extension in PLAIN:
        yield RawArticle(seed.name, seed.name, digest, plain_text.split(text))
        return
    blocks, known, problems = html_page.read(text, path) if is_page else markdown_file.read(text, path)
    yield from problems
    if blocks is not None:
        yield RawArticle(seed.name, seed.name, digest, blocks, known, "html" if is_page else "front matter")


def _sidecar(data: bytes, path: str) -> tuple[Sidecar | None, list[Problem]]:
    """What the editor says about a seed."""
    text, problems = decode.decode(data, path)
    if text is None:
        return None, problems
    known, faults = metadata.sidecar(text, path)
    return (Sidecar(known, path) if known is not None else None), problems + faults


def _version() -> str:
    return code_version(("read", "language", "records.py", "errors.py", "located_yaml.py"), PACKAGES)
