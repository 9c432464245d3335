"""Versions of other libraries whose replaced internals give the same output as their own.

Some stages replace internal parts of a library by faster ones. A test compares the output of both, byte for byte; the
versions that passed are listed here. With any other version the library's own parts are used, which is slower, and the
build notes it once.

To add a version: install it, add it to `PROVED`, and run the tests of `USED_BY`. Keep it if they pass.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version

from generator.errors import Problem

PROVED: Mapping[str, frozenset[str]] = {
    "jinja2": frozenset({"3.1.6"}),
    "markdown": frozenset({"3.11.3"}),
    "mkdocs": frozenset({"1.6.1"}),
    "spacy": frozenset({"3.8.18"}),
    "thinc": frozenset({"8.3.14"}),
}
"""Package -> versions with equal output."""

USED_BY: Mapping[str, str] = {
    "jinja2": "tests/publish/test_fast_templates.py",
    "markdown": "tests/site/test_fast_markdown.py",
    "mkdocs": "tests/site/test_changed_pages.py",
    "spacy": "tests/extract/model/test_components.py",
    "thinc": "tests/extract/model/test_gemm.py",
}
"""Package -> the tests that compare the outputs."""

_SLOWER: Mapping[str, str] = {
    "jinja2": "templates are rendered by its own code generator",
    "markdown": "Markdown is converted by its own parts",
    "mkdocs": "every page of the site is rendered on each build",
    "spacy": "its own parser loop and attribute ruler run",
    "thinc": "the language model multiplies matrices by BLIS",
}


def installed_version(package: str) -> str | None:
    """Version of an installed package; None if it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def is_proved(package: str) -> bool:
    """Whether the faster parts for a package may be used with the installed version."""
    return installed_version(package) in PROVED[package]


def unproved_versions() -> list[Problem]:
    """One note for each installed package with a version that is not listed."""
    return [
        Problem(
            package,
            None,
            f"version {installed_version(package)} is not known to work with our faster parts,"
            f" so {_SLOWER[package]}: the output is right, the build slower",
            f"Install {package} {' or '.join(sorted(PROVED[package]))}, or ignore this",
            "note",
        )
        for package in PROVED
        if installed_version(package) is not None and not is_proved(package)
    ]
