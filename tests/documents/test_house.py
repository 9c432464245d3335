"""The layout of the code: every module stands under an import contract, and the tests mirror the tree."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.sites import REPOSITORY

HOUSE = REPOSITORY / "generator"
# Part of the modules with logic that have test files of their own. Raise it with what is reached.
MIRRORED = 0.4


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


def test_every_module_stands_in_a_layer(contracts: list[dict[str, Any]]) -> None:
    [house] = [one for one in contracts if one.get("containers") == ["generator"]]
    assert house["exhaustive"] is True
    assert {unit(module) for module in modules()} - {"__init__"} == layers_of(house)


def test_every_stage_is_kept_apart_from_the_others(contracts: list[dict[str, Any]]) -> None:
    [house] = [one for one in contracts if one.get("containers") == ["generator"]]
    [apart] = [one for one in contracts if one["type"] == "independence"]
    stages = next(layer for layer in house["layers"] if "extract" in layer).split("|")
    assert set(apart["modules"]) == {f"generator.{stage.strip()}" for stage in stages}


def test_whatever_may_not_import_jinja_is_named(contracts: list[dict[str, Any]]) -> None:
    [jinja] = [one for one in contracts if "jinja2" in one.get("forbidden_modules", ())]
    units = {f"generator.{unit(module)}" for module in modules()} - {"generator.__init__"}
    assert set(jinja["source_modules"]) == units - {"generator.publish", "generator.site"}


def test_layers_within_a_folder_name_every_module_of_it(contracts: list[dict[str, Any]]) -> None:
    for contract in contracts:
        for container in contract.get("containers", ()):
            assert contract.get("exhaustive") is True, container


def has_logic(module: Path) -> bool:
    """Whether a module defines a function that does something: others hold records, protocols, data or imports."""
    tree = ast.parse((HOUSE / module).read_text(encoding="utf-8"))
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return any(not isinstance(line, ast.Expr) or isinstance(line.value, ast.Call) for f in functions for line in f.body)


def files_for(module: Path) -> list[Path]:
    """Where the tests of a module may stand: a file of its name, or a folder of its name with several."""
    name = module.stem.strip("_")
    if name == "init":
        name = module.parent.name or "generator"
    folder = REPOSITORY / "tests" / module.parent
    return [folder / f"test_{name}.py", *(folder / name).glob("test_*.py")]


def test_the_tests_mirror_the_tree() -> None:
    with_logic = [module for module in modules() if has_logic(module)]
    alone = [module.as_posix() for module in with_logic if not any(path.is_file() for path in files_for(module))]
    part = 1 - len(alone) / len(with_logic)
    print(f"{part:.0%} of {len(with_logic)} modules with logic have test files of their own")  # noqa: T201
    assert part >= MIRRORED, "\n".join(["without a test file:", *alone])
