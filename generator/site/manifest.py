"""The site as it was built last: what of it still holds need not be made again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from generator.config import Settings
from generator.store.file_states import FileState
from generator.store.packed_numbers import number_of, unpack
from generator.store.protocol import load_record, save_record
from generator.store.sqlite import SqliteStore
from generator.store.versions import environment_version

KIND = "site"

# Endings of the files that the theme renders.
TEMPLATES = frozenset({".html", ".xml", ".txt"})

# Settings that say where files are and which there are; the rest may be on any page.
NOT_IN_PAGES = frozenset(
    {"theme", "plugins", "hooks", "watch", "dev_addr", "config_file_path", "docs_dir", "site_dir"}
    | {"exclude_docs", "draft_docs", "not_in_nav"}
)

# What the menu shows of a page besides its title: see `nav-item.html` of Material.
IN_MENU = ("icon", "status", "subtitle")


@dataclass(frozen=True, slots=True)
class Built:
    """A page or a file of the site as it was built."""

    source: FileState
    """Size and time of change (ns) of the file below `docs/` or in the theme."""
    content: bytes
    """Hash of its bytes; empty for files that are only copied."""
    output: FileState
    """The same of the file below `site/`."""
    date: str | None = None
    """The page's date, which the site map lists."""
    asked: bytes = b""
    """Numbers of the paths at which rendering it looked for a file, whether one was there or not, 4 bytes each."""
    heading: str | None = None
    """First heading, of a page in the navigation: its title, which is on every page, may be that."""
    anchors_of: tuple[str, ...] | None = None
    """Pages to whose anchors it leads, by path, where it is in the navigation."""


@dataclass(frozen=True, slots=True)
class Record:
    """A site as it was built."""

    frame: bytes
    """Hash of what every page depends on."""
    pages: dict[str, Built]
    """By path below `docs/`."""
    files: dict[str, Built]
    """Files that are copied, by path."""
    made: dict[str, FileState]
    """What is made of the theme's own templates ("not found", the site map), by path below `site/`."""
    listed: bytes
    """Hash of what the site map lists."""


def numbers_of(paths: Iterable[str]) -> frozenset[int]:
    """Return the numbers that stand for paths."""
    return frozenset(map(number_of, paths))


def asked_for(built: Built, numbers: Set[int]) -> bool:
    """Whether rendering a page looked for a file at one of these paths, given by their numbers."""
    return not numbers.isdisjoint(unpack(built.asked))


def recall(cache: SqliteStore, settings: Settings) -> Record | None:
    """The site as it was built last."""
    return load_record(cache, KIND, _key(settings), Record)


def keep(cache: SqliteStore, settings: Settings, record: Record) -> None:
    """Remember a site that is built."""
    save_record(cache, KIND, _key(settings), record)


def _key(settings: Settings) -> bytes:
    """One record a configuration, folder of pages and folder of the site."""
    return hashlib.sha256(f"{settings.config_file}\n{settings.docs}\n{settings.site}".encode()).digest()


def frame_of(config: MkDocsConfig, in_nav: Iterable[Page]) -> bytes:
    """A hash of what every page depends on: configuration, theme, navigation, our code, and all that is installed."""
    digest = hashlib.sha256(environment_version().encode())
    settings = {key: value for key, value in config.items() if key not in NOT_IN_PAGES} | dict(config.theme)
    digest.update(repr(sorted(settings.items())).encode("utf-8", "surrogatepass"))
    for folder, path in own_templates(config):
        digest.update(f"\n{path}\n".encode() + (folder / path).read_bytes())
    for page in in_nav:
        shown = [page.meta.get(key) for key in IN_MENU]
        digest.update(f"\n{page.file.src_uri} {page.title} {shown}".encode("utf-8", "surrogatepass"))
    return digest.digest()


def own_templates(config: MkDocsConfig) -> Iterator[tuple[Path, str]]:
    """The owner's templates: folder and path below it."""
    if config.theme.custom_dir:
        folder = Path(config.theme.custom_dir)
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix in TEMPLATES:
                yield folder, path.relative_to(folder).as_posix()
