"""What one article means by its names: the clusters that are joined over the corpus afterwards."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from generator.records import Kind, Mention, Reason


@dataclass(eq=False)
class Local:
    """The mentions of one thing in one article."""

    article: str
    kind: Kind
    mentions: list[Mention]
    reasons: list[Reason] = field(default_factory=list)
    roles: tuple[str, ...] = ()
    """Roles that the article gives it, in its words."""
    fullest: tuple[list[Mention], int, Kind, str] | None = field(default=None, init=False, repr=False)
    """Its fullest name, once that is known, and of which mentions."""
    _counted: tuple[list[Mention], int, Counter[str]] | None = field(default=None, init=False, repr=False)

    @property
    def names(self) -> Counter[str]:
        """Names used, with how often; counted once for the same mentions, so not to be changed."""
        if self._counted is not None and self._counted[0] is self.mentions and self._counted[1] == len(self.mentions):
            return self._counted[2]
        found: Counter[str] = Counter()
        for mention in self.mentions:
            found[mention.name] += 1
        self._counted = (self.mentions, len(self.mentions), found)
        return found

    @property
    def first(self) -> int:
        """Where it is named first."""
        return min(m.start for m in self.mentions)

    @property
    def sexes(self) -> set[str]:
        """Sexes that its mentions tell."""
        return {m.sex for m in self.mentions if m.sex}

    def take(self, other: Local, rule: str, says: str, score: float = 1.0) -> None:
        """Take in the mentions of another cluster, and why."""
        evidence = min(other.mentions, key=lambda m: m.start)
        self.reasons.append(Reason(rule, says, score, self.article, evidence.start, evidence.end))
        self.reasons.extend(other.reasons)
        self.mentions = sorted([*self.mentions, *other.mentions], key=lambda m: m.start)


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
