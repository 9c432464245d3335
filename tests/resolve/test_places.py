"""Places of an article."""

from __future__ import annotations

import pytest

from generator.resolve.places import country_among, country_code, country_key, resolve_place, resolve_places

from .build import cluster


@pytest.mark.parametrize(("name", "code"), [("Kenya", "KE"), ("U.S.", "US"), ("Texas", None), ("Nairobi", None)])
def test_the_names_of_a_country_have_one_code(name: str, code: str | None) -> None:
    assert country_code(name) == code


def test_the_first_country_among_names_is_taken() -> None:
    assert country_among(["Nairobi", "Kenya", "Peru"]) == country_key("Kenya")
    assert country_among(["Nairobi"]) is None


@pytest.mark.parametrize(
    ("countries", "country", "explanation"),
    [
        (["LB"], "LB", "the article names the country too (LB)"),
        (["LY"], "LY", "the article names the country too (LY)"),
        ([], "LY", "the best known place of this name"),
    ],
)
def test_a_city_is_in_a_country_that_the_article_names(countries: list[str], country: str, explanation: str) -> None:
    found = resolve_place(cluster("place", "Tripoli"), countries)
    assert found is not None
    assert (found.place.country, found.explanation) == (country, explanation)


def test_an_unknown_place_is_not_resolved() -> None:
    assert resolve_place(cluster("place", "Vextronburg"), ["US"]) is None


def test_a_people_counts_as_evidence_for_its_country() -> None:
    found = resolve_places([cluster("group", "Lebanese"), cluster("place", "Tripoli"), cluster("person", "Omar Reed")])
    assert [one.place.country if one else None for one in found] == [None, "LB", None]
