"""Manifest of a built site: each file with the states of its source and output, so that only changes are rebuilt."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from generator.config import Settings
from generator.store.file_states import FileState
from generator.store.packed_numbers import number_of, pack, unpack
from generator.store.protocol import Store, load_record, save_record
from generator.store.versions import environment_version

KIND = "site"

# Endings of the files that the theme renders.
TEMPLATES = frozenset({".html", ".xml", ".txt"})

# Settings that decide where files are and which of them are published; every other setting may show on any page.
NOT_IN_PAGES = frozenset(
    {"theme", "plugins", "hooks", "watch", "dev_addr", "config_file_path", "docs_dir", "site_dir"}
    | {"exclude_docs", "draft_docs", "not_in_nav"}
)

# Front matter that the menu shows in addition to the title: see `nav-item.html` of Material.
IN_MENU = ("icon", "status", "subtitle")


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """A page or copied file of the site."""

    source: FileState
    """State of the source file below `docs/` or in the theme."""
    content: bytes
    """SHA-256 of the source; empty for copied files."""
    output: FileState
    """State of the output file below `site/`."""
    date: str | None = None
    """The page's date, for the sitemap."""
    lookups: bytes = b""
    """Packed numbers of the paths at which a link of the page searched for a file, whether one was there or not."""
    heading: str | None = None
    """First heading of a page in the navigation; every page shows it if the page has no other title."""
    anchor_targets: tuple[str, ...] | None = None
    """Paths of the pages to whose anchors a page in the navigation links."""


@dataclass(frozen=True, slots=True)
class SiteManifest:
    """A built site."""

    global_inputs: bytes
    """Hash of what every page depends on."""
    pages: dict[str, BuiltFile]
    """Pages, by path below `docs/`."""
    files: dict[str, BuiltFile]
    """Copied files, by path."""
    theme_files: dict[str, FileState]
    """Output of the theme's own templates ("not found", the sitemap), by path below `site/`."""
    sitemap_hash: bytes
    """Hash of the sitemap's content."""


def path_numbers(paths: Iterable[str]) -> frozenset[int]:
    """The numbers that represent paths."""
    return frozenset(map(number_of, paths))


def pack_paths(paths: Iterable[str]) -> bytes:
    """The numbers that represent paths, sorted and packed."""
    return pack(sorted(path_numbers(paths)))


def looked_up(built: BuiltFile, numbers: Set[int]) -> bool:
    """Whether a link of the page searched for a file at one of these paths, given by their numbers."""
    return not numbers.isdisjoint(unpack(built.lookups))


def load_manifest(store: Store, settings: Settings) -> SiteManifest | None:
    """The manifest of the last build."""
    return load_record(store, KIND, _key(settings), SiteManifest)


def save_manifest(store: Store, settings: Settings, manifest: SiteManifest) -> None:
    """Store the manifest for the next build."""
    save_record(store, KIND, _key(settings), manifest)


def _key(settings: Settings) -> bytes:
    """One manifest for each configuration, folder of pages and folder of the site."""
    return hashlib.sha256(f"{settings.config_file}\n{settings.docs}\n{settings.site}".encode()).digest()


def global_inputs(config: MkDocsConfig, nav_pages: Iterable[Page]) -> bytes:
    """Hash of what every page depends on: configuration, theme, navigation, our code, and installed packages.

    Args:
        config: The configuration as MkDocs has it.
        nav_pages: The pages of the navigation, with their titles.
    """
    inputs = hashlib.sha256(environment_version().encode())
    settings = {key: value for key, value in config.items() if key not in NOT_IN_PAGES} | dict(config.theme)
    inputs.update(repr(sorted(settings.items())).encode("utf-8", "surrogatepass"))
    for folder, path in own_templates(config):
        inputs.update(f"\n{path}\n".encode() + (folder / path).read_bytes())
    for page in nav_pages:
        shown = [page.meta.get(key) for key in IN_MENU]
        inputs.update(f"\n{page.file.src_uri} {page.title} {shown}".encode("utf-8", "surrogatepass"))
    return inputs.digest()


def own_templates(config: MkDocsConfig) -> Iterator[tuple[Path, str]]:
    """Templates of the site's own theme folder: the folder, and the path below it."""
    if config.theme.custom_dir:
        folder = Path(config.theme.custom_dir)
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix in TEMPLATES:
                yield folder, path.relative_to(folder).as_posix()
