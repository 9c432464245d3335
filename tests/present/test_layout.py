"""Places in articles in, links and quotations as a page shows them out."""

from __future__ import annotations

import pytest

from generator.present.layout import Layout
from tests.present.constructed import harbour, span

HOME, OPENING = "index.md", "articles/opening.md"


@pytest.fixture
def laid() -> Layout:
    return harbour()


def place(laid: Layout, words: str) -> int:
    return span(laid.articles["opening"].text, words)[0]


def test_the_lead_is_the_first_key_sentence_with_a_link_to_it(laid: Layout) -> None:
    lead = laid.lead("opening", HOME)
    assert lead
    assert lead.text == "Ada Lund, the mayor of Bergen, opened the harbour on Sunday."
    assert (lead.href, lead.number) == (f"{OPENING}#s1", "1")


def test_developments_are_the_other_key_sentences_in_reading_order(laid: Layout) -> None:
    assert [one.number for one in laid.developments("opening", HOME)] == ["2", "4"]
    assert [one.number for one in laid.developments("opening", HOME, most=1)] == ["4"]


def test_words_link_to_the_sentence_in_which_they_begin(laid: Layout) -> None:
    start, end = span(laid.articles["opening"].text, "40 workers")
    words = laid.quote_words("opening", start, end, OPENING)
    assert words
    assert (words.text, words.href) == ("40 workers", "#s3")


def test_where_only_excerpts_are_published_only_the_headline_and_key_sentences_may_be_shown() -> None:
    excerpts = harbour(full_text=False)
    shown = {words: excerpts.may_show("opening", place(excerpts, words)) for words in ("Mayor", "opened", "40", "70")}
    assert shown == {"Mayor": True, "opened": True, "40": False, "70": True}
    assert excerpts.quote_at("opening", place(excerpts, "40"), HOME) is None


def test_the_most_telling_mention_is_in_a_key_sentence_and_has_a_role(laid: Layout) -> None:
    (_, opening) = laid.entities["ada-lund"].appearances
    assert laid.most_telling_mention(opening).text == "Ada Lund"


def test_a_link_has_the_description_of_its_own_article_first(laid: Layout) -> None:
    ada = laid.entities["ada-lund"]
    ref = laid.entity_refs["ada-lund"]
    link = laid.entity_link(ref, OPENING, 2)
    here = laid.with_description(link, ref, OPENING, ada.appearances[1])
    assert here.described
    assert (here.described.text, here.described_in) == ("the mayor of Bergen", None)
    elsewhere = laid.with_description(link, ref, "articles/strike.md", ada.appearances[0])
    assert elsewhere.described_in == "Mayor Ada Lund opens the harbour"
    bergen = laid.entity_refs["bergen"]
    assert laid.with_description(laid.entity_link(bergen, OPENING, 1), bergen, OPENING).described is None


def test_a_link_leads_to_the_first_sentence_that_names_the_entity(laid: Layout) -> None:
    ref, seen = laid.in_article["opening"][0]
    link = laid.with_first_sentence(laid.entity_link(ref, OPENING, 2), ref, OPENING, seen)
    assert (link.first, link.article_count) == ("#s1", "2")


def test_links_are_grouped_by_kind_and_empty_kinds_left_out(laid: Layout) -> None:
    links = [laid.entity_link(laid.entity_refs[one], HOME, 1) for one in ("bergen", "ada-lund")]
    assert [(one.heading, one.href) for one in laid.by_kind(links, HOME)] == [
        ("People", "people/index.md"),
        ("Places", "places/index.md"),
    ]


def test_breadcrumbs_lead_from_the_home_page_down(laid: Layout) -> None:
    crumbs = laid.crumbs(OPENING, ("Articles", "articles/index.md"))
    assert [(one.text, one.href) for one in crumbs] == [("Home", "../index.md"), ("Articles", "index.md")]


def test_only_mentions_of_entities_with_a_page_become_links(laid: Layout) -> None:
    assert [mention.text for mention, _ in laid.linked_mentions("opening")] == ["Ada Lund", "Bergen", "Lund"]
