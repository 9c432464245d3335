"""Clusters of the mentions of one article; cross-document coreference merges them afterwards."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import chain
from operator import attrgetter
from sys import intern
from typing import TypeVar

from generator.records import Kind, Mention, Reason
from generator.resolve.spelling import is_acronym

Name = TypeVar("Name", bound=Hashable)
"""Form of a name that is compared."""


@dataclass(eq=False, slots=True)
class DocumentCluster:
    """The mentions of one thing in one article.

    Everything that later steps need about its mentions is counted on creation, while they are in the processor's cache:
    visiting the mentions of 10,000 articles again in another order is slow, since they are scattered in memory.
    """

    article: str
    kind: Kind
    """Kind of the thing; only `retype` changes it."""
    mentions: tuple[Mention, ...]
    """In reading order; only `absorb` and `retype` change them."""
    reasons: tuple[Reason, ...] = ()
    """Why its mentions are one thing, and of this kind."""
    roles: tuple[str, ...] = ()
    """Roles that the article gives it, in its words."""
    weight: float | None = field(init=False, repr=False)
    """How much the article is about it, regardless of its kind; None until that is measured."""
    names: dict[str, int] = field(init=False, repr=False)
    """Name -> number of mentions that use it; do not modify."""
    rules: tuple[str, ...] = field(init=False, repr=False)
    """Rule that found each mention."""
    role_spans: tuple[tuple[int, int], ...] = field(init=False, repr=False)
    """Spans of the roles next to its mentions."""
    _fullest: str | None = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._count()

    def _count(self) -> None:
        names: dict[str, int] = {}
        for mention in self.mentions:
            names[mention.name] = names.get(mention.name, 0) + 1
        self.names = names
        # Each mention arrives with its own copy of the rule's name; interning keeps one.
        self.rules = tuple([intern(mention.rule) for mention in self.mentions])
        self.role_spans = tuple([mention.role for mention in self.mentions if mention.role is not None])
        self.weight = self._fullest = None

    @property
    def fullest(self) -> str:
        """The most informative name: a long form before an acronym, then the most words, then the most used."""
        if self._fullest is None:
            self._fullest = max(self.names, key=self._fullness) if len(self.names) > 1 else next(iter(self.names))
        return self._fullest

    def _fullness(self, name: str) -> tuple[bool, int, int, int, str]:
        words = len(name.split()) if self.kind != "place" else 0
        return not is_acronym(name), words, self.names[name], len(name), name

    @property
    def sexes(self) -> set[str]:
        """Sexes that its mentions indicate."""
        return {m.sex for m in self.mentions if m.sex}

    def reason(self, rule: str, explanation: str, score: float) -> Reason:
        """The reason for an inference about it, with its first mention as the evidence."""
        evidence = self.mentions[0]
        return Reason(rule, explanation, score, self.article, evidence.start, evidence.end)

    def absorb(self, other: DocumentCluster, rule: str, explanation: str, score: float = 1.0) -> None:
        """Add the mentions of another cluster, with the rule that says that both are one thing."""
        self.reasons = (*self.reasons, other.reason(rule, explanation, score), *other.reasons)
        self.mentions = in_reading_order(self.mentions, other.mentions)
        self._count()

    def retype(self, kind: Kind, reason: Reason) -> None:
        """Change the kind of the cluster and of every mention in it."""
        self.reasons = (*self.reasons, reason)
        self.kind = kind
        self.mentions = tuple([replace(mention, kind=kind) for mention in self.mentions])
        self._fullest = None


def group_mentions(
    article: str, kind: Kind, mentions: Iterable[Mention], key_of: Callable[[str], Name]
) -> dict[Name, DocumentCluster]:
    """Group mentions by a key of their names: key -> cluster, in the order in which they are first named."""
    found: dict[Name, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(key_of(mention.name), []).append(mention)
    return {key: DocumentCluster(article, kind, tuple(some)) for key, some in found.items()}


def in_reading_order(*mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions of several groups, in the order of the article's text."""
    return tuple(sorted(chain.from_iterable(mentions), key=attrgetter("start")))


def most_used(names: dict[str, int]) -> list[str]:
    """Names, the most used first; those used equally often keep their order."""
    return sorted(names, key=names.__getitem__, reverse=True) if len(names) > 1 else list(names)


class QuestionKind(StrEnum):
    """Kinds of open questions; the review page groups by them."""

    AMBIGUOUS_SURNAME = "ambiguous surname"
    AMBIGUOUS_GIVEN_NAME = "ambiguous given name"
    LONE_SURNAME = "lone surname"
    SAME_NAME_OTHER_ROLE = "same name, other role"
    KIND_CONFLICT = "type conflict"


@dataclass(frozen=True, eq=False)
class PendingQuestion:
    """An open question before the entities have ids."""

    kind: QuestionKind
    message: str
    """What is undecided, and what was assumed meanwhile, in plain words."""
    cluster: DocumentCluster
    """The cluster in question."""
    candidates: tuple[DocumentCluster, ...] = ()
    """What it may be the same as."""
    kind_in_doubt: Kind | None = None
    """The likely kind of all, if the articles use one name for several kinds."""
