"""The editor's file, `registry.yml`: corrections that always override the extractor.

`load_registry` turns its text into frozen rules, or raises all faults at once. To add a section: a row of
`sections.ROWS`, a record in `rules`, a branch of `_rule`, a chapter of docs/guide/registry.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.errors import BriefingError, Level, Problem
from generator.located_yaml import Located, parse, validate
from generator.registry.corrected import Corrected
from generator.registry.rules import (
    ArticleRule,
    EntityRule,
    IgnoreRule,
    MergeRule,
    QuoteRule,
    Registry,
    RetypeRule,
    Rule,
    SplitRule,
    chain,
    fold,
)
from generator.registry.sections import ENTRIES, FILE, LISTS, ROWS, identifier

__all__ = [
    "ArticleRule",
    "Corrected",
    "EntityRule",
    "IgnoreRule",
    "MergeRule",
    "QuoteRule",
    "Registry",
    "RetypeRule",
    "Rule",
    "SplitRule",
    "fold",
    "load_registry",
]

_RENAMED = {"type": "kind", "in": "articles", "not": "apart", "description": "summary"}


def load_registry(text: str, path: str) -> tuple[Registry, tuple[Problem, ...]]:
    """Read the editor's corrections.

    Args:
        text: The file's content; empty, or comments alone, corrects nothing.
        path: The file, for messages.

    Returns:
        The registry, and warnings about rules without effect.

    Raises:
        BriefingError: With every fault of the file.
    """
    located, problems = parse(text, path)
    if located is None:
        raise BriefingError(*problems)
    problems += validate(FILE, located, path)[1]
    sections = located.data if isinstance(located.data, dict) else {}
    rules = [rule for name in ROWS for rule in _section(name, sections.get(name), located, path, problems)]
    registry = Registry(path, tuple(sorted(rules, key=lambda rule: rule.line)))
    problems += (Problem(path, *fault) for fault in _contradictions(registry))
    problems.sort(key=lambda problem: (problem.line or 0, problem))
    if any(problem.level == "error" for problem in problems):
        raise BriefingError(*problems)
    return registry, tuple(problems)


def _section(name: str, rows: Any, located: Located, path: str, problems: list[Problem]) -> Iterator[Rule]:
    """The valid rules of one section; the faults of the others are added to `problems`."""
    if rows is None:
        return
    if not isinstance(rows, list if name in LISTS else dict):
        hint = f"Begin each entry with {'a hyphen' if name in LISTS else 'its id and a colon'}"
        message = f"`{name}`: should be {'a list of entries' if name in LISTS else 'entries by their ids'}"
        problems.append(Problem(path, located.line_of((name,)), message, hint))
        return
    for key, row in enumerate(rows) if isinstance(rows, list) else rows.items():
        line = located.line_of((name, key)) or 1
        if isinstance(ROWS[name], dict) and not isinstance(row, dict | None):
            message = f"`{name}.{key}`: should be keys and values, like {next(iter(ROWS[name]))}: …"
            problems.append(Problem(path, line, message, f"Known keys: {', '.join(ROWS[name])}"))
            continue
        model, faults = validate(ENTRIES[name], Located(row, located.lines), path, below=(name, key))
        problems += faults
        try:
            sound = key if name in LISTS else identifier(key)
        except ValueError as error:
            problems.append(Problem(path, line, f"`{name}.{key}`: {error}"))
            continue
        if model is not None:
            yield _rule(name, sound, model.model_dump(), line)


def _rule(section: str, key: Any, row: Any, line: int) -> Rule:
    values: Any = {_RENAMED.get(name, name): value for name, value in row.items()} if isinstance(row, dict) else row
    match section:
        case "entities":
            return EntityRule(line=line, description=f"entity {key}", refers=(key,), id=key, **values)
        case "merge":
            return MergeRule(line=line, description=f"merge {key} into {row}", refers=(key,), old=key, kept=row)
        case "split":
            said = f'split "{values["text"]}" to {values["to"]}'
            return SplitRule(line=line, description=said, refers=(*values["articles"], values["to"]), **values)
        case "ignore":
            said = f'ignore "{values["text"]}"' + (f" as {values['kind']}" if values["kind"] else "")
            return IgnoreRule(line=line, description=said, refers=values["articles"], **values)
        case "retype":
            return RetypeRule(line=line, description=f"retype {key} as {row}", refers=(key,), id=key, kind=row)
        case "articles":
            return ArticleRule(line=line, description=f"article {key}", refers=(key,), id=key, **values)
    said = f'quote "{values["starts"]}" by {values["speaker"]}'
    return QuoteRule(line=line, description=said, refers=(values["article"],), **values)


Fault = tuple[int, str, str, Level]


def _contradictions(registry: Registry) -> Iterator[Fault]:
    """Faults of rules that are valid alone but contradict each other."""
    yield from _bad_merges(registry)
    yield from _bad_names(registry)
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
    splits: dict[tuple[str, str], SplitRule] = {}
    for rule in registry.of(SplitRule):
        for article in rule.articles:
            first = splits.setdefault((fold(rule.text), article), rule)
            if registry.resolve_merge(first.to) != registry.resolve_merge(rule.to):
                message = f'`split`: in `{article}` "{rule.text}" means `{first.to}` already (line {first.line})'
                yield rule.line, message, "Leave the article in one of the two lists", "error"
