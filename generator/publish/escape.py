"""The escape filter: article text in, Markdown that shows exactly that text out.

Backslash escapes lose against extensions that look at the text before Markdown's own escape does
(arithmatex, smartsymbols, snippets); numeric character references do not, since no extension reads
them as the character. Ordinary prose passes unchanged, so that the pages stay readable as text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

# White space that HTML folds anyway. No-break and typographic spaces are characters of the text and stay.
_FOLDED = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")

# Everything that Python-Markdown or one of its common extensions could act on.
_ACTIVE = re.compile(
    r"""
      [\\`*_{}\[\]<>&\#+~^=$|@]       # markup wherever they stand: emphasis, code, links, HTML, tables, marks, maths
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

# The same for text on one line without control characters and no-break spaces, which does not begin with a number: all
# but a fiftieth. Every match is one character, so the search for it is one look at each.
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

# In an attribute nothing but letters, digits and spaces is left to chance.
_ACTIVE_IN_ATTRIBUTE = re.compile(r"[!-/:-@\[-`{-\x7f\x01-\x1f]")


@lru_cache(maxsize=1 << 13)  # names, days and sentences come again within a few pages
def markdown_text(text: str) -> Markup:
    """Make `text` stand for itself in a Markdown paragraph, heading, list item, table cell or link text.

    Args:
        text: Any text; white space is folded to single spaces, as HTML would show it.

    Returns:
        One line of Markdown that renders as exactly `text`, with no element in it.
    """
    if text.isprintable() and "  " not in text and not text[:2].lstrip(" ")[:1].isdecimal():
        return Markup(_ACTIVE_IN_PRINTABLE.sub(_reference_to, text))  # noqa: S704 - this is the escaping
    return Markup(_ACTIVE.sub(_reference, _FOLDED.sub(" ", text)))  # noqa: S704 - this is the escaping


def attribute(text: str) -> Markup:
    """Make `text` stand for itself between the quotation marks of an HTML attribute inside Markdown."""
    return Markup(_ACTIVE_IN_ATTRIBUTE.sub(_reference, _FOLDED.sub(" ", text)))  # noqa: S704 - this is the escaping


def link_target(address: str) -> Markup:
    """Make `address` stand for itself between the round brackets of a Markdown link.

    Everything but the unreserved and the harmless reserved characters of RFC 3986 is percent-encoded; an
    address that is already encoded stays as it is.
    """
    if _HARMLESS_ADDRESS.fullmatch(address):
        return Markup(address)  # noqa: S704 - nothing in it needs escaping
    encoded = "".join(f"%{byte:02X}" if byte not in _IN_ADDRESS else chr(byte) for byte in address.encode())
    # Python-Markdown reads "&#12" as a character even without the semicolon.
    return Markup(encoded.replace("&#", "&amp;#"))  # noqa: S704 - this is the escaping


# Nearly every address is one of ours, and there are a hundred on a page.
_HARMLESS_ADDRESS = re.compile(r"[A-Za-z0-9\-._~/#]*")
_IN_ADDRESS = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#=&%,+@")


def _reference(match: re.Match[str]) -> str:
    kept = match.groupdict().get("counter") or ""
    return kept + "".join(f"&#{ord(char)};" for char in match[0][len(kept) :])


def _reference_to(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"
