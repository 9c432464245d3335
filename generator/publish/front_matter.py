"""The YAML dumper: metadata in, front matter out, safe for any title."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from generator import schema

GENERATOR_KEY = "generator"
"""The key that marks a file as generated, and so as ours to rewrite or delete."""


# What YAML folds in quoted text: "a\n---\nb" must not look like a fence, and U+0085 would become a space.
_LINE_BREAK = re.compile(r"[\n\r\x85\u2028\u2029]")


class _Dumper(yaml.SafeDumper):
    """Block style, lists indented below their key as people write them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)

    def represent_text(self, text: str) -> yaml.ScalarNode:
        """Text on one line, its line breaks written as escapes."""
        return self.represent_scalar("tag:yaml.org,2002:str", text, style='"' if _LINE_BREAK.search(text) else None)


_Dumper.add_representer(str, _Dumper.represent_text)


def dump(facts: Mapping[str, Any]) -> str:
    """Write `facts` as a YAML front matter block, fences included.

    Strings that YAML would read as something else are quoted; a value never spans lines.
    """
    return f"---\n{dump_block(facts)}---\n"


def dump_block(facts: Mapping[str, Any]) -> str:
    """Write `facts` as YAML without fences."""
    return yaml.dump(dict(facts), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=float("inf"))


def is_generated(page: str, tool: str) -> bool:
    """Whether a page carries the mark of `tool` in its front matter."""
    return f"\n{GENERATOR_KEY}: {tool} " in _facts(page)


def is_ours(page: str, tool: str) -> bool:
    """Whether a page carries the mark of `tool`, and may be rewritten or deleted.

    Raises:
        NewerError: Where a newer version of the tool has made it.
    """
    return is_generated(page, tool) and schema.known(schema.of_page(_facts(page)))


def _facts(page: str) -> str:
    """The front matter of a page; empty where it has none."""
    fence = page.find("\n---\n", 3)
    return page[:fence] if page.startswith("---\n") and fence != -1 else ""
