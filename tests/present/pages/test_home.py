"""A corpus in, the home page out."""

from __future__ import annotations

from generator.present.pages.home import LATEST, home_page
from tests.present.constructed import article, harbour, layout


def test_the_newest_article_leads() -> None:
    view = home_page(harbour()).view
    assert view.lead.article.title == "Dock workers end their strike"
    assert [one.title for one in view.latest] == ["Mayor Ada Lund opens the harbour"]


def test_the_names_and_figures_are_those_of_the_latest_week_compared_with_the_one_before() -> None:
    view = home_page(harbour()).view
    assert (view.period.href, view.compared_with) == ("digests/2024-w34.md", "12 August 2024 to 18 August 2024")
    assert view.figures == ()
    assert [(one.name, one.note) for kind in view.names for one in kind.entities] == [("Ada Lund", ""), ("Bergen", "")]


def test_repeats_are_counted_but_not_shown() -> None:
    view = home_page(layout([article("b"), article("a")], [], duplicate_of={"a": "b"})).view
    assert (view.articles, view.latest) == (2, ())


def test_undated_articles_have_no_week_and_no_course_of_time() -> None:
    view = home_page(layout([article("x", None)], [])).view
    assert (view.period, view.first_date, view.over_time) == (None, None, None)
    assert view.lead.article.title == "Title x"


def test_an_empty_corpus_has_no_lead() -> None:
    assert home_page(layout([], [])).view.lead is None


def test_the_page_shows_the_newest_articles_and_no_more_than_fit() -> None:
    articles = [article(f"a{n:02}", f"2024-08-{n:02}") for n in range(20, 0, -1)]
    assert len(home_page(layout(articles, [])).view.latest) == LATEST
