"""The YAML dumper: metadata in, front matter out, safe for any title."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

GENERATOR_KEY = "generator"
"""The key that marks a file as generated, and so as ours to rewrite or delete."""


class _Dumper(yaml.SafeDumper):
    """Block style, lists indented below their key as people write them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)


def dump(facts: Mapping[str, Any]) -> str:
    """Write `facts` as a YAML front matter block, fences included.

    Strings that YAML would read as something else are quoted; a value never spans lines.
    """
    return f"---\n{dump_block(facts)}---\n"


def dump_block(facts: Mapping[str, Any]) -> str:
    """Write `facts` as YAML without fences."""
    return yaml.dump(dict(facts), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=float("inf"))


def is_generated(head: str, tool: str) -> bool:
    """Whether a file that begins with `head` carries the mark of `tool` in its front matter."""
    if not head.startswith("---\n"):
        return False
    fence = head.find("\n---", 3)
    return any(line.startswith(f"{GENERATOR_KEY}: {tool} ") for line in head[:fence].splitlines())
