"""Count the evidence for the kind of each spelling: all its occurrences in the article vote together.

The weights are next to the rules, in votes of the language model; `make quality` measures the result.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.extract.lexicon.names import given_name
from generator.extract.names.context import context_votes
from generator.extract.names.descriptors import descriptor_votes
from generator.extract.names.shared_evidence import add_family_votes, add_list_votes
from generator.extract.names.surface_form import city_people, surface_form_votes
from generator.extract.names.votes import EvidenceVotes, Votes
from generator.extract.text.annotated import AnnotatedText, CandidateSpan, WordSpan
from generator.geography import big_place
from generator.records import Kind

LABELS: dict[str, Kind] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "EVENT": "event",
}
# A label that covers only part of a span counts half.
PARTIAL = 0.5
# Most votes of descriptors ("the company X") for a kind.
MOST_DESCRIBED = 5.0
# Votes of labels and context for a kind count in full up to this number; a fifth of further ones counts.
FULL, FULL_FOR_NONE = 2.5, 4.5
# Factor for a person whose name is one word and not a given name: people are usually introduced in full.
SINGLE_WORD_PERSON = 0.7


def count_votes(
    annotated: AnnotatedText, candidates: Sequence[CandidateSpan], defined: Sequence[tuple[WordSpan, WordSpan]]
) -> dict[str, EvidenceVotes]:
    """Count the evidence for each spelling.

    Args:
        annotated: The article.
        candidates: Its candidates, in reading order.
        defined: Long name and acronym of each definition, which share their votes.
    """
    found: dict[str, EvidenceVotes] = {}
    described: dict[str, EvidenceVotes] = {}
    for candidate in candidates:
        text = annotated.spelling(candidate)
        one = found.setdefault(text, EvidenceVotes())
        _add_labels(one, candidate)
        one.add(context_votes(annotated, candidate))
        described.setdefault(text, EvidenceVotes()).add(descriptor_votes(annotated, candidate))
    for text, one in found.items():
        _add_spelling(text, one, described[text].votes)
    _share_definitions(found, annotated, defined)
    for text, one in found.items():
        if " " not in text and not given_name(text):
            one.votes["person"] *= SINGLE_WORD_PERSON
    add_family_votes(found)
    add_list_votes(found, annotated, candidates)
    return found


def _add_labels(one: EvidenceVotes, candidate: CandidateSpan) -> None:
    for label in candidate.labels:
        share = 1.0 if label.whole else PARTIAL
        kind = LABELS.get(label.name, "none")
        if kind != "none":
            one.labelled += share
        one.votes[kind] += share


def _add_spelling(text: str, one: EvidenceVotes, described: Votes) -> None:
    """Add the votes of a spelling's words and descriptors to the limited votes of its occurrences."""
    for kind, weight in one.votes.items():
        # Repeated evidence is one opinion, not many.
        one.votes[kind] = min(weight, (FULL_FOR_NONE if kind == "none" else FULL) + weight / 5)
    surface_form_votes(text, one.votes, labelled=bool(one.labelled))
    for kind, weight in described.items():
        one.votes[kind] += min(weight, MOST_DESCRIBED)
    if not one.labelled and one.votes["place"] >= 1 and big_place(text) is None and city_people(text) is not None:
        one.votes["place"] += 1  # a city that the model missed, if the sentence supports it


def _share_definitions(
    found: Mapping[str, EvidenceVotes], annotated: AnnotatedText, defined: Sequence[tuple[WordSpan, WordSpan]]
) -> None:
    for long, short in defined:
        a, b = found.get(annotated.text(*long)), found.get(annotated.text(*short))
        if a is not None and b is not None:
            for kind in {*a.votes, *b.votes}:
                a.votes[kind] = b.votes[kind] = a.votes[kind] + b.votes[kind]
