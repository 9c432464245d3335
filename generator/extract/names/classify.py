"""Which candidates are names, and of what."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from generator.extract.lexicon.names import FUNCTION_WORDS, head_kind, honorifics, is_role, never_names, word_list
from generator.extract.names.acronyms import small_initials
from generator.extract.names.votes import EvidenceVotes
from generator.extract.text.annotated import AnnotatedText, CandidateSpan, Span
from generator.extract.text.words import Word
from generator.geography import big_place, group_of
from generator.records import Kind

# Votes that a spelling needs: fewer where the model itself saw a name.
ENOUGH_WITH_MODEL = 0.65
ENOUGH_WITHOUT = 2.0
# How the name of a people ends; those that end otherwise are in the tables.
PEOPLE_ENDING = re.compile(r"(?:ese|ians?|ans?|is?|ish|ists?|ites?|ers?|ics?)$")
ALONE = word_list("institution alone")
EVENTS = word_list("event name")
COMMON_ALONE = word_list("common alone")
# Votes for a person whom nothing but the model's label speaks for, where that label is least to be trusted: a word
# that only begins sentences ("Lava was flowing"), words that only the headline has ("older than Machu Picchu").
ENOUGH_IN_WEAK_PLACES = 1.05


def classify(
    annotated: AnnotatedText,
    candidates: Sequence[CandidateSpan],
    votes_by_spelling: Mapping[str, EvidenceVotes],
    defined: Sequence[tuple[Span, Span]],
) -> dict[str, Kind]:
    """Kind of every spelling that is a name."""
    words = annotated.words
    lower = {w.text for w in words if w.text.islower()}
    inside = {words[p.first].text for p in candidates if p.end == p.first + 1 and not _begins(words[p.first])}
    acronyms = {words[short[0]].text for _, short in defined}
    spelled_out = small_initials(words)
    kinds: dict[str, Kind] = {}
    spelled: dict[str, list[CandidateSpan]] = defaultdict(list)
    for candidate in candidates:
        spelled[annotated.spelling(candidate)].append(candidate)
    for candidate in candidates:
        text = annotated.spelling(candidate)
        found = votes_by_spelling[text]
        best = "organization" if candidate.descriptive else found.best
        if text in kinds or best == "none" or text in never_names():
            continue
        if best == "group" and not (group_of(text) or PEOPLE_ENDING.search(text)):
            continue
        single = candidate.end == candidate.first + 1
        if single and text.isupper() and text.lower() in spelled_out and text not in acronyms:
            continue  # "ground-fault circuit breaker … GCB" is no name
        if single and not candidate.dateline and not _stands_alone(text, found, lower, inside):
            continue
        enough = ENOUGH_WITH_MODEL if found.labelled else ENOUGH_WITHOUT
        if best == "person" and found.labelled and _weakly_placed(annotated, spelled[text], inside):
            enough = ENOUGH_IN_WEAK_PLACES
        if found.votes[best] >= enough or candidate.descriptive or text in acronyms:
            kinds[text] = best  # type: ignore[assignment]
    return kinds


def _weakly_placed(annotated: AnnotatedText, find_occurrences: Sequence[CandidateSpan], inside: set[str]) -> bool:
    """Whether a name owes its capitals to where it stands: at the beginning of sentences, or in the headline alone."""
    first = find_occurrences[0]
    if all(annotated.words[p.first].sentence == 0 for p in find_occurrences):
        return True
    single = first.end == first.first + 1
    return single and annotated.words[first.first].text not in inside


def _begins(word: Word) -> bool:
    """Whether a word may owe its capital to its position: first of a sentence, a quotation, or after a colon."""
    return word.first or word.before.rstrip().endswith((":", "“", '"'))


def _stands_alone(text: str, found: EvidenceVotes, lower: set[str], inside: set[str]) -> bool:
    """Whether a single word can be a name at all: no common word of the article, no title standing alone."""
    if group_of(text) or big_place(text):
        return True
    if (text.lower() in FUNCTION_WORDS and not text.isupper()) or text in honorifics() or len(text) < 2:
        return False
    if text in COMMON_ALONE or (head_kind(text) and text not in ALONE and text not in EVENTS):
        return False  # "the Department"
    if text not in inside and (is_role(text) or text.lower() in lower):
        return False  # it has its capital from the beginning of the sentence alone
    return not (text.lower() in lower and found.votes[found.best] < 2)
