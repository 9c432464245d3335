"""The editor's file, `registry.yml`: corrections that always override the extractor.

`load_registry` turns its text into frozen rules, or raises all faults at once. To add a section: a row of
`sections.ROWS`, a record in `rules`, a branch of `_rule`, a chapter of docs/guide/registry.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.errors import BriefingError, Problem
from generator.located_yaml import Located, parse, validate
from generator.registry.contradictions import contradictions
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
    problems += (Problem(path, *fault) for fault in contradictions(registry))
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
            message = f"`{name}.{key}`: should be keys and values, such as {next(iter(ROWS[name]))}: …"
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
            description = f'split "{values["text"]}" to {values["to"]}'
            return SplitRule(line=line, description=description, refers=(*values["articles"], values["to"]), **values)
        case "ignore":
            description = f'ignore "{values["text"]}"' + (f" as {values['kind']}" if values["kind"] else "")
            return IgnoreRule(line=line, description=description, refers=values["articles"], **values)
        case "retype":
            return RetypeRule(line=line, description=f"retype {key} as {row}", refers=(key,), id=key, kind=row)
        case "articles":
            return ArticleRule(line=line, description=f"article {key}", refers=(key,), id=key, **values)
    description = f'quote "{values["starts"]}" by {values["speaker"]}'
    return QuoteRule(line=line, description=description, refers=(values["article"],), **values)
