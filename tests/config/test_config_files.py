"""Configuration files and those they inherit from."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config import load_settings
from generator.errors import BriefingError

from .configs import faults, settings_from, written


def test_an_inherited_configuration_is_used_and_overruled(tmp_path: Path) -> None:
    written(
        tmp_path,
        """\
        site_name: Base
        markdown_extensions: [smarty]
        extra:
          briefing: {seeds: articles, text: excerpts, max_megabytes: 7, max_seconds: 9}
        """,
        "shared/base.yml",
    )
    settings = settings_from(
        tmp_path,
        """\
        INHERIT: shared/base.yml
        extra:
          briefing: {max_megabytes: 3}
        """,
    )
    assert (settings.site_name, settings.seeds.name, settings.text) == ("Harbour", "articles", "excerpts")
    assert settings.max_bytes == 3_000_000
    assert settings.max_seconds == 9
    assert [str(problem).partition(" the")[0] for problem in settings.warnings] == ["shared/base.yml:2:"]


def test_a_fault_of_an_inherited_file_names_that_file(tmp_path: Path) -> None:
    written(tmp_path, "theme: gone\nextra:\n  briefing:\n    seed: x\n    model: 3\n", "shared/base.yml")
    found = faults(
        tmp_path, "INHERIT: shared/base.yml\nsite_name: x\nextra:\n  briefing:\n    model: auto\n    text: no\n"
    )
    assert [line.split(": ")[0] for line in found] == ["shared/base.yml:1", "shared/base.yml:4", "mkdocs.yml:6"]


def test_a_configuration_that_is_not_there_or_no_text_is_one_message(tmp_path: Path) -> None:
    for make in (lambda path: None, Path.mkdir, lambda path: path.write_bytes(b"site_name: \xff\xfe\n")):
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.yml"
        make(path)
        with pytest.raises(BriefingError, match=r"\d\.yml: cannot read the configuration: .*--config"):
            load_settings(path)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "site_name: x\nsite_name: y\n",
            "mkdocs.yml:2: `site_name`: duplicate key, first used in line 1",
        ),
        ("site_name: a: b\n", "mkdocs.yml:1: cannot read the YAML: mapping values are not allowed here"),
        ("- site_name\n", "mkdocs.yml:1: cannot use the configuration: it is not a mapping of keys to values"),
        ("", "mkdocs.yml:1: cannot use the configuration: it is not a mapping of keys to values"),
        ("site_name: x\nINHERIT: gone.yml\n", "gone.yml: cannot read the configuration: no such file or directory"),
        (
            "site_name: x\nINHERIT: mkdocs.yml\n",
            "mkdocs.yml:2: `INHERIT`: the files inherit from each other in a circle",
        ),
    ],
)
def test_an_unreadable_configuration_is_one_message_with_its_line(tmp_path: Path, text: str, fault: str) -> None:
    found = faults(tmp_path, text)
    assert found[0].startswith(fault)
    assert all("\n" not in line for line in found)
