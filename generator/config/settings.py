"""The typed settings of a build, and the schema of `extra.briefing`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, PositiveInt

from generator.errors import Problem


class BriefingSection(BaseModel):
    """The section `extra.briefing` of `mkdocs.yml`."""

    model_config = ConfigDict(extra="forbid")

    seeds: str = "seeds"
    """Folder of the articles."""
    registry: str = "registry.yml"
    """The editor's corrections; the file need not exist."""
    ids: str = "ids.tsv"
    """The id ledger, written by the generator and committed with the site."""
    text: Literal["full", "excerpts"] = "full"
    """`excerpts` keeps article texts off the site, for articles that may not be republished."""
    model: str = "auto"
    """Name of an installed spaCy model, or `auto` for the best one installed."""
    pages_from: PositiveInt | Literal["auto"] = "auto"
    """Mentions needed for a page of its own by a name that only one article has; `auto`: 1 in a small corpus, else
    2."""
    max_megabytes: PositiveInt = 20
    """Largest seed file that is read, in millions of bytes."""
    max_seconds: PositiveInt = 120
    """CPU seconds allowed for reading one article, and again for extracting its names: ten times the 11 seconds
    measured for the longest text that is searched for names (200,000 characters)."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The checked configuration of a build; all paths are absolute."""

    root: Path
    """Folder of the configuration file; problems name files relative to it."""
    config_file: Path
    """The configuration file."""
    docs: Path
    """Folder of the pages, generated and hand-written."""
    site: Path
    """Folder of the built site."""
    seeds: Path
    """Folder of the articles."""
    registry: Path
    """The editor's corrections; the file need not exist."""
    ids: Path
    """The id ledger; the file need not exist."""
    site_name: str
    """Name of the site."""
    site_url: str = ""
    """Address of the published site, ending in a slash; empty if it is not configured."""
    folders: bool = True
    """Whether each page is published as a folder with an `index.html` (`use_directory_urls`)."""
    language: str = "en"
    """Language of the site (ISO 639-1), from its theme; articles in other languages are marked."""
    text: Literal["full", "excerpts"] = "full"
    """Whether pages and data contain the articles' full text or key sentences only."""
    model: str = "auto"
    """Name of a spaCy model, or `auto`."""
    max_bytes: int = 20_000_000
    """Largest seed file that is read, in bytes."""
    max_seconds: int | None = None
    """CPU seconds allowed for reading one article, and again for extracting its names; None: no limit."""
    pages_from: int | None = None
    """Mentions needed for a page of its own by a name that only one article has; None: depends on the corpus size."""
    jobs: int = 1
    """Number of processes that extract at the same time."""
    executor: str | None = None
    """Remote workers that extract ("dask:tcp://host:8786"); None: processes of this machine."""
    warnings: tuple[Problem, ...] = field(default=(), compare=False)
    """Warnings about the configuration."""
    excluded: tuple[str, ...] = ()
    """Patterns of pages left out of the site, in the syntax of .gitignore (`exclude_docs`, `draft_docs`)."""

    @property
    def state(self) -> Path:
        """Folder of files that may be deleted at any time."""
        return self.root / ".briefing"

    @property
    def cache(self) -> Path:
        """File of the store that builds share."""
        return self.state / "cache.sqlite"

    @property
    def excludes(self) -> Callable[[str], bool]:
        """Predicate: whether a path below `docs` is left out of the site."""
        from mkdocs.config import config_options

        patterns = config_options.PathSpec().run_validation("\n".join(self.excluded))
        return lambda path: bool(patterns.match_file(path))

    def shown(self, path: Path) -> str:
        """Return the name of `path` in messages: relative to `root` if it is below it, else absolute."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)

    def published_as(self, path: Path) -> str:
        """Return the name of `path` in published problems, which must not reveal folders outside `root`."""
        return self.shown(path) if path.is_relative_to(self.root) else path.name
