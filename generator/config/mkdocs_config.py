"""Load `mkdocs.yml` through MkDocs, and report its errors with line numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from mkdocs.config import config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from generator.config.config_files import ConfigFiles
from generator.config.overrides import Overrides
from generator.errors import BriefingError, Level, Problem

MKDOCS_KEYS = "See https://www.mkdocs.org/user-guide/configuration/"


class SiteConfig(MkDocsConfig):  # type: ignore[no-untyped-call]
    """MkDocs' configuration; the folder of pages need not exist yet, because all pages may be generated."""

    docs_dir = config_options.DocsDir(default="docs")


def load_mkdocs_config(
    config_file: Path, overrides: Overrides, files: ConfigFiles
) -> tuple[MkDocsConfig, list[Problem], list[Problem]]:
    """Load the configuration and run MkDocs' own checks.

    Args:
        config_file: An `mkdocs.yml`.
        overrides: Values of the command line.
        files: The parsed file and those it inherits from, for line numbers, which MkDocs does not give.

    Returns:
        The configuration, its errors and its warnings; with errors the configuration is not usable.

    Raises:
        BriefingError: MkDocs cannot load the file at all.
    """
    given = _given(overrides)
    reused_articles: dict[str, Any] = {}
    problems: list[Problem] = []
    while True:
        site_config = _loaded(config_file, given | reused_articles, files)
        errors, warnings = site_config.validate()
        found = _problems(((key, reason) for key, reason in errors if key not in reused_articles), files, "error")
        if not found:
            break
        problems += found
        # MkDocs stops at the first error. A valid value in place of the wrong one makes it report the next.
        defaults = SiteConfig()
        reused_articles |= {key: "" if key == "site_name" else defaults[key] for key, _ in errors}
    if overrides.serving:
        path = urlsplit(site_config.site_url or "").path.strip("/")
        site_config.site_url = f"http://{site_config.dev_addr}/{path}{'/' if path else ''}"
    return site_config, problems, by_line(_problems(warnings, files, "warning"))


def by_line(problems: Iterable[Problem]) -> list[Problem]:
    """Sort problems by line; those without a line come last."""
    return sorted(problems, key=lambda problem: (problem.line is None, problem.line, problem))


def configured_site_url(config_file: Path, site_config: MkDocsConfig) -> str:
    """Return `site_url` with `!ENV` and `INHERIT` resolved and a slash at the end; empty if it is missing.

    It is read from the file because MkDocs replaces it by the address of this machine while serving.
    """
    with config_file.open("rb") as file:
        address = str(yaml_load(file, get_yaml_loader(config=site_config)).get("site_url") or "")
    return f"{address.rstrip('/')}/" if address else ""


def _given(overrides: Overrides) -> dict[str, Any]:
    """Return the command-line values that are MkDocs' own keys."""
    paths = {"docs_dir": overrides.docs, "site_dir": overrides.site}
    given: dict[str, Any] = {key: str(path.resolve()) for key, path in paths.items() if path is not None}
    if overrides.offline:
        given["use_directory_urls"] = False
    if overrides.address is not None:
        given["dev_addr"] = overrides.address
    return given


def _loaded(config_file: Path, values: Mapping[str, Any], files: ConfigFiles) -> MkDocsConfig:
    site_config = SiteConfig(config_file_path=str(config_file))
    try:
        with config_file.open("rb") as file:
            site_config.load_file(file)
    except ConfigurationError as error:
        raise BriefingError(_not_loaded(error, files.main.shown)) from error
    site_config.load_dict(dict(values))
    return site_config


def _not_loaded(error: ConfigurationError, shown: str) -> Problem:
    """Report why MkDocs cannot load a file that we can parse: a tag it does not know, for example."""
    cause = error.__context__
    if isinstance(cause, yaml.MarkedYAMLError) and cause.problem_mark:
        message = f"cannot read the YAML: {cause.problem}"
        return Problem(shown, cause.problem_mark.line + 1, message, "Fix or remove the tag")
    return Problem(shown, None, _first_line(error), MKDOCS_KEYS)


def _problems(reported: Iterable[tuple[str, Any]], files: ConfigFiles, level: Level) -> list[Problem]:
    """Convert MkDocs' errors or warnings, pairs of key and reason, to problems with file and line."""
    return [
        Problem(*files.place(tuple(key.split("."))), f"`{key}`: {_first_line(reason)}", MKDOCS_KEYS, level)
        for key, reason in reported
    ]


def _first_line(reason: object) -> str:
    text = str(reason).strip().splitlines()[0].rstrip(".")
    return text[0].lower() + text[1:]
