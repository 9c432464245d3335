"""Templates give the same pages with the faster environment as with Jinja's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined

from generator.config import load_settings
from generator.process import library_versions
from generator.publish.escape import markdown_text
from generator.publish.fast_templates import FastEnvironment
from generator.publish.render import escape_value, renderer
from tests.builds import planned
from tests.hostile_snippets import FRAGMENTS, SNIPPETS

ROOT = Path(__file__).parents[2]

TEMPLATES = {
    "values": "{{ text }} {{ text|upper }} {{ 7 }} {{ 'a*b' }} {{ text ~ 1 }} {{ [text]|join(', ') }} {{ text|safe }}",
    "macros": "{% macro bold(x, y='_') %}**{{ x }}**{{ y }}{% endmacro %}{{ bold(text) }}{{ bold(text, y=text) }}",
    "nested": "{% macro a(x) %}<{{ x }}>{% endmacro %}{% macro b(x) %}{{ a(a(x)) }}{% endmacro %}{{ b(text) }}",
    "callers": "{% macro each(x) %}{{ caller(x) }}{% endmacro %}{% call(x) each(text) %}{{ x }}*{% endcall %}",
    "loops": "{% for x in [text, text] %}{{ loop.index }}{{ loop.cycle('*', '_') }}{{ x }}{% endfor %}",
    "blocks": "{% block a %}{{ text }}{% endblock %}{{ self.a() }}{% set v %}{{ text }}{% endset %}{{ v }}",
    "conditions": "{{ text if text else '-' }}{{ text is string }}{{ text == text }}{{ {'a': text}.a }}",
    "functions": "{{ range(3)|list }}{{ dict(a=text).a }}{{ text.replace('a', 'b') }}{{ '%s'|format(text) }}",
}


def rendered(environment: type[Environment], template: str, text: str) -> str:
    jinja = environment(loader=DictLoader(TEMPLATES), autoescape=True, finalize=escape_value, undefined=StrictUndefined)
    return jinja.get_template(template).render(text=text)


@pytest.mark.parametrize("template", TEMPLATES)
def test_each_kind_of_expression_gives_the_same(template: str) -> None:
    texts = [
        "",
        "a*b",
        "<b>&amp;</b>",
        "1. x",
        *FRAGMENTS,
        *(snippet for some in SNIPPETS.values() for snippet in some),
    ]
    for text in texts:
        assert rendered(FastEnvironment, template, text) == rendered(Environment, template, text)


def test_an_absent_value_is_refused_by_both() -> None:
    for environment in (FastEnvironment, Environment):
        with pytest.raises(TypeError, match="absent"):
            environment(autoescape=True, finalize=escape_value).from_string("{{ none_here }}").render(none_here=None)


def test_every_page_of_the_example_is_the_same_with_another_version_of_jinja(monkeypatch: pytest.MonkeyPatch) -> None:
    settings, _ = load_settings(ROOT / "examples/mkdocs.yml")
    plan = planned(settings).plan
    fast = renderer()
    monkeypatch.setattr(library_versions, "installed_version", lambda package: "99.0")
    own = renderer()
    count = 0
    for target in plan.pages():
        page = target.make()
        assert fast(page) == own(page), target.path
        count += 1
    assert count > 100


def test_another_version_of_jinja_escapes_values_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_versions, "installed_version", lambda package: "99.0")
    assert rendered(Environment, "macros", "<script>*") == rendered(FastEnvironment, "macros", "<script>*")
    assert markdown_text("<script>*") in rendered(Environment, "macros", "<script>*")
