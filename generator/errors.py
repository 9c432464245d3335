"""What can go wrong, said the same way everywhere: action, file and line, cause, remedy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "note"]


def fault_of(path: str, line: int | None, action: str, error: Exception) -> Problem:
    """A mistake of our own rules in one article, which must not cost the others.

    Args:
        path: The article's file.
        line: Its line there.
        action: What was attempted and what becomes of the article.
        error: What was raised.
    """
    cause = " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST_CAUSE]
    hint = "This is a mistake of the program: please report it with this message and the article"
    return Problem(path, line, f"{action}: {cause}", hint)


# An exception's words may quote the article whole.
_LONGEST_CAUSE = 200


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing a person should know about one place of one file.

    Problems are collected, never swallowed: a stage returns them beside its result, and the
    command line prints each once.
    """

    path: str
    """The file as its owner knows it: relative to the folder of the configuration."""
    line: int | None
    """1-based line in `path`; None where the whole file is meant."""
    message: str
    """What was attempted and why it failed, in one sentence without a full stop."""
    hint: str = ""
    """What to do about it, in the imperative; empty where nothing needs doing."""
    level: Level = "error"
    """`error` costs an article or a rule (fatal with --strict), `warning` deserves a look, `note` is for the record."""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}" + (f". {self.hint}" if self.hint else "")


class BriefingError(Exception):
    """Stops the build before anything is written.

    Attributes:
        problems: Everything that is wrong, not just the first fault.
    """

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
