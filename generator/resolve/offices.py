"""Offices next to names: "Minister Diaz" is Rosa Diaz the minister, not General Diaz of the same surname."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from generator.language.word_lists import rows
from generator.records import Mention

WORD = re.compile(r"[^\W\d_]+")


def office_of(text: str, mention: Mention) -> str:
    """Head noun of the title or office next to a name, written out in lower case; empty if there is none.

    Args:
        text: The article's text.
        mention: The name.
    """
    if mention.role is None and not mention.honorific:
        return ""
    words = WORD.findall(text[slice(*mention.role)]) if mention.role is not None else []
    words = words or WORD.findall(mention.honorific or "")
    return _written_out().get(words[-1].lower(), words[-1].lower()) if words else ""


@cache
def _written_out() -> Mapping[str, str]:
    return {row[0]: row[1] for row in rows("resolve/data/personal_titles.txt", 2)}
