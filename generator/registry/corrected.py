"""The result of applying an editor's corrections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.registry.rules import Rule

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Corrected(Generic[Result]):
    """Something with the corrections applied; a rule that no correction used is reported to the editor."""

    result: Result
    """It, corrected; the very object that was given where no rule matched."""
    used: tuple[Rule, ...] = ()
    """The rules that matched something, in the order in which they were applied."""
