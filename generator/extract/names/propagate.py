"""Every further occurrence of a name that the article establishes: what the model missed, and title-case headlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.extract.lexicon.names import FUNCTION_WORDS, given_name, is_role, never_names
from generator.extract.names.label_spans import is_surname
from generator.extract.names.shared_evidence import with_particle
from generator.extract.text.annotated import AnnotatedText, CandidateSpan, Span
from generator.geography import big_place, group_of
from generator.records import Kind

ARTICLES = frozenset({"the", "a", "an"})


@dataclass(slots=True)
class Established:
    """What the article has established, and where it must not be looked for."""

    kinds: dict[str, Kind]
    """Kind by spelling."""
    folded: dict[str, str]
    """Spelling in small letters -> spelling, for lines in capitals."""
    longest: int
    """Words of the longest spelling."""
    covered: set[int]
    """Words that are part of a name already."""
    title_case: frozenset[int]
    """Sentences in title case or capitals."""
    teams: frozenset[str | None]
    """Codes of the countries that stand for their teams in this article."""


def find_occurrences(
    annotated: AnnotatedText,
    chosen: Sequence[CandidateSpan],
    kinds: dict[str, Kind],
    defined: Sequence[tuple[Span, Span]],
    title_case: frozenset[int],
    rejected: Sequence[CandidateSpan],
) -> list[CandidateSpan]:
    """Find the established names, surnames, acronyms, countries and demonyms wherever no piece covers them.

    Adds the spellings that it accepts to `kinds`; looks into no `rejected` piece (the country in a ship's name).
    """
    known = dict(kinds)
    for candidate in chosen:
        if candidate.known_as:
            known.setdefault(candidate.known_as, kinds[annotated.spelling(candidate)])
    for text, kind in kinds.items():
        last = text.split()[-1]
        if kind == "person" and last != text and len(last) > 2 and last[0].isupper():
            known.setdefault(last, "person")
            known.update({surname: "person" for surname in with_particle(text) if surname not in known})
    for long, short in defined:
        for one, other in ((long, short), (short, long)):
            if (kind_ := known.get(annotated.text(*one))) is not None:
                known.setdefault(annotated.text(*other), kind_)
    established = Established(
        known,
        {text.lower(): text for text in known},
        max((len(text.split()) for text in known), default=1),
        {i for p in (*chosen, *rejected) for i in range(p.first, p.end)},
        title_case,
        frozenset(p.country for t, k in kinds.items() if k == "organization" and (p := big_place(t))),
    )
    found: list[CandidateSpan] = []
    i = 0
    while i < len(annotated.words):
        match = _match(annotated, i, established)
        if match is None:
            i += 1
            continue
        kind_ = established.kinds.get(match.known_as) or _by_table(match.known_as, established.teams)
        kinds.setdefault(annotated.spelling(match), kind_ or "place")
        found.append(match)
        i = match.end
    return found


def _match(annotated: AnnotatedText, i: int, established: Established) -> CandidateSpan | None:
    """The longest established name that begins at a word."""
    words = annotated.words
    if not words[i].capitalized or words[i].text.lower() in ARTICLES:
        return None
    title_case = words[i].sentence in established.title_case
    for length in range(max(established.longest, 3), 0, -1):
        end = i + length
        if not annotated.same_sentence(i, end - 1) or not established.covered.isdisjoint(range(i, end)):
            continue
        if any(w.possessive for w in words[i : end - 1]):
            continue
        text = annotated.text(i, end)
        if title_case:
            text = established.folded.get(text.lower(), text)
        kind = established.kinds.get(text) or _by_table(text, established.teams)
        if kind is None or text in never_names():
            continue
        if length > 1 or _stands_alone(annotated, i, kind, title_case):
            return CandidateSpan(i, end, known_as=text)
    return None


def _by_table(text: str, teams: frozenset[str | None]) -> Kind | None:
    if group_of(text):
        return "group"
    place = big_place(text)
    if place is None:
        return None
    return "organization" if place.level == "country" and place.country in teams else "place"


def _stands_alone(annotated: AnnotatedText, i: int, kind: Kind, title_case: bool) -> bool:
    """Whether a single established word is this name here and no part of a longer one that is something else."""
    word = annotated.words[i]
    if word.text.lower() in FUNCTION_WORDS and not word.text.isupper():
        return False
    candidate = CandidateSpan(i, i + 1)
    before, after = annotated.before(candidate), annotated.after(candidate)
    if kind == "group" and word.sentence and before is not None and word.before == " " and before.pos == "PROPN":
        return not (before.capitalized and not group_of(before.text) and is_surname(annotated, i, i + 1))
    if kind != "person" or title_case:
        return True
    beside = before is not None and word.before == " " and before.capitalized
    if beside and before is not None and before.first:
        beside = given_name(before.text) is not None  # "Ana Diaz" is not Pedro Diaz, whom the article names
    if beside and before is not None and not (is_role(before.text) or before.possessive or group_of(before.text)):
        return False
    return after is None or after.before != " " or not after.capitalized or word.possessive
