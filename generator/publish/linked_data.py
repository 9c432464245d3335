"""Linked data (JSON-LD) as an element of a page that shows nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

# What could end the element, or be acted on by HTML or by a Markdown or template extension before it is data: signs
# that JSON's grammar has no use for outside strings, and braces as they stand only in strings ("{{", "{%"). And what
# some program takes for a line's end, though JSON lets it stand in strings.
_ACTIVE = re.compile(r"""[<>&`*+~=%\x7f-\x9f\u2028\u2029\ud800-\udfff]|\{(?!["}])""")


def element(data: Mapping[str, Any]) -> str:
    """The data on one line, in a raw HTML block of Markdown; any text in it comes back from JSON as it was."""
    text = json.dumps(data, ensure_ascii=False, separators=(", ", ": "))
    return f'<script type="application/ld+json">{_ACTIVE.sub(_escaped, text)}</script>\n'


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
