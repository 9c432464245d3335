"""Escape text for Markdown, so that a page shows exactly that text.

A backslash escape fails with extensions that run before Markdown handles it (arithmatex, smartsymbols, snippets). A
numeric character reference does not, since no extension reads it as the character. Ordinary prose passes unchanged, so
that the pages stay readable as text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

# White space that HTML folds. No-break and typographic spaces are part of the text and stay.
_FOLDED = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")

# Characters that Python-Markdown or one of its common extensions may act on.
_ACTIVE = re.compile(
    r"""
      [\\`*_{}\[\]<>&\#+~^=$|@]       # markup anywhere: emphasis, code, links, HTML, tables, marks, maths
    | (?<!\w)- | -(?!\w)              # list markers, rules, front matter fences, dashes; "high-stakes" stays
    | (?<![^\W\d_])/ | /(?![^\W\d_])  # addresses and fractions; "and/or" stays
    | (?<=[cC])/(?=[oO])              # "c/o", which smartsymbols turns into a sign
    | (?<=[wW]{3})\.                  # addresses that begin with "www"
    | :(?!\ |\Z)                      # emoji codes, schemes, definition lists; "he said: so" stays
    | (?:\A|(?<=\A\ ))[:!?]           # definitions, admonitions and collapsible blocks begin a text
    | (?P<counter>\A\ ?\d+)[.)]       # so do numbered lists
    | [!?](?=[!?\w]) | (?<=[!?])[!?]  # more of these, magiclink's "name!1"; "Why? Stop! Now." stays
    | !\Z                             # a link may follow, and both together would be a picture
    | \((?=(?:c|C|r|R|tm|TM|p|P)\))   # "(c)" and its like, which smartsymbols turns into signs
    | (?:\A|(?<=\A\ ))[^\S\ ] | [^\S\ ](?=\ ?\Z)  # no-break spaces at the edges, which would be stripped
    | [\x01-\x1f\x7f]                # placeholders of Markdown and its extensions, which would vanish; terminal codes
    """,
    re.VERBOSE,
)

# The same for text on one line that has no control characters or no-break spaces and does not begin with a number: 98 %
# of all. Each match is one character, so the search looks at each character once.
_ACTIVE_IN_PRINTABLE = re.compile(
    r"""
      [\\`*_{}\[\]<>&\#+~^=$|@\-/.:!?(]
      (?: (?<=[\\`*_{}\[\]<>&\#+~^=$|@])
        | (?<=-) (?: (?<!\w-) | (?!\w) )
        | (?<=/) (?: (?<![^\W\d_]/) | (?![^\W\d_]) | (?<=[cC]/)(?=[oO]) )
        | (?<=[wW]{3}\.)
        | (?<=:)(?!\ |\Z)
        | (?<=\A[:!?]) | (?<=\A\ [:!?])
        | (?<=[!?])(?=[!?\w]) | (?<=[!?][!?])
        | (?<=!)\Z
        | (?<=\()(?=(?:c|C|r|R|tm|TM|p|P)\))
      )
    """,
    re.VERBOSE,
)

# In an attribute, everything but letters, digits, spaces and characters beyond ASCII is escaped.
_ACTIVE_IN_ATTRIBUTE = re.compile(r"[!-/:-@\[-`{-\x7f\x01-\x1f]")


@lru_cache(maxsize=1 << 13)  # names, dates and sentences recur within a few pages
def markdown_text(text: str) -> Markup:
    """Escape text for a Markdown paragraph, heading, list item, table cell or link text.

    Args:
        text: Any text; white space is folded to single spaces, as HTML would show it.

    Returns:
        One line of Markdown that renders as exactly `text`, with no element in it.
    """
    if text.isprintable() and "  " not in text and not text[:2].lstrip(" ")[:1].isdecimal():
        return Markup(_ACTIVE_IN_PRINTABLE.sub(_reference_to, text))  # noqa: S704 - this is the escaping
    return Markup(_ACTIVE.sub(_reference, _FOLDED.sub(" ", text)))  # noqa: S704 - this is the escaping


def attribute(text: str) -> Markup:
    """Escape text for a quoted HTML attribute inside Markdown."""
    return Markup(_ACTIVE_IN_ATTRIBUTE.sub(_reference, _FOLDED.sub(" ", text)))  # noqa: S704 - this is the escaping


def link_target(address: str) -> Markup:
    """Escape an address for the round brackets of a Markdown link.

    All but the unreserved and the harmless reserved characters of RFC 3986 are percent-encoded; an address that is
    encoded already stays as it is.
    """
    if _HARMLESS_ADDRESS.fullmatch(address):
        return Markup(address)  # noqa: S704 - nothing in it needs escaping
    encoded = "".join(f"%{byte:02X}" if byte not in _IN_ADDRESS else chr(byte) for byte in address.encode())
    # Python-Markdown reads "&#12" as a character even without the semicolon.
    return Markup(encoded.replace("&#", "&amp;#"))  # noqa: S704 - this is the escaping


# Nearly every address is relative to the site, and a page has a hundred of them.
_HARMLESS_ADDRESS = re.compile(r"[A-Za-z0-9\-._~/#]*")
_IN_ADDRESS = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#=&%,+@")


def _reference(match: re.Match[str]) -> str:
    kept = match.groupdict().get("counter") or ""
    return kept + "".join(f"&#{ord(char)};" for char in match[0][len(kept) :])


def _reference_to(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"
