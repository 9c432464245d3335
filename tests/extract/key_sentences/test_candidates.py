"""Self-contained sentences."""

from __future__ import annotations

import pytest

from generator.extract.key_sentences.candidates import self_contained_sentences
from generator.extract.text.sentences import segment
from generator.records import Article

STATEMENT = "The council of Lima approved a new budget for its schools on Monday."


def candidates(*paragraphs: str) -> dict[str, tuple[bool, bool, float]]:
    """Self-contained sentences -> whether they open a paragraph, depend on context, and their share of speech."""
    text = "\n\n".join(("News of the day", *paragraphs))
    article = Article("a.txt", "a.txt", "0" * 64, "News of the day", text, id="a")
    found = self_contained_sentences(article, None, segment(article))
    return {
        text[c.sentence.start : c.sentence.end]: (c.opens_paragraph, c.context_dependent, round(c.spoken, 1))
        for c in found
    }


def test_a_statement_is_self_contained() -> None:
    assert candidates(STATEMENT) == {STATEMENT: (True, False, 0.0)}


def test_the_title_is_not_a_candidate() -> None:
    assert "News of the day" not in candidates(STATEMENT)


@pytest.mark.parametrize(
    "text",
    [
        "It rots.",
        "What will the council of Lima do about its schools and roads?",
        "the rest of the council of Lima left the hall on Monday.",
        "The council of Lima and the schools that it has to pay for",
        "Correction: The council of Lima approved its budget on Tuesday, not Monday.",
        "Read more: The council of Lima approves a new budget for schools.",
        "“Nobody in this council of Lima has ever read a budget.”",
        "The council of Lima sits in its hall on Monday. (Photo by Ana Diaz)",
        " ".join(["word"] * 80) + ".",
    ],
)
def test_fragments_notes_captions_and_lists_do_not(text: str) -> None:
    assert candidates(text) == {}


def test_a_sentence_inside_a_quotation_of_its_paragraph_does_not() -> None:
    found = candidates(
        "“We have no budget for any of the schools in Lima. Nobody knows what the council wants,” she said."
    )
    assert found == {}


@pytest.mark.parametrize(
    ("text", "dependent"),
    [
        ("She approved a new budget for the schools of Lima on Monday.", True),
        ("But the council approved a new budget for the schools of Lima.", True),
        ("The council of Lima and the mayor of the city denied that.", True),
        ("Ana Diaz approved a new budget for the schools of Lima.", False),
    ],
)
def test_a_sentence_that_refers_back_is_marked(text: str, dependent: bool) -> None:
    assert [c[1] for c in candidates(text).values()] == [dependent]


def test_the_share_of_words_in_quotation_marks_is_measured() -> None:
    ((_, _, spoken),) = candidates("“Every school in Lima will get money now,” said Ana Diaz.").values()
    assert spoken == 0.7
