"""A search index is named by its inputs, and deleted when unused."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish.index_folder import INDEX_NAME, delete_index, index_name, is_complete, prune_search
from generator.publish.output_folder import OutputFolder
from generator.site_plan import Shelf

SHELF = Shelf("newest", lambda: iter(()), lambda: [b"1"], ())


def index(place: Path, name: str, pages: int = 1) -> Path:
    folder = place / name
    (folder / "fragment").mkdir(parents=True)
    for path in ("pagefind.js", "pagefind-entry.json", *(f"fragment/{number}.pf_fragment" for number in range(pages))):
        (folder / path).write_text("x", encoding="utf-8")
    return folder


def test_an_index_has_another_name_if_a_page_or_the_language_changes() -> None:
    names = [index_name(SHELF, hashes, language) for hashes in ([b"1"], [b"2"]) for language in ("en", "de")]
    assert len({*names}) == 4
    assert names[0] == index_name(SHELF, [b"1"], "en")
    assert all(INDEX_NAME.fullmatch(name) and name.startswith("newest-") for name in names)


@pytest.mark.parametrize("damage", ["pagefind.js", "pagefind-entry.json", "fragment/0.pf_fragment"])
def test_an_index_without_one_of_its_files_is_not_complete(tmp_path: Path, damage: str) -> None:
    folder = index(tmp_path, "newest-0123456789ab")
    assert is_complete(folder, 1)
    assert not is_complete(folder, 2)
    (folder / damage).write_bytes(b"")
    assert not is_complete(folder, 1)
    (folder / damage).unlink()
    assert not is_complete(folder, 1)


def test_a_link_to_an_index_is_not_complete(tmp_path: Path) -> None:
    (tmp_path / "linked").symlink_to(index(tmp_path, "newest-0123456789ab"), target_is_directory=True)
    assert not is_complete(tmp_path / "linked", 1)


def test_unused_indexes_and_names_are_deleted_and_files_of_others_stay(tmp_path: Path) -> None:
    place = tmp_path / "search"
    for name in ("newest-0123456789ab", "newest-ba9876543210", "mine"):
        index(place, name)
    (place / "notes-0123456789ab").mkdir()
    (place / ".half.briefing-tmp").mkdir()
    (place / "names").mkdir()
    for name in ("61.json", "62.json", "mine.json", "63.json.briefing-tmp"):
        (place / "names" / name).write_text("x", encoding="utf-8")
    docs = OutputFolder(tmp_path, shown_as="docs")
    prune_search(place, {"newest-0123456789ab"}, {"61.json"}, docs)
    assert sorted(path.name for path in place.iterdir()) == [
        "mine",
        "names",
        "newest-0123456789ab",
        "notes-0123456789ab",
    ]
    assert sorted(path.name for path in (place / "names").iterdir()) == ["61.json", "mine.json"]
    assert docs.deleted == ["search/newest-ba9876543210", "search/names/62.json"]


def test_a_deleted_index_leaves_nothing(tmp_path: Path) -> None:
    delete_index(index(tmp_path, "newest-0123456789ab"))
    assert list(tmp_path.iterdir()) == []
