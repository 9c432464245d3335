"""Figures, quotations and dates of an article in, lines with their sentence and source out."""

from __future__ import annotations

from generator.present.statements import date_lines, figure_lines, quote_lines, resolved_dates
from tests.present.constructed import harbour

OPENING, HOME = "articles/opening.md", "index.md"


def test_a_figure_has_the_source_that_its_sentence_names() -> None:
    first, second = figure_lines(harbour(), "opening", OPENING)
    assert (first.quotation.text, first.quotation.href) == ("At least 40", "#s3")
    assert first.source
    assert (first.source.words, first.source.entity) == ("the ministry", None)
    assert first.as_of == "May 2024"
    assert second.source is None
    assert second.place
    assert (second.place.words, second.place.href) == ("Bergen", "../places/bergen.md")


def test_a_quotation_has_its_speaker_in_the_article_s_words() -> None:
    (line,) = quote_lines(harbour(), "opening", HOME)
    assert line.quotation.text == "The ships will return,"
    assert line.speaker
    assert (line.speaker.words, line.speaker.href, line.cue) == ("Lund", "people/ada-lund.md", "said")


def test_an_unresolved_date_has_no_line() -> None:
    assert [(line.day, line.written) for line in date_lines(harbour(), "opening", HOME)] == [
        ("18 August 2024", "Sunday"),
        ("May 2024", "May"),
    ]


def test_a_date_that_a_sentence_names_twice_has_one_line() -> None:
    laid = harbour(dates=[("harbour on", "s1", "2024-08-18")])
    assert [when.value for when in resolved_dates(laid, "opening")] == ["2024-08-18", "2024-05"]


def test_a_statement_whose_sentence_may_not_be_shown_has_no_line() -> None:
    excerpts = harbour(full_text=False)
    assert [line.quotation.text for line in figure_lines(excerpts, "opening", HOME)] == ["More than 70"]
