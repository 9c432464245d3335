"""Write metadata as YAML front matter, safe for any title, and read the mark of a generated page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import yaml

from generator.store import schema

GENERATOR_KEY = "generator"
"""The key that marks a page as generated, so that it may be rewritten or deleted."""

# Line breaks that YAML folds in quoted text: "a\n---\nb" must not look like a fence, and U+0085 would become a space.
_LINE_BREAK = re.compile(r"[\n\r\x85\u2028\u2029]")


class _Dumper(yaml.SafeDumper):
    """A dumper for block style, with lists indented below their key."""

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
    return "".join(_entry(key, value) for key, value in facts.items()) or "{}\n"


def _entry(key: str, value: Any) -> str:
    """A key with its value. PyYAML, a millisecond for each page, is used only where quoting may be difficult."""
    if len(key) < _SHORT and _is_plain(key):
        if type(value) is int:
            return f"{key}: {value}\n"
        if type(value) is str:
            return f"{key}: {_scalar(value)}\n"
        if type(value) is list and value and all(type(one) is str for one in value):
            return f"{key}:\n" + "".join(f"  - {_scalar(one)}\n" for one in value)
    return _dumped({key: value})


def _dumped(value: Any) -> str:
    return yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=float("inf"))


@lru_cache(maxsize=1 << 13)
def _scalar(text: str) -> str:
    """A text as the dumper writes it after a key or in a list."""
    if not _SIMPLE.fullmatch(text):
        return _dumped([text])[len("- ") : -1]
    return text if _is_plain(text) else "'" + text.replace("'", "''") + "'"


def _is_plain(text: str) -> bool:
    """Whether a text needs no quotation marks: no YAML syntax in it, and not a number, a date or "yes"."""
    if not _SIMPLE.fullmatch(text) or ": " in text or " #" in text or text.endswith(":"):
        return False
    read_as: str = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return read_as == _TEXT


# Text that is quoted by one rule: it begins with a letter or digit, ends without a space, and has no invisible
# characters.
_SIMPLE = re.compile(r"""[^\W_](?:[\w\ !"\#$%&'()*+,./:;<=>?@\[\]^`{|}~’‘“”–—…£€§-]*(?<!\ ))?""")
_RESOLVER = yaml.resolver.Resolver()
_TEXT = "tag:yaml.org,2002:str"
_SHORT = 100


def is_generated(page: str, tool: str) -> bool:
    """Whether a page has the mark of `tool` in its front matter."""
    return f"\n{GENERATOR_KEY}: {tool} " in _facts(page)


def is_ours(page: str, tool: str) -> bool:
    """Whether a page has the mark of `tool`, and may be rewritten or deleted.

    Raises:
        NewerError: A newer version of the tool wrote it.
    """
    return is_generated(page, tool) and schema.known(schema.of_page(_facts(page)))


def _facts(page: str) -> str:
    """The front matter of a page; empty if it has none."""
    fence = page.find("\n---\n", 3)
    return page[:fence] if page.startswith("---\n") and fence != -1 else ""
