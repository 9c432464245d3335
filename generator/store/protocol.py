"""The protocol of the store, in which stages keep results under a hash of everything they depend on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar

import msgspec

Record = TypeVar("Record")


class Store(Protocol):
    """Bytes by kind and key. Callers must not rely on entries still being there."""

    def get(self, kind: str, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """Yield the values of these keys, in no particular order; unknown keys are omitted."""

    def put(self, kind: str, items: Mapping[bytes, bytes]) -> None:
        """Store these values."""

    def prune(self, kind: str, used: Sequence[bytes]) -> None:
        """Delete the unused entries of a kind, once they are many."""


class _NoStore:
    """A store that keeps nothing."""

    def get(self, kind: str, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
        return iter(())

    def put(self, kind: str, items: Mapping[bytes, bytes]) -> None:
        pass

    def prune(self, kind: str, used: Sequence[bytes]) -> None:
        pass


NO_STORE = _NoStore()
"""The default if no store is given."""


def load_record(store: Store, kind: str, key: bytes, type_: type[Record]) -> Record | None:
    """Return the record under a key; None if there is none, or it is damaged or of another type."""
    for _, value in store.get(kind, [key]):
        try:
            return msgspec.msgpack.decode(value, type=type_)
        except msgspec.MsgspecError:
            return None
    return None


def save_record(store: Store, kind: str, key: bytes, record: Any) -> None:
    """Store a record under a key, for `load_record`."""
    store.put(kind, {key: msgspec.msgpack.encode(record)})
