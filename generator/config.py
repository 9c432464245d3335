"""The configuration: MkDocs' own `mkdocs.yml`, with ours under `extra.briefing`, checked once and whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from pydantic import BaseModel, ConfigDict, PositiveInt

from generator.errors import BriefingError, Problem
from generator.located_yaml import Located, parse, validate

# The Markdown extensions that were tried with hostile text and left every article as it was. Others may
# alter what an article says (smarty curls its quotation marks, snippets reads files into it).
HARMLESS_EXTENSIONS = frozenset({"attr_list", "fenced_code", "md_in_html", "meta", "tables", "toc"})


class BriefingSection(BaseModel):
    """The part of `mkdocs.yml` that is ours: `extra.briefing`."""

    model_config = ConfigDict(extra="forbid")

    seeds: str = "seeds"
    """Folder of the articles."""
    registry: str = "registry.yml"
    """The editor's corrections; need not exist."""
    text: Literal["full", "excerpts"] = "full"
    """`excerpts` keeps article texts off the site, where their owner has not allowed republishing."""
    model: str = "auto"
    """Name of an installed spaCy model, or `auto` for the best that is installed."""
    max_megabytes: PositiveInt = 20
    """Largest seed file that is read."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a build needs to know, every path absolute."""

    root: Path
    """Folder of the configuration file; problems name files relative to it."""
    config_file: Path
    """The configuration file."""
    docs: Path
    """Where pages are written, beside the hand-written ones."""
    site: Path
    """Where MkDocs puts the built site."""
    seeds: Path
    """Folder of the articles."""
    registry: Path
    """The editor's corrections; need not exist."""
    site_name: str
    """Name of the site."""
    language: str = "en"
    """Language of the site (ISO 639-1), as its theme has it; articles in others are marked."""
    text: Literal["full", "excerpts"] = "full"
    """Whether pages and data carry the articles' text or key sentences only."""
    model: str = "auto"
    """spaCy model, or `auto`."""
    max_bytes: int = 20_000_000
    """Largest seed file that is read, in bytes."""
    jobs: int = 1
    """Processes that extract at once."""
    warnings: tuple[Problem, ...] = field(default=(), compare=False)
    """What is odd in the configuration without being wrong."""

    @property
    def state(self) -> Path:
        """Folder of what may be deleted at any time."""
        return self.root / ".briefing"

    def shown(self, path: Path) -> str:
        """`path` as its owner knows it: relative to `root` where it lies below."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the command line says instead of the configuration; None leaves the configuration's word."""

    seeds: Path | None = None
    """`--seeds`"""
    docs: Path | None = None
    """`--docs`"""
    site: Path | None = None
    """`--site`"""
    registry: Path | None = None
    """`--registry`"""
    jobs: int | None = None
    """`--jobs`"""


def load_settings(config_file: Path, overrides: Overrides = Overrides()) -> tuple[Settings, MkDocsConfig]:
    """Read and check a configuration file.

    Args:
        config_file: An `mkdocs.yml`.
        overrides: Paths given on the command line, relative to the current folder.

    Returns:
        The settings, and MkDocs' view of the same file, ready for `mkdocs.commands.build.build`.

    Raises:
        BriefingError: With every fault of the file, not just the first.
    """
    shown = config_file.name
    try:
        text = config_file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        hint = "Name it with --config, or make a site folder with `briefing new DIR`"
        raise BriefingError(
            Problem(str(config_file), None, f"cannot read the configuration: {reason}", hint)
        ) from error
    located, problems = parse(text, shown, foreign_tags=True)
    if located is None:
        raise BriefingError(*problems)
    if not isinstance(located.data, dict):
        raise BriefingError(Problem(shown, 1, "the configuration is not a mapping of keys to values", "See the guide"))
    site_config, faults = _mkdocs_config(config_file, overrides, located, shown)
    section, more = _section(located, shown)
    if section is None or faults or more:
        raise BriefingError(*faults, *more)
    return _settings(config_file, site_config, section, overrides, _unproven_extensions(located, shown)), site_config


def settings_of(site_config: MkDocsConfig, overrides: Overrides = Overrides()) -> Settings:
    """The same from a configuration that MkDocs itself has loaded (`mkdocs build`, `mkdocs serve`).

    Raises:
        BriefingError: With every fault of `extra.briefing`.
    """
    config_file = Path(site_config.config_file_path)
    located, problems = parse(config_file.read_text(encoding="utf-8"), config_file.name, foreign_tags=True)
    if located is None:
        raise BriefingError(*problems)
    section, faults = _section(located, config_file.name)
    if section is None:
        raise BriefingError(*faults)
    warnings = _unproven_extensions(located, config_file.name)
    return _settings(config_file, site_config, section, overrides, warnings)


def registry_text(settings: Settings) -> str:
    """The words of the editor's file; empty where there is none, for a site without corrections needs none.

    Raises:
        BriefingError: When the file is there and cannot be read.
    """
    try:
        return settings.registry.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        problem = Problem(
            settings.shown(settings.registry), None, f"cannot read the registry: {reason}", "Mend the file"
        )
        raise BriefingError(problem) from error


def _mkdocs_config(
    config_file: Path, overrides: Overrides, located: Located, shown: str
) -> tuple[MkDocsConfig, list[Problem]]:
    """MkDocs' own checks, with the line numbers that MkDocs does not give."""
    site_config = MkDocsConfig(config_file_path=str(config_file))
    try:
        with config_file.open("rb") as file:
            site_config.load_file(file)
    except ConfigurationError as error:
        return site_config, [Problem(shown, None, str(error), "See https://www.mkdocs.org/user-guide/configuration/")]
    paths = {"docs_dir": overrides.docs, "site_dir": overrides.site}
    site_config.load_dict({key: str(path.resolve()) for key, path in paths.items() if path is not None})
    docs = site_config.get("docs_dir")
    if isinstance(docs, str):  # a site whose pages are all generated starts without the folder
        (config_file.parent / docs).mkdir(parents=True, exist_ok=True)
    errors, _ = site_config.validate()  # MkDocs itself prints its warnings when it builds
    return site_config, [
        Problem(shown, located.line_of(tuple(key.split("."))), f"`{key}`: {_first_line(reason)}")
        for key, reason in errors
    ]


def _first_line(reason: object) -> str:
    text = str(reason).strip().splitlines()[0].rstrip(".")
    return text[0].lower() + text[1:]


def _section(located: Located, shown: str) -> tuple[BriefingSection | None, list[Problem]]:
    extra = located.data.get("extra")
    ours = extra.get("briefing") if isinstance(extra, dict) else None
    return validate(BriefingSection, Located(ours, located.lines), shown, below=("extra", "briefing"))


def _unproven_extensions(located: Located, shown: str) -> tuple[Problem, ...]:
    listed = located.data.get("markdown_extensions") or []
    names = [next(iter(item)) if isinstance(item, Mapping) else item for item in listed]
    return tuple(
        Problem(
            shown,
            located.line_of(("markdown_extensions", index)),
            f"the Markdown extension `{name}` may alter what articles say",
            f"Remove it; known to be harmless: {', '.join(sorted(HARMLESS_EXTENSIONS))}",
            "warning",
        )
        for index, name in enumerate(names)
        if name not in HARMLESS_EXTENSIONS
    )


def _settings(
    config_file: Path,
    site_config: MkDocsConfig,
    section: BriefingSection,
    overrides: Overrides,
    warnings: tuple[Problem, ...],
) -> Settings:
    root = config_file.parent.resolve()

    def place(given: Path | None, configured: Any) -> Path:
        return given.resolve() if given is not None else (root / configured).resolve()

    return Settings(
        root=root,
        config_file=config_file.resolve(),
        docs=place(overrides.docs, site_config.docs_dir),
        site=place(overrides.site, site_config.site_dir),
        seeds=place(overrides.seeds, section.seeds),
        registry=place(overrides.registry, section.registry),
        site_name=site_config.site_name,
        language=site_config.theme.get("language") or "en",
        text=section.text,
        model=section.model,
        max_bytes=section.max_megabytes * 1_000_000,
        jobs=overrides.jobs or 1,
        warnings=warnings,
    )
