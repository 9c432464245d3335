"""Entities in, the files of suggested names out."""

from __future__ import annotations

from typing import Any

import pytest

from generator.present.search import names
from generator.present.search.names import folded, name_files
from tests.present.constructed import article, entity, harbour, layout


def test_a_name_is_listed_with_what_a_suggestion_shows() -> None:
    (root,) = [content for letters, content in name_files(harbour()) if not letters]
    assert root["names"] == [
        ["Ada Lund", "person", "people/ada-lund.md", 2, "the mayor of Bergen", ["Lund"]],
        ["Bergen", "place", "places/bergen.md", 2, "", []],
    ]
    assert root["beginnings"] == []


def test_where_a_file_cannot_hold_all_names_each_prefix_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "PER_FILE", 1)
    listed = [entity("oslo", "ab"), entity("odda", "a"), entity("bergen", "a")]
    files: dict[str, Any] = dict(name_files(layout([article("a"), article("b")], listed)))
    assert [row[0] for row in files[""]["names"]] == ["oslo"]
    assert files[""]["beginnings"] == ["b", "o", "od", "os"]
    assert {letters: [row[0] for row in files[letters]["names"]] for letters in ("b", "o", "od")} == {
        "b": ["bergen"], "o": ["oslo"], "od": ["odda"],
    }  # fmt: skip


def test_a_name_is_found_by_every_word_and_by_its_other_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "PER_FILE", 1)
    files: dict[str, Any] = dict(name_files(harbour()))
    assert [row[0] for row in files["l"]["names"]] == ["Ada Lund"]
    assert [row[0] for row in files["a"]["names"]] == ["Ada Lund"]


def test_entities_without_a_page_are_not_suggested() -> None:
    ((_, root),) = name_files(layout([article("a")], [entity("seldom", "a", own_page=False)]))
    assert root["names"] == []


@pytest.mark.parametrize(
    ("name", "expected"), [("Julia Ormeño", "julia ormeno"), ("İstanbul", "istanbul"), ("Łódź", "łodz"), ("Ω", "ω")]
)
def test_names_are_compared_in_small_letters_without_accents(name: str, expected: str) -> None:
    assert folded(name) == expected
