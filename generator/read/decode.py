"""Bytes -> text."""

from __future__ import annotations


def decode(data: bytes) -> str:
    """Decode the bytes of a text file."""
    return data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
