"""The configuration: MkDocs' own `mkdocs.yml`, with ours under `extra.briefing`, checked once and whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import yaml
from mkdocs.config import config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load
from pydantic import BaseModel, ConfigDict, PositiveInt

from generator.errors import BriefingError, Problem
from generator.located_yaml import Located, parse, validate
from generator.process.cpu import cpu_count

# The Markdown extensions that were tried with hostile text and left every article as it was. Others may
# alter what an article says (smarty curls its quotation marks, snippets reads files into it).
HARMLESS_EXTENSIONS = frozenset({"attr_list", "fenced_code", "md_in_html", "meta", "tables", "toc"})

MKDOCS_KEYS = "See https://www.mkdocs.org/user-guide/configuration/"


class BriefingSection(BaseModel):
    """The part of `mkdocs.yml` that is ours: `extra.briefing`."""

    model_config = ConfigDict(extra="forbid")

    seeds: str = "seeds"
    """Folder of the articles."""
    registry: str = "registry.yml"
    """The editor's corrections; need not exist."""
    ids: str = "ids.tsv"
    """The ledger of ids, written by the generator and committed with the site."""
    text: Literal["full", "excerpts"] = "full"
    """`excerpts` keeps article texts off the site, where their owner has not allowed republishing."""
    model: str = "auto"
    """Name of an installed spaCy model, or `auto` for the best that is installed."""
    pages_from: PositiveInt | Literal["auto"] = "auto"
    """Mentions from which a name that one article alone has gets a page; `auto`: 1 in a small corpus, else 2."""
    max_megabytes: PositiveInt = 20
    """Largest seed file that is read."""
    max_seconds: PositiveInt = 120
    """Seconds of the processor that one article may take, to be read and again for its names: ten times the 11 that
    the longest text takes in which names are looked for (200,000 characters, measured)."""


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
    ids: Path
    """The ledger of ids; need not exist."""
    site_name: str
    """Name of the site."""
    site_url: str = ""
    """Where the site is published, with a slash at the end; empty where the configuration does not say."""
    folders: bool = True
    """Whether each page is published as a folder with an `index.html` (`use_directory_urls`)."""
    language: str = "en"
    """Language of the site (ISO 639-1), as its theme has it; articles in others are marked."""
    text: Literal["full", "excerpts"] = "full"
    """Whether pages and data carry the articles' text or key sentences only."""
    model: str = "auto"
    """spaCy model, or `auto`."""
    max_bytes: int = 20_000_000
    """Largest seed file that is read, in bytes."""
    max_seconds: int | None = None
    """Seconds of the processor that an article may take to be read, and again for its names; None: what it takes."""
    pages_from: int | None = None
    """Mentions from which a name that one article alone has gets a page; None: by the size of the corpus."""
    jobs: int = 1
    """Processes that extract at once."""
    executor: str | None = None
    """Workers elsewhere that extract ("dask:tcp://host:8786"); None: those of this machine."""
    warnings: tuple[Problem, ...] = field(default=(), compare=False)
    """What is odd in the configuration without being wrong."""
    excluded: tuple[str, ...] = ()
    """Patterns of pages that are kept out of the site, as in a .gitignore (`exclude_docs`, `draft_docs`)."""

    @property
    def state(self) -> Path:
        """Folder of what may be deleted at any time."""
        return self.root / ".briefing"

    @property
    def cache(self) -> Path:
        """File of what earlier builds found out."""
        return self.state / "cache.sqlite"

    @property
    def excludes(self) -> Callable[[str], bool]:
        """Whether a path below `docs` is kept out of the site."""
        patterns = config_options.PathSpec().run_validation("\n".join(self.excluded))
        return lambda path: bool(patterns.match_file(path))

    def shown(self, path: Path) -> str:
        """`path` as its owner knows it: relative to `root` where it lies below."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)

    def published_as(self, path: Path) -> str:
        """`path` for problems that are published: not where on the machine it lies, if that is elsewhere."""
        return self.shown(path) if path.is_relative_to(self.root) else path.name


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
    executor: str | None = None
    """`--executor`"""
    offline: bool = False
    """`--offline`"""
    address: str | None = None
    """`--address`"""
    serving: bool = False
    """The site is for this machine alone, at the address of its own server."""


class SiteConfig(MkDocsConfig):  # type: ignore[no-untyped-call]
    """MkDocs' view of the file; the folder of pages need not exist yet, for all of them may be generated."""

    docs_dir = config_options.DocsDir(default="docs")


@dataclass(frozen=True, slots=True)
class _Source:
    """One of the files that a configuration is made of."""

    shown: str
    """The file, for messages."""
    located: Located
    """What stands in it."""


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
    config_file = config_file.absolute()
    sources = _sources(config_file)
    site_config, faults, warnings = _mkdocs_config(config_file, overrides, sources)
    if faults:
        raise BriefingError(*_by_line((*faults, *_section(site_config, sources)[1])))
    settings, faults = _settings(config_file, site_config, overrides, sources, warnings)
    if settings is None:
        raise BriefingError(*faults)
    return settings, site_config


def settings_of(site_config: MkDocsConfig, overrides: Overrides = Overrides()) -> Settings:
    """The same from a configuration that MkDocs itself has loaded (`mkdocs build`, `mkdocs serve`).

    Raises:
        BriefingError: With every fault of `extra.briefing`.
    """
    config_file = Path(site_config.config_file_path).absolute()
    settings, faults = _settings(config_file, site_config, overrides, _sources(config_file))
    if settings is None:
        raise BriefingError(*faults)
    return settings


def optional_text(path: Path, settings: Settings, what: str) -> str:
    """The words of a file that a site can do without; empty where there is none.

    Args:
        path: The file.
        settings: For its name in messages.
        what: What it is, in messages ("registry").

    Raises:
        BriefingError: When the file is there and cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        message = f"cannot read the {what}: {_reason(error)}"
        raise BriefingError(Problem(settings.shown(path), None, message, "Mend the file")) from error


def _sources(config_file: Path) -> list[_Source]:
    """The configuration file, then the one it inherits from (`INHERIT`), and so on."""
    sources: list[_Source] = []
    path, seen = config_file, {config_file}
    while True:
        shown = os.path.relpath(path, config_file.parent)
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            hint = "Name it with --config, or make a site folder with `briefing new DIR`"
            if sources:
                hint = f"Correct `INHERIT` in {sources[-1].shown}"
            raise BriefingError(
                Problem(shown, None, f"cannot read the configuration: {_reason(error)}", hint)
            ) from error
        located, problems = parse(text, shown, foreign_tags=True)
        if located is None:
            raise BriefingError(*problems)
        if not isinstance(located.data, dict):
            hint = "It begins with `site_name: …`; `briefing new DIR` makes an example"
            raise BriefingError(Problem(shown, 1, "the configuration is not a mapping of keys to values", hint))
        sources.append(_Source(shown, located))
        inherited = located.data.get("INHERIT")
        if not isinstance(inherited, str):
            return sources
        path = Path(os.path.normpath(path.parent / inherited))
        if path in seen:
            line = located.line_of(("INHERIT",))
            raise BriefingError(Problem(shown, line, "`INHERIT`: goes in a circle", "Remove it from one of the files"))
        seen.add(path)


def _place(sources: Iterable[_Source], path: tuple[str | int, ...]) -> tuple[str, int | None]:
    """File and line in which the value at `path` stands; no line where it stands nowhere."""
    first, *_ = sources
    for length in range(len(path), 0, -1):
        for source in sources:
            if path[:length] in source.located.lines:
                return source.shown, source.located.lines[path[:length]]
    return first.shown, None


def _mkdocs_config(
    config_file: Path, overrides: Overrides, sources: list[_Source]
) -> tuple[MkDocsConfig, list[Problem], list[Problem]]:
    """MkDocs' own checks, with the line numbers that MkDocs does not give: errors, then warnings."""
    given = {"docs_dir": overrides.docs, "site_dir": overrides.site}
    paths: dict[str, Any] = {key: str(path.resolve()) for key, path in given.items() if path is not None}
    if overrides.offline:
        paths["use_directory_urls"] = False
    if overrides.address is not None:
        paths["dev_addr"] = overrides.address
    stand_ins: dict[str, Any] = {}
    problems: list[Problem] = []
    while True:
        site_config = SiteConfig(config_file_path=str(config_file))
        try:
            with config_file.open("rb") as file:
                site_config.load_file(file)
        except ConfigurationError as error:
            raise BriefingError(_not_loaded(error, sources[0].shown)) from error
        site_config.load_dict(paths | stand_ins)
        errors, warnings = site_config.validate()
        found = [
            Problem(*_place(sources, tuple(key.split("."))), f"`{key}`: {_first_line(reason)}", MKDOCS_KEYS)
            for key, reason in errors
            if key not in stand_ins
        ]
        if not found:
            break
        problems += found
        # MkDocs stops at the first fault. With a harmless value in its place we get to hear of the next.
        defaults = SiteConfig()
        stand_ins |= {key: "" if key == "site_name" else defaults[key] for key, _ in errors}
    open_questions = [
        Problem(*_place(sources, tuple(key.split("."))), f"`{key}`: {_first_line(reason)}", MKDOCS_KEYS, "warning")
        for key, reason in warnings
    ]
    if overrides.serving:
        path = urlsplit(site_config.site_url or "").path.strip("/")
        site_config.site_url = f"http://{site_config.dev_addr}/{path}{'/' if path else ''}"
    return site_config, problems, _by_line(open_questions)


def _by_line(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (problem.line is None, problem.line, problem))


def _not_loaded(error: ConfigurationError, shown: str) -> Problem:
    """A fault that keeps MkDocs from reading the file although we can: a tag that it does not know, for example."""
    cause = error.__context__
    if isinstance(cause, yaml.MarkedYAMLError) and cause.problem_mark:
        message = f"cannot read the YAML: {cause.problem}"
        return Problem(shown, cause.problem_mark.line + 1, message, "Correct the tag, or remove it")
    return Problem(shown, None, _first_line(error), MKDOCS_KEYS)


def _first_line(reason: object) -> str:
    text = str(reason).strip().splitlines()[0].rstrip(".")
    return text[0].lower() + text[1:]


def _reason(error: OSError | UnicodeDecodeError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8 text"
    return (error.strerror or str(error)).lower()


def _section(site_config: MkDocsConfig, sources: list[_Source]) -> tuple[BriefingSection | None, list[Problem]]:
    """Our part: the values as MkDocs has them (`!ENV` and `INHERIT` resolved), the lines as we have them."""
    extra = site_config.get("extra")
    ours = extra.get("briefing") if isinstance(extra, Mapping) else None
    below = ("extra", "briefing")
    if not isinstance(ours, Mapping):
        return validate(BriefingSection, Located(ours, sources[0].located.lines), sources[0].shown, below=below)
    faults: list[Problem] = []
    rest = dict(ours)
    for source in sources:
        here = {key: rest.pop(key) for key in list(rest) if (*below, key) in source.located.lines}
        faults += validate(BriefingSection, Located(here, source.located.lines), source.shown, below=below)[1]
    return (None if faults else BriefingSection.model_validate(dict(ours))), faults


def _unproven_extensions(sources: list[_Source]) -> list[Problem]:
    """Extensions of the first file that lists any: its list stands for those of inherited files."""
    source = next((each for each in sources if each.located.data.get("markdown_extensions")), None)
    if source is None:
        return []
    listed = source.located.data["markdown_extensions"]
    places = dict.fromkeys(listed) if isinstance(listed, Mapping) else dict(enumerate(listed))
    problems = []
    for place, item in places.items():
        name = place if item is None else next(iter(item)) if isinstance(item, Mapping) else item
        if str(name).removeprefix("markdown.extensions.") not in HARMLESS_EXTENSIONS:
            problems.append(
                Problem(
                    source.shown,
                    source.located.line_of(("markdown_extensions", place)),
                    f"the Markdown extension `{name}` may alter what articles say",
                    f"Remove it; known to be harmless: {', '.join(sorted(HARMLESS_EXTENSIONS))}",
                    "warning",
                )
            )
    return problems


def _site_url(config_file: Path, site_config: MkDocsConfig) -> str:
    """The site's own address, `!ENV` and `INHERIT` resolved: while serving, MkDocs has that of this machine instead."""
    with config_file.open("rb") as file:
        address = str(yaml_load(file, get_yaml_loader(config=site_config)).get("site_url") or "")
    return f"{address.rstrip('/')}/" if address else ""


def _no_menu(sources: list[_Source]) -> list[Problem]:
    """Without `nav` the menu lists every page, and Zensical prints the headlines there without escaping them."""
    if any(source.located.data.get("nav") for source in sources):
        return []
    message = "`nav` is missing: the menu would list every article and every name"
    hint = "List the indexes under `nav`, as the file that `briefing new DIR` makes does"
    return [Problem(sources[0].shown, None, message, hint, "warning")]


def _excluded(sources: list[_Source]) -> tuple[str, ...]:
    """The patterns as they were written: what MkDocs makes of them cannot be compared from one build to the next."""
    given = (
        next((source.located.data[key] for source in sources if key in source.located.data), None)
        for key in ("exclude_docs", "draft_docs")
    )
    return tuple(line for patterns in given if isinstance(patterns, str) for line in patterns.splitlines())


def _settings(
    config_file: Path,
    site_config: MkDocsConfig,
    overrides: Overrides,
    sources: list[_Source],
    warnings: Iterable[Problem] = (),
) -> tuple[Settings | None, list[Problem]]:
    section, faults = _section(site_config, sources)
    if section is None:
        return None, faults
    root = config_file.parent.resolve()

    def place(given: Path | None, configured: Any) -> Path:
        return given.resolve() if given is not None else (root / configured).resolve()

    settings = Settings(
        root=root,
        config_file=config_file.resolve(),
        docs=place(overrides.docs, site_config.docs_dir),
        site=place(overrides.site, site_config.site_dir),
        seeds=place(overrides.seeds, section.seeds),
        registry=place(overrides.registry, section.registry),
        ids=place(None, section.ids),
        site_name=site_config.site_name,
        site_url=_site_url(config_file, site_config),
        folders=site_config.use_directory_urls,
        language=site_config.theme.get("language") or "en",
        text=section.text,
        model=section.model,
        pages_from=None if section.pages_from == "auto" else section.pages_from,
        max_bytes=section.max_megabytes * 1_000_000,
        max_seconds=section.max_seconds,
        jobs=overrides.jobs or cpu_count(),
        executor=overrides.executor,
        warnings=(*warnings, *_unproven_extensions(sources), *_no_menu(sources)),
        excluded=_excluded(sources),
    )
    for what, folder in (("pages", settings.docs), ("the built site", settings.site)):
        if settings.seeds.is_relative_to(folder) or folder.is_relative_to(settings.seeds):
            message = f"`extra.briefing.seeds`: the folder of seeds and that of {what} lie in one another"
            hint = "Keep them apart, or articles are published as they are and pages read as articles"
            faults.append(Problem(*_place(sources, ("extra", "briefing", "seeds")), message, hint))
    if overrides.registry is not None and not settings.registry.exists():
        message = "cannot read the registry: no such file or directory"
        faults.append(Problem(str(overrides.registry), None, message, "Correct --registry"))
    return (None if faults else settings), faults
