"""How two spellings of a place are told to be the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from generator.language.name_patterns import ARABIC_ARTICLE_OF_PLACE

# "Tell Al-Amarna", "Tall el Amarna": the Arabic article is spelled freely and says nothing.
ARTICLE = re.compile(rf"\b{ARABIC_ARTICLE_OF_PLACE}(?=\w)", re.IGNORECASE)
LEADING_THE = re.compile(r"^the\s+", re.IGNORECASE)
SAINT = re.compile(r"^(?:st|ste|sainte) ")
NOT_LETTERS = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=65536)
def place_key(name: str) -> str:
    """Spelling under which a place is looked up: no accents, dots, hyphens, leading or Arabic article."""
    return fresh_place_key(name)


def fresh_place_key(name: str) -> str:
    """The same for tables read once: nothing is remembered."""
    plain = name
    if not name.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
        plain = plain.replace("’", "'")
    plain = plain.lower().replace("&", "and")
    if plain.isascii() and plain.isalpha():
        return plain  # most names are one word
    plain = ARTICLE.sub("", LEADING_THE.sub("", plain)).replace(".", "").replace("'", "")
    return SAINT.sub("saint ", NOT_LETTERS.sub(" ", plain).strip())
