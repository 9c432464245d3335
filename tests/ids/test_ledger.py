"""The ledger of ids is read back as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import BriefingError
from generator.ids.ledger import (
    IdLedger,
    IssuedId,
    dump_ledger,
    load_ledger,
    merged_names,
    resolve_chains,
    with_articles,
)
from generator.records import Article

LEDGER = IdLedger(
    {"wire.jsonl#2": "strike-ends"},
    (IssuedId("person", "ann-lee", ("Ann Lee", "Ann M. Lee")), IssuedId("place", "porto", ("Porto",))),
    {"organization/u-s": "place/united-states"},
)


def test_a_ledger_is_one_sorted_line_an_id() -> None:
    assert dump_ledger(LEDGER).splitlines()[1:] == [
        "# Schema: 1",
        "article\tstrike-ends\twire.jsonl#2",
        "moved\torganization/u-s\tplace/united-states",
        "person\tann-lee\tAnn Lee | Ann M. Lee",
        "place\tporto\tPorto",
    ]


def test_a_ledger_of_a_newer_version_is_refused_and_one_without_a_version_is_read() -> None:
    with pytest.raises(BriefingError) as caught:
        load_ledger("# ids\n# Schema: 2\nperson\tann-lee\tAnn Lee\textra\n", "ids.tsv")
    assert str(caught.value) == (
        "ids.tsv:2: cannot read the ledger: it has schema 2, and this version knows up to 1. "
        "Update the tool to the version that wrote it, then build again"
    )
    assert load_ledger(dump_ledger(LEDGER).replace("# Schema: 1\n", ""), "ids.tsv") == LEDGER


def test_a_ledger_reads_back_as_it_was_written() -> None:
    assert load_ledger(dump_ledger(LEDGER), "ids.tsv") == LEDGER


names = st.lists(st.text(min_size=1).filter(lambda name: bool(merged_names([name]))), min_size=1, max_size=3)


@given(st.dictionaries(st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True), names, max_size=5))
def test_any_names_survive_the_ledger(issued: dict[str, list[str]]) -> None:
    entities = tuple(sorted(IssuedId("person", one, merged_names(known)) for one, known in issued.items()))
    assert load_ledger(dump_ledger(IdLedger({}, entities)), "ids.tsv").entities == entities


def test_two_peoples_additions_to_one_id_are_joined() -> None:
    merged = "person\tann-lee\tAnn Lee\nperson\tann-lee\tAnn M. Lee\n"
    assert load_ledger(merged, "ids.tsv").entities == (IssuedId("person", "ann-lee", ("Ann Lee", "Ann M. Lee")),)


def test_every_line_that_cannot_be_read_is_reported_with_its_number() -> None:
    with pytest.raises(BriefingError) as caught:
        load_ledger("# ids\n<<<<<<< ours\nperson\tann-lee\tAnn Lee\nanimal\trex\tRex\n", "ids.tsv")
    assert [(problem.path, problem.line) for problem in caught.value.problems] == [("ids.tsv", 2), ("ids.tsv", 4)]


@pytest.mark.parametrize(
    ("moved", "expected"),
    [
        ({"a": "b", "b": "c"}, {"a": "c", "b": "c"}),
        ({"a": "b", "b": "a"}, {}),
        ({"a": "a"}, {}),
        ({"a": "b"}, {"a": "b"}),
    ],
)
def test_a_chain_of_moves_leads_to_its_end(moved: dict[str, str], expected: dict[str, str]) -> None:
    assert resolve_chains(moved) == expected


def _article(key: str, one: str) -> Article:
    return Article(key, key, "0" * 64, "Title", "Title\n\nText.", id=one)


def test_articles_that_are_gone_keep_their_ids_unless_another_took_them() -> None:
    before = IdLedger({"gone.txt": "gone", "renamed.txt": "same"})
    assert with_articles(before, [_article("new.txt", "same")]).articles == {"gone.txt": "gone", "new.txt": "same"}
