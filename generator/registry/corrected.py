"""The result of applying an editor's corrections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.registry.rules import Rule

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Corrected(Generic[Result]):
    """A corrected result and the rules that were used; unused rules are reported to the editor."""

    result: Result
    """The corrected value."""
    used: tuple[Rule, ...] = ()
    """The rules that matched something, in the order in which they were applied."""
