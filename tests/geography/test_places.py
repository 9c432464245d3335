"""Places by name."""

from __future__ import annotations

import pytest

from generator.geography import big_place, lookup, state_by_abbreviation


@pytest.mark.parametrize(
    ("name", "level", "country"),
    [
        ("Kenya", "country", "KE"),
        ("Burma", "country", "MM"),
        ("Republic of Kenya", "country", "KE"),
        ("Texas", "state", "US"),
        ("Sahel", "region", None),
        ("Crimea", "region", "UA"),
    ],
)
def test_countries_states_and_regions_are_known_by_their_names(name: str, level: str, country: str | None) -> None:
    place = big_place(name)
    assert place is not None
    assert (place.level, place.country) == (level, country)


@pytest.mark.parametrize("name", ["Nairobi", "Vextronland", "Islamic State of Kenya"])
def test_other_names_are_no_country_state_or_region(name: str) -> None:
    assert big_place(name) is None


def test_the_most_populous_city_of_a_name_comes_first() -> None:
    cities = [place for place in lookup("Paris") if place.level == "city"]
    assert (cities[0].country, cities[0].capital) == ("FR", True)
    own = [place.population for place in cities if place.name == "Paris"]
    assert own == sorted(own, reverse=True)


def test_a_country_comes_before_cities_of_its_name() -> None:
    assert [place.level for place in lookup("Georgia")][:2] == ["country", "state"]


def test_a_city_is_found_with_the_word_city() -> None:
    assert lookup("Kabul City")[0].name == "Kabul"


def test_an_unknown_name_has_no_place() -> None:
    assert lookup("Vextronburg") == ()


@pytest.mark.parametrize(("text", "name"), [("Fla.", "Florida"), ("NY", "New York"), ("Florida", None)])
def test_a_state_is_known_by_its_abbreviations(text: str, name: str | None) -> None:
    state = state_by_abbreviation(text)
    assert (state.name if state else None) == name
