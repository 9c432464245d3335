"""Every further occurrence of a name that the article establishes: what the model missed, and title-case headlines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.extract.evidence import surface
from generator.extract.lexicon import FUNCTION_WORDS, is_role, never_names
from generator.extract.pieces import Piece
from generator.extract.words import Word
from generator.geography import big_place, group_of
from generator.records import Kind


def occurrences(
    words: Sequence[Word],
    chosen: Sequence[Piece],
    kinds: dict[str, Kind],
    defined: Sequence[tuple[tuple[int, int], tuple[int, int]]],
    shouted: frozenset[int],
) -> list[Piece]:
    """Find the established names, surnames, acronyms, countries and demonyms wherever no piece covers them.

    Adds the spellings that it accepts to `kinds`.
    """
    covered = {i for p in chosen for i in range(p.first, p.end)}
    known = dict(kinds)
    for text, kind in kinds.items():
        parts = text.split()
        if kind == "person" and len(parts) > 1 and len(parts[-1]) > 2:
            known.setdefault(parts[-1], "person")
    for long, short in defined:
        for a, b in ((long, short), (short, long)):
            kind_ = known.get(surface(words, *a))
            if kind_ is not None:
                known.setdefault(surface(words, *b), kind_)
    longest = max((len(t.split()) for t in known), default=1)
    by_lower: Mapping[str, str] = {t.lower(): t for t in known} if shouted else {}
    found: list[Piece] = []
    i = 0
    while i < len(words):
        step = _match(words, i, known, longest, covered, by_lower, shouted, kinds)
        if step is not None:
            found.append(step)
            i = step.end
        else:
            i += 1
    return found


def _match(
    words: Sequence[Word],
    i: int,
    known: Mapping[str, Kind],
    longest: int,
    covered: set[int],
    by_lower: Mapping[str, str],
    shouted: frozenset[int],
    kinds: dict[str, Kind],
) -> Piece | None:
    if not words[i].capital or i in covered:
        return None
    for length in range(min(longest, len(words) - i), 0, -1):
        span = words[i : i + length]
        if span[-1].sentence != span[0].sentence or any(j in covered for j in range(i, i + length)):
            continue
        if any(w.possessive for w in span[:-1]):
            continue
        text = surface(words, i, i + length)
        if words[i].sentence in shouted:
            text = by_lower.get(text.lower(), text)
        kind = known.get(text)
        if kind is None and (words[i].sentence in shouted or length == 1 or big_place(text)):
            kind = _by_table(text)
        if kind is None or text in never_names():
            continue
        if length == 1 and not _stands_alone(words, i, text, kind, words[i].sentence in shouted):
            continue
        kinds.setdefault(surface(words, i, i + length), kind)
        return Piece(i, i + length)
    return None


def _by_table(text: str) -> Kind | None:
    if group_of(text):
        return "group"
    return "place" if big_place(text) else None


def _stands_alone(words: Sequence[Word], i: int, text: str, kind: Kind, shouted: bool) -> bool:
    """Whether a single established word is this name here and no part of a longer one that is something else."""
    if text.lower() in FUNCTION_WORDS and not text.isupper():
        return False
    if kind == "group" or shouted:
        return True
    before = words[i - 1] if i and words[i - 1].sentence == words[i].sentence and words[i].before == " " else None
    after = (
        words[i + 1]
        if i + 1 < len(words) and words[i + 1].sentence == words[i].sentence and words[i + 1].before == " "
        else None
    )
    if kind == "person":
        if (
            before is not None
            and before.capital
            and not before.first
            and not is_role(before.text)
            and not before.possessive
            and not group_of(before.text)
        ):
            return False
        return after is None or not after.capital or words[i].possessive
    return True
