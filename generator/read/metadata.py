"""What is said about an article beside its text: sidecars, front matter, the objects of JSON Lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated, Any

from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from generator.errors import Problem
from generator.located_yaml import Located, parse, validate
from generator.read import dates
from generator.read.raw_article import Metadata

_FENCE = "---"
_KEY_LINE = re.compile(r"[A-Za-z_][\w-]{0,40}\s*:")


def _text(value: Any) -> Any:
    """Text without white space at its edges; a number stays one, so that it is reported."""
    return (value.strip() or None) if isinstance(value, str) else value


def _date_text(value: Any) -> Any:
    """A date as text: YAML and JSON read `20240818` as a number."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else _text(value)


def _names(value: Any) -> Any:
    """Names as a list: one text is one name, or several with `;` between them."""
    if value is None:
        return []
    return [name.strip() for name in value.split(";") if name.strip()] if isinstance(value, str) else value


Text = Annotated[str | None, BeforeValidator(_text)]
DateText = Annotated[str | None, BeforeValidator(_date_text)]
Names = Annotated[list[str], BeforeValidator(_names)]


class Sidecar(BaseModel):
    """`NAME.meta.yml`, the editor's word on one seed."""

    model_config = ConfigDict(extra="forbid")

    title: Text = None
    date: DateText = None
    authors: Names = []
    publisher: Text = None
    url: Text = None
    lang: Text = None
    cut_after: Text = None

    @field_validator("date")
    @classmethod
    def _is_date(cls, value: str | None) -> str | None:
        """A date that cannot be read is a mistake to be corrected, not to be passed over."""
        if value is not None:
            found = dates.written(value)
            if found.fault is not None:
                raise ValueError(found.fault)
        return value


class FrontMatter(BaseModel):
    """The front matter of a Markdown seed, whose writer may have had other programs in mind."""

    model_config = ConfigDict(extra="ignore")

    title: Text = None
    date: DateText = None
    authors: Names = Field(default=[], validation_alias=AliasChoices("authors", "author"))
    publisher: Text = None
    url: Text = Field(default=None, validation_alias=AliasChoices("url", "source_url"))
    lang: Text = Field(default=None, validation_alias=AliasChoices("lang", "language"))


class JsonLine(FrontMatter):
    """One line of a JSON Lines seed: the same keys, and the text."""

    text: str


def sidecar(text: str, path: str) -> tuple[Metadata | None, list[Problem]]:
    """Read a sidecar.

    Args:
        text: Its YAML.
        path: Its file, for messages.

    Returns:
        What it says, or None and every fault.
    """
    located, problems = parse(text, path)
    if located is None:
        return None, problems
    model, problems = validate(Sidecar, located, path)
    if model is None:
        return None, problems
    known = _metadata(model, located.line_of(("date",)))
    return replace(known, cut_after=model.cut_after, cut_after_line=located.line_of(("cut_after",))), []


def front_matter(text: str, path: str) -> tuple[Metadata | None, str, int, list[Problem]]:
    """Separate a text from the front matter at its head.

    Args:
        text: The whole file.
        path: The file, for messages.

    Returns:
        What the front matter says (nothing where there is none; None where it cannot be read), the
        text after it, the line on which that begins, and every fault.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return Metadata(), text, 1, []
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in (_FENCE, "...")), None)
    if end is None:
        if len(lines) > 1 and _KEY_LINE.match(lines[1]):
            message = "cannot read the front matter: it has no end"
            return None, "", 1, [Problem(path, 1, message, "Put a line `---` after its last key")]
        return Metadata(), text, 1, []
    body, body_line = "\n".join(lines[end + 1 :]), end + 2
    located, problems = parse("\n".join(lines[1:end]), path, first_line=2)
    if located is None:
        return None, "", 1, problems
    if isinstance(located.data, str):
        # A sentence between two horizontal rules.
        return Metadata(), text, 1, []
    model, problems = validate(FrontMatter, located, path)
    if model is None:
        return None, "", 1, problems
    return _metadata(model, located.line_of(("date",))), body, body_line, []


def json_object(data: Any, path: str, line: int) -> tuple[Metadata | None, str, list[Problem]]:
    """Check one object of a JSON Lines file.

    Args:
        data: What the line holds.
        path: Its file, for messages.
        line: Its line.

    Returns:
        What it says about the article, the article's text, and every fault.
    """
    model, problems = validate(JsonLine, Located(data, {(): line}), path)
    if model is None:
        return None, "", problems
    return _metadata(model, line), model.text, []


def _metadata(model: Sidecar | FrontMatter, date_line: int | None) -> Metadata:
    return Metadata(
        title=" ".join(model.title.split()) if model.title else None,
        date=model.date,
        date_line=date_line,
        authors=tuple(distinct(model.authors)),
        publisher=model.publisher,
        url=model.url,
        lang=model.lang,
    )


def distinct(names: Iterable[str]) -> list[str]:
    """Names in their order on one line each, without empty ones and repetitions."""
    return list(dict.fromkeys(cleaned for name in names if (cleaned := " ".join(name.split()))))
