"""Sizes and times of files."""

from __future__ import annotations

import os
from pathlib import Path

from generator.store.file_states import NO_FILE, output_state, source_state


def test_a_file_that_does_not_exist_has_a_state_of_its_own(tmp_path: Path) -> None:
    assert source_state(str(tmp_path / "gone")) == output_state(str(tmp_path / "gone")) == NO_FILE


def test_another_size_is_another_state(tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    file.write_text("one")
    before = source_state(str(file)), output_state(str(file))
    file.write_text("three")
    assert source_state(str(file))[0] == output_state(str(file))[0] == 5
    assert (source_state(str(file)), output_state(str(file))) != before


def test_a_modification_time_that_was_set_is_still_a_change_of_a_source(tmp_path: Path) -> None:
    file = tmp_path / "seed.txt"
    file.write_text("one")
    os.utime(file, ns=(1, 1))
    before = source_state(str(file))
    file.write_text("two")
    os.utime(file, ns=(1, 1))
    assert output_state(str(file)) == (3, 1)
    assert source_state(str(file)) != before


def test_a_link_is_not_followed_for_its_state(tmp_path: Path) -> None:
    (tmp_path / "target").write_text("x" * 1000)
    (tmp_path / "link").symlink_to("target")
    assert output_state(str(tmp_path / "link"))[0] == len("target")
