"""Raise an open question about a lone surname.

An article uses only the surname, and other articles have full names with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from generator.resolve.clusters import DocumentCluster, PendingQuestion, QuestionKind
from generator.resolve.people import parts_of


def lone_surnames(found: Sequence[DocumentCluster]) -> list[PendingQuestion]:
    """Ask about each surname that is alone in an article while other articles have a full name with it."""
    bearers: dict[str, dict[tuple[str, ...], DocumentCluster]] = defaultdict(dict)
    alone: dict[str, DocumentCluster] = {}
    for cluster in found:
        if cluster.kind == "person":
            name = parts_of(cluster.fullest)
            if len(name) > 1:
                bearers[name[-1]].setdefault(name, cluster)
            else:
                alone.setdefault(name[0], cluster)
    questions = []
    for word, cluster in alone.items():
        candidates = bearers.get(word)
        # Where the article itself names a bearer, the question has been asked already.
        if candidates and all(c.article != cluster.article for c in candidates.values()):
            names = " or ".join(c.fullest for c in candidates.values())
            message = (
                f"“{cluster.fullest}” is a surname alone here; elsewhere it is {names}. It has an entry of its own"
            )
            questions.append(PendingQuestion(QuestionKind.LONE_SURNAME, message, cluster, tuple(candidates.values())))
    return questions
