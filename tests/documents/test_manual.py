"""The manual agrees with the code: names, keys, options and examples."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from packaging.requirements import Requirement

from generator.__main__ import cli
from generator.config import HARMLESS_EXTENSIONS
from generator.config.settings import BriefingSection
from generator.errors import Level
from generator.located_yaml import parse
from generator.present.data.rows import (
    ArticleRow,
    DateTableRow,
    EntityRow,
    FigureTableRow,
    QuoteTableRow,
    ReviewRow,
    schema_of,
)
from generator.read.boilerplate import recognize
from generator.read.metadata import FrontMatterModel, SidecarModel, front_matter, sidecar
from generator.records import KINDS
from generator.registry import load_registry
from generator.registry.sections import ROWS

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "guide"

# ```yaml ... ```, indented or not
FENCE = re.compile(r"^(?P<indent> *)```(?P<lang>\w+)\n(?P<body>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL)
# [text](target), not in code
LINK = re.compile(r"(?<!`)\[[^\]]*\]\((?P<target>[^)\s]+)\)")
# | `key` | and | `key`, `other` | at the start of a table row
ROW = re.compile(r"^\| ((?:`[^`]+`(?:, )?)+)", re.MULTILINE)


def text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def section(page: str, heading: str) -> str:
    """The part of a page below one heading, up to the next of its level or a higher one."""
    level = heading.split()[0]
    found = re.search(
        rf"^{re.escape(heading)}\n(.*?)(?=^#{{1,{len(level)}}} |\Z)", text(page), re.MULTILINE | re.DOTALL
    )
    assert found, f"{page} has no heading {heading!r}"
    return found[1]


def keys(part: str) -> list[str]:
    """What the first cells of its tables name."""
    return [key for row in ROW.findall(part) for key in re.findall(r"`([^`]+)`", row)]


def examples(page: str, language: str) -> Iterator[str]:
    for fence in FENCE.finditer(text(page)):
        if fence["lang"] == language:
            indent = len(fence["indent"])
            yield "\n".join(line[indent:] for line in fence["body"].split("\n"))


def registry_examples() -> list[str]:
    return [*examples("docs/guide/registry.md", "yaml"), *examples("docs/corrections.md", "yaml")]


def metadata_examples() -> list[str]:
    return [
        example
        for page in ("docs/guide/seeds.md", "docs/guide/install.md", "README.md")
        for example in examples(page, "yaml")
    ]


# ---------------------------------------------------------------------------- keys


def test_every_section_and_key_of_the_registry_is_explained() -> None:
    page = "docs/guide/registry.md"
    for name, row in ROWS.items():
        part = section(page, f"## {name}")
        if isinstance(row, dict) and name != "ignore":  # whose keys are explained in a sentence
            assert keys(part) == list(row), name
        for key in row if isinstance(row, dict) else ():
            assert f"`{key}`" in part, (name, key)


def test_the_registry_s_manual_names_every_kind() -> None:
    assert all(f"`{kind}`" in section("docs/guide/registry.md", "## entities") for kind in KINDS)


def test_every_key_of_a_sidecar_is_explained() -> None:
    assert keys(section("docs/guide/seeds.md", "## Sidecars")) == list(SidecarModel.model_fields)


def test_every_key_of_front_matter_is_explained() -> None:
    part = section("docs/guide/seeds.md", "### Markdown")
    assert all(f"`{key}`" in part for key in FrontMatterModel.model_fields)


def test_every_key_of_the_configuration_is_explained_with_its_default() -> None:
    part = section("docs/guide/configure.md", "## `extra.briefing`")
    rows = dict(re.findall(r"^\| `(\w+)` \| `([^`]+)` \|", part, re.MULTILINE))
    assert rows == {name: str(field.default) for name, field in BriefingSection.model_fields.items()}


def test_every_harmless_extension_is_named() -> None:
    part = section("docs/guide/configure.md", "## Markdown extensions")
    assert all(f"`{name}`" in part for name in HARMLESS_EXTENSIONS)


def test_every_level_of_problems_is_explained() -> None:
    part = section("docs/guide/commands.md", "## Reports")
    assert all(f"**{level.capitalize()}s**" in part for level in get_args(Level))


def test_every_column_of_every_data_file_is_explained() -> None:
    page = text("docs/guide/data-files.md")
    for row in (ArticleRow, EntityRow, QuoteTableRow, FigureTableRow, DateTableRow, ReviewRow):
        schema = schema_of(row, "x")
        for part in (schema, *schema.get("$defs", {}).values()):
            assert [key for key in part["properties"] if f"`{key}`" not in page] == []


# ---------------------------------------------------------------------------- examples


@pytest.mark.parametrize("example", registry_examples())
def test_an_example_of_the_registry_loads(example: str) -> None:
    registry, warnings = load_registry(example, "registry.yml")
    assert registry.rules
    assert warnings == ()


def test_the_examples_of_the_registry_can_stand_in_one_file() -> None:
    load_registry("\n".join(examples("docs/guide/registry.md", "yaml")), "registry.yml")


def test_the_examples_of_the_registry_show_every_section() -> None:
    shown = "\n".join(examples("docs/guide/registry.md", "yaml"))
    assert [name for name in ROWS if f"\n{name}:" in f"\n{shown}"] == list(ROWS)


@pytest.mark.parametrize("example", metadata_examples())
def test_an_example_of_metadata_is_valid(example: str) -> None:
    if example.startswith("---\n"):
        found, _, _, problems = front_matter(example + "\n", "seed.md")
    else:
        found, problems = sidecar(example, "seed.meta.yml")
    assert problems == []
    assert found is not None
    assert found.date == "2024-08-18"


@pytest.mark.parametrize("page", sorted(path.relative_to(ROOT).as_posix() for path in GUIDE.glob("*.md")))
def test_every_other_yaml_example_is_yaml(page: str) -> None:
    for example in examples(page, "yaml"):
        if not example.startswith("---\n"):
            assert parse(example, page, foreign_tags=True)[1] == []


# ---------------------------------------------------------------------------- names


def test_every_dependency_is_listed_with_its_reason() -> None:
    project = tomllib.loads(text("pyproject.toml"))
    required = project["project"]["dependencies"]
    groups = project["dependency-groups"]
    developing = [each for name in ("build", "dev") for each in groups[name] if isinstance(each, str)]
    for heading, wanted in (("## To run", required), ("## To develop", developing)):
        assert sorted(keys(section("docs/guide/dependencies.md", heading))) == sorted(
            Requirement(each).name for each in wanted
        ), heading


def test_the_boilerplate_that_the_manual_names_is_recognized() -> None:
    named = re.findall("“([^”]+)”", section("docs/guide/seeds.md", "## Boilerplate").partition("photo credits")[0])
    assert named
    completed = (words.removesuffix("…").strip() for words in named)
    examples_of = {"Read more:": "Read more: Why talks failed", "Follow us on": "Follow us on Facebook"}
    assert [words for words in completed if not recognize(examples_of.get(words, words))] == []


def test_the_messages_that_the_manual_explains_are_in_the_code() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "generator").rglob("*.py"))
    messages = re.findall("``([^`].*?)``", text("docs/guide/troubleshooting.md"))
    pieces = [piece.strip("` ") for message in messages for piece in message.split("…")]
    assert len(messages) > 10
    assert [piece for piece in pieces if piece not in code] == []


def test_every_command_and_option_is_explained() -> None:
    page = text("docs/guide/commands.md")
    for name, command in cli.commands.items():
        assert f"`briefing {name}" in page
        for parameter in command.params:
            shown = [option for option in parameter.opts if option.startswith("--")]
            assert all(f"`{option}" in page or f"{option} " in page for option in shown), (name, shown)


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_relative_links_lead_somewhere(page: str) -> None:
    targets = [found["target"] for found in LINK.finditer(text(page)) if "://" not in found["target"]]
    assert [target for target in targets if not (ROOT / target.split("#")[0]).exists()] == []


@pytest.mark.parametrize("page", sorted(GUIDE.glob("*.md")), ids=lambda path: str(path.name))
def test_every_page_of_the_manual_is_reached_from_its_first(page: Path) -> None:
    assert page.name == "index.md" or f"({page.name})" in (GUIDE / "index.md").read_text(encoding="utf-8")
    assert page.name == "index.md" or f"(docs/guide/{page.name})" in text("README.md")


@pytest.mark.parametrize("page", ["about.md", "method.md", "corrections.md"])
def test_the_pages_of_every_site_do_not_lean_on_this_one_s_manual(page: str) -> None:
    assert "guide/" not in text(f"docs/{page}")
