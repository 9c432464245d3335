"""Cluster the people of one article: merge full names, their variants, and lone surnames and given names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cached_property, lru_cache

from generator.language.name_patterns import ARABIC_ARTICLE
from generator.records import Mention
from generator.resolve.clusters import DocumentCluster, PendingQuestion, QuestionKind, group_mentions
from generator.resolve.nicknames import same_given
from generator.resolve.spelling import distance, fold, slip, sound

# `Richard "Dick" Roe`, `Ana “A.J.” Diaz`.
NICKNAME = re.compile(r"[\"“][^\"“”]*[\"”]")
ARTICLE = re.compile(rf"^{ARABIC_ARTICLE}(?=\w)")
GENERATION = frozenset({"jr", "sr", "ii", "iii", "iv"})

NamedCluster = tuple[tuple[str, ...], DocumentCluster]
"""A person's name as `parts_of` splits it, and the mentions with it."""


@lru_cache(maxsize=200_000)
def parts_of(name: str) -> tuple[str, ...]:
    """Folded words of a personal name, without "Jr.", nicknames in quotation marks and the Arabic article."""
    words = [w for w in NICKNAME.sub(" ", fold(name)).replace(",", " ").split() if w not in GENERATION]
    bare = [ARTICLE.sub("", w) for i, w in enumerate(words) if not (i and w in {"al", "el"})]
    return tuple(w for w in bare if w) or (fold(name),)


@lru_cache(maxsize=200_000)
def full_name(name: str) -> str:
    """Key of a full name, equal in all articles: its `parts_of` as one string."""
    return " ".join(parts_of(name))


def cluster_people(
    article: str, mentions: Iterable[Mention], title_end: int, offices: Mapping[int, str]
) -> tuple[list[DocumentCluster], list[PendingQuestion]]:
    """Cluster the names of people of one article.

    Args:
        article: Its id.
        mentions: Its names of persons.
        title_end: One past the last code point of its headline.
        offices: Start of a mention -> the title or office next to it.

    Returns:
        The clusters, and the questions that stay open.
    """
    by_name = group_mentions(article, "person", mentions, parts_of)
    # The longest first; those of equal length keep the order in which the article names them.
    order = sorted(by_name, key=len, reverse=True)
    full = [(name, by_name[name]) for name in order if len(name) > 1]
    if len(full) > 1:
        full = _merge_variants(full)
    lone = [(name[0], by_name[name]) for name in order if len(name) == 1]
    if not lone:
        return [cluster for _, cluster in full], []
    return _merge_lone(full, lone, title_end, offices)


def _merge_variants(full: Sequence[NamedCluster]) -> list[NamedCluster]:
    """Merge spellings of one full name: initials, middle names, slips; the longer names come first."""
    kept: list[NamedCluster] = []
    by_trait: dict[str, list[int]] = {}
    for name, cluster in full:
        traits = _traits(name)
        near = sorted({i for trait in traits for i in by_trait.get(trait, ())})
        found = [i for i in near if same_person(kept[i][0], name) and not _sexes_differ(kept[i][1], cluster)]
        if len(found) == 1:
            person = kept[found[0]][1]
            explanation = f"“{cluster.mentions[0].name}” is a spelling of “{person.mentions[0].name}”"
            person.absorb(cluster, "variant of a full name", explanation, 0.9)
            continue
        for trait in traits:
            by_trait.setdefault(trait, []).append(len(kept))
        kept.append((name, cluster))
    return kept


@lru_cache(maxsize=200_000)
def _traits(name: tuple[str, ...]) -> frozenset[str]:
    """Traits of a full name: all spellings of it share at least one of initials, surname and the surname's sound."""
    return frozenset((name[0][:1] + name[-1][:1], name[-1], sound(name[-1])))


@lru_cache(maxsize=200_000)
def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names can be spellings of one: "Ana B. Diaz" and "Ana Diaz", "Kristin" and "Kristen"."""
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    if shorter in (longer[-len(shorter) :], longer[: len(shorter)]):
        return True  # "de Vries" of "Jan de Vries", "Gabriel García" of "Gabriel García Márquez"
    if shorter[0] in {"al", "el"} and shorter[1:] == longer[-1:]:
        return True
    given_same = _given_same(longer[0], shorter[0])
    surname_same = longer[-1] == shorter[-1] or (
        len(longer) == len(shorter) and sound(longer[-1]) == sound(shorter[-1])
    )
    middles = _middles_agree(longer[1:-1], shorter[1:-1])
    if given_same and surname_same:
        return middles
    if surname_same and middles and len(longer[0]) >= 6 and len(longer[0]) == len(shorter[0]):
        return distance(longer[0], shorter[0]) == 1
    return longer[0] == shorter[0] and len(longer) == len(shorter) and middles and slip(longer[-1], shorter[-1])


def _given_same(one: str, other: str) -> bool:
    return (
        one == other
        or sound(one) == sound(other)
        or same_given(one, other)
        or (1 in {len(one), len(other)} and one[0] == other[0])
    )


def _middles_agree(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether no middle name contradicts another: each of the shorter list has its equal or its initial, in order."""
    rest = iter(longer)
    return all(any(a == b or (1 in {len(a), len(b)} and a[0] == b[0]) for a in rest) for b in shorter)


def _sexes_differ(one: DocumentCluster, other: DocumentCluster) -> bool:
    return bool(one.sexes and other.sexes) and one.sexes.isdisjoint(other.sexes)


class _NamePart(StrEnum):
    """The part of a full name that can refer to the person by itself."""

    SURNAME = "surname"
    GIVEN_NAME = "given name"


class _Bearers:
    """The people whom an article names in full, by the single words that may refer to them."""

    def __init__(self, full: Sequence[NamedCluster]) -> None:
        self._full = full
        self._by_surname: dict[str, list[DocumentCluster]] = {}
        self._by_given: dict[str, list[DocumentCluster]] = {}
        for name, cluster in full:
            self._by_surname.setdefault(name[-1], []).append(cluster)
            self._by_given.setdefault(name[0], []).append(cluster)

    def of(self, word: str) -> tuple[_NamePart, list[DocumentCluster]]:
        """The people to whom a word may refer: by surname, else by given name, else by a misspelled surname."""
        if found := self._by_surname.get(word):
            return _NamePart.SURNAME, found
        if found := self._by_given.get(word):
            return _NamePart.GIVEN_NAME, found
        similar = self._by_letter.get(word[:1], ())
        return _NamePart.SURNAME, [cluster for surname, cluster in similar if _misspells(word, surname)]

    @cached_property
    def _by_letter(self) -> dict[str, list[tuple[str, DocumentCluster]]]:
        """Everyone by the first letter of the surname, which a slip leaves unchanged."""
        found: dict[str, list[tuple[str, DocumentCluster]]] = {}
        for name, cluster in self._full:
            found.setdefault(name[-1][:1], []).append((name[-1], cluster))
        return found


@lru_cache(maxsize=200_000)
def _misspells(word: str, surname: str) -> bool:
    return slip(word, surname) or (len(word) > 4 and sound(word) == sound(surname))


def _merge_lone(
    full: Sequence[NamedCluster],
    lone: Sequence[tuple[str, DocumentCluster]],
    title_end: int,
    offices: Mapping[int, str],
) -> tuple[list[DocumentCluster], list[PendingQuestion]]:
    """Merge each lone surname or given name with the one person to whom it can refer; else ask."""
    result = [cluster for _, cluster in full]
    questions: list[PendingQuestion] = []
    bearers = _Bearers(full)
    for word, named_alone in lone:
        cluster = named_alone
        part, candidates = bearers.of(word)
        if len(candidates) > 1:
            cluster = _merge_by_office(cluster, part, candidates, offices)
            if not cluster.mentions:
                continue
            candidates = [c for c in candidates if not _sexes_differ(c, cluster)] or candidates
        if not candidates:
            result.append(cluster)
        elif len(candidates) == 1:
            person = _longest(candidates[0])
            explanation = f"“{cluster.mentions[0].name}” is the {part} of {person}, whom the article names in full"
            candidates[0].absorb(cluster, f"{part} in the same article", explanation, 0.95)
        else:
            rest = _share_out(cluster, part, candidates, title_end)
            if rest is not None:
                result.append(rest)
                questions.append(_ambiguous(rest, part, candidates))
    return result, questions


def _longest(cluster: DocumentCluster) -> str:
    return max(cluster.names, key=lambda n: (len(n.split()), len(n)))


def _merge_by_office(
    cluster: DocumentCluster, part: _NamePart, candidates: Sequence[DocumentCluster], offices: Mapping[int, str]
) -> DocumentCluster:
    """Give each mention whose office only one candidate holds to that candidate, and return the others."""
    held = [{office for m in c.mentions if (office := offices.get(m.start))} for c in candidates]
    left = []
    for mention in cluster.mentions:
        office = offices.get(mention.start)
        holders = [c for c, offices_of in zip(candidates, held, strict=True) if office in offices_of]
        if len(holders) != 1:
            left.append(mention)
            continue
        explanation = (
            f"“{mention.name}” is {_longest(holders[0])}, the only one of the name whom the article calls {office}"
        )
        holders[0].absorb(
            DocumentCluster(cluster.article, "person", (mention,)), f"{part} with a title", explanation, 0.9
        )
    return DocumentCluster(cluster.article, "person", tuple(left), cluster.reasons)


def _share_out(
    cluster: DocumentCluster, part: _NamePart, candidates: Sequence[DocumentCluster], title_end: int
) -> DocumentCluster | None:
    """Divide the mentions of a name among the people to whom it may refer, and return those that stay ambiguous.

    A mention means the one candidate of its sex, else the one whom the article has introduced by then, else the one
    whom the article has called so throughout.
    """
    left: list[Mention] = []
    given: Counter[int] = Counter()  # index of a candidate -> mentions given to it
    for mention in cluster.mentions:
        index = _meant(mention, candidates, title_end, given)
        if index is None:
            left.append(mention)
            continue
        given[index] += 1
        person = candidates[index]
        explanation = f"“{mention.name}” is the {part} of {_longest(person)}, whom the article had introduced by then"
        one = DocumentCluster(cluster.article, "person", (mention,))
        person.absorb(one, f"{part} of the one introduced", explanation, 0.85)
    if not left:
        return None
    rest = DocumentCluster(cluster.article, "person", tuple(left))
    if not given or left[-1].start >= title_end:
        return rest
    # Only the headline is open: it means the person to whom the article continues to refer so.
    person = candidates[given.most_common(1)[0][0]]
    explanation = f"“{left[0].name}” in the headline is {_longest(person)}"
    person.absorb(rest, "headline means whom the article calls so", explanation, 0.8)
    return None


def _meant(
    mention: Mention, candidates: Sequence[DocumentCluster], title_end: int, given: Mapping[int, int]
) -> int | None:
    """Index of the candidate whom a mention of an ambiguous name means; None if that is unclear."""
    fitting = [i for i, c in enumerate(candidates) if not (mention.sex and c.sexes and mention.sex not in c.sexes)]
    fitting = fitting or list(range(len(candidates)))
    if len(fitting) == 1:
        return fitting[0]
    known = [i for i in fitting if _introduced(candidates[i], title_end) < mention.start]
    if mention.start >= title_end and len(known) == 1:
        return known[0]
    if len(given) == 1:
        ((index, count),) = given.items()
        return index if count >= 2 else None
    return None


def _introduced(candidate: DocumentCluster, title_end: int) -> int:
    """Start of the first mention below the headline; 0 if there is none."""
    return min((m.start for m in candidate.mentions if m.start >= title_end), default=0)


def _ambiguous(cluster: DocumentCluster, part: _NamePart, candidates: Sequence[DocumentCluster]) -> PendingQuestion:
    surname = part is _NamePart.SURNAME
    kind = QuestionKind.AMBIGUOUS_SURNAME if surname else QuestionKind.AMBIGUOUS_GIVEN_NAME
    names = " or ".join(_longest(c) for c in candidates)
    message = f"“{cluster.mentions[0].name}” may be {names}; it has an entry of its own meanwhile"
    return PendingQuestion(kind, message, cluster, tuple(candidates))
