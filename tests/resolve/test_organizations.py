"""Organizations and events of one article."""

from __future__ import annotations

import pytest

from generator.records import Definition, Kind, Mention
from generator.resolve.organizations import cluster_organizations, is_generic, short_forms


def clustered(*names: str, kind: Kind = "organization", defined: tuple[int, int] | None = None) -> list[set[str]]:
    mentions = [Mention(n, at * 100, at * 100 + len(n), kind, n, "test") for at, n in enumerate(names)]
    spans = [(mention.start, mention.end) for mention in mentions]
    definitions = (Definition(spans[defined[0]], spans[defined[1]]),) if defined else ()
    return [set(cluster.names) for cluster in cluster_organizations("a", kind, mentions, definitions)]


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("University of Northern Peru", "UNP"),
        ("Farm Council of Ardal", "Farm Council"),
        ("Halcyon Robotics", "Halcyon"),
        ("Acme Group", "Acme"),
        ("Kenyan Interior Ministry", "Interior Ministry"),
        ("Department of Labor", "Labor Department"),
    ],
)
def test_a_short_form_is_the_one_long_name_of_the_article(long: str, short: str) -> None:
    assert clustered(long, short) == [{long, short}]


def test_an_acronym_of_two_names_stays_apart() -> None:
    assert len(clustered("World Seed Fund", "Wild Sea Fleet", "WSF")) == 3


def test_a_definition_in_brackets_decides() -> None:
    assert clustered("World Seed Fund", "Wild Sea Fleet", "WSF", defined=(1, 2)) == [
        {"World Seed Fund"},
        {"Wild Sea Fleet", "WSF"},
    ]


def test_the_year_of_an_event_does_not_count() -> None:
    assert clustered("2024 Harbour Games", "Harbour Games", kind="event") == [{"2024 Harbour Games", "Harbour Games"}]


def test_a_country_in_front_may_be_left_off() -> None:
    assert "interior ministry" in short_forms("ke: interior ministry")


@pytest.mark.parametrize(("word", "generic"), [("ministry", True), ("halcyon", False)])
def test_common_words_mean_no_single_organization(word: str, generic: bool) -> None:
    assert is_generic(word) is generic
