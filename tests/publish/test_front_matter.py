"""Metadata in, front matter out: every reader of front matter gets back exactly what was put in."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from generator.publish import front_matter
from generator.publish.front_matter import dump, is_generated
from tests.hostile_snippets import BLOCKS, FRAGMENTS, SNIPPETS

BODY = "\n# A heading\n\n---\n\ngenerator: briefing-generator 9\n"

TEXT = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
        st.sampled_from(FRAGMENTS),
        st.sampled_from(["\n---\n", "\n...\n", "\r", "\x85", "\u2028", "\ufeff", "'", '"', ": ", " #", "!!", "&", "%"]),
    ),
    max_size=6,
).map("".join)
FACTS = st.dictionaries(
    st.sampled_from(["title", "description", "publisher", "people", "source_file", "geo"]),
    st.one_of(TEXT, st.lists(TEXT, min_size=1, max_size=3), st.integers(), st.booleans(), st.floats(-90, 90)),
    min_size=1,
)


@given(FACTS)
@example({"title": "a\n---\nb"})
@example({"title": "next\x85line"})
def test_any_metadata_reads_back_as_it_was_written(facts: dict[str, Any]) -> None:
    page = dump(facts) + BODY
    assert yaml.safe_load(page.split("\n---\n")[0]) == facts
    assert get_data(page) == (BODY.lstrip("\n"), facts)


@pytest.mark.parametrize(
    "title",
    [
        *(pytest.param(text, id=f"{group} {n}") for group, texts in SNIPPETS.items() for n, text in enumerate(texts)),
        *(pytest.param(text, id=f"block {n}") for n, text in enumerate(BLOCKS)),
    ],
)
def test_a_hostile_title_reads_back_as_text_on_one_line(title: str) -> None:
    page = dump({"title": title, "generator": "briefing-generator 0.1"})
    assert get_data(page)[1]["title"] == yaml.safe_load(page.removesuffix("---\n"))["title"] == title
    assert page.count("\n") == 4


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("Plain words, as people write them", "Plain words, as people write them"),
        ("COP30: a guide", "'COP30: a guide'"),
        ("2024-08-18", "'2024-08-18'"),
        ("yes", "'yes'"),
        ("null", "'null'"),
        ("one\ntwo", '"one\\ntwo"'),
        ("Größe und 中文", "Größe und 中文"),
        ("word " * 100 + "end", "word " * 100 + "end"),
    ],
)
def test_only_what_yaml_would_misread_is_quoted(value: str, line: str) -> None:
    assert dump({"title": value}) == f"---\ntitle: {line}\n---\n"


@pytest.mark.parametrize(
    ("page", "ours"),
    [
        ("---\ntitle: x\ngenerator: briefing-generator 0.1.0\n---\n\n# x\n", True),
        ("---\ngenerator: briefing-generator 0.1.0\ntitle: x\n---\n", True),
        (f"---\ntitle: {'x' * 100_000}\ngenerator: briefing-generator 0.1.0\n---\n", True),
        ("---\ntitle: x\n---\n\ngenerator: briefing-generator 0.1.0\n", False),
        ("---\ntitle: x\ngenerator: another-tool 1\n---\n", False),
        ("---\ntitle: x\nabout: |\n  generator: briefing-generator 0.1.0\n---\n", False),
        ("---\n\nA rule first, then words.\n\ngenerator: briefing-generator 0.1.0\n", False),
        ("# By hand\n\ngenerator: briefing-generator 0.1.0\n", False),
        ("", False),
    ],
)
def test_a_page_is_ours_when_its_front_matter_says_so(page: str, ours: bool) -> None:
    assert is_generated(page, "briefing-generator") is ours


SIGNS = st.text("abyYnNoO019-_:.,/%' \"()#?!é’“&*=<>[]{}|@^`;$~+\\\u00a0\ufeff😀\x85\n", max_size=8)


@pytest.mark.slow
@given(
    st.dictionaries(
        SIGNS | st.just("title"),
        SIGNS | st.sampled_from(["yes", "1e5", "12:30:45", "2024-08-18", "0x1f", ".5"]) | st.lists(SIGNS | TEXT),
    )
)
@settings(max_examples=1000)
def test_what_is_written_without_the_dumper_is_what_the_dumper_writes(facts: dict[str, Any]) -> None:
    assert front_matter.dump_block(facts) == front_matter._dumped(facts)
