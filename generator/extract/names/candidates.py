"""Where names begin and end: runs of capitals, cut with the help of the model, titles and head nouns.

A piece is a candidate; whether it is a name, and of what, is decided afterwards for all its occurrences together.
"""

from __future__ import annotations

from generator.extract.lexicon.names import (
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
from generator.extract.names.capitalized_runs import is_owner, find_capitalized_runs
from generator.extract.names.merge_spans import merge_spans
from generator.extract.names.titles import PORTFOLIO, after_office, last_title, with_title
from generator.extract.text.annotated import AnnotatedText, Label, CandidateSpan
from generator.geography import big_place, group_of, lookup

# Institutions that every country has: its name in front is part of the name ("Saudi Interior Ministry", "U.S. Navy").
NATIONAL = word_list("national")
DIRECTIONS = frozenset({"North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Central"})
# Parts of speech of a first word that is no name where the model sees none.
COMMON_TAGS = frozenset({"ADV", "VERB", "ADP", "DET", "PRON", "SCONJ", "CCONJ", "AUX", "INTJ", "ADJ"})
CAPITAL_DISTRICT = frozenset({"D.C.", "DC"})


def find_candidates(
    annotated: AnnotatedText, skip: frozenset[int], defined: list[tuple[int, int]]
) -> list[CandidateSpan]:
    """All candidates of an article, in reading order, without overlaps.

    Args:
        reading: The article.
        skip: Sentences to leave out.
        defined: Word spans of the long names that an acronym in brackets follows; each is one name.
    """
    candidates: list[CandidateSpan] = []
    for first, end in find_capitalized_runs(annotated, skip):
        candidates.extend(_cut_run(annotated, first, end))
    return merge_spans(annotated, candidates, defined)


def _cut_run(annotated: AnnotatedText, first: int, end: int) -> list[CandidateSpan]:
    """Take a run apart: leading common words, demonyms, titles and roles, then the names that the model tells apart."""
    words = annotated.words
    while first < end and _is_common_start(annotated, first, end):
        first += 1
    while first < end and words[end - 1].text in never_names() and not _ends_name(annotated, first, end):
        end -= 1
    if (
        first < end
        and words[first].text[0].isdigit()
        and head_kind(words[end - 1].text) not in {"organization", "event"}
    ):
        first += 1
    if first + 1 < end and words[first].text in DIRECTIONS and _is_direction(annotated, first, end):
        first += 1  # "Eastern Ukraine" is in Ukraine
    if first >= end:
        return []
    office = None if _belongs_to_place(annotated, first, end) else after_office(annotated, first, end)
    if office is not None:
        name, title = office
        general = all(w.text in PORTFOLIO for w in words[first:name])
        inside = [] if general else _by_labels(annotated, first, name)
        holder = [] if name == end else [CandidateSpan(name, end, annotated.labels_of(name, end), "", (title, name))]
        return [*inside, *holder]
    last = words[end - 1].text
    headed = end - first > 1 and bool(head_kind(last) or (is_thing_head(last) and not is_role(last)))
    # "Judge Ana van Dam" is headed by a dam in spelling only.
    titled = any(words[i].text in honorifics() and given_name(words[i + 1].text) for i in range(first, end - 1))
    found = None if headed and not titled else last_title(annotated, first, end)
    return _by_labels(annotated, first, end) if found is None else with_title(annotated, first, found, end)


def _ends_name(annotated: AnnotatedText, first: int, end: int) -> bool:
    """Whether a word that is no name alone ends one here: a head noun, a month that is a surname ("Ana May")."""
    last = annotated.words[end - 1].text
    if head_kind(last):
        return True
    label = annotated.label_at.get(end - 1)
    surname = end - first == 2 and last.isalpha() and label is not None and label.name == "PERSON"
    return surname and bool(given_name(annotated.words[first].text))


def _belongs_to_place(annotated: AnnotatedText, i: int, end: int) -> bool:
    """Whether an article is part of a city's name: "The Hague"."""
    if annotated.words[i].text != "The" or end - i != 2:
        return False
    return any(p.name.startswith("The ") for p in lookup(annotated.text(i, end)))


def _is_direction(annotated: AnnotatedText, first: int, end: int) -> bool:
    return not big_place(annotated.text(first, end)) and big_place(annotated.text(first + 1, end)) is not None


def _is_common_start(annotated: AnnotatedText, i: int, end: int) -> bool:
    """Whether the first word of a run owes its capital to its position, or is no part of a name at all."""
    word = annotated.words[i]
    lower = word.text.lower()
    label = annotated.label_at.get(i)
    if word.text in never_names() and given_name(word.text) and i + 1 < end:
        label_after = annotated.label_at.get(i + 1)
        if label_after is not None and label_after.name == "PERSON":
            return False  # "Jan van Dijk", "June Okafor"
    if word.text in never_names() or lower in {"the", "a", "an", "i"}:
        return not _belongs_to_place(annotated, i, end)
    if lower in FUNCTION_WORDS and not word.all_caps:
        # Inside a sentence the capital is deliberate: "First National Bank".
        return word.first or label is None or label.first != i or end - i < 3
    if not word.first or group_of(word.text) or big_place(word.text):
        return False
    if i + 2 < end and annotated.words[i + 1].text.lower() in FUNCTION_WORDS:
        return False  # "Farmers Without Fences"
    after = annotated.label_at.get(i + 1)
    if label is None and i + 1 < end and after is not None and after.first == i + 1:
        return word.pos != "PROPN" and not is_role(word.text) and word.text not in honorifics()
    return label is None and word.pos in COMMON_TAGS


def _by_labels(annotated: AnnotatedText, first: int, end: int) -> list[CandidateSpan]:
    """Cut a run where the model sees two names, unless one head noun at the end makes it one."""
    words = annotated.words
    last = words[end - 1].text
    if end - first > 1 and group_of(words[first].text) and big_place(annotated.text(first, end)) is None:
        label = annotated.label_at.get(first)
        inside = label is not None and label.end > first + 1 and label.name != "PERSON"
        if not (last.lower() in NATIONAL or inside):
            return [CandidateSpan(first, first + 1, ("NORP",)), *_by_labels(annotated, first + 1, end)]
    spans = _spans(annotated, first, end)
    if len(spans) > 1:
        one_head = head_kind(last) is not None and (end - 1 in annotated.label_at or end - first <= 4)
        owned = any(words[e - 1].possessive and not is_owner(annotated, e - 1) for _, e in spans[:-1])
        if (one_head and not owned) or big_place(annotated.text(first, end)):
            spans = [(first, end)]
    return [CandidateSpan(a, b, annotated.labels_of(a, b)) for a, b in spans]


def _spans(annotated: AnnotatedText, first: int, end: int) -> list[tuple[int, int]]:
    """Spans of the run by the model's names; a word that it leaves out goes with the name before or after it."""
    groups: list[tuple[int, int, Label | None]] = []
    for i in range(first, end):
        label = annotated.label_at.get(i)
        inside = i > first and annotated.words[i - 1].text in PARTICLES  # the model parts "Jan van der" and "Velde"
        if groups and (groups[-1][2] is label or inside):
            groups[-1] = (groups[-1][0], i + 1, groups[-1][2])
        else:
            groups.append((i, i + 1, label))
    merged: list[tuple[int, int, Label | None]] = []
    for a, b, label in groups:
        loose = merged and (label is None) != (merged[-1][2] is None)
        if loose and not _keeps_apart(annotated, merged[-1], (a, b, label)):
            merged[-1] = (merged[-1][0], b, merged[-1][2] or label)
        else:
            merged.append((a, b, label))
    return [(a, b) for a, b, _ in merged]


def _keeps_apart(
    annotated: AnnotatedText, left: tuple[int, int, Label | None], right: tuple[int, int, Label | None]
) -> bool:
    """Whether a labelled name and the unlabelled words beside it are two things."""
    known, other = (left, right) if left[2] is not None else (right, left)
    loose = annotated.words[other[0]]
    if loose.text in CAPITAL_DISTRICT:
        return False
    text = annotated.text(known[0], known[1])
    if other is left and is_surname(annotated, known[0], known[1]):
        return False
    if known[2] is not None and known[2].name in {"GPE", "NORP"} and (big_place(text) or group_of(text)):
        return head_kind(annotated.words[right[1] - 1].text) is None
    if other is left and annotated.words[other[1]].text.lower() in FUNCTION_WORDS:
        return False  # "Farmers Without Fences"
    if other is left and other[0] + 1 == other[1] and loose.first and loose.pos not in {"PROPN", "ADJ", ""}:
        return True
    return group_of(loose.text) is not None and other is left


def is_surname(annotated: AnnotatedText, i: int, end: int) -> bool:
    """Whether the name of a people that follows a name is a surname: "Nomsa Zulu said", but "Ultra Dutch art" not.

    A demonym in the singular describes a noun, so that one with no noun after it describes nothing.
    """
    words = annotated.words
    if end != i + 1 or not group_of(words[i].text) or words[i].text.endswith("s") or words[i].possessive:
        return False
    after = words[end] if annotated.same_sentence(i, end) else None
    return after is None or after.before != " " or after.pos not in {"NOUN", "PROPN", "ADJ", "CCONJ"}
