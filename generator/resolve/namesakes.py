"""People of one full name whom their roles tell apart: a striker and a minister are not silently one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from generator.language.word_lists import section_of_word
from generator.resolve.clusters import Local, Question
from generator.resolve.people import parts_of

WORD = re.compile(r"[^\W\d_][\w-]*")


def side_of(local: Local) -> str:
    """The side that all telling roles of a cluster speak for; empty where none tells or they disagree."""
    listed = section_of_word("resolve/data/role_fields.txt")
    words = (w.lower() for role in local.roles for w in WORD.findall(role))
    sides = {side for w in words if (side := listed.get(w) or listed.get(w.removesuffix("s")))}
    return sides.pop() if len(sides) == 1 else ""


def part_namesakes(found: Sequence[Local]) -> tuple[dict[int, str], list[Question]]:
    """Which clusters are a namesake of the better known one, and the questions that this raises.

    Returns:
        What to add to the key of a cluster that is kept apart, by `id`; and a question for each such name.
    """
    by_name: dict[tuple[str, ...], list[Local]] = defaultdict(list)
    for local in found:
        if local.kind == "person" and len(name := parts_of(local.fullest)) > 1:
            by_name[name].append(local)
    apart: dict[int, str] = {}
    questions = []
    for locals_ in by_name.values():
        sides: dict[str, list[Local]] = defaultdict(list)
        for local in locals_ if len(locals_) > 1 else ():
            sides[side_of(local)].append(local)
        sides.pop("", None)
        if len(sides) < 2:
            continue
        most, *rest = sorted(sides, key=lambda side: (-len(sides[side]), side))
        said = locals_[0].fullest
        count = {2: "two", 3: "three"}.get(len(sides), str(len(sides)))
        for side in rest:
            apart.update({id(local): side for local in sides[side]})
            roles = " and ".join(sorted({role for one in (most, side) for role in sides[one][0].roles[:1]}))
            message = f"“{said}” is {roles} in different articles; they are kept as {count} people"
            questions.append(Question("same name, other role", message, sides[side][0], (sides[most][0],)))
    return apart, questions
