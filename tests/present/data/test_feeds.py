"""A layout in, the feeds of its pages out."""

from __future__ import annotations

from generator.present.data.feeds import MAX_ENTRIES, Feeds
from generator.site_plan import Feed, Page
from tests.present.constructed import article, entity, harbour, layout


def made(feeds: Feeds) -> dict[str, Feed]:
    return {target.path: target.make() for target in feeds.targets()}


def test_the_site_its_sections_and_its_entities_have_feeds() -> None:
    assert set(made(Feeds(harbour()))) == {
        "feeds/latest", "feeds/articles", "feeds/people", "feeds/places",
        "feeds/people/ada-lund", "feeds/places/bergen",
    }  # fmt: skip


def test_an_entry_has_the_lead_and_the_names_of_its_article() -> None:
    newest, opening = made(Feeds(harbour(site_url="https://x.example/")))["feeds/latest"].entries
    assert (newest.title, newest.date) == ("Dock workers end their strike", "2024-08-19")
    assert opening.summary == "Ada Lund, the mayor of Bergen, opened the harbour on Sunday."
    assert opening.href == opening.id == "https://x.example/articles/opening/"
    assert opening.authors == ("The Ledger",)
    assert [(tag.term, tag.scheme) for tag in opening.tags] == [
        ("ada-lund", "https://x.example/people/"),
        ("bergen", "https://x.example/places/"),
    ]


def test_a_section_s_feed_has_its_names_by_their_first_article() -> None:
    feed = made(Feeds(harbour()))["feeds/people"]
    assert feed.title == "Briefing: new people"
    assert [(one.title, one.date, one.href) for one in feed.entries] == [
        ("Ada Lund", "2024-08-18", "../people/ada-lund/")
    ]


def test_undated_articles_are_in_no_feed() -> None:
    assert made(Feeds(layout([article("x", None)], [entity("oslo", "x")]))) == {}


def test_a_feed_has_the_newest_entries_and_no_more_than_readers_follow() -> None:
    articles = [article(f"a{n:02}", f"2024-08-{n:02}") for n in range(31, 0, -1)]
    entries = made(Feeds(layout(articles, [])))["feeds/latest"].entries
    assert len(entries) == MAX_ENTRIES
    assert (entries[0].date, entries[-1].date) == ("2024-08-31", "2024-08-02")


def test_repeats_are_in_the_feed_of_all_articles_only() -> None:
    feeds = made(Feeds(layout([article("b"), article("a")], [], duplicate_of={"a": "b"})))
    assert len(feeds["feeds/latest"].entries) == 1
    assert len(feeds["feeds/articles"].entries) == 2


def test_a_feed_stays_at_the_former_address_of_its_entity() -> None:
    feeds = made(Feeds(harbour(redirects={"person/lund": "person/ada-lund"})))
    assert feeds["feeds/people/lund"].entries == feeds["feeds/people/ada-lund"].entries


def test_a_page_with_feeds_links_to_them_before_its_mark() -> None:
    feeds = Feeds(harbour())
    page = Page("people/ada-lund.md", "entity.md.jinja", {"title": "Ada Lund", "generator": "g"}, None)
    linked = feeds.with_links(page)
    assert list(linked.front_matter) == ["title", "feeds", "generator"]
    assert [(one.text, one.href) for one in linked.follow] == [
        ("Atom", "../feeds/people/ada-lund.xml"),
        ("JSON Feed", "../feeds/people/ada-lund.json"),
    ]
    other = Page("people/nobody.md", "entity.md.jinja", {"generator": "g"}, None)
    assert feeds.with_links(other) == other
