"""docs/ -> site/ by MkDocs' own rendering: only the pages that have changed, and on every core.

`mkdocs build` renders every page each time, in one process; its `--dirty` mode leaves pages stale. A page's HTML
follows from its Markdown, the configuration, the theme, the titles in the navigation and which files its links lead
to: where none of these has changed, it is not rendered again. Where more may play a part (`why_whole` says what),
the site is built whole, as `mkdocs build` does it.
"""

from __future__ import annotations

import hashlib
import multiprocessing
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import jinja2.meta
from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_date

from generator.build.result import SILENT, ProgressListener
from generator.build.session import Session
from generator.config import HARMLESS_EXTENSIONS, Overrides, Settings, load_settings
from generator.process.signals import leave_interrupts_to_parent
from generator.process.workers import WorkerPool
from generator.site.fast_page import Converter, QuickPage, render_quickly
from generator.site.files import AskedFiles, found_files, remove_others
from generator.site.manifest import Built, Record, asked_for, frame_of, keep, numbers_of, own_templates, recall
from generator.store.file_states import FileState, output_state, source_state
from generator.store.packed_numbers import pack

NONE = Overrides()

# Pages that are rendered in the time in which a worker starts (2 s) and looks through the files of a large site (3 s).
NOT_WORTH_IT = 400

# Pages that a worker renders at a time.
TASK = 50

SITE_MAP = "sitemap.xml"

# What a template may know of all pages at once, or of the time of the build.
OF_THE_WHOLE = frozenset({"pages", "build_date_utc"})


def build_site(
    session: Session, config: MkDocsConfig, overrides: Overrides = NONE, listener: ProgressListener = SILENT
) -> int | None:
    """Build the site.

    Args:
        session: The settings, and the store with the manifest of the last build.
        config: MkDocs' view of the settings; the pages have been generated.
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
    before = recall(session.store, session.settings)
    record, rendered = _build(session.settings, config, overrides, listener, before)
    if record != before:
        keep(session.store, session.settings, record)
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
    for folder, path in own_templates(config):
        source = (folder / path).read_text(encoding="utf-8", errors="replace")
        try:
            reads = jinja2.meta.find_undeclared_variables(environment.parse(source))
        except jinja2.TemplateError:
            return f"the template {path}"
        # The site map is made anew each time, from what it needs: addresses and dates.
        if path != "sitemap.xml" and reads & OF_THE_WHOLE:
            return f"the template {path}, which reads {min(reads & OF_THE_WHOLE)}"
    return None


class Rendered(NamedTuple):
    """What is to be known of a page that has been rendered."""

    date: str | None
    """The page's date, which the site map lists."""
    asked: bytes
    """See `Built.asked`."""


class Site:
    """A site's files, navigation and templates as MkDocs has them, and the rendering of one page after another."""

    def __init__(self, config: MkDocsConfig) -> None:
        self.config: MkDocsConfig = config.plugins.on_config(config)
        self._sources: dict[str, FileState] = {}
        files = found_files(self.config, self._sources)
        environment = self.config.theme.get_env()
        files.add_files_from_theme(environment, self.config)
        self.files: Files = self.config.plugins.on_files(files, config=self.config)
        set_exclusions(self.files, self.config)
        self._asked_files = AskedFiles(self.files)
        self._asked: dict[str, bytes] = {}
        self.documents: Sequence[File] = self.files.documentation_pages()
        self.nav: Navigation = self.config.plugins.on_nav(
            get_navigation(_InMenu(self.files, self.documents), self.config), config=self.config, files=self.files
        )
        self.in_nav = frozenset(page.file.src_uri for page in self.nav.pages)
        self.environment: jinja2.Environment = self.config.plugins.on_env(
            environment, config=self.config, files=self.files
        )

    def read_titles(self, known: Mapping[str, str]) -> None:
        """Have the titles of the pages in the navigation, which are on every page.

        Args:
            known: First headings, by path, of pages that need not be turned into HTML to learn them.
        """
        for page in self.nav.pages:
            heading = known.get(page.file.src_uri)
            if heading is not None:
                page.read_source(self.config)  # for what else the menu shows, too
                page._title_from_render = heading or None
            # "title" is in the page itself where the navigation says it.
            if heading is None or not (heading or "title" in page.meta or "title" in vars(page)):
                self.populate(page)

    def populate(self, page: Page) -> None:
        """Turn the Markdown of a page in the navigation into HTML, unless that is done."""
        if page.content is None:
            render_quickly(page)
            self._populate(page)

    def _populate(self, page: Page) -> None:
        self._asked_files.asked.clear()
        mkdocs_build._populate_page(page, self.config, self._asked_files)
        self._asked[page.file.src_uri] = pack(sorted(numbers_of(self._asked_files.asked)))

    def source(self, file: File) -> FileState:
        """The state of what a file is made from, as it was when the site was looked through."""
        known = self._sources.get(file.src_uri) if file.src_dir == self.config.docs_dir else None
        return known or source_state(file.abs_src_path or "")

    @cached_property
    def _converter(self) -> Converter:
        """Made when a page is rendered: where none has changed, none is."""
        return Converter(self._asked_files, self.config)

    def page(self, file: File) -> Page:
        """The page of a file; made where the navigation has not made it."""
        return file.page if file.page is not None else Page(None, file, self.config)

    def render(self, file: File) -> Rendered:
        """Render a page into the site."""
        in_nav = file.src_uri in self.in_nav
        page = self.page(file) if in_nav else QuickPage(file, self.config, self._converter)
        if in_nav:
            self.populate(page)
        else:
            self._populate(page)
        mkdocs_build._build_page(page, self.config, self.documents, self.nav, self.environment)
        when = page.meta.get("date")
        if not in_nav:  # nobody asks for it again; ten thousand of them would fill the memory
            file.page = None
        return Rendered(None if when is None else str(when), self._asked.pop(file.src_uri))


class _InMenu(Files):
    """All files, of which MkDocs makes pages of those only that a menu may have: the others are made when rendered."""

    def __init__(self, files: Files, documents: Sequence[File]) -> None:
        self._src_uris = dict(files.src_uris)
        self._in_menu = [file for file in documents if file.inclusion.is_in_nav()]  # type: ignore[no-untyped-call]

    def documentation_pages(self, **_: object) -> Sequence[File]:
        """The pages that the navigation should have."""
        return self._in_menu


def _build(
    settings: Settings, config: MkDocsConfig, overrides: Overrides, listener: ProgressListener, before: Record | None
) -> tuple[Record, int]:
    config.plugins.on_pre_build(config=config)
    site = Site(config)
    frame, before = _same_frame(site, before)
    documents = {file.src_uri: file for file in site.documents}
    copied = {f.src_uri: f for f in site.files if not f.is_documentation_page() and f.inclusion.is_included()}  # type: ignore[no-untyped-call]
    templates = [*config.theme.static_templates, *map(str, config.extra_templates), f"{SITE_MAP}.gz"]
    # The Markdown of pages lies beside them: see `sources`.
    wanted = {*documents, *(file.dest_uri for file in documents.values()), *copied, *templates}
    outputs = remove_others(config.site_dir, wanted)
    kept = dict(_unchanged(site, documents, copied, before, outputs))
    changed = [file for path, file in documents.items() if path not in kept and path not in site.in_nav]
    listener.begin("Building pages", len(changed))
    rendered = dict(_rendered(site, changed, settings, overrides, listener))
    files = dict(_copied(site, copied, before.files, outputs))
    rendered.update(_rendered_in_nav(site, kept))
    dates = {path: kept[path].date if path in kept else rendered[path].date for path in documents}
    made, listed = _build_templates(site, dates, before, outputs)
    config.plugins.on_post_build(config=config)
    pages = {
        path: kept[path] if path in kept else _built(site, file, rendered[path]) for path, file in documents.items()
    }
    return Record(frame, pages, files, made, listed), len(documents) - len(kept)


def _same_frame(site: Site, before: Record | None) -> tuple[bytes, Record]:
    """A hash of what every page depends on, and what of the site as it was built last still holds."""
    headings = {
        path: built.heading
        for path, built in (before.pages.items() if before else ())
        if built.heading is not None and path in site.in_nav and site.source(site.files.src_uris[path]) == built.source
    }
    site.read_titles(headings)
    frame = frame_of(site.config, site.nav.pages)
    if before is not None and before.frame == frame:
        return frame, before
    if headings:  # an extension that is new may make others of the same Markdown
        site.read_titles({})
        frame = frame_of(site.config, site.nav.pages)
    return frame, Record(frame, {}, {}, {}, b"")


def _unchanged(
    site: Site,
    documents: Mapping[str, File],
    copied: Mapping[str, File],
    before: Record,
    outputs: Mapping[str, FileState],
) -> Iterator[tuple[str, Built]]:
    """The pages that need not be rendered, as they were built."""
    come_or_gone = numbers_of({*documents, *copied} ^ {*before.pages, *before.files})
    for path, file in documents.items():
        built = before.pages.get(path)
        if built is None or _output(file, outputs) != built.output or asked_for(built, come_or_gone):
            continue
        source = site.source(file)
        if source == built.source:
            yield path, built
        elif hashlib.sha256(file.content_bytes).digest() == built.content:
            yield path, replace(built, source=source)


def _rendered(
    site: Site, changed: Sequence[File], settings: Settings, overrides: Overrides, listener: ProgressListener
) -> Iterator[tuple[str, Rendered]]:
    """Render pages, and give what is to be known of them by path."""
    jobs = min(settings.jobs, len(changed) // NOT_WORTH_IT)
    if jobs < 2:
        for file in changed:
            yield file.src_uri, site.render(file)
            listener.advance()
        return
    tasks = [[file.src_uri for file in changed[n : n + TASK]] for n in range(0, len(changed), TASK)]
    context = multiprocessing.get_context("spawn")
    rendered = 0
    headings = {page.file.src_uri: page._title_from_render or "" for page in site.nav.pages}
    with WorkerPool(jobs, context, _prepare, (settings.config_file, overrides, headings)) as pool:
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


def _prepare(config_file: Path, overrides: Overrides, headings: Mapping[str, str]) -> None:
    """Look through the site's files, once a worker."""
    leave_interrupts_to_parent()
    site = Site(load_settings(config_file, overrides)[1])
    site.read_titles(headings)
    _worker.append(site)


_worker: list[Site] = []


def _render(paths: Sequence[str]) -> list[tuple[str, Rendered]]:
    """Render some pages in a worker."""
    (site,) = _worker
    return [(path, site.render(site.files.src_uris[path])) for path in paths]


def _rendered_in_nav(site: Site, kept: Mapping[str, Built]) -> Iterator[tuple[str, Rendered]]:
    """Render pages in the navigation, and warn of anchors of theirs that are not there.

    An anchor is looked for where the page with it or one that leads to it has changed.
    """
    changed = [page for page in site.nav.pages if page.file.src_uri not in kept]
    for page in changed:
        yield page.file.src_uri, site.render(page.file)
    paths = {page.file.src_uri for page in changed}
    concerned = {file.src_uri for page in changed for file in page.links_to_anchors or ()}
    for page in site.nav.pages:
        leads_to = kept[page.file.src_uri].anchors_of if page.file.src_uri in kept else ()
        if page.file.src_uri in concerned or (paths and (leads_to is None or not paths.isdisjoint(leads_to))):
            site.populate(page)
    for page in site.nav.pages:
        page.validate_anchor_links(files=site.files, log_level=site.config.validation.links.anchors)


def _copied(
    site: Site, files: Mapping[str, File], before: Mapping[str, Built], outputs: Mapping[str, FileState]
) -> Iterator[tuple[str, Built]]:
    """Copy the files that have changed."""
    for path, file in files.items():
        built = before.get(path)
        source = site.source(file)
        if built is None or built.source != source or built.output != _output(file, outputs):
            file.copy_file()
            built = Built(source, b"", output_state(file.abs_dest_path))
        yield path, built


def _build_templates(
    site: Site, dates: Mapping[str, str | None], before: Record, outputs: Mapping[str, FileState]
) -> tuple[dict[str, FileState], bytes]:
    """Make the pages that no Markdown stands for: site map, "not found"."""
    # The site map is compressed with a time that is the day of the build.
    listed = hashlib.sha256(repr((get_build_date(), list(dates.items()))).encode("utf-8", "surrogatepass")).digest()
    made: dict[str, FileState] = {}
    for template in site.config.theme.static_templates:
        names = (template, f"{template}.gz") if template == SITE_MAP else (template,)
        same = template != SITE_MAP or listed == before.listed
        if not same or any(name not in outputs or outputs[name] != before.made.get(name) for name in names):
            if template == SITE_MAP:
                _date_pages(site, dates)
            mkdocs_build._build_theme_template(template, site.environment, site.files, site.config, site.nav)
        made |= {name: output_state(str(Path(site.config.site_dir, name))) for name in names}
    if site.config.extra_templates:
        _date_pages(site, dates)
    for extra in site.config.extra_templates:
        mkdocs_build._build_extra_template(str(extra), site.files, site.config, site.nav)
    return made, listed


def _date_pages(site: Site, dates: Mapping[str, str | None]) -> None:
    """Have a page of each file, and the date of each, for the templates that list them."""
    for file in site.documents:
        page = site.page(file)
        if page.markdown is None:
            page.meta = {"date": dates[file.src_uri]}


def _built(site: Site, file: File, rendered: Rendered) -> Built:
    """A page as it has been rendered."""
    content = hashlib.sha256(file.content_bytes).digest()
    output = output_state(file.abs_dest_path)
    built = Built(site.source(file), content, output, date=rendered.date, asked=rendered.asked)
    if file.src_uri not in site.in_nav:
        return built
    page = site.page(file)
    anchors_of = None if page.links_to_anchors is None else tuple(to.src_uri for to in page.links_to_anchors)
    return replace(built, heading=page._title_from_render or "", anchors_of=anchors_of)


def _output(file: File, outputs: Mapping[str, FileState]) -> FileState:
    """The state of a file of the site; those that are hidden are not among the rest."""
    return outputs.get(file.dest_uri) or output_state(file.abs_dest_path)
