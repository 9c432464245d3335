"""Load and check the configuration, reporting every error at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.config.config_files import ConfigFiles, parse_files, reason_of
from generator.config.overrides import NO_OVERRIDES, Overrides
from generator.config.settings import BriefingSection, Settings
from generator.config.site_checks import check_extensions, check_folders, check_nav, excluded_patterns
from generator.errors import BriefingError, Problem
from generator.located_yaml import Located, validate
from generator.process.cpu import cpu_count

# MkDocs is a quarter of the import time of the command line (0.30 to 0.23 s of CPU), so it is imported on first use.
if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def load_settings(config_file: Path, overrides: Overrides = NO_OVERRIDES) -> tuple[Settings, MkDocsConfig]:
    """Load and check a configuration file.

    Args:
        config_file: An `mkdocs.yml`.
        overrides: Values of the command line; paths are relative to the current folder.

    Returns:
        The settings, and MkDocs' configuration, ready for `mkdocs.commands.build.build`.

    Raises:
        BriefingError: With every error of the file, not just the first.
    """
    from generator.config.mkdocs_config import by_line, load_mkdocs_config

    config_file = config_file.absolute()
    files = parse_files(config_file)
    site_config, errors, warnings = load_mkdocs_config(config_file, overrides, files)
    if errors:
        raise BriefingError(*by_line((*errors, *_section(site_config, files)[1])))
    return _settings(config_file, site_config, overrides, files, warnings), site_config


def settings_of(site_config: MkDocsConfig, overrides: Overrides = NO_OVERRIDES) -> Settings:
    """Return the settings for a configuration that MkDocs has loaded (`mkdocs build`, `mkdocs serve`).

    Args:
        site_config: MkDocs' configuration.
        overrides: Values of the command line.

    Raises:
        BriefingError: With every error of `extra.briefing`.
    """
    config_file = Path(site_config.config_file_path).absolute()
    return _settings(config_file, site_config, overrides, parse_files(config_file))


def optional_text(path: Path, settings: Settings, what: str) -> str:
    """Read a file that a site need not have.

    Args:
        path: The file.
        settings: For the file's name in messages.
        what: What the file is, for messages ("registry").

    Returns:
        Its text; empty if it does not exist.

    Raises:
        BriefingError: The file exists and cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        message = f"cannot read the {what}: {reason_of(error)}"
        hint = "Save it as UTF-8" if isinstance(error, UnicodeDecodeError) else "Check the file and its permissions"
        raise BriefingError(Problem(settings.shown(path), None, message, hint)) from error


def _settings(
    config_file: Path,
    site_config: MkDocsConfig,
    overrides: Overrides,
    files: ConfigFiles,
    warnings: Iterable[Problem] = (),
) -> Settings:
    from generator.config.mkdocs_config import configured_site_url

    section, errors = _section(site_config, files)
    if section is None:
        raise BriefingError(*errors)
    root = config_file.parent.resolve()

    def path_of(given: Path | None, configured: Any) -> Path:
        return given.resolve() if given is not None else (root / configured).resolve()

    settings = Settings(
        root=root,
        config_file=config_file.resolve(),
        docs=path_of(overrides.docs, site_config.docs_dir),
        site=path_of(overrides.site, site_config.site_dir),
        seeds=path_of(overrides.seeds, section.seeds),
        registry=path_of(overrides.registry, section.registry),
        ids=path_of(None, section.ids),
        site_name=site_config.site_name,
        site_url=configured_site_url(config_file, site_config),
        folders=site_config.use_directory_urls,
        language=site_config.theme.get("language") or "en",
        text=section.text,
        model=section.model,
        pages_from=None if section.pages_from == "auto" else section.pages_from,
        max_bytes=section.max_megabytes * 1_000_000,
        max_seconds=section.max_seconds,
        jobs=overrides.jobs or cpu_count(),
        executor=overrides.executor,
        warnings=(*warnings, *check_extensions(files), *check_nav(files)),
        excluded=excluded_patterns(files),
    )
    errors = check_folders(settings, files, overrides.registry)
    if errors:
        raise BriefingError(*errors)
    return settings


def _section(site_config: MkDocsConfig, files: ConfigFiles) -> tuple[BriefingSection | None, list[Problem]]:
    """Check `extra.briefing`: its values as MkDocs resolves them (`!ENV`, `INHERIT`), its lines as we parse them.

    Returns:
        The section, or None and one problem for every error.
    """
    extra = site_config.get("extra")
    section = extra.get("briefing") if isinstance(extra, Mapping) else None
    below = ("extra", "briefing")
    if not isinstance(section, Mapping):
        return validate(BriefingSection, Located(section, files.main.located.lines), files.main.shown, below=below)
    problems: list[Problem] = []
    rest = dict(section)
    for file in files.files:
        here = {key: rest.pop(key) for key in list(rest) if (*below, key) in file.located.lines}
        problems += validate(BriefingSection, Located(here, file.located.lines), file.shown, below=below)[1]
    return (None if problems else BriefingSection.model_validate(dict(section))), problems
