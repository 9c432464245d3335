"""Only some folders touch the files of a site."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.sites import REPOSITORY

PACKAGE = REPOSITORY / "generator"

ALLOWED = {"config", "config.py", "publish", "read", "scaffold.py", "site", "store"}

# Modules elsewhere that read data of an installed package, ours or another, or discard output.
OWN_DATA = {
    "extract/model/installed.py",
    "geography/outlines.py",
    "process/time_limit.py",
}

# Names of functions and methods that read, write, list or look at files.
FUNCTIONS = {"open", "lstat", "stat", "scandir", "walk", "readlink"}
METHODS = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "is_file", "is_dir", "iterdir", "rglob"}
METHODS |= {"mkdir", "unlink", "rmdir", "touch", "symlink_to"}


def accesses(source: str) -> Iterator[str]:
    """Calls that touch a file; packaged data is read with `importlib.resources` anywhere."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        words = ast.unparse(node)
        if isinstance(node.func, ast.Name) and node.func.id == "open":
            yield words
        elif isinstance(node.func, ast.Attribute):
            called_on_os = ast.unparse(node.func.value) == "os"
            is_access = node.func.attr in (FUNCTIONS if called_on_os else METHODS)
            if is_access and not words.startswith(("resources.", "files(")):
                yield words


def modules() -> list[str]:
    return sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


@pytest.mark.parametrize(
    "module", [one for one in modules() if one.split("/")[0] not in ALLOWED and one not in OWN_DATA]
)
def test_a_module_elsewhere_touches_no_file(module: str) -> None:
    assert list(accesses((PACKAGE / module).read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("module", sorted(OWN_DATA))
def test_an_exception_is_still_needed(module: str) -> None:
    assert list(accesses((PACKAGE / module).read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("open('a')", True),
        ("Path('a').read_text()", True),
        ("(folder / 'a').is_file()", True),
        ("os.scandir(folder)", True),
        ("resources.files('generator').joinpath('a').read_text()", False),
        ("text.replace('a', 'b')", False),
    ],
)
def test_an_access_is_recognized(source: str, found: bool) -> None:
    assert bool(list(accesses(source))) == found
