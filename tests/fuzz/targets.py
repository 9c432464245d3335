"""The fuzz targets: functions of bytes, and the properties that must hold."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import markdown  # type: ignore[import-untyped]

from generator.errors import BriefingError
from generator.read import read_seeds
from generator.registry import load_registry
from tests.publish.test_escape import HOSTILE, OPTIONS, assert_shown, folded

# The first byte says what the rest is read as.
ENDINGS = (".txt", ".md", ".html", ".jsonl", ".meta.yml")

# A longer text than any line of the hostile inputs' tables; fuzzing is about strangeness, not size.
LONGEST = 4_000


def reading(data: bytes) -> None:
    """A seed, or the sidecar of one, of any bytes: read or left out with a message, and never by a fault of ours."""
    ending, content = ENDINGS[data[0] % len(ENDINGS)] if data else ".txt", data[1:]
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        seeds = Path(folder)
        if ending == ".meta.yml":
            (seeds / "a.txt").write_text("A title\n\nA text of some words.\n", encoding="utf-8")
        (seeds / f"a{ending}").write_bytes(content)
        found = read_seeds(seeds)
    for problem in found.problems:
        assert "bug in the program" not in problem.hint, problem
    assert found.articles or found.problems
    for article in found.articles:
        article.text.encode("utf-8")
        assert "\0" not in article.text
        assert article.text.startswith(article.title)
        ends = 0
        for start, end in article.paragraphs:
            assert ends <= start <= end <= len(article.text)
            ends = end


def escaping(data: bytes) -> None:
    """Any text on a page is shown exactly, without any element, with all extensions."""
    text = data.decode("utf-8", "ignore").replace("\0", "")[:LONGEST]
    if folded(text):
        assert_shown(text, _converter())


def registry(data: bytes) -> None:
    """Any text as the editor's file: loaded, or refused with a message."""
    try:
        load_registry(data.decode("utf-8", "ignore"), "registry.yml")
    except BriefingError as error:
        assert error.problems  # noqa: PT017 - any refusal with a reason is accepted


@cache
def _converter() -> markdown.Markdown:
    return markdown.Markdown(extensions=HOSTILE, extension_configs=OPTIONS)


TARGETS: Mapping[str, Callable[[bytes], None]] = {"reading": reading, "escaping": escaping, "registry": registry}
"""By name."""
