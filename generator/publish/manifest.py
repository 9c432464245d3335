"""Manifest of the published files: each target with its dependencies, so that an unchanged one is not made again.

It is one record in the store, some 400 bytes for each page. If it is lost, the next build makes every target.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from generator.site_plan import Dependency, SitePlan, Target
from generator.store.content_hash import content_hash
from generator.store.file_states import FileState
from generator.store.packed_numbers import pack, unpack
from generator.store.protocol import Store, load_record, save_record
from generator.store.versions import environment_version

KIND = "published"

# The list of dependencies is rewritten without the unused ones as soon as these are the larger part.
MOST_UNUSED = 0.5


class TargetEntry(NamedTuple):
    """A page or feed that was made."""

    inputs: bytes
    """Content hash of the target's inputs."""
    dependencies: bytes
    """Packed numbers of its dependencies: indexes into `PublishManifest.dependencies`."""
    files: tuple[FileState, ...]
    """States of its files, in the order of writing."""


class RowGroup(NamedTuple):
    """Rows of a data file that one target made."""

    inputs: bytes | None
    """Content hash of the target's inputs; None if the rows must always count as changed."""
    dependencies: bytes
    """Packed numbers of its dependencies."""
    sizes: tuple[int, int]
    """Size in bytes, as JSON Lines and as CSV."""
    rows: int
    """Number of rows."""


class TableEntry(NamedTuple):
    """A data file that was made, as JSON Lines and as CSV."""

    files: tuple[FileState, ...]
    """States of the two files."""
    row_groups: dict[str, RowGroup]
    """Row groups by the path of their target, in the order of the file."""


class PublishManifest(msgspec.Struct, frozen=True):
    """The published files of one build."""

    global_inputs: bytes
    """Hash of what every target depends on: code, packages, options of the site."""
    dependencies: list[Dependency]
    """All dependencies of the targets, numbered by their index."""
    hashes: list[bytes]
    """Content hash of each dependency."""
    targets: dict[str, TargetEntry]
    """Pages and feeds by path."""
    tables: dict[str, TableEntry]
    """Data files by name."""


def load_manifest(store: Store, docs: Path, global_inputs: bytes) -> PublishManifest:
    """The manifest of the last build; an empty one if the global inputs have changed since.

    Args:
        store: The store.
        docs: Folder of the pages, which has a manifest of its own.
        global_inputs: Hash of the global inputs of this build.
    """
    manifest = load_record(store, KIND, _key(docs), PublishManifest)
    if manifest is not None and manifest.global_inputs == global_inputs:
        return manifest
    return PublishManifest(global_inputs, [], [], {}, {})


def save_manifest(store: Store, docs: Path, manifest: PublishManifest) -> None:
    """Store the manifest for the next build."""
    save_record(store, KIND, _key(docs), manifest)


def _key(docs: Path) -> bytes:
    return hashlib.sha256(os.fsencode(docs.resolve())).digest()


class ManifestUpdate:
    """Compares targets with the last manifest, and collects the entries of the next."""

    def __init__(self, plan: SitePlan, store: Store, docs: Path) -> None:
        """Load the last manifest and find the dependencies that have changed.

        Args:
            plan: The site to publish.
            store: The store of the manifest.
            docs: Folder of the pages.
        """
        self._store = store
        self._docs = docs
        self._tracker = plan.dependencies
        self._before = before = load_manifest(store, docs, content_hash((environment_version(), plan.options)))
        self._changed = {
            number
            for number, (dependency, known) in enumerate(zip(before.dependencies, before.hashes, strict=True))
            if self._tracker.hash_of(dependency) != known
        }
        self._dependencies = list(before.dependencies)
        self._numbers = {dependency: number for number, dependency in enumerate(before.dependencies)}
        self._targets: dict[str, TargetEntry] = {}
        self._tables: dict[str, TableEntry] = {}

    def unchanged_files(self, target: Target[Any]) -> tuple[FileState, ...] | None:
        """States of the files of an unchanged target, as they were written; None if it has to be made again."""
        entry = self._before.targets.get(target.path)
        if entry is None or not self._is_unchanged(target, entry.inputs, entry.dependencies):
            return None
        return entry.files

    def keep_target(self, target: Target[Any]) -> None:
        """Take over the entry of an unchanged target."""
        self._targets[target.path] = self._before.targets[target.path]

    def add_target(self, target: Target[Any], dependencies: Iterable[Dependency], files: tuple[FileState, ...]) -> None:
        """Add a target that was made.

        Args:
            target: The target.
            dependencies: What it read of the corpus.
            files: States of its files.
        """
        packed = self._pack(dependencies)
        if packed is not None:
            self._targets[target.path] = TargetEntry(_hash_inputs(target), packed, files)

    def last_table(self, name: str) -> TableEntry | None:
        """The last entry of a data file."""
        return self._before.tables.get(name)

    def unchanged_rows(self, target: Target[Any], table: TableEntry | None) -> RowGroup | None:
        """The row group of an unchanged target; None if its rows have to be made again.

        Args:
            target: The target.
            table: The last entry of its data file; None if the file is not as it was written.
        """
        group = table.row_groups.get(target.path) if table is not None else None
        return group if group is not None and self._is_unchanged(target, group.inputs, group.dependencies) else None

    def new_rows(
        self, target: Target[Any], dependencies: Iterable[Dependency], sizes: tuple[int, int], rows: int
    ) -> RowGroup:
        """A row group that was made.

        Args:
            target: Its target.
            dependencies: What the target read of the corpus.
            sizes: Size in bytes, as JSON Lines and as CSV.
            rows: Number of rows.
        """
        packed = self._pack(dependencies)
        if packed is None:
            return RowGroup(None, b"", sizes, rows)
        return RowGroup(_hash_inputs(target), packed, sizes, rows)

    def add_table(self, name: str, entry: TableEntry) -> None:
        """Add a data file."""
        self._tables[name] = entry

    def save(self) -> None:
        """Store the manifest of this build if it differs from the last one."""
        manifest = self._manifest()
        if manifest != self._before:
            save_manifest(self._store, self._docs, manifest)

    def _is_unchanged(self, target: Target[Any], inputs: bytes | None, dependencies: bytes) -> bool:
        return self._changed.isdisjoint(unpack(dependencies)) and inputs == _hash_inputs(target)

    def _pack(self, dependencies: Iterable[Dependency]) -> bytes | None:
        """Number dependencies; None if one of them must always count as changed."""
        numbers: list[int] = []
        for dependency in sorted(dependencies):
            if dependency not in self._numbers:
                if self._tracker.hash_of(dependency) is None:
                    return None
                self._numbers[dependency] = len(self._dependencies)
                self._dependencies.append(dependency)
            numbers.append(self._numbers[dependency])
        return pack(numbers)

    def _manifest(self) -> PublishManifest:
        """The manifest of this build, without unused dependencies if these are many."""
        targets, tables, dependencies = self._targets, self._tables, self._dependencies
        packed = [entry.dependencies for entry in targets.values()]
        packed += [group.dependencies for table in tables.values() for group in table.row_groups.values()]
        used = sorted(set().union(*map(unpack, packed)))
        if len(used) < (1 - MOST_UNUSED) * len(dependencies):
            new = {old: number for number, old in enumerate(used)}
            dependencies = [dependencies[number] for number in used]
            targets = {path: _renumber(entry, new) for path, entry in targets.items()}
            tables = {
                name: TableEntry(files, {path: _renumber(group, new) for path, group in groups.items()})
                for name, (files, groups) in tables.items()
            }
        hashes = [self._tracker.hash_of(dependency) or b"" for dependency in dependencies]
        return PublishManifest(self._before.global_inputs, dependencies, hashes, targets, tables)


def _hash_inputs(target: Target[Any]) -> bytes:
    return b"" if target.inputs is None else content_hash(target.inputs)


def _renumber(entry: Any, new: Mapping[int, int]) -> Any:
    """A target entry or row group with new numbers of its dependencies."""
    return entry._replace(dependencies=pack(new[number] for number in unpack(entry.dependencies)))
