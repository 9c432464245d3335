"""Share evidence among the spellings of an article: full names and surnames, companies, lists."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.extract.lexicon.names import PARTICLES, given_name, word_list
from generator.extract.names.votes import EvidenceVotes
from generator.extract.text.annotated import AnnotatedText, CandidateSpan
from generator.geography import big_place, group_of
from generator.language.name_patterns import ARABIC_ARTICLE

COMPANY = word_list("company")
# "al-Abbas" is also called "Abbas".
_ARTICLE = re.compile(rf"^{ARABIC_ARTICLE}(?=[A-Z])", re.IGNORECASE)
# Votes that the members of a list give each other: as many as a name needs that the model labelled.
ENOUGH_TO_COUNT = 0.65
SHORTEST_LIST = 3


def add_family_votes(found: Mapping[str, EvidenceVotes]) -> None:
    """Let full names vote for the surname, the given name, or the first word of a company by itself."""
    sure = {text: one for text, one in found.items() if " " in text and _is_surely_a_person(one)}
    _companies(found)
    _same_surname(found, sure)
    _owners(found, sure)
    _shorter_names(found, sure)


def _is_surely_a_person(one: EvidenceVotes) -> bool:
    return one.best == "person" and one.votes["person"] >= 1


def _companies(found: Mapping[str, EvidenceVotes]) -> None:
    """Let the full name of a company vote for its first word: "Vextron Platforms Inc." for "Vextron"."""
    for text, one in found.items():
        first, _, rest = text.partition(" ")
        if rest and first in found and one.best == "organization" and rest.split()[-1] in COMPANY:
            known = given_name(first) or group_of(first) or big_place(first)
            found[first].votes["organization"] += 0 if known else 1.5


def _same_surname(found: Mapping[str, EvidenceVotes], sure: Mapping[str, EvidenceVotes]) -> None:
    """Let a surname vote for a full name that the model missed."""
    labelled = {text.split()[-1] for text, one in sure.items() if one.labelled}
    for text, one in found.items():
        words = text.split()
        last = words[-1]
        if text == last or one.labelled:
            continue
        if last in found and found[last].best == "person":
            one.votes["person"] += min(1.0, found[last].votes["person"])  # the model labelled "Diaz", not "Ana Diaz"
        elif last in labelled and given_name(words[0]):
            one.votes["person"] += 1  # "Ana Diaz" next to "Pedro Diaz": a family


def _owners(found: Mapping[str, EvidenceVotes], sure: Mapping[str, EvidenceVotes]) -> None:
    """Let a surname at the beginning of a name vote against a person: "Marsh Boulevards" is not one."""
    surnames = {text.split()[-1] for text in sure}
    for text, one in found.items():
        first, _, rest = text.partition(" ")
        if rest and first in surnames and text not in sure and one.labelled < 1 and one.best == "person":
            one.votes["none"] += 2


def _shorter_names(found: Mapping[str, EvidenceVotes], sure: Mapping[str, EvidenceVotes]) -> None:
    """Let a full name vote for its surname and its given name."""
    for text, one in sure.items():
        first, *_, last = text.split()
        weights = {last: 1.0, _ARTICLE.sub("", last): 1.0, first: 0.5 if given_name(first) else 0.0}
        weights.update(dict.fromkeys(with_particle(text), 1.0))
        for part, weight in weights.items():
            if part in found:
                found[part].votes["person"] += weight * min(6.0, one.votes["person"] + 1)


def with_particle(name: str) -> tuple[str, ...]:
    """The surname of "Jan de Wit" with its particle, as spelled inside a sentence and at the beginning of one."""
    parts = name.split()
    at = next((i for i, part in enumerate(parts[1:-1], 1) if part in PARTICLES), None)
    if at is None:
        return ()
    surname = " ".join(parts[at:])
    return surname, surname[0].upper() + surname[1:]


def add_list_votes(
    found: Mapping[str, EvidenceVotes], annotated: AnnotatedText, candidates: Sequence[CandidateSpan]
) -> None:
    """Let members of a list vote for one kind: "Oslo, Bergen and Voss", "Ms. Wu, Ari Katz, and Ola Berg"."""
    support: list[tuple[EvidenceVotes, str, float]] = []
    for chain in _chains(annotated, candidates):
        members = list(dict.fromkeys(annotated.spelling(member) for member in chain))
        for text in members:
            others = [
                found[m].best
                for m in members
                if m != text and max(found[m].votes.values(), default=0) >= ENOUGH_TO_COUNT
            ]
            kinds = {k: others.count(k) for k in others if k in {"person", "organization", "place"}}
            best = max(kinds, key=lambda k: kinds[k], default="")
            if best and kinds[best] * 2 > len(others):
                support.append((found[text], best, min(2.5, 1.0 + 0.5 * kinds[best])))
    for one, kind, weight in support:
        one.votes[kind] += weight


def _chains(annotated: AnnotatedText, candidates: Sequence[CandidateSpan]) -> list[list[CandidateSpan]]:
    """Lists of names in a sentence."""
    chains: list[list[CandidateSpan]] = []
    for candidate in candidates:
        if chains and _next_in_list(annotated, chains[-1][-1], candidate):
            chains[-1].append(candidate)
        else:
            chains.append([candidate])
    return [chain for chain in chains if len(chain) >= SHORTEST_LIST]


def _next_in_list(annotated: AnnotatedText, left: CandidateSpan, right: CandidateSpan) -> bool:
    between = annotated.words[left.end : right.first]
    if not annotated.same_sentence(left.first, right.first) or left.role or right.role:
        return False
    gap = annotated.words[right.first].before
    if not between:
        return gap == ", "
    return len(between) == 1 and between[0].text in {"and", "or"} and between[0].before in {", ", " "} and gap == " "
