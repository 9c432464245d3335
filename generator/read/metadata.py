"""Parse and check metadata: sidecars, front matter and the objects of JSON Lines."""

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
    """Strip text; leave a number unchanged, so that it is reported as an error."""
    return (value.strip() or None) if isinstance(value, str) else value


def _date_text(value: Any) -> Any:
    """Return a date as text: YAML and JSON read `20240818` as a number."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else _text(value)


def _names(value: Any) -> Any:
    """Return names as a list: a text is one name, or several separated by `;`."""
    if value is None:
        return []
    return [name.strip() for name in value.split(";") if name.strip()] if isinstance(value, str) else value


Text = Annotated[str | None, BeforeValidator(_text)]
DateText = Annotated[str | None, BeforeValidator(_date_text)]
Names = Annotated[list[str], BeforeValidator(_names)]


class SidecarModel(BaseModel):
    """Schema of a sidecar, `NAME.meta.yml`."""

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
        """Refuse a date that cannot be read, instead of ignoring it."""
        if value is not None:
            found = dates.parse_date(value)
            if found.fault is not None:
                raise ValueError(found.fault)
        return value


class FrontMatterModel(BaseModel):
    """Schema of the front matter of a Markdown seed; other programs may use further keys."""

    model_config = ConfigDict(extra="ignore")

    title: Text = None
    date: DateText = None
    authors: Names = Field(default=[], validation_alias=AliasChoices("authors", "author"))
    publisher: Text = None
    url: Text = Field(default=None, validation_alias=AliasChoices("url", "source_url"))
    lang: Text = Field(default=None, validation_alias=AliasChoices("lang", "language"))


class JsonLineModel(FrontMatterModel):
    """Schema of one line of a JSON Lines seed: the keys of front matter, and the text."""

    text: str


def sidecar(text: str, path: str) -> tuple[Metadata | None, list[Problem]]:
    """Parse a sidecar.

    Args:
        text: Its YAML.
        path: Its name in messages.

    Returns:
        The metadata, or None and every error.
    """
    located, problems = parse(text, path)
    if located is None:
        return None, problems
    model, problems = validate(SidecarModel, located, path)
    if model is None:
        return None, problems
    known = _metadata(model, located.line_of(("date",)))
    return replace(known, cut_after=model.cut_after, cut_after_line=located.line_of(("cut_after",))), []


def front_matter(text: str, path: str) -> tuple[Metadata | None, str, int, list[Problem]]:
    """Separate a text from its front matter.

    Args:
        text: The whole file.
        path: Its name in messages.

    Returns:
        The metadata (empty without front matter; None if it cannot be read), the text after it,
        the line on which that begins, and every error.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return Metadata(), text, 1, []
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in (_FENCE, "...")), None)
    if end is None:
        if len(lines) > 1 and _KEY_LINE.match(lines[1]):
            message = "cannot read the front matter: it has no end"
            return None, "", 1, [Problem(path, 1, message, "Add a line `---` after its last key")]
        return Metadata(), text, 1, []
    body, body_line = "\n".join(lines[end + 1 :]), end + 2
    located, problems = parse("\n".join(lines[1:end]), path, first_line=2)
    if located is None:
        return None, "", 1, problems
    if isinstance(located.data, str):
        # A sentence between two horizontal rules.
        return Metadata(), text, 1, []
    model, problems = validate(FrontMatterModel, located, path)
    if model is None:
        return None, "", 1, problems
    return _metadata(model, located.line_of(("date",))), body, body_line, []


def json_object(data: Any, path: str, line: int) -> tuple[Metadata | None, str, list[Problem]]:
    """Check one object of a JSON Lines file.

    Args:
        data: The parsed line.
        path: Name of its file in messages.
        line: Number of the line.

    Returns:
        The metadata, or None if the object is not valid; the article's text; and every error.
    """
    model, problems = validate(JsonLineModel, Located(data, {(): line}), path)
    if model is None:
        return None, "", problems
    return _metadata(model, line), model.text, []


def _metadata(model: SidecarModel | FrontMatterModel, date_line: int | None) -> Metadata:
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
    """Normalize the white space of names, and drop empty and repeated ones."""
    return list(dict.fromkeys(cleaned for name in names if (cleaned := " ".join(name.split()))))
