"""Plain text -> title and paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read import plain_text

WRAPPED = (
    "The harbour office said on Sunday that the outer wall would be\n"
    "repaired before winter, although the money for it has not been\n"
    "found and two of the three cranes are still out of order."
)


def texts(source: str) -> list[str]:
    return [block.text for block in plain_text.split(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Title\n\nOne.\n\nTwo.", ["Title", "One.", "Two."]),
        ("Title\nOne.\nTwo.", ["Title", "One.", "Two."]),
        ("\n\n  Title  \n\n\n\tOne.\n", ["Title", "One."]),
        ("Title\n \t \nOne.", ["Title", "One."]),
        (f"Title\n\n{WRAPPED}\n\nEnd.", ["Title", WRAPPED, "End."]),
        ("Title\n\nFirst short line\nSecond short line", ["Title", "First short line", "Second short line"]),
        (f"Title\n\n{'word ' * 40}end.\n{'word ' * 40}end.", ["Title", f"{'word ' * 40}end.", f"{'word ' * 40}end."]),
        ("A headline that is broken\nin two lines\n\nText.", ["A headline that is broken\nin two lines", "Text."]),
        ("A headline\nBy Mara Quill\n\nText.", ["A headline", "By Mara Quill", "Text."]),
        ("", []),
        (" \n\t\n", []),
    ],
    ids=[
        "blank lines separate paragraphs",
        "without blank lines every line is a paragraph",
        "white space at the edges goes",
        "a line of white space is blank",
        "a hard-wrapped paragraph stays one, with its line breaks",
        "short lines are paragraphs of their own",
        "long lines are paragraphs of their own",
        "a headline goes on in a line that begins in lower case",
        "a byline is not part of the headline",
        "nothing gives nothing",
        "white space gives nothing",
    ],
)
def test_text_is_split_into_paragraphs(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


def test_each_paragraph_knows_its_line() -> None:
    assert [block.line for block in plain_text.split(f"Title\n\n\nOne.\n{WRAPPED}\n\nEnd.")] == [1, 4, 5, 6, 7, 9]


def test_lines_that_all_end_as_sentences_are_paragraphs() -> None:
    lines = [f"This is sentence number {n} of a statement, and it is a line of its own." for n in range(4)]
    assert texts("Title\n\n" + "\n".join(lines)) == ["Title", *lines]


@given(st.text())
def test_splitting_loses_no_word(source: str) -> None:
    assert "".join("".join(texts(source)).split()) == "".join(source.split())


@given(st.text(alphabet="ab \n\t\x0b\x85\u2028"))
def test_a_paragraph_is_never_empty_and_has_no_blank_line(source: str) -> None:
    for text in texts(source):
        assert text == text.strip()
        assert all(line.strip() for line in text.split("\n"))
