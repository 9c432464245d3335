"""Slugs of titles and names."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ids.slugs import MAX_LENGTH, RESERVED, fingerprint, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Lund", "ada-lund"),
        ("  Harbour opens: at last!  ", "harbour-opens-at-last"),
        ("Straße in Øst-Åland", "strasse-in-ost-aland"),
        ("Ελλάδα", "ellada"),
        ("../../etc/passwd", "etc-passwd"),
        ("40,000 deaths", "40000-deaths"),
    ],
)
def test_a_slug_is_the_words_of_the_text_in_plain_letters(text: str, expected: str) -> None:
    assert slug(text, "article") == expected


def test_a_long_headline_ends_with_a_whole_word() -> None:
    made = slug("harbour " * 30, "article")
    assert len(made) <= MAX_LENGTH
    assert made == "-".join(["harbour"] * 10)


@pytest.mark.parametrize("text", ["", "???", "🎉", "—"])
def test_a_text_without_letters_gets_the_fallback_and_a_fingerprint(text: str) -> None:
    assert slug(text, "article") == f"article-{fingerprint(text)}"


def test_the_page_of_a_section_keeps_its_name() -> None:
    assert slug("Index", "person") == "index-person"


@given(st.text())
def test_any_text_gets_a_slug_that_is_safe_in_a_path(text: str) -> None:
    made = slug(text, "article")
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", made)
    assert len(made) <= MAX_LENGTH
    assert made not in RESERVED
    assert slug(text, "article") == made


def test_fingerprints_distinguish_texts() -> None:
    assert fingerprint("Ada Lund") != fingerprint("Ada Lunde")
    assert re.fullmatch(r"[0-9a-f]{6}", fingerprint("\ud800"))
