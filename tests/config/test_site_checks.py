"""Checks beyond those of MkDocs."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config import load_settings

from .configs import faults, warnings, written


@pytest.mark.parametrize(
    "listing",
    [
        "markdown_extensions:\n  - toc\n  - smarty\n  - abbr: {}\n  - markdown.extensions.tables\n",
        "markdown_extensions:\n  toc: {}\n  smarty: {}\n  abbr: {}\n",
    ],
)
def test_an_extension_that_may_alter_articles_is_a_warning_with_its_line(tmp_path: Path, listing: str) -> None:
    assert warnings(tmp_path, listing) == [
        "mkdocs.yml:4: the Markdown extension `smarty` may change the text of articles",
        "mkdocs.yml:5: the Markdown extension `abbr` may change the text of articles",
    ]


def test_tags_that_name_functions_are_not_a_fault(tmp_path: Path) -> None:
    text = """\
        markdown_extensions:
          - toc:
              slugify: !!python/name:os.path.basename
    """
    assert warnings(tmp_path, text) == []


def test_a_site_without_a_menu_of_its_own_is_a_warning(tmp_path: Path) -> None:
    settings, _ = load_settings(written(tmp_path, "site_name: Harbour\n"))
    assert [str(problem).partition(": the")[0] for problem in settings.warnings] == ["mkdocs.yml: `nav` is missing"]
    written(tmp_path, "nav: [index.md]\n", "base.yml")
    settings, _ = load_settings(written(tmp_path, "INHERIT: base.yml\nsite_name: Harbour\n"))
    assert settings.warnings == ()


def test_this_repository_s_own_configuration_gives_no_warning() -> None:
    settings, _ = load_settings(Path(__file__).parents[2] / "mkdocs.yml")
    assert settings.warnings == ()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "site_name: x\nextra:\n  briefing:\n    seeds: docs/articles\n",
            "mkdocs.yml:4: `extra.briefing.seeds`: the folders of",
        ),
        ("site_name: x\nextra:\n  briefing:\n    seeds: .\n", "mkdocs.yml:4: `extra.briefing.seeds`: the folders of"),
    ],
)
def test_folders_must_not_contain_one_another(tmp_path: Path, text: str, fault: str) -> None:
    found = faults(tmp_path, text)
    assert found[0].startswith(fault)
    assert all("\n" not in line for line in found)
