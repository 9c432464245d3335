"""Places that stand for teams."""

from __future__ import annotations

from generator.extract.names.teams import CUES, ENOUGH_CUES, find_teams
from generator.records import Kind
from tests.extract.constructed import annotate, span

SPORT = " ".join(sorted(CUES)[: ENOUGH_CUES + 1])


def teams(body: str, kinds: dict[str, Kind]) -> frozenset[str]:
    annotated = annotate(body)
    return find_teams(annotated, [span(annotated, name) for name in kinds], kinds)


def test_a_place_that_plays_is_a_team_in_a_report_of_sport() -> None:
    body = "On Sunday Sweden beat Panama in Lima."
    kinds: dict[str, Kind] = {"Sweden": "place", "Panama": "place", "Lima": "place"}
    assert teams(f"{body} They saw {SPORT}.", kinds) == {"Sweden", "Panama"}
    assert teams(body, kinds) == frozenset()


def test_other_kinds_are_not_teams() -> None:
    assert teams(f"Then Diaz beat Moro. They saw {SPORT}.", {"Diaz": "person"}) == frozenset()


def test_all_names_of_a_country_that_plays_are_its_team() -> None:
    body = f"On Sunday Britain beat Panama. It rained on the United Kingdom. They saw {SPORT}."
    kinds: dict[str, Kind] = {"Britain": "place", "Panama": "place", "United Kingdom": "place"}
    assert {"Britain", "United Kingdom"} <= teams(body, kinds)
