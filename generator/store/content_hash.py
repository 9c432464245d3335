"""Content hashes of records, to detect changes."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

# 128 bits: among a million records, two collide by chance in one of 10^26 builds.
_BYTES = 16

_encoder = msgspec.msgpack.Encoder(order="deterministic", enc_hook=str)


def content_hash(value: Any) -> bytes:
    """Return a hash (16 bytes) of a record, or of records in tuples, lists and mappings."""
    return hashlib.blake2b(_encoder.encode(value), digest_size=_BYTES).digest()
