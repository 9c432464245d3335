"""Reading the package's own tables."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources


def rows(name: str, separator: str = "|") -> Iterator[list[str]]:
    """Fields of each line of a table beside this module; lines that begin with `#` are its documentation."""
    text = resources.files("generator.geography").joinpath("data", name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split(separator)
