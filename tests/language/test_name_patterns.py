"""Patterns inside names."""

from __future__ import annotations

import re

import pytest

from generator.language.name_patterns import ARABIC_ARTICLE, ARABIC_ARTICLE_OF_PLACE


@pytest.mark.parametrize("name", ["al-Amin", "ez-Zor", "ash-Sharqiyah", "an-Nasr", "ul-Haq"])
def test_an_article_before_a_hyphen_is_found(name: str) -> None:
    assert re.match(ARABIC_ARTICLE, name)


@pytest.mark.parametrize("name", ["ali-Baba", "alAmin", "al Amin", "of-Amin"])
def test_other_prefixes_are_not_an_article(name: str) -> None:
    assert not re.match(ARABIC_ARTICLE, name)


@pytest.mark.parametrize("name", ["el Amarna", "ez Zor", "al-Hol"])
def test_an_article_may_be_a_word_of_its_own_in_a_place(name: str) -> None:
    assert re.match(ARABIC_ARTICLE_OF_PLACE, name)


def test_words_of_european_places_are_not_an_article() -> None:
    assert not re.match(ARABIC_ARTICLE_OF_PLACE, "an der Oder")
