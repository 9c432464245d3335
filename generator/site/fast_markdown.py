"""Faster parts for Python-Markdown; the output is the same, byte for byte.

Nine tenths of the time of building a site is spent on converting Markdown, most of it looking for markup where there
is none. A part is replaced only in a version of Python-Markdown that was proved equal (`process/library_versions.py`),
and only if it is Python-Markdown's own class: a part that an extension has registered is left alone.

Converting 539 pages takes 3.2 s of CPU time, and 6.1 s with Python-Markdown's own parts. Each part saves: inline
patterns 1.65 s, links 0.28 s, blocks of HTML 0.23 s, block-level tags 0.13 s (the last two together 0.45 s).
"""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree.ElementTree import Element

import markdown  # type: ignore[import-untyped]
from markdown import inlinepatterns, preprocessors, treeprocessors
from markdown.extensions import Extension  # type: ignore[import-untyped]
from markdown.htmlparser import HTMLExtractor  # type: ignore[import-untyped]
from markdown.util import STX, AtomicString  # type: ignore[import-untyped]

from generator.process.library_versions import is_proved

# Every match of a pattern holds one of these signs: a text without them need not be searched.
_SIGNS: dict[str, tuple[str, str | None]] = {
    inlinepatterns.BACKTICK_RE: ("`", None),
    inlinepatterns.ESCAPE_RE: ("\\", None),
    inlinepatterns.LINK_RE: ("[", None),
    inlinepatterns.IMAGE_LINK_RE: ("![", None),
    inlinepatterns.AUTOLINK_RE: ("<", None),
    inlinepatterns.AUTOMAIL_RE: ("<", None),
    inlinepatterns.LINE_BREAK_RE: ("  \n", None),
    inlinepatterns.HTML_RE: ("<", None),
    inlinepatterns.ENTITY_RE: ("&", None),
    r"\*|_": ("*", "_"),
}

# The sign of a pattern of another library: every text holds it.
_UNKNOWN = ("", None)

# Any of these signs.
_SOME_SIGN = re.compile(r"[`\\\[<\n&*_]")

# Patterns that match nothing on a page without reference definitions ("[id]: address").
_REFERENCE_PATTERNS = frozenset(
    {
        inlinepatterns.ReferenceInlineProcessor,
        inlinepatterns.ShortReferenceInlineProcessor,
        inlinepatterns.ImageReferenceInlineProcessor,
        inlinepatterns.ShortImageReferenceInlineProcessor,
    }
)

# The rest of nearly every link after its "[": no brackets, quotation marks or placeholders in it.
_PLAIN_LINK = re.compile(r"""([^\[\]]*+)\]\(([^\s()<>"'\x02]*+)\)""")

_INLINE_TAGS = ("a", "abbr", "br", "b", "code", "em", "i", "q", "small", "span", "strong", "sub", "sup", "time", "u")

# Text without blocks of HTML: character references, and inline tags in their simplest form. Each alternative begins
# with another character, so that the search is linear.
_NO_BLOCKS = re.compile(
    rf"""(?: [^<&]++
      | &\#[0-9]{{1,7}};
      | <(?:{"|".join(_INLINE_TAGS)})(?:\ [a-z-]++="[^"<>`&\n]*+")*+>
      | </(?:{"|".join(_INLINE_TAGS)})>
    )*+""",
    re.VERBOSE,
)


class FastParts(Extension):  # type: ignore[misc]
    """An extension that replaces parts of the converter. It has to be the last in the list of extensions."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Replace Python-Markdown's own parts."""
        if not is_proved("markdown"):
            return
        md.is_block_level = lru_cache(maxsize=None)(md.is_block_level)
        if type(md.inlinePatterns["link"]) is inlinepatterns.LinkInlineProcessor:
            md.inlinePatterns.register(_PlainLink(inlinepatterns.LINK_RE, md), "link", 160)
        if type(md.treeprocessors["inline"]) is treeprocessors.InlineProcessor:
            md.treeprocessors.register(_Inline(md), "inline", 20)
        if type(md.preprocessors["html_block"]) is preprocessors.HtmlBlockPreprocessor:
            md.preprocessors.register(_HtmlBlocks(md), "html_block", 20)


class _HtmlBlocks(preprocessors.HtmlBlockPreprocessor):  # type: ignore[misc]
    """Parses HTML only from the last empty line before the first block of HTML."""

    def run(self, lines: list[str]) -> list[str]:
        """Replace blocks of HTML by placeholders."""
        source = "\n".join(lines)
        plain = _NO_BLOCKS.match(source)
        end = plain.end() if plain and not any(map(self.md.is_block_level, _INLINE_TAGS)) else 0
        if end == len(source):
            return source.split("\n")
        start = source.rfind("\n\n", 0, end)
        start = start + 2 if start != -1 else 0
        stash = self.md.htmlStash
        known = stash.html_counter, len(stash.rawHtmlBlocks)
        parser = HTMLExtractor(self.md)
        parser.feed(source[start:])
        if parser.rawdata:  # an error; how the parser continues depends on its place in the whole text
            stash.html_counter = known[0]
            del stash.rawHtmlBlocks[known[1] :]
            return super().run(lines)  # type: ignore[no-any-return]
        parser.close()
        return (source[:start] + "".join(parser.cleandoc)).split("\n")


class _PlainLink(inlinepatterns.LinkInlineProcessor):  # type: ignore[misc]
    """Matches a plain link by one expression instead of character by character."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # noqa: N802
        """The element of a link that begins with this match, and its start and end."""
        plain = _PLAIN_LINK.match(data, m.end(0))
        if plain is None:
            return super().handleMatch(m, data)  # type: ignore[no-any-return]
        element = Element("a", {"href": plain[2]})
        element.text = plain[1]
        return element, m.start(0), plain.end()


class _Inline(treeprocessors.InlineProcessor):  # type: ignore[misc]
    """Applies only the patterns whose sign is in the text."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Process the inline markup of all elements."""
        idle = _REFERENCE_PATTERNS if not self.md.references else frozenset()
        # A tuple: the registry checks at each access whether it is sorted.
        self.inlinePatterns = tuple(pattern for pattern in self.md.inlinePatterns if type(pattern) not in idle)
        self._signs = tuple(map(_signs_of, self.inlinePatterns))
        self._all_known = _UNKNOWN not in self._signs
        return super().run(tree, ancestors)  # type: ignore[no-any-return]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        """Replace inline markup by placeholders; `InlineProcessor` calls this for every text."""
        if isinstance(data, AtomicString) or (self._all_known and not _SOME_SIGN.search(data)):
            return data
        place, start = patternIndex, 0
        while place < len(self._signs):
            sign, other = self._signs[place]
            pattern = self.inlinePatterns[place]
            if sign not in data and (other is None or other not in data):
                place, start = place + 1, 0
            elif type(pattern) is inlinepatterns.HtmlInlineProcessor:
                data = self._without_html(data, pattern)
                place, start = place + 1, 0
            else:
                data, matched, start = self._InlineProcessor__applyPattern(pattern, data, place, start)
                place += not matched
        return data

    def _without_html(self, data: str, pattern: inlinepatterns.HtmlInlineProcessor) -> str:
        """Replace all tags, or all character references, of a text by placeholders in one pass."""

        def stash(match: re.Match[str]) -> str:
            html = match[1]
            if STX in html:
                html = pattern.backslash_unescape(pattern.unescape(html))
            placeholder: str = self._InlineProcessor__stashNode(self.md.htmlStash.store(html), "")
            return placeholder

        return pattern.compiled_re.sub(stash, data)  # type: ignore[no-any-return]


def _signs_of(pattern: inlinepatterns.Pattern) -> tuple[str, str | None]:
    is_known = type(pattern).__module__ in (inlinepatterns.__name__, __name__)
    return _SIGNS.get(pattern.pattern, _UNKNOWN) if is_known else _UNKNOWN
