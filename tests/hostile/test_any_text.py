"""Any text through the parts that could interpret it: the readers, MkDocs' page processing, linked data.

Texts are built of pieces that mean something to Python-Markdown and its extensions, to MkDocs, Jinja and YAML, to
wikis and other writers' programs, and to the scripts of the theme. Examples are bounded in number, so in time.
"""

from __future__ import annotations

import json
import tempfile
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import markdown  # type: ignore[import-untyped]
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.publish.escape import markdown_text
from generator.publish.linked_data import element
from generator.read import read_seeds
from tests.hostile.corpus import DIALECTS
from tests.hostile_snippets import FRAGMENTS, ROOT, SNIPPETS
from tests.publish.test_escape import Shown, folded, in_every_place, without_spaces

PIECES = (*FRAGMENTS, *chain.from_iterable(SNIPPETS.values()), *chain.from_iterable(DIALECTS.values()))

LINES = (
    st.lists(
        st.sampled_from(PIECES)
        | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=5),
        min_size=1,
        max_size=6,
    )
    .map(lambda pieces: folded("".join(pieces)))
    .filter(bool)
)

# ------------------------------------------------------------------------------------------------ read


@settings(max_examples=150, deadline=None)
@given(LINES, st.lists(LINES, min_size=1, max_size=4))
@example("---", ["---", "title: other"])
@example("Related", ["Read more", "Words."])
def test_no_word_of_an_article_is_lost_or_altered_when_it_is_read(title: str, paragraphs: list[str]) -> None:
    whole = json.dumps({"title": title, "text": "\n\n".join(paragraphs)})
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.jsonl").write_text(whole, encoding="utf-8")
        reading = read_seeds(Path(folder))
    if not reading.articles:  # all of its text is of a kind that is left off
        assert [problem.level for problem in reading.problems][-1] == "error"
        return
    [article] = reading.articles
    assert "".join(article.title.split()) == "".join(title.split())
    left = ["".join(one.text.split()) for one in article.boilerplate]
    if paragraphs[0].casefold() == title.casefold():  # a headline that is in the text, too, is shown once
        paragraphs = paragraphs[1:]
    rest = "".join(" ".join(paragraphs).split())
    kept = "".join(article.text[len(article.title) :].split())
    if not left:
        assert kept == rest
    assert sorted(kept + "".join(left)) == sorted(rest)


# ------------------------------------------------------------------------------------------------ a page of MkDocs


@cache
def mkdocs() -> MkDocsConfig:
    """The site's own configuration, with its pages about."""
    return load_config(str(ROOT / "mkdocs.yml"))


def rendered(text: str) -> Page:
    """A page with a text in every place where our templates put one, after MkDocs' processing."""
    config = mkdocs()
    names = ("index.md", "about.md", "missing.txt", "p/x.md", "x.md", "p.md")
    pages = [File(name, None, config.site_dir, config.use_directory_urls) for name in ("articles/a.md", *names)]
    page = Page(None, pages[0], config)
    page.markdown = in_every_place(text)
    page.meta = {}
    page.render(config, Files(pages))
    return page


@settings(max_examples=80, deadline=None)
@given(LINES)
@example("[x](index.md)")
@example("[about][] [x](../about.md#top) ![x](about.md)")
@example("[x](mailto:a@attacker.example) <about.md> [x](?h=harbour)")
@pytest.mark.filterwarnings("ignore")
def test_mkdocs_rewrites_no_link_and_finds_no_heading_in_any_text(text: str) -> None:
    harmless, actual = rendered("Harmless"), rendered(markdown_text(text))
    shown, expected = Shown(actual.content or ""), Shown(harmless.content or "")
    assert shown.elements == expected.elements
    assert without_spaces(shown.text) == without_spaces(expected.text).replace("Harmless", without_spaces([text]))
    assert len(list(actual.toc)) == len(list(harmless.toc))
    linked = [{file.src_uri for file in page.links_to_anchors or ()} for page in (actual, harmless)]
    assert linked[0] == linked[1]


# ------------------------------------------------------------------------------------------------ what programs read


@settings(max_examples=150, deadline=None)
@given(LINES, LINES)
@example("</script><script>alert(1)</script>", "{{ x }} {% y %} <!--")
def test_linked_data_comes_back_from_a_page_as_it_was_and_adds_nothing_else(name: str, text: str) -> None:
    data: dict[str, Any] = {"@type": "NewsArticle", "headline": name, "about": [{"name": text}]}
    page = markdown.Markdown(extensions=["attr_list", "md_in_html", "tables", "toc"]).convert(
        f"# One\n\n{element(data)}\nWords of an article.\n"
    )
    shown = Shown(page)
    assert [tag for tag, _ in shown.elements] == ["h1", "script", "p"]
    [script] = [part for part in page.split("\n") if part.startswith("<script")]
    assert json.loads(script.partition(">")[2].removesuffix("</script>")) == data
