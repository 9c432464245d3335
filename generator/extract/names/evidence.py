"""What a name names: every occurrence of one spelling votes, and the article has one reading of it.

Weights are in votes of the language model: 1 is one label that it gave to exactly these words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.extract.lexicon.names import PARTICLES, given_name
from generator.extract.names.context import context_votes
from generator.extract.names.descriptors import descriptor_votes
from generator.extract.names.surface_form import COMPANY, city_people, surface_form_votes
from generator.extract.text.annotated import AnnotatedText, CandidateSpan, Span
from generator.geography import big_place, group_of
from generator.language.name_patterns import ARABIC_ARTICLE
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
# "al-Abbas" is called "Abbas" too.
ARTICLE = re.compile(rf"^{ARABIC_ARTICLE}(?=[A-Z])", re.IGNORECASE)
# The first wins a tie; `none` is no person, organization, place, group or event.
ORDER = ("person", "organization", "place", "group", "event", "none")

# What statements ("the company X") add up to at most.
MOST_STATED = 5.0


@dataclass
class EvidenceVotes:
    """Votes for what one spelling names."""

    votes: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    """Kind -> weight."""
    labelled: float = 0
    """How much of it the model said."""

    @property
    def best(self) -> str:
        """Kind with most votes."""
        return max(ORDER, key=lambda kind: (self.votes[kind], -ORDER.index(kind)))

    def add(self, votes: dict[str, float]) -> None:
        """Count further votes."""
        for kind, weight in votes.items():
            self.votes[kind] += weight


def count_votes(
    annotated: AnnotatedText, candidates: Sequence[CandidateSpan], defined: Sequence[tuple[Span, Span]]
) -> dict[str, EvidenceVotes]:
    """Count the evidence for each spelling; an acronym and its long name speak for each other."""
    found: dict[str, EvidenceVotes] = {}
    descriptors: dict[str, EvidenceVotes] = {}
    for candidate in candidates:
        text = annotated.spelling(candidate)
        one = found.setdefault(text, EvidenceVotes())
        _add_labels(one, candidate)
        one.add(context_votes(annotated, candidate))
        descriptors.setdefault(text, EvidenceVotes()).add(descriptor_votes(annotated, candidate))
    for text, one in found.items():
        for kind, weight in one.votes.items():
            # What is said again and again is one opinion, not many.
            one.votes[kind] = min(weight, (4.5 if kind == "none" else 2.5) + weight / 5)
        surface_form_votes(text, one.votes, bool(one.labelled))
        for kind, weight in descriptors[text].votes.items():
            one.votes[kind] += min(weight, MOST_STATED)
        if not one.labelled and one.votes["place"] >= 1 and big_place(text) is None and city_people(text) is not None:
            one.votes["place"] += 1  # a city that the model missed, where the sentence says so too
    for long, short in defined:
        a, b = found.get(annotated.text(*long)), found.get(annotated.text(*short))
        if a is not None and b is not None:
            for kind in {*a.votes, *b.votes}:
                a.votes[kind] = b.votes[kind] = a.votes[kind] + b.votes[kind]
    for text, one in found.items():
        if " " not in text and not given_name(text):
            one.votes["person"] *= 0.7  # people are introduced by more than a word
    _families(found)
    _lists(found, annotated, candidates)
    return found


def _add_labels(one: EvidenceVotes, candidate: CandidateSpan) -> None:
    for label in candidate.labels:
        share = 0.5 if not label.whole else 1.0
        kind = LABELS.get(label.name, "none")
        if kind != "none":
            one.labelled += share
        one.votes[kind] += share


def _families(found: dict[str, EvidenceVotes]) -> None:
    """A full name speaks for the surname, the given name, or the first word of a company, standing alone."""
    sure = [(text, t) for text, t in found.items() if " " in text and t.best == "person" and t.votes["person"] >= 1]
    for text, one in found.items():
        first, _, rest = text.partition(" ")
        if rest and first in found and one.best == "organization" and rest.split()[-1] in COMPANY:
            # "Vextron Platforms Inc." speaks for "Vextron".
            found[first].votes["organization"] += 0 if given_name(first) or group_of(first) or big_place(first) else 1.5
    surnames = {text.split()[-1] for text, _ in sure}
    labelled = {text.split()[-1] for text, t in sure if t.labelled}
    for text, one in found.items():
        last = text.split()[-1]
        if text != last and not one.labelled and last in found and found[last].best == "person":
            one.votes["person"] += min(1.0, found[last].votes["person"])  # the model saw "Diaz", not "Ana Diaz"
        elif text != last and not one.labelled and last in labelled and given_name(text.split()[0]):
            one.votes["person"] += 1  # "Ana Diaz" beside "Pedro Diaz": a family
    for text, one in found.items():
        first, _, rest = text.partition(" ")
        if rest and first in surnames and text not in dict(sure) and one.labelled < 1 and one.best == "person":
            one.votes["none"] += 2  # "Marsh Boulevards": somebody's things, not somebody
    for text, one in sure:
        first, *_, last = text.split()
        weights = {last: 1.0, ARTICLE.sub("", last): 1.0, first: 0.5 if given_name(first) else 0.0}
        weights.update(dict.fromkeys(with_particle(text), 1.0))
        for part, weight in weights.items():
            if part in found:
                found[part].votes["person"] += weight * min(6.0, one.votes["person"] + 1)


def with_particle(name: str) -> tuple[str, ...]:
    """The surname of "Jan de Wit" with its particle, as it stands inside a sentence and at the beginning of one."""
    parts = name.split()
    at = next((i for i, part in enumerate(parts[1:-1], 1) if part in PARTICLES), None)
    if at is None:
        return ()
    surname = " ".join(parts[at:])
    return surname, surname[0].upper() + surname[1:]


def _lists(found: dict[str, EvidenceVotes], annotated: AnnotatedText, candidates: Sequence[CandidateSpan]) -> None:
    """Members of a list are of one kind: "Oslo, Bergen and Voss", "Ms. Wu, Ari Katz, and Ola Berg"."""
    support: list[tuple[EvidenceVotes, str, float]] = []
    for chain in _chains(annotated, candidates):
        members = list(dict.fromkeys(annotated.spelling(p) for p in chain))
        for text in members:
            others = [found[m].best for m in members if m != text and max(found[m].votes.values(), default=0) >= 0.65]
            kinds = {k: others.count(k) for k in others if k in {"person", "organization", "place"}}
            best = max(kinds, key=lambda k: kinds[k], default="")
            if best and kinds[best] * 2 > len(others):
                support.append((found[text], best, min(2.5, 1.0 + 0.5 * kinds[best])))
    for one, kind, weight in support:
        one.votes[kind] += weight


def _chains(annotated: AnnotatedText, candidates: Sequence[CandidateSpan]) -> list[list[CandidateSpan]]:
    """Lists of three and more names."""
    chains: list[list[CandidateSpan]] = []
    for candidate in candidates:
        if chains and _next_in_list(annotated, chains[-1][-1], candidate):
            chains[-1].append(candidate)
        else:
            chains.append([candidate])
    return [chain for chain in chains if len(chain) > 2]


def _next_in_list(annotated: AnnotatedText, left: CandidateSpan, right: CandidateSpan) -> bool:
    between = annotated.words[left.end : right.first]
    if not annotated.same_sentence(left.first, right.first) or left.role or right.role:
        return False
    gap = annotated.words[right.first].before
    if not between:
        return gap == ", "
    return len(between) == 1 and between[0].text in {"and", "or"} and between[0].before in {", ", " "} and gap == " "
