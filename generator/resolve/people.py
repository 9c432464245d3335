"""Persons of one article: full names, their variants, surnames and given names standing alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

from generator.language.name_patterns import ARABIC_ARTICLE
from generator.records import Mention
from generator.resolve.clusters import Local, Question, gathered
from generator.resolve.nicknames import same_given
from generator.resolve.spelling import distance, fold, slip, sound

# `Richard "Dick" Roe`, `Ana “A.J.” Diaz`.
NICKNAME = re.compile(r"[\"“][^\"“”]*[\"”]")
ARTICLE = re.compile(rf"^{ARABIC_ARTICLE}(?=\w)")
GENERATION = frozenset({"jr", "sr", "ii", "iii", "iv"})


@lru_cache(maxsize=200_000)
def parts_of(name: str) -> tuple[str, ...]:
    """Folded words of a personal name, without "Jr.", nicknames in quotation marks and the Arabic article."""
    words = [w for w in NICKNAME.sub(" ", fold(name)).replace(",", " ").split() if w not in GENERATION]
    bare = [ARTICLE.sub("", w) for i, w in enumerate(words) if not (i and w in {"al", "el"})]
    return tuple(w for w in bare if w) or (fold(name),)


@lru_cache(maxsize=200_000)
def full_name(name: str) -> str:
    """The same words as one spelling, under which a person meets the name in other articles."""
    return " ".join(parts_of(name))


def join_people(
    article: str, mentions: Iterable[Mention], title_end: int, offices: Mapping[int, str]
) -> tuple[list[Local], list[Question]]:
    """Clusters of the persons of one article, and what stays undecided.

    Args:
        article: Its id.
        mentions: Its names of persons.
        title_end: One past the last code point of its headline.
        offices: Start of a mention -> the title or office beside it.
    """
    by_name = gathered(article, "person", mentions, parts_of)
    # The longest first; those of equal length stay in the order in which the article names them.
    order = sorted(by_name, key=len, reverse=True)
    full = [(name, by_name[name]) for name in order if len(name) > 1]
    if len(full) > 1:
        full = _join_variants(full)
    lone = [(name[0], by_name[name]) for name in order if len(name) == 1]
    if not lone:
        return [local for _, local in full], []
    return _join_lone(full, lone, title_end, offices)


def _join_variants(full: Sequence[tuple[tuple[str, ...], Local]]) -> list[tuple[tuple[str, ...], Local]]:
    """Join spellings of one full name: initials, middle names, slips; the longer names come first."""
    kept: list[tuple[tuple[str, ...], Local]] = []
    by_trait: dict[str, list[int]] = {}
    for name, local in full:
        traits = _traits(name)
        near = sorted({i for trait in traits for i in by_trait.get(trait, ())})
        found = [i for i in near if same_person(kept[i][0], name) and not _sexes_differ(kept[i][1], local)]
        if len(found) == 1:
            kept[found[0]][1].take(
                local,
                "variant of a full name",
                f"“{local.mentions[0].name}” is a spelling of “{kept[found[0]][1].mentions[0].name}”",
                0.9,
            )
            continue
        for trait in traits:
            by_trait.setdefault(trait, []).append(len(kept))
        kept.append((name, local))
    return kept


@lru_cache(maxsize=200_000)
def _traits(name: tuple[str, ...]) -> frozenset[str]:
    """What spellings of one full name have in common, some of it at least: initials, surname, the surname's sound."""
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
    """Whether no middle name contradicts another: each of the fewer has its like, in order, or its initial."""
    rest = iter(longer)
    return all(any(a == b or (1 in {len(a), len(b)} and a[0] == b[0]) for a in rest) for b in shorter)


def _sexes_differ(one: Local, other: Local) -> bool:
    return bool(one.sexes and other.sexes) and one.sexes.isdisjoint(other.sexes)


class _Bearers:
    """Whom an article names in full, by the words that may stand for them alone."""

    def __init__(self, full: Sequence[tuple[tuple[str, ...], Local]]) -> None:
        self._full = full
        self._by_surname: dict[str, list[Local]] = {}
        self._by_given: dict[str, list[Local]] = {}
        for name, local in full:
            self._by_surname.setdefault(name[-1], []).append(local)
            self._by_given.setdefault(name[0], []).append(local)

    def of(self, word: str) -> tuple[str, list[Local]]:
        """What the word is to those whom it may stand for, and who they are: by surname, else by given name."""
        if found := self._by_surname.get(word):
            return "surname", found
        if found := self._by_given.get(word):
            return "given name", found
        return "surname", [local for surname, local in self._by_letter.get(word[:1], ()) if _misspells(word, surname)]

    @cached_property
    def _by_letter(self) -> dict[str, list[tuple[str, Local]]]:
        """Everyone by the first letter of the surname, which a slip leaves as it is."""
        found: dict[str, list[tuple[str, Local]]] = {}
        for name, local in self._full:
            found.setdefault(name[-1][:1], []).append((name[-1], local))
        return found


@lru_cache(maxsize=200_000)
def _misspells(word: str, surname: str) -> bool:
    return slip(word, surname) or (len(word) > 4 and sound(word) == sound(surname))


def _join_lone(
    full: list[tuple[tuple[str, ...], Local]],
    lone: Sequence[tuple[str, Local]],
    title_end: int,
    offices: Mapping[int, str],
) -> tuple[list[Local], list[Question]]:
    """Give each surname or given name that stands alone to the one person it can mean; else ask."""
    result = [local for _, local in full]
    questions: list[Question] = []
    bearers = _Bearers(full)
    for word, named_alone in lone:
        local = named_alone
        how, candidates = bearers.of(word)
        if len(candidates) > 1:
            local = _by_office(local, how, candidates, offices)
            if not local.mentions:
                continue
        if len(candidates) > 1:
            candidates = [c for c in candidates if not _sexes_differ(c, local)] or candidates
        if not candidates:
            result.append(local)
        elif len(candidates) == 1:
            whole = _longest(candidates[0])
            candidates[0].take(
                local,
                f"{how} in the same article",
                f"“{local.mentions[0].name}” is the {how} of {whole}, whom the article names in full",
                0.95 if how != "slip" else 0.8,
            )
        else:
            result.extend(_share(local, how, candidates, title_end, questions))
    return result, questions


def _longest(local: Local) -> str:
    return max(local.names, key=lambda n: (len(n.split()), len(n)))


def _by_office(local: Local, how: str, candidates: Sequence[Local], offices: Mapping[int, str]) -> Local:
    """A name that several could bear, without the mentions whose title only one of these has: those are given to it."""
    held = [{office for m in c.mentions if (office := offices.get(m.start))} for c in candidates]
    left = []
    for mention in local.mentions:
        holders = [
            c for c, offices_of in zip(candidates, held, strict=True) if offices.get(mention.start) in offices_of
        ]
        if len(holders) != 1:
            left.append(mention)
            continue
        holders[0].take(
            Local(local.article, "person", (mention,)),
            f"{how} with a title",
            f"“{mention.name}” is {_longest(holders[0])}, the only one of the name whom the article calls "
            f"{offices[mention.start]}",
            0.9,
        )
    return Local(local.article, "person", tuple(left), local.reasons)


def _share(local: Local, how: str, candidates: list[Local], title_end: int, questions: list[Question]) -> list[Local]:
    """A name that several full names could mean: by who had been introduced, then by the article's own habit."""
    left: list[Mention] = []
    given: Counter[int] = Counter()
    for mention in local.mentions:
        fitting = [c for c in candidates if not (mention.sex and c.sexes and mention.sex not in c.sexes)] or candidates
        known = [
            c for c in fitting if min((m.start for m in c.mentions if m.start >= title_end), default=0) < mention.start
        ]
        pick = None
        if len(fitting) == 1:
            pick = fitting[0]
        elif mention.start >= title_end and len(known) == 1:
            pick = known[0]
        elif given and given.most_common(1)[0][1] >= 2 and len(given) == 1:
            pick = candidates[given.most_common(1)[0][0]]
        if pick is None:
            left.append(mention)
            continue
        given[candidates.index(pick)] += 1
        pick.take(
            Local(local.article, "person", (mention,)),
            f"{how} of the one introduced",
            f"“{mention.name}” is the {how} of {_longest(pick)}, whom the article had introduced by then",
            0.85,
        )
    if not left:
        return []
    if given and left[-1].start < title_end:
        # Only the headline is open: it means whom the article goes on to call so.
        pick = candidates[given.most_common(1)[0][0]]
        pick.take(
            Local(local.article, "person", tuple(left)),
            "headline means whom the article calls so",
            f"“{left[0].name}” in the headline is {_longest(pick)}",
            0.8,
        )
        return []
    rest = Local(local.article, "person", tuple(left))
    names = " or ".join(_longest(c) for c in candidates)
    questions.append(
        Question(
            "ambiguous surname" if how == "surname" else "ambiguous given name",
            f"“{left[0].name}” may be {names}; it has an entry of its own meanwhile",
            rest,
            tuple(candidates),
        )
    )
    return [rest]
