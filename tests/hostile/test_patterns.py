"""Every regular expression of the package takes linear time on any text."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.hostile.patterns import Found, slow
from tests.sites import REPOSITORY, environment

# Patterns that the program makes of what it is given, each with the reason why it needs no text of its own here.
MADE_LATER = [
    "registry/sections.py: re.fullmatch(pattern, value)",  # of a line in the registry, which an editor writes
    # names, letter for letter
    "resolve/entity_corrections.py: re.compile(f\"(?<!\\\\w)(?:{'|'.join(spelled)})(?!\\\\w)\")",
]


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"\s+$", marks=pytest.mark.slow),  # starts again at each space
        r"<a.*>x",  # many beginnings, no end
        r"(?:a+)+b",  # exponential
        pytest.param(r"(?:\w+\s?)*:", marks=pytest.mark.slow),  # exponential
        pytest.param(r"(?:one|two)[^.]*[^.]*end", marks=pytest.mark.slow),  # cubic
        pytest.param(r"“[^”]*”", marks=pytest.mark.slow),  # each mark looks for its own end
    ],
)
def test_a_pattern_that_is_slower_than_linear_is_found(pattern: str) -> None:
    assert slow(Found("here", re.compile(pattern), anchored=False)) is not None


@pytest.mark.parametrize("pattern", [r"\s{1,9}$", r"<a[^<>]{0,50}>x", r"a+", r"(?<!\w)\w+", r"\b(?:one|two)\b"])
def test_a_linear_pattern_passes(pattern: str) -> None:
    assert slow(Found("here", re.compile(pattern), anchored=False)) is None


@pytest.mark.slow
def test_every_pattern_of_the_package_is_linear() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.patterns"],
        cwd=REPOSITORY,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert [line for line in lines if line[0] == "slow"] == []
    assert [place for kind, place, *_ in lines if kind == "made later"] == MADE_LATER
    [(_, tried, _)] = [line for line in lines if line[0] == "tried"]
    assert int(tried) >= 300
