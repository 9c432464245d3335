"""Version hashes of the code that results depend on: our own, and that of the packages it uses."""

from __future__ import annotations

import hashlib
import importlib.metadata
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1]


@cache
def code_version(code: tuple[str, ...], packages: tuple[str, ...]) -> str:
    """Return a hash that changes when some of our code, a package or Python changes.

    Args:
        code: Modules and folders of modules, below the package.
        packages: Names of installed packages, of which the versions count.
    """
    version = hashlib.sha256(sys.version.encode())
    for file in sorted(file for part in code for file in _files(PACKAGE / part)):
        version.update(_path_and_content(file))
    for name in packages:
        version.update(f"{name} {importlib.metadata.version(name)}\n".encode())
    return version.hexdigest()


@cache
def environment_version() -> str:
    """Return a hash that changes when any of our code, any installed package or Python changes."""
    version = hashlib.sha256(sys.version.encode())
    for file in sorted(PACKAGE.rglob("*")):
        if file.suffix != ".pyc" and file.is_file():
            version.update(_path_and_content(file))
    for installed in sorted(f"{one.name} {one.version}" for one in importlib.metadata.distributions()):
        version.update(installed.encode() + b"\n")
    return version.hexdigest()


def _files(part: Path) -> Iterable[Path]:
    return [file for file in part.rglob("*") if file.suffix in {".py", ".txt"}] if part.is_dir() else [part]


def _path_and_content(file: Path) -> bytes:
    return file.relative_to(PACKAGE).as_posix().encode() + b"\0" + file.read_bytes() + b"\0"
