"""docs/ -> site/ by MkDocs' own rendering: only the pages that have changed, and on every core.

`mkdocs build` renders every page each time, in one process; its `--dirty` mode leaves pages stale. A page's HTML
follows from its Markdown, the configuration, the theme, the titles in the navigation and which files its links lead
to: where none of these has changed, it is not rendered again. Where more may play a part (`why_whole` says what),
the site is built whole, as `mkdocs build` does it.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import multiprocessing
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import jinja2.meta
import msgspec
from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from generator.cache import Cache
from generator.config import HARMLESS_EXTENSIONS, Overrides, Settings, load_settings
from generator.last_build import changed_at
from generator.outcome import SILENT, Listener
from generator.quick_page import Converter, QuickPage
from generator.workers import Processes, leave_interrupts_to_parent

KIND = "site"
NONE = Overrides()

# Pages that are rendered in the time in which a worker starts (2 s) and looks through the files of a large site (3 s).
NOT_WORTH_IT = 400

# Pages that a worker renders at a time.
TASK = 50

# New or missing files up to which the pages that may link to them are looked for; beyond, all are rendered.
FEW = 200

# The indexes of search, each a folder whose name is new with each of its hundreds of files.
INDEXES = "search/"

# Endings of the files that the theme renders.
TEMPLATES = frozenset({".html", ".xml", ".txt"})

# Settings that say where files are and which there are; the rest may be on any page.
NOT_IN_PAGES = frozenset(
    {"theme", "plugins", "hooks", "watch", "dev_addr", "config_file_path", "docs_dir", "site_dir"}
    | {"exclude_docs", "draft_docs", "not_in_nav"}
)

# What a template may know of all pages at once, or of the time of the build.
OF_THE_WHOLE = frozenset({"pages", "build_date_utc"})


@dataclass(frozen=True, slots=True)
class Built:
    """A page or a file of the site as it was built."""

    source: tuple[int, int]
    """Size and time of change (ns) of the file below `docs/` or in the theme."""
    content: bytes
    """Hash of its bytes; empty for files that are only copied."""
    output: tuple[int, int]
    """The same of the file below `site/`."""
    date: str | None = None
    """The page's date, which the site map lists."""


@dataclass(frozen=True, slots=True)
class Record:
    """A site as it was built."""

    frame: bytes
    """Hash of what every page depends on."""
    pages: dict[str, Built]
    """By path below `docs/`."""
    files: dict[str, Built]
    """Files that are copied, by path."""


def build_site(
    settings: Settings, config: MkDocsConfig, overrides: Overrides = NONE, listener: Listener = SILENT
) -> int | None:
    """Build the site.

    Args:
        settings: The checked configuration.
        config: MkDocs' view of it; the pages have been generated.
        overrides: With which workers load it once more.
        listener: Told of the progress.

    Returns:
        The number of pages rendered; None where the site was built whole.

    Raises:
        mkdocs.exceptions.Abort: As `mkdocs build` does.
    """
    if why_whole(config) is not None:
        mkdocs_build.build(config)
        return None
    with closing(Cache(settings.cache, shown_as=settings.shown(settings.cache))) as cache:
        key = hashlib.sha256(f"{settings.config_file}\n{settings.docs}\n{settings.site}".encode()).digest()
        before = _recalled(cache, key)
        record, rendered = _build(settings, config, overrides, listener, before)
        cache.put(KIND, {key: msgspec.msgpack.encode(record)})
    return rendered


def why_whole(config: MkDocsConfig) -> str | None:
    """What in a configuration may make a page depend on more than we follow; None where nothing does."""
    if config.strict:
        return "strict: each warning counts, those of unchanged pages too"
    if config.hooks:
        return "hooks"
    others = sorted(set(config.plugins) - {"briefing"})
    if others:
        return f"the plugin {others[0]}"
    extensions = {str(name).removeprefix("markdown.extensions.") for name in config.markdown_extensions}
    if extensions - HARMLESS_EXTENSIONS:
        return f"the Markdown extension {min(extensions - HARMLESS_EXTENSIONS)}"
    environment = config.theme.get_env()
    for folder, path in _templates(config):
        source = (folder / path).read_text(encoding="utf-8", errors="replace")
        try:
            reads = jinja2.meta.find_undeclared_variables(environment.parse(source))
        except jinja2.TemplateError:
            return f"the template {path}"
        # The site map is made anew each time, from what it needs: addresses and dates.
        if path != "sitemap.xml" and reads & OF_THE_WHOLE:
            return f"the template {path}, which reads {min(reads & OF_THE_WHOLE)}"
    return None


class Site:
    """A site's files, navigation and templates as MkDocs has them, and the rendering of one page after another."""

    def __init__(self, config: MkDocsConfig) -> None:
        self.config: MkDocsConfig = config.plugins.on_config(config)
        files = get_files(self.config)
        environment = self.config.theme.get_env()
        files.add_files_from_theme(environment, self.config)
        self.files: Files = self.config.plugins.on_files(files, config=self.config)
        set_exclusions(self.files, self.config)
        self.nav: Navigation = self.config.plugins.on_nav(
            get_navigation(self.files, self.config), config=self.config, files=self.files
        )
        self.documents: Sequence[File] = self.files.documentation_pages()
        self.in_nav = frozenset(page.file.src_uri for page in self.nav.pages)
        for page in self.nav.pages:  # their titles are on every page
            mkdocs_build._populate_page(page, self.config, self.files)
        self.environment: jinja2.Environment = self.config.plugins.on_env(
            environment, config=self.config, files=self.files
        )

    @cached_property
    def _converter(self) -> Converter:
        """Made when a page is rendered: where none has changed, none is."""
        return Converter(self.files, self.config)

    def page(self, file: File) -> Page:
        """The page of a file; made where the navigation has not made it."""
        return file.page if file.page is not None else Page(None, file, self.config)

    def render(self, file: File) -> str | None:
        """Render a page into the site, and return its date."""
        in_nav = file.src_uri in self.in_nav
        page = self.page(file) if in_nav else QuickPage(file, self.config, self._converter)
        if page.content is None:
            mkdocs_build._populate_page(page, self.config, self.files)
        mkdocs_build._build_page(page, self.config, self.documents, self.nav, self.environment)
        when = _date(page)
        if not in_nav:  # nobody asks for it again; ten thousand of them would fill the memory
            file.page = None
        return when


def _build(
    settings: Settings, config: MkDocsConfig, overrides: Overrides, listener: Listener, before: Record | None
) -> tuple[Record, int]:
    config.plugins.on_pre_build(config=config)
    site = Site(config)
    frame = _frame(site)
    if before is None or before.frame != frame:
        before = Record(frame, {}, {})
    documents = {file.src_uri: file for file in site.documents}
    copied = {f.src_uri: f for f in site.files if not f.is_documentation_page() and f.inclusion.is_included()}  # type: ignore[no-untyped-call]
    # The Markdown of pages lies beside them: see `sources`.
    _remove_others(config, {*documents, *(file.dest_uri for file in (*documents.values(), *copied.values()))})
    kept = dict(_unchanged(documents, copied, before, site.in_nav))
    changed = [file for path, file in documents.items() if path not in kept and path not in site.in_nav]
    listener.begin("Building pages", len(changed))
    dates = {path: built.date for path, built in kept.items()}
    dates.update(_rendered(site, changed, settings, overrides, listener))
    files = dict(_copied(copied, before.files))
    _build_templates(site, dates)
    for page in site.nav.pages:
        dates[page.file.src_uri] = site.render(page.file)
    for page in site.nav.pages:
        page.validate_anchor_links(files=site.files, log_level=config.validation.links.anchors)
    config.plugins.on_post_build(config=config)
    pages = {
        path: kept[path] if path in kept else _built(file, dates[path], hashed=True) for path, file in documents.items()
    }
    return Record(frame, pages, files), len(documents) - len(kept)


def _frame(site: Site) -> bytes:
    """A hash of what every page depends on: configuration, theme, navigation, and all that is installed."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    settings = {key: value for key, value in site.config.items() if key not in NOT_IN_PAGES} | dict(site.config.theme)
    digest.update(repr(sorted(settings.items())).encode("utf-8", "surrogatepass"))
    for folder, path in _templates(site.config):
        digest.update(f"\n{path}\n".encode() + (folder / path).read_bytes())
    for page in site.nav.pages:
        digest.update(f"\n{page.file.src_uri} {page.title}".encode("utf-8", "surrogatepass"))
    for installed in sorted(f"\n{one.name} {one.version}" for one in importlib.metadata.distributions()):
        digest.update(installed.encode())
    return digest.digest()


def _templates(config: MkDocsConfig) -> Iterator[tuple[Path, str]]:
    """The owner's templates: folder and path below it."""
    if config.theme.custom_dir:
        folder = Path(config.theme.custom_dir)
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix in TEMPLATES:
                yield folder, path.relative_to(folder).as_posix()


def _unchanged(
    documents: Mapping[str, File], copied: Mapping[str, File], before: Record, in_nav: Collection[str]
) -> Iterator[tuple[str, Built]]:
    """The pages that need not be rendered, as they were built."""
    come_or_gone = {*documents, *copied} ^ {*before.pages, *before.files}
    names = {_in_links(path).encode() for path in come_or_gone}
    if not before.pages or len(names) > FEW:
        return
    for path, file in documents.items():
        built = before.pages.get(path)
        if built is None or path in in_nav or _state(file.abs_dest_path) != built.output:
            continue
        source = _source(file)
        if source != built.source or names:
            content = file.content_bytes
            if source != built.source and hashlib.sha256(content).digest() != built.content:
                continue
            if any(name in content for name in names):  # a link of it may lead there
                continue
        yield path, built


def _in_links(path: str) -> str:
    """What every link to a file holds: its name, for one of an index of search the name of the index."""
    below = path.removeprefix(INDEXES)
    return below.partition("/")[0] if below != path else path.rpartition("/")[2]


def _rendered(
    site: Site, changed: Sequence[File], settings: Settings, overrides: Overrides, listener: Listener
) -> Iterator[tuple[str, str | None]]:
    """Render pages, and give their dates by path."""
    jobs = min(settings.jobs, len(changed) // NOT_WORTH_IT)
    if jobs < 2:
        for file in changed:
            yield file.src_uri, site.render(file)
            listener.advance()
        return
    tasks = [[file.src_uri for file in changed[n : n + TASK]] for n in range(0, len(changed), TASK)]
    context = multiprocessing.get_context("spawn")
    rendered = 0
    with Processes(jobs, context, _prepare, (settings.config_file, overrides)) as pool:
        try:
            for done in pool.map(_render, tasks):
                yield from done
                rendered += len(done)
                listener.advance(len(done))
        except BrokenExecutor:  # memory was too short for several, perhaps: the rest is left to this process
            pass
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    for file in changed[rendered:]:
        yield file.src_uri, site.render(file)
        listener.advance()


def _prepare(config_file: Path, overrides: Overrides) -> None:
    """Look through the site's files, once a worker."""
    leave_interrupts_to_parent()
    _worker.append(Site(load_settings(config_file, overrides)[1]))


_worker: list[Site] = []


def _render(paths: Sequence[str]) -> list[tuple[str, str | None]]:
    """Render some pages in a worker."""
    (site,) = _worker
    return [(path, site.render(site.files.src_uris[path])) for path in paths]


def _copied(files: Mapping[str, File], before: Mapping[str, Built]) -> Iterator[tuple[str, Built]]:
    """Copy the files that have changed."""
    for path, file in files.items():
        built = before.get(path)
        if built is None or built.source != _source(file) or built.output != _state(file.abs_dest_path):
            file.copy_file()
            built = _built(file, None, hashed=False)
        yield path, built


def _build_templates(site: Site, dates: Mapping[str, str | None]) -> None:
    """Make the pages that no Markdown stands for: site map, "not found"."""
    for file in site.documents:
        page = site.page(file)
        if page.markdown is None:
            page.meta = {"date": dates[file.src_uri]}
    for template in site.config.theme.static_templates:
        mkdocs_build._build_theme_template(template, site.environment, site.files, site.config, site.nav)
    for template in site.config.extra_templates:
        mkdocs_build._build_extra_template(str(template), site.files, site.config, site.nav)


def _remove_others(config: MkDocsConfig, wanted: Collection[str]) -> None:
    """Delete what the site does not have; hidden files are the owner's, as for MkDocs."""
    made = {*config.theme.static_templates, *map(str, config.extra_templates), "sitemap.xml.gz"}
    for folder, folders, files in os.walk(config.site_dir, topdown=False):
        below = os.path.relpath(folder, config.site_dir)
        if below.startswith(".") and below != ".":
            continue
        for name in files:
            path = name if below == "." else f"{below}/{name}".replace(os.sep, "/")
            if path not in wanted and path not in made and not (below == "." and name.startswith(".")):
                Path(folder, name).unlink()
        for name in folders:
            if not (below == "." and name.startswith(".")) and not any(Path(folder, name).iterdir()):
                Path(folder, name).rmdir()


def _recalled(cache: Cache, key: bytes) -> Record | None:
    """The site as it was built last."""
    for _, value in cache.get(KIND, [key]):
        try:
            return msgspec.msgpack.decode(value, type=Record)
        except msgspec.MsgspecError:
            return None
    return None


def _built(file: File, when: str | None, *, hashed: bool) -> Built:
    content = hashlib.sha256(file.content_bytes).digest() if hashed else b""
    return Built(_source(file), content, _state(file.abs_dest_path), when)


def _date(page: Page) -> str | None:
    when = page.meta.get("date")
    return None if when is None else str(when)


def _source(file: File) -> tuple[int, int]:
    """Size and time of change of what a file is made from: people may write it whatever the clock says."""
    try:
        state = os.lstat(file.abs_src_path or "")
    except OSError:
        return -1, -1
    return state.st_size, changed_at(state)


def _state(path: str | None) -> tuple[int, int]:
    """Size and time of change of a file; of one that is not there, or is made by a plugin, none that any file has."""
    try:
        state = os.lstat(path or "")
    except OSError:
        return -1, -1
    return state.st_size, state.st_mtime_ns
