"""Attributes of a mention."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.extract.names.mention_attributes import MentionRule, to_mention
from generator.extract.names.votes import EvidenceVotes
from generator.extract.text.annotated import CandidateSpan, SpanLabel
from generator.records import Kind, Mention
from tests.extract.constructed import annotate, article_of, span


def mention(body: str, name: str, kind: Kind, **fields: object) -> Mention:
    annotated = annotate(body)
    candidate: CandidateSpan = replace(span(annotated, name), **fields)  # type: ignore[arg-type]
    return to_mention(annotated, candidate, kind, None, article_of(body).text)


@pytest.mark.parametrize(
    ("body", "name", "kind", "known"),
    [
        ("Three Peruvian miners left.", "Peruvian", "group", "Peruvians"),
        ("It was Tampa, Fla., then.", "Fla.", "place", "Florida"),
        ("It was Ana  Diaz then.", "Ana Diaz", "person", "Ana Diaz"),
    ],
)
def test_a_mention_has_the_usual_name(body: str, name: str, kind: Kind, known: str) -> None:
    assert mention(body, name, kind).name == known


@pytest.mark.parametrize(
    ("body", "name", "sex"),
    [
        ("They met his brother Moro then.", "Moro", "m"),
        ("They met Ana Moro then.", "Ana Moro", "f"),
        ("They met Moro then.", "Moro", None),
    ],
)
def test_the_sex_of_a_person_is_known_by_a_relative_or_a_given_name(body: str, name: str, sex: str | None) -> None:
    assert mention(body, name, "person").sex == sex


def test_an_honorific_has_the_last_word_on_sex() -> None:
    assert mention("They met his brother Moro then.", "Moro", "person", honorific="Mrs.").sex == "f"


@pytest.mark.parametrize(
    ("body", "name", "larger"),
    [
        ("It was Salem, Oregon, then.", "Salem", "Oregon"),
        ("It was Tampa, Fla., then.", "Tampa", "Florida"),
        ("It was Lima, then.", "Lima", None),
        ("It was Peru, Kenya and Chile.", "Peru", None),
    ],
)
def test_the_larger_place_follows_after_a_comma(body: str, name: str, larger: str | None) -> None:
    assert mention(body, name, "place").larger == larger


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"dateline": True}, MentionRule.DATELINE.value),
        ({"labels": (SpanLabel("PERSON"),)}, "ner:PERSON"),
        ({"labels": (SpanLabel("PERSON", whole=False),)}, MentionRule.CAPITALS.value),
        ({}, MentionRule.ELSEWHERE.value),
    ],
)
def test_a_mention_names_the_rule_that_found_it(fields: dict[str, object], rule: str) -> None:
    assert mention("They met Moro then.", "Moro", "person", **fields).rule == rule


@pytest.mark.parametrize(
    ("votes", "score"), [({"person": 8.0}, 1.0), ({"person": 2.0}, 0.5), ({"person": 4.0, "place": 4.0}, 0.5)]
)
def test_the_score_is_the_share_of_the_votes(votes: dict[str, float], score: float) -> None:
    evidence = EvidenceVotes()
    evidence.add(votes)
    annotated = annotate("They met Moro then.")
    found = to_mention(annotated, span(annotated, "Moro"), "person", evidence, article_of("They met Moro then.").text)
    assert found.score == score
