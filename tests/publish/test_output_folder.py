"""The folder of pages keeps files of others, and records changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish.output_folder import OutputFolder
from generator.store.file_states import NO_FILE
from generator.store.schema import NewerError

MARK = b"ours"


def folder(root: Path) -> OutputFolder:
    return OutputFolder(root, shown_as="docs", owned={".md": lambda content: content.startswith(MARK)})


def newer(content: bytes) -> bool:
    raise NewerError(99)


@pytest.mark.parametrize(
    ("present", "content", "written", "unchanged", "left"),
    [
        (None, b"ours 1", ("a.md",), 0, b"ours 1"),
        (b"ours 1", b"ours 1", (), 1, b"ours 1"),
        (b"ours 0", b"ours 1", ("a.md",), 0, b"ours 1"),
        (b"mine", b"ours 1", (), 0, b"mine"),
        (bytes(20), b"ours 1", ("a.md",), 0, b"ours 1"),
    ],
)
def test_a_file_is_written_unless_others_wrote_it(
    tmp_path: Path, present: bytes | None, content: bytes, written: tuple[str, ...], unchanged: int, left: bytes
) -> None:
    if present is not None:
        (tmp_path / "a.md").write_bytes(present)
    docs = folder(tmp_path)
    assert docs.put("a.md", content) == (left == content)
    assert (docs.result().written, docs.unchanged) == (written, unchanged)
    assert (tmp_path / "a.md").read_bytes() == left
    assert [problem.level for problem in docs.problems] == (["warning"] if left != content else [])


def test_a_file_of_a_newer_version_is_an_error_that_the_next_build_has_to_make_up_for(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"newer")
    docs = OutputFolder(tmp_path, shown_as="docs", owned={".md": newer})
    assert not docs.put("a.md", b"ours")
    [problem] = docs.result().unwritten
    assert str(problem).startswith("docs/a.md: not written: a newer version of the tool wrote it")
    assert (tmp_path / "a.md").read_bytes() == b"newer"


def test_a_stream_is_written_where_bytes_differ(tmp_path: Path) -> None:
    docs = folder(tmp_path)
    for chunks in ([b"ours ", b"1"], [b"ours ", b"1"], [b"ours ", b"2"]):
        assert docs.put_stream("data/a.jsonl", chunks, marks=(MARK,))
    assert docs.result().written == ("data/a.jsonl", "data/a.jsonl")
    assert docs.unchanged == 1
    with docs.open("data/a.jsonl") as file:
        assert file.read() == b"ours 2"


def test_stale_files_of_ours_are_pruned_and_others_stay(tmp_path: Path) -> None:
    for path, content in {
        "people/stale.md": b"ours",
        "people/kept.md": b"ours",
        "people/mine.md": b"mine",
        "people/below/stale.md": b"ours",
        "people/half.md.briefing-tmp": b"half",
        "half.md.briefing-tmp": b"half",
        "elsewhere/stale.md": b"ours",
        "stale.md": b"ours",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    docs = folder(tmp_path)
    docs.prune(["people"], keep={"people/kept.md"})
    assert docs.deleted == ["people/stale.md", "people/below/stale.md"]
    left = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert left == ["elsewhere/stale.md", "people/kept.md", "people/mine.md", "stale.md"]


def test_the_state_of_a_file_changes_when_it_is_written(tmp_path: Path) -> None:
    docs = folder(tmp_path)
    assert docs.state("a.md") == NO_FILE
    docs.put("a.md", b"ours")
    assert docs.state("a.md")[0] == 4


def test_a_failure_is_reported_with_its_reason_and_a_remedy(tmp_path: Path) -> None:
    docs = folder(tmp_path)
    docs.report_failure("a.md", OSError(28, "No space left on device"))
    assert [str(problem) for problem in docs.unwritten] == [
        "docs/a.md: cannot write: No space left on device. Check permissions and free space, then build again"
    ]
