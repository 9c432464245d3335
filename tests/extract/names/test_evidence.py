"""The evidence for a spelling, from all its occurrences."""

from __future__ import annotations

import pytest

from generator.extract.names.evidence import FULL, count_votes
from generator.extract.names.votes import EvidenceVotes
from tests.extract.constructed import annotate, span


def counted(body: str, *names: str, labels: dict[str, str] | None = None) -> dict[str, EvidenceVotes]:
    annotated = annotate(body, labels)
    return count_votes(annotated, [span(annotated, name) for name in names], [])


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("PERSON", "person"),
        ("ORG", "organization"),
        ("GPE", "place"),
        ("FAC", "place"),
        ("NORP", "group"),
        ("LAW", "none"),
    ],
)
def test_a_label_of_the_model_is_a_vote(label: str, kind: str) -> None:
    votes = counted("It was Vexa Moro again.", "Vexa Moro", labels={"Vexa Moro": label})["Vexa Moro"]
    assert votes.best == kind
    assert votes.labelled == (kind != "none")


def test_a_label_on_a_part_is_half_a_vote() -> None:
    votes = counted("It was Vexa Moro again.", "Vexa Moro", labels={"Moro": "PERSON"})["Vexa Moro"]
    assert votes.labelled == 0.5


def test_repeated_evidence_counts_as_one_opinion() -> None:
    annotated = annotate("In Vexa, in Vexa, in Vexa, in Vexa and in Vexa it rained.")
    places = [i for i, word in enumerate(annotated.words) if word.text == "Vexa"]
    once = span(annotated, "Vexa")
    all_of_them = [type(once)(i, i + 1) for i in places]
    few, many = (count_votes(annotated, some, [])["Vexa"].votes["place"] for some in ([once], all_of_them))
    assert few < many < FULL + len(places) * 1.5 / 5


def test_an_acronym_and_its_long_name_have_the_same_votes() -> None:
    annotated = annotate("The Vexa Water Board (VWB) met.")
    long, short = span(annotated, "Vexa Water Board"), span(annotated, "VWB")
    votes = count_votes(annotated, [long, short], [((long.first, long.end), (short.first, short.end))])
    assert votes["VWB"].votes["organization"] == votes["Vexa Water Board"].votes["organization"]
