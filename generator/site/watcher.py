"""Watch the files that a person edits while the site is served; each change leads to one build that begins after it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileModifiedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

# Kinds of events that report a change, unlike opening or closing a file for reading.
CHANGES = frozenset({"created", "modified", "moved", "deleted"})


class Watcher:
    """Watches files and folders, and asks MkDocs' server to build again after a change."""

    def __init__(self) -> None:
        self._observer = Observer()
        self._observer.start()
        self._changed = False
        self._states: dict[Path, tuple[int, int, int] | None] = {}
        self._rebuild: Callable[[], None] | None = None

    @contextmanager
    def while_generating(self, inputs: Iterable[Path], docs: Path) -> Iterator[None]:
        """Watch the inputs from before they are read, and the pages from when they are written.

        The generator's own output does not count as a change, and no change by a person is missed: MkDocs reads later.

        Args:
            inputs: Files and folders that the generator reads.
            docs: Folder of the pages.
        """
        self._observer.unschedule_all()
        for path in inputs:
            self._watch(path)
        try:
            yield
        finally:
            self._watch(docs)

    def notify(self, server: LiveReloadServer, config_file: str) -> None:
        """Let a server build after each change; at once, if there was one before the server could notice.

        Args:
            server: MkDocs' server.
            config_file: Path of the configuration.
        """
        # To MkDocs it looks as if the configuration had changed, the one file that it always watches.
        change = (FileModifiedEvent(config_file), ObservedWatch(config_file, recursive=True))
        self.on_change(partial(server.observer.event_queue.put, change))

    def on_change(self, rebuild: Callable[[], None]) -> None:
        """Call `rebuild` after each change; at once, if there was one before."""
        self._rebuild = rebuild
        if self._changed:
            rebuild()

    def stop(self) -> None:
        """Stop watching."""
        self._observer.stop()
        self._observer.join()

    def _watch(self, path: Path) -> None:
        """Watch a folder with everything in it; its parent, too, shows whether a path comes or goes."""
        if path.is_dir():
            self._observer.schedule(ChangeHandler(self.check), str(path), recursive=True)
        if path.parent.is_dir():
            self._observer.schedule(ChangeHandler(self.check, only=path), str(path.parent))

    def check(self, path: Path) -> None:
        """Ask for a build if a file has changed since the last event about it.

        One save causes several events; at the first of them the file is mostly complete. A late one, on a busy machine,
        would cause an unnecessary second build.
        """
        state = _state(path)
        if path in self._states and self._states[path] == state:
            return
        self._states[path] = state
        self._changed = True
        if self._rebuild is not None:
            self._rebuild()


class ChangeHandler(FileSystemEventHandler):
    """Passes on the path of each changed file: of any that is not hidden, or of one only."""

    def __init__(self, on_change: Callable[[Path], None], only: Path | None = None) -> None:
        """Create a handler.

        Args:
            on_change: Receives the path of a changed file.
            only: The one path to watch; None for all that are not hidden.
        """
        self._on_change = on_change
        self._only = only

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Handle an event of the file system."""
        if event.event_type not in CHANGES or (event.is_directory and event.event_type == "modified"):
            return
        for path in (Path(os.fsdecode(name)) for name in (event.src_path, event.dest_path) if name):
            if path == self._only if self._only else not path.name.startswith("."):
                self._on_change(path)


def _state(path: Path) -> tuple[int, int, int] | None:
    """What differs after each change of a file: its inode, size, and time of change (ns)."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
