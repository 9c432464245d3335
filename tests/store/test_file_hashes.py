"""The hash of a file is known without opening it only if it cannot have changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from time import sleep, time_ns

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.store import file_hashes
from generator.store.file_hashes import FileHashes, State, is_settled
from generator.store.sqlite import SqliteStore

SECOND = 1_000_000_000
# A moment that no unit of a coarse file system divides.
MOMENT = 1_700_000_000 * SECOND + 123_456_789
# Of a file system that is coarse, though not as coarse as FAT; and a tick of the system's clock at the slowest (ns).
UNIT = 30_000_000
TICK = 10_000_000

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows keeps no time of change")


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[SqliteStore]:
    with closing(SqliteStore(tmp_path / "state" / "cache.sqlite")) as opened:
        yield opened


@pytest.fixture
def seed(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_bytes(b"ended")
    return path


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Sets the clock so many seconds ahead of that of the file system."""

    def set_clock(seconds: float) -> None:
        monkeypatch.setattr(file_hashes, "time_ns", lambda: time_ns() + int(seconds * SECOND))

    return set_clock


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths of the files that are opened from now on."""
    paths: list[str] = []
    really = os.open

    def noting(path: str, flags: int) -> int:
        paths.append(path)
        return really(path, flags)

    monkeypatch.setattr(os, "open", noting)
    return paths


def build(cache: SqliteStore, *paths: Path) -> list[bytes]:
    """What a build finds in files, and leaves to the next one."""
    hashes = FileHashes(cache, Path("seeds"))
    found = [hashes.of(str(path)) for path in paths]
    hashes.keep(cache)
    return found


def coarse_state(found: os.stat_result) -> State:
    """As a file system shows it that keeps times in `UNIT`: all changes within one have the same time."""
    changed = found.st_ctime_ns // UNIT * UNIT + 1
    return found.st_size, changed, changed, found.st_ino


def sha256(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def test_a_hash_is_that_of_the_bytes(cache: SqliteStore, seed: Path) -> None:
    assert build(cache, seed) == [sha256(b"ended")]


def test_a_file_that_has_not_changed_is_opened_once(
    cache: SqliteStore, seed: Path, at: Callable[[float], None], opened: list[str]
) -> None:
    at(60)
    assert build(cache, seed) == build(cache, seed) == build(cache, seed) == [sha256(b"ended")]
    assert opened == [str(seed)]


def test_a_file_that_was_changed_just_now_is_opened_each_time(
    cache: SqliteStore, seed: Path, opened: list[str]
) -> None:
    build(cache, seed)
    build(cache, seed)
    assert opened == [str(seed)] * 2


@pytest.mark.parametrize("look", [file_hashes.state_of, coarse_state], ids=["fine", "coarse"])
def test_a_file_that_is_edited_many_times_at_once_is_noticed(
    cache: SqliteStore, seed: Path, monkeypatch: pytest.MonkeyPatch, look: Callable[[os.stat_result], State]
) -> None:
    monkeypatch.setattr(file_hashes, "state_of", look)
    for number in range(200):
        content = b"%05d" % number
        seed.write_bytes(content)
        assert build(cache, seed) == [sha256(content)]


def edit(seed: Path) -> None:
    seed.write_bytes(b"began")


def edit_and_set_the_time_back(seed: Path) -> None:
    before = seed.stat()
    edit(seed)
    os.utime(seed, ns=(before.st_atime_ns, before.st_mtime_ns))


def replace_by_one_of_the_same_size_and_time(seed: Path) -> None:
    before = seed.stat()
    other = seed.with_name("other.txt")
    other.write_bytes(b"began")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(seed)


@pytest.mark.parametrize(
    "change", [edit, edit_and_set_the_time_back, replace_by_one_of_the_same_size_and_time], ids=lambda f: f.__name__
)
@pytest.mark.parametrize("seconds", [0, 60])
def test_other_content_of_the_same_size_is_noticed(
    cache: SqliteStore, seed: Path, at: Callable[[float], None], seconds: float, change: Callable[[Path], None]
) -> None:
    at(seconds)
    build(cache, seed)
    sleep(2 * TICK / SECOND)  # to a clock that is ahead, two changes within one tick would look like one
    change(seed)
    assert build(cache, seed) == [sha256(b"began")]


def test_a_file_that_is_replaced_by_one_of_the_same_moment_is_noticed(
    cache: SqliteStore, seed: Path, at: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    at(60)
    monkeypatch.setattr(file_hashes, "change_time", lambda _: MOMENT)
    build(cache, seed)
    replace_by_one_of_the_same_size_and_time(seed)
    assert build(cache, seed) == [sha256(b"began")]


def test_a_file_that_changes_while_it_is_read_is_read_again(
    cache: SqliteStore, seed: Path, at: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    at(60)
    really = os.fstat

    def looking_too_early(descriptor: int) -> os.stat_result:
        found = really(descriptor)
        sleep(2 * TICK / SECOND)
        edit(seed)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(os, "fstat", looking_too_early)
        build(cache, seed)
    seed.write_bytes(b"third")
    assert build(cache, seed) == [sha256(b"third")]


def test_a_change_in_the_future_is_never_trusted(
    cache: SqliteStore, seed: Path, at: Callable[[float], None], opened: list[str]
) -> None:
    at(-3600)
    build(cache, seed)
    at(60)
    build(cache, seed)
    assert opened == [str(seed)] * 2


def test_a_file_is_looked_at_once_more_in_the_build_in_which_it_comes_to_rest(
    cache: SqliteStore, seed: Path, at: Callable[[float], None], opened: list[str]
) -> None:
    hashes = FileHashes(cache, Path("seeds"))
    hashes.of(str(seed))
    at(60)
    hashes.of(str(seed))
    hashes.of(str(seed))
    assert opened == [str(seed)] * 2


def state(changed: int) -> State:
    return 5, changed, changed, 7


@pytest.mark.parametrize(
    ("changed", "settled"),
    [
        (MOMENT - 3600 * SECOND, True),
        (MOMENT - 2 * SECOND - 1, True),
        (MOMENT - 2 * SECOND, False),
        (MOMENT, False),
        (MOMENT + 3600 * SECOND, False),
        (1_600_000_000 * SECOND, False),  # FAT and sshfs keep seconds
        (1_600_000_000 * SECOND + 250_000_000, False),  # exFAT keeps hundredths
    ],
)
def test_a_time_of_change_is_trusted_if_it_is_fine_and_long_past(changed: int, settled: bool) -> None:
    assert is_settled(state(changed), MOMENT) is settled


def test_where_the_system_keeps_no_time_of_change_none_is_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.store.file_states.HAS_CHANGE_TIME", False)
    monkeypatch.setattr(file_hashes, "HAS_CHANGE_TIME", False)
    assert not is_settled(state(MOMENT - 3600 * SECOND), MOMENT)


def test_a_file_that_cannot_be_read_has_its_reason_instead(cache: SqliteStore, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    missing, pipe, folder = build(cache, tmp_path / "missing", tmp_path / "pipe", tmp_path)
    assert (missing, pipe, folder) == (b"2", b"no file", b"21")


def test_a_link_has_the_hash_of_its_target(
    cache: SqliteStore, seed: Path, tmp_path: Path, at: Callable[[float], None]
) -> None:
    at(60)
    link = tmp_path / "link.txt"
    link.symlink_to(seed.name)
    assert build(cache, link) == [sha256(b"ended")]
    edit(seed)
    assert build(cache, link) == [sha256(b"began")]


def test_a_name_of_any_bytes_is_remembered(
    cache: SqliteStore, seed: Path, at: Callable[[float], None], opened: list[str]
) -> None:
    at(60)
    odd = Path(os.fsdecode(os.fsencode(seed.parent) + b"/\xff.txt"))
    try:
        seed.rename(odd)
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    assert build(cache, odd) == build(cache, odd) == [sha256(b"ended")]
    assert len(opened) == 1


def test_hashes_are_stored_only_if_they_changed(
    cache: SqliteStore, seed: Path, at: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    at(60)
    build(cache, seed)
    with monkeypatch.context() as patch:
        patch.setattr(cache, "put", lambda *_: pytest.fail("it was written again"))
        build(cache, seed)
    build(cache)
    assert FileHashes(cache, Path("seeds")).known(str(seed)) is None, "what no build asks for any more is forgotten"


def test_a_copy_is_read_once_and_found_to_be_the_same(
    cache: SqliteStore, seed: Path, at: Callable[[float], None], opened: list[str]
) -> None:
    at(60)
    before = build(cache, seed)
    copy = seed.with_name("copy")
    copy.write_bytes(seed.read_bytes())
    copy.replace(seed)
    assert build(cache, seed) == build(cache, seed) == before
    assert opened == [str(seed)] * 2


# One thing that happens to a file: it gets content, and perhaps its old time, or it is replaced; then a pause (s).
CHANGES = st.tuples(
    st.sampled_from([b"began", b"ended", b"lasts"]), st.booleans(), st.booleans(), st.sampled_from([0.0, 0.0, 0.06])
)


@settings(max_examples=30, deadline=None)
@given(st.lists(CHANGES, min_size=2, max_size=8))
def test_the_hash_of_a_file_is_that_of_its_bytes_after_any_changes(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[bytes, bool, bool, float]]
) -> None:
    """Times are coarse, and files settle within one of their units and a tick: so it matters when things happen."""
    folder = tmp_path_factory.mktemp("changes")
    seed = folder / "seed.txt"
    seed.write_bytes(b"first")
    with pytest.MonkeyPatch.context() as patch, closing(SqliteStore(folder / "cache.sqlite")) as cache:
        patch.setattr(file_hashes, "state_of", coarse_state)
        patch.setattr(file_hashes, "SETTLED_AFTER", UNIT + TICK)
        for content, set_back, replaced, pause in changes:
            before = seed.stat()
            target = folder / "other.txt" if replaced else seed
            target.write_bytes(content)
            if set_back:
                os.utime(target, ns=(before.st_atime_ns, before.st_mtime_ns))
            target.replace(seed)
            assert build(cache, seed) == [sha256(content)]
            sleep(pause)
            assert build(cache, seed) == [sha256(content)]
