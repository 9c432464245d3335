"""Write the pages of a shelf as documents for the search indexer."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from generator.site_plan import SearchText, Shelf

DOCUMENTS = "documents.jsonl"
"""File of a shelf's documents, in the temporary folder of its index."""

TEMPLATE = "search_text.html.jinja"

Filters = Mapping[str, Mapping[str, Sequence[str]]]
"""Filter -> value -> names of the documents that have it."""

# Chinese and Japanese are written without spaces, the only boundary that the indexer knows: each character becomes a
# word (Hiragana and Katakana, Han with its extensions). search.js does the same.
UNSPACED = re.compile(r"([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")

# Characters without width: Pagefind would split words there and count them differently from search.js.
WIDTHLESS = re.compile("[\u200b\ufeff]")


def document_template() -> Template:
    """Load the template of a document."""
    environment = Environment(
        loader=PackageLoader("generator", "templates"),
        autoescape=True,
        finalize=separate_words,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(TEMPLATE)


def template_bytes() -> bytes:
    """The source of the template, which is part of what an index is made from."""
    return (Path(__file__).parents[1] / "templates" / TEMPLATE).read_bytes()


def write_documents(shelf: Shelf, path: Path, template: Template) -> Filters:
    """Write the documents of a shelf into one file, a line each: a shelf may be larger than the memory.

    Args:
        shelf: The shelf.
        path: The file; a line is a JSON list of a document's name and HTML.
        template: Template of a document.

    Returns:
        The values of all filters, with the documents that have them.
    """
    filters: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    with path.open("w", encoding="utf-8") as documents:
        for text in shelf.texts():
            documents.write(json.dumps([document_name(text), template.render(text=text)]) + "\n")
            for name, value in text.filters:
                filters[name][value].append(f"/{document_name(text)}")
    return filters


def document_name(text: SearchText) -> str:
    """The address by which an index knows a page."""
    return f"{text.page.removesuffix('.md')}.html"


def separate_words(value: object) -> object:
    """Text in which the indexer and search.js count the same words; other values as they are."""
    if type(value) is not str:
        return value
    spaced = UNSPACED.sub(r" \1 ", WIDTHLESS.sub("", value))
    return " ".join("".join(char for char in spaced if unicodedata.category(char) != "Cc" or char in "\n\t").split())
