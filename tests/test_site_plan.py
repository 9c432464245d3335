"""What `present` hands to `publish`."""

from __future__ import annotations

from generator.site_plan import NO_TRACKER


def test_without_a_tracker_every_target_counts_as_changed() -> None:
    with NO_TRACKER.recording() as read:
        pass
    assert read
    assert [NO_TRACKER.hash_of(dependency) for dependency in read] == [None]
