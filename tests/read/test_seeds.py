"""Reading a folder of seeds: every article, and every problem once."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.read import ReadOptions, read_seeds

from .conftest import BODY, GOOD, STORY, ReadFiles, ReadOne

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
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60).filter(
    lambda text: text.strip()
)


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
    ids=[
        "empty",
        "white space",
        "byte order mark",
        "title only",
        "title and boilerplate",
        "PDF",
        "binary",
        "too large",
    ],
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


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300), st.text(max_size=300).map(str.encode), st.lists(PIECES).map("".join).map(str.encode)
    )
)
def test_any_bytes_can_be_read(data: bytes) -> None:
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


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=2, max_size=8))
def test_text_without_boilerplate_is_kept_verbatim(paragraphs: list[str]) -> None:
    source = "\n\n".join(paragraphs)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.txt").write_text(source, encoding="utf-8", newline="")
        reading = read_seeds(Path(folder))
    for article in reading.articles:
        left = [element.text for element in article.boilerplate]
        if not left:
            assert "".join(article.text.split()) == "".join(source.split())
