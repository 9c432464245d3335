"""What one article means by its names: the clusters that are joined over the corpus afterwards."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, replace
from itertools import chain
from operator import attrgetter
from sys import intern
from typing import TypeVar

from generator.records import Kind, Mention, Reason
from generator.resolve.spelling import is_acronym

Name = TypeVar("Name", bound=Hashable)
"""A name as it is compared."""


@dataclass(eq=False, slots=True)
class Local:
    """The mentions of one thing in one article.

    What is asked of its mentions over the whole corpus is counted here, while an article's mentions are at hand:
    going back to those of 10,000 articles in another order is slow, since they lie all over the memory.
    """

    article: str
    kind: Kind
    """What it is; changed by `retype` alone."""
    mentions: tuple[Mention, ...]
    """In reading order; changed by `take` and `retype` alone."""
    reasons: tuple[Reason, ...] = ()
    roles: tuple[str, ...] = ()
    """Roles that the article gives it, in its words."""
    weight: float | None = field(init=False, repr=False)
    """How much the article is about it, whatever its kind; None until that is measured."""
    names: dict[str, int] = field(init=False, repr=False)
    """Names used, with how often; not to be changed."""
    rules: tuple[str, ...] = field(init=False, repr=False)
    """What found each mention."""
    role_spans: tuple[tuple[int, int], ...] = field(init=False, repr=False)
    """Where the roles stand that the mentions have."""
    _fullest: str | None = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._count()

    def _count(self) -> None:
        names: dict[str, int] = {}
        for mention in self.mentions:
            names[mention.name] = names.get(mention.name, 0) + 1
        self.names = names
        # Each mention has come with a copy of its rule's name; one stands in for all.
        self.rules = tuple([intern(mention.rule) for mention in self.mentions])
        self.role_spans = tuple([mention.role for mention in self.mentions if mention.role is not None])
        self.weight = self._fullest = None

    @property
    def fullest(self) -> str:
        """The name that says most: no acronym where there is a long form, then the most words that recur."""
        if self._fullest is None:
            self._fullest = max(self.names, key=self._fullness) if len(self.names) > 1 else next(iter(self.names))
        return self._fullest

    def _fullness(self, name: str) -> tuple[bool, int, int, int, str]:
        words = len(name.split()) if self.kind != "place" else 0
        return not is_acronym(name), words, self.names[name], len(name), name

    @property
    def sexes(self) -> set[str]:
        """Sexes that its mentions tell."""
        return {m.sex for m in self.mentions if m.sex}

    def reason(self, rule: str, says: str, score: float) -> Reason:
        """Why something is thought of it, with its first mention as the evidence."""
        evidence = self.mentions[0]
        return Reason(rule, says, score, self.article, evidence.start, evidence.end)

    def take(self, other: Local, rule: str, says: str, score: float = 1.0) -> None:
        """Take in the mentions of another cluster, and why."""
        self.reasons = (*self.reasons, other.reason(rule, says, score), *other.reasons)
        self.mentions = in_reading_order(self.mentions, other.mentions)
        self._count()

    def retype(self, kind: Kind, reason: Reason) -> None:
        """Take it, and every mention of it, for another sort of thing."""
        self.reasons = (*self.reasons, reason)
        self.kind = kind
        self.mentions = tuple([replace(mention, kind=kind) for mention in self.mentions])
        self._fullest = None


def gathered(article: str, kind: Kind, mentions: Iterable[Mention], key_of: Callable[[str], Name]) -> dict[Name, Local]:
    """Clusters of the mentions whose names have one key, by that key, in the order in which they are first named."""
    found: dict[Name, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(key_of(mention.name), []).append(mention)
    return {key: Local(article, kind, tuple(some)) for key, some in found.items()}


def in_reading_order(*mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions of several parts of an article's text as they follow each other there."""
    return tuple(sorted(chain.from_iterable(mentions), key=attrgetter("start")))


def most_used(names: dict[str, int]) -> list[str]:
    """Names by how often they are used; those used equally often stay in their order."""
    return sorted(names, key=names.__getitem__, reverse=True) if len(names) > 1 else list(names)


@dataclass(frozen=True, eq=False)
class Question:
    """A doubt before the entities have ids."""

    kind: str
    message: str
    local: Local
    """The cluster in doubt."""
    candidates: tuple[Local, ...] = ()
    """What it may be."""
    kind_in_doubt: Kind | None = None
    """The likely kind of all, where the articles take one name for several kinds."""
