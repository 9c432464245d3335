"""Parametrized cases of which `make test` runs only some."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import pytest


def slow_except(quick: Collection[str], cases: Mapping[str, Any]) -> list[Any]:
    """The cases as parameters with their names as ids; all but the quick ones are marked slow."""
    assert set(quick) <= cases.keys()
    return [
        pytest.param(case, id=name, marks=() if name in quick else pytest.mark.slow) for name, case in cases.items()
    ]
