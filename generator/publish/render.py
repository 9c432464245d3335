"""Render a page with its template; every value is escaped, unless a filter has done so."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.process.library_versions import is_proved
from generator.publish import front_matter, linked_data
from generator.publish.escape import attribute, link_target, markdown_text
from generator.site_plan import Page
from generator.store.schema import KEY, SCHEMA


def _environment_class() -> type[Environment]:
    """The faster environment with a version of Jinja that was proved equal, else Jinja's own."""
    if not is_proved("jinja2"):
        return Environment
    # It subclasses internals, which another version need not have.
    from generator.publish.fast_templates import FastEnvironment

    return FastEnvironment


def renderer() -> Callable[[Page], str]:
    """Load the templates.

    Returns:
        A function that renders a page: front matter, then Markdown, then linked data.
    """
    environment = _environment_class()(
        loader=PackageLoader("generator", "templates"),
        autoescape=True,  # values escaped by `finalize` are Markup and pass; so are the results of macros
        finalize=escape_value,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(attr=attribute, href=link_target, number=_number, shape=_shape, yaml=_yaml)

    def render(page: Page) -> str:
        body = environment.get_template(page.template).render(page=page.view, follow=page.follow)
        data = f"\n{linked_data.element(page.linked_data)}" if page.linked_data else ""
        facts = f"{front_matter.dump({**page.front_matter, KEY: SCHEMA})}\n" if page.front_matter else ""
        return facts + _one_blank_line(body) + data

    return render


def escape_value(value: Any) -> Markup:
    """Escape a value of a template; every value passes through here.

    Raises:
        TypeError: The value is None, a mistake of the template.
    """
    if type(value) is str:  # most are
        return markdown_text(value)
    if isinstance(value, Markup):
        return value
    if value is None:
        raise TypeError("a template shows a value that is absent; test for it first")
    return markdown_text(str(value))


def _number(value: float) -> Markup:
    """Format a number for an HTML attribute of a template."""
    return Markup(f"{value:g}")  # noqa: S704 - digits alone


# Data of an SVG path as `present` writes it: commands and numbers ("M12 3l4-1 0 2z").
_PATH = re.compile(r"[MLHVAZmlhvaz0-9 .-]*")


def _shape(value: str) -> Markup:
    """Pass the data of an SVG path for an HTML attribute of a template.

    Raises:
        ValueError: The text is not path data.
    """
    if not _PATH.fullmatch(value):
        raise ValueError("not the data of an SVG path")
    return Markup(value)  # noqa: S704 - commands and numbers alone


def _yaml(value: Any) -> Markup:
    """YAML for a fenced code block; no line of it can begin with a fence."""
    return Markup(front_matter.dump_block(value).rstrip("\n"))  # noqa: S704 - the dumper quotes what could act


def _one_blank_line(body: str) -> str:
    lines: list[str] = []
    for line in body.splitlines():
        stripped = line.rstrip()
        if stripped or (lines and lines[-1]):
            lines.append(stripped)
    return "\n".join(lines).rstrip() + "\n"
