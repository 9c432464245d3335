"""Errors and warnings of MkDocs, with the line that causes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from .configs import faults, warnings


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("docs_dir: docs\n", "mkdocs.yml: `site_name`: required configuration not provided"),
        ("site_name: [1]\n", "mkdocs.yml:1: `site_name`: expected type: <class 'str'>"),
        (
            "site_name: x\ntheme:\n  name: material\n  custom_dir: gone\n",
            "mkdocs.yml:2: `theme`: the path set in custom_dir",
        ),
        ("site_name: x\nsite_dir: docs/site\n", "mkdocs.yml:2: `site_dir`: the 'site_dir' should not be within"),
        ("site_name: x\ndocs_dir: .\n", "mkdocs.yml:2: `docs_dir`: the 'docs_dir' should not be the parent"),
        (
            "site_name: x\nmarkdown_extensions: [gone]\n",
            "mkdocs.yml:2: `markdown_extensions`: failed to load extension",
        ),
        ("site_name: x\nextra: [briefing]\n", "mkdocs.yml:2: `extra`: the configuration is invalid"),
        (
            "site_name: x\nnav: !home index.md\n",
            "mkdocs.yml:2: cannot read the YAML: could not determine a constructor",
        ),
    ],
)
def test_an_error_that_mkdocs_finds_is_one_message_with_its_line(tmp_path: Path, text: str, fault: str) -> None:
    found = faults(tmp_path, text)
    assert found[0].startswith(fault)
    assert all("\n" not in line for line in found)


def test_a_key_that_mkdocs_does_not_know_is_a_warning_with_its_line(tmp_path: Path) -> None:
    assert warnings(tmp_path, "site_nam: x\nexta:\n  briefing: {}\n") == [
        "mkdocs.yml:2: `site_nam`: unrecognised configuration name: site_nam",
        "mkdocs.yml:3: `exta`: unrecognised configuration name: exta",
    ]
