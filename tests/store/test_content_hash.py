"""Content hashes of records."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from generator.store.content_hash import content_hash


@dataclass(frozen=True)
class Reading:
    place: str
    values: tuple[float, ...] = ()


OSLO = Reading("Oslo", (1.5, 2.0))


@pytest.mark.parametrize("value", [None, 1, "a", b"a", OSLO, (OSLO, OSLO), {"a": [OSLO]}, {"a", "b"}])
def test_equal_values_have_equal_hashes_of_sixteen_bytes(value: Any) -> None:
    assert content_hash(value) == content_hash(value)
    assert len(content_hash(value)) == 16


@pytest.mark.parametrize(
    "other", [replace(OSLO, place="Bergen"), replace(OSLO, values=(2.0, 1.5)), (OSLO,), None, replace(OSLO, values=())]
)
def test_any_difference_changes_the_hash(other: Any) -> None:
    assert content_hash(other) != content_hash(OSLO)


def test_the_order_of_keys_and_of_sets_does_not_count() -> None:
    assert content_hash({"a": 1, "b": 2}) == content_hash({"b": 2, "a": 1})
    assert content_hash({"oslo", "bergen", "hull"}) == content_hash({"hull", "oslo", "bergen"})


def test_values_unknown_to_the_encoder_are_hashed_by_their_text() -> None:
    assert content_hash(Path("a")) == content_hash("a") != content_hash(Path("b"))
