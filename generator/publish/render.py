"""Templates: a page in, its Markdown out, every value escaped unless a filter has done so."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from generator.publish import front_matter, linked_data
from generator.publish.escape import attribute, link_target, markdown_text
from generator.site_plan import Page
from generator.store.schema import KEY, SCHEMA


class _CodeGenerator(CodeGenerator):
    """Writes what `finalize` gives as it is: Jinja would escape it once more, to find that this is done."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if finalize.src is None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(finalize.src)

    def _output_child_post(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if finalize.src is None:
            super()._output_child_post(node, frame, finalize)
        else:
            self.write(")")


class _Context(Context):
    """Calls a macro at once: Jinja would ask each time what it is, and whether it wants to know that all is escaped."""

    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """What a template calls."""
        if type(called) is not Macro:
            return super().call(called, *args, **kwargs)
        kwargs.pop("_loop_vars", None)  # for functions that ask for the context
        kwargs.pop("_block_vars", None)
        return called(*args, **kwargs)


class _Environment(Environment):
    """Jinja, without what our templates do not need at a thousand values and hundreds of macros on a page."""

    code_generator_class = _CodeGenerator
    context_class = _Context


def renderer() -> Callable[[Page], str]:
    """Load the templates.

    Returns:
        A function that renders a page: front matter, then Markdown, then linked data.
    """
    environment = _Environment(
        loader=PackageLoader("generator", "templates"),
        autoescape=True,  # what `finalize` has escaped is Markup and passes; macros stay Markup as well
        finalize=_escaped,
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


def _escaped(value: Any) -> Markup:
    """Every value that a template shows comes through here; None is a mistake of the template, not text."""
    if type(value) is str:  # most are
        return markdown_text(value)
    if isinstance(value, Markup):
        return value
    if value is None:
        raise TypeError("a template shows a value that is absent; test for it first")
    return markdown_text(str(value))


def _number(value: float) -> Markup:
    """A number inside a tag of ours."""
    return Markup(f"{value:g}")  # noqa: S704 - digits alone


# The data of an SVG path as `present` writes them: commands and numbers ("M12 3l4-1 0 2z").
_PATH = re.compile(r"[MLHVAZmlhvaz0-9 .-]*")


def _shape(value: str) -> Markup:
    """The data of an SVG path inside a tag of ours."""
    if not _PATH.fullmatch(value):
        raise ValueError("not the data of a path")
    return Markup(value)  # noqa: S704 - commands and numbers alone


def _yaml(value: Any) -> Markup:
    """YAML for a fenced code block, which shows it as it is; no line of it can begin with a fence."""
    return Markup(front_matter.dump_block(value).rstrip("\n"))  # noqa: S704 - the dumper quotes what could act


def _one_blank_line(body: str) -> str:
    lines: list[str] = []
    for line in body.splitlines():
        stripped = line.rstrip()
        if stripped or (lines and lines[-1]):
            lines.append(stripped)
    return "\n".join(lines).rstrip() + "\n"
