"""What a person should look at: surnames that nobody introduces, and namesakes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from generator.resolve.clusters import Local, Question
from generator.resolve.people import parts_of


def lone_surnames(found: Sequence[Local]) -> list[Question]:
    """A question for each surname standing alone in an article that others give to somebody in full."""
    bearers: dict[str, dict[tuple[str, ...], Local]] = defaultdict(dict)
    alone: dict[str, Local] = {}
    for local in found:
        if local.kind == "person":
            name = parts_of(local.fullest)
            if len(name) > 1:
                bearers[name[-1]].setdefault(name, local)
            else:
                alone.setdefault(name[0], local)
    questions = []
    for word, local in alone.items():
        candidates = bearers.get(word)
        # Where the article itself names a bearer, the question has been asked already.
        if candidates and all(c.article != local.article for c in candidates.values()):
            names = " or ".join(c.fullest for c in candidates.values())
            message = f"“{local.fullest}” is a surname alone here; elsewhere it is {names}. It has an entry of its own"
            questions.append(Question("lone surname", message, local, tuple(candidates.values())))
    return questions
