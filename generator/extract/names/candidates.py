"""Find candidate spans: capitalized runs, cut with the help of the model, titles and head nouns.

Whether a candidate is a name, and of what kind, is decided later for all its occurrences together (`classify`).
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.extract.lexicon.names import (
    FUNCTION_WORDS,
    given_name,
    head_kind,
    honorifics,
    is_role,
    is_thing_head,
    never_names,
    word_list,
)
from generator.extract.names.capitalized_runs import find_capitalized_runs
from generator.extract.names.label_spans import split_by_labels
from generator.extract.names.merge_spans import merge_spans
from generator.extract.names.titles import PORTFOLIO, after_office, last_title, with_title
from generator.extract.text.annotated import AnnotatedText, CandidateSpan, WordSpan
from generator.geography import big_place, group_of, lookup

DIRECTIONS = word_list("direction adjective")
# Parts of speech of a first word that is not a name unless the model labels it.
COMMON_POS = frozenset({"ADV", "VERB", "ADP", "DET", "PRON", "SCONJ", "CCONJ", "AUX", "INTJ", "ADJ"})
# Words that are capitalized at the beginning of a sentence or a title, but do not begin a name.
OPENERS = frozenset({"the", "a", "an", "i"})


def find_candidates(annotated: AnnotatedText, skip: frozenset[int], defined: Sequence[WordSpan]) -> list[CandidateSpan]:
    """Find the candidates of an article, in reading order, without overlaps.

    Args:
        annotated: The article.
        skip: Sentences to skip.
        defined: Spans of the long names that define an acronym: "World Health Organization" before "(WHO)". Each
            becomes one candidate.
    """
    candidates: list[CandidateSpan] = []
    for first, end in find_capitalized_runs(annotated, skip):
        candidates.extend(_split_run(annotated, *_trimmed(annotated, first, end)))
    return merge_spans(annotated, candidates, defined)


def _trimmed(annotated: AnnotatedText, first: int, end: int) -> WordSpan:
    """Trim a run: drop the words at either end that are not part of a name."""
    words = annotated.words
    while first < end and _is_common_start(annotated, first, end):
        first += 1
    while first < end and words[end - 1].text in never_names() and not _ends_name(annotated, first, end):
        end -= 1
    numbered = first < end and words[first].text[0].isdigit()
    if numbered and head_kind(words[end - 1].text) not in {"organization", "event"}:
        first += 1
    if first + 1 < end and words[first].text in DIRECTIONS and _is_direction(annotated, first, end):
        first += 1  # "Eastern Ukraine" is in Ukraine
    return first, end


def _split_run(annotated: AnnotatedText, first: int, end: int) -> list[CandidateSpan]:
    """Split a run into the names inside a title or an office, its holder, and the names that the model labels."""
    words = annotated.words
    if first >= end:
        return []
    office = None if _belongs_to_place(annotated, first, end) else after_office(annotated, first, end)
    if office is not None:
        name, title = office
        general = all(w.text in PORTFOLIO for w in words[first:name])
        inside = [] if general else split_by_labels(annotated, first, name)
        holder = [] if name == end else [CandidateSpan(name, end, annotated.labels_of(name, end), "", (title, name))]
        return [*inside, *holder]
    last = words[end - 1].text
    headed = end - first > 1 and bool(head_kind(last) or (is_thing_head(last) and not is_role(last)))
    # "Judge Ana van Dam" is headed by a dam in spelling only.
    titled = any(words[i].text in honorifics() and given_name(words[i + 1].text) for i in range(first, end - 1))
    found = None if headed and not titled else last_title(annotated, first, end)
    return split_by_labels(annotated, first, end) if found is None else with_title(annotated, first, found, end)


def _ends_name(annotated: AnnotatedText, first: int, end: int) -> bool:
    """Whether a word that is not a name by itself ends one here: a head noun, a month as surname ("Ana May")."""
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
    return any(place.name.startswith("The ") for place in lookup(annotated.text(i, end)))


def _is_direction(annotated: AnnotatedText, first: int, end: int) -> bool:
    return not big_place(annotated.text(first, end)) and big_place(annotated.text(first + 1, end)) is not None


def _is_common_start(annotated: AnnotatedText, i: int, end: int) -> bool:
    """Whether the first word of a run is capitalized by its position, or is not part of a name at all."""
    word = annotated.words[i]
    lower = word.text.lower()
    if _is_month_as_given_name(annotated, i, end):
        return False
    if word.text in never_names() or lower in OPENERS:
        return not _belongs_to_place(annotated, i, end)
    if lower in FUNCTION_WORDS and not word.all_caps:
        # Inside a sentence the capital letter is deliberate: "First National Bank".
        label = annotated.label_at.get(i)
        return word.first or label is None or label.first != i or end - i < 3
    if not word.first or group_of(word.text) or big_place(word.text):
        return False
    return _is_common_opening(annotated, i, end)


def _is_month_as_given_name(annotated: AnnotatedText, i: int, end: int) -> bool:
    """Whether a word that is not a name by itself is a given name here: "Jan van Dijk", "June Okafor"."""
    text = annotated.words[i].text
    if text not in never_names() or not given_name(text) or i + 1 >= end:
        return False
    label = annotated.label_at.get(i + 1)
    return label is not None and label.name == "PERSON"


def _is_common_opening(annotated: AnnotatedText, i: int, end: int) -> bool:
    """Whether the word that opens a sentence is a common word before a name."""
    words, word = annotated.words, annotated.words[i]
    if i + 2 < end and words[i + 1].text.lower() in FUNCTION_WORDS:
        return False  # "Farmers Without Fences"
    if annotated.label_at.get(i) is not None:
        return False
    after = annotated.label_at.get(i + 1)
    if i + 1 < end and after is not None and after.first == i + 1:
        return word.pos != "PROPN" and not is_role(word.text) and word.text not in honorifics()
    return word.pos in COMMON_POS
