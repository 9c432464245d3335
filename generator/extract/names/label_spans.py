"""Split a capitalized run by the model's labels."""

from __future__ import annotations

from generator.extract.lexicon.names import FUNCTION_WORDS, PARTICLES, head_kind, word_list
from generator.extract.names.capitalized_runs import is_owner
from generator.extract.text.annotated import AnnotatedText, CandidateSpan, Label, SpanLabel, WordSpan
from generator.geography import big_place, group_of

# Institutions that every country has: a country before them is part of the name ("Saudi Interior Ministry").
NATIONAL = word_list("national")
CAPITAL_DISTRICT = frozenset({"D.C.", "DC"})
# A run of up to this many words with a head noun at the end is one name, even if the model misses the head.
LONGEST_WITHOUT_LABEL = 4

Group = tuple[int, int, Label | None]
"""First word, one past the last, and the label of the model over them."""


def split_by_labels(annotated: AnnotatedText, first: int, end: int) -> list[CandidateSpan]:
    """Split a run that the model labels as two names, unless a head noun at the end makes it one.

    Args:
        annotated: The article.
        first: First word of the run.
        end: One past its last word.
    """
    words = annotated.words
    last = words[end - 1].text
    if end - first > 1 and group_of(words[first].text) and big_place(annotated.text(first, end)) is None:
        label = annotated.label_at.get(first)
        inside = label is not None and label.end > first + 1 and label.name != "PERSON"
        if not (last.lower() in NATIONAL or inside):
            people = CandidateSpan(first, first + 1, (SpanLabel("NORP"),))
            return [people, *split_by_labels(annotated, first + 1, end)]
    spans = _spans(annotated, first, end)
    if len(spans) > 1:
        one_head = head_kind(last) is not None and (
            end - 1 in annotated.label_at or end - first <= LONGEST_WITHOUT_LABEL
        )
        owned = any(words[e - 1].possessive and not is_owner(annotated, e - 1) for _, e in spans[:-1])
        if (one_head and not owned) or big_place(annotated.text(first, end)):
            spans = [(first, end)]
    return [CandidateSpan(a, b, annotated.labels_of(a, b)) for a, b in spans]


def _spans(annotated: AnnotatedText, first: int, end: int) -> list[WordSpan]:
    """Spans of a run by the model's labels; unlabelled words join the name before or after them."""
    merged: list[Group] = []
    for a, b, label in _groups(annotated, first, end):
        loose = merged and (label is None) != (merged[-1][2] is None)
        if loose and not _are_two_names(annotated, merged[-1], (a, b, label)):
            merged[-1] = (merged[-1][0], b, merged[-1][2] or label)
        else:
            merged.append((a, b, label))
    return [(a, b) for a, b, _ in merged]


def _groups(annotated: AnnotatedText, first: int, end: int) -> list[Group]:
    """The words of a run, grouped by the label over them."""
    groups: list[Group] = []
    for i in range(first, end):
        label = annotated.label_at.get(i)
        inside = i > first and annotated.words[i - 1].text in PARTICLES  # the model separates "Jan van der" and "Velde"
        if groups and (groups[-1][2] is label or inside):
            groups[-1] = (groups[-1][0], i + 1, groups[-1][2])
        else:
            groups.append((i, i + 1, label))
    return groups


def _are_two_names(annotated: AnnotatedText, left: Group, right: Group) -> bool:
    """Whether a labelled name and the unlabelled words next to it are two names."""
    known, other = (left, right) if left[2] is not None else (right, left)
    loose = annotated.words[other[0]]
    if loose.text in CAPITAL_DISTRICT:
        return False
    text = annotated.text(known[0], known[1])
    if other is left and is_surname(annotated, known[0], known[1]):
        return False
    if known[2] is not None and known[2].name in {"GPE", "NORP"} and (big_place(text) or group_of(text)):
        return head_kind(annotated.words[right[1] - 1].text) is None
    return other is left and _is_no_part_of_a_name(annotated, other)


def _is_no_part_of_a_name(annotated: AnnotatedText, left: Group) -> bool:
    """Whether unlabelled words before a name are not part of it: a word that opens the sentence, a demonym."""
    first, end, _ = left
    word = annotated.words[first]
    if annotated.words[end].text.lower() in FUNCTION_WORDS:
        return False  # "Farmers Without Fences"
    if first + 1 == end and word.first and word.pos not in {"PROPN", "ADJ", ""}:
        return True
    return group_of(word.text) is not None


def is_surname(annotated: AnnotatedText, i: int, end: int) -> bool:
    """Whether the name of a people after a name is a surname: in "Nomsa Zulu said", but not in "Ultra Dutch art".

    A singular demonym modifies a noun; without a noun after it, it is a surname.
    """
    words = annotated.words
    if end != i + 1 or not group_of(words[i].text) or words[i].text.endswith("s") or words[i].possessive:
        return False
    after = annotated.word_beside(end, i)
    return after is None or after.before != " " or after.pos not in {"NOUN", "PROPN", "ADJ", "CCONJ"}
