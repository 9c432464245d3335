"""Find the mentions of an article: candidates, evidence, kinds, and every further occurrence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from generator.extract.model.align import align
from generator.extract.names.acronyms import aliases, definitions
from generator.extract.names.candidates import find_candidates
from generator.extract.names.classify import classify
from generator.extract.names.evidence import count_votes
from generator.extract.names.mention_attributes import to_mention
from generator.extract.names.propagate import ClassifiedNames, find_occurrences
from generator.extract.names.teams import find_teams
from generator.extract.names.votes import EvidenceVotes
from generator.extract.text.annotated import AnnotatedText, CandidateSpan, WordSpan
from generator.extract.text.datelines import find_datelines
from generator.extract.text.headline_case import title_case_sentences
from generator.extract.text.words import split_words
from generator.geography import big_place
from generator.records import Article, Definition, Kind, Mention, Sentence

# Votes for `none` with which a spelling is certainly a work, a law, a product or a ship.
SURELY_NONE = 3


def find_mentions(
    article: Article, sentences: Sequence[Sentence], doc: Doc
) -> tuple[tuple[Mention, ...], tuple[Definition, ...]]:
    """Find the names of an article in reading order, and the acronyms that it defines.

    Args:
        article: The article.
        sentences: Its sentences.
        doc: Its parse.
    """
    annotated = align(split_words(article.text, sentences), doc)
    title_case = title_case_sentences(article.text, annotated.words)
    defined = definitions(annotated.words)
    found = find_candidates(annotated, title_case, [long for long, _ in defined])
    candidates = _with_datelines(article, sentences, annotated, found)
    defined = _widened(defined, candidates)
    votes = count_votes(annotated, candidates, defined)
    kinds = classify(annotated, candidates, votes, defined)
    kinds.update(dict.fromkeys(find_teams(annotated, candidates, kinds), "organization"))
    chosen = [c for c in candidates if annotated.spelling(c) in kinds]
    things = [c for c in candidates if not c.single and _is_thing(votes[annotated.spelling(c)])]
    further, more_kinds = find_occurrences(
        annotated, ClassifiedNames(chosen, kinds, defined, rejected=things, title_case=title_case)
    )
    kinds = more_kinds | kinds
    chosen = _without_overlaps([*chosen, *further])
    mentions = tuple(
        to_mention(annotated, c, kinds[annotated.spelling(c)], votes.get(annotated.spelling(c)), article.text)
        for c in chosen
    )
    return mentions, _definitions(annotated, chosen, kinds, defined)


def _is_thing(found: EvidenceVotes) -> bool:
    """Whether a spelling certainly names a work, a law, a product or a ship."""
    return found.best == "none" and found.votes["none"] >= SURELY_NONE


def _with_datelines(
    article: Article, sentences: Sequence[Sentence], annotated: AnnotatedText, candidates: Sequence[CandidateSpan]
) -> list[CandidateSpan]:
    """Candidates with the places of datelines added and the agencies removed."""
    datelines = find_datelines(article.text, sentences, annotated)
    taken = {i for d in datelines for p in d.places for i in range(p.first, p.end)}
    taken |= {i for d in datelines if d.agency for i in range(*d.agency)}
    kept = [c for c in candidates if taken.isdisjoint(range(c.first, c.end))]
    return sorted([*kept, *(p for d in datelines for p in d.places)], key=lambda p: p.first)


def _widened(
    defined: Sequence[tuple[WordSpan, WordSpan]], candidates: Sequence[CandidateSpan]
) -> list[tuple[WordSpan, WordSpan]]:
    """Definitions whose long name is a whole candidate: "U.S. Department of Labor (DOL)"."""
    wider = {c.end: (c.first, c.end) for c in candidates}
    found = []
    for long, short in defined:
        span = wider.get(long[1], long)
        found.append((span if span[0] < long[0] else long, short))
    return found


def _definitions(
    annotated: AnnotatedText,
    chosen: Sequence[CandidateSpan],
    kinds: Mapping[str, Kind],
    defined: Sequence[tuple[WordSpan, WordSpan]],
) -> tuple[Definition, ...]:
    """Definitions with a name on one side, and names in brackets after another of the same kind."""
    ends = {c.first: c.end for c in chosen}
    pairs = [(a, b) for a, b in defined if a[0] in ends or b[0] in ends]
    for long, short in aliases(annotated.words, ends):
        one, other = annotated.text(*long), annotated.text(*short)
        if kinds[one] == kinds[other] and not big_place(other):
            pairs.append((long, short))
    return tuple(Definition(annotated.characters(*long), annotated.characters(*short)) for long, short in pairs)


def _without_overlaps(candidates: Sequence[CandidateSpan]) -> list[CandidateSpan]:
    kept: list[CandidateSpan] = []
    for candidate in sorted(candidates, key=lambda p: (p.first, -p.end)):
        if not kept or candidate.first >= kept[-1].end:
            kept.append(candidate)
    return kept
