"""Titles that tell two people of one surname apart: "Minister Diaz" is Rosa Diaz the minister, not General Diaz."""

from __future__ import annotations

import re

from generator.records import Mention

WORD = re.compile(r"[^\W\d_]+")
# Titles as they are abbreviated before a name; style guides agree on these.
ABBREVIATED = {
    "adm": "admiral",
    "amb": "ambassador",
    "brig": "brigadier",
    "capt": "captain",
    "cmdr": "commander",
    "col": "colonel",
    "cpl": "corporal",
    "det": "detective",
    "gen": "general",
    "gov": "governor",
    "insp": "inspector",
    "lt": "lieutenant",
    "maj": "major",
    "pres": "president",
    "prof": "professor",
    "pvt": "private",
    "rep": "representative",
    "rev": "reverend",
    "sen": "senator",
    "sgt": "sergeant",
    "supt": "superintendent",
}


def office_of(text: str, mention: Mention) -> str:
    """The title or office beside a name, its head noun in full and in small letters; empty where there is none.

    Args:
        text: The article's text.
        mention: The name.
    """
    if mention.role is None and not mention.honorific:
        return ""
    words = WORD.findall(text[slice(*mention.role)]) if mention.role is not None else []
    words = words or WORD.findall(mention.honorific or "")
    return ABBREVIATED.get(words[-1].lower(), words[-1].lower()) if words else ""
