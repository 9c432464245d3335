"""What is read of the corpus while a page is made, so that a page whose reading is unchanged is not made again.

Each table of the layout notes the keys asked of it ("verifying traces" in Mokhov, Mitchell & Peyton Jones 2018, "Build
systems à la carte", ICFP). Nobody lists by hand what a page depends on, and so nobody forgets.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from generator.site_plan import Dependency
from generator.store.content_hash import content_hash

Value = TypeVar("Value")

ABSENT = b""
"""Stands for a key that a table does not have: that it is missing is read as well."""

EVERYTHING: Dependency = ("everything", "")
"""What was read by whoever looked at the whole corpus; it never counts as unchanged."""


Watching = list[set[Dependency]]
"""What was read so far by whoever watches, the innermost last."""


class Table(Mapping[str, Value]):
    """A mapping that notes which keys are asked for."""

    __slots__ = ("_digests", "_name", "_values", "_watching")

    def __init__(self, name: str, values: Mapping[str, Value], watching: Watching) -> None:
        self._name = name
        self._values = dict(values)  # a mapping that makes up what it lacks would change when it is asked
        # Not the tracker, which knows its tables: a reference cycle would keep the corpus until a full collection.
        self._watching = watching
        self._digests: dict[str, bytes] = {}

    def __getitem__(self, key: str) -> Value:
        if self._watching:  # a call of `_note` for each of a thousand keys on a page would be felt
            self._watching[-1].add((self._name, key))
        return self._values[key]

    def __contains__(self, key: object) -> bool:
        _note(self._watching, (self._name, str(key)))
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        _note(self._watching, EVERYTHING)
        return iter(self._values)

    def __len__(self) -> int:
        _note(self._watching, EVERYTHING)
        return len(self._values)

    def digest(self, key: str) -> bytes:
        """A hash of what stands under a key, now."""
        if key not in self._digests:
            self._digests[key] = content_hash(self._values[key]) if key in self._values else ABSENT
        return self._digests[key]


class DependencyTracker:
    """The tables, and what is being read of them.

    Attributes:
        watching: What was read so far by whoever watches, the innermost last.
    """

    def __init__(self) -> None:
        self._tables: dict[str, Table[Any]] = {}
        self.watching: Watching = []
        self._remembered: dict[Hashable, tuple[Any, set[Dependency]]] = {}

    def table(self, name: str, values: Mapping[str, Value]) -> Table[Value]:
        """A new table; its name is unique."""
        self._tables[name] = table = Table(name, values, self.watching)
        return table

    def note(self, name: Dependency) -> None:
        """Something is read."""
        _note(self.watching, name)

    @contextmanager
    def watched(self) -> Iterator[set[Dependency]]:
        """Collect what is read meanwhile."""
        names: set[Dependency] = set()
        self.watching.append(names)
        try:
            yield names
        finally:
            self.watching.pop()
            if self.watching:
                self.watching[-1] |= names

    def once(self, key: Hashable, make: Callable[..., Value], *given: Any) -> Value:
        """What `make` makes of what is given, made once; whoever asks again has read the same for it."""
        found = self._remembered.get(key)
        if found is None:
            with self.watched() as names:
                found = self._remembered[key] = (make(*given), names)
        if self.watching:
            self.watching[-1].update(found[1])
        return found[0]

    def digest(self, name: Dependency) -> bytes | None:
        """A hash of something read, as it is now; None where it cannot be known to be the same."""
        table, key = name
        return self._tables[table].digest(key) if table in self._tables else None


def _note(watching: Watching, name: Dependency) -> None:
    if watching:
        watching[-1].add(name)
