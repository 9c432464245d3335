"""Read one seed at a time, recalling the results of earlier builds from the store."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.errors import Problem, fault_of
from generator.process.time_limit import OutOfTimeError, time_limit
from generator.read import decode, folder, formats, json_lines, metadata
from generator.read.compose import compose
from generator.read.folder import Seed
from generator.read.raw_article import RawArticle, Sidecar
from generator.records import Article
from generator.store.file_hashes import FileHashes
from generator.store.protocol import Store, load_record, save_record
from generator.store.versions import code_version

KIND = "readings"
"""Kind of the records in the store."""

PACKAGES = ("charset-normalizer", "ftfy", "lxml", "markdown", "py3langid", "pydantic", "pyyaml", "trafilatura")
"""Packages whose version can change what is read from the same bytes."""

# A JSON Lines file holds many articles, so it may be this many times as large as a file of one article.
_JSON_LINES_FACTOR = 10


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How seeds are read."""

    shown_as: str = "seeds"
    """Name of the folder of seeds in messages."""
    max_bytes: int = 20_000_000
    """Largest file that is read, in bytes; a JSON Lines file may be ten times as large, each of its lines may not."""
    max_seconds: float | None = None
    """CPU seconds that one file may take, or one line of JSON Lines; None: no limit."""


@dataclass(frozen=True, slots=True)
class SeedResult:
    """The outcome of reading one seed."""

    articles: tuple[Article, ...] = ()
    """Its articles."""
    problems: tuple[Problem, ...] = ()
    """Its problems."""
    timed_out: bool = False
    """Whether reading it, or one of its lines, exceeded the time limit; such a result is never stored."""

    @property
    def has_errors(self) -> bool:
        """Whether the seed could not be read completely."""
        return any(problem.level == "error" for problem in self.problems)


@dataclass(frozen=True, slots=True)
class _SeedFiles:
    """A seed with its sidecar, and the names of both in messages."""

    seed: Seed
    """The seed."""
    path: str
    """Its name in messages."""
    sidecar: Seed | None
    """Its sidecar, if it has one."""
    sidecar_path: str
    """Name of the sidecar in messages; empty if there is none."""


class SeedReader:
    """Reads seeds and stores the results."""

    def __init__(self, options: ReadOptions, store: Store, hashes: FileHashes) -> None:
        """Prepare to read.

        Args:
            options: Name in messages, and limits.
            store: Results of earlier builds.
            hashes: Known content hashes of files.
        """
        self._options = options
        self._store = store
        self._hashes = hashes
        self._used: list[bytes] = []

    def read(self, seed: Seed, sidecar: Seed | None) -> SeedResult:
        """Read a seed, or recall the result of an earlier build that read the same bytes.

        Args:
            seed: The seed.
            sidecar: Its sidecar, if it has one.
        """
        shown_as = self._options.shown_as
        path = f"{shown_as}/{seed.name}"
        if seed.extension in formats.JSON_LINES:
            lines = _parsed_lines(seed, path, self._options.max_bytes)
            return _compose_all(lines, path, seconds=self._options.max_seconds)
        files = _SeedFiles(seed, path, sidecar, f"{shown_as}/{sidecar.name}" if sidecar else "")
        return self._recall_unopened(files) or self._open(files)

    def prune_store(self) -> None:
        """Remove stored results that this build has not asked for."""
        self._store.prune(KIND, self._used)

    def _recall_unopened(self, files: _SeedFiles) -> SeedResult | None:
        """Recall the result of a seed whose content hashes are known, without opening its files."""
        hashes = []
        for file in (files.seed, files.sidecar) if files.sidecar else (files.seed,):
            known = self._hashes.known(str(file.path))
            if known is None or known.size > self._options.max_bytes:
                return None
            hashes.append(known.hash)
        return self._recall(_key(files, hashes))

    def _open(self, files: _SeedFiles) -> SeedResult:
        """Read the bytes of a seed, then recall or compute its result."""
        data = _bytes(files.seed, files.path, "the file", self._options.max_bytes)
        side: bytes | Problem = b""
        if files.sidecar:
            side = _bytes(files.sidecar, files.sidecar_path, "the sidecar", self._options.max_bytes)
        if isinstance(data, Problem) or isinstance(side, Problem):
            return SeedResult(problems=tuple(problem for problem in (side, data) if isinstance(problem, Problem)))
        # The key is of the bytes that were read: the file may have changed since its hash was recorded.
        hashes = [hashlib.sha256(content).digest() for content in ((data, side) if files.sidecar else (data,))]
        key = _key(files, hashes)
        recalled = self._recall(key)
        if recalled is not None:
            return recalled
        try:
            with time_limit(self._options.max_seconds):
                result = _parse_and_compose(files, data, side)
        except OutOfTimeError:
            return SeedResult(problems=(_too_slow(files.path, None, self._options.max_seconds),), timed_out=True)
        except Exception as error:  # a bug triggered by one seed must not stop the others
            return SeedResult(problems=(fault_of(files.path, None, json_lines.CANNOT_READ, error),))
        save_record(self._store, KIND, key, result)
        return result

    def _recall(self, key: bytes) -> SeedResult | None:
        self._used.append(key)
        return load_record(self._store, KIND, key, SeedResult)


def _key(files: _SeedFiles, hashes: list[bytes]) -> bytes:
    """Compute the key under which the result of a seed is stored.

    Args:
        files: The seed and its sidecar.
        hashes: SHA-256 of the seed's bytes, and of the sidecar's if there is one.
    """
    parts = (_version(), files.seed.name, files.path, files.sidecar_path, hashes)
    return hashlib.sha256(repr(parts).encode()).digest()


def _version() -> str:
    return code_version(("read", "language", "records.py", "errors.py", "located_yaml.py"), PACKAGES)


def _parse_and_compose(files: _SeedFiles, data: bytes, sidecar_data: bytes) -> SeedResult:
    """Parse a seed of one article and its sidecar."""
    sidecar: Sidecar | None = None
    problems: list[Problem] = []
    if files.sidecar:
        sidecar, problems = _parse_sidecar(sidecar_data, files.sidecar_path)
    result = _compose_all(formats.parse(files.seed, data, files.path), files.path, sidecar)
    # Publishing without the corrections of a sidecar that cannot be read would be a guess.
    articles = () if files.sidecar and sidecar is None else result.articles
    return SeedResult(articles, (*problems, *result.problems))


def _compose_all(
    parsed: Iterable[RawArticle | Problem], path: str, sidecar: Sidecar | None = None, seconds: float | None = None
) -> SeedResult:
    """Compose the articles that a parser yields.

    Args:
        parsed: Raw articles and problems.
        path: Name of the seed in messages.
        sidecar: The editor's metadata.
        seconds: CPU seconds that each article may take; None: the caller limits the whole file.

    Raises:
        OutOfTimeError: The caller's limit was exceeded.
    """
    articles: list[Article] = []
    problems: list[Problem] = []
    timed_out = False
    for raw in parsed:
        if isinstance(raw, Problem):
            problems.append(raw)
            continue
        try:
            with time_limit(seconds):
                article, found = compose(raw, path, sidecar)
        except OutOfTimeError:
            if seconds is None:
                raise
            problems.append(_too_slow(path, raw.line, seconds))
            timed_out = True
        except Exception as error:  # a bug triggered by one article must not stop the others
            problems.append(fault_of(path, raw.line, json_lines.CANNOT_READ, error))
        else:
            problems += found
            articles += [article] if article is not None else []
    return SeedResult(tuple(articles), tuple(problems), timed_out)


def _too_slow(path: str, line: int | None, seconds: float | None) -> Problem:
    hint = "Save the article's text as .txt, or raise `max_seconds` under extra.briefing"
    return Problem(path, line, f"{json_lines.CANNOT_READ}: it takes more than {seconds:g} seconds", hint)


def _parsed_lines(seed: Seed, path: str, max_bytes: int) -> Iterator[RawArticle | Problem]:
    """Parse a JSON Lines seed one line at a time: it may be larger than memory."""
    try:
        with folder.opened(seed, max_bytes * _JSON_LINES_FACTOR) as file:
            yield from json_lines.read(file, seed.name, path, max_bytes)
    except folder.UnreadableError as error:
        yield Problem(path, None, f"cannot read the file: {error}", error.hint)


def _bytes(seed: Seed, path: str, what: str, max_bytes: int) -> bytes | Problem:
    try:
        return folder.read_bytes(seed, max_bytes)
    except folder.UnreadableError as error:
        return Problem(path, None, f"cannot read {what}: {error}", error.hint)


def _parse_sidecar(data: bytes, path: str) -> tuple[Sidecar | None, list[Problem]]:
    text, problems = decode.decode(data, path)
    if text is None:
        return None, problems
    known, faults = metadata.sidecar(text, path)
    return (Sidecar(known, path) if known is not None else None), problems + faults
