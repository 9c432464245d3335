"""Build only what changed of a site: pages, copied files, and the theme's own templates.

It calls internals of MkDocs; `site/render_site.py` uses it only with versions of MkDocs that were proved equal.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_date

from generator.build.result import ProgressListener
from generator.config import Overrides, Settings
from generator.site.manifest import BuiltFile, SiteManifest, global_inputs, looked_up, path_numbers
from generator.site.mkdocs_site import RenderedPage, Site
from generator.site.output_files import prune_site
from generator.site.page_workers import render_pages
from generator.store.file_states import FileState, output_state

SITEMAP = "sitemap.xml"


def build_changed(
    settings: Settings,
    config: MkDocsConfig,
    overrides: Overrides,
    listener: ProgressListener,
    before: SiteManifest | None,
) -> tuple[SiteManifest, int]:
    """Bring a built site up to date.

    Args:
        settings: The checked configuration.
        config: The same configuration as MkDocs has it.
        overrides: Options of the command line, with which worker processes load the configuration again.
        listener: Receives the progress.
        before: Manifest of the last build; None if there is none.

    Returns:
        The manifest of this build, and the number of pages rendered.
    """
    config.plugins.on_pre_build(config=config)
    site = Site(config)
    inputs, before = _check_global_inputs(site, before)
    documents = {file.src_uri: file for file in site.documents}
    copied = {f.src_uri: f for f in site.files if not f.is_documentation_page() and f.inclusion.is_included()}  # type: ignore[no-untyped-call]
    templates = [*config.theme.static_templates, *map(str, config.extra_templates), f"{SITEMAP}.gz"]
    # The Markdown copy of a page has the path of its source, see `markdown_copies`.
    wanted = {*documents, *(file.dest_uri for file in documents.values()), *copied, *templates}
    outputs = prune_site(config.site_dir, wanted)
    unchanged = dict(_unchanged_pages(site, documents, copied, before, outputs))
    changed = [file for path, file in documents.items() if path not in unchanged and path not in site.in_nav]
    listener.begin("Building pages", len(changed))
    rendered = dict(render_pages(site, changed, settings, overrides, listener))
    files = dict(_copy_files(site, copied, before.files, outputs))
    rendered.update(_render_nav_pages(site, unchanged))
    dates = {path: unchanged[path].date if path in unchanged else rendered[path].date for path in documents}
    theme_files, sitemap_hash = _build_templates(site, dates, before, outputs)
    config.plugins.on_post_build(config=config)
    pages = {
        path: unchanged[path] if path in unchanged else _built_page(site, file, rendered[path])
        for path, file in documents.items()
    }
    return SiteManifest(inputs, pages, files, theme_files, sitemap_hash), len(documents) - len(unchanged)


def _check_global_inputs(site: Site, before: SiteManifest | None) -> tuple[bytes, SiteManifest]:
    """The hash of what every page depends on, and the last manifest; an empty one if that hash has changed."""
    headings = {
        path: built.heading
        for path, built in (before.pages.items() if before else ())
        if built.heading is not None
        and path in site.in_nav
        and site.source_state(site.files.src_uris[path]) == built.source
    }
    site.read_titles(headings)
    inputs = global_inputs(site.config, site.nav.pages)
    if before is not None and before.global_inputs == inputs:
        return inputs, before
    if headings:  # a new Markdown extension may give the same source another heading
        site.read_titles({})
        inputs = global_inputs(site.config, site.nav.pages)
    return inputs, SiteManifest(inputs, {}, {}, {}, b"")


def _unchanged_pages(
    site: Site,
    documents: Mapping[str, File],
    copied: Mapping[str, File],
    before: SiteManifest,
    outputs: Mapping[str, FileState],
) -> Iterator[tuple[str, BuiltFile]]:
    """The pages that need not be rendered, with their manifest entries."""
    added_or_removed = path_numbers({*documents, *copied} ^ {*before.pages, *before.files})
    for path, file in documents.items():
        built = before.pages.get(path)
        if built is None or _state_in(outputs, file) != built.output or looked_up(built, added_or_removed):
            continue
        source = site.source_state(file)
        if source == built.source:
            yield path, built
        elif hashlib.sha256(file.content_bytes).digest() == built.content:
            yield path, replace(built, source=source)


def _render_nav_pages(site: Site, unchanged: Mapping[str, BuiltFile]) -> Iterator[tuple[str, RenderedPage]]:
    """Render the changed pages of the navigation, then check links to anchors."""
    changed = [page for page in site.nav.pages if page.file.src_uri not in unchanged]
    for page in changed:
        yield page.file.src_uri, site.render(page.file)
    _check_anchors(site, changed, unchanged)


def _check_anchors(site: Site, changed: Sequence[Page], unchanged: Mapping[str, BuiltFile]) -> None:
    """Warn about links of the navigation's pages to missing anchors.

    Links are checked if the page with the anchor, or the page with the link, has changed.
    """
    paths = {page.file.src_uri for page in changed}
    linked = {file.src_uri for page in changed for file in page.links_to_anchors or ()}
    for page in site.nav.pages:
        path = page.file.src_uri
        targets = unchanged[path].anchor_targets if path in unchanged else ()
        if path in linked or (paths and (targets is None or not paths.isdisjoint(targets))):
            site.populate(page)
    for page in site.nav.pages:
        page.validate_anchor_links(files=site.files, log_level=site.config.validation.links.anchors)


def _copy_files(
    site: Site, files: Mapping[str, File], before: Mapping[str, BuiltFile], outputs: Mapping[str, FileState]
) -> Iterator[tuple[str, BuiltFile]]:
    """Copy the changed files; yields the manifest entry of every file."""
    for path, file in files.items():
        built = before.get(path)
        source = site.source_state(file)
        if built is None or built.source != source or built.output != _state_in(outputs, file):
            file.copy_file()
            built = BuiltFile(source, b"", output_state(file.abs_dest_path))
        yield path, built


def _build_templates(
    site: Site, dates: Mapping[str, str | None], before: SiteManifest, outputs: Mapping[str, FileState]
) -> tuple[dict[str, FileState], bytes]:
    """Build the files that have no Markdown: the sitemap, the "not found" page, the site's extra templates.

    Returns:
        The states of the theme's files, and the hash of the sitemap's content.
    """
    # The compressed sitemap holds a time, the day of the build.
    sitemap_hash = hashlib.sha256(
        repr((get_build_date(), list(dates.items()))).encode("utf-8", "surrogatepass")
    ).digest()
    theme_files: dict[str, FileState] = {}
    for template in site.config.theme.static_templates:
        names = (template, f"{template}.gz") if template == SITEMAP else (template,)
        same = template != SITEMAP or sitemap_hash == before.sitemap_hash
        if not same or any(name not in outputs or outputs[name] != before.theme_files.get(name) for name in names):
            if template == SITEMAP:
                _set_dates(site, dates)
            mkdocs_build._build_theme_template(template, site.environment, site.files, site.config, site.nav)
        theme_files |= {name: output_state(str(Path(site.config.site_dir, name))) for name in names}
    if site.config.extra_templates:
        _set_dates(site, dates)
    for extra in site.config.extra_templates:
        mkdocs_build._build_extra_template(str(extra), site.files, site.config, site.nav)
    return theme_files, sitemap_hash


def _set_dates(site: Site, dates: Mapping[str, str | None]) -> None:
    """Create a page with its date for each file, for the templates that list all pages."""
    for file in site.documents:
        page = site.page(file)
        if page.markdown is None:
            page.meta = {"date": dates[file.src_uri]}


def _built_page(site: Site, file: File, rendered: RenderedPage) -> BuiltFile:
    """The manifest entry of a page that was rendered."""
    content = hashlib.sha256(file.content_bytes).digest()
    output = output_state(file.abs_dest_path)
    built = BuiltFile(site.source_state(file), content, output, date=rendered.date, lookups=rendered.lookups)
    if file.src_uri not in site.in_nav:
        return built
    page = site.page(file)
    targets = None if page.links_to_anchors is None else tuple(to.src_uri for to in page.links_to_anchors)
    return replace(built, heading=page._title_from_render or "", anchor_targets=targets)


def _state_in(outputs: Mapping[str, FileState], file: File) -> FileState:
    """The state of an output file; hidden files are not in the listing."""
    return outputs.get(file.dest_uri) or output_state(file.abs_dest_path)
