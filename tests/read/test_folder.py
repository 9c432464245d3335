"""The folder of seeds: what is read, what is refused, and that one bad file never stops the others."""

import hashlib
import os
import socket
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.read import ReadOptions, read_seeds

from .conftest import BODY, ReadFiles, ReadOne, places

STORY = f"A headline\n\n{BODY}"
GOOD = {"good.txt": STORY}


def test_an_article_is_exactly_what_its_seed_says(read_one: ReadOne) -> None:
    article = read_one(STORY)
    assert (article.key, article.source_file, article.title, article.text) == (
        "story.txt",
        "story.txt",
        "A headline",
        STORY,
    )
    assert article.source_sha256 == hashlib.sha256(STORY.encode()).hexdigest()
    assert (article.id, article.date, article.date_basis, article.boilerplate) == ("", None, None, ())


@pytest.mark.parametrize(
    "name", ["a.txt", "a.text", "a", "a.TXT", "a.md", "a.markdown", "U.S. strikes. A report", "a.08"]
)
def test_text_is_read_whatever_its_ending(read_one: ReadOne, name: str) -> None:
    assert read_one(STORY, name=name).text == STORY


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.jpg", "a.json", "a.csv", "notes.yml"])
def test_another_format_is_a_warning(read_files: ReadFiles, name: str) -> None:
    reading = read_files({name: "x", **GOOD})
    assert places(reading.problems) == [("warning", f"seeds/{name}", None)]
    assert "not a supported format" in reading.problems[0].message
    assert (reading.files, reading.failed, reading.skipped) == (2, frozenset(), frozenset({name}))


def test_hidden_files_and_folders_are_passed_over(read_files: ReadFiles) -> None:
    reading = read_files({".DS_Store": b"\0\0\0\1Bud1", ".git/config": "x", "a/.hidden.txt": STORY, **GOOD})
    assert [article.key for article in reading.articles] == ["good.txt"]
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "there is no text"),
        (" \n\t\n\n", "there is no text"),
        (b"\xef\xbb\xbf", "there is no text"),
        ("Only a title", "a title but no text"),
        ("Only a title\n\nRelated", "a title but no text"),
        (b"%PDF-1.7 ...", "a PDF document"),
        (bytes(range(256)) * 2, "binary data"),
        ("x" * 1001, "more than the limit of 1,000 bytes"),
    ],
    ids=["empty", "white space", "byte order mark", "title only", "title and leftovers", "PDF", "binary", "too large"],
)
@pytest.mark.parametrize("ending", ["txt", "md"])
def test_a_bad_file_is_reported_and_the_others_are_read(
    read_files: ReadFiles, content: str | bytes, message: str, ending: str
) -> None:
    reading = read_files({f"bad.{ending}": content, **GOOD}, max_bytes=1000)
    assert [article.key for article in reading.articles] == ["good.txt"]
    (problem,) = reading.problems
    assert (problem.level, problem.path) == ("error", f"seeds/bad.{ending}")
    assert message in problem.message
    assert problem.hint
    assert reading.failed == {f"bad.{ending}"}
    assert reading.files == 2


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


def test_a_long_title_is_published_with_a_warning(read_files: ReadFiles) -> None:
    title = "word " * 399 + "end"
    reading = read_files({"a.txt": f"{title}\n\n{BODY}"})
    assert reading.articles[0].title == title
    assert places(reading.problems) == [("warning", "seeds/a.txt", 1)]


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
def test_a_file_name_that_is_no_text_is_reported(read_files: ReadFiles, tmp_path: Path) -> None:
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


def test_messages_name_the_folder_as_its_owner_does(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    assert read_seeds(tmp_path, ReadOptions(shown_as="my/stories")).problems[0].path == "my/stories/a.txt"


def test_each_file_is_announced_before_it_is_read(read_files: ReadFiles, tmp_path: Path) -> None:
    read_files({"b.txt": STORY, "a/c.txt": "", "d.jsonl": "{}"})
    seen: list[str] = []
    read_seeds(tmp_path / "seeds", on_file=seen.append)
    assert seen == ["a/c.txt", "b.txt", "d.jsonl"]


@settings(max_examples=10, deadline=None)
@given(st.permutations(["a.txt", "B.md", "c/d.txt", "c.html", "e.jsonl", "e.meta.yml", "z.pdf", "empty.txt"]))
def test_the_order_of_creation_changes_nothing(names: list[str]) -> None:
    contents = {"e.jsonl": '{"title": "T", "text": "x y."}\n' * 12, "e.meta.yml": "", "empty.txt": ""}
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            path = Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_text(contents.get(name, f"<h1>A headline</h1><p>{BODY}</p>" if name.endswith("html") else STORY))
        reading = read_seeds(Path(folder))
    keys = [article.key for article in reading.articles]
    assert keys == sorted(keys)
    assert keys == sorted(["a.txt", "B.md", "c/d.txt", "c.html", *(f"e.jsonl#{n}" for n in range(1, 13))])
    assert [p.path for p in reading.problems] == ["seeds/e.meta.yml", "seeds/empty.txt", "seeds/z.pdf"]


ENDINGS = ["txt", "md", "html", "jsonl", "meta.yml"]
PIECES = st.sampled_from(
    [
        "---\n",
        "title: x\n",
        "<p>",
        "</div>",
        "<table><td>",
        "<!--",
        "# ",
        "\0",
        "\ud7ff",
        "{",
        '"text": "',
        "Related\n\n",
        "\r",
        "![a](b)",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300), st.text(max_size=300).map(str.encode), st.lists(PIECES).map("".join).map(str.encode)
    )
)
def test_no_bytes_are_too_strange_to_be_read(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for ending in ENDINGS:
            Path(folder, f"a.{ending}").write_bytes(data)
        Path(folder, "good.txt").write_text(STORY)
        reading = read_seeds(Path(folder))
    assert "good.txt" in {article.key for article in reading.articles}
    for article in reading.articles:
        blocks = article.text.split("\n\n")
        assert blocks[0] == article.title
        assert "\n" not in article.title
        assert len(blocks) > 1
        assert all(block == block.strip() and block for block in blocks)
        assert (article.date is None) == (article.date_basis is None)
        article.text.encode()


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60).filter(
    lambda text: text.strip()
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=2, max_size=8))
def test_text_without_leftovers_is_kept_to_the_letter(paragraphs: list[str]) -> None:
    source = "\n\n".join(paragraphs)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.txt").write_text(source, encoding="utf-8", newline="")
        reading = read_seeds(Path(folder))
    for article in reading.articles:
        left = [leftover.text for leftover in article.boilerplate]
        if not left:
            assert "".join(article.text.split()) == "".join(source.split())
