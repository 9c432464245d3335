"""Classify candidate spans: which are names, and of what kind."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from generator.extract.lexicon.names import FUNCTION_WORDS, head_kind, honorifics, is_role, never_names, word_list
from generator.extract.names.acronyms import small_initials
from generator.extract.names.votes import EvidenceVotes
from generator.extract.text.annotated import AnnotatedText, CandidateSpan, WordSpan
from generator.extract.text.words import Word
from generator.geography import big_place, group_of
from generator.records import Kind

# Votes that a spelling needs: fewer if the model labelled it.
ENOUGH_WITH_MODEL = 0.65
ENOUGH_WITHOUT = 2.0
# Endings of the names of peoples; those with other endings are in the tables.
PEOPLE_ENDING = re.compile(r"(?:ese|ians?|ans?|is?|ish|ists?|ites?|ers?|ics?)$")
ALONE = word_list("institution alone")
EVENTS = word_list("event name")
COMMON_ALONE = word_list("common alone")
# Votes for a person with only the model's label as evidence, in places where the label is least reliable: a word that
# only begins sentences ("Lava was flowing"), words only in the headline ("older than Machu Picchu").
ENOUGH_IN_WEAK_PLACES = 1.05


@dataclass(frozen=True, slots=True)
class _Spellings:
    """The spellings of an article's words."""

    lower: frozenset[str]
    """Lower-case words."""
    inside: frozenset[str]
    """Single words that are capitalized regardless of their position."""
    acronyms: frozenset[str]
    """Acronyms that the article defines."""
    common_acronyms: frozenset[str]
    """Lower-case initials of every sequence of common words."""
    occurrences: Mapping[str, Sequence[CandidateSpan]]
    """Candidates by spelling."""


def classify(
    annotated: AnnotatedText,
    candidates: Sequence[CandidateSpan],
    votes: Mapping[str, EvidenceVotes],
    defined: Sequence[tuple[WordSpan, WordSpan]],
) -> dict[str, Kind]:
    """Decide which spellings are names, and of what kind.

    Args:
        annotated: The article.
        candidates: Its candidates, in reading order.
        votes: Evidence by spelling.
        defined: Long name and acronym of each definition.

    Returns:
        The kind of every spelling that is a name.
    """
    spellings = _spellings(annotated, candidates, defined)
    kinds: dict[str, Kind] = {}
    for candidate in candidates:
        text = annotated.spelling(candidate)
        kind = None if text in kinds else _kind(annotated, candidate, votes[text], spellings)
        if kind is not None:
            kinds[text] = kind
    return kinds


def _spellings(
    annotated: AnnotatedText, candidates: Sequence[CandidateSpan], defined: Sequence[tuple[WordSpan, WordSpan]]
) -> _Spellings:
    words = annotated.words
    occurrences: dict[str, list[CandidateSpan]] = defaultdict(list)
    for candidate in candidates:
        occurrences[annotated.spelling(candidate)].append(candidate)
    return _Spellings(
        lower=frozenset(w.text for w in words if w.text.islower()),
        inside=frozenset(words[c.first].text for c in candidates if c.single and not _begins(words[c.first])),
        acronyms=frozenset(words[short[0]].text for _, short in defined),
        common_acronyms=small_initials(words),
        occurrences=occurrences,
    )


def _kind(
    annotated: AnnotatedText, candidate: CandidateSpan, found: EvidenceVotes, spellings: _Spellings
) -> Kind | None:
    """Kind of a candidate's spelling; None if this occurrence is not a name."""
    text = annotated.spelling(candidate)
    best = "organization" if candidate.descriptive else found.best
    if best == "none" or text in never_names():
        return None
    if best == "group" and not (group_of(text) or PEOPLE_ENDING.search(text)):
        return None
    if candidate.single and not _is_possible_alone(candidate, text, found, spellings):
        return None
    enough = ENOUGH_WITH_MODEL if found.labelled else ENOUGH_WITHOUT
    if best == "person" and found.labelled and _is_weakly_placed(annotated, text, spellings):
        enough = ENOUGH_IN_WEAK_PLACES
    sure = found.votes[best] >= enough or candidate.descriptive or text in spellings.acronyms
    return cast("Kind", best) if sure else None


def _is_possible_alone(candidate: CandidateSpan, text: str, found: EvidenceVotes, spellings: _Spellings) -> bool:
    """Whether a single word can be a name here."""
    if text.isupper() and text.lower() in spellings.common_acronyms and text not in spellings.acronyms:
        return False  # "ground-fault circuit breaker … GCB" is not a name
    return candidate.dateline or _stands_alone(text, found, spellings)


def _is_weakly_placed(annotated: AnnotatedText, text: str, spellings: _Spellings) -> bool:
    """Whether a name is capitalized because of its position: at the beginning of sentences, or only in the headline."""
    occurrences = spellings.occurrences[text]
    if all(annotated.words[c.first].sentence == 0 for c in occurrences):
        return True
    return occurrences[0].single and text not in spellings.inside


def _begins(word: Word) -> bool:
    """Whether a word may be capitalized because of its position: first of a sentence, a quotation, or after a colon."""
    return word.first or word.before.rstrip().endswith((":", "“", '"'))


def _stands_alone(text: str, found: EvidenceVotes, spellings: _Spellings) -> bool:
    """Whether a single word can be a name at all: it is not a common word of the article or a title by itself."""
    lower = text.lower()
    if group_of(text) or big_place(text):
        return True
    if (lower in FUNCTION_WORDS and not text.isupper()) or text in honorifics() or len(text) < 2:
        return False
    if text in COMMON_ALONE or (head_kind(text) and text not in ALONE and text not in EVENTS):
        return False  # "the Department"
    if text not in spellings.inside and (is_role(text) or lower in spellings.lower):
        return False  # it is capitalized only as the beginning of the sentence
    return not (lower in spellings.lower and found.votes[found.best] < 2)
