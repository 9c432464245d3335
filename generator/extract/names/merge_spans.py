"""Joining pieces that are one name: "Ministry" of "Culture", "Moreau" administration, what an acronym stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from generator.extract.lexicon.names import head_kind, is_role, is_thing_head, word_list
from generator.extract.text.annotated import AnnotatedText, CandidateSpan
from generator.geography import big_place, group_of, state_by_abbreviation

# Between the parts of one name: "Ministry of Culture", "Council on Foreign Relations".
JOINERS = frozenset({"of", "for", "on", "at", "against", "in", "to", "and", "the", "&", "de", "del", "des", "du", "la"})
# What ministries are for.
PORTFOLIO = word_list("portfolio")
# Bodies that a single word names.
ALONE = word_list("institution alone")
# Not capitalized, still the head of a name: "the Moreau administration", "the Chilean navy".
DESCRIPTIVE = frozenset("administration government military army navy parliament police regime".split())  # noqa: SIM905
ADJECTIVAL = frozenset({"military", "police", "army"})
RULING = frozenset({"administration", "government", "regime"})
# Labels of the model that a name with small words inside can have.
LONG_LABELS = frozenset({"ORG", "FAC", "EVENT", "LAW", "WORK_OF_ART", "LOC", "GPE"})


def merge_spans(
    annotated: AnnotatedText, candidates: Sequence[CandidateSpan], defined: Sequence[tuple[int, int]]
) -> list[CandidateSpan]:
    """Join what a small word holds together, add heads in small letters, and make each defined name one piece."""
    joined: list[CandidateSpan] = []
    for candidate in candidates:
        if joined and _belongs(annotated, joined[-1], candidate):
            left = joined.pop()
            joined.append(replace(left, end=candidate.end, labels=annotated.labels_of(left.first, candidate.end)))
        else:
            joined.append(candidate)
    return [_described(annotated, p) for p in _whole(annotated, joined, defined)]


def _whole(
    annotated: AnnotatedText, candidates: Sequence[CandidateSpan], defined: Sequence[tuple[int, int]]
) -> list[CandidateSpan]:
    """Replace the parts of what an acronym in brackets stands for by the whole."""
    kept = list(candidates)
    for first, end in defined:
        inside = [p for p in kept if p.first < end and first < p.end]
        if not inside or any(p.first <= first and p.end >= end for p in inside):
            continue
        start = min(first, *(p.first for p in inside if p.role is None), first)
        whole = CandidateSpan(start, end, annotated.labels_of(start, end))
        kept = [p for p in kept if p not in inside or p.role is not None]
        kept.append(whole)
    return sorted(kept, key=lambda p: p.first)


def _belongs(annotated: AnnotatedText, left: CandidateSpan, right: CandidateSpan) -> bool:
    """Whether two pieces with small words between them are one name."""
    words = annotated.words
    between = words[left.end : right.first]
    if not between or len(between) > 3 or words[left.end - 1].possessive or right.role or right.honorific:
        return False
    if any(w.text not in JOINERS or w.before != " " for w in between) or words[right.first].before != " ":
        return False
    label = annotated.label_at.get(left.end - 1)
    spanned = label is not None and label is annotated.label_at.get(right.first) and label.name in LONG_LABELS
    head = words[left.end - 1].text
    place = big_place(annotated.spelling(left)) is not None
    if words[left.first].first and left.end == left.first + 1 and not (head_kind(head) or is_thing_head(head)):
        return False  # "Shares of Vextron"
    match between[0].text:
        case "and" | "&":
            last = words[right.end - 1].text
            headed = bool(head_kind(last) or is_thing_head(last))
            if spanned and not headed and _has_complement(annotated, left):
                return len(between) == 1  # "Center for Health Control and Prevention"
            if len(between) == 1 and _shares_head(annotated, left, right):
                return True
            # "Department of Health and Human Services" is one, "Ministry of Culture and Northern University" are two.
            two = "of" in annotated.spelling(left).split() and not last.endswith("s")
            return spanned and len(between) == 1 and headed and not two and not head_kind(head) and not place
        case "in":
            return spanned and bool(head_kind(head))
        case "to" | "against":
            return spanned
        case "at":
            university = "University" in annotated.spelling(left)
            return university or (spanned and head_kind(head) == "organization")
        case "on":
            return spanned and left.role is None
    if (left.role is not None and not spanned) or (is_role(head) and not head_kind(head)):
        return False
    if place or state_by_abbreviation(head) is not None:
        return False
    return bool(spanned or head_kind(head) or is_thing_head(head))


def _shares_head(annotated: AnnotatedText, left: CandidateSpan, right: CandidateSpan) -> bool:
    """Whether one head noun belongs to both: "the Harbour and Allied Workers Union", "Energy and Mines Ministry"."""
    words = annotated.words
    last = words[right.end - 1].text
    if head_kind(last) != "organization" or last.endswith("s") or right.end - right.first < 2:
        return False
    seen = annotated.label_at.get(left.end - 1)
    if seen is not None and seen.name != "NORP" and seen is not annotated.label_at.get(right.end - 1):
        return False
    names = words[left.first : left.end]
    if all(w.text in PORTFOLIO for w in names):
        return True
    before = annotated.before(left)
    return (
        before is not None
        and before.text.lower() == "the"
        and len(names) == 1
        and not (group_of(names[0].text) or is_role(names[0].text) or names[0].all_caps)
        and not (big_place(names[0].text) or names[0].text in ALONE)
    )


def _has_complement(annotated: AnnotatedText, candidate: CandidateSpan) -> bool:
    """Whether a piece is a head noun with what it is for ("Center for Disease Control")."""
    words = annotated.words[candidate.first : candidate.end]
    return any(w.text in {"of", "for"} and head_kind(before.text) for before, w in pairwise(words))


def _described(annotated: AnnotatedText, candidate: CandidateSpan) -> CandidateSpan:
    """Take in a head noun in small letters that makes a country or a person an institution."""
    noun = annotated.after(candidate)
    if noun is None or noun.before != " " or noun.text not in DESCRIPTIVE or candidate.role is not None:
        return candidate
    if annotated.words[candidate.end - 1].possessive:
        return candidate
    following = (
        annotated.words[candidate.end + 1] if annotated.same_sentence(candidate.end + 1, candidate.first) else None
    )
    attribute = following is not None and following.before == " " and following.pos in {"NOUN", "PROPN"}
    if attribute and following is not None and noun.text in ADJECTIVAL and not is_role(following.text):
        return candidate  # "U.S. military aid" names no organization, "an Israeli military spokesman" does
    text = annotated.spelling(candidate)
    if group_of(text) or big_place(text) or (noun.text in RULING and candidate.end - candidate.first <= 2):
        return replace(candidate, end=candidate.end + 1, descriptive=True)
    return candidate
