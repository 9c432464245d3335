"""Saved web pages -> title, paragraphs, and what the page states about the article."""

import time

import lxml.html
import pytest

from generator.read import html_blocks, html_page

from .conftest import BODY, ReadFiles, ReadOne, places

LEAD = "Talks on the future of the old harbour resumed on Sunday, a week after a storm damaged its outer wall."
END = "The council will vote on 2 September, and repairs are expected to cost at least three million crowns in all."
SITE = "<meta property='og:site_name' content='The Ledger'>"
PARAGRAPHS = f"<p>{LEAD}</p><p>“We have <em>no</em> time to lose,” said the mayor, Ada Lund.</p><p>{END}</p>"


def page(body: str = f"<article>{PARAGRAPHS}</article>", head: str = "", root: str = "<html>") -> str:
    return f"<!DOCTYPE html>{root}<head><title>Harbour talks resume</title>{head}</head><body>{body}</body></html>"


def test_a_page_gives_title_and_paragraphs(read_one: ReadOne) -> None:
    article = read_one(page(), name="a.html")
    assert article.title == "Harbour talks resume"
    assert article.text.split("\n\n")[1:] == [LEAD, "“We have no time to lose,” said the mayor, Ada Lund.", END]


def test_nothing_but_the_article_passes(read_one: ReadOne) -> None:
    around = (
        "<nav><a href='/'>Home</a><a href='/w'>World</a></nav>{}"
        "<script>var stolen = 'script text';</script><style>.hidden {{}}</style>"
        "<form><label>Search the site</label><input name=q><button>Go</button></form>"
        "<aside><h3>Most read</h3><ul><li><a href='/1'>Ferry prices to rise next year</a></li></ul></aside>"
        "<div id=comments><h3>Comments</h3><p>A reader says something long and angry about the harbour.</p></div>"
        "<footer>Copyright © 2024 The Ledger</footer>"
    )
    article = read_one(
        page(around.format(f"<article><h1>Harbour talks resume</h1>{PARAGRAPHS}</article>")), name="a.html"
    )
    assert article.text.split("\n\n")[1:] == [LEAD, "“We have no time to lose,” said the mayor, Ada Lund.", END]


def test_headings_lists_quotations_and_tables_are_paragraphs(read_one: ReadOne) -> None:
    inner = (
        f"<p>{LEAD}</p><h2>What was damaged</h2><p>Little.</p><ul><li>The outer wall</li><li>Two cranes</li></ul>"
        "<blockquote><p>The sea took what it wanted.</p></blockquote>"
        f"<table><tr><th>Item</th><th>Cost</th></tr><tr><td>Wall</td><td>3 million</td></tr></table><p>{END}</p>"
    )
    article = read_one(page(f"<article>{inner}</article>"), name="a.html")
    assert article.text.split("\n\n")[1:] == [
        LEAD, "What was damaged", "Little.", "The outer wall", "Two cranes", "The sea took what it wanted.",
        "Item | Cost", "Wall | 3 million", END,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        f"<article>{PARAGRAPHS}</article>",
        f"<main><div class='article-body'>{PARAGRAPHS}</div></main>",
        f"<div id='content'><div class='post'>{PARAGRAPHS}</div></div>",
        f"<div><div><div>{PARAGRAPHS}</div></div></div>",
        f"<section itemprop='articleBody'>{PARAGRAPHS}</section>",
        f"<article><p class='teaser'>{LEAD}</p><div class='text'>{PARAGRAPHS[len(LEAD) + 7 :]}</div></article>",
        PARAGRAPHS,
    ],
)
def test_paragraphs_are_found_in_pages_of_many_builds(read_one: ReadOne, body: str) -> None:
    article = read_one(page(body), name="a.html")
    assert article.text.split("\n\n")[1:] == [LEAD, "“We have no time to lose,” said the mayor, Ada Lund.", END]


def test_a_page_of_many_short_paragraphs_keeps_them_all(read_one: ReadOne) -> None:
    lines = [f"Ship {n} left the harbour." for n in range(30)]
    article = read_one(page("<article>" + "".join(f"<p>{line}</p>" for line in lines) + "</article>"), name="a.html")
    assert article.text.split("\n\n")[1:] == lines


def test_a_fragment_is_a_page(read_one: ReadOne) -> None:
    assert read_one(f"<h1>A headline</h1>{PARAGRAPHS}", name="a.html").title == "A headline"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("", "Harbour talks resume"),
        ("<meta property='og:title' content='Talks resume'>", "Talks resume"),
        (
            f"<meta property='og:title' content='Talks resume | The Ledger'>{SITE}",
            "Talks resume",
        ),
        ("<meta property='og:title' content='Talks resume | The Ledger'>", "Talks resume | The Ledger"),
        (
            f"<meta property='og:title' content='Sea - wall'>{SITE}",
            "Sea - wall",
        ),
        ("<meta property='og:title' content='a &amp;amp; b &lt;b&gt;'>", "a &amp; b <b>"),
    ],
)
def test_the_title_loses_the_name_of_the_site_only_where_the_page_states_it(
    read_one: ReadOne, head: str, title: str
) -> None:
    assert read_one(page(head=head), name="a.html").title == title


LINKED = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2024-08-18T23:30:00-04:00'>",
        "<meta name='pubdate' content='20240818'>",
        "<meta name='DC.date.issued' content='2024-08-18'>",
        "<meta itemprop='datePublished' content='2024-08-18'>",
        LINKED.format('{"@type": "NewsArticle", "datePublished": "2024-08-18T10:00:00Z"}'),
        LINKED.format('{"@graph": [{"@type": "WebSite"}, {"@type": ["Article"], "datePublished": "2024-08-18"}]}'),
        "<meta property='article:modified_time' content='2024-08-20'><meta name='date' content='August 18, 2024'>",
    ],
)
def test_the_date_comes_from_what_the_page_states(read_one: ReadOne, head: str) -> None:
    article = read_one(page(head=head), name="a.html")
    assert (article.date, article.date_basis) == ("2024-08-18", "html")


@pytest.mark.parametrize(
    "body",
    [
        "<article><header><h1>Harbour</h1><time datetime='2024-08-18'>Sunday</time></header>{}</article>",
        "<article><h1>Harbour</h1><p>By Mara Quill</p><p><time datetime='2024-08-18'>Sunday</time></p>{}</article>",
        "<article><h1>H</h1><time class=updated datetime=2024-08-20></time><time datetime=2024-08-18>{}</article>",
        "<article><h1>Harbour</h1><time pubdate datetime='2024-08-18'></time>{}</article>",
    ],
)
def test_the_date_may_stand_between_headline_and_text(read_one: ReadOne, body: str) -> None:
    assert read_one(page(body.format(PARAGRAPHS)), name="a.html").date == "2024-08-18"


def test_a_page_whose_text_begins_with_its_headline_says_it_once(read_one: ReadOne) -> None:
    sentence = "Sentence {} of a long report about the harbour, its walls and the people who work in it day after day."
    inner = "".join(f"<p>{sentence.format(n)}</p>" for n in range(8))
    links = "<div class='related-links'><h3>Related</h3><ul><li><a href=x>Ferry prices rise again</a></li></ul></div>"
    head = "<meta property='og:title' content='Short for others'>"
    article = read_one(
        page(f"<main><article><h1>The headline</h1>{inner}{links}</article></main>", head), name="a.html"
    )
    blocks = article.text.split("\n\n")
    assert blocks.count("The headline") + blocks.count("Short for others") == 1
    assert blocks[1:] == [sentence.format(n) for n in range(8)]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<meta property='article:modified_time' content='2024-08-20'>", ""),
        ("<link rel='canonical' href='https://ledger.example/2024/08/20/talks'>", ""),
        ("", "<p>The storm of 2024-08-20 was the worst in the history of the town, the office said.</p>"),
        ("", "<time datetime='2024-08-20'>a line under the text</time>"),
        ("", "<aside><time datetime='2024-08-20'>an older story</time></aside>"),
        ("", "<footer>© 2024-08-20 The Ledger</footer><img src='/2024/08/20/a.jpg'>"),
        (LINKED.format('{"@type": "WebSite", "datePublished": "2024-08-20"}'), ""),
        (LINKED.format("{broken"), ""),
    ],
)
def test_a_date_that_is_not_stated_is_not_guessed(read_one: ReadOne, head: str, body: str) -> None:
    assert read_one(page(f"<article>{PARAGRAPHS}{body}</article>", head), name="a.html").date is None


def test_a_bad_date_of_a_page_is_reported(read_files: ReadFiles) -> None:
    reading = read_files({"a.html": page(head="<meta name='date' content='soon'>")})
    assert reading.articles[0].date is None
    assert places(reading.problems) == [("warning", "seeds/a.html", None)]


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ("<meta name='author' content='Mara Quill'>", ("Mara Quill",)),
        ("<meta property='article:author' content='https://social.example/mara'>", ()),
        (
            LINKED.format(
                '{"@type": "Article", "author": [{"name": "Mara Quill"}, {"name": "Per  Holm"}, "Mara Quill"]}'
            ),
            ("Mara Quill", "Per Holm"),
        ),
        ("", ()),
    ],
)
def test_authors_are_names_not_addresses(read_one: ReadOne, head: str, authors: tuple[str, ...]) -> None:
    assert read_one(page(head=head), name="a.html").authors == authors


def test_publisher_and_address_are_what_the_page_states(read_one: ReadOne) -> None:
    head = "<meta property='og:site_name' content='The Ledger'><link rel=canonical href='https://ledger.example/talks'>"
    article = read_one(page(head=head), name="a.html")
    assert (article.publisher, article.source_url) == ("The Ledger", "https://ledger.example/talks")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "/talks", "data:text/html,x", "http://[x"]
)
def test_an_address_that_is_none_is_left_off_with_a_warning(read_files: ReadFiles, address: str) -> None:
    reading = read_files({"a.html": page(head=f'<link rel="canonical" href="{address}">')})
    assert reading.articles[0].source_url is None
    assert places(reading.problems) == [("warning", "seeds/a.html", None)]


@pytest.mark.parametrize(
    ("root", "lang"), [("<html lang='de-AT'>", "de"), ("<html lang='zxx'>", "en"), ("<html>", "en")]
)
def test_the_language_is_the_one_the_page_states(read_one: ReadOne, root: str, lang: str) -> None:
    assert read_one(page(root=root), name="a.html").lang == lang


def test_a_page_in_a_declared_encoding_is_read_in_it(read_one: ReadOne) -> None:
    russian = "В воскресенье возобновились переговоры о будущем старого порта, через неделю после шторма."
    source = page(f"<article><p>{russian}</p><p>{russian}</p></article>", "<meta charset='koi8-r'>")
    assert russian in read_one(source.encode("koi8-r"), name="a.html").text


def test_our_own_rules_for_leftovers_apply_too(read_one: ReadOne) -> None:
    article = read_one(page(f"<article>{PARAGRAPHS}<p>Related</p></article>"), name="a.html")
    assert article.text.endswith(END)


def test_article_sentences_taken_for_page_elements_are_reported(read_files: ReadFiles) -> None:
    lost = "The wall was built in 1911 by the grandfather of the present mayor, who kept the plans in a drawer."
    reading = read_files(
        {"a.html": page(f"<article>{PARAGRAPHS}<div class='related-content'><p>{lost}</p></div></article>")}
    )
    assert lost in reading.articles[0].text or "removed a paragraph" in reading.problems[0].message


@pytest.mark.parametrize(
    "source",
    [
        "<html><body>" + "<div>" * 50_000 + "<p>x</p>",
        "<html><body></body></html>",
        "<html",
        "<!-- x",
        "<p></p>",
        "\n \n",
    ],
    ids=["deep", "empty body", "cut off", "comment", "empty paragraph", "white space"],
)
def test_a_page_without_an_article_is_reported(read_files: ReadFiles, source: str) -> None:
    reading = read_files({"a.html": source, "b.html": page()})
    assert [article.key for article in reading.articles] == ["b.html"]
    assert reading.failed == {"a.html"}
    assert [problem.level for problem in reading.problems] == ["error"]


def test_text_without_any_tag_is_no_page(read_files: ReadFiles) -> None:
    (problem,) = read_files({"a.html": f"A headline\n\n{BODY}"}).problems
    assert "not HTML" in problem.message


def test_a_failure_inside_the_library_costs_one_page(read_files: ReadFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(html_page, "page_metadata", fail)
    reading = read_files({"a.html": page(), "b.txt": f"A headline\n\n{BODY}"})
    assert [article.key for article in reading.articles] == ["b.txt"]
    assert "nested too deeply" in reading.problems[0].message


def test_what_stands_in_a_template_of_the_page_is_no_text_of_it(read_one: ReadOne) -> None:
    body = PARAGRAPHS.replace("<p>“We", "<template><p>Words of a card.</p></template><p>“We")
    article = read_one(page(f"<article>{body}</article>"), name="a.html")
    assert article.text.split("\n\n")[1:] == [LEAD, "“We have no time to lose,” said the mayor, Ada Lund.", END]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<p>x</p>" * 100_001, "it has 100,003 elements, more than the limit of 100,000"),
        (f"<p {' '.join(f'a{n}=1' for n in range(5_001))}>x</p>", "a tag has 5,002 attributes"),
        ("<p " + "".join(f"a{n}='1'" for n in range(5_001)) + ">x</p>", "a tag has 5,001 attributes"),
    ],
)
def test_a_page_that_parsers_need_hours_for_is_refused_with_what_it_has_too_much_of(page: str, reason: str) -> None:
    blocks, _, [problem] = html_page.read(f"<html><body>{page}", "seeds/a.html")
    assert blocks is None
    assert problem.message.startswith(f"cannot read the page: {reason}")
    assert problem.hint == "Save the article's text as .txt"


@pytest.mark.parametrize("end", ["</body>", "</html>", "</body></html>", "</BODY >\n</html\n>", "</body class=x/>"])
def test_what_follows_a_stray_end_of_the_page_is_text_as_in_a_browser(read_one: ReadOne, end: str) -> None:
    body = PARAGRAPHS.replace("<p>“We", f"{end}<p>“We")
    article = read_one(page(f"<article><h1>Harbour talks resume</h1>{body}</article>"), name="a.html")
    assert article.text.split("\n\n")[1:] == [LEAD, "“We have no time to lose,” said the mayor, Ada Lund.", END]


@pytest.mark.parametrize(
    "around",
    [
        "<article><h1>Harbour talks resume</h1><p>{}</p><embed src=x><p>{}</p></article>",  # the embed holds the rest
        "<article><h1>Harbour talks resume</h1><p>{}</p><p>{}<select><option>x</select></p></article>",
        "<article><h1>Harbour talks resume</h1><p>{}</p><p>{}<math><mi>x</mi></math></p></article>",
        "<article><h1>Harbour talks resume</h1><p>{}</p><div>{}<embed src=x><footer>Copyright</footer></div></article>",
        "<div><h1>Harbour talks resume</h1><div>{}</div><embed src=x><div>{}</div></div>",
    ],
)
def test_a_page_of_which_the_finder_takes_all_keeps_its_paragraphs_and_shows_its_headline_once(
    read_one: ReadOne, around: str
) -> None:
    article = read_one(page(around.format(LEAD, END)), name="a.html")
    assert article.text.split("\n\n") == ["Harbour talks resume", LEAD, END]


def test_a_row_of_many_cells_is_read_in_time_that_grows_with_their_number() -> None:
    row = "".join(f"<td>{n}</td>" for n in range(40_000))
    tree = lxml.html.fragment_fromstring(f"<table><tr>{row}</tr></table>", create_parent="div")
    started = time.process_time()
    [(_, text)] = html_blocks.paragraphs(tree)
    assert time.process_time() - started < 3  # a whole minute, where each cell looks at all before it
    assert text.split(" | ") == [str(n) for n in range(40_000)]
