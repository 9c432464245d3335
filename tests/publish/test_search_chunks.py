"""Smaller chunks of the word index lose nothing, and keep words with the same prefix together."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path
from typing import Any

import cbor2
import pytest

from generator.publish import search_chunks
from generator.publish.search_chunks import MARK, resize_chunks
from tests.sites import files_of

WORDS = [
    f"{first}{second}{third}{fourth}" for first in "bt" for second in "ae" for third in "dnr" for fourth in "aeiou"
]


def write(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(MARK + cbor2.dumps(content)))


def read(path: Path) -> Any:
    return cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(MARK))


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An index of 60 words in two chunks and of two pages; `CHUNK` is that of about four words."""
    monkeypatch.setattr(search_chunks, "CHUNK", 50)
    entries = [[word, [[0, [-25, 0, 7], []]], []] for word in WORDS]
    write(tmp_path / "index" / "en_1.pf_index", [entries[:25]])
    write(tmp_path / "index" / "en_2.pf_index", [entries[25:]])
    for page in ("en_aaaaaaa", "en_bbbbbbb"):
        (tmp_path / "fragment").mkdir(exist_ok=True)
        (tmp_path / "fragment" / f"{page}.pf_fragment").write_text(page)
    chunks = [[WORDS[0], WORDS[24], "en_1"], [WORDS[25], WORDS[-1], "en_2"]]
    meta = ["1.5.2", [["en_bbbbbbb", 12], ["en_aaaaaaa", 9]], chunks, [], [], ["title"]]
    write(tmp_path / "pagefind.en_0.pf_meta", meta)
    return tmp_path


def test_all_words_stay_with_all_that_is_known_of_them(index: Path) -> None:
    resize_chunks(index, "newest")
    _, _, chunks, *_ = read(index / "pagefind.en_0.pf_meta")
    entries = [word for _, _, name in chunks for word in read(index / "index" / f"{name}.pf_index")[0]]
    assert entries == [[word, [[0, [-25, 0, 7], []]], []] for word in WORDS]
    assert len(chunks) > 4
    assert len(list((index / "index").iterdir())) == len(chunks)


def test_each_word_and_each_beginning_of_three_letters_leads_to_one_part_that_has_it_all(index: Path) -> None:
    resize_chunks(index, "newest")
    chunks = read(index / "pagefind.en_0.pf_meta")[2]
    held = {name: [word for word, *_ in read(index / "index" / f"{name}.pf_index")[0]] for _, _, name in chunks}
    for typed in {*WORDS, *(word[:3] for word in WORDS)}:
        asked = [name for first, last, name in chunks if first <= typed <= last]
        assert len(asked) == 1, typed
        assert {word for word in WORDS if word.startswith(typed)} <= set(held[asked[0]])


def test_one_or_two_letters_lead_to_one_part_and_not_to_all_that_begin_so(index: Path) -> None:
    resize_chunks(index, "newest")
    chunks = read(index / "pagefind.en_0.pf_meta")[2]
    for typed in {*(word[0] for word in WORDS), *(word[:2] for word in WORDS)}:
        assert sum(first <= typed <= last for first, last, _ in chunks) == 1, typed


def test_pages_are_named_by_numbers_of_their_shelf(index: Path) -> None:
    resize_chunks(index, "newest")
    assert read(index / "pagefind.en_0.pf_meta")[1] == [["en-newest-0", 12], ["en-newest-1", 9]]
    assert (index / "fragment" / "en-newest-0.pf_fragment").read_text() == "en_bbbbbbb"
    assert len(list((index / "fragment").iterdir())) == 2


@pytest.mark.parametrize("meta", [{"version": "2.0"}, ["2.0", [["en_aaaaaaa", 9]], {}]])
def test_an_index_of_another_format_is_refused(index: Path, meta: Any) -> None:
    write(index / "pagefind.en_0.pf_meta", meta)
    with pytest.raises(ValueError, match=r"not as Pagefind 1\.5 writes it"):
        resize_chunks(index, "newest")


def test_the_same_index_is_cut_to_the_same_bytes(index: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other") / "index"
    shutil.copytree(index, other)
    resize_chunks(index, "newest")
    resize_chunks(other, "newest")
    assert files_of(index) == files_of(other)
