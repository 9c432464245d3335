"""Tables, sizes and feeds in, the page of data files and `llms.txt` out."""

from __future__ import annotations

import pytest

from generator.present.data.feeds import Feeds
from generator.present.data.tables import tables
from generator.present.pages.data import data_page, llms_txt
from generator.site_plan import TableSize
from tests.present.constructed import harbour


@pytest.mark.parametrize(
    ("size", "words"),
    [(999, "999 bytes"), (1_000, "1.0 kB"), (9_949, "9.9 kB"), (12_345, "12 kB"), (1_500_000, "1.5 MB")],
)
def test_a_size_has_two_digits_at_least(size: int, words: str) -> None:
    laid = harbour()
    page = data_page(laid, Feeds(laid), tables(laid), {"quotes": TableSize(1, size, 10)})
    (file,) = page.view.files
    assert file.downloads[0].size == words


def test_a_file_that_could_not_be_written_is_left_out() -> None:
    laid = harbour()
    sizes = {"quotes": TableSize(1, 10, 10), "dates": TableSize(4, 40, 20)}
    page = data_page(laid, Feeds(laid), tables(laid), sizes)
    assert [(file.name, file.rows) for file in page.view.files] == [("quotes", 1), ("dates", 4)]
    assert [(one.file.text, one.file.href) for one in page.view.files[0].downloads] == [
        ("quotes.jsonl", "data/quotes.jsonl"),
        ("quotes.csv", "data/quotes.csv"),
    ]


def test_columns_that_a_csv_lacks_are_marked() -> None:
    laid = harbour()
    page = data_page(laid, Feeds(laid), tables(laid), {"articles": TableSize(2, 10, 10)})
    columns = {one.name: one.in_csv for one in page.view.files[0].columns}
    assert columns["title"]
    assert not columns["sentences"]


def test_llms_txt_has_an_address_for_every_section_and_file() -> None:
    laid = harbour(site_url="https://x.example/")
    view = llms_txt(laid, Feeds(laid), tables(laid)).view
    assert (view.articles, view.entities) == (2, 2)
    assert {one.text: one.href for one in view.pages}["People"] == "https://x.example/people/"
    assert {one.text: one.about for one in view.pages}["People"] == "1 in all"
    assert view.data[0].href == "https://x.example/data/articles.jsonl"
    assert [one.text for one in view.feeds] == [
        "Briefing", "Briefing: Articles", "Briefing: new people", "Briefing: new places",
    ]  # fmt: skip
