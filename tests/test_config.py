"""The configuration: every fault with its file and line, in one go; paths as their writer means them."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from mkdocs.config import load_config

from generator.config import Overrides, Settings, load_settings, settings_of
from generator.errors import BriefingError
from generator.process.cpu import cpu_count

NONE = Overrides()


def written(folder: Path, text: str, name: str = "mkdocs.yml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    return path


def settings_from(folder: Path, text: str = "", overrides: Overrides = NONE) -> Settings:
    text = f"site_name: Harbour\n{textwrap.dedent(text)}\nnav: [index.md]\n"
    return load_settings(written(folder, text), overrides)[0]


def faults(folder: Path, text: str) -> list[str]:
    """What is wrong with a configuration; nothing is written on the way."""
    path = written(folder, text)
    before = sorted(folder.rglob("*"))
    with pytest.raises(BriefingError) as caught:
        load_settings(path)
    assert sorted(folder.rglob("*")) == before
    return [str(problem) for problem in caught.value.problems]


def warnings(folder: Path, text: str) -> list[str]:
    found = settings_from(folder, text).warnings
    assert all(problem.level == "warning" and problem.hint for problem in found)
    return [str(problem).partition(". ")[0] for problem in found]


# ---------------------------------------------------------------------------- values


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


def test_paths_of_the_command_line_are_relative_to_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "r.yml").touch()
    written(tmp_path, "site_name: Harbour\ndocs_dir: pages\n", "site/mkdocs.yml")
    monkeypatch.chdir(elsewhere)
    given = Overrides(Path("s"), Path("d"), Path("o"), Path("r.yml"), 3)
    settings, site_config = load_settings(Path("../site/mkdocs.yml"), given)
    assert (settings.seeds, settings.docs) == (elsewhere / "s", elsewhere / "d")
    assert (settings.site, settings.registry, settings.jobs) == (elsewhere / "o", elsewhere / "r.yml", 3)
    assert (site_config.docs_dir, site_config.site_dir) == (str(elsewhere / "d"), str(elsewhere / "o"))


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


def test_functions_named_by_tags_are_no_fault(tmp_path: Path) -> None:
    text = """\
        markdown_extensions:
          - toc:
              slugify: !!python/name:os.path.basename
    """
    assert warnings(tmp_path, text) == []


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


# ---------------------------------------------------------------------------- faults


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
    assert found[2] == "mkdocs.yml:7: `extra.briefing.seed`: is not a key that is known here. Did you mean `seeds`?"
    assert found[3] == "mkdocs.yml:8: `extra.briefing.text`: input should be 'full' or 'excerpts'"
    assert found[4] == "mkdocs.yml:9: `extra.briefing.max_megabytes`: input should be greater than 0"
    assert '`plugins`: the "no-such-plugin" plugin is not installed' in found[5]


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
            "site_name: x\nextra:\n  briefing: [seeds]\n",
            "mkdocs.yml:3: `extra.briefing`: input should be a valid dictionary",
        ),
        ("site_name: x\nextra:\n  briefing:\n    1: x\n", "mkdocs.yml:4: `extra.briefing.1`: keys should be strings"),
        (
            "site_name: x\nextra:\n  briefing:\n    seeds: 2024\n",
            "mkdocs.yml:4: `extra.briefing.seeds`: input should be a",
        ),
        (
            "site_name: x\nsite_name: y\n",
            "mkdocs.yml:2: `site_name`: stands here a second time; the first is in line 1",
        ),
        ("site_name: a: b\n", "mkdocs.yml:1: cannot read the YAML: mapping values are not allowed here"),
        (
            "site_name: x\nnav: !home index.md\n",
            "mkdocs.yml:2: cannot read the YAML: could not determine a constructor",
        ),
        ("- site_name\n", "mkdocs.yml:1: the configuration is not a mapping of keys to values"),
        ("", "mkdocs.yml:1: the configuration is not a mapping of keys to values"),
        ("site_name: x\nINHERIT: gone.yml\n", "gone.yml: cannot read the configuration: no such file or directory"),
        ("site_name: x\nINHERIT: mkdocs.yml\n", "mkdocs.yml:2: `INHERIT`: goes in a circle"),
        (
            "site_name: x\nextra:\n  briefing:\n    seeds: docs/articles\n",
            "mkdocs.yml:4: `extra.briefing.seeds`: the folder of",
        ),
        ("site_name: x\nextra:\n  briefing:\n    seeds: .\n", "mkdocs.yml:4: `extra.briefing.seeds`: the folder of"),
    ],
)
def test_a_fault_is_one_message_with_its_line(tmp_path: Path, text: str, fault: str) -> None:
    found = faults(tmp_path, text)
    assert found[0].startswith(fault)
    assert all("\n" not in line for line in found)


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


def test_a_registry_named_on_the_command_line_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(
        BriefingError, match=r"rules\.yml: cannot read the registry: no such file or directory\. Correct"
    ):
        settings_from(tmp_path, overrides=Overrides(registry=tmp_path / "rules.yml"))


# ---------------------------------------------------------------------------- warnings


@pytest.mark.parametrize(
    "listing",
    [
        "markdown_extensions:\n  - toc\n  - smarty\n  - abbr: {}\n  - markdown.extensions.tables\n",
        "markdown_extensions:\n  toc: {}\n  smarty: {}\n  abbr: {}\n",
    ],
)
def test_an_extension_that_may_alter_articles_is_a_warning_with_its_line(tmp_path: Path, listing: str) -> None:
    assert warnings(tmp_path, listing) == [
        "mkdocs.yml:4: the Markdown extension `smarty` may alter what articles say",
        "mkdocs.yml:5: the Markdown extension `abbr` may alter what articles say",
    ]


def test_a_site_without_a_menu_of_its_own_is_a_warning(tmp_path: Path) -> None:
    settings, _ = load_settings(written(tmp_path, "site_name: Harbour\n"))
    assert [str(problem).partition(": the")[0] for problem in settings.warnings] == ["mkdocs.yml: `nav` is missing"]
    written(tmp_path, "nav: [index.md]\n", "base.yml")
    settings, _ = load_settings(written(tmp_path, "INHERIT: base.yml\nsite_name: Harbour\n"))
    assert settings.warnings == ()


def test_a_key_that_mkdocs_does_not_know_is_a_warning_with_its_line(tmp_path: Path) -> None:
    assert warnings(tmp_path, "site_nam: x\nexta:\n  briefing: {}\n") == [
        "mkdocs.yml:2: `site_nam`: unrecognised configuration name: site_nam",
        "mkdocs.yml:3: `exta`: unrecognised configuration name: exta",
    ]


def test_this_repository_s_own_configuration_gives_no_warning() -> None:
    settings, _ = load_settings(Path(__file__).parents[1] / "mkdocs.yml")
    assert settings.warnings == ()
