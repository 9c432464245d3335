"""MkDocs plugin: generate the pages before a build, and watch their inputs while serving.

A convenience for `mkdocs build` and `mkdocs serve`: a site builds without it from pages that are there.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from generator import TOOL
from generator.build.generate import generate
from generator.build.lock import exclusive_build
from generator.build.result import BuildOptions, BuildResult
from generator.build.session import Session, open_session
from generator.config import Overrides, Settings, settings_of
from generator.errors import BriefingError, Problem
from generator.records import Article
from generator.site.checker import content_problems
from generator.site.markdown_copies import copy_markdown
from generator.site.watcher import Watcher

log = get_plugin_logger("briefing")


class BriefingPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Generates the pages before MkDocs collects them.

    Attributes:
        overrides: Options of the command line, which override the configuration.
        result: Result of the last successful generation. `briefing build` sets it, since it has generated the pages.
    """

    overrides: ClassVar[Overrides] = Overrides()

    def __init__(self) -> None:
        self.result: BuildResult | None = None
        self._session: Session | None = None
        self._watcher: Watcher | None = None
        self._lock = ExitStack()

    @contextmanager
    def using(self, session: Session) -> Iterator[None]:
        """Generate in the session of the caller, who builds the site, so that the store is opened once."""
        self._session = session
        try:
            yield
        finally:
            self._session = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Start watching if the site is served; MkDocs keeps a plugin with this method over its rebuilds."""
        self._watcher = Watcher() if command == "serve" else None

    @event_priority(100)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Generate, unless `briefing build` has done so, and lock the site against other builds."""
        self._lock.close()  # of a build that failed
        try:
            settings = settings_of(config, self.overrides)
            self._lock.enter_context(exclusive_build(settings, log.info))
            if self._watcher is not None or self.result is None:
                self.result = self._generate(config, settings)
        except BriefingError as error:
            if self.result is None:
                raise PluginError("\n".join(map(str, error.problems))) from error
            _report(error.problems)  # while serving, the pages stay as they are until it is fixed
        # MkDocs stamps the compressed sitemap; a fixed time keeps two builds of one corpus byte-identical.
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(_epoch(self.result)))

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Set `serving` for the theme: MkDocs adds a script of its own to served pages."""
        env.globals["serving"] = self._watcher is not None or self.overrides.serving

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Set `markdown` in the metadata of a generated page, so that its head links to the Markdown copy."""
        if str(page.meta.get("generator", "")).startswith(f"{TOOL} "):
            page.meta["markdown"] = page.file.src_uri

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Stop before writing an article's page that holds anything not allowed there."""
        if page.meta.get("source_file") and str(page.meta.get("generator", "")).startswith(f"{TOOL} "):
            faults = content_problems(html, page.file.src_uri)
            if faults:
                raise PluginError("\n".join(map(str, faults)))

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Copy the Markdown of the generated pages into the site."""
        if self.result is not None:
            copy_markdown(self.result.pages, Path(config.docs_dir), Path(config.site_dir))
        self._lock.close()

    def on_build_error(self, *, error: Exception) -> None:
        """Unlock the site."""
        self._lock.close()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Let our watcher report changes to MkDocs' server.

        MkDocs itself would watch the whole folder of pages, and so build a second time after each generation.
        """
        if self._watcher is not None:
            server.unwatch(config.docs_dir)
            self._watcher.notify(server, config.config_file_path)
        return server

    def on_shutdown(self) -> None:
        """Stop watching."""
        if self._watcher is not None:
            self._watcher.stop()

    def _generate(self, config: MkDocsConfig, settings: Settings) -> BuildResult:
        with ExitStack() as stack:
            session = self._session or stack.enter_context(open_session(settings))
            if self._watcher is None:
                result = generate(session)
            else:
                theme = config.theme.custom_dir
                inputs = (settings.seeds, settings.registry, *([Path(theme)] if theme else []))
                stack.enter_context(self._watcher.while_generating(inputs, settings.docs))
                result = generate(session, BuildOptions(last_good=_by_source(self.result), with_articles=True))
        _report(result.problems)
        if self._watcher is None and any(problem.level == "error" for problem in result.unwritten):
            raise PluginError("some files could not be written, see above; fix the cause and build again")
        return result


def _report(problems: Iterable[Problem]) -> None:
    for problem in problems:
        {"error": log.error, "warning": log.warning, "note": log.info}[problem.level](str(problem))


def _by_source(result: BuildResult | None) -> dict[str, tuple[Article, ...]]:
    by_source: dict[str, list[Article]] = defaultdict(list)
    for article in result.articles if result else ():
        by_source[article.source_file].append(article)
    return {source: tuple(articles) for source, articles in by_source.items()}


def _epoch(result: BuildResult) -> int:
    """Midnight (UTC) of the newest article's day; 0 if no article has a date."""
    if result.newest is None:
        return 0
    return max(0, int(datetime.fromisoformat(result.newest).replace(tzinfo=UTC).timestamp()))
