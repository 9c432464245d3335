"""What a stage may keep from one build to the next: results under a hash of all that they depend on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar

import msgspec

Record = TypeVar("Record")


class Store(Protocol):
    """Bytes by kind and key. Nothing may depend on whether something is still there."""

    def get(self, kind: str, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """What is kept under these keys, in no particular order; nothing for keys that are not known."""

    def put(self, kind: str, items: Mapping[bytes, bytes]) -> None:
        """Keep these."""

    def prune(self, kind: str, used: Sequence[bytes]) -> None:
        """Throw away what is not used, once it is much."""


class _NoStore:
    """Keeps nothing."""

    def get(self, kind: str, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
        return iter(())

    def put(self, kind: str, items: Mapping[bytes, bytes]) -> None:
        pass

    def prune(self, kind: str, used: Sequence[bytes]) -> None:
        pass


NO_STORE = _NoStore()
"""For whoever has no memory at hand."""


def load_record(store: Store, kind: str, key: bytes, type_: type[Record]) -> Record | None:
    """The record that is kept under a key; None where there is none, or it is damaged or of another form."""
    for _, value in store.get(kind, [key]):
        try:
            return msgspec.msgpack.decode(value, type=type_)
        except msgspec.MsgspecError:
            return None
    return None


def save_record(store: Store, kind: str, key: bytes, record: Any) -> None:
    """Keep a record under a key, for `load_record`."""
    store.put(kind, {key: msgspec.msgpack.encode(record)})
