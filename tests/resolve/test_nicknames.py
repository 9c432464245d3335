"""Short forms of given names."""

from __future__ import annotations

import pytest

from generator.resolve.nicknames import given_key, same_given


@pytest.mark.parametrize(("one", "other"), [("anthony", "tony"), ("tony", "antony"), ("bill", "will")])
def test_a_name_and_its_short_forms_are_one(one: str, other: str) -> None:
    assert same_given(one, other)
    assert given_key(one) == given_key(other)


@pytest.mark.parametrize(("one", "other"), [("anthony", "andrew"), ("xanthe", "xanthe2")])
def test_other_names_are_not(one: str, other: str) -> None:
    assert not same_given(one, other)


def test_a_short_form_of_several_names_has_a_key_of_its_own() -> None:
    assert given_key("alex") == "alex"
