"""Versions of spaCy and thinc with which our replacements of their internals give the same results.

A replacement is used with these versions only; with any other the library does the work itself. To add a version:
install it and run `tests/extract/model`, which compares the results of both.
"""

from __future__ import annotations

import importlib.metadata
from collections.abc import Mapping
from enum import Enum

from generator.errors import Problem


class Replacement(Enum):
    """A part of a library that we replace."""

    PARSER_LOOP = "parser loop"
    ATTRIBUTE_RULER = "attribute ruler"
    GEMM = "matrix products"


# Those of requirements.txt.
VERIFIED: Mapping[Replacement, Mapping[str, frozenset[str]]] = {
    Replacement.PARSER_LOOP: {"spacy": frozenset({"3.8.18"}), "thinc": frozenset({"8.3.14"})},
    Replacement.ATTRIBUTE_RULER: {"spacy": frozenset({"3.8.18"})},
    Replacement.GEMM: {"thinc": frozenset({"8.3.14"})},
}


def verified() -> frozenset[Replacement]:
    """The replacements that may be used with the installed versions."""
    return frozenset(
        replacement
        for replacement, packages in VERIFIED.items()
        if all(importlib.metadata.version(package) in versions for package, versions in packages.items())
    )


def unverified_versions() -> tuple[Problem, ...]:
    """A note where an installed version makes extraction slower, since a replacement is not verified with it."""
    known: dict[str, frozenset[str]] = {}
    for packages in VERIFIED.values():
        for package, versions in packages.items():
            known[package] = known.get(package, versions) & versions
    other = {package: importlib.metadata.version(package) for package in sorted(known)}
    other = {package: version for package, version in other.items() if version not in known[package]}
    if not other:
        return ()
    installed = " and ".join(f"{package} {version}" for package, version in other.items())
    wanted = " ".join(f"{package}=={max(known[package])}" for package in other)
    message = f"names are found more slowly: our faster code has not been verified with {installed}"
    return (Problem("mkdocs.yml", None, message, f"For full speed install {wanted}", "note"),)
