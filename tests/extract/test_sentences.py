"""Sentences: where they begin and end."""

from __future__ import annotations

import pytest

from generator.extract.sentences import segment
from generator.records import Article


def cut(paragraph: str) -> list[str]:
    text = f"A title\n\n{paragraph}"
    article = Article("a.txt", "a.txt", "0" * 64, "A title", text)
    return [text[s.start : s.end] for s in segment(article)][1:]


# Each paragraph with ` | ` where a sentence ends.
CASES = {
    "plain": "The vote failed. | Nobody was surprised! | Why not? | It rained.",
    "courtesy titles and ranks": "Mr. Okoro met Gen. Ruiz and Dr. A. Lund. | They left.",
    "initials": "John F. Lowe and J.R. Banks wrote it. | A book followed.",
    "acronym inside": "The U.S. Senate and the U.N. General Assembly agreed.",
    "acronym at the end": "He flew to the U.S. | The trip was short.",
    "acronym at the end of a clause": "He left the U.S. Army in May.",
    "acronym in brackets": "The United Forum (U.F.) Secretary spoke.",
    "month before a day": "It began on Aug. 18 and ended on Sept. 3. | Nobody came.",
    "month at the end": "It began in Aug. | The rain stopped.",
    "number": "She wore No. 10 all year. | Art. 5 applies.",
    "hours": "They met at 10 a.m. Monday. | They parted at 4 p.m. | The hall closed.",
    "hour before a date": "The call begins at 10 a.m. Nov. 29.",
    "company": "Acme Inc. fell. | Shares of Bolt Corp. rose.",
    "state": "A fire in Tampa, Fla. killed two. | It began in Miami, Fla. | The cause is unknown.",
    "quotation closes after the stop": "“We won.” | “They lost,” she said.",
    "straight quotes": '"We won." | "They lost," she said.',
    "question inside a quotation that goes on": '"Why now?" Ana Diaz asked. | "Because," he said.',
    "question that ends a quotation": '"Why now?" | The hall fell silent.',
    "exclamation with a small word": '"Stop!" he cried.',
    "brackets": "He left (early, some say). | She stayed. | (It was late.) | They slept.",
    "ellipsis going on": "We waited ... and waited. | Then it came… | The end.",
    "decimal and money": "It cost $3.5 million. | It grew 2.4 percent.",
    "versus": "The case is Hale vs. Stone. | It is old.",
    "domain": "See example.org for more. | It is free.",
    "nickname in initials": "Col. Ann “A.J.” Rivera spoke. | She left.",
    "counter": "1. Stop the fighting. | Then talk.",
    "dateline": "GENEVA (AFP) — Talks began. | They ended.",
    "particle in small letters": "He left. | al-Amin stayed.",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_boundaries(marked: str) -> None:
    expected = marked.split(" | ")
    assert cut(marked.replace(" | ", " ")) == expected


def test_a_scraper_s_lost_space_is_a_boundary() -> None:
    assert cut("The vote failed.The crowd left.") == ["The vote failed.", "The crowd left."]


def test_title_is_one_sentence_and_paragraphs_are_never_crossed() -> None:
    text = "Will it rain? Perhaps. It may\n\nfirst half\n\nsecond half.\n\nThird."
    article = Article("a.txt", "a.txt", "0" * 64, "Will it rain? Perhaps. It may", text)
    found = segment(article)
    assert [s.id for s in found] == ["s0", "s1", "s2", "s3"]
    assert [s.paragraph for s in found] == [0, 1, 2, 3]
    assert text[found[0].start : found[0].end] == article.title


def test_every_letter_belongs_to_exactly_one_sentence() -> None:
    text = "T\n\n  Odd  spaces. \n single break.  “Quote.” \n\n—\n\n…\n\n3.14 is pi."
    article = Article("a.txt", "a.txt", "0" * 64, "T", text)
    covered = [i for s in segment(article) for i in range(s.start, s.end)]
    assert len(covered) == len(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)
