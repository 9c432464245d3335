"""YAML that knows its line numbers, checked against a typed model, every fault reported at once.

Used wherever a person writes YAML for us: the configuration, the registry, sidecars and front
matter. Loading is safe (no tags of Python), and a document that expands through aliases
("billion laughs") is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from generator.errors import Problem

Path = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)

# A hand-written file stays far below; an alias bomb passes it within a few levels.
MAX_NODES = 100_000


@dataclass(frozen=True, slots=True)
class Located:
    """A YAML document and where each of its parts stands."""

    data: Any
    """The document as plain Python objects."""
    lines: Mapping[Path, int]
    """1-based line of each key and list item, by its path from the top."""

    def line_of(self, path: Path) -> int | None:
        """Line of the deepest part of `path` that the document has."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return None


class _Loader(yaml.SafeLoader):
    """Safe loading with text dates: a date that YAML reads as a date object loses its wording."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class _ForeignLoader(_Loader):
    """The same for a file that other programs read too: values with tags of theirs read as None."""


_ForeignLoader.add_multi_constructor("", lambda loader, tag, node: None)


def parse(
    text: str, path: str, *, first_line: int = 1, foreign_tags: bool = False
) -> tuple[Located | None, list[Problem]]:
    """Read one YAML document.

    Args:
        text: The document.
        path: Its file, for messages.
        first_line: Line of the file on which `text` begins.
        foreign_tags: True for a file that other programs read too (`mkdocs.yml`): a value with a tag
            that is not YAML's own (`!ENV`, `!!python/name:`) reads as None instead of being an error.

    Returns:
        The document, or None and the problem that keeps it from being read.
    """
    try:
        loader = (_ForeignLoader if foreign_tags else _Loader)(text)
        try:
            root = loader.get_single_node()
            if sum(1 for _ in zip(_walk(root, ()), range(MAX_NODES + 1), strict=False)) > MAX_NODES:
                hint = "Write the values out instead of repeating them through aliases"
                return None, [Problem(path, first_line, f"the YAML has more than {MAX_NODES:,} parts", hint)]
            lines = {where: node.start_mark.line + first_line for where, node in _walk(root, ())}
            data = loader.construct_document(root) if root is not None else None
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + first_line if mark else first_line
        hint = "Quote values that contain ': ', '#' or start with punctuation"
        return None, [Problem(path, line, f"cannot read the YAML: {error.problem or error.context}", hint)]
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        return None, [Problem(path, first_line, f"cannot read the YAML: {reason}", "Check the file's syntax")]
    return Located(data, lines), []


def validate(
    model: type[Model], located: Located, path: str, *, below: Path = ()
) -> tuple[Model | None, list[Problem]]:
    """Check a document against a model.

    Args:
        model: What the document should be.
        located: The document.
        path: Its file, for messages.
        below: Where in the file the document stands, for line numbers (`("extra", "briefing")`).

    Returns:
        The model, or None and one problem for every fault.
    """
    try:
        return model.model_validate({} if located.data is None else located.data), []
    except ValidationError as error:
        problems = []
        for fault in error.errors():
            where = tuple(part for part in fault["loc"])
            name = ".".join(str(part) for part in (*below, *where)) or "document"
            problems.append(
                Problem(
                    path, located.line_of((*below, *where)), f"`{name}`: {_plain(fault)}", _remedy(fault, model, where)
                )
            )
        return None, problems


def _plain(fault: Any) -> str:
    if fault["type"] == "extra_forbidden":
        return "is not a key that is known here"
    message = str(fault["msg"]).removeprefix("Value error, ")
    return message[0].lower() + message[1:]


def _remedy(fault: Any, model: type[BaseModel], where: Path) -> str:
    if fault["type"] != "extra_forbidden":
        return ""
    if len(where) > 1:
        return "Correct the spelling or remove it"
    import difflib

    close = difflib.get_close_matches(str(where[-1]), model.model_fields, n=1)
    return f"Did you mean `{close[0]}`?" if close else f"Known keys: {', '.join(model.model_fields)}"


def _walk(node: yaml.Node | None, path: Path) -> Iterator[tuple[Path, yaml.Node]]:
    """Every part with its path, aliases expanded; a mapping's value is located at its key."""
    if node is None:
        return
    yield path, node
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*path, key.value), key
            for where, inner in _walk(value, (*path, key.value)):
                if where != (*path, key.value):
                    yield where, inner
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _walk(item, (*path, index))
