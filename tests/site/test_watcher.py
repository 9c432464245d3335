"""Each change of a file leads to one build."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchdog.events import (
    DirModifiedEvent,
    FileClosedNoWriteEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
)

from generator.site.watcher import ChangeHandler, Watcher

# Seconds after which a change has surely been noticed, on a machine that is busy.
PATIENCE = 20


@pytest.fixture
def watcher() -> Iterator[Watcher]:
    made = Watcher()
    yield made
    made.stop()


def test_a_second_event_about_one_change_causes_no_build(watcher: Watcher, tmp_path: Path) -> None:
    """A busy machine may pass on the second event of one save only after the build that followed the first."""
    builds: list[int] = []
    watcher.on_change(lambda: builds.append(1))
    handler = ChangeHandler(watcher.check)
    (tmp_path / "a.txt").write_text("one", encoding="utf-8")
    for _ in range(3):
        handler.on_any_event(FileModifiedEvent(str(tmp_path / "a.txt")))
    assert len(builds) == 1
    (tmp_path / "a.txt").write_text("two and more", encoding="utf-8")
    handler.on_any_event(FileModifiedEvent(str(tmp_path / "a.txt")))
    assert len(builds) == 2
    (tmp_path / "a.txt").unlink()
    for _ in range(2):
        handler.on_any_event(FileDeletedEvent(str(tmp_path / "a.txt")))
    assert len(builds) == 3


def test_a_change_before_there_is_a_server_causes_a_build_once_there_is_one(watcher: Watcher, tmp_path: Path) -> None:
    builds: list[int] = []
    watcher.check(tmp_path / "a.txt")
    watcher.on_change(lambda: builds.append(1))
    assert len(builds) == 1


def test_no_change_causes_no_build(watcher: Watcher) -> None:
    watcher.on_change(lambda: pytest.fail("nothing has changed"))


def test_inputs_are_watched_while_generating_and_pages_afterwards(watcher: Watcher, tmp_path: Path) -> None:
    for name in ("seeds", "docs"):
        (tmp_path / name).mkdir()
    changed = threading.Event()
    with watcher.while_generating([tmp_path / "seeds"], tmp_path / "docs"):
        (tmp_path / "docs/written.md").write_text("by the generator", encoding="utf-8")
    watcher.on_change(changed.set)
    assert not changed.is_set()
    (tmp_path / "seeds/new.txt").write_text("by a person", encoding="utf-8")
    assert changed.wait(PATIENCE)
    changed.clear()
    (tmp_path / "docs/about.md").write_text("by a person", encoding="utf-8")
    assert changed.wait(PATIENCE)


@pytest.mark.parametrize(
    ("event", "only", "paths"),
    [
        (FileModifiedEvent("/s/a.txt"), None, ["/s/a.txt"]),
        (FileCreatedEvent("/s/a.txt"), None, ["/s/a.txt"]),
        (FileMovedEvent("/s/a.txt", "/s/b.txt"), None, ["/s/a.txt", "/s/b.txt"]),
        (FileMovedEvent("/s/.a.swp", "/s/a.txt"), None, ["/s/a.txt"]),
        (FileModifiedEvent("/s/.hidden"), None, []),
        (DirModifiedEvent("/s/sub"), None, []),
        (FileClosedNoWriteEvent("/s/a.txt"), None, []),
        (FileModifiedEvent("/s/a.txt"), "/s/registry.yml", []),
        (FileDeletedEvent("/s/registry.yml"), "/s/registry.yml", ["/s/registry.yml"]),
    ],
    ids=str,
)
def test_an_event_is_a_change_of_these_paths(event: FileSystemEvent, only: str | None, paths: list[str]) -> None:
    seen: list[Path] = []
    ChangeHandler(seen.append, Path(only) if only else None).on_any_event(event)
    assert seen == [Path(path) for path in paths]
