"""Merge candidate spans that are one name: "Ministry" of "Culture", "Moreau" administration, long names of acronyms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from generator.extract.lexicon.names import head_kind, is_role, is_thing_head, word_list
from generator.extract.text.annotated import AnnotatedText, CandidateSpan, WordSpan
from generator.geography import big_place, group_of, state_by_abbreviation

# Between the parts of one name: "Ministry of Culture", "Council on Foreign Relations".
JOINERS = frozenset({"of", "for", "on", "at", "against", "in", "to", "and", "the", "&", "de", "del", "des", "du", "la"})
# Most function words between two parts of one name.
MOST_JOINERS = 3
# What ministries are for.
PORTFOLIO = word_list("portfolio")
# Organizations with a name of one word.
ALONE = word_list("institution alone")
# Lower-case words that may be the head of a name: "the Moreau administration", "the Chilean navy".
DESCRIPTIVE = word_list("descriptive head")
ADJECTIVAL = word_list("descriptive adjective")
RULING = word_list("ruling")
# Labels of the model that a name with function words inside can have.
LONG_LABELS = frozenset({"ORG", "FAC", "EVENT", "LAW", "WORK_OF_ART", "LOC", "GPE"})


def merge_spans(
    annotated: AnnotatedText, candidates: Sequence[CandidateSpan], defined: Sequence[WordSpan]
) -> list[CandidateSpan]:
    """Merge spans around function words, add lower-case heads, and make each defined name one span.

    Args:
        annotated: The article.
        candidates: Spans in reading order.
        defined: Words of the long names that are followed by an acronym in brackets.
    """
    merged: list[CandidateSpan] = []
    for candidate in candidates:
        if merged and _are_one_name(annotated, merged[-1], candidate):
            left = merged.pop()
            merged.append(replace(left, end=candidate.end, labels=annotated.labels_of(left.first, candidate.end)))
        else:
            merged.append(candidate)
    return [_with_descriptive_head(annotated, c) for c in _with_defined_names(annotated, merged, defined)]


def _with_defined_names(
    annotated: AnnotatedText, candidates: Sequence[CandidateSpan], defined: Sequence[WordSpan]
) -> list[CandidateSpan]:
    """Replace the parts of each defined name by the whole."""
    kept = list(candidates)
    for first, end in defined:
        inside = [c for c in kept if c.first < end and first < c.end]
        if not inside or any(c.first <= first and c.end >= end for c in inside):
            continue
        start = min(first, *(c.first for c in inside if c.role is None), first)
        whole = CandidateSpan(start, end, annotated.labels_of(start, end))
        kept = [c for c in kept if c not in inside or c.role is not None]
        kept.append(whole)
    return sorted(kept, key=lambda c: c.first)


def _are_one_name(annotated: AnnotatedText, left: CandidateSpan, right: CandidateSpan) -> bool:
    """Whether two spans with function words between them are one name."""
    words = annotated.words
    if not _are_joined(annotated, left, right):
        return False
    head = words[left.end - 1].text
    if words[left.first].first and left.single and not (head_kind(head) or is_thing_head(head)):
        return False  # "Shares of Vextron"
    spanned = _has_one_label(annotated, left, right)
    match words[left.end].text:
        case "and" | "&":
            return right.first == left.end + 1 and _is_one_name_with_and(annotated, left, right, spanned=spanned)
        case "in":
            return spanned and bool(head_kind(head))
        case "to" | "against":
            return spanned
        case "at":
            university = "University" in annotated.spelling(left)
            return university or (spanned and head_kind(head) == "organization")
        case "on":
            return spanned and left.role is None
    return _has_complement(annotated, left, spanned=spanned)


def _are_joined(annotated: AnnotatedText, left: CandidateSpan, right: CandidateSpan) -> bool:
    """Whether only function words are between two spans."""
    words = annotated.words
    between = words[left.end : right.first]
    if not 0 < len(between) <= MOST_JOINERS or words[left.end - 1].possessive or right.role or right.honorific:
        return False
    return words[right.first].before == " " and all(w.text in JOINERS and w.before == " " for w in between)


def _has_one_label(annotated: AnnotatedText, left: CandidateSpan, right: CandidateSpan) -> bool:
    label = annotated.label_at.get(left.end - 1)
    return label is not None and label is annotated.label_at.get(right.first) and label.name in LONG_LABELS


def _is_one_name_with_and(
    annotated: AnnotatedText, left: CandidateSpan, right: CandidateSpan, *, spanned: bool
) -> bool:
    """Whether two spans with an "and" between them are one name; a label of the model may span both."""
    head, last = annotated.words[left.end - 1].text, annotated.words[right.end - 1].text
    headed = bool(head_kind(last) or is_thing_head(last))
    if spanned and not headed and _is_head_with_purpose(annotated, left):
        return True  # "Center for Health Control and Prevention"
    if _share_a_head(annotated, left, right):
        return True
    # "Department of Health and Human Services" is one name, "Ministry of Culture and Northern University" are two.
    two = "of" in annotated.spelling(left).split() and not last.endswith("s")
    return spanned and headed and not two and not head_kind(head) and big_place(annotated.spelling(left)) is None


def _has_complement(annotated: AnnotatedText, left: CandidateSpan, *, spanned: bool) -> bool:
    """Whether the words after "of", "for" or "the" complement a span: a head noun, not a place or role."""
    head = annotated.words[left.end - 1].text
    if (left.role is not None and not spanned) or (is_role(head) and not head_kind(head)):
        return False
    if big_place(annotated.spelling(left)) is not None or state_by_abbreviation(head) is not None:
        return False
    return bool(spanned or head_kind(head) or is_thing_head(head))


def _share_a_head(annotated: AnnotatedText, left: CandidateSpan, right: CandidateSpan) -> bool:
    """Whether two spans share a head noun: "the Harbour and Allied Workers Union", "Energy and Mines Ministry"."""
    last = annotated.words[right.end - 1].text
    if head_kind(last) != "organization" or last.endswith("s") or right.single:
        return False
    label = annotated.label_at.get(left.end - 1)
    if label is not None and label.name != "NORP" and label is not annotated.label_at.get(right.end - 1):
        return False
    if all(w.text in PORTFOLIO for w in annotated.words_of(left)):
        return True
    before = annotated.before(left)
    return before is not None and before.text.lower() == "the" and left.single and _is_plain(annotated, left)


def _is_plain(annotated: AnnotatedText, candidate: CandidateSpan) -> bool:
    """Whether a single word does not by itself name a people, a place, a role or an organization."""
    word = annotated.words[candidate.first]
    known = group_of(word.text) or big_place(word.text) or is_role(word.text)
    return not (known or word.all_caps or word.text in ALONE)


def _is_head_with_purpose(annotated: AnnotatedText, candidate: CandidateSpan) -> bool:
    """Whether a candidate has a head noun with its purpose ("Center for Disease Control")."""
    words = annotated.words_of(candidate)
    return any(w.text in {"of", "for"} and head_kind(before.text) for before, w in pairwise(words))


def _with_descriptive_head(annotated: AnnotatedText, candidate: CandidateSpan) -> CandidateSpan:
    """Add a lower-case head noun that makes a country or a person an institution."""
    noun = annotated.after(candidate)
    if noun is None or noun.before != " " or noun.text not in DESCRIPTIVE or candidate.role is not None:
        return candidate
    if annotated.words[candidate.end - 1].possessive:
        return candidate
    if noun.text in ADJECTIVAL and _modifies_a_noun(annotated, candidate.end):
        return candidate  # "U.S. military aid" does not name an organization, "an Israeli military spokesman" does
    text = annotated.spelling(candidate)
    if group_of(text) or big_place(text) or (noun.text in RULING and candidate.end - candidate.first <= 2):
        return replace(candidate, end=candidate.end + 1, descriptive=True)
    return candidate


def _modifies_a_noun(annotated: AnnotatedText, i: int) -> bool:
    """Whether a word is followed by a noun that is not a role."""
    following = annotated.word_beside(i + 1, i)
    attribute = following is not None and following.before == " " and following.pos in {"NOUN", "PROPN"}
    return attribute and following is not None and not is_role(following.text)
