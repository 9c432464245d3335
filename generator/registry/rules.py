"""The editor's rules, and look-ups of them in constant time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, TypeVar

from generator.errors import Problem
from generator.records import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One correction."""

    line: int
    """Its 1-based line in the registry."""
    description: str
    """The rule in short ("merge u-s into united-states")."""
    refers: tuple[str, ...] = ()
    """Ids of the articles and entities that it needs to match anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRule(Rule):
    """An entity as the editor knows it."""

    id: str
    """Slug, the last part of the page's address."""
    kind: Kind
    """What kind of thing it is."""
    name: str
    """Title of its page."""
    aka: tuple[str, ...]
    """Other names that always mean this entity."""
    apart: tuple[str, ...]
    """Ids that are never to be merged with it (`not`)."""
    wikidata: str | None
    """Wikidata id."""
    same_as: tuple[str, ...]
    """Other http(s) addresses of the same thing."""
    geo: tuple[float, float] | None
    """Latitude and longitude in degrees."""
    country: str | None
    """ISO 3166-1 alpha-2 code."""
    summary: str | None
    """The editor's own description, shown as such (`description`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeRule(Rule):
    """Two entities that are the same."""

    old: str
    """Id that is given up; its address becomes a redirect."""
    kept: str
    """Id that takes its mentions, as written: it may itself be merged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitRule(Rule):
    """A name that means another entity in some articles."""

    text: str
    """The name as the articles spell it."""
    articles: tuple[str, ...]
    """Ids of those articles (`in`)."""
    to: str
    """Id of the entity it means there, merges applied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IgnoreRule(Rule):
    """Words that are not a name."""

    text: str
    """The words as the articles spell them."""
    kind: Kind | None
    """Only if they were recognized as this kind of thing; None: always."""
    articles: tuple[str, ...]
    """Only in the articles of these ids (`in`); empty: everywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetypeRule(Rule):
    """The right kind of an entity that the extractor found."""

    id: str
    """Its id."""
    kind: Kind
    """What it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRule(Rule):
    """Facts that an article's own file lacks or has wrong."""

    id: str
    """Slug of the article."""
    date: str | None
    """Publication date, ISO 8601."""
    cut_after: str | None
    """Beginning of the line at which the article ends; that line and all after it are removed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRule(Rule):
    """The speaker of a quotation."""

    article: str
    """Id of the article."""
    starts: str
    """The first words of the quotation."""
    speaker: str
    """The speaker, by entity id or in the article's words."""


Some = TypeVar("Some", bound=Rule)


def _index() -> Any:
    return field(default_factory=dict, init=False, repr=False, compare=False)


@lru_cache(maxsize=65536)
def fold(surface: str) -> str:
    """Normalize a name for comparison: line breaks, repeated spaces and curly apostrophes do not count, capitals do."""
    return " ".join(surface.replace("’", "'").split())


@dataclass(frozen=True, slots=True)
class Registry:
    """All corrections of the editor, indexed; `Registry()` corrects nothing."""

    path: str = "registry.yml"
    """The file, for messages."""
    rules: tuple[Rule, ...] = ()
    """Every rule, in the order of the file."""
    entities: Mapping[str, EntityRule] = _index()
    """Pinned entities by id."""
    merges: Mapping[str, MergeRule] = _index()
    """Merges by the id that is given up."""
    retypes: Mapping[str, RetypeRule] = _index()
    """Corrected kinds by entity id, merges applied."""
    articles: Mapping[str, ArticleRule] = _index()
    """Corrected articles by id."""
    quotes: Mapping[str, tuple[QuoteRule, ...]] = _index()
    """Corrected quotations by article id."""
    _kept: Mapping[str, str] = _index()
    _names: Mapping[str, EntityRule] = _index()
    _splits: Mapping[tuple[str, str], SplitRule] = _index()
    _ignored: Mapping[str, tuple[IgnoreRule, ...]] = _index()
    _apart: Mapping[frozenset[str], EntityRule] = _index()

    def __post_init__(self) -> None:
        def keep(**indexes: object) -> None:
            for name, index in indexes.items():
                object.__setattr__(self, name, index)

        merges = {rule.old: rule for rule in self.of(MergeRule)}
        pins = {rule.id: rule for rule in self.of(EntityRule)}
        keep(merges=merges, entities=pins, _kept={old: chain(merges, old)[-1] for old in merges})
        keep(retypes={self.resolve_merge(rule.id): rule for rule in self.of(RetypeRule)})
        keep(articles={rule.id: rule for rule in self.of(ArticleRule)})
        keep(quotes=_grouped(self.of(QuoteRule), lambda rule: rule.article))
        keep(_ignored=_grouped(self.of(IgnoreRule), lambda rule: fold(rule.text)))
        keep(_splits={(fold(rule.text), article): rule for rule in self.of(SplitRule) for article in rule.articles})
        keep(_names={fold(n): pins.get(self.resolve_merge(r.id), r) for r in pins.values() for n in (r.name, *r.aka)})
        keep(_apart={self._pair(rule.id, other): rule for rule in pins.values() for other in rule.apart})

    def of(self, kind: type[Some]) -> Iterator[Some]:
        """All rules of one class."""
        return (rule for rule in self.rules if isinstance(rule, kind))

    def _pair(self, one: str, other: str) -> frozenset[str]:
        return frozenset((self.resolve_merge(one), self.resolve_merge(other)))

    def resolve_merge(self, entity: str) -> str:
        """The id of an entity after all merges; the id itself if there is none."""
        return self._kept.get(entity, entity)

    def pinned(self, surface: str) -> EntityRule | None:
        """The entity that a name always means, merges applied; `split` has the articles in which it does not."""
        return self._names.get(fold(surface))

    def split(self, surface: str, article: str) -> SplitRule | None:
        """The rule that gives a name another meaning in this article; None if there is none."""
        return self._splits.get((fold(surface), article))

    def apart(self, one: str, other: str) -> EntityRule | None:
        """The rule that forbids merging two entities; None if there is none."""
        return self._apart.get(self._pair(one, other))

    def ignored(self, surface: str, kind: Kind, article: str) -> IgnoreRule | None:
        """The rule that says that these words are not a name here; None if there is none."""
        for rule in self._ignored.get(fold(surface), ()):
            if rule.kind in (None, kind) and (not rule.articles or article in rule.articles):
                return rule
        return None

    def unused(self, used: Collection[Rule], known: Collection[str] = ()) -> tuple[Problem, ...]:
        """A warning for each rule that matched nothing.

        Args:
            used: The rules that were applied.
            known: Ids of all articles and entities, for suggestions.
        """
        problems = []
        for rule in self.rules:
            if rule not in used:
                close = [c for name in rule.refers if name not in known for c in get_close_matches(name, known, n=1)]
                hint = f"Did you mean `{close[0]}`?" if close else "Fix or remove it"
                message = f"the rule matches nothing: {rule.description}"
                problems.append(Problem(self.path, rule.line, message, hint, "warning"))
        return tuple(problems)


def chain(merges: Mapping[str, MergeRule], entity: str) -> list[str]:
    """Follow the merges of an entity: its id first; the last id has no merge, or one back into the chain."""
    ids = {entity: None}
    while (rule := merges.get(next(reversed(ids)))) and rule.kept not in ids:
        ids[rule.kept] = None
    return list(ids)


def _grouped(rules: Iterator[Some], by: Callable[[Some], str]) -> dict[str, tuple[Some, ...]]:
    groups: dict[str, list[Some]] = defaultdict(list)
    for rule in rules:
        groups[by(rule)].append(rule)
    return {name: tuple(group) for name, group in groups.items()}
