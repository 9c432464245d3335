"""Load YAML with line numbers and check it against a typed model, reporting every error at once.

Used for all YAML that people write: the configuration, the registry, sidecars and front
matter. Loading is safe (no Python tags), and a document that grows excessively through aliases
("billion laughs") is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.errors import Problem

Path = tuple[str | int, ...]
"""Keys and list indexes from the top of a document to a value."""
Model = TypeVar("Model", bound=BaseModel)

# A hand-written file stays far below this; an alias bomb exceeds it within a few levels.
MAX_NODES = 100_000

_MERGE = "tag:yaml.org,2002:merge"

# pydantic's type of an error -> remedy, if the message does not give one.
_REMEDIES = {
    "missing": "Add it",
    "string_type": "Put it in quotation marks",
    "list_type": "Write it as a list: [one, another]",
    "tuple_type": "Write it as a list: [one, another]",
    "dict_type": "Write it as keys and values, like `key: value`",
    "model_type": "Write it as keys and values, like `key: value`",
    "model_attributes_type": "Write it as keys and values, like `key: value`",
    "int_type": "Write a whole number",
    "int_parsing": "Write a whole number",
    "int_from_float": "Write a whole number",
    "float_type": "Write a number",
    "float_parsing": "Write a number",
    "bool_type": "Write true or false",
    "bool_parsing": "Write true or false",
    "invalid_key": "Put the key in quotation marks",
}


@dataclass(frozen=True, slots=True)
class Located:
    """A YAML document with the line of each of its parts."""

    data: Any
    """The document as plain Python objects."""
    lines: Mapping[Path, int]
    """1-based line of each key and list item, by its path."""

    def line_of(self, path: Path) -> int | None:
        """Return the line of the deepest part of `path` that the document has."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return None


class _Loader(yaml.SafeLoader):
    """Safe loader that keeps dates as text: a date object would lose the wording of the file."""

    def construct_scalar(self, node: yaml.ScalarNode | yaml.MappingNode) -> Any:
        """Refuse lone surrogates, which cannot be written to any file."""
        value = super().construct_scalar(node)
        if isinstance(value, str) and any("\ud800" <= char <= "\udfff" for char in value):
            raise yaml.constructor.ConstructorError(
                None, None, "it contains half a character (a lone surrogate)", node.start_mark
            )
        return value


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class _ForeignLoader(_Loader):
    """Loader for files that other programs read too: a value with an unknown tag is read as None."""


_ForeignLoader.add_multi_constructor("", lambda loader, tag, node: None)


def parse(
    text: str, path: str, *, first_line: int = 1, foreign_tags: bool = False
) -> tuple[Located | None, list[Problem]]:
    """Parse one YAML document.

    Args:
        text: The document.
        path: Name of its file in messages.
        first_line: Line of the file on which `text` begins.
        foreign_tags: True for a file that other programs read too (`mkdocs.yml`): a value with a tag
            outside YAML's own (`!ENV`, `!!python/name:`) is read as None instead of being an error.

    Returns:
        The document, or None and the problems that make it unreadable.
    """
    try:
        located, duplicates = _load(text, foreign_tags)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        return None, [_unreadable(error, text, path, first_line)]
    if duplicates:
        return None, [
            Problem(
                path,
                each.line + first_line,
                f"`{_dotted(each.key)}`: duplicate key, first used in line {each.first_line + first_line}",
                "Remove one of the two",
            )
            for each in duplicates
        ]
    return Located(located.data, {key: line + first_line for key, line in located.lines.items()}), []


class _TooLargeError(ValueError):
    """The document has more than `MAX_NODES` parts."""


@dataclass(frozen=True, slots=True)
class _Duplicate:
    """A key that is repeated in one mapping, where YAML would silently take the last value."""

    line: int
    """0-based line of the repetition."""
    first_line: int
    """0-based line of the first occurrence."""
    key: Path
    """Path of the key from the top."""


def _load(text: str, foreign_tags: bool) -> tuple[Located, list[_Duplicate]]:
    """Load a document with 0-based line numbers, and list its duplicate keys.

    Raises:
        yaml.YAMLError, RecursionError, ValueError: The document cannot be read.
    """
    loader = (_ForeignLoader if foreign_tags else _Loader)(text)
    try:
        root = loader.get_single_node()
        if _is_too_large(root):
            raise _TooLargeError
        lines, duplicates = _locate(loader, root)
        return Located(loader.construct_document(root) if root is not None else None, lines), duplicates
    finally:
        loader.dispose()


def _unreadable(error: Exception, text: str, path: str, first_line: int) -> Problem:
    """Convert an error of the YAML loader to a problem.

    Args:
        error: The error.
        text: The document.
        path: Name of its file in messages.
        first_line: Line of the file on which `text` begins.
    """
    line = first_line
    match error:
        case yaml.MarkedYAMLError():
            mark = error.problem_mark or error.context_mark
            line += mark.line if mark else 0
            reason = error.problem or error.context
            hint = "Quote values that contain ': ' or '#', or that start with punctuation"
        case yaml.reader.ReaderError():
            line += text.count("\n", 0, error.position)
            reason, hint = f"the character U+{error.character:04X} is not allowed", "Remove it"
        case RecursionError():
            reason, hint = "it is nested too deeply", "Check its brackets"
        case _TooLargeError():
            reason = f"it has more than {MAX_NODES:,} parts"
            hint = "Write values out instead of repeating them through aliases"
        case _:
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            hint = "Check the file's syntax"
    return Problem(path, line, f"cannot read the YAML: {reason}", hint)


def _dotted(key: Path) -> str:
    return ".".join(map(str, key))


def validate(
    model: type[Model], located: Located, path: str, *, below: Path = ()
) -> tuple[Model | None, list[Problem]]:
    """Check a document against a model.

    Args:
        model: The model.
        located: The document.
        path: Name of its file in messages.
        below: Path of the document in its file, for line numbers (`("extra", "briefing")`).

    Returns:
        The model, or None and one problem for every error.
    """
    try:
        return model.model_validate({} if located.data is None else located.data), []
    except ValidationError as error:
        return None, [
            Problem(
                path,
                located.line_of((*below, *fault["loc"])),
                f"`{_dotted((*below, *fault['loc'])) or 'document'}`: {_plain(fault)}",
                _remedy(fault, model),
            )
            for fault in error.errors()
        ]


def _plain(fault: ErrorDetails) -> str:
    """Return pydantic's message as part of a sentence."""
    if fault["type"] == "extra_forbidden":
        return "is not a known key"
    message = str(fault["msg"]).removeprefix("Value error, ")
    return message[0].lower() + message[1:]


def _remedy(fault: ErrorDetails, model: type[BaseModel]) -> str:
    if fault["type"] != "extra_forbidden":
        return _REMEDIES.get(fault["type"], "")
    if len(fault["loc"]) > 1:
        return "Fix the spelling, or remove the key"
    import difflib

    close = difflib.get_close_matches(str(fault["loc"][-1]), model.model_fields, n=1)
    return f"Did you mean `{close[0]}`?" if close else f"Known keys: {', '.join(model.model_fields)}"


def _is_too_large(root: yaml.Node | None) -> bool:
    """Whether the document has more than `MAX_NODES` parts once its aliases are expanded."""
    waiting = [root] if root is not None else []
    for _ in range(MAX_NODES):
        if not waiting:
            return False
        node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            waiting += (part for pair in node.value for part in pair)
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value
    return True


def _locate(loader: _Loader, root: yaml.Node | None) -> tuple[dict[Path, int], list[_Duplicate]]:
    """Find the line of each part, and the keys that are repeated in one mapping.

    Returns:
        0-based line of each part by its path, a mapping's value located at its key; then the
        duplicates in the order of the document.
    """
    lines: dict[Path, int] = {}
    duplicates: list[_Duplicate] = []
    waiting: list[tuple[Path, yaml.Node]] = [((), root)] if root is not None else []
    while waiting:
        path, node = waiting.pop()
        lines.setdefault(path, node.start_mark.line)
        if isinstance(node, yaml.SequenceNode):
            waiting += (((*path, index), item) for index, item in enumerate(node.value))
        elif isinstance(node, yaml.MappingNode):
            own: dict[str | int, int] = {}
            for key, value in node.value:
                line = key.start_mark.line
                if key.tag == _MERGE:  # `<<: *other`: keys of another mapping, as defaults
                    merged = value.value if isinstance(value, yaml.SequenceNode) else [value]
                    waiting[:0] = ((path, mapping) for mapping in merged)
                elif isinstance(key, yaml.ScalarNode):
                    name = loader.construct_object(key)
                    if name in own:
                        duplicates.append(_Duplicate(line, own[name], (*path, name)))
                    else:
                        own[name] = line
                        lines.setdefault((*path, name), line)
                        waiting.append(((*path, name), value))
    return lines, sorted(set(duplicates), key=lambda each: (each.line, each.first_line))
