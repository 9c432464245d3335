"""Ids of entities over builds: a published entity keeps its address."""

from __future__ import annotations

import pytest

from generator.ids.entities import IdRequest, give_ids, updated_ledger
from generator.ids.ledger import IdLedger, IssuedId
from generator.records import Appearance, Entity, Kind, Mention


def _person(name: str, *aka: str, mentions: int = 1, pin: str | None = None) -> IdRequest:
    return IdRequest("person", name, aka, mentions, pin=pin)


def _issued(*ids: tuple[Kind, str, str]) -> IdLedger:
    return IdLedger({}, tuple(IssuedId(kind, one, (name,)) for kind, one, name in ids))


def _entity(one: str, kind: Kind, name: str, *aka: str) -> Entity:
    mention = Mention(name, 0, len(name), kind, name, "test")
    return Entity(one, name, kind, aka, (Appearance("a", 1.0, (mention,)),))


@pytest.mark.parametrize(
    ("unnamed", "ledger", "expected"),
    [
        pytest.param([_person("Ann Lee")], IdLedger(), ("ann-lee",), id="a new name gets its slug"),
        pytest.param(
            [_person("Ann Lee", "Lee")], _issued(("person", "lee", "Lee")), ("lee",), id="a fuller name keeps the id"
        ),
        pytest.param(
            [_person("Lee"), _person("Ann Lee", "Lee", mentions=9)],
            _issued(("person", "lee", "Lee")),
            ("lee", "ann-lee"),
            id="the id goes to whom the name is best for",
        ),
        pytest.param(
            [IdRequest("organization", "Jordan", (), 1)],
            _issued(("place", "jordan", "Jordan")),
            ("jordan",),
            id="a retyped entity keeps its id",
        ),
        pytest.param(
            [IdRequest("place", "Georgia", (), 3, "GE"), IdRequest("place", "Georgia", (), 1, "US")],
            IdLedger(),
            ("georgia", "georgia-us"),
            id="a namesake takes what tells it apart",
        ),
        pytest.param(
            [_person("Ann Lee"), _person("Ann Lee!")],
            IdLedger(),
            ("ann-lee", "ann-lee-person"),
            id="equal slugs differ",
        ),
        pytest.param([_person("Ann Lee", pin="the-lee")], IdLedger(), ("the-lee",), id="an editor's id stands"),
    ],
)
def test_ids_are_given(unnamed: list[IdRequest], ledger: IdLedger, expected: tuple[str, ...]) -> None:
    assert give_ids(unnamed, ledger) == expected


def test_the_address_of_a_retyped_entity_redirects() -> None:
    after = updated_ledger(_issued(("place", "hamas", "Hamas")), [_entity("hamas", "organization", "Hamas")], {})
    assert after.redirects == {"place/hamas": "organization/hamas"}


def test_the_address_of_a_merged_entity_redirects_to_the_kept_one() -> None:
    before = _issued(("place", "u-s", "U.S."), ("place", "united-states", "United States"))
    after = updated_ledger(
        before, [_entity("united-states", "place", "United States", "U.S.")], {"u-s": "united-states"}
    )
    assert after.redirects == {"place/u-s": "place/united-states"}


def test_an_entity_that_comes_back_has_its_address_again() -> None:
    before = IdLedger({}, (IssuedId("place", "u-s", ("U.S.",)),), {"place/u-s": "place/united-states"})
    after = updated_ledger(before, [_entity("u-s", "place", "U.S.")], {})
    assert after.redirects == {}


def test_a_missing_entity_keeps_its_id() -> None:
    before = _issued(("person", "ann-lee", "Ann Lee"))
    assert updated_ledger(before, [], {}).entities == before.entities
