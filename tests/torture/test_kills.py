"""Kill each command at a random moment; `torture.kills.kill` takes any number of rounds."""

from __future__ import annotations

from pathlib import Path

from tests.torture.kills import kill


def test_after_any_kill_the_next_build_equals_a_clean_one(tmp_path: Path) -> None:
    results = kill(tmp_path, 1)
    assert [result.lost for result in results] == [(), (), ()]
