"""Records kept in a store and loaded again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.store.protocol import NO_STORE, load_record, save_record


@dataclass(frozen=True)
class Reading:
    place: str
    value: float


class Memory:
    """A store in memory."""

    def __init__(self) -> None:
        self.items: dict[tuple[str, bytes], bytes] = {}

    def get(self, kind: str, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
        return ((key, self.items[kind, key]) for key in keys if (kind, key) in self.items)

    def put(self, kind: str, items: Mapping[bytes, bytes]) -> None:
        self.items |= {(kind, key): value for key, value in items.items()}

    def prune(self, kind: str, used: Sequence[bytes]) -> None:
        self.items = {at: value for at, value in self.items.items() if at[0] != kind or at[1] in used}


OSLO = Reading("Oslo", 1.5)


def test_a_record_that_was_saved_is_loaded() -> None:
    store = Memory()
    save_record(store, "readings", b"1", OSLO)
    assert load_record(store, "readings", b"1", Reading) == OSLO
    assert load_record(store, "readings", b"2", Reading) is None
    assert load_record(store, "other", b"1", Reading) is None


def test_a_damaged_record_and_one_of_another_type_count_as_missing() -> None:
    store = Memory()
    store.put("readings", {b"1": b"\xff\xff", b"2": b""})
    save_record(store, "readings", b"3", ["Oslo", "warm"])
    assert [load_record(store, "readings", key, Reading) for key in (b"1", b"2", b"3")] == [None, None, None]


def test_without_a_store_nothing_is_kept() -> None:
    save_record(NO_STORE, "readings", b"1", OSLO)
    NO_STORE.prune("readings", [])
    assert load_record(NO_STORE, "readings", b"1", Reading) is None
