"""Find rules of a registry that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import Level
from generator.registry.rules import EntityRule, Registry, RetypeRule, SplitRule, chain, fold

Fault = tuple[int, str, str, Level]
"""Line, message, hint and level of a problem."""


def contradictions(registry: Registry) -> Iterator[Fault]:
    """Find faults of rules that are valid alone but contradict each other."""
    yield from _bad_merges(registry)
    yield from _merged_though_apart(registry)
    yield from _bad_names(registry)
    yield from _bad_splits(registry)
    yield from _bad_retypes(registry)


def _bad_retypes(registry: Registry) -> Iterator[Fault]:
    for rule in registry.of(RetypeRule):
        other = registry.retypes[registry.resolve_merge(rule.id)]
        if other.kind != rule.kind:
            message = f"`retype.{rule.id}`: is merged with `{other.id}`, which line {other.line} makes a {other.kind}"
            yield rule.line, message, "Remove one of the two", "error"
        pinned = registry.entities.get(registry.resolve_merge(rule.id))
        if pinned and pinned.kind != rule.kind:
            message = f"`retype.{rule.id}`: makes a {rule.kind} of what line {pinned.line} pins as a {pinned.kind}"
            yield rule.line, message, "Change the type there and remove this line", "error"
        elif pinned:
            message = f"`retype.{rule.id}`: line {pinned.line} says the same"
            yield rule.line, message, "Remove this line", "warning"


def _bad_merges(registry: Registry) -> Iterator[Fault]:
    circles: set[frozenset[str]] = set()
    for rule in registry.merges.values():
        where = f"`merge.{rule.old}`"
        ids = chain(registry.merges, rule.old)
        last = registry.merges.get(ids[-1])
        circle = ids[ids.index(last.kept) :] if last else []
        if rule.old in circle and frozenset(circle) not in circles:
            circles.add(frozenset(circle))
            message = f"goes in a circle, {' → '.join([*circle, circle[0]])}"
            yield rule.line, f"{where}: {message}", "Decide which id is kept", "error"
        old, kept = registry.entities.get(rule.old), registry.entities.get(rule.kept)
        if circle or old is None:
            continue
        if kept and kept.kind != old.kind:
            message = f"{where}: joins a {old.kind} (line {old.line}) with a {kept.kind} (line {kept.line})"
            yield rule.line, message, "Give both the same type", "error"
        else:
            message = f"{where}: of the entity on line {old.line} only the names count, since it is merged"
            yield rule.line, message, f"Move what you need to `{rule.kept}` and remove it there", "warning"


def _merged_though_apart(registry: Registry) -> Iterator[Fault]:
    for entity in registry.entities.values():
        for other in entity.apart:
            if other == entity.id:
                message = f"`entities.{other}.not`: an entity cannot be kept apart from itself"
                yield entity.line, message, "Remove it from the list", "error"
            elif registry.resolve_merge(entity.id) == registry.resolve_merge(other):
                merge = registry.merges.get(entity.id) or registry.merges[other]
                message = f"`merge.{merge.old}`: joins `{entity.id}` and `{other}`, kept apart by line {entity.line}"
                yield merge.line, message, "Remove the merge, or the id from `not`", "error"


def _bad_names(registry: Registry) -> Iterator[Fault]:
    owners: dict[str, EntityRule] = {}
    for entity in registry.entities.values():
        for name in dict.fromkeys(map(fold, (entity.name, *entity.aka))):
            owner = owners.setdefault(name, entity)
            if registry.resolve_merge(owner.id) != registry.resolve_merge(entity.id):
                message = f'`entities.{entity.id}`: "{name}" is a name of `{owner.id}` already (line {owner.line})'
                hint = "Leave it with one of them, and name the articles where it means the other under `split`"
                yield entity.line, message, hint, "error"


def _bad_splits(registry: Registry) -> Iterator[Fault]:
    splits: dict[tuple[str, str], SplitRule] = {}
    for rule in registry.of(SplitRule):
        for article in rule.articles:
            first = splits.setdefault((fold(rule.text), article), rule)
            if registry.resolve_merge(first.to) != registry.resolve_merge(rule.to):
                message = f'`split`: in `{article}` "{rule.text}" means `{first.to}` already (line {first.line})'
                yield rule.line, message, "Leave the article in one of the two lists", "error"
