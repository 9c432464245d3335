"""Keys of institutions."""

from __future__ import annotations

import pytest

from generator.resolve.institutions import country_in_front, institution_key


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Saudi Interior Ministry", ("SA", "Interior Ministry")),
        ("United States Senate", ("US", "Senate")),
        ("Interior Ministry", None),
        ("Kenya", None),
    ],
)
def test_the_country_in_front_is_found(name: str, found: tuple[str, str] | None) -> None:
    assert country_in_front(name) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Department of Labor", "Labor Department"),
        ("the Government of Kenya", "Kenyan government"),
        ("UN Security Council", "United Nations Security Council"),
        ("WHO", "World Health Organisation"),
        ("Ministry of the Interior", "interior ministry"),
    ],
)
def test_spellings_of_one_institution_have_one_key(one: str, other: str) -> None:
    assert institution_key(one) == institution_key(other)


def test_institutions_of_two_countries_have_two_keys() -> None:
    assert institution_key("Kenyan Interior Ministry") != institution_key("Peruvian Interior Ministry")
