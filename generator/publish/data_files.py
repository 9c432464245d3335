"""Write a data file as JSON Lines and as CSV; rows that are unchanged are copied from the last files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from typing import BinaryIO

from generator.publish import tables
from generator.publish.manifest import ManifestUpdate, RowGroup, TableEntry
from generator.publish.output_folder import OutputFolder
from generator.site_plan import DependencyTracker, Rows, Table, TableSize, Target, table_file


def put_table(
    table: Table, folder: OutputFolder, manifest: ManifestUpdate, tracker: DependencyTracker
) -> TableSize | None:
    """Write a data file.

    Args:
        table: The table.
        folder: The folder of pages.
        manifest: What the last build made.
        tracker: Records what is read while rows are made.

    Returns:
        Its size; None if it could not be written.
    """
    paths = (table_file(table.name, "jsonl"), table_file(table.name, "csv"))
    before = manifest.last_table(table.name)
    if before is not None and before.files != tuple(map(folder.state, paths)):
        before = None
    writer = _TableWriter(table, before, manifest, tracker)
    if before is not None and writer.is_unchanged():
        folder.unchanged += len(paths)
        manifest.add_table(table.name, before)
        return _size(writer.head, before.row_groups.values())
    written = folder.put_stream(paths[0], writer.json_lines(folder, paths), marks=(tables.JSON_LINES_MARK, b""))
    if not writer.is_complete():  # the file is not ours to write, or the disk is full
        return None
    if not folder.put_stream(paths[1], writer.csv, marks=(tables.csv_mark(table), b"")) or not written:
        return None
    manifest.add_table(table.name, TableEntry(tuple(map(folder.state, paths)), writer.groups))
    return _size(writer.head, writer.groups.values())


class _TableWriter:
    """Makes or copies the row groups of a table, one after another.

    Attributes:
        head: First line of the CSV file.
        csv: The CSV file so far. It is kept in memory, since it has a tenth of the size of the JSON Lines with texts.
        groups: The row groups so far.
    """

    def __init__(
        self, table: Table, before: TableEntry | None, manifest: ManifestUpdate, tracker: DependencyTracker
    ) -> None:
        self._table = table
        self._before = before
        self._manifest = manifest
        self._tracker = tracker
        self._targets: Sequence[Target[Rows]] = list(table.targets())
        self._unchanged = [manifest.unchanged_rows(target, before) for target in self._targets]
        self.head = tables.csv_head(table)
        self.csv = [self.head]
        self.groups: dict[str, RowGroup] = {}

    def is_unchanged(self) -> bool:
        """Whether the table has the same row groups as before, in the same order."""
        order = [] if self._before is None else list(self._before.row_groups)
        return None not in self._unchanged and [target.path for target in self._targets] == order

    def is_complete(self) -> bool:
        """Whether all rows were made or copied."""
        return len(self.groups) == len(self._targets)

    def json_lines(self, folder: OutputFolder, paths: tuple[str, str]) -> Iterator[bytes]:
        """The JSON Lines, group by group; the CSV lines are collected in `csv`.

        Args:
            folder: The folder of pages.
            paths: The files of the last build, from which unchanged rows are copied.
        """
        with ExitStack() as stack:
            files = [stack.enter_context(folder.open(path)) for path in paths] if any(self._unchanged) else []
            starts = self._starts()
            for target, group in zip(self._targets, self._unchanged, strict=True):
                if group is not None:
                    json_lines, csv_lines = map(_slice, files, starts[target.path], group.sizes)
                else:
                    group, json_lines, csv_lines = self._make(target)
                self.groups[target.path] = group
                self.csv.append(csv_lines)
                yield json_lines

    def _make(self, target: Target[Rows]) -> tuple[RowGroup, bytes, bytes]:
        """Make the rows of a target: their manifest entry, JSON Lines and CSV lines."""
        with self._tracker.recording() as dependencies:
            rows = target.make()
        json_lines, csv_lines = tables.json_lines(rows), tables.csv_lines(self._table, rows)
        sizes = len(json_lines), len(csv_lines)
        return self._manifest.new_rows(target, dependencies, sizes, len(rows)), json_lines, csv_lines

    def _starts(self) -> dict[str, tuple[int, int]]:
        """Offset of each row group in the two files of the last build."""
        starts = {}
        json_start, csv_start = 0, len(self.head)
        for path, group in self._before.row_groups.items() if self._before is not None else ():
            starts[path] = (json_start, csv_start)
            json_start, csv_start = json_start + group.sizes[0], csv_start + group.sizes[1]
        return starts


def _slice(file: BinaryIO, start: int, size: int) -> bytes:
    file.seek(start)
    return file.read(size)


def _size(head: bytes, groups: Iterable[RowGroup]) -> TableSize:
    found = list(groups)
    return TableSize(
        sum(group.rows for group in found),
        sum(group.sizes[0] for group in found),
        len(head) + sum(group.sizes[1] for group in found),
    )
