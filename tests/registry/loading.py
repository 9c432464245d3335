"""Registries loaded from text."""

from __future__ import annotations

import textwrap

import pytest

from generator.errors import BriefingError
from generator.registry import Registry, load_registry

EVERYTHING = """\
entities:
  antony-blinken: {type: person, name: Antony Blinken, aka: [Blinken, Secretary Blinken], wikidata: Q7821917}
  gaza-strip: {type: place, name: Gaza Strip, aka: [Gaza, the Strip], geo: [31.4, 34.4], not: [gaza-city]}
  norway:
    type: place
    name: Norway
    country: "NO"
    same_as: https://example.org/norway
    description: A kingdom in northern Europe
merge: {u-s: united-states, usa: u-s}
split: [{text: Biden, in: [some-article], to: joe-biden}]
ignore: [{text: Related}, {text: Sunday, type: place}, {text: Monitor, in: some-article}]
retype: {hamas: organization}
articles:
  some-article: {date: 2024-08-18, cut_after: Related}
quotes: [{article: some-article, starts: critical inflection, speaker: a senior Biden administration official}]
"""


def registry_of(text: str) -> Registry:
    registry, warnings = load_registry(textwrap.dedent(text), "registry.yml")
    assert warnings == ()
    return registry


def problems_of(text: str) -> list[str]:
    """What is reported of a file that cannot be used."""
    with pytest.raises(BriefingError) as caught:
        load_registry(textwrap.dedent(text), "registry.yml")
    assert all(problem.path == "registry.yml" for problem in caught.value.problems)
    return [str(problem).removeprefix("registry.yml:") for problem in caught.value.problems]


def only_problem(text: str) -> str:
    (problem,) = problems_of(text)
    return problem
