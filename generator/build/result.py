"""Build options, the progress listener, and the build result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from generator.errors import Problem
from generator.ids.ledger import IdLedger
from generator.records import Article, Boilerplate


class ProgressListener(Protocol):
    """Receives the progress of a build."""

    def begin(self, step: str, total: int | None) -> None:
        """Called when a step begins that will advance `total` times; None if the number is unknown."""

    def advance(self, count: int = 1) -> None:
        """Called when `count` more units of the current step are done."""


class Silent:
    """A listener that ignores everything."""

    def begin(self, step: str, total: int | None) -> None:
        """Ignore it."""

    def advance(self, count: int = 1) -> None:
        """Ignore it."""


SILENT = Silent()


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """Requests of a caller in addition to the pages."""

    listener: ProgressListener = SILENT
    """Receives the progress."""
    last_good: Mapping[str, tuple[Article, ...]] = field(default_factory=dict)
    """Articles of an earlier build by `source_file`. They replace seeds that cannot be read at the moment, so that
    no page vanishes while its seed is being edited."""
    with_articles: bool = False
    """Whether the result must hold the articles even if nothing has changed."""
    explained: bool = False
    """Whether the result must say what was decided. No build remembers that, so the stages run even if nothing has
    changed."""


DEFAULT = BuildOptions()


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build made of the seeds."""

    articles: tuple[Article, ...]
    """The articles published, newest first."""
    model: str
    """Name and version of the language model."""
    counts: Mapping[str, int]
    """Number of files, articles, names, rules and so on, in the order of the stages."""
    problems: tuple[Problem, ...]
    """Problems and notes for a person, in the order of the stages."""
    ledger: IdLedger = field(default_factory=IdLedger, repr=False)
    """Every id ever given, those of this build included."""
    breaches: tuple[Problem, ...] = ()
    """Those of the problems that break a trust rule; only `check` looks for them."""
    pages: frozenset[str] = frozenset()
    """Every generated page, below `docs/`."""
    written: tuple[str, ...] = ()
    """Files that are new or changed, below `docs/`."""
    deleted: tuple[str, ...] = ()
    """Stale files removed, below `docs/`."""
    remarks: tuple[Problem, ...] = ()
    """Notes on this build only, not on every build of the same seeds: a store or files of another version."""
    decisions: tuple[str, ...] = ()
    """Decisions about each file, rule and entity, one line each; only if requested."""
    unwritten: tuple[Problem, ...] = ()
    """Those of the problems that the next build must fix: files that could not be written."""
    boilerplate: tuple[tuple[str, Boilerplate], ...] = ()
    """Boilerplate, each piece with its seed."""
    newest: str | None = None
    """Date of the newest article."""
    reused_seeds: tuple[str, ...] = ()
    """Seeds that could not be read at the moment, for which articles of an earlier build are used."""
    unsettled: bool = False
    """Whether an article took too long or crashed a worker; the next build tries it again."""
    unchanged: bool = False
    """Whether nothing has changed since the last build; `articles` are then present only if requested."""
