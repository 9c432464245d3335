"""Names of countries by code."""

from __future__ import annotations

from functools import cache

from babel import Locale


@cache
def country_name(code: str) -> str:
    """Usual English name of a country (Unicode CLDR); the code itself where CLDR does not know it.

    Args:
        code: ISO 3166-1 alpha-2.
    """
    return str(Locale("en").territories.get(code, code))
