"""MkDocs integration: generate before a build, follow the seeds while serving; no logic of its own.

A convenience for `mkdocs build` and `mkdocs serve`; the pages need nothing of it.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import ClassVar, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from watchdog.events import FileModifiedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

from generator import TOOL
from generator.build.generate import generate
from generator.build.lock import exclusive_build
from generator.build.result import BuildOptions, BuildResult
from generator.build.session import Session, open_session
from generator.config import Overrides, Settings, settings_of
from generator.errors import BriefingError, Problem
from generator.records import Article
from generator.site.checker import content_problems
from generator.site.markdown_copies import publish_sources

log = get_plugin_logger("briefing")

# Events that tell of a change; opening and closing for reading are none.
CHANGES = frozenset({"created", "modified", "moved", "deleted"})


class BriefingPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Generates the pages before MkDocs collects them.

    Attributes:
        overrides: What the command line says instead of the configuration.
        outcome: What the last successful generation made; `briefing build` sets it to say that the pages
            are there already.
    """

    overrides: ClassVar[Overrides] = Overrides()

    def __init__(self) -> None:
        self.result: BuildResult | None = None
        self.session: Session | None = None
        self._follower: _Follower | None = None
        self._lock = ExitStack()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keeps this plugin over the rebuilds of `serve`."""
        self._follower = _Follower() if command == "serve" else None

    @event_priority(100)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Generate, unless `briefing build` has done so; no other build of the site goes on meanwhile."""
        self._lock.close()  # of a build that was broken off
        try:
            settings = settings_of(config, self.overrides)
            self._lock.enter_context(exclusive_build(settings, log.info))
            if self._follower is not None or self.result is None:
                self.result = self._generate(config, settings)
        except BriefingError as error:
            if self.result is None:
                raise PluginError("\n".join(map(str, error.problems))) from error
            _report(error.problems)  # while serving, the pages stay as they are until it is mended
        # MkDocs stamps the compressed sitemap; a fixed time keeps two builds of one corpus byte-identical.
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(_epoch(self.result)))

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Tell the theme whether MkDocs adds a script of its own to the pages, as it does while it serves them."""
        env.globals["serving"] = self._follower is not None or self.overrides.serving

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Let the head of a generated page name its Markdown, which is published beside it."""
        if str(page.meta.get("generator", "")).startswith(f"{TOOL} "):
            page.meta["markdown"] = page.file.src_uri

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Refuse an article's page that holds what no such page may: it is never written then."""
        if page.meta.get("source_file") and str(page.meta.get("generator", "")).startswith(f"{TOOL} "):
            faults = content_problems(html, page.file.src_uri)
            if faults:
                raise PluginError("\n".join(map(str, faults)))

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Publish the Markdown of the generated pages."""
        if self.result is not None:
            publish_sources(self.result.pages, Path(config.docs_dir), Path(config.site_dir))
        self._lock.close()

    def on_build_error(self, *, error: Exception) -> None:
        """Let others build."""
        self._lock.close()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Let our follower tell MkDocs of changes.

        MkDocs itself would follow the whole folder of pages, and so build a second time after each generation.
        """
        if self._follower is not None:
            server.unwatch(config.docs_dir)
            self._follower.tell(server, config.config_file_path)
        return server

    def on_shutdown(self) -> None:
        """Stop following."""
        if self._follower is not None:
            self._follower.stop()

    def _generate(self, config: MkDocsConfig, settings: Settings) -> BuildResult:
        with ExitStack() as stack:
            session = self.session or stack.enter_context(open_session(settings))
            if self._follower is None:
                result = generate(session)
            else:
                theme = config.theme.custom_dir
                inputs = (settings.seeds, settings.registry, *([Path(theme)] if theme else []))
                stack.enter_context(self._follower.while_generating(inputs, settings.docs))
                result = generate(session, BuildOptions(last_good=_by_source(self.result), with_articles=True))
        _report(result.problems)
        if self._follower is None and any(problem.level == "error" for problem in result.unwritten):
            raise PluginError("What could not be written is reported above; the next build makes up for it")
        return result


class _Follower:
    """Follows what a person edits, so that each change leads to a build that begins after it."""

    def __init__(self) -> None:
        self._observer = Observer()
        self._observer.start()
        self._changed = False
        self._known: dict[Path, tuple[int, int, int] | None] = {}
        self._rebuild: Callable[[], None] | None = None

    @contextmanager
    def while_generating(self, inputs: Iterable[Path], docs: Path) -> Iterator[None]:
        """Follow these files and folders: the inputs from before they are read, the pages once they are written.

        So what the generator writes is no change, and no change by a person goes unnoticed: MkDocs reads the
        pages later than this.
        """
        self._observer.unschedule_all()
        for path in inputs:
            self._follow(path)
        try:
            yield
        finally:
            self._follow(docs)

    def tell(self, server: LiveReloadServer, config_file: str) -> None:
        """Have this server build anew after each change, the first of them those that it could not notice itself."""
        # For MkDocs it looks as if the configuration had changed, the one file that it always follows.
        change = (FileModifiedEvent(config_file), ObservedWatch(config_file, recursive=True))
        self._rebuild = partial(server.observer.event_queue.put, change)
        if self._changed:
            self._rebuild()

    def stop(self) -> None:
        """Follow nothing any more."""
        self._observer.stop()
        self._observer.join()

    def _follow(self, path: Path) -> None:
        """A folder is followed within; that it, or a file, comes and goes is seen in the folder that it is in."""
        if path.is_dir():
            self._observer.schedule(_Handler(self._notice), str(path), recursive=True)
        if path.parent.is_dir():
            self._observer.schedule(_Handler(self._notice, only=path), str(path.parent))

    def _notice(self, path: Path) -> None:
        # One save leads to several events; when the first is looked at, the file mostly is what it will be. A late
        # one, of a busy machine, would have the site built again for nothing.
        state = _state(path)
        if path in self._known and self._known[path] == state:
            return
        self._known[path] = state
        self._changed = True
        if self._rebuild is not None:
            self._rebuild()


class _Handler(FileSystemEventHandler):
    """Passes on what is a change of a file: of any that is not hidden, or of one only."""

    def __init__(self, notice: Callable[[Path], None], only: Path | None = None) -> None:
        self._notice = notice
        self._only = only

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Look at an event."""
        if event.event_type not in CHANGES or (event.is_directory and event.event_type == "modified"):
            return
        for path in (Path(os.fsdecode(name)) for name in (event.src_path, event.dest_path) if name):
            if path == self._only if self._only else not path.name.startswith("."):
                self._notice(path)


def _state(path: Path) -> tuple[int, int, int] | None:
    """What differs after each change of a file: which one it is, its size, and when it was written (ns)."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _report(problems: Iterable[Problem]) -> None:
    for problem in problems:
        {"error": log.error, "warning": log.warning, "note": log.info}[problem.level](str(problem))


def _by_source(result: BuildResult | None) -> dict[str, tuple[Article, ...]]:
    by_source: dict[str, list[Article]] = defaultdict(list)
    for article in result.articles if result else ():
        by_source[article.source_file].append(article)
    return {source: tuple(articles) for source, articles in by_source.items()}


def _epoch(result: BuildResult) -> int:
    """Midnight (UTC) of the newest article's day; the epoch itself where no article is dated."""
    if result.newest is None:
        return 0
    return max(0, int(datetime.fromisoformat(result.newest).replace(tzinfo=UTC).timestamp()))
