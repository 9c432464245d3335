"""Normalize place names, so that all spellings of a name give one key."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from generator.language.name_patterns import ARABIC_ARTICLE_OF_PLACE

# "Tell Al-Amarna", "Tall el Amarna": spellings of the Arabic article vary and distinguish nothing.
ARTICLE = re.compile(rf"\b{ARABIC_ARTICLE_OF_PLACE}(?=\w)", re.IGNORECASE)
LEADING_THE = re.compile(r"^the\s+", re.IGNORECASE)
SAINT = re.compile(r"^(?:st|ste|sainte) ")
NOT_LETTERS = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=65536)
def place_key(name: str) -> str:
    """Key of a place name: without accents, full stops, hyphens, a leading "the" and the Arabic article; cached."""
    return uncached_place_key(name)


def uncached_place_key(name: str) -> str:
    """Compute `place_key` without the cache, for tables that are read once."""
    plain = name
    if not name.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
        plain = plain.replace("’", "'")
    plain = plain.lower().replace("&", "and")
    if plain.isascii() and plain.isalpha():
        return plain  # a shortcut for names of one word, which most are
    plain = ARTICLE.sub("", LEADING_THE.sub("", plain)).replace(".", "").replace("'", "")
    return SAINT.sub("saint ", NOT_LETTERS.sub(" ", plain).strip())
