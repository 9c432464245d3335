"""Data files: the rows that have changed are made anew, the others copied from the file as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import BinaryIO

from generator.publish import tables
from generator.publish.files import Folder
from generator.publish.manifest import Kept, Piece, Pieces
from generator.site_plan import DependencyTracker, Table, TableSize


def put_table(table: Table, place: str, folder: Folder, kept: Kept, tracker: DependencyTracker) -> TableSize | None:
    """Write a table as JSON Lines and as CSV.

    Args:
        table: The table.
        place: Folder of the data files, below that of the pages.
        folder: The folder of pages.
        kept: What the last build made.
        tracker: Records what is read while rows are made.

    Returns:
        How large it is; None where it could not be written.
    """
    paths = (f"{place}/{table.name}.jsonl", f"{place}/{table.name}.csv")
    head = tables.csv_head(table)
    before = kept.table(table.name)
    if before is not None and before.files != tuple(map(folder.state, paths)):
        before = None
    targets = list(table.targets())
    found = [kept.piece(target, before) for target in targets]
    if before is not None and None not in found and [target.path for target in targets] == list(before.pieces):
        folder.unchanged += len(paths)
        kept.note_table(table.name, before)
        return _size(head, before.pieces.values())
    pieces: dict[str, Piece] = {}
    cells = [head]  # a tenth of the size of the lines, which hold the texts

    def lines() -> Iterator[bytes]:
        with ExitStack() as opened:
            old = [opened.enter_context(folder.open(path)) for path in paths] if any(found) else []
            starts = _starts(before, head)
            for target, piece in zip(targets, found, strict=True):
                if piece is not None:
                    line, cell = map(_slice, old, starts[target.path], piece.sizes)
                else:
                    with tracker.recording() as names:
                        rows = target.make()
                    line, cell = tables.json_lines(rows), tables.csv_lines(table, rows)
                    piece = kept.noted_piece(target, names, (len(line), len(cell)), len(rows))
                pieces[target.path] = piece
                cells.append(cell)
                yield line

    written = folder.put_stream(paths[0], lines(), marks=(tables.JSON_LINES_MARK, b""))
    if len(pieces) < len(targets):  # it was not ours to write, or there was no room
        return None
    if not folder.put_stream(paths[1], cells, marks=(tables.csv_mark(table), b"")) or not written:
        return None
    kept.note_table(table.name, Pieces(tuple(map(folder.state, paths)), pieces))
    return _size(head, pieces.values())


def _starts(before: Pieces | None, head: bytes) -> dict[str, tuple[int, int]]:
    """Where each piece begins in the two files."""
    starts = {}
    line, cell = 0, len(head)
    for key, piece in before.pieces.items() if before is not None else ():
        starts[key] = (line, cell)
        line, cell = line + piece.sizes[0], cell + piece.sizes[1]
    return starts


def _slice(file: BinaryIO, start: int, size: int) -> bytes:
    file.seek(start)
    return file.read(size)


def _size(head: bytes, pieces: Iterable[Piece]) -> TableSize:
    found = list(pieces)
    return TableSize(
        sum(piece.rows for piece in found),
        sum(piece.sizes[0] for piece in found),
        len(head) + sum(piece.sizes[1] for piece in found),
    )
