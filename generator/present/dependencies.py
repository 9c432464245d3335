"""Record which parts of the corpus a page reads, so that a page whose dependencies are unchanged is not made again.

Each table of the layout records the keys that are looked up in it ("verifying traces" in Mokhov, Mitchell & Peyton
Jones 2018, "Build systems à la carte", ICFP). Dependencies are never listed by hand, so none is forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from generator.site_plan import Dependency
from generator.store.content_hash import content_hash

Value = TypeVar("Value")

ABSENT = b""
"""Stands for the hash of a missing key: a lookup that finds nothing is a dependency as well."""

EVERYTHING: Dependency = ("everything", "")
"""The dependency on the corpus as a whole, which always counts as changed."""

Recordings = list[set[Dependency]]
"""Dependencies recorded so far, one set for each open recording, the innermost last."""


class TrackedTable(Mapping[str, Value]):
    """A mapping that records which keys are looked up."""

    __slots__ = ("_hashes", "_name", "_recordings", "_values")

    def __init__(self, name: str, values: Mapping[str, Value], recordings: Recordings) -> None:
        self._name = name
        self._values = dict(values)  # a defaultdict would grow when a missing key is looked up
        # Not the tracker, which holds its tables: a reference cycle would keep the corpus until a full collection.
        self._recordings = recordings
        self._hashes: dict[str, bytes] = {}

    def __getitem__(self, key: str) -> Value:
        if self._recordings:  # inlined `_record`: a page may look up a thousand keys
            self._recordings[-1].add((self._name, key))
        return self._values[key]

    def __contains__(self, key: object) -> bool:
        _record(self._recordings, (self._name, str(key)))
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        _record(self._recordings, EVERYTHING)
        return iter(self._values)

    def __len__(self) -> int:
        _record(self._recordings, EVERYTHING)
        return len(self._values)

    def hash_of(self, key: str) -> bytes:
        """Content hash of the value of a key; `ABSENT` if it has none."""
        if key not in self._hashes:
            self._hashes[key] = content_hash(self._values[key]) if key in self._values else ABSENT
        return self._hashes[key]


class TableTracker:
    """Tracks the lookups in its tables; implements `site_plan.DependencyTracker`."""

    def __init__(self) -> None:
        self._tables: dict[str, TrackedTable[Any]] = {}
        self._recordings: Recordings = []
        self._memoized: dict[Hashable, tuple[Any, set[Dependency]]] = {}

    def table(self, name: str, values: Mapping[str, Value]) -> TrackedTable[Value]:
        """Add a table under a unique name."""
        self._tables[name] = table = TrackedTable(name, values, self._recordings)
        return table

    def record(self, dependency: Dependency) -> None:
        """Add a dependency to the innermost recording; nothing if none is open."""
        _record(self._recordings, dependency)

    @contextmanager
    def recording(self) -> Iterator[set[Dependency]]:
        """Collect the dependencies that are read within the context; an outer recording gets them too."""
        dependencies: set[Dependency] = set()
        self._recordings.append(dependencies)
        try:
            yield dependencies
        finally:
            self._recordings.pop()
            if self._recordings:
                self._recordings[-1] |= dependencies

    def memoize(self, key: Hashable, make: Callable[..., Value], *args: Any) -> Value:
        """Return `make(*args)`, computed once for each key; every caller records its dependencies."""
        found = self._memoized.get(key)
        if found is None:
            with self.recording() as dependencies:
                found = self._memoized[key] = (make(*args), dependencies)
        if self._recordings:
            self._recordings[-1].update(found[1])
        return found[0]

    def hash_of(self, dependency: Dependency) -> bytes | None:
        """Content hash of a dependency as it is now; None for a dependency in no table, such as `EVERYTHING`."""
        table, key = dependency
        return self._tables[table].hash_of(key) if table in self._tables else None


def _record(recordings: Recordings, dependency: Dependency) -> None:
    if recordings:
        recordings[-1].add(dependency)
