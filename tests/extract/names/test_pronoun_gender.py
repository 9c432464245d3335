"""Pronouns give the sex of a person named before them."""

from __future__ import annotations

import pytest

from generator.extract.article import read_articles
from generator.extract.model.pipeline import load_model
from generator.extract.names.pronoun_gender import with_pronoun_sex
from generator.extract.text.sentences import segment
from generator.records import Article, Mention
from generator.resolve import resolve


def _article(body: str) -> Article:
    return Article("a.txt", "a.txt", "0" * 64, "Title", f"Title\n\n{body}", id="a")


def _mention(article: Article, name: str) -> Mention:
    start = article.text.index(name)
    return Mention(name, start, start + len(name), "person", name, "test")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Lopes left early. She had a train to catch.", ["f"]),
        ("Lopes left early. His train was waiting.", ["m"]),
        ("Lopes left early. “He was tired,” a clerk said.", ["m"]),
        ("Lopes met Costa. She was tired.", [None, None]),
        ("Lopes left early. The train had gone. She waited.", [None]),
        ("Lopes left early.\n\nShe had a train to catch.", [None]),
        ("Lopes left early. Heather had bloomed.", [None]),
    ],
)
def test_a_pronoun_at_the_head_of_the_next_sentence_tells_the_sex(body: str, expected: list[str | None]) -> None:
    article = _article(body)
    mentions = [_mention(article, name) for name in ("Lopes", "Costa") if name in body]
    assert [m.sex for m in with_pronoun_sex(article, segment(article), mentions)] == expected


def test_the_sex_implied_by_a_title_overrides_a_pronoun() -> None:
    article = _article("Lopes left early. She had a train to catch.")
    (mention,) = with_pronoun_sex(article, segment(article), [_mention(article, "Lopes")])
    assert mention.sex == "f"
    known = Mention("Lopes", mention.start, mention.end, "person", "Lopes", "test", sex="m")
    assert with_pronoun_sex(article, segment(article), [known])[0].sex == "m"


def test_two_people_of_one_surname_stay_apart_by_the_pronouns_after_them() -> None:
    article = _article(
        "Minister Rosa Salcedo spoke first. General Marco Salcedo spoke last. "
        "Salcedo promised new houses. She had seen the valley."
    )
    (found,) = read_articles([article], load_model())
    resolution = resolve([article], {"a": found})
    names = {entity.name: [m.text for m in entity.appearances[0].mentions] for entity in resolution.entities}
    assert names["Rosa Salcedo"] == ["Rosa Salcedo", "Salcedo"]
    assert names["Marco Salcedo"] == ["Marco Salcedo"]
