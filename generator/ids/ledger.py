"""The ledger of ids: which id was given to what, so that a published link never breaks.

A text file next to the registry, committed with the site: one line per id, sorted, columns separated by tabs, so that
the additions of two people merge in git without conflict.

    article   harbour-strike-ends   wire.jsonl#2
    person    antony-blinken        Antony Blinken | Antony J. Blinken
    moved     organization/u-s      place/united-states
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import get_args

from generator.errors import BriefingError, Problem
from generator.records import Article, Kind

HEADER = """\
# Which id was given to what, so that links last. Written by the generator; commit it with the site.
"""

SCHEMA = 1
"""Schema of the file, given on the line below the header; a file without that line has schema 0."""

# "# Schema: 1", a line of its own
_SCHEMA = re.compile(r"^# Schema: (\d{1,9})$", re.MULTILINE)

ARTICLE, MOVED = "article", "moved"
_KINDS = frozenset(get_args(Kind))
_BETWEEN_NAMES = " | "


@dataclass(frozen=True, slots=True, order=True)
class IssuedId:
    """An id that was given to an entity."""

    kind: Kind
    """Its kind when last seen; kind and id make the address of its page."""
    id: str
    """The id."""
    names: tuple[str, ...]
    """Best names that it has had, sorted; an entity with one of them gets this id again."""


@dataclass(frozen=True, slots=True)
class IdLedger:
    """Every id ever given; `IdLedger()` holds none."""

    articles: Mapping[str, str] = field(default_factory=dict)
    """Article key, in one line -> id."""
    entities: tuple[IssuedId, ...] = ()
    """Ids of entities, sorted."""
    redirects: Mapping[str, str] = field(default_factory=dict)
    """Old address -> current address, both as kind and id ("person/ann-lee"); never a chain."""


def load_ledger(text: str, path: str) -> IdLedger:
    """Read a ledger.

    Args:
        text: The file's content; empty before the first build.
        path: The file, for messages.

    Raises:
        BriefingError: With every line that cannot be read (usually a merge conflict), or when a newer version of the
            tool wrote the file, whose ids would be lost.
    """
    articles: dict[str, str] = {}
    redirects: dict[str, str] = {}
    names: dict[tuple[Kind, str], set[str]] = {}
    problems = []
    for number, line in enumerate(text.splitlines(), 1):
        schema = _SCHEMA.fullmatch(line)
        if schema and int(schema[1]) > SCHEMA:
            hint = "Update the tool to the version that wrote it, then build again"
            message = f"cannot read the ledger: it has schema {schema[1]}, and this version knows up to {SCHEMA}"
            raise BriefingError(Problem(path, number, message, hint))
        if not line or line.startswith("#"):
            continue
        first, *rest = line.split("\t")
        if len(rest) != 2 or not all(rest):
            hint = "Keep both sides of a merge conflict, remove its markers, then build again"
            problems.append(Problem(path, number, "cannot read the ledger: not three columns", hint))
        elif first == ARTICLE:
            articles[rest[1]] = rest[0]
        elif first == MOVED:
            redirects[rest[0]] = rest[1]
        elif first in _KINDS:
            kind: Kind = first  # type: ignore[assignment]  # just checked
            names.setdefault((kind, rest[0]), set()).update(rest[1].split(_BETWEEN_NAMES))
        else:
            hint = f"Known: {', '.join((ARTICLE, *sorted(_KINDS), MOVED))}"
            problems.append(Problem(path, number, f"cannot read the ledger: `{first}` is not a kind of entry", hint))
    if problems:
        raise BriefingError(*problems)
    entities = sorted(IssuedId(kind, one, tuple(sorted(known))) for (kind, one), known in names.items())
    return IdLedger(articles, tuple(entities), resolve_chains(redirects))


def schema_of(text: str) -> int | None:
    """Return the schema of a ledger, 0 if it does not say; None if there is no ledger yet."""
    found = _SCHEMA.search(text)
    return int(found[1]) if found else 0 if text.strip() else None


def dump_ledger(ledger: IdLedger) -> str:
    """Return the content of the ledger file."""
    lines = [
        *(_line(ARTICLE, one, key) for key, one in ledger.articles.items()),
        *(_line(issued.kind, issued.id, _BETWEEN_NAMES.join(issued.names)) for issued in ledger.entities),
        *(_line(MOVED, old, new) for old, new in ledger.redirects.items()),
    ]
    return f"{HEADER}# Schema: {SCHEMA}\n" + "".join(sorted(lines))


def with_articles(ledger: IdLedger, articles: Iterable[Article]) -> IdLedger:
    """Return the ledger with the current ids of articles; ids of removed articles stay, unless given to others."""
    now = {in_one_line(article.key): article.id for article in articles}
    given = set(now.values())
    former = {key: one for key, one in ledger.articles.items() if key not in now and one not in given}
    return replace(ledger, articles=former | now)


def resolve_chains(redirects: Mapping[str, str]) -> Mapping[str, str]:
    """Return each old address with the end of its chain of redirects; an address that leads to itself is dropped."""
    ends: dict[str, str] = {}
    for old in redirects:
        passed, end = {old}, redirects[old]
        while end in redirects and end not in passed:
            passed.add(end)
            end = redirects[end]
        if end not in passed:
            ends[old] = end
    return ends


def in_one_line(name: str) -> str:
    """Return a name as the ledger can hold it: on one line, without the separators of columns and names."""
    return " ".join(name.replace("|", " ").split())


def _line(*columns: str) -> str:
    return "\t".join(columns) + "\n"


def address(kind: Kind, entity: str) -> str:
    """Return the address of an entity as it is written in `redirects`."""
    return f"{kind}/{entity}"


def merged_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return names as the ledger holds them: sorted, each once."""
    return tuple(sorted({one for name in names if (one := in_one_line(name))}))
