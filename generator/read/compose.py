"""Compose an article from the parts that a parser found and the editor's sidecar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from ftfy.badness import BADNESS_RE, is_bad

from generator.errors import Problem
from generator.read import boilerplate, headline, language
from generator.read.publication_date import publication_date
from generator.read.raw_article import Block, Metadata, RawArticle, Sidecar
from generator.records import Article, Boilerplate


@dataclass(frozen=True, slots=True)
class _Text:
    """The text of an article, and the boilerplate removed from it."""

    title: Block
    """The headline."""
    body: tuple[Block, ...]
    """The paragraphs after it; at least one."""
    boilerplate: tuple[Boilerplate, ...]
    """Page elements and an editor's cut, in reading order."""

    @property
    def whole(self) -> str:
        """`Article.text`."""
        return "\n\n".join([self.title.text, *(block.text for block in self.body)])


def compose(raw: RawArticle, path: str, sidecar: Sidecar | None = None) -> tuple[Article | None, list[Problem]]:
    """Compose an article.

    Args:
        raw: The article's parts.
        path: Name of its file in messages.
        sidecar: The editor's metadata; it overrides every other source.

    Returns:
        The article, or None if there is nothing to publish; and its problems.
    """
    text, problems = _text(raw, path, sidecar)
    if text is None:
        return None, problems
    problems += _garbled((text.title, *text.body), path)
    known = _merged(raw.metadata, sidecar.metadata if sidecar else Metadata())
    url, faults = _web_address(known.url, path if sidecar is None or sidecar.metadata.url is None else sidecar.path)
    problems += faults
    dated = publication_date(raw, text.body, url, path, sidecar)
    problems += dated.problems
    lang, faults = _language(known.lang, text.whole, raw, path)
    problems += faults
    article = Article(
        key=raw.key,
        source_file=raw.source_file,
        source_sha256=raw.sha256,
        title=text.title.text,
        text=text.whole,
        lang=lang,
        date=dated.date,
        date_basis=dated.basis,
        authors=known.authors,
        publisher=known.publisher,
        source_url=url,
        boilerplate=text.boilerplate,
    )
    return article, problems


def _text(raw: RawArticle, path: str, sidecar: Sidecar | None) -> tuple[_Text | None, list[Problem]]:
    """Separate title, paragraphs and boilerplate; None if no article remains."""
    title, body, above = headline.split_title(raw, sidecar.metadata.title if sidecar else None)
    if title is None:
        message, hint = "cannot read an article: there is no text", "Add the article's text, or remove it"
        return None, [Problem(path, raw.line, message, hint)]
    body, cut, problems = _cut(body, sidecar)
    body, removed = boilerplate.separate(body)
    if not body:
        message, hint = (
            "cannot read an article: it has a title but no text",
            "Add the text below the title, or remove it",
        )
        return None, [*problems, Problem(path, title.line or raw.line, message, hint)]
    if len(title.text) > headline.LONGEST_TITLE:
        message = f"the title has {len(title.text):,} characters, so it may be a paragraph"
        hint = "Add a title as the first line, or in a sidecar"
        problems.append(Problem(path, title.line, message, hint, "warning"))
    return _Text(title, body, (*above, *removed, *cut)), problems


def _cut(
    body: tuple[Block, ...], sidecar: Sidecar | None
) -> tuple[tuple[Block, ...], tuple[Boilerplate, ...], list[Problem]]:
    """Cut the paragraphs from the one that `cut_after` of the sidecar names."""
    words = sidecar.metadata.cut_after if sidecar else None
    if sidecar is None or words is None:
        return body, (), []
    start = next((n for n, block in enumerate(body) if block.text.startswith(words)), None)
    if start is None:
        message = f"`cut_after`: no paragraph begins with “{words[:60]}”"
        hint = "Copy the first words of a paragraph exactly"
        return body, (), [Problem(sidecar.path, sidecar.metadata.cut_after_line, message, hint, "warning")]
    cut = tuple(Boilerplate(block.text, "sidecar cut_after", block.line) for block in body[start:])
    return body[:start], cut, []


def _merged(own: Metadata, editor: Metadata) -> Metadata:
    return replace(
        own,
        authors=editor.authors or own.authors,
        publisher=editor.publisher or own.publisher,
        url=editor.url or own.url,
        lang=editor.lang or own.lang,
    )


def _web_address(url: str | None, path: str) -> tuple[str | None, list[Problem]]:
    if url is None:
        return None, []
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        usable = False
    if usable and url.isprintable() and not any(character.isspace() for character in url):
        return url, []
    message = f"ignored the address “{url[:80]}”: it is not a web address"
    return None, [Problem(path, None, message, "Write it as https://…", "warning")]


def _language(stated: str | None, text: str, raw: RawArticle, path: str) -> tuple[str, list[Problem]]:
    if stated is None:
        return language.detect(text), []
    code = language.code(stated)
    if code is not None:
        return code, []
    if raw.basis == "html":
        # Web pages often have invalid values there, which users cannot correct.
        return language.detect(text), []
    message = f"ignored the language “{stated[:40]}”: it is not an ISO 639-1 code"
    return language.detect(text), [Problem(path, None, message, "Write a code such as en, de or ar", "warning")]


def _garbled(blocks: tuple[Block, ...], path: str) -> Iterator[Problem]:
    """Warn of text that was decoded wrongly before it reached us (mojibake); it is published unchanged."""
    for block in blocks:
        for offset, line in enumerate(block.text.split("\n")):
            # ASCII cannot be mojibake, and most lines are ASCII.
            if not line.isascii() and is_bad(line):
                where = None if block.line is None else block.line + offset
                message = f"the text looks wrongly decoded (“{_around(line)}”)"
                yield Problem(path, where, message, "Get the article again, saved as UTF-8", "warning")
                return


def _around(line: str) -> str:
    found = BADNESS_RE.search(line)
    start = max(0, found.start() - 12) if found else 0
    return line[start : start + 40].strip()
