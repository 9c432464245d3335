"""Articles and findings written by hand: `[person Ana Diaz|m] met the [organization World Bank]`."""

from __future__ import annotations

import re

from generator.records import Article, Definition, Findings, Kind, Mention, Sentence
from generator.resolve import Resolution, resolve
from generator.resolve.clusters import DocumentCluster

MARK = re.compile(
    r"\[(?P<kind>person|organization|place|group|event) (?:<(?P<role>[^>]+)> )?(?P<text>[^\]|=~]+)"
    r"(?:=(?P<name>[^\]|~]+))?(?:~(?P<larger>[^\]|]+))?(?:\|(?P<sex>[mf]))?\]"
)


def article(id_: str, marked: str, definitions: tuple[tuple[str, str], ...] = ()) -> tuple[Article, Findings]:
    """An article and its findings; the first line is the title.

    `[person <President> Ana Diaz|f]` gives a role and a sex, `[group Israeli=Israelis]` a name that differs from the
    text, `[place Paris~Texas]` a larger place.
    """
    text, mentions, last = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        role = None
        if match["role"]:
            role = (len(text), len(text) + len(match["role"]))
            text += f"{match['role']} "
        start = len(text)
        text += match["text"]
        kind: Kind = match["kind"]  # type: ignore[assignment]
        name = match["name"] or match["text"]
        sex = "m" if match["sex"] == "m" else "f" if match["sex"] else None
        mentions.append(
            Mention(match["text"], start, len(text), kind, name, "test", role=role, sex=sex, larger=match["larger"])  # type: ignore[arg-type]
        )
        last = match.end()
    text += marked[last:]
    title = text.split("\n", 1)[0]
    sentences = (Sentence("s0", 0, len(title), 0), Sentence("s1", min(len(title) + 2, len(text)), len(text), 1))
    spans = {m.text: (m.start, m.end) for m in reversed(mentions)}
    defined = tuple(Definition(spans[long], spans[short]) for long, short in definitions)
    one = Article(f"{id_}.txt", f"{id_}.txt", "0" * 64, title, text, id=id_)
    return one, Findings(id_, sentences, tuple(mentions), defined)


def cluster(kind: Kind, *names: str, start: int = 0, roles: tuple[str, ...] = (), id_: str = "a") -> DocumentCluster:
    """A cluster of mentions of one article, one every hundred letters."""
    places = range(start, start + 100 * len(names), 100)
    mentions = [Mention(n, at, at + len(n), kind, n, "test") for n, at in zip(names, places, strict=True)]
    return DocumentCluster(id_, kind, tuple(mentions), roles=roles)


def resolved(*found: tuple[Article, Findings]) -> Resolution:
    """The entities of these articles."""
    return resolve([a for a, _ in found], {f.article: f for _, f in found})


def clusters(resolution: Resolution) -> dict[str, set[str]]:
    """Entity name -> the texts of its mentions."""
    return {e.name: {m.text for a in e.appearances for m in a.mentions} for e in resolution.entities}
