"""A file is written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.publish.atomic_write import (
    begins_with,
    has_content,
    is_blank,
    read_blocks,
    replace_file,
    shared_beginning,
    temporary_path,
    write_file,
)


def failing() -> Iterator[bytes]:
    yield b"new "
    raise ValueError("no more")


def test_a_new_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    replace_file(tmp_path / "a", [b"new ", b"text"])
    assert (tmp_path / "a").read_bytes() == b"new text"
    assert not temporary_path(tmp_path / "a").exists()


def test_content_that_fails_half_way_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(ValueError, match="no more"):
        replace_file(tmp_path / "a", failing())
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"old")]


def test_the_unfinished_file_of_a_crash_is_overwritten(tmp_path: Path) -> None:
    temporary_path(tmp_path / "a").write_bytes(b"half")
    replace_file(tmp_path / "a", [b"new"])
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_link_in_the_place_of_a_new_file_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"mine")
    (tmp_path / "a").symlink_to(tmp_path / "target")
    write_file(tmp_path / "a", [b"new"])
    assert (tmp_path / "target").read_bytes() == b"mine"
    assert not (tmp_path / "a").is_symlink()


@pytest.mark.parametrize(
    ("content", "chunks", "shared", "rest"),
    [
        (b"abcdef", [b"abc", b"def"], 6, None),
        (b"abcdef", [b"abc", b"dxf"], 3, [b"dxf"]),
        (b"abc", [b"abc", b"def", b"g"], 3, [b"def", b"g"]),
        (b"abcdef", [b"abc"], 3, []),
        (b"", [], 0, None),
        (b"", [b"a"], 0, [b"a"]),
    ],
)
def test_what_follows_the_equal_beginning_is_written(
    tmp_path: Path, content: bytes, chunks: list[bytes], shared: int, rest: list[bytes] | None
) -> None:
    (tmp_path / "a").write_bytes(content)
    found, following = shared_beginning(tmp_path / "a", iter(chunks))
    assert found == shared
    assert (following if following is None else list(following)) == rest
    assert has_content(tmp_path / "a", chunks) == (rest is None)


def test_a_missing_file_has_no_content(tmp_path: Path) -> None:
    assert not has_content(tmp_path / "missing", [])


@pytest.mark.parametrize(("length", "read"), [(0, b""), (2, b"ab"), (9, b"abc")])
def test_blocks_end_with_the_length_or_the_file(tmp_path: Path, length: int, read: bytes) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert b"".join(read_blocks(tmp_path / "a", length)) == read


@pytest.mark.parametrize(
    ("content", "marks", "found"),
    [
        (b'{"id": 1}', [b'{"id": '], True),
        (b'{"mine": 1}', [b'{"id": '], False),
        (b"", [b'{"id": ', b""], True),
        (bytes(40), [b'{"id": ', b""], True),
        (b"", [b'{"id": '], False),
    ],
)
def test_a_file_is_known_by_its_beginning(tmp_path: Path, content: bytes, marks: list[bytes], found: bool) -> None:
    (tmp_path / "a").write_bytes(content)
    assert begins_with(tmp_path / "a", marks) == found


@pytest.mark.parametrize(("content", "blank"), [(b"", True), (bytes(9), True), (b"\0a", False), (b" ", False)])
def test_a_loss_of_power_leaves_nothing_or_zeros(content: bytes, blank: bool) -> None:
    assert is_blank(content) == blank
