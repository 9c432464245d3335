"""Split a long list of statements (figures by kind, dates by year) into pages of bounded length.

A short list has one page. A long one has an index, a page for each group, and for long groups a page for each part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.ids.slugs import slug
from generator.present.addresses import Link, group_page, href
from generator.present.dates import period
from generator.present.pagination import paginate

ONE_PAGE = 400
"""Lines of a page; about 200 KB of HTML."""


class LineRef(NamedTuple):
    """A reference to a figure or date of an article."""

    key: str
    """Sort key."""
    label: tuple[str, str]
    """Subject and ISO date, to name a part by; each may be empty."""
    article: str
    """Id of the article."""
    number: int
    """Its number among the article's figures or dates."""


class LineGroup(NamedTuple):
    """The lines of one kind or one year."""

    heading: str
    """The kind or the year."""
    anchor: str
    """Its id on the page."""
    lines: Sequence[LineRef]
    """Its lines, sorted by their keys."""


class PagedList(NamedTuple):
    """A list that may need several pages."""

    first: str
    """Path of its first page."""
    title: str
    """Title of its first page."""
    groups: Sequence[LineGroup]
    """Its groups, in the order shown."""
    latest_first: bool = False
    """Whether the parts of a group with the highest keys come first."""


class ListPage(NamedTuple):
    """One page of a list."""

    path: str
    """Its path below `docs/`."""
    heading: str
    """Its title."""
    total: int
    """Lines on it and on the pages that it links to."""
    links: tuple[Link, ...]
    """Links to the groups or parts that have pages of their own."""
    groups: tuple[LineGroup, ...]
    """The groups that it shows."""
    above: tuple[tuple[str, str], ...]
    """Titles and paths of the pages above it."""


def in_key_order(lines: Iterable[LineRef], *, reverse: bool = False) -> list[LineRef]:
    """Sort lines by the UTF-8 bytes of their keys, which is the order that `paginate` needs."""
    return sorted(lines, key=lambda line: line.key.encode("utf-8", "surrogatepass"), reverse=reverse)


def list_pages(whole: PagedList) -> Iterator[ListPage]:
    """Yield the pages of a list, the index first."""
    index, title = whole.first, whole.title
    total = sum(len(group.lines) for group in whole.groups)
    if total <= ONE_PAGE:
        yield ListPage(index, title, total, (), tuple(whole.groups), ())
        return
    pages = [(group_page(index, group.heading), group) for group in whole.groups]
    links = tuple(Link(f"{group.heading} ({len(group.lines)})", href(index, path)) for path, group in pages)
    yield ListPage(index, title, total, links, (), ())
    for path, group in pages:
        yield from _group_pages(whole, group, path)


def _group_pages(whole: PagedList, group: LineGroup, path: str) -> Iterator[ListPage]:
    """Yield the page of a group; for a long group, an index and a page for each part."""
    heading, above = f"{whole.title}: {group.heading}", ((whole.title, whole.first),)
    if len(group.lines) <= ONE_PAGE:
        yield ListPage(path, heading, len(group.lines), (), (group,), above)
        return
    parts = [(part, _part_label(part.lines), part_path) for part_path, part in _parts(whole, group)]
    links = tuple(Link(f"{label} ({len(part.lines)})", href(path, part_path)) for part, label, part_path in parts)
    yield ListPage(path, heading, len(group.lines), links, (), above)
    for part, label, part_path in parts:
        above_part = (*above, (group.heading, path))
        yield ListPage(part_path, f"{heading}, {label}", len(part.lines), (), (part,), above_part)


def _parts(whole: PagedList, group: LineGroup) -> Iterator[tuple[str, LineGroup]]:
    """Divide a long group: the path of each part, named by the key of its first line, and the part."""
    taken: set[str] = set()
    found = []
    for lines in paginate([line.key for line in group.lines], ONE_PAGE):
        part = group.lines[lines.start : lines.stop]
        name = wanted = slug(part[0].key, "other")
        number = 2
        while name in taken:
            name, number = f"{wanted}-{number}", number + 1
        taken.add(name)
        found.append((group_page(whole.first, group.heading, name), group._replace(lines=part)))
    return reversed(found) if whole.latest_first else iter(found)


def _part_label(lines: Sequence[LineRef]) -> str:
    """Name a part by the subjects of its first and last line; by their dates if the subjects agree."""
    (first, since), (last, until) = lines[0].label, lines[-1].label
    if first.casefold() != last.casefold():
        return f"{first or '—'} – {last or '—'}"
    dates = [period(date) if date else "undated" for date in dict.fromkeys((since, until))]
    return ", ".join(part for part in (first, " – ".join(dates)) if part)
