"""Settings: defaults, paths, the environment, and every error in one go."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config

from generator.config import Settings, load_settings, optional_text, settings_of
from generator.errors import BriefingError
from generator.process.cpu import cpu_count

from .configs import faults, settings_from, written


def test_a_site_name_is_all_that_is_needed(tmp_path: Path) -> None:
    settings = settings_from(tmp_path)
    assert settings == Settings(
        root=tmp_path,
        config_file=tmp_path / "mkdocs.yml",
        docs=tmp_path / "docs",
        site=tmp_path / "site",
        seeds=tmp_path / "seeds",
        registry=tmp_path / "registry.yml",
        ids=tmp_path / "ids.tsv",
        site_name="Harbour",
        max_seconds=120,
        jobs=cpu_count(),
    )
    assert settings.warnings == ()


def test_paths_are_relative_to_the_configuration_wherever_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    written(
        tmp_path,
        """\
        site_name: Harbour
        docs_dir: pages
        site_dir: ../out
        extra:
          briefing: {seeds: articles/in, registry: rules/r.yml}
        """,
        "site/mkdocs.yml",
    )
    monkeypatch.chdir(elsewhere)
    settings, _ = load_settings(Path("../site/mkdocs.yml"))
    assert (settings.docs, settings.site) == (tmp_path / "site/pages", tmp_path / "out")
    assert (settings.seeds, settings.registry) == (tmp_path / "site/articles/in", tmp_path / "site/rules/r.yml")
    assert settings.shown(settings.docs) == "pages"


def test_values_of_the_environment_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HARBOUR_SEEDS", "articles")
    monkeypatch.delenv("HARBOUR_NAME", raising=False)
    path = written(
        tmp_path,
        """\
        site_name: !ENV [HARBOUR_NAME, Without a name]
        extra:
          briefing:
            seeds: !ENV HARBOUR_SEEDS
        """,
    )
    settings, _ = load_settings(path)
    assert settings.site_name == "Without a name"
    assert settings.seeds == tmp_path / "articles"


def test_mkdocs_own_loading_leads_to_the_same_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, "extra:\n  briefing: {seeds: articles, text: excerpts}\n", "base.yml")
    monkeypatch.setenv("HARBOUR_MODEL", "en_core_web_md")
    settings = settings_from(
        tmp_path,
        "INHERIT: base.yml\nextra:\n  briefing: {model: !ENV HARBOUR_MODEL}\ntheme: {name: material, language: de}\n",
    )
    (tmp_path / "docs").mkdir()
    assert settings_of(load_config(str(tmp_path / "mkdocs.yml"))) == settings
    assert (settings.model, settings.language) == ("en_core_web_md", "de")


def test_all_faults_are_reported_in_one_go_with_their_lines(tmp_path: Path) -> None:
    text = """\
        site_name: Harbour
        use_directory_urls: perhaps
        theme:
          name: no-such-theme
        extra:
          briefing:
            seed: articles
            text: some
            max_megabytes: 0
        plugins:
          - no-such-plugin
    """
    found = faults(tmp_path, text)
    assert [line.split(": ")[0] for line in found] == [
        "mkdocs.yml:2",
        "mkdocs.yml:3",
        "mkdocs.yml:7",
        "mkdocs.yml:8",
        "mkdocs.yml:9",
        "mkdocs.yml:10",
    ]
    assert found[0].startswith("mkdocs.yml:2: `use_directory_urls`: expected type: <class 'bool'>")
    assert "unrecognised theme name: 'no-such-theme'" in found[1]
    assert found[2] == "mkdocs.yml:7: `extra.briefing.seed`: is not a known key. Did you mean `seeds`?"
    assert found[3] == "mkdocs.yml:8: `extra.briefing.text`: input should be 'full' or 'excerpts'"
    assert found[4] == "mkdocs.yml:9: `extra.briefing.max_megabytes`: input should be greater than 0"
    assert '`plugins`: the "no-such-plugin" plugin is not installed' in found[5]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "site_name: x\nextra:\n  briefing: [seeds]\n",
            "mkdocs.yml:3: `extra.briefing`: input should be a valid dictionary",
        ),
        ("site_name: x\nextra:\n  briefing:\n    1: x\n", "mkdocs.yml:4: `extra.briefing.1`: keys should be strings"),
        (
            "site_name: x\nextra:\n  briefing:\n    seeds: 2024\n",
            "mkdocs.yml:4: `extra.briefing.seeds`: input should be a",
        ),
    ],
)
def test_an_error_of_our_section_is_one_message_with_its_line(tmp_path: Path, text: str, fault: str) -> None:
    found = faults(tmp_path, text)
    assert found[0].startswith(fault)
    assert all("\n" not in line for line in found)


def test_a_missing_optional_file_is_empty_and_an_unreadable_one_an_error(tmp_path: Path) -> None:
    settings = settings_from(tmp_path)
    assert optional_text(tmp_path / "registry.yml", settings, "registry") == ""
    (tmp_path / "registry.yml").write_bytes(b"\xff\xfe")
    with pytest.raises(BriefingError, match=r"registry\.yml: cannot read the registry: .* Save it as UTF-8"):
        optional_text(tmp_path / "registry.yml", settings, "registry")
