"""Saved web pages -> title, paragraphs and metadata."""

import pytest

from generator.read import html_page

from .conftest import BODY, ReadFiles, ReadOne
from .pages import END, LEAD, PARAGRAPHS, page


def test_a_page_gives_title_and_paragraphs(read_one: ReadOne) -> None:
    article = read_one(page(), name="a.html")
    assert article.title == "Harbour talks resume"
    assert article.text.split("\n\n")[1:] == [LEAD, "“We have no time to lose,” said the mayor, Ada Lund.", END]


def test_only_the_article_remains(read_one: ReadOne) -> None:
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


def test_a_page_in_a_declared_encoding_is_read_in_it(read_one: ReadOne) -> None:
    russian = "В воскресенье возобновились переговоры о будущем старого порта, через неделю после шторма."
    source = page(f"<article><p>{russian}</p><p>{russian}</p></article>", "<meta charset='koi8-r'>")
    assert russian in read_one(source.encode("koi8-r"), name="a.html").text


def test_our_own_rules_for_boilerplate_apply_too(read_one: ReadOne) -> None:
    article = read_one(page(f"<article>{PARAGRAPHS}<p>Related</p></article>"), name="a.html")
    assert article.text.endswith(END)


def test_article_sentences_taken_for_page_elements_are_reported(read_files: ReadFiles) -> None:
    lost = "The wall was built in 1911 by the grandfather of the present mayor, who kept the plans in a drawer."
    reading = read_files(
        {"a.html": page(f"<article>{PARAGRAPHS}<div class='related-content'><p>{lost}</p></div></article>")}
    )
    assert lost in reading.articles[0].text or "removed a paragraph" in reading.problems[0].message


def test_a_paragraph_that_is_split_at_an_inline_quotation_is_not_reported_as_removed(read_files: ReadFiles) -> None:
    quoted = "<p>“We <q>have</q> no time to lose,” said the mayor of the town, Ada Lund, to the council on Sunday.</p>"
    reading = read_files({"a.html": page(f"<article><p>{LEAD}</p>{quoted}<p>{END}</p></article>")})
    assert "have" in reading.articles[0].text
    assert reading.problems == ()


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


def test_text_without_tags_is_not_a_page(read_files: ReadFiles) -> None:
    (problem,) = read_files({"a.html": f"A headline\n\n{BODY}"}).problems
    assert "not HTML" in problem.message


def test_a_failure_inside_the_library_costs_one_page(read_files: ReadFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(html_page, "page_metadata", fail)
    reading = read_files({"a.html": page(), "b.txt": f"A headline\n\n{BODY}"})
    assert [article.key for article in reading.articles] == ["b.txt"]
    assert "nested too deeply" in reading.problems[0].message


def test_the_content_of_a_template_element_is_not_text(read_one: ReadOne) -> None:
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
def test_a_page_that_takes_hours_to_parse_is_refused_with_the_reason(page: str, reason: str) -> None:
    blocks, _, [problem] = html_page.read(f"<html><body>{page}", "seeds/a.html")
    assert blocks is None
    assert problem.message.startswith(f"cannot read the page: {reason}")
    assert problem.hint == "Save the article's text as .txt"


@pytest.mark.parametrize("end", ["</body>", "</html>", "</body></html>", "</BODY >\n</html\n>", "</body class=x/>"])
def test_content_after_a_stray_end_tag_is_text_as_in_a_browser(read_one: ReadOne, end: str) -> None:
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
def test_a_page_taken_whole_keeps_its_paragraphs_and_shows_its_headline_once(read_one: ReadOne, around: str) -> None:
    article = read_one(page(around.format(LEAD, END)), name="a.html")
    assert article.text.split("\n\n") == ["Harbour talks resume", LEAD, END]
