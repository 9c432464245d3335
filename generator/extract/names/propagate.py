"""Find every further occurrence of an article's names: those that the model missed, and those in title-case lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.extract.lexicon.names import FUNCTION_WORDS, given_name, is_role, never_names
from generator.extract.names.label_spans import is_surname
from generator.extract.names.shared_evidence import with_particle
from generator.extract.text.annotated import AnnotatedText, CandidateSpan, WordSpan
from generator.geography import big_place, group_of
from generator.records import Kind

ARTICLES = frozenset({"the", "a", "an"})
# Words of the longest country or people in the tables: "Papua New Guinea".
LONGEST_IN_TABLES = 3
# Fewest letters of a surname that is searched for by itself.
SHORTEST_SURNAME = 3


@dataclass(frozen=True, slots=True)
class ClassifiedNames:
    """The names of an article among its candidates."""

    chosen: Sequence[CandidateSpan]
    """Candidates that are names."""
    kinds: Mapping[str, Kind]
    """Kind by spelling."""
    defined: Sequence[tuple[WordSpan, WordSpan]]
    """Long name and acronym of each definition."""
    rejected: Sequence[CandidateSpan]
    """Candidates that are not names and contain none: a ship with the name of a country."""
    title_case: frozenset[int]
    """Sentences in title case or capitals."""


@dataclass(frozen=True, slots=True)
class _Established:
    """The names to search for, and where."""

    kinds: Mapping[str, Kind]
    """Kind by spelling."""
    folded: Mapping[str, str]
    """Spelling in lower case -> spelling, for lines in capitals."""
    longest: int
    """Words of the longest spelling."""
    covered: frozenset[int]
    """Words that are part of a candidate already."""
    title_case: frozenset[int]
    """Sentences in title case or capitals."""
    teams: frozenset[str | None]
    """Codes of the countries that stand for their teams in this article."""

    def kind_of(self, text: str) -> Kind | None:
        """Kind of a spelling in the article, else in the gazetteer."""
        return self.kinds.get(text) or self._kind_by_tables(text)

    def _kind_by_tables(self, text: str) -> Kind | None:
        if group_of(text):
            return "group"
        place = big_place(text)
        if place is None:
            return None
        return "organization" if place.level == "country" and place.country in self.teams else "place"


def find_occurrences(annotated: AnnotatedText, names: ClassifiedNames) -> tuple[list[CandidateSpan], dict[str, Kind]]:
    """Find the article's names, surnames, acronyms, countries and demonyms that no candidate covers.

    Args:
        annotated: The article.
        names: Its names so far.

    Returns:
        The further occurrences in reading order, and the kinds of their spellings.
    """
    established = _established(annotated, names)
    found: list[CandidateSpan] = []
    kinds: dict[str, Kind] = {}
    i = 0
    while i < len(annotated.words):
        match = _match(annotated, i, established)
        if match is None:
            i += 1
            continue
        kinds.setdefault(annotated.spelling(match), established.kind_of(match.known_as) or "place")
        found.append(match)
        i = match.end
    return found, kinds


def _established(annotated: AnnotatedText, names: ClassifiedNames) -> _Established:
    kinds = dict(names.kinds)
    for candidate in names.chosen:
        if candidate.known_as:
            kinds.setdefault(candidate.known_as, names.kinds[annotated.spelling(candidate)])
    for text, kind in names.kinds.items():
        if kind == "person":
            for surname in _surnames(text):
                kinds.setdefault(surname, "person")
    for long, short in names.defined:
        for one, other in ((long, short), (short, long)):
            known = kinds.get(annotated.text(*one))
            if known is not None:
                kinds.setdefault(annotated.text(*other), known)
    places = (big_place(text) for text, kind in names.kinds.items() if kind == "organization")
    return _Established(
        kinds=kinds,
        folded={text.lower(): text for text in kinds},
        longest=max((len(text.split()) for text in kinds), default=1),
        covered=frozenset(i for c in (*names.chosen, *names.rejected) for i in range(c.first, c.end)),
        title_case=names.title_case,
        teams=frozenset(place.country for place in places if place),
    )


def _surnames(name: str) -> tuple[str, ...]:
    """The surname of a full name, without and with its particle."""
    last = name.split()[-1]
    if last == name or len(last) < SHORTEST_SURNAME or not last[0].isupper():
        return ()
    return last, *with_particle(name)


def _match(annotated: AnnotatedText, i: int, established: _Established) -> CandidateSpan | None:
    """The longest established name that begins at a word."""
    words = annotated.words
    if not words[i].capitalized or words[i].text.lower() in ARTICLES:
        return None
    title_case = words[i].sentence in established.title_case
    for length in range(max(established.longest, LONGEST_IN_TABLES), 0, -1):
        end = i + length
        if not _is_free(annotated, i, end, established):
            continue
        text = annotated.text(i, end)
        if title_case:
            text = established.folded.get(text.lower(), text)
        kind = established.kind_of(text)
        if kind is None or text in never_names():
            continue
        if length > 1 or _stands_alone(annotated, i, kind, title_case=title_case):
            return CandidateSpan(i, end, known_as=text)
    return None


def _is_free(annotated: AnnotatedText, first: int, end: int, established: _Established) -> bool:
    """Whether words can be a name: one sentence, no candidate over them, and no possessive between them."""
    if not annotated.same_sentence(first, end - 1) or not established.covered.isdisjoint(range(first, end)):
        return False
    return not any(w.possessive for w in annotated.words[first : end - 1])


def _stands_alone(annotated: AnnotatedText, i: int, kind: Kind, *, title_case: bool) -> bool:
    """Whether a single word is an established name here, and not part of a longer name of another entity."""
    word = annotated.words[i]
    if word.text.lower() in FUNCTION_WORDS and not word.text.isupper():
        return False
    if kind == "group" and word.sentence:
        return not _is_surname_of_people(annotated, i)
    if kind != "person" or title_case:
        return True
    if _follows_a_name(annotated, i):
        return False
    after = annotated.word_beside(i + 1, i)
    return after is None or after.before != " " or not after.capitalized or word.possessive


def _is_surname_of_people(annotated: AnnotatedText, i: int) -> bool:
    """Whether the name of a people is a surname here: "Nomsa Zulu said"."""
    before = annotated.word_beside(i - 1, i)
    if before is None or annotated.words[i].before != " " or before.pos != "PROPN":
        return False
    return before.capitalized and not group_of(before.text) and is_surname(annotated, i, i + 1)


def _follows_a_name(annotated: AnnotatedText, i: int) -> bool:
    """Whether a surname belongs to another person: "Ana Diaz" is not Pedro Diaz, whom the article names."""
    before = annotated.word_beside(i - 1, i)
    if before is None or annotated.words[i].before != " " or not before.capitalized:
        return False
    if before.first and given_name(before.text) is None:
        return False
    return not (is_role(before.text) or before.possessive or group_of(before.text))
