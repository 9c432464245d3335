"""The import contracts of pyproject.toml name every module."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.sites import REPOSITORY

HOUSE = REPOSITORY / "generator"


def modules() -> Iterator[Path]:
    """The modules of the package, relative to it."""
    for path in sorted(HOUSE.rglob("*.py")):
        yield path.relative_to(HOUSE)


def unit(module: Path) -> str:
    """The module or folder at the root of the package that a module belongs to."""
    return module.parts[0].removesuffix(".py")


@pytest.fixture(scope="module")
def contracts() -> list[dict[str, Any]]:
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = settings["tool"]["importlinter"]["contracts"]
    return found


def layers_of(contract: dict[str, Any]) -> set[str]:
    return {name.strip() for layer in contract["layers"] for name in layer.split("|")}


def test_every_module_is_in_a_layer(contracts: list[dict[str, Any]]) -> None:
    [house] = [one for one in contracts if one.get("containers") == ["generator"]]
    assert house["exhaustive"] is True
    assert {unit(module) for module in modules()} - {"__init__"} == layers_of(house)


def test_every_stage_is_kept_apart_from_the_others(contracts: list[dict[str, Any]]) -> None:
    [house] = [one for one in contracts if one.get("containers") == ["generator"]]
    [apart] = [one for one in contracts if one["type"] == "independence"]
    stages = next(layer for layer in house["layers"] if "extract" in layer).split("|")
    assert set(apart["modules"]) == {f"generator.{stage.strip()}" for stage in stages}


def test_every_folder_without_jinja_is_in_its_contract(contracts: list[dict[str, Any]]) -> None:
    [jinja] = [one for one in contracts if "jinja2" in one.get("forbidden_modules", ())]
    units = {f"generator.{unit(module)}" for module in modules()} - {"generator.__init__"}
    assert set(jinja["source_modules"]) == units - {"generator.publish", "generator.site"}


def test_layers_within_a_folder_name_every_module_of_it(contracts: list[dict[str, Any]]) -> None:
    for contract in contracts:
        for container in contract.get("containers", ()):
            assert contract.get("exhaustive") is True, container
