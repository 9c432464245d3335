"""Template data for a redirect."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RedirectView:
    """A page at the former address of an entity."""

    name: str
    """The entity's name today."""
    href: str
    """Link to its page."""
