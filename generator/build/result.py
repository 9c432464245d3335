"""What a build is told to, and what it tells in the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from generator.errors import Problem
from generator.ids.ledger import IdLedger
from generator.records import Article, Boilerplate


class ProgressListener(Protocol):
    """Whoever wants to know how far a build is."""

    def begin(self, step: str, total: int | None) -> None:
        """A step begins that will advance `total` times; None when that is not known."""

    def advance(self, count: int = 1) -> None:
        """More of the current step is done."""


class Silent:
    """A listener that does not care."""

    def begin(self, step: str, total: int | None) -> None:
        """Ignore it."""

    def advance(self, count: int = 1) -> None:
        """Ignore it."""


SILENT = Silent()


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build made of the seeds."""

    articles: tuple[Article, ...]
    """The articles published, newest first."""
    model: str
    """Name and version of the language model."""
    counts: Mapping[str, int]
    """How many of everything, in the order of the story."""
    problems: tuple[Problem, ...]
    """All that a person should know, in the order of the story."""
    ledger: IdLedger = field(default_factory=IdLedger, repr=False)
    """Every id ever given, these included."""
    breaches: tuple[Problem, ...] = ()
    """Those of the problems that break a trust rule; looked for by `check`."""
    pages: frozenset[str] = frozenset()
    """Every generated page, below `docs/`."""
    written: tuple[str, ...] = ()
    """Files that are new or changed, below `docs/`."""
    deleted: tuple[str, ...] = ()
    """Stale files removed, below `docs/`."""
    remarks: tuple[Problem, ...] = ()
    """What is true of this build only, and not of every build of the same seeds: a cache or files of another version.
    """
    decisions: tuple[str, ...] = ()
    """What was decided of each file, each rule and each entity, a line each; only where that was asked for."""
    unwritten: tuple[Problem, ...] = ()
    """Those of the problems that the next build has to make up for: files that could not be written."""
    boilerplate: tuple[tuple[str, Boilerplate], ...] = ()
    """Page elements left off, each with its seed."""
    newest: str | None = None
    """Date of the newest article."""
    held: tuple[str, ...] = ()
    """Seeds that could not be read just now, for which articles of an earlier build stand in."""
    unsettled: bool = False
    """Whether an article took too long, or cost a worker its life: the next build tries it again."""
    unchanged: bool = False
    """True where nothing had changed since the last build; articles then only where they were asked for."""
