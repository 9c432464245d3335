"""The loader of word lists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.language import word_lists
from generator.language.word_lists import (
    WordListError,
    lines,
    one_of,
    phrases,
    rows,
    section_of_word,
    sections_of_word,
    word_set,
    words_of,
)

LISTS = """\
# a comment
loose words

[say]
said says
# another comment
tells

[of measure]
square miles, per cent
km

[table]
Aleda | AL |
[say]
told said
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    name = f"{tmp_path.name}.txt"  # results are cached by name
    (tmp_path / name).write_text(LISTS, encoding="utf-8")
    monkeypatch.setattr("generator.language.word_lists.resources.files", lambda _package: tmp_path)
    return name


def test_a_section_is_its_words_wherever_it_continues(file: str) -> None:
    assert word_set(file, "say") == {"said", "says", "tells", "told"}


def test_words_keep_the_order_of_the_file(file: str) -> None:
    assert words_of(file, "say") == ("said", "says", "tells", "told", "said")


def test_lines_before_the_first_header_have_no_section(file: str) -> None:
    assert word_set(file) == {"loose", "words"}


def test_phrases_are_separated_by_commas_and_line_ends(file: str) -> None:
    assert phrases(file, "of measure") == ("square miles", "per cent", "km")


def test_rows_keep_empty_columns(file: str) -> None:
    assert rows(file, 3, "table") == (("Aleda", "AL", ""),)


def test_lines_are_without_comments(file: str) -> None:
    assert lines(file, "say") == ("said says", "tells", "told said")


def test_every_word_knows_its_section(file: str) -> None:
    assert section_of_word(file)["tells"] == "say"
    assert sections_of_word(file)["said"] == {"say"}


def test_an_unknown_section_is_named_with_those_there_are(file: str) -> None:
    with pytest.raises(WordListError, match=r"no section \[ask\].* say, of measure, table"):
        word_set(file, "ask")


def test_a_row_with_another_number_of_columns_is_named_by_its_line(file: str) -> None:
    with pytest.raises(WordListError, match=r"\.txt:14: 3 columns instead of 2"):
        rows(file, 2, "table")


def test_a_missing_file_is_named(file: str) -> None:
    with pytest.raises(WordListError, match=r"no-such\.txt: cannot read this word list"):
        word_set("no-such.txt")


def test_a_broken_header_is_named_by_its_line(file: str, tmp_path: Path) -> None:
    (tmp_path / f"broken-{file}").write_text("# words\n[say\nsaid\n", encoding="utf-8")
    with pytest.raises(WordListError, match=r"\.txt:2: cannot read the section header '\[say'"):
        word_set(f"broken-{file}", "say")


@pytest.mark.parametrize("text", ["per cent", "per", "50%"])
def test_a_pattern_of_words_tries_the_longest_first(text: str) -> None:
    assert re.match(one_of(["per", "per cent", "50%"]), text).group() == text  # type: ignore[union-attr]


def test_every_word_list_of_the_package_can_be_read() -> None:
    package = Path(word_lists.__file__).parents[1]
    files = [path.relative_to(package).as_posix() for path in package.rglob("*.txt")]
    assert len(files) > 10
    for listed in files:
        assert word_lists.word_lists(listed), listed
