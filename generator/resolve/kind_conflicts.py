"""One name, one kind: what the articles of a corpus take for different sorts of thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from generator.geography import lookup, place_key
from generator.records import Kind
from generator.resolve.clusters import Local, Question
from generator.resolve.spelling import fold

# How much more support the kind of most articles needs to overrule the others.
MARGIN = 1.5
# What a title or role beside a name, and the gazetteer, add to the articles' own evidence.
TITLE = 3.0
KNOWN_PLACE = 2.0
# People live in a place that is known well enough to be evidence.
PEOPLE = 20_000
COMPARED = frozenset({"person", "organization", "place"})


def reconcile(found: Sequence[Local]) -> list[Question]:
    """Give each name the kind that the articles together support; what is close becomes a question.

    Clusters change their kind in place. A cluster with a title or role keeps its own ("Paris" the city, "Ms. Paris").
    """
    by_name: dict[str, list[Local]] = {}
    for local in found:
        if local.kind in COMPARED:
            by_name.setdefault(fold(local.fullest), []).append(local)
    questions = []
    for name, locals_ in by_name.items():
        if len({local.kind for local in locals_}) > 1:
            questions += _settle(name, locals_)
    return questions


def _settle(name: str, locals_: Sequence[Local]) -> list[Question]:
    support: dict[Kind, float] = defaultdict(float)
    for local in locals_:
        support[local.kind] += _own(local)
    if "place" in support and _known(name):
        support["place"] += KNOWN_PLACE
    best = max(support, key=lambda kind: (support[kind], kind))
    rest = max(value for kind, value in support.items() if kind != best)
    others = [local for local in locals_ if local.kind != best]
    said = locals_[0].fullest
    if support[best] < MARGIN * rest:
        likely = next(local for local in locals_ if local.kind == best)
        message = f"“{said}” is taken for a {best} in some articles and a {others[0].kind} in others"
        return [Question("type conflict", message, likely, tuple(others[:1]), best)]
    for local in others:
        if _titled(local):
            continue
        says = f"“{said}” is a {best} in the other articles of the corpus"
        score = round(support[best] / (support[best] + rest), 2)
        local.retype(best, local.reason("kind by the corpus", says, score))
    return []


def _own(local: Local) -> float:
    """Support that an article gives its own reading."""
    return max(m.score for m in local.mentions) + 0.1 * min(5, len(local.mentions)) + TITLE * _titled(local)


def _titled(local: Local) -> bool:
    return local.kind == "person" and any(m.role is not None or m.honorific for m in local.mentions)


def _known(name: str) -> bool:
    """Whether the gazetteer has a place of just this name that is large enough to be meant."""
    key = place_key(name)
    return any(p.level != "city" or (p.population >= PEOPLE and place_key(p.name) == key) for p in lookup(name))
