"""Problems (action, file and line, cause, remedy), and the exception that stops a build."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "note"]


def fault_of(path: str, line: int | None, action: str, error: Exception) -> Problem:
    """Report an unexpected error in one article, so that the other articles are still processed.

    Args:
        path: The article's file.
        line: The article's line there.
        action: The failed action and its consequence for the article.
        error: The error.
    """
    cause = " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST_CAUSE]
    hint = "This is a bug in the program: please report it with this message and the article"
    return Problem(path, line, f"{action}: {cause}", hint)


# Characters; the text of an exception may quote a whole article.
_LONGEST_CAUSE = 200


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A problem at one place in one file.

    A stage returns problems with its result; the command line prints each once.
    """

    path: str
    """The file, relative to the folder of the configuration."""
    line: int | None
    """1-based line in `path`; None for the whole file."""
    message: str
    """The failed action and its cause, in one sentence without a full stop."""
    hint: str = ""
    """The remedy, in the imperative; empty if nothing needs to be done."""
    level: Level = "error"
    """`error`: an article or a rule is lost (fatal with --strict); `warning`: check it; `note`: for information."""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}" + (f". {self.hint}" if self.hint else "")


class BriefingError(Exception):
    """An error that stops the build before anything is written.

    Attributes:
        problems: Every error, not just the first.
    """

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
