"""The structure of the package is the one drawn in CONTRIBUTING, within its limits."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.sites import REPOSITORY

PACKAGE = REPOSITORY / "generator"

# Modules in the root of the package, and in the fullest folder; lines of a module.
MOST_IN_ROOT, MOST_IN_FOLDER, MOST_LINES = 9, 25, 400

# Functions over 45 lines and functions over six parameters, docstrings included.
LONG, MOST_LONG = 45, 10
WIDE, MOST_WIDE = 6, 3


def drawn() -> Iterator[str]:
    """Paths in the drawing of CONTRIBUTING: the indentation of a name says which folder it is in."""
    text = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
    drawing = text.partition("```text\ngenerator/\n")[2].partition("```")[0]
    folder = ""
    for line in drawing.splitlines():
        found = re.match(r"^(  │  |  )([\w.]+/?)  ", line)
        if found is None:
            continue
        inside, name = found[1] != "  ", found[2]
        yield (folder if inside else "") + name
        if name.endswith("/") and not inside:
            folder = name


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield f"{path.relative_to(PACKAGE)}:{node.lineno} {node.name}", node


def parameters(function: ast.FunctionDef) -> int:
    given = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return len([one for one in given if one.arg not in {"self", "cls"}])


def test_the_drawing_of_the_house_has_every_package_and_every_module_of_the_root() -> None:
    packages = {path.parent.relative_to(PACKAGE).as_posix() + "/" for path in PACKAGE.rglob("*/__init__.py")} - {"./"}
    modules = {path.name for path in PACKAGE.glob("*.py")} - {"__init__.py"}
    assert set(drawn()) == packages | modules | {"templates/"}


def test_folders_and_modules_stay_small() -> None:
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    counts = {folder.relative_to(PACKAGE).as_posix(): len(list(folder.glob("*.py"))) for folder in folders}
    assert counts["."] <= MOST_IN_ROOT
    assert {folder: count for folder, count in counts.items() if count > MOST_IN_FOLDER} == {}
    lines = {path.relative_to(PACKAGE): len(path.read_bytes().splitlines()) for path in PACKAGE.rglob("*.py")}
    assert {path: count for path, count in lines.items() if count > MOST_LINES} == {}


def test_few_functions_are_long_or_take_many_parameters() -> None:
    long = [name for name, node in functions() if (node.end_lineno or 0) - node.lineno + 1 > LONG]
    wide = [name for name, node in functions() if parameters(node) > WIDE]
    assert len(long) <= MOST_LONG, long
    assert len(wide) <= MOST_WIDE, wide


def test_the_story_is_one_function_that_calls_every_stage_in_order() -> None:
    (story,) = [node for name, node in functions() if name.endswith(" run_pipeline")]
    assert (story.end_lineno or 0) - story.lineno + 1 < 80
    called = [
        node.func.id for node in ast.walk(story) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    stages = [name for name in called if name in {"read_seeds", "extract", "resolve", "relate", "lay_out", "_publish"}]
    assert stages == ["read_seeds", "extract", "resolve", "relate", "lay_out", "_publish"]
