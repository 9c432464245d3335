"""The editor's corrections, applied: they beat every rule of the stages before."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.ids.slugs import slug
from generator.records import Article, Entity, Kind, Mention, Reason
from generator.registry import EntityRule, IgnoreRule, Registry, Rule, SplitRule, fold
from generator.resolve.clusters import Local
from generator.resolve.cross_document import Cluster

PINNED = "registry"
"""Rule of a mention that only the registry knows."""


class Corrections:
    """Applies a registry and remembers which of its rules matched something.

    Attributes:
        used: The rules that did.
    """

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.used: set[Rule] = set()
        self._names = _pattern(registry)
        self._surnames = _surnames(registry)
        self._unwanted = frozenset(fold(rule.text) for rule in registry.of(IgnoreRule))
        self._touching: dict[str, list[Rule]] = defaultdict(list)
        for rule in registry.rules:
            for one in {registry.resolve_merge(one) for one in rule.refers}:
                self._touching[one].append(rule)

    def mentions(self, article: Article, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """The mentions of an article, without the ignored and with every pinned name that its text has."""
        kept = found
        if self._unwanted and not self._unwanted.isdisjoint(map(fold, [w for m in found for w in (m.text, m.name)])):
            kept = tuple([mention for mention in found if not self._ignored(article, mention)])
        if self._names is None:
            return kept
        taken = {place: mention for mention in kept for place in range(mention.start, mention.end)}
        gone: set[int] = set()
        added: list[Mention] = []
        for match in self._names.finditer(article.text):
            kind = self._kind(match[0], article.id)
            there = {id(m): m for place in range(*match.span()) if (m := taken.get(place))}
            if kind is None or any(m.end - m.start > len(match[0]) for m in there.values()):
                continue  # part of a longer name: "Gaza" of "Gaza City" is not what the editor pinned
            same = next((m for m in there.values() if (m.start, m.end) == match.span()), None)
            if same is not None and same.kind == kind:
                continue
            gone.update(there)
            added.append(
                replace(same, kind=kind)
                if same is not None
                else Mention(match[0], match.start(), match.end(), kind, fold(match[0]), PINNED)
            )
        return tuple(sorted((*(m for m in kept if id(m) not in gone), *added), key=lambda m: m.start))

    def pinned(self, clusters: Sequence[Cluster]) -> list[tuple[Cluster, str | None]]:
        """Sort clusters by the entities that the editor pinned.

        A cluster with a name of one pinned entity is that entity, whole, but for what is to be kept apart from it;
        with names of several, each takes its own and the rest stays by itself. What a split names belongs to its
        entity in that article alone.

        Returns:
            Each cluster with the id of its pinned entity, None where it has none; no id occurs twice.
        """
        if self._names is None:
            return [(cluster, None) for cluster in clusters]
        of: dict[str, list[Local]] = defaultdict(list)
        source: dict[str, Cluster] = {}
        rest: list[tuple[Cluster, str | None]] = []
        for cluster in clusters:
            parts: dict[str | None, list[Local]] = defaultdict(list)
            cut: list[Local] = []
            named: set[str] = set()
            for local in cluster.locals:
                by_pin = self._by_pin(local)
                for pin, mentions in by_pin.items():
                    part = local if len(by_pin) == 1 else replace(local, mentions=tuple(mentions))
                    parts[pin].append(part)
                    if pin is None and len(by_pin) > 1:
                        cut.append(part)  # what a split left behind is not what it was split from
                    elif pin is not None and not self._is_split(part):
                        named.add(pin)
            pins = [pin for pin in parts if pin is not None]
            if not pins:
                rest.append((cluster, None))
                continue
            free = parts.pop(None, [])
            if len(named) == 1:
                (pin,) = named
                joined = [local for local in free if local not in cut and not self._kept_apart(pin, local)]
                parts[pin] += joined
                free = [local for local in free if local not in joined]
            for pin in pins:
                of[pin] += parts[pin]
                source.setdefault(pin, cluster)
            if free:
                rest.append((_regrouped(cluster, free, free[0].kind), None))
        for pin, locals_ in of.items():
            rule = self.registry.entities.get(pin)
            rest.append((_regrouped(source[pin], locals_, rule.kind if rule else locals_[0].kind), pin))
        return rest

    def merged(self, clusters: Iterable[tuple[Cluster, str]]) -> list[tuple[Cluster, str]]:
        """Join the clusters whose ids the editor merged, and give each the kind that the editor gave it."""
        of: dict[str, list[Cluster]] = defaultdict(list)
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
                locals_ = [local for cluster in found for local in cluster.locals]
                first = _regrouped(first, locals_, kind)
            joined.append((first, entity))
        return joined

    def entity(self, found: Entity) -> Entity:
        """The entity with what the editor said of it: name, facts, and that it is reviewed."""
        rules = [rule for rule in self._touching.get(found.id, ()) if rule in self.used]
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
        """The kind that a pinned or split name has in an article; None where the registry does not say."""
        target = self._target(surface, article)
        rule = self._rule(target) if target else None
        return rule.kind if rule else None

    def _target(self, surface: str, article: str) -> str | None:
        """The entity that a name means in an article, by the registry."""
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

    def _by_pin(self, local: Local) -> Mapping[str | None, Sequence[Mention]]:
        """The mentions of a local cluster by the entities they are pinned to.

        Unpinned mentions go with the one entity that the others are pinned to, unless a split parted them.
        """
        parts: dict[str | None, list[Mention]] = defaultdict(list)
        for mention in local.mentions:
            target = self._target(mention.text, local.article) or self._target(mention.name, local.article)
            parts[target].append(mention)
        pins = [pin for pin in parts if pin is not None]
        if not pins:
            return {self._surname(local): local.mentions}
        if len(pins) == 1 and not self._is_split(local):
            return {pins[0]: local.mentions}
        if len(pins) == 1 and None in parts:
            # "Lopes" goes where the article's "Marta Lopes" was sent; "Rui Costa" does not follow a split "Costa".
            sent = {word for mention in parts[pins[0]] for word in mention.name.split()}
            short = [mention for mention in parts[None] if set(mention.name.split()) < sent]
            parts[pins[0]] = sorted((*parts[pins[0]], *short), key=lambda m: m.start)
            parts[None] = [mention for mention in parts[None] if mention not in short]
        return {pin: mentions for pin, mentions in parts.items() if mentions}

    def _is_split(self, local: Local) -> bool:
        """Whether a split says what some of these mentions mean in their article."""
        return any(
            self.registry.split(name, local.article)
            for mention in local.mentions
            for name in (mention.text, mention.name)
        )

    def _surname(self, local: Local) -> str | None:
        """The one pinned person whose surname is all that an article calls somebody."""
        names = {fold(mention.name) for mention in local.mentions}
        if local.kind != "person" or len(names) != 1:
            return None
        rule = self._surnames.get(names.pop())
        if rule is None:
            return None
        self.used.add(rule)
        return self.registry.resolve_merge(rule.id)

    def _kept_apart(self, pin: str, local: Local) -> bool:
        rule = self.registry.apart(pin, slug(max(local.names, key=lambda n: (local.names[n], n)), local.kind))
        if rule is not None:
            self.used.add(rule)
        return rule is not None


def _regrouped(source: Cluster, locals_: list[Local], kind: Kind) -> Cluster:
    """A cluster made of other parts; what was known of the source's place stays with a place."""
    return Cluster(kind, locals_, list(source.reasons), source.place if kind == "place" else None)


def _pattern(registry: Registry) -> re.Pattern[str] | None:
    """Every name that the registry gives a meaning, the longest first; None where it gives none."""
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
