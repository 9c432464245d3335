"""Where names begin and end: runs of capitals, cut and joined with the help of the model, titles and head nouns.

A piece is a candidate; whether it is a name, and of what, is decided afterwards for all its occurrences together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.extract.lexicon import (
    FUNCTION_WORDS,
    PARTICLES,
    given_name,
    head_kind,
    honorifics,
    is_role,
    is_thing_head,
    never_names,
    word_list,
)
from generator.extract.words import Word
from generator.geography import big_place, group_of, state_by_abbreviation

# Between the parts of one name: "Ministry of Culture", "Council on Foreign Relations".
OF_WORDS = frozenset({"of", "for", "on", "at", "against", "in", "to"})
JOINERS = frozenset({*OF_WORDS, "and", "the", "&", "de", "del", "des", "du", "la"})
# Institutions that every country has: its name in front is part of the name ("Saudi Interior Ministry", "U.S. Navy").
NATIONAL = word_list("national")
# What an office is for: "Secretary of State", "Minister of Foreign Affairs".
PORTFOLIO = word_list("portfolio")
# Words of a title between the institution and the title's noun: "Pentagon Press Secretary".
OFFICE = word_list("office")
DIRECTIONS = frozenset({"North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Central"})
# Titles and trades that parents give as names.
GIVEN_TITLES = frozenset(
    {
        "Dean",
        "Earl",
        "Duke",
        "Mason",
        "Judge",
        "Hunter",
        "Baron",
        "Carter",
        "Marshal",
        "Major",
        "King",
        "Prince",
        "Deacon",
        "Bishop",
        "Rabbi",
    }
) - {"King", "Prince", "Bishop", "Rabbi", "Judge", "Major"}
# Not capitalized, still the head of a name: "the Biden administration", "the Israeli military".
DESCRIPTIVE = frozenset(["administration", "government", "military", "army", "navy", "parliament", "police", "regime"])
ORDINAL = re.compile(r"\d{1,4}(?:st|nd|rd|th)")
YEAR = re.compile(r"(?:19|20)\d\d")
INSIDE_GAPS = {" ", "\u00a0", " & ", " “", ' "', "” ", '" ', "'"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that may be a name."""

    first: int
    """Number of its first word."""
    end: int
    """One past its last word."""
    labels: tuple[str, ...] = ()
    """What the model calls it, with `~` before what it calls only a part of it."""
    honorific: str = ""
    """Last honorific before it ("Mr")."""
    role: tuple[int, int] | None = None
    """Words of the role before it ("U.S. Secretary of State"), first and one past the last."""
    descriptive: bool = False
    """Whether its head is a common noun ("Biden administration")."""


@dataclass(frozen=True, slots=True)
class Label:
    """What the model found: a label over words."""

    first: int
    end: int
    name: str


def find_pieces(words: Sequence[Word], labels: Sequence[Label], skip: frozenset[int]) -> list[Piece]:
    """All candidates of an article, in reading order, without overlaps; `skip` holds sentences to leave out."""
    at: dict[int, Label] = {i: label for label in labels for i in range(label.first, label.end)}
    pieces: list[Piece] = []
    for first, end in runs(words, skip):
        pieces.extend(_cut_run(words, first, end, at))
    return _join(words, pieces, at)


def runs(words: Sequence[Word], skip: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Longest sequences of capitalized words with nothing but a space, a small particle or an initial between them."""
    i = 0
    while i < len(words):
        if words[i].sentence in skip or not _starts_run(words, i):
            i += 1
            continue
        j = i + 1
        while j < len(words) and words[j].sentence == words[i].sentence and not words[j - 1].possessive:
            if words[j].before not in INSIDE_GAPS and not _comma_inside(words, j):
                break
            if words[j].capital or _is_number_inside(words, j):
                j += 1
            elif k := _over_particles(words, j):
                j = k
            else:
                break
        yield i, j
        i = j


def _starts_run(words: Sequence[Word], i: int) -> bool:
    """Whether a run begins here: with a capital, or with the number of a unit ("507th Air Refueling Wing")."""
    return words[i].capital or (bool(ORDINAL.fullmatch(words[i].text)) and _capital_follows(words, i))


def _is_number_inside(words: Sequence[Word], j: int) -> bool:
    """Whether a number belongs to the name around it: "U.S. 5th Fleet", "World Expo 2010"."""
    if ORDINAL.fullmatch(words[j].text):
        return _capital_follows(words, j)
    return bool(YEAR.fullmatch(words[j].text)) and head_kind(words[j - 1].text) == "event"


def _capital_follows(words: Sequence[Word], i: int) -> bool:
    return (
        i + 1 < len(words)
        and words[i + 1].capital
        and words[i + 1].before == " "
        and words[i + 1].sentence == words[i].sentence
    )


def _over_particles(words: Sequence[Word], j: int) -> int:
    """One past a capitalized word that follows one or two particles at `j` ("van der Berg"); 0 where none does."""
    k = j
    while k < len(words) and k < j + 2 and words[k].text in PARTICLES and words[k].before in {" ", "-"}:
        k += 1
    if (
        k > j
        and k < len(words)
        and words[k].capital
        and words[k].before in {" ", "-"}
        and words[k].sentence == words[j].sentence
    ):
        return k + 1
    return 0


def _comma_inside(words: Sequence[Word], j: int) -> bool:
    return words[j].before == ", " and words[j].text in {
        "D.C.",
        "DC",
        "Jr",
        "Jr.",
        "Sr",
        "Sr.",
        "Inc",
        "Inc.",
        "Ltd",
        "Ltd.",
        "LLC",
    }


def _cut_run(words: Sequence[Word], first: int, end: int, at: dict[int, Label]) -> list[Piece]:
    """Take a run apart: leading common words, demonyms, titles and roles, then the names that the model tells apart."""
    while first < end and _is_common_start(words, first, end, at):
        first += 1
    while first < end and words[end - 1].text in never_names() and not (head_kind(words[end - 1].text)):
        end -= 1
    if (
        first < end
        and words[first].text[0].isdigit()
        and head_kind(words[end - 1].text) not in {"organization", "event"}
    ):
        first += 1
    if (
        first + 1 < end
        and words[first].text in DIRECTIONS
        and not big_place(_text_of(words, first, end))
        and big_place(_text_of(words, first + 1, end))
    ):
        first += 1  # "Eastern Ukraine" is in Ukraine
    if first >= end:
        return []
    complement = _portfolio(words, first, end, at)
    if complement is not None:
        return complement
    last = words[end - 1].text
    named_head = (
        end - first > 1 and (head_kind(last) or is_thing_head(last)) and not (is_role(last) and not head_kind(last))
    )
    if not named_head:
        title = _last_title(words, first, end, at)
        if title is not None:
            return _with_title(words, first, title, end, at)
    return _by_labels(words, first, end, at)


def _portfolio(words: Sequence[Word], first: int, end: int, at: dict[int, Label]) -> list[Piece] | None:
    """After "Secretary of", "Minister for": what the office is for, and then perhaps who holds it; else None."""
    before = first - 1
    if before >= 0 and words[before].text == "the":
        before -= 1
    if before < 1 or words[before].text not in {"of", "for"} or not is_role(words[before - 1].text):
        return None
    if words[before - 1].sentence != words[first].sentence or words[first].before != " ":
        return None
    name = next(
        (i for i in range(first + 1, end) if (label := at.get(i)) and label.name == "PERSON" and label.first == i), None
    )
    if name is None:
        i = first
        while i < end and words[i].text in PORTFOLIO:
            i += 1
        if i == first or (i < end and not given_name(words[i].text)):
            return None
        name = i
    start = before - 1
    while (
        start > 0
        and words[start].before == " "
        and words[start - 1].capital
        and words[start - 1].sentence == words[start].sentence
    ):
        start -= 1
    office = [] if all(w.text in PORTFOLIO for w in words[first:name]) else _by_labels(words, first, name, at)
    if name == end:
        return office
    return [*office, Piece(name, end, _labels_of(words, name, end, at), "", (start, name))]


def _is_common_start(words: Sequence[Word], i: int, end: int, at: dict[int, Label]) -> bool:
    word = words[i]
    if word.text in never_names() or (word.text.lower() in FUNCTION_WORDS and not word.shout):
        return True
    if not word.first or group_of(word.text) or big_place(word.text):
        return False
    label = at.get(i)
    if label is None and i + 1 < end and (after := at.get(i + 1)) is not None and after.first == i + 1:
        return word.tag not in {"PROPN"} and not is_role(word.text) and word.text not in honorifics()
    return label is None and word.tag in {"ADV", "VERB", "ADP", "DET", "PRON", "SCONJ", "CCONJ", "AUX", "INTJ", "ADJ"}


def _last_title(words: Sequence[Word], first: int, end: int, at: dict[int, Label]) -> int | None:
    """Number of the last title word that a name follows in the run."""
    found = None
    for i in range(first, end):
        is_title = words[i].text in honorifics() or (is_role(words[i].text) and _person_follows(words, i + 1, end, at))
        is_title = is_title and not _is_given(words, i, end, at)
        if is_title and i + 1 < end:
            found = i
        elif is_title and i + 1 == end and end - first > 1 and not (found is not None and found == i - 1):
            return None if found is None else found
    if found is not None and all(
        words[i].text in honorifics() or is_role(words[i].text) for i in range(found + 1, end)
    ):
        return None
    return found


def _person_follows(words: Sequence[Word], i: int, end: int, at: dict[int, Label]) -> bool:
    """Whether what follows a role in the run may be a person: so says the model, a given name, or a further title."""
    if i >= end:
        return True
    if words[i].text in honorifics() or is_role(words[i].text) or given_name(words[i].text):
        return not is_thing_head(words[end - 1].text)
    return any((label := at.get(j)) is not None and label.name == "PERSON" for j in range(i, end))


def _is_given(words: Sequence[Word], i: int, end: int, at: dict[int, Label]) -> bool:
    """Whether a title is a given name here: the model begins a person with "Dean", "Earl", "Mason"."""
    label = at.get(i)
    return (
        label is not None
        and label.name == "PERSON"
        and label.first == i
        and label.end == end == i + 2
        and words[i].text in GIVEN_TITLES
    )


def _with_title(words: Sequence[Word], first: int, title: int, end: int, at: dict[int, Label]) -> list[Piece]:
    honorific = next((words[i].text for i in range(title, first - 1, -1) if words[i].text in honorifics()), "")
    only_honorifics = all(words[i].text in honorifics() for i in range(first, title + 1)) and honorifics().get(
        words[title].text
    ) not in {None, ""}
    before = [p for p in _prefix(words, first, title + 1, at)]
    while title + 2 < end and (ORDINAL.fullmatch(words[title + 1].text) or words[title + 1].text in {"Class", "Grade"}):
        title += 1  # "Petty Officer 1st Class"
    labels = _labels_of(words, title + 1, end, at)
    name = Piece(title + 1, end, labels, honorific, None if only_honorifics else (first, title + 1))
    return [*before, name]


def _prefix(words: Sequence[Word], first: int, end: int, at: dict[int, Label]) -> Iterator[Piece]:
    """Names inside a role: the country or the organization that it begins with."""
    stop = first
    while stop < end and words[stop].text not in honorifics() and not is_role(words[stop].text):
        stop += 1
    for length in (stop - first, 2, 1):
        if 0 < length <= stop - first:
            text = " ".join(w.text for w in words[first : first + length])
            if big_place(text) or group_of(text):
                yield Piece(first, first + length)
                first += length
                break
    while stop > first and words[stop - 1].text in OFFICE:
        stop -= 1
    if first < stop:
        label = at.get(first)
        if (
            label is not None
            and label.first == first
            and label.end <= stop
            and label.name in {"ORG", "GPE"}
            and (head_kind(words[stop - 1].text) or words[first].shout or stop == first + 1)
        ):
            yield Piece(first, stop, (label.name,))


def _by_labels(words: Sequence[Word], first: int, end: int, at: dict[int, Label]) -> list[Piece]:
    """Cut a run where the model sees two names, unless one head noun at the end makes it one."""
    if end - first > 1 and group_of(words[first].text) and not _whole_place(words, first, end):
        label = at.get(first)
        national = words[end - 1].text.lower() in NATIONAL
        inside = label is not None and label.end > first + 1 and label.name not in {"PERSON"}
        if not (national or inside):
            return [Piece(first, first + 1, ("NORP",)), *_by_labels(words, first + 1, end, at)]
    spans = _spans(words, first, end, at)
    if len(spans) > 1 and head_kind(words[end - 1].text) and not any(words[e - 1].possessive for _, e in spans[:-1]):
        head = at.get(end - 1)
        if head is not None or end - first <= 4:
            spans = [(first, end)]
    if len(spans) > 1 and _whole_place(words, first, end):
        spans = [(first, end)]
    return [Piece(a, b, _labels_of(words, a, b, at)) for a, b in spans]


def _spans(words: Sequence[Word], first: int, end: int, at: dict[int, Label]) -> list[tuple[int, int]]:
    """Spans of the run by the model's names; a word that it leaves out goes with the name before or after it."""
    groups: list[tuple[int, int, Label | None]] = []
    for i in range(first, end):
        label = at.get(i)
        if groups and groups[-1][2] is label:
            groups[-1] = (groups[-1][0], i + 1, label)
        else:
            groups.append((i, i + 1, label))
    merged: list[tuple[int, int, Label | None]] = []
    for a, b, label in groups:
        if merged and (label is None) != (merged[-1][2] is None) and not _keeps_apart(words, merged[-1], (a, b, label)):
            merged[-1] = (merged[-1][0], b, merged[-1][2] or label)
        else:
            merged.append((a, b, label))
    return [(a, b) for a, b, _ in merged]


def _keeps_apart(
    words: Sequence[Word], left: tuple[int, int, Label | None], right: tuple[int, int, Label | None]
) -> bool:
    """Whether a labelled name and the unlabelled words beside it are two things."""
    known = left if left[2] is not None else right
    text = " ".join(w.text for w in words[known[0] : known[1]])
    other = right if known is left else left
    loose = words[other[0]]
    if loose.text in {"D.C.", "DC"}:
        return False
    if known[2] is not None and known[2].name in {"GPE", "NORP"} and (big_place(text) or group_of(text)):
        return head_kind(words[max(left[1], right[1]) - 1].text) is None
    if other is left and other[0] + 1 == other[1] and loose.first and loose.tag not in {"PROPN", "ADJ", ""}:
        return True
    return group_of(loose.text) is not None and other is left


def _whole_place(words: Sequence[Word], first: int, end: int) -> bool:
    return big_place(" ".join(w.text for w in words[first:end])) is not None


def _labels_of(words: Sequence[Word], first: int, end: int, at: dict[int, Label]) -> tuple[str, ...]:
    found: dict[Label, None] = {}
    for i in range(first, end):
        if (label := at.get(i)) is not None:
            found[label] = None
    names = []
    for label in found:
        whole = label.first <= first and (label.end >= end or not any(w.capital for w in words[label.end : end]))
        names.append(label.name if whole else f"~{label.name}")
    return tuple(names)


def _join(words: Sequence[Word], pieces: list[Piece], at: dict[int, Label]) -> list[Piece]:
    """Join what a small word holds together ("Ministry" of "Culture"), and add heads in small letters."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and _belongs(words, joined[-1], piece, at):
            left = joined.pop()
            labels = tuple(dict.fromkeys([*_labels_of(words, left.first, piece.end, at)]))
            joined.append(replace(left, end=piece.end, labels=labels))
        else:
            joined.append(piece)
    return [_described(words, p) for p in joined]


def _belongs(words: Sequence[Word], left: Piece, right: Piece, at: dict[int, Label]) -> bool:
    """Whether two pieces with small words between them are one name."""
    between = words[left.end : right.first]
    if not between or len(between) > 3 or left.descriptive or words[left.end - 1].possessive:
        return False
    if any(w.text not in JOINERS or w.before != " " for w in between) or words[right.first].before != " ":
        return False
    if right.role is not None or right.honorific:
        return False
    texts = [w.text for w in between]
    head = words[left.end - 1].text
    label = at.get(left.end - 1)
    spanned = (
        label is not None
        and label is at.get(right.first)
        and label.name in {"ORG", "FAC", "EVENT", "LAW", "WORK_OF_ART", "LOC", "GPE"}
    )
    if left.role is not None and not spanned:
        return False
    if texts[0] in {"and", "&"}:
        return (
            spanned
            and len(texts) == 1
            and not head_kind(head)
            and not big_place(_text(words, left))
            and label is not None
            and label.name in {"ORG", "WORK_OF_ART", "LAW"}
        )
    if texts[0] == "in" and not (spanned and head_kind(head)):
        return False
    if texts[0] in {"to", "against", "in"}:
        return spanned
    if is_role(head) and not head_kind(head):
        return False
    if texts[0] == "at":
        return bool(head_kind(head) == "organization" or "University" in _text(words, left)) and (
            spanned or "University" in _text(words, left)
        )
    if texts[0] == "on" and not spanned:
        return False
    if state_by_abbreviation(head) is not None or big_place(_text(words, left)):
        return False
    return bool(spanned or head_kind(head) or is_thing_head(head))


def _described(words: Sequence[Word], piece: Piece) -> Piece:
    """Take in a head noun in small letters that makes a country or a person an institution."""
    nxt = piece.end
    if (
        nxt >= len(words)
        or words[nxt].before != " "
        or words[nxt].sentence != words[nxt - 1].sentence
        or words[nxt - 1].possessive
    ):
        return piece
    if words[nxt].text not in DESCRIPTIVE or piece.role is not None:
        return piece
    after = words[nxt + 1] if nxt + 1 < len(words) else None
    if (
        after is not None
        and after.before == " "
        and after.sentence == words[nxt].sentence
        and after.tag in {"NOUN", "PROPN"}
    ):
        # "U.S. military aid" names no organization, "an Israeli military spokesman" does.
        if words[nxt].text in {"military", "police", "army"} and not is_role(after.text):
            return piece
    text = _text(words, piece)
    if (
        group_of(text)
        or big_place(text)
        or (words[nxt].text in {"administration", "government", "regime"} and piece.end - piece.first <= 2)
    ):
        return replace(piece, end=nxt + 1, descriptive=True)
    return piece


def _text(words: Sequence[Word], piece: Piece) -> str:
    return _text_of(words, piece.first, piece.end)


def _text_of(words: Sequence[Word], first: int, end: int) -> str:
    return " ".join(w.text for w in words[first:end])
