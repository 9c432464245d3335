"""The tree of tests mirrors that of the package."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.sites import REPOSITORY

HOUSE = REPOSITORY / "generator"
# The least part of the modules with logic that have test files of their own.
MIRRORED = 0.9


def has_logic(module: Path) -> bool:
    """Whether a module defines a function that does something: others hold records, protocols, data or imports."""
    tree = ast.parse((HOUSE / module).read_text(encoding="utf-8"))
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return any(not isinstance(line, ast.Expr) or isinstance(line.value, ast.Call) for f in functions for line in f.body)


def files_for(module: Path) -> list[Path]:
    """Where the tests of a module may be: in a file of its name, or in a folder of its name with several."""
    name = module.stem.strip("_")
    if name == "init":
        name = module.parent.name or "generator"
    folder = REPOSITORY / "tests" / module.parent
    return [folder / f"test_{name}.py", *(folder / name).glob("test_*.py")]


def test_the_tests_mirror_the_tree() -> None:
    modules = (path.relative_to(HOUSE) for path in sorted(HOUSE.rglob("*.py")))
    with_logic = [module for module in modules if has_logic(module)]
    alone = [module.as_posix() for module in with_logic if not any(path.is_file() for path in files_for(module))]
    part = 1 - len(alone) / len(with_logic)
    print(f"{part:.0%} of {len(with_logic)} modules with logic have test files of their own")  # noqa: T201
    assert part >= MIRRORED, "\n".join(["without a test file:", *alone])
