"""The names of an article: candidates, evidence, decision, and every further occurrence of what is established."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from generator.extract.lexicon.names import given_name, honorifics, word_list
from generator.extract.model.align import align
from generator.extract.names.acronyms import aliases, definitions
from generator.extract.names.candidates import find_candidates
from generator.extract.names.classify import classify
from generator.extract.names.evidence import count_votes
from generator.extract.names.propagate import find_occurrences
from generator.extract.names.role_phrases import role_of
from generator.extract.names.teams import find_teams
from generator.extract.names.votes import EvidenceVotes
from generator.extract.text.annotated import AnnotatedText, CandidateSpan, Span
from generator.extract.text.datelines import find_datelines
from generator.extract.text.headline_case import title_case_sentences
from generator.extract.text.words import split_words
from generator.geography import big_place, group_of, state_by_abbreviation
from generator.records import Article, Definition, Kind, Mention, Sentence

# Kinship and trades that tell the sex of the person named after them.
MALE = word_list("male")
FEMALE = word_list("female")


def find_mentions(
    article: Article, sentences: Sequence[Sentence], doc: Doc
) -> tuple[tuple[Mention, ...], tuple[Definition, ...]]:
    """Names of an article in reading order, and the acronyms that it defines."""
    annotated = align(split_words(article.text, sentences), doc)
    title_case = title_case_sentences(article.text, annotated.words)
    defined = definitions(annotated.words)
    candidates = _with_datelines(
        article, sentences, annotated, find_candidates(annotated, title_case, [long for long, _ in defined])
    )
    defined = _widened(defined, candidates)
    votes_by_spelling = count_votes(annotated, candidates, defined)
    kinds = classify(annotated, candidates, votes_by_spelling, defined)
    kinds.update(dict.fromkeys(find_teams(annotated, candidates, kinds), "organization"))
    chosen = [p for p in candidates if annotated.spelling(p) in kinds]
    things = [p for p in candidates if p.end - p.first > 1 and _is_thing(votes_by_spelling[annotated.spelling(p)])]
    chosen += find_occurrences(annotated, chosen, kinds, defined, title_case, things)
    chosen = _without_overlaps(chosen)
    mentions = tuple(_mention(article.text, annotated, p, kinds, votes_by_spelling) for p in chosen)
    return mentions, _definitions(annotated, chosen, kinds, defined)


def _is_thing(found: EvidenceVotes) -> bool:
    """Whether a spelling surely names a work, a law, a product or a ship."""
    return found.best == "none" and found.votes["none"] >= 3


def _with_datelines(
    article: Article, sentences: Sequence[Sentence], annotated: AnnotatedText, candidates: Sequence[CandidateSpan]
) -> list[CandidateSpan]:
    """Candidates with the places of datelines among them and without the agencies that filed."""
    datelines = find_datelines(article.text, sentences, annotated)
    taken = {i for d in datelines for p in d.places for i in range(p.first, p.end)}
    taken |= {i for d in datelines if d.agency for i in range(*d.agency)}
    kept = [p for p in candidates if taken.isdisjoint(range(p.first, p.end))]
    return sorted([*kept, *(p for d in datelines for p in d.places)], key=lambda p: p.first)


def _widened(defined: Sequence[tuple[Span, Span]], candidates: Sequence[CandidateSpan]) -> list[tuple[Span, Span]]:
    """Definitions whose long name is the whole piece: "U.S. Department of Labor (DOL)"."""
    wider = {p.end: (p.first, p.end) for p in candidates}
    found = []
    for long, short in defined:
        span = wider.get(long[1], long)
        found.append((span if span[0] < long[0] else long, short))
    return found


def _definitions(
    annotated: AnnotatedText,
    chosen: Sequence[CandidateSpan],
    kinds: Mapping[str, Kind],
    defined: Sequence[tuple[Span, Span]],
) -> tuple[Definition, ...]:
    """What is defined, where both sides or one are names; other names in brackets with it."""
    starts = {p.first: p.end for p in chosen}
    pairs = [(a, b) for a, b in defined if a[0] in starts or b[0] in starts]
    for long, short in aliases(annotated.words, starts):
        one, other = annotated.text(*long), annotated.text(*short)
        if kinds[one] == kinds[other] and not big_place(other):
            pairs.append((long, short))
    return tuple(Definition(_chars(annotated, long), _chars(annotated, short)) for long, short in pairs)


def _chars(annotated: AnnotatedText, span: Span) -> Span:
    return annotated.words[span[0]].start, annotated.words[span[1] - 1].end


def _without_overlaps(candidates: Sequence[CandidateSpan]) -> list[CandidateSpan]:
    kept: list[CandidateSpan] = []
    for candidate in sorted(candidates, key=lambda p: (p.first, -p.end)):
        if not kept or candidate.first >= kept[-1].end:
            kept.append(candidate)
    return kept


def _mention(
    text: str,
    annotated: AnnotatedText,
    candidate: CandidateSpan,
    kinds: Mapping[str, Kind],
    votes_by_spelling: Mapping[str, EvidenceVotes],
) -> Mention:
    key = annotated.spelling(candidate)
    start, end = _chars(annotated, (candidate.first, candidate.end))
    kind = kinds[key]
    found = votes_by_spelling.get(key)
    sex = honorifics().get(candidate.honorific, "") or _kin(annotated, candidate)
    role = role_of(annotated, candidate) if kind == "person" else None
    if not sex and kind == "person" and " " in key:
        sex = given_name(key.split()[0]) or ""
    return Mention(
        text[start:end],
        start,
        end,
        kind,
        _name(text[start:end], key, candidate, kind),
        _rule(candidate),
        _confidence(found, kind),
        _chars(annotated, role) if role is not None else None,
        honorific=candidate.honorific or None,
        sex="m" if sex == "m" else "f" if sex == "f" else None,
        descriptive=candidate.descriptive,
        subject=any(w.dep.startswith("nsubj") for w in annotated.words[candidate.first : candidate.end]),
        larger=_larger(annotated, candidate) if kind == "place" else None,
    )


def _name(text: str, key: str, candidate: CandidateSpan, kind: Kind) -> str:
    """The words as a name: a people for a demonym, a state for its abbreviation, no shouting."""
    state = state_by_abbreviation(key) if kind == "place" and key.endswith(".") else None
    if state is not None:
        return state.name
    group = group_of(key) if kind == "group" else None
    return group or candidate.known_as or " ".join(text.split())


def _rule(candidate: CandidateSpan) -> str:
    if candidate.dateline:
        return "dateline"
    exact = next((label.name for label in candidate.labels if label.whole), None)
    return f"ner:{exact}" if exact else "capitals" if candidate.labels else "established elsewhere"


def _confidence(found: EvidenceVotes | None, kind: Kind) -> float:
    """Share of the votes for a kind, less where few were cast."""
    if found is None:
        return 0.5
    cast = sum(max(0.0, votes) for votes in found.votes.values())
    return round(max(0.05, min(1.0, found.votes[kind] / max(cast, 4.0))), 3)


def _kin(annotated: AnnotatedText, candidate: CandidateSpan) -> str:
    """Sex that the word right before a name tells ("his wife Ana")."""
    before = annotated.before(candidate)
    if before is None or annotated.words[candidate.first].before not in {" ", ", "}:
        return ""
    return "m" if before.text.lower() in MALE else "f" if before.text.lower() in FEMALE else ""


def _larger(annotated: AnnotatedText, candidate: CandidateSpan) -> str | None:
    """The larger place after a comma: "Salem, Oregon", "TAMPA, Fla."; members of a list of countries have none."""
    own = big_place(annotated.spelling(candidate))
    after = annotated.after(candidate)
    if (own is not None and own.level == "country") or after is None or after.before != ", ":
        return None
    for length in (3, 2, 1):
        text = annotated.text(candidate.end, candidate.end + length)
        place = big_place(text) or state_by_abbreviation(text)
        if place is not None and all(
            w.before == " " for w in annotated.words[candidate.end + 1 : candidate.end + length]
        ):
            return place.name
    return None
