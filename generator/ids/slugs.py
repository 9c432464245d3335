"""Slugs: names as they appear in URLs, lower-case ASCII words joined by hyphens."""

from __future__ import annotations

import hashlib

from slugify import slugify

# Long enough to distinguish headlines, short enough for every file system (255 bytes) and for reading aloud.
MAX_LENGTH = 80

# `index` is the page of a section.
RESERVED = frozenset({"index"})


def slug(text: str, fallback: str) -> str:
    """Return the slug of a text.

    Args:
        text: Words in any script; letters outside ASCII are transliterated.
        fallback: First word of the slug if no letter of `text` can be transliterated ("???").

    Returns:
        1 to 80 characters out of `a-z0-9-`, never a reserved word; the same text gives the same slug.
    """
    spelled = slugify(text, max_length=MAX_LENGTH, word_boundary=True, save_order=True)
    if not spelled:
        return f"{fallback}-{fingerprint(text)}"
    return f"{spelled}-{fallback}" if spelled in RESERVED else spelled


def fingerprint(text: str) -> str:
    """Return six hexadecimal digits that distinguish equal slugs; they depend only on `text`."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]
