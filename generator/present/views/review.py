"""Template data for the review page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.present.views.lists import ArticleLink
from generator.present.views.quotations import Quotation


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One open question."""

    message: str
    """What is undecided."""
    article: ArticleLink | None
    """The article that raised it."""
    quotation: Quotation | None
    """Its sentence."""
    entities: tuple[tuple[str, str], ...]
    """Names of the entities concerned, with links to their pages."""
    snippet: Mapping[str, object]
    """What to paste into the registry; empty if there is nothing to paste."""


@dataclass(frozen=True, slots=True)
class ReviewGroup:
    """Questions of one kind."""

    heading: str
    """The kind."""
    total: int
    """How many there are."""
    items: tuple[ReviewItem, ...]
    """The first of them."""


@dataclass(frozen=True, slots=True)
class ReviewView:
    """The review page."""

    groups: tuple[ReviewGroup, ...]
    """By kind, the rarest first."""
    total: int
    """How many questions there are."""
