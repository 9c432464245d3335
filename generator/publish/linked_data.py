"""Write linked data (JSON-LD) as an invisible element of a page."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

# Characters that could end the element, or that HTML, a Markdown extension or a template extension acts on. JSON has
# them only in strings, as it has braces in a row ("{{", "{%"). Also what some programs read as the end of a line.
_ACTIVE = re.compile(r"""[<>&`*+~=%\x7f-\x9f\u2028\u2029\ud800-\udfff]|\{(?!["}])""")


def element(data: Mapping[str, Any]) -> str:
    """The data on one line, in a raw HTML block of Markdown; a JSON parser gives back every text unchanged."""
    text = json.dumps(data, ensure_ascii=False, separators=(", ", ": "))
    return f'<script type="application/ld+json">{_ACTIVE.sub(_escaped, text)}</script>\n'


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
