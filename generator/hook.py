"""MkDocs integration: generate before a build, follow the seeds while serving; no logic of its own.

A convenience for `mkdocs build` and `mkdocs serve`; the pages need nothing of it.
"""

from __future__ import annotations

import os
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator.build import Outcome, generate
from generator.config import Overrides, settings_of
from generator.errors import BriefingError
from generator.publish import GENERATED
from generator.records import Article

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
        self.outcome: Outcome | None = None
        self._serving = False
        self._last_good: dict[str, tuple[Article, ...]] = {}
        self._observer: Any = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keeps this plugin over the rebuilds of `serve`."""
        self._serving = command == "serve"

    @event_priority(100)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Generate, unless `briefing build` has done so."""
        if self._serving or self.outcome is None:
            try:
                settings = settings_of(config, self.overrides)
                self.outcome = generate(settings, last_good=self._last_good)
            except BriefingError as error:
                raise PluginError("\n".join(map(str, error.problems))) from error
            for problem in self.outcome.problems:
                (log.info if problem.level == "note" else log.warning)(str(problem))
        self._remember(self.outcome)
        # MkDocs stamps the compressed sitemap; a fixed time keeps two builds of one corpus byte-identical.
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(_epoch(self.outcome)))

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Follow seeds, registry and hand-written pages; what the generator writes itself is no change.

        MkDocs would follow the whole folder of pages, and so rebuild a second time after each generation.
        Instead our observer touches one file, the only one that MkDocs follows.
        """
        settings = settings_of(config, self.overrides)
        trigger = settings.state / "changed"
        trigger.parent.mkdir(exist_ok=True)
        trigger.touch()
        server.unwatch(config.docs_dir)
        server.watch(str(trigger))
        handler = _Changes(trigger, settings.docs, settings.registry)
        self._observer = Observer()
        settings.seeds.mkdir(parents=True, exist_ok=True)
        for folder in (settings.seeds, settings.docs, *config.theme.dirs[:1]):
            self._observer.schedule(handler, str(folder), recursive=True)
        self._observer.schedule(handler, str(settings.registry.parent), recursive=False)
        self._observer.start()
        return server

    def on_shutdown(self) -> None:
        """Stop following."""
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()

    def _remember(self, outcome: Outcome) -> None:
        by_source: dict[str, list[Article]] = defaultdict(list)
        for article in outcome.articles:
            by_source[article.source_file].append(article)
        self._last_good = {source: tuple(articles) for source, articles in by_source.items()}


class _Changes(FileSystemEventHandler):
    """Passes on what a person changed."""

    def __init__(self, trigger: Path, docs: Path, registry: Path) -> None:
        self._trigger = trigger
        self._docs = docs
        self._registry = registry

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Touch the trigger if the event is a person's."""
        if event.event_type not in CHANGES or (event.is_directory and event.event_type == "modified"):
            return
        paths = [Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path]
        if any(self._by_a_person(path) for path in paths):
            self._trigger.touch()

    def _by_a_person(self, path: Path) -> bool:
        if path.parent == self._registry.parent and not path.is_relative_to(self._docs):
            return path == self._registry
        if path.is_relative_to(self._docs):
            return path.relative_to(self._docs).parts[0] not in GENERATED
        return True


def _epoch(outcome: Outcome) -> int:
    """Midnight (UTC) of the newest article's day; the epoch itself where no article is dated."""
    dates = [article.date for article in outcome.articles if article.date]
    if not dates:
        return 0
    return max(0, int(datetime.fromisoformat(max(dates)).replace(tzinfo=UTC).timestamp()))
