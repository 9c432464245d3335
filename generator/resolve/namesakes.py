"""Namesakes: people of one full name with different roles, such as a striker and a minister, are not merged."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from generator.language.word_lists import section_of_word
from generator.resolve.clusters import DocumentCluster, PendingQuestion, QuestionKind
from generator.resolve.people import parts_of

WORD = re.compile(r"[^\W\d_][\w-]*")


def role_fields() -> Mapping[str, str]:
    """Role noun -> field of work."""
    return section_of_word("resolve/data/role_fields.txt")


def field_of(cluster: DocumentCluster, fields: Mapping[str, str]) -> str:
    """The field of the roles of a cluster; empty if no role has one, or they are of several."""
    words = (word.lower() for role in cluster.roles for word in WORD.findall(role))
    found = {field for word in words if (field := fields.get(word) or fields.get(word.removesuffix("s")))}
    return found.pop() if len(found) == 1 else ""


def split_namesakes(
    clusters: Sequence[DocumentCluster], fields: Mapping[str, str] | None = None
) -> tuple[dict[int, str], list[PendingQuestion]]:
    """Find the people of one full name who have roles of different fields.

    Args:
        clusters: The clusters of all articles.
        fields: Role noun -> field of work; None: those of `role_fields`.

    Returns:
        Index of each cluster of a lesser known namesake -> what to add to its key, so that it is not merged with the
        better known one; and a question for each such name.
    """
    by_name: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, cluster in enumerate(clusters):
        if cluster.kind == "person" and len(name := parts_of(cluster.fullest)) > 1:
            by_name[name].append(index)
    fields = role_fields() if fields is None else fields
    keys: dict[int, str] = {}
    questions = []
    for indexes in by_name.values():
        namesakes = _by_field(clusters, indexes, fields) if len(indexes) > 1 else {}
        if len(namesakes) < 2:
            continue
        most, *rest = sorted(namesakes, key=lambda field: (-len(namesakes[field]), field))
        for field in rest:
            keys.update(dict.fromkeys(namesakes[field], field))
            first, other = clusters[namesakes[most][0]], clusters[namesakes[field][0]]
            roles = " and ".join(sorted({role for one in (first, other) for role in one.roles[:1]}))
            count = {2: "two", 3: "three"}.get(len(namesakes), str(len(namesakes)))
            name_used = clusters[indexes[0]].fullest
            message = f"“{name_used}” is {roles} in different articles; they are kept as {count} people"
            questions.append(PendingQuestion(QuestionKind.SAME_NAME_OTHER_ROLE, message, other, (first,)))
    return keys, questions


def _by_field(
    clusters: Sequence[DocumentCluster], indexes: Sequence[int], fields: Mapping[str, str]
) -> dict[str, list[int]]:
    """Field of work -> indexes of the clusters with roles of that field."""
    found: dict[str, list[int]] = defaultdict(list)
    for index in indexes:
        if field := field_of(clusters[index], fields):
            found[field].append(index)
    return found
