"""What results depend on beside their input: our own code, and the packages that it uses."""

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
    """A hash that changes when any of this does.

    Args:
        code: Modules and folders of modules, below the package.
        packages: Installed packages. Their versions count, and that of Python.
    """
    digest = hashlib.sha256(sys.version.encode())
    for file in sorted(file for part in code for file in _files(PACKAGE / part)):
        digest.update(file.relative_to(PACKAGE).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    for name in packages:
        digest.update(f"{name} {importlib.metadata.version(name)}\n".encode())
    return digest.hexdigest()


@cache
def environment() -> str:
    """A hash of all of our own code, and of whatever is installed beside it."""
    digest = hashlib.sha256(sys.version.encode())
    for file in sorted(PACKAGE.rglob("*")):
        if file.suffix != ".pyc" and file.is_file():
            digest.update(file.relative_to(PACKAGE).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    for installed in sorted(f"{one.name} {one.version}" for one in importlib.metadata.distributions()):
        digest.update(installed.encode() + b"\n")
    return digest.hexdigest()


def _files(part: Path) -> Iterable[Path]:
    return [file for file in part.rglob("*") if file.suffix in {".py", ".txt"}] if part.is_dir() else [part]
