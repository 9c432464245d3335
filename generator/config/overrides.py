"""Settings given on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Overrides:
    """Command-line values that replace those of the configuration; None keeps the configured value."""

    seeds: Path | None = None
    """`--seeds`"""
    docs: Path | None = None
    """`--docs`"""
    site: Path | None = None
    """`--site`"""
    registry: Path | None = None
    """`--registry`"""
    jobs: int | None = None
    """`--jobs`"""
    executor: str | None = None
    """`--executor`"""
    offline: bool = False
    """`--offline`"""
    address: str | None = None
    """`--address`"""
    serving: bool = False
    """Whether the site is for this machine only, at the address of its own server."""


NO_OVERRIDES = Overrides()
