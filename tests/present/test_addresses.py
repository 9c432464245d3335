"""Two places on the site in, the link from the one to the other out."""

from __future__ import annotations

import posixpath

from hypothesis import given
from hypothesis import strategies as st

from generator.present import addresses
from generator.present.addresses import SECTIONS, WebSite, feed_file, href
from generator.site_plan import BUILD_REPORT, GENERATED, schema_file, table_file

PARTS = st.lists(st.sampled_from(["a", "b", "ab", "index.md"]), max_size=3)


@given(PARTS, PARTS)
def test_a_link_leads_from_the_folder_of_a_page_to_another_page(source: list[str], target: list[str]) -> None:
    page, other = "/".join([*source, "page.md"]), "/".join([*target, "other.md"])
    assert href(page, other) == posixpath.relpath(other, posixpath.dirname(page) or ".")
    assert href(page, other, "s1") == f"{href(page, other)}#s1"


@given(PARTS, PARTS)
def test_an_address_is_relative_where_that_of_the_site_is_not_known(source: list[str], target: list[str]) -> None:
    here, there = "".join(f"{part}/" for part in source), "".join(f"{part}/" for part in target)
    expected = posixpath.relpath(there or ".", posixpath.dirname(here) or ".") + "/"
    assert WebSite("Briefing").address(there, here) == expected


def test_a_link_to_a_sentence_of_the_same_page_is_the_sentence_alone() -> None:
    assert href("articles/a.md", "articles/a.md", "s1") == "#s1"


def test_every_page_and_file_is_below_a_path_listed_as_generated() -> None:
    pages = {value for name, value in vars(addresses).items() if name.isupper() and isinstance(value, str)}
    files = {table_file("quotes", "csv"), schema_file("quotes"), BUILD_REPORT, feed_file("index.md"), "search"}
    first_parts = {path.partition("/")[0] for path in pages | files}
    assert first_parts | set(SECTIONS.values()) == GENERATED
