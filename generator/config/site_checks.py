"""Check parts of `mkdocs.yml` that MkDocs accepts but a briefing site should not have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.config.config_files import ConfigFiles
from generator.config.settings import Settings
from generator.errors import Problem

HARMLESS_EXTENSIONS = frozenset({"attr_list", "fenced_code", "md_in_html", "meta", "tables", "toc"})
"""Markdown extensions that were tested with hostile text and left every article unchanged. Others may change the text
of an article: smarty curls its quotation marks, snippets reads files into it."""


def check_extensions(files: ConfigFiles) -> list[Problem]:
    """Warn of Markdown extensions that may change the text of articles.

    Only the first file that lists any is checked: its list replaces those of inherited files.
    """
    file = next((each for each in files.files if each.located.data.get("markdown_extensions")), None)
    if file is None:
        return []
    listed = file.located.data["markdown_extensions"]
    entries = dict.fromkeys(listed) if isinstance(listed, Mapping) else dict(enumerate(listed))
    problems = []
    for place, item in entries.items():
        name = place if item is None else next(iter(item)) if isinstance(item, Mapping) else item
        if str(name).removeprefix("markdown.extensions.") not in HARMLESS_EXTENSIONS:
            message = f"the Markdown extension `{name}` may change the text of articles"
            hint = f"Remove it; extensions known to be harmless: {', '.join(sorted(HARMLESS_EXTENSIONS))}"
            line = file.located.line_of(("markdown_extensions", place))
            problems.append(Problem(file.shown, line, message, hint, "warning"))
    return problems


def check_nav(files: ConfigFiles) -> list[Problem]:
    """Warn of a missing `nav`: the menu lists every page then, and Zensical prints its headlines there unescaped."""
    if any(file.located.data.get("nav") for file in files.files):
        return []
    message = "`nav` is missing: the menu would list every article and every name"
    hint = "List the section pages under `nav`, as in the file that `briefing new DIR` creates"
    return [Problem(files.main.shown, None, message, hint, "warning")]


def check_folders(settings: Settings, files: ConfigFiles, registry: Path | None) -> list[Problem]:
    """Report folders that contain one another, and a missing registry that was named on the command line.

    Args:
        settings: The settings, otherwise valid.
        files: The configuration files.
        registry: `--registry`; None if it was not given.
    """
    problems = []
    for what, folder in (("pages", settings.docs), ("the built site", settings.site)):
        if settings.seeds.is_relative_to(folder) or folder.is_relative_to(settings.seeds):
            message = f"`extra.briefing.seeds`: the folders of seeds and of {what} must not contain one another"
            hint = "Use separate folders, or articles would be published unprocessed and pages read as articles"
            problems.append(Problem(*files.place(("extra", "briefing", "seeds")), message, hint))
    if registry is not None and not settings.registry.exists():
        message = "cannot read the registry: no such file or directory"
        problems.append(Problem(str(registry), None, message, "Fix the path given with --registry"))
    return problems


def excluded_patterns(files: ConfigFiles) -> tuple[str, ...]:
    """Return the patterns of `exclude_docs` and `draft_docs` as written, so that builds can compare them."""
    given: Iterable[object] = (files.value(key) for key in ("exclude_docs", "draft_docs"))
    return tuple(line for patterns in given if isinstance(patterns, str) for line in patterns.splitlines())
