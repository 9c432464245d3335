"""Names as they stand in addresses: lower-case ASCII words joined by hyphens."""

from __future__ import annotations

import hashlib

from slugify import slugify

# Long enough to tell headlines apart, short enough for every file system (255 bytes) and for reading aloud.
MAX_LENGTH = 80

# `index` is a section's own page.
RESERVED = frozenset({"index"})


def slug(text: str, fallback: str) -> str:
    """Spell `text` for use in an address.

    Args:
        text: Any words in any script; letters outside ASCII are transliterated.
        fallback: First word of the slug where nothing of `text` can be spelled ("???").

    Returns:
        A slug of 1 to 80 characters out of `a-z0-9-`, never a reserved one; the same text gives the same slug.
    """
    spelled = slugify(text, max_length=MAX_LENGTH, word_boundary=True, save_order=True)
    if not spelled:
        return f"{fallback}-{fingerprint(text)}"
    return f"{spelled}-{fallback}" if spelled in RESERVED else spelled


def fingerprint(text: str) -> str:
    """Six hexadecimal digits that tell equal slugs apart; they depend on `text` alone."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]
