"""Apply the editor's corrections of entities, which override all rules of earlier stages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.ids.slugs import slug
from generator.records import Article, Entity, Kind, Mention, Reason
from generator.registry import EntityRule, IgnoreRule, Registry, Rule, SplitRule, fold
from generator.resolve.clusters import DocumentCluster
from generator.resolve.cross_document import CorpusCluster

PINNED = "registry"
"""Rule of a mention that only the registry gives."""


@dataclass(eq=False, slots=True)
class _Shares:
    """The parts of a cluster by the entities that the editor pinned."""

    pinned: dict[str, list[DocumentCluster]] = field(default_factory=lambda: defaultdict(list))
    """Id of a pinned entity -> its parts."""
    free: list[DocumentCluster] = field(default_factory=list)
    """Parts of no pinned entity."""
    left_behind: list[DocumentCluster] = field(default_factory=list)
    """Those of the free parts whose article splits off a name: they are not the entity that they were split from."""
    claimants: set[str] = field(default_factory=set)
    """Pinned entities that have a part by one of their own names, not by a split."""


class EntityCorrections:
    """Applies the rules of a registry between the steps of resolution.

    Attributes:
        registry: The editor's corrections.
        used: The rules that matched something so far.
    """

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.used: set[Rule] = set()
        self._names = _pattern(registry)
        self._surnames = _surnames(registry)
        self._ignored_names = frozenset(fold(rule.text) for rule in registry.of(IgnoreRule))
        self._rules_of: dict[str, list[Rule]] = defaultdict(list)
        for rule in registry.rules:
            for one in {registry.resolve_merge(one) for one in rule.refers}:
                self._rules_of[one].append(rule)

    def correct_mentions(self, article: Article, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Remove the ignored mentions of an article and add every pinned name that its text has."""
        kept = found
        names = map(fold, [name for m in found for name in (m.text, m.name)])
        if self._ignored_names and not self._ignored_names.isdisjoint(names):
            kept = tuple([mention for mention in found if not self._ignored(article, mention)])
        return self._with_pinned(self._names, article, kept) if self._names is not None else kept

    def _with_pinned(
        self, names: re.Pattern[str], article: Article, mentions: Sequence[Mention]
    ) -> tuple[Mention, ...]:
        at = {place: mention for mention in mentions for place in range(mention.start, mention.end)}
        replaced: set[int] = set()  # by their start, for mentions do not overlap
        added: list[Mention] = []
        for match in names.finditer(article.text):
            kind = self._kind(match[0], article.id)
            overlapping = {mention.start: mention for place in range(*match.span()) if (mention := at.get(place))}
            if kind is None or any(m.end - m.start > len(match[0]) for m in overlapping.values()):
                continue  # part of a longer name: "Gaza" of "Gaza City" is not what the editor pinned
            same = next((m for m in overlapping.values() if (m.start, m.end) == match.span()), None)
            if same is not None and same.kind == kind:
                continue
            replaced.update(overlapping)
            added.append(
                replace(same, kind=kind)
                if same is not None
                else Mention(match[0], match.start(), match.end(), kind, fold(match[0]), PINNED)
            )
        return tuple(sorted((*(m for m in mentions if m.start not in replaced), *added), key=lambda m: m.start))

    def separate_pinned(self, clusters: Sequence[CorpusCluster]) -> list[tuple[CorpusCluster, str | None]]:
        """Separate clusters by the entities that the editor pinned.

        A cluster with a name of one pinned entity is that entity as a whole, except for parts that are to be kept apart
        from it; of a cluster with names of several, each entity takes its own parts and the rest stays by itself. A
        name under `split` belongs to its entity in that article alone.

        Returns:
            Each cluster with the id of its pinned entity, None if it has none; no id occurs twice.
        """
        if self._names is None:
            return [(cluster, None) for cluster in clusters]
        pinned: dict[str, list[DocumentCluster]] = defaultdict(list)
        source: dict[str, CorpusCluster] = {}
        separated: list[tuple[CorpusCluster, str | None]] = []
        for cluster in clusters:
            shares = self._shares(cluster)
            if not shares.pinned:
                separated.append((cluster, None))
                continue
            for pin, parts in shares.pinned.items():
                pinned[pin] += parts
                source.setdefault(pin, cluster)
            if shares.free:
                separated.append((_regrouped(cluster, shares.free, shares.free[0].kind), None))
        for pin, parts in pinned.items():
            rule = self._rule(pin)
            separated.append((_regrouped(source[pin], parts, rule.kind if rule else parts[0].kind), pin))
        return separated

    def _shares(self, cluster: CorpusCluster) -> _Shares:
        shares = _Shares()
        for whole in cluster.parts:
            by_pin = self._by_pin(whole)
            for pin, mentions in by_pin.items():
                part = whole if len(by_pin) == 1 else replace(whole, mentions=tuple(mentions))
                if pin is not None:
                    shares.pinned[pin].append(part)
                    if not self._is_split(part):
                        shares.claimants.add(pin)
                    continue
                shares.free.append(part)
                if len(by_pin) > 1:
                    shares.left_behind.append(part)
        if len(shares.claimants) == 1:
            (pin,) = shares.claimants
            joined = [p for p in shares.free if p not in shares.left_behind and not self._kept_apart(pin, p)]
            shares.pinned[pin] += joined
            shares.free = [part for part in shares.free if part not in joined]
        return shares

    def merge(self, clusters: Iterable[tuple[CorpusCluster, str]]) -> list[tuple[CorpusCluster, str]]:
        """Merge the clusters whose ids the editor merged, and give each the kind that the editor gave it."""
        of: dict[str, list[CorpusCluster]] = defaultdict(list)
        for cluster, entity in clusters:
            kept = self.registry.resolve_merge(entity)
            if kept != entity:
                self.used.add(self.registry.merges[entity])
            of[kept].append(cluster)
        joined = []
        for entity, found in of.items():
            first = next((c for c in found if self._rule(entity)), found[0])
            kind = first.kind
            if pin := self._rule(entity):
                self.used.add(pin)  # an entry for an id that a build has given renames and corrects what has it
                kind = pin.kind
            if rule := self.registry.retypes.get(entity):
                self.used.add(rule)
                kind = rule.kind
            if len(found) > 1 or kind != first.kind:
                parts = [part for cluster in found for part in cluster.parts]
                first = _regrouped(first, parts, kind)
            joined.append((first, entity))
        return joined

    def annotate(self, found: Entity) -> Entity:
        """Add the editor's facts to an entity (name, place, links, summary), and mark it as reviewed."""
        rules = [rule for rule in self._rules_of.get(found.id, ()) if rule in self.used]
        if not rules:
            return found
        reasons = (Reason("registry", f"line {r.line} of {self.registry.path}: {r.description}") for r in rules)
        found = replace(found, reviewed=True, reasons=(*found.reasons, *reasons))
        pin = self._rule(found.id)
        if pin is None:
            return found
        return replace(
            found,
            name=pin.name,
            aka=tuple(name for name in dict.fromkeys((found.name, *found.aka)) if name != pin.name),
            country=pin.country or found.country,
            geo=pin.geo or found.geo,
            geonames=None if pin.geo else found.geonames,
            wikidata=pin.wikidata,
            same_as=pin.same_as,
            summary=pin.summary,
        )

    def _rule(self, entity: str) -> EntityRule | None:
        return self.registry.entities.get(entity)

    def _ignored(self, article: Article, mention: Mention) -> bool:
        rule = self.registry.ignored(mention.text, mention.kind, article.id)
        rule = rule or self.registry.ignored(mention.name, mention.kind, article.id)
        if rule is not None:
            self.used.add(rule)
        return rule is not None

    def _kind(self, surface: str, article: str) -> Kind | None:
        """Kind of a pinned or split name in an article; None if the registry has no rule for it."""
        target = self._target(surface, article)
        rule = self._rule(target) if target else None
        return rule.kind if rule else None

    def _target(self, surface: str, article: str) -> str | None:
        """Id of the entity that a name means in an article by the registry; None if it has no rule for it."""
        split = self.registry.split(surface, article)
        if split is not None:
            target = self.registry.resolve_merge(split.to)
            self.used.update(rule for rule in (split, self._rule(target)) if rule)
            return target
        pin = self.registry.pinned(surface)
        if pin is None:
            return None
        self.used.add(pin)
        return self.registry.resolve_merge(pin.id)

    def _by_pin(self, part: DocumentCluster) -> Mapping[str | None, Sequence[Mention]]:
        """The mentions of a part by the entities they are pinned to.

        Unpinned mentions go with the one entity that the others are pinned to, unless a split separated them.
        """
        by_pin: dict[str | None, list[Mention]] = defaultdict(list)
        for mention in part.mentions:
            target = self._target(mention.text, part.article) or self._target(mention.name, part.article)
            by_pin[target].append(mention)
        pins = [pin for pin in by_pin if pin is not None]
        if not pins:
            return {self._surname(part): part.mentions}
        if len(pins) == 1:
            (pin,) = pins
            if not self._is_split(part):
                return {pin: part.mentions}
            if None in by_pin:
                by_pin[pin], by_pin[None] = _short_names_follow(by_pin[pin], by_pin[None])
        return {pin: mentions for pin, mentions in by_pin.items() if mentions}

    def _is_split(self, part: DocumentCluster) -> bool:
        """Whether a split applies to some of these mentions in their article."""
        return any(
            self.registry.split(name, part.article)
            for mention in part.mentions
            for name in (mention.text, mention.name)
        )

    def _surname(self, part: DocumentCluster) -> str | None:
        """The one pinned person with this surname, if an article mentions a person only by surname."""
        names = {fold(mention.name) for mention in part.mentions}
        if part.kind != "person" or len(names) != 1:
            return None
        rule = self._surnames.get(names.pop())
        if rule is None:
            return None
        self.used.add(rule)
        return self.registry.resolve_merge(rule.id)

    def _kept_apart(self, pin: str, part: DocumentCluster) -> bool:
        rule = self.registry.apart(pin, slug(max(part.names, key=lambda n: (part.names[n], n)), part.kind))
        if rule is not None:
            self.used.add(rule)
        return rule is not None


def _short_names_follow(sent: Sequence[Mention], free: Sequence[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Send mentions of a part of a name after the whole name: the mentions sent, and those that stay.

    "Lopes" goes where the article's "Marta Lopes" was sent; "Rui Costa" does not follow a split "Costa".
    """
    words = {word for mention in sent for word in mention.name.split()}
    short = [mention for mention in free if set(mention.name.split()) < words]
    return sorted((*sent, *short), key=lambda m: m.start), [mention for mention in free if mention not in short]


def _regrouped(source: CorpusCluster, parts: list[DocumentCluster], kind: Kind) -> CorpusCluster:
    """A copy of a cluster with other parts; a place keeps its gazetteer entry."""
    return CorpusCluster(kind, parts, list(source.reasons), source.place if kind == "place" else None)


def _pattern(registry: Registry) -> re.Pattern[str] | None:
    """Every name of the registry as one pattern, the longest first; None if it has none."""
    names = {fold(name) for rule in registry.of(EntityRule) for name in (rule.name, *rule.aka)}
    names |= {fold(rule.text) for rule in registry.of(SplitRule)}
    if not names:
        return None
    # As `fold` compares: any white space, either apostrophe.
    spelled = [
        r"\s+".join(re.escape(word).replace("'", "['’]") for word in name.split())
        for name in sorted(names, key=lambda name: (-len(name), name))
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(spelled)})(?!\w)")


def _surnames(registry: Registry) -> dict[str, EntityRule]:
    """Surnames that only one pinned person has."""
    bearers: dict[str, list[EntityRule]] = defaultdict(list)
    for rule in registry.of(EntityRule):
        *given, surname = fold(rule.name).split()
        if rule.kind == "person" and given:
            bearers[surname].append(rule)
    return {surname: rules[0] for surname, rules in bearers.items() if len(rules) == 1}
