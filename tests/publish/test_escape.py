"""Text of an article in, Markdown out, HTML after that: what is shown is the text and nothing else.

What is shown is compared after folding white space as HTML does. NUL is left out: no page can show it, and reading
removes it. What extensions do to plain words is not prevented, since that would riddle ordinary prose with references:
smartsymbols raises the "st" of "1st", smarty curls quotation marks, fancylists makes a list of "A. Smith said". None
of them is configured, and `briefing build` warns of every extension beyond those tried here.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

import markdown  # type: ignore[import-untyped]
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.config import HARMLESS_EXTENSIONS
from generator.publish import escape
from generator.publish.escape import attribute, link_target, markdown_text
from tests.hostile_snippets import FRAGMENTS, ROOT, SNIPPETS

# Every place where a template shows text, as the templates write it.
CONTEXTS = {
    "sentence": '<span id="s1">{}</span>\n<span id="s2">{}</span>\n{{: lang="ar" dir="rtl" }}',
    "sentence of linked and plain words": '<span id="s3">[{}](../p/x.md){}[{}](../p/x.md)</span>',
    "title": "# {} {{ #s0 }}",
    "title in another language": '# {} {{ #s9 lang="ar" dir="rtl" }}',
    "name as heading": "# {}",
    "item": "- **[{}](x.md)** · {} · {}<br>{} [§ 1](x.md#s1){{ .ref }}",
    "item with names": "- [People](p.md){{ .kind }} [{}](p/x.md) [2×](#s1){{ .ref }}, [{}](p/x.md) <small>1×</small>",
    "quotation": "> {} [§ 1](x.md#s1){{ .ref }}",
    "paragraph": "{}",
    "end of a line": "Also written: {}",
    "middle of a line": "Date unknown · {} · [{}](https://example.org/){{ rel='nofollow' }} · 9 words\n{{: .status }}",
    "cell": "| Name | Articles |\n| :--- | ---: |\n| [{}](p/x.md) | 1 |\n| {} | 2 |",
}  # fmt: skip

CONFIGURED: list[Any] = yaml.safe_load(
    (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("markdown_extensions:")[2].partition("\n\n")[0]
)

HOSTILE: list[Any] = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc",
    *(f"pymdownx.{name}" for name in (
        "arithmatex", "betterem", "blocks.admonition", "blocks.caption", "blocks.details", "blocks.html", "blocks.tab",
        "caret", "critic", "details", "emoji", "escapeall", "highlight", "inlinehilite", "keys", "magiclink", "mark",
        "progressbar", "saneheaders", "smartsymbols", "snippets", "superfences", "tabbed", "tasklist", "tilde",
    )),
]  # fmt: skip

OPTIONS = {
    "toc": {"permalink": True},
    "pymdownx.smartsymbols": {"ordinal_numbers": False},
    "pymdownx.snippets": {"base_path": [str(ROOT)], "check_paths": True, "url_download": False},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.magiclink": {
        "repo_url_shorthand": True, "social_url_shorthand": True, "user": "someone", "repo": "something",
    },
    "pymdownx.tasklist": {"custom_checkbox": True},
}  # fmt: skip

TEXTS = (
    st.lists(
        st.one_of(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6),
            st.text("aZ1 .:!?()-/'\"\u00a0\u3000\x02\x03\u202e\u0301😀&;#x0", max_size=6),
            st.sampled_from(FRAGMENTS),
        ),
        min_size=1,
        max_size=8,
    )
    .map("".join)
    .filter(lambda text: bool(folded(text)))
)


def folded(text: str) -> str:
    """Text with white space as a page shows it: HTML folds these, no-break and typographic spaces stay."""
    return re.sub(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+", " ", text).strip(" ")


class Shown(HTMLParser):
    """What an HTML text shows, and of which elements it consists."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.text: list[str] = []
        self.elements: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made_of_text = tag == "h1" or ("class", "headerlink") in attrs  # the id of a heading that has none of its own
        kept = [(name, None if made_of_text and name in {"id", "href"} else value) for name, value in attrs]
        self.elements.append((tag, kept))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_charref(self, name: str) -> None:
        self.text.append(chr(int(name[1:], 16) if name[0] in "xX" else int(name)))

    def handle_entityref(self, name: str) -> None:
        self.text.append({"amp": "&", "lt": "<", "gt": ">", "quot": '"', "para": "¶"}[name])

    def handle_comment(self, data: str) -> None:
        self.elements.append(("!--", [(data, None)]))


def in_every_place(text: str) -> str:
    return "\n\n".join(
        context.replace("{}", text).replace("{{", "{").replace("}}", "}") for context in CONTEXTS.values()
    )


@pytest.fixture(scope="module", params=["configured", "hostile"])
def converter(request: pytest.FixtureRequest) -> markdown.Markdown:
    if request.param == "hostile":
        return markdown.Markdown(extensions=HOSTILE, extension_configs=OPTIONS)
    names = [next(iter(one)) if isinstance(one, dict) else one for one in CONFIGURED]
    options = {name: value for one in CONFIGURED if isinstance(one, dict) for name, value in one.items()}
    return markdown.Markdown(extensions=names, extension_configs=options)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
@example("\x02klzzwxh:0\x03")
@example("\x02wzxhzdk:0\x03")
@example("\x02amp\x03 \x0242\x03")
@example("12345678901. Not a list")
@example("\u00a0edges\u00a0")
@example("Look!")
def test_any_text_is_shown_exactly_and_makes_no_element(converter: markdown.Markdown, text: str) -> None:
    assert_shown(text, converter)


@pytest.mark.parametrize(
    "text",
    [pytest.param(text, id=f"{group} {n}") for group, texts in SNIPPETS.items() for n, text in enumerate(texts)],
)
def test_markup_is_shown_as_text(converter: markdown.Markdown, text: str) -> None:
    assert_shown(text, converter)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_the_words_of_a_sentence_keep_their_spaces(converter: markdown.Markdown, text: str) -> None:
    html = converter.reset().convert(f'<span id="s1">{markdown_text(text)}</span>')
    assert folded("".join(Shown(html).text)) == folded(text)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_a_heading_stands_in_the_table_of_contents_as_text(text: str) -> None:
    converter = markdown.Markdown(extensions=["attr_list", "toc"])
    converter.convert(f"# {markdown_text(text)} {{ #s0 }}")
    [entry] = converter.toc_tokens
    shown = Shown(entry["name"])
    assert shown.elements == []
    assert "".join("".join(shown.text).split()) == "".join(text.split())


WORDS = st.text(st.characters(categories=["Lu", "Ll", "Lo"], max_codepoint=0x24F), min_size=1, max_size=9)
PROSE = st.lists(
    st.one_of(
        WORDS,
        st.tuples(WORDS, st.sampled_from(["-", "’", "'", "/"]), WORDS).map("".join),
        st.tuples(WORDS, st.sampled_from([",", ".", ";", ":", "?", "…", "!"])).map("".join),
        WORDS.map(lambda word: f"“{word}”"),
        WORDS.map(lambda word: f'"{word},"'),
        WORDS.map(lambda word: f"({word} {word})"),
        st.integers(0, 99_999).map("{:,}".format),
    ),
    min_size=1,
    max_size=12,
).map(" ".join)


@given(PROSE.map(lambda prose: f"He said: {prose} indeed."))
@example("Arrived on a high-stakes mission; the “critical inflection point,” an official said, didn't come.")
@example("On October 7, 1,200 people died. Why? It's his ninth visit, and/or his tenth.")
@example("U.S. Secretary of State Antony J. Blinken (D.) left: “We’re close.”")
def test_ordinary_prose_comes_through_unchanged(text: str) -> None:
    if "c/o" not in text.lower():
        assert markdown_text(text) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("  two  spaces\n\tfold ", " two spaces fold "),
        ("1. One", "1&#46; One"),
        ("Look!", "Look&#33;"),
        ("Stop! Now.", "Stop! Now."),
        ("<b>", "&#60;b&#62;"),
        ("&amp;", "&#38;amp;"),
        ("snake_case", "snake&#95;case"),
        (":smile:", "&#58;smile:"),
        ("he said: so", "he said: so"),
        ("https://x.org", "https&#58;&#47;&#47;x.org"),
        ("a - b", "a &#45; b"),
        ("\x1b[31m", "&#27;&#91;31m"),
        ("\u202eleft", "\u202eleft"),
    ],
)
def test_only_what_could_act_is_escaped(text: str, escaped: str) -> None:
    assert markdown_text(text) == escaped


def test_every_configured_extension_is_one_that_is_known_to_be_harmless() -> None:
    names = {next(iter(one)) if isinstance(one, dict) else one for one in CONFIGURED}
    assert names <= HARMLESS_EXTENSIONS


@settings(max_examples=200, deadline=None)
@given(TEXTS)
@example('" onmouseover="alert(1)')
def test_any_text_in_an_attribute_stays_in_it(converter: markdown.Markdown, text: str) -> None:
    html = converter.reset().convert(f'See <abbr title="{attribute(text)}">it</abbr>.')
    elements = [(tag, {name: printed(value or "") for name, value in attrs}) for tag, attrs in Shown(html).elements]
    assert elements == [("p", {}), ("abbr", {"title": printed(text)})]


@settings(max_examples=200, deadline=None)
@given(TEXTS.map(lambda text: f"https://example.org/{text}"))
@example("https://example.org/?a=1&b=2&copy=3&lt;=4#c")
@example("https://example.org/?a=1&#12")
@example('https://example.org/) "title" onclick=alert(1) (')
@example("https://example.org/münchen/a_b*c*_d")
def test_any_address_stays_the_target_of_its_link(converter: markdown.Markdown, address: str) -> None:
    html = converter.reset().convert(f"Read [it]({link_target(address)}).")
    [(_, _), (tag, attrs)] = Shown(html).elements
    assert tag == "a"
    assert [name for name, _ in attrs] == ["href"]
    assert unquote(attrs[0][1] or "", errors="surrogatepass") == unquote(address, errors="surrogatepass")


def assert_shown(text: str, converter: markdown.Markdown) -> None:
    """Compare the page with the text and the page with a harmless one."""
    harmless = Shown(converter.reset().convert(in_every_place("Harmless")))
    actual = Shown(converter.reset().convert(in_every_place(markdown_text(text))))
    assert actual.elements == harmless.elements
    assert without_spaces(actual.text) == without_spaces(harmless.text).replace("Harmless", without_spaces([text]))


def printed(text: str) -> str:
    """Text without what the standard library's parser drops or replaces in attributes."""
    return folded(re.sub(r"[\x01-\x08\x0e-\x1b\x7f]|[\ufdd0-\ufdef]", "", text))


def without_spaces(pieces: list[str]) -> str:
    """The characters shown; where the template's own spaces meet the text's edges, they fold."""
    return folded("".join(pieces)).replace(" ", "")


@given(TEXTS | st.text("\\`*_{}[]<>&#+~^=$|@-/:!?(). \u00a0aZcCoOwWtTmM1é", max_size=9))
@settings(max_examples=1000)
def test_text_on_one_line_is_escaped_as_any_other(text: str) -> None:
    """Nearly all text goes through a pattern that looks at each character once; it finds what the whole one finds."""
    assert markdown_text(text) == escape._ACTIVE.sub(escape._reference, escape._FOLDED.sub(" ", text))
