"""Findings -> Entities: which names of the corpus are the same person, organization, place, group or event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from slugify import slugify

from generator.errors import Problem
from generator.records import KINDS, Appearance, Article, Doubt, Entity, Findings, Mention, Reason

__all__ = ["Resolution", "resolve"]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Every entity of the corpus, and what a person should look at."""

    entities: tuple[Entity, ...]
    """By kind, then by name."""
    problems: tuple[Problem, ...] = ()
    """Faults of the registry's rules that only the corpus shows."""
    doubts: tuple[Doubt, ...] = ()
    """Decisions that the evidence does not settle."""


def resolve(
    articles: Sequence[Article], findings: Mapping[str, Findings], registry: object | None = None
) -> Resolution:
    """Join the names of all articles into entities."""
    groups: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for article in articles:
        key = article.id or article.key
        for mention in findings[key].mentions:
            groups[mention.name.casefold()][key].append(mention)
    taken: set[str] = set()
    entities = []
    for found in groups.values():
        everything = [m for ms in found.values() for m in ms]
        kind = Counter(m.kind for m in everything).most_common(1)[0][0]
        names = Counter(m.name for m in everything).most_common()
        slug = base = slugify(names[0][0]) or "unnamed"
        number = 2
        while slug in taken:
            slug, number = f"{base}-{number}", number + 1
        taken.add(slug)
        appearances = tuple(Appearance(a, len(ms) / (1 + len(ms)), tuple(ms)) for a, ms in found.items())
        reasons = (Reason("same name", f"every mention is called {names[0][0]}"),)
        entities.append(Entity(slug, names[0][0], kind, tuple(n for n, _ in names[1:]), appearances, reasons=reasons))
    entities.sort(key=lambda e: (KINDS.index(e.kind), e.name, e.id))
    return Resolution(tuple(entities))
