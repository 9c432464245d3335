"""Reading the package's own tables."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from importlib import resources


def rows(name: str, separator: str = "|") -> Iterator[list[str]]:
    """Fields of each line of a table beside this module; lines that begin with `#` are its documentation."""
    data = resources.files("generator.geography").joinpath("data", name).read_bytes()
    text = (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split(separator)
