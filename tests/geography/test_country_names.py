"""Names of countries."""

from __future__ import annotations

import pytest

from generator.geography.country_names import country_name


@pytest.mark.parametrize(("code", "name"), [("EG", "Egypt"), ("CI", "Côte d’Ivoire"), ("QQ", "QQ")])
def test_a_code_has_its_english_name_and_an_unknown_one_itself(code: str, name: str) -> None:
    assert country_name(code) == name
