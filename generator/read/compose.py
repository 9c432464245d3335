"""Draft -> Article: headline and paragraphs become one text, and what is known about it is settled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from ftfy.badness import is_bad

from generator.errors import Problem
from generator.read import boilerplate, dates, language
from generator.read.raw_article import Block, Metadata, RawArticle
from generator.records import Article, Boilerplate, DateBasis

# A headline that is longer is rather a paragraph.
_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Sidecar:
    """An editor's word on a draft, and where it stands."""

    metadata: Metadata
    """What it says."""
    path: str
    """Its file, for messages."""


def compose(draft: RawArticle, path: str, sidecar: Sidecar | None = None) -> tuple[Article | None, list[Problem]]:
    """Make an article of a draft.

    Args:
        draft: The article's parts.
        path: Its file, for messages.
        sidecar: What its editor says; it wins over everything.

    Returns:
        The article, or None where there is nothing to publish; and what a person should know.
    """
    title, body, left = _title_and_body(draft, sidecar)
    if title is None:
        hint = "Put an article into it, or remove it"
        return None, [Problem(path, draft.line, "cannot read an article: there is no text", hint)]
    problems: list[Problem] = []
    body, cut, faults = _cut(body, sidecar)
    problems += faults
    body, found = boilerplate.separate(body)
    if not body:
        hint = "Add the article below its title, or remove the file"
        message = "cannot read an article: it has a title but no text"
        return None, [*problems, Problem(path, title.line or draft.line, message, hint)]
    if len(title.text) > _LONGEST_TITLE:
        message = f"the title has {len(title.text):,} characters and is perhaps a paragraph"
        problems.append(
            Problem(path, title.line, message, "Put a title on the first line, or into a sidecar", "warning")
        )
    problems += _mojibake((title, *body), path)

    known = _merged(draft.metadata, sidecar.metadata if sidecar else Metadata())
    url, faults = _web_address(known.url, path if sidecar is None or sidecar.metadata.url is None else sidecar.path)
    problems += faults
    date, basis, faults = _date(draft, body, url, path, sidecar)
    problems += faults
    text = "\n\n".join([title.text, *(block.text for block in body)])
    lang, faults = _language(known.lang, text, draft, path)
    problems += faults
    article = Article(
        key=draft.key,
        source_file=draft.source_file,
        source_sha256=draft.sha256,
        title=title.text,
        text=text,
        lang=lang,
        date=date,
        date_basis=basis,
        authors=known.authors,
        publisher=known.publisher,
        source_url=url,
        boilerplate=(*left, *found, *cut),
    )
    return article, problems


def _title_and_body(
    draft: RawArticle, sidecar: Sidecar | None
) -> tuple[Block | None, tuple[Block, ...], tuple[Boilerplate, ...]]:
    """The headline, the paragraphs after it, and the page elements before it."""
    blocks = draft.blocks
    above = boilerplate.above_title(blocks)
    _, left = boilerplate.separate(blocks[:above])
    blocks = blocks[above:]
    ordered = sidecar.metadata.title if sidecar else None
    first = Block(" ".join(blocks[0].text.split("\n")), blocks[0].line) if blocks else None
    if draft.metadata.title is not None:
        given = Block(ordered or draft.metadata.title, None)
        repeated = first is not None and _same(first.text, (draft.metadata.title, given.text))
        return given, blocks[1:] if repeated else blocks, left
    if first is None or ordered is None:
        return first, blocks[1:], left
    if _same(first.text, (ordered,)):
        return Block(ordered, first.line), blocks[1:], left
    if len(blocks) > 1 and len(first.text) <= _LONGEST_TITLE and boilerplate.is_headline_like(first.text):
        # The editor's headline takes the place of the seed's; the seed's is not passed over in silence.
        return Block(ordered, first.line), blocks[1:], (*left, Boilerplate(first.text, "sidecar title", first.line))
    return Block(ordered, first.line), blocks, left


def _same(text: str, others: tuple[str, ...]) -> bool:
    return " ".join(text.split()).casefold() in {" ".join(other.split()).casefold() for other in others}


def _cut(
    body: tuple[Block, ...], sidecar: Sidecar | None
) -> tuple[tuple[Block, ...], tuple[Boilerplate, ...], list[Problem]]:
    """What stands before the words that a sidecar names, and what after."""
    words = sidecar.metadata.cut_after if sidecar else None
    if sidecar is None or words is None:
        return body, (), []
    start = next((n for n, block in enumerate(body) if block.text.startswith(words)), None)
    if start is None:
        message = f"`cut_after`: no paragraph begins with “{words[:60]}”"
        hint = "Copy the first words of a paragraph, letter for letter"
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


def _date(
    draft: RawArticle, body: tuple[Block, ...], url: str | None, path: str, sidecar: Sidecar | None
) -> tuple[str | None, DateBasis | None, list[Problem]]:
    """The publication date from the first place that states one for certain."""
    if sidecar is not None and sidecar.metadata.date is not None:
        return dates.written(sidecar.metadata.date).date, "sidecar", []
    problems: list[Problem] = []
    place = sidecar.path.rsplit("/")[-1] if sidecar else draft.advice
    hint = f"Put `date: YYYY-MM-DD` into {place}"
    if draft.metadata.date is not None:
        found = dates.written(draft.metadata.date)
        if found.date is not None:
            return found.date, draft.basis, problems
        message = f"did not use the date: {found.fault}"
        problems.append(Problem(path, draft.metadata.date_line, message, hint, "warning"))
    named = dates.in_name(draft.source_file)
    notes = []
    for number, found in dates.dateline([block.text for block in body]):
        line = body[number].line
        if found.date is not None:
            return found.date, "dateline", problems
        if found.fault is not None:
            problems.append(Problem(path, line, f"did not use the dateline: {found.fault}", hint, "warning"))
        elif found.yearless is not None:
            full = dates.completed(found.yearless, named.date, dates.in_url(url) if url else None)
            if full is not None:
                return full, "dateline", problems
            message = f"the dateline “{found.words}” has no year, so it gives no date"
            notes.append(Problem(path, line, message, hint, "note"))
    if named.date is not None:
        return named.date, "filename", problems
    if named.fault is not None:
        message = f"did not use the date in the file's name: {named.fault}"
        problems.append(Problem(path, None, message, hint, "warning"))
    return None, None, problems + notes


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
    message = f"left off the address “{url[:80]}”: it is not a web address"
    return None, [Problem(path, None, message, "Write it as https://…", "warning")]


def _language(stated: str | None, text: str, draft: RawArticle, path: str) -> tuple[str, list[Problem]]:
    if stated is None:
        return language.detect(text), []
    code = language.code(stated)
    if code is not None:
        return code, []
    if draft.basis == "html":
        # Pages carry all sorts of things there; nobody could correct them.
        return language.detect(text), []
    message = f"did not use the language “{stated[:40]}”: it is no ISO 639-1 code"
    return language.detect(text), [Problem(path, None, message, "Write a code such as en, de or ar", "warning")]


def _mojibake(blocks: tuple[Block, ...], path: str) -> Iterator[Problem]:
    """Say where text was decoded wrongly before it came here; it is shown as it is."""
    for block in blocks:
        for offset, line in enumerate(block.text.split("\n")):
            # ASCII cannot be mojibake, and most lines are ASCII.
            if not line.isascii() and is_bad(line):
                where = None if block.line is None else block.line + offset
                message = f"the text looks wrongly decoded (“{_around(line)}”)"
                yield Problem(path, where, message, "Get the article anew, saved as UTF-8", "warning")
                return


def _around(line: str) -> str:
    from ftfy.badness import BADNESS_RE

    found = BADNESS_RE.search(line)
    start = max(0, found.start() - 12) if found else 0
    return line[start : start + 40].strip()
