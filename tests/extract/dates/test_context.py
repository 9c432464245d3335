"""Dates inside names, and the dateline."""

from __future__ import annotations

import pytest

from generator.extract.dates.context import in_a_name, is_dateline
from generator.extract.dates.patterns import parse_dates
from generator.extract.text.sentences import segment
from generator.records import Article, DateExpression, Kind, Mention, Sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shops were full on Black Friday.", True),
        ("It rains every Friday.", True),
        ("The Sunday Times reported it.", True),
        ("The Sunday before, it rained.", False),
        ("It rained on Friday.", False),
        ("It rained on Friday Harbour.", False),
    ],
)
def test_a_weekday_may_be_part_of_a_name(text: str, expected: bool) -> None:
    (expression,) = parse_dates(text, Sentence("s0", 0, len(text), 1))
    assert in_a_name(expression, text, []) is expected


@pytest.mark.parametrize(
    ("text", "name", "kind", "expected"),
    [
        ("They met in May.", "May", "person", True),
        ("They met on August 3 Bridge.", "August 3 Bridge", "place", True),
        ("They met on August 3.", "August 3", "event", False),
        ("They met on August 3 in Lima.", "Lima", "place", False),
    ],
)
def test_a_date_inside_a_person_or_a_longer_name_is_not_a_date(
    text: str, name: str, kind: Kind, expected: bool
) -> None:
    start = text.index(name)
    (expression,) = parse_dates(text, Sentence("s0", 0, len(text), 1))
    assert in_a_name(expression, text, [Mention(name, start, start + len(name), kind, name, "test")]) is expected


@pytest.mark.parametrize(
    ("body", "date", "expected"),
    [
        ("LIMA, August 18, 2024 — Talks began.", "2024-08-18", True),
        ("Published on August 18, 2024.\n\nTalks began.", "2024-08-18", True),
        ("LIMA, August 18, 2024 — Talks began.", "2024-08-17", False),
        ("LIMA, August 18, 2024 — Talks began.", None, False),
        ("Talks began on August 18, 2024, at noon.", "2024-08-18", False),
    ],
)
def test_the_articles_own_date_is_its_dateline(body: str, date: str | None, expected: bool) -> None:
    article = Article("a", "a.txt", "0", "News", f"News\n\n{body}", date=date)
    start = article.text.index("August")
    sentence = next(s for s in segment(article) if s.start <= start < s.end)
    when = DateExpression(start, start + len("August 18, 2024"), sentence.id, "2024-08-18", "full date")
    assert is_dateline(when, sentence, article) is expected
