"""YAML that knows its line numbers, checked against a typed model, every fault reported at once.

Used wherever a person writes YAML for us: the configuration, the registry, sidecars and front
matter. Loading is safe (no tags of Python), and a document that expands through aliases
("billion laughs") is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from generator.errors import Problem

Path = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)

# A hand-written file stays far below; an alias bomb passes it within a few levels.
MAX_NODES = 100_000

_MERGE = "tag:yaml.org,2002:merge"

# Kind of fault, as pydantic names it -> what to do, where the message does not say so already.
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

    def construct_scalar(self, node: yaml.ScalarNode | yaml.MappingNode) -> Any:
        """Refuse half a character (a lone surrogate), which no file can hold and no later stage can read."""
        value = super().construct_scalar(node)
        if isinstance(value, str) and any("\ud800" <= char <= "\udfff" for char in value):
            raise yaml.constructor.ConstructorError(None, None, "half of a character", node.start_mark)
        return value


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
            if _is_too_large(root):
                hint = "Write the values out instead of repeating them through aliases"
                return None, [Problem(path, first_line, f"the YAML has more than {MAX_NODES:,} parts", hint)]
            lines, repeated = _locate(loader, root)
            data = loader.construct_document(root) if root is not None else None
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + first_line if mark else first_line
        hint = "Quote values that contain ': ', '#' or start with punctuation"
        return None, [Problem(path, line, f"cannot read the YAML: {error.problem or error.context}", hint)]
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + first_line
        message = f"cannot read the YAML: the character U+{error.character:04X} is not allowed"
        return None, [Problem(path, line, message, "Remove it")]
    except RecursionError:
        hint = "Check its brackets"
        return None, [Problem(path, first_line, "cannot read the YAML: it is nested too deeply", hint)]
    except (yaml.YAMLError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        return None, [Problem(path, first_line, f"cannot read the YAML: {reason}", "Check the file's syntax")]
    if repeated:
        return None, [
            Problem(
                path,
                line + first_line,
                f"`{'.'.join(map(str, where))}`: stands here a second time; the first is in line {first + first_line}",
                "Remove one of the two",
            )
            for where, line, first in repeated
        ]
    return Located(data, {where: line + first_line for where, line in lines.items()}), []


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
        return _REMEDIES.get(fault["type"], "")
    if len(where) > 1:
        return "Correct the spelling or remove it"
    import difflib

    close = difflib.get_close_matches(str(where[-1]), model.model_fields, n=1)
    return f"Did you mean `{close[0]}`?" if close else f"Known keys: {', '.join(model.model_fields)}"


def _is_too_large(root: yaml.Node | None) -> bool:
    """Whether the document has more than `MAX_NODES` parts once its aliases are written out."""
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


def _locate(loader: _Loader, root: yaml.Node | None) -> tuple[dict[Path, int], list[tuple[Path, int, int]]]:
    """Where each part stands, and keys that stand twice in one mapping, of which YAML would take the last.

    Returns:
        0-based line of each part by its path, a mapping's value located at its key; then path, line and
        line of the first occurrence of each repeated key, in the order of the document.
    """
    lines: dict[Path, int] = {}
    repeated: list[tuple[Path, int, int]] = []
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
                if key.tag == _MERGE:  # `<<: *other`: the keys of another mapping, where this one has none of its own
                    merged = value.value if isinstance(value, yaml.SequenceNode) else [value]
                    waiting[:0] = ((path, mapping) for mapping in merged)
                elif isinstance(key, yaml.ScalarNode):
                    name = loader.construct_object(key)
                    if name in own:
                        repeated.append(((*path, name), line, own[name]))
                    else:
                        own[name] = line
                        lines.setdefault((*path, name), line)
                        waiting.append(((*path, name), value))
    return lines, sorted(set(repeated), key=lambda each: each[1:])
