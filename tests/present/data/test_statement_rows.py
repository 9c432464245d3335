"""Figures, quotations and dates of an article in, rows of the data files out."""

from __future__ import annotations

from generator.present.data.statement_rows import date_rows, figure_rows, quote_rows
from tests.present.constructed import harbour


def test_a_quotation_names_its_speaker_by_words_and_by_id() -> None:
    (row,) = quote_rows(harbour(), "opening")
    assert (row["id"], row["article"], row["published"]) == ("opening#1", "opening", "2024-08-18")
    assert (row["text"], row["speaker_text"], row["speaker"], row["cue"]) == (
        "The ships will return,", "Lund", "ada-lund", "said",
    )  # fmt: skip


def test_a_figure_has_its_bound_its_source_and_its_place() -> None:
    first, second = figure_rows(harbour(), "opening")
    assert (first["value"], first["bound"], first["as_of"]) == (40, "at least", "2024-05")
    assert (first["attribution"], first["attribution_entity"], first["place"]) == ("the ministry", None, None)
    assert (second["attribution"], second["place"]) == (None, "bergen")
    assert "vague" not in second


def test_an_unresolved_date_has_no_value() -> None:
    assert [(row["text"], row["value"]) for row in date_rows(harbour(), "opening")] == [
        ("Sunday", "2024-08-18"),
        ("May", "2024-05"),
        ("July", None),
    ]


def test_rows_of_sentences_that_may_not_be_shown_are_left_out_and_the_rest_is_numbered() -> None:
    assert [(row["id"], row["text"]) for row in figure_rows(harbour(full_text=False), "opening")] == [
        ("opening#1", "More than 70")
    ]
