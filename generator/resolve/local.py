"""What one article means by its names: the clusters that are joined over the corpus afterwards."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from generator.records import Kind, Mention, Reason
from generator.resolve.spelling import is_acronym


@dataclass(eq=False, slots=True)
class Local:
    """The mentions of one thing in one article.

    A large corpus has a hundred thousand of these, and each is asked for its names many times: they are counted once.
    So once they have been asked for, mentions are only added by `take`.
    """

    article: str
    kind: Kind
    """What it is; changed by `retype` alone."""
    mentions: list[Mention]
    """In reading order."""
    reasons: list[Reason] = field(default_factory=list)
    roles: tuple[str, ...] = ()
    """Roles that the article gives it, in its words."""
    _names: dict[str, int] | None = field(default=None, init=False, repr=False)
    _fullest: str | None = field(default=None, init=False, repr=False)

    @property
    def names(self) -> dict[str, int]:
        """Names used, with how often; not to be changed."""
        if self._names is None:
            found: dict[str, int] = {}
            for mention in self.mentions:
                found[mention.name] = found.get(mention.name, 0) + 1
            self._names = found
        return self._names

    @property
    def fullest(self) -> str:
        """The name that says most: no acronym where there is a long form, then the most words that recur."""
        if self._fullest is None:
            names = self.names
            self._fullest = self.mentions[0].name if len(names) == 1 else max(names, key=self._fullness)
        return self._fullest

    def _fullness(self, name: str) -> tuple[bool, int, int, int, str]:
        words = len(name.split()) if self.kind != "place" else 0
        return not is_acronym(name), words, self.names[name], len(name), name

    @property
    def first(self) -> int:
        """Where it is named first."""
        return self.mentions[0].start

    @property
    def sexes(self) -> set[str]:
        """Sexes that its mentions tell."""
        return {m.sex for m in self.mentions if m.sex}

    def take(self, other: Local, rule: str, says: str, score: float = 1.0) -> None:
        """Take in the mentions of another cluster, and why."""
        evidence = other.mentions[0]
        self.reasons.append(Reason(rule, says, score, self.article, evidence.start, evidence.end))
        self.reasons.extend(other.reasons)
        self.mentions = sorted([*self.mentions, *other.mentions], key=lambda m: m.start)
        self._names = self._fullest = None

    def retype(self, kind: Kind) -> None:
        """Take it, and every mention of it, for another sort of thing."""
        self.kind = kind
        self.mentions = [replace(mention, kind=kind) for mention in self.mentions]
        self._fullest = None


def most_used(names: dict[str, int]) -> list[str]:
    """Names by how often they are used; those used equally often stay in their order."""
    return sorted(names, key=names.__getitem__, reverse=True)


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
