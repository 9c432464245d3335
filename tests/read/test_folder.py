"""The folder of seeds: files that are read, refused, and isolated errors."""

import os
import socket
import sys
from pathlib import Path

import pytest

from generator.read import ReadOptions, read_seeds

from .conftest import GOOD, STORY, ReadFiles, ReadOne, places


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.jpg", "a.json", "a.csv", "notes.yml"])
def test_another_format_is_a_warning(read_files: ReadFiles, name: str) -> None:
    reading = read_files({name: "x", **GOOD})
    assert places(reading.problems) == [("warning", f"seeds/{name}", None)]
    assert "not a supported format" in reading.problems[0].message
    assert (reading.files, reading.failed, reading.skipped) == (2, frozenset(), frozenset({name}))


def test_hidden_files_and_folders_are_skipped(read_files: ReadFiles) -> None:
    reading = read_files({".DS_Store": b"\0\0\0\1Bud1", ".git/config": "x", "a/.hidden.txt": STORY, **GOOD})
    assert [article.key for article in reading.articles] == ["good.txt"]
    assert reading.problems == ()


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(50_000_000)
    (problem,) = read_seeds(tmp_path).problems
    assert "50.0 MB" in problem.message


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_without_permission_is_reported(read_files: ReadFiles, tmp_path: Path) -> None:
    read_files({"secret.txt": STORY, **GOOD})
    (tmp_path / "seeds/secret.txt").chmod(0)
    reading = read_seeds(tmp_path / "seeds")
    assert reading.failed == {"secret.txt"}


def test_a_file_that_cannot_be_opened_is_reported(read_files: ReadFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object, *_: object, real=os.open) -> int:  # type: ignore[no-untyped-def]
        if str(path).endswith("secret.txt"):
            raise PermissionError(13, "Permission denied")
        return int(real(path, os.O_RDONLY))

    monkeypatch.setattr(os, "open", refuse)
    reading = read_files({"secret.txt": STORY, **GOOD})
    assert [article.key for article in reading.articles] == ["good.txt"]
    assert str(reading.problems[0]).startswith("seeds/secret.txt: cannot read the file: permission denied. Check")


@pytest.mark.parametrize(
    "name",
    [
        "with space.txt",
        "100%.txt",
        "it's “quoted”.txt",
        "line\nbreak.txt",
        "новости.txt",
        "新闻/خبر.txt",
        "a&b;c#d?e.txt",
        "-x.txt",
    ],
)
def test_strange_file_names_are_names(read_one: ReadOne, name: str) -> None:
    article = read_one(STORY, name=name)
    assert (article.key, article.source_file) == (name, name)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_file_name_that_is_not_valid_text_is_reported(read_files: ReadFiles, tmp_path: Path) -> None:
    read_files(dict(GOOD))
    try:
        Path(os.fsdecode(os.fsencode(tmp_path / "seeds") + b"/caf\xe9.txt")).write_text(STORY)
    except OSError:
        pytest.skip("this file system has no such names")
    reading = read_seeds(tmp_path / "seeds")
    assert [article.key for article in reading.articles] == ["good.txt"]
    assert places(reading.problems) == [("error", "seeds/caf\\udce9.txt", None)]


def test_a_link_out_of_the_folder_is_not_followed(read_files: ReadFiles, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(STORY)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "b.txt").write_text(STORY)
    read_files(dict(GOOD))
    (tmp_path / "seeds/link.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "seeds/folder").symlink_to(tmp_path / "outside")
    (tmp_path / "seeds/chain.txt").symlink_to(tmp_path / "seeds/link.txt")
    reading = read_seeds(tmp_path / "seeds")
    assert [article.key for article in reading.articles] == ["good.txt"]
    assert places(reading.problems) == [
        ("error", "seeds/chain.txt", None),
        ("error", "seeds/folder", None),
        ("error", "seeds/link.txt", None),
    ]
    assert reading.failed == {"chain.txt", "folder", "link.txt"}


def test_a_link_within_the_folder_is_followed(read_files: ReadFiles, tmp_path: Path) -> None:
    read_files(dict(GOOD))
    (tmp_path / "seeds/link.txt").symlink_to("good.txt")
    assert [article.key for article in read_seeds(tmp_path / "seeds").articles] == ["good.txt", "link.txt"]


@pytest.mark.parametrize("target", ["loop", ".", "missing.txt", "loop/x"])
def test_a_link_that_leads_nowhere_or_in_circles_is_reported(
    read_files: ReadFiles, tmp_path: Path, target: str
) -> None:
    read_files(dict(GOOD))
    (tmp_path / "seeds/loop").symlink_to(target)
    reading = read_seeds(tmp_path / "seeds")
    assert [article.key for article in reading.articles] == ["good.txt"]
    assert [problem.path for problem in reading.problems] == ["seeds/loop"]


def test_the_folder_itself_may_be_a_link(read_files: ReadFiles, tmp_path: Path) -> None:
    read_files(dict(GOOD))
    (tmp_path / "elsewhere").symlink_to(tmp_path / "seeds")
    assert len(read_seeds(tmp_path / "elsewhere").articles) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipes_and_sockets_are_skipped(read_files: ReadFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_files(dict(GOOD))
    os.mkfifo(tmp_path / "seeds/pipe.txt")
    # A socket's path is limited to about a hundred bytes.
    monkeypatch.chdir(tmp_path / "seeds")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.txt")
        reading = read_seeds(tmp_path / "seeds")
    assert [article.key for article in reading.articles] == ["good.txt"]
    assert places(reading.problems) == [("warning", "seeds/pipe.txt", None), ("warning", "seeds/socket.txt", None)]


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    reading = read_seeds(tmp_path / "nowhere", ReadOptions(shown_as="stories"))
    assert places(reading.problems) == [("error", "stories", None)]
    assert (reading.articles, reading.failed, reading.files) == ((), frozenset(), 0)


def test_a_file_in_place_of_the_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "seeds").write_text("x")
    assert places(read_seeds(tmp_path / "seeds").problems) == [("error", "seeds", None)]


@pytest.mark.parametrize("name", ["000_x.meta.yml", "000_x.txt.meta.yml", "000_x.meta.yaml"])
def test_a_sidecar_is_named_like_its_seed(read_files: ReadFiles, name: str) -> None:
    reading = read_files({"000_x.txt": STORY, name: "date: 2024-08-18"})
    assert reading.problems == ()
    assert [(a.date, a.date_basis) for a in reading.articles] == [("2024-08-18", "sidecar")]
    assert reading.files == 1


def test_a_sidecar_without_a_seed_is_a_warning(read_files: ReadFiles) -> None:
    reading = read_files({"a.txt": STORY, "b.meta.yml": "date: 2024-08-18"})
    assert places(reading.problems) == [("warning", "seeds/b.meta.yml", None)]
    assert reading.failed == frozenset()


def test_a_sidecar_beside_json_lines_is_a_warning(read_files: ReadFiles) -> None:
    reading = read_files({"a.jsonl": '{"title": "T", "text": "x y."}', "a.meta.yml": "date: 2024-08-18"})
    assert places(reading.problems) == [("warning", "seeds/a.meta.yml", None)]


def test_of_two_sidecars_the_more_exact_is_used(read_files: ReadFiles) -> None:
    files = {"a.txt": STORY, "a.meta.yml": "date: 2024-01-01", "a.txt.meta.yml": "date: 2024-08-18"}
    reading = read_files(dict(files))
    assert reading.articles[0].date == "2024-08-18"
    assert places(reading.problems) == [("warning", "seeds/a.meta.yml", None)]


def test_a_sidecar_for_two_seeds_is_used_for_both_with_a_warning(read_files: ReadFiles) -> None:
    reading = read_files({"a.txt": STORY, "a.md": STORY, "a.meta.yml": "date: 2024-08-18"})
    assert [article.date for article in reading.articles] == ["2024-08-18", "2024-08-18"]
    assert places(reading.problems) == [("warning", "seeds/a.meta.yml", None)]
