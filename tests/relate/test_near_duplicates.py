"""Near-duplicates: an edited copy is found among many texts, and another text on the event is not."""

from __future__ import annotations

import random

import pytest

from generator.records import Article
from generator.relate.near_duplicates import PERMUTATIONS, WIDTH, find_duplicates, hash_text, jaccard

from .news import article

WORDS = [f"word{number}" for number in range(3000)]


def texts(count: int) -> list[str]:
    """Unlike texts of 200 words."""
    chance = random.Random(7)  # noqa: S311 - the same texts each time
    return [" ".join(chance.choices(WORDS, k=200)) for _ in range(count)]


def edited(text: str, every: int) -> str:
    """The text with one word in so many changed."""
    return " ".join(f"{word}x" if n % every == every - 1 else word for n, word in enumerate(text.split()))


def news(text: str, key: str, day: str) -> Article:
    return article(key, key, text, day)


@pytest.mark.parametrize("every", [100, 60, 40])
def test_an_edited_copy_repeats_the_earlier_text_among_many(every: int) -> None:
    """Of four words a run, one word in forty changes one run in ten: a Jaccard of 0.8."""
    many = texts(40)
    originals = [news(text, f"first-{n}", "2024-05-01") for n, text in enumerate(many)]
    copies = [news(edited(text, every), f"later-{n}", "2024-05-02") for n, text in enumerate(many)]
    found = find_duplicates([*copies, *originals])
    assert found == {f"later-{n}": f"first-{n}" for n in range(40)}


def test_half_a_text_in_common_is_no_repetition() -> None:
    one, other = texts(2)
    half = " ".join([*one.split()[:100], *other.split()[:100]])
    assert not find_duplicates([news(one, "one", "2024-05-01"), news(half, "half", "2024-05-02")])


def test_signatures_agree_in_the_share_that_texts_have_in_common() -> None:
    """Over many pairs the mean error is well within the standard error of a single estimate, 0.09."""
    errors = []
    for n, text in enumerate(texts(60)):
        one, other = hash_text(text), hash_text(edited(text, 5 + n))
        values = [
            (one.signature[at : at + WIDTH], other.signature[at : at + WIDTH])
            for at in range(0, PERMUTATIONS * WIDTH, WIDTH)
        ]
        agreeing = sum(mine == its for mine, its in values) / PERMUTATIONS
        errors.append(agreeing - jaccard(one.shingles, other.shingles))
    assert abs(sum(errors) / len(errors)) < 0.03
    assert max(map(abs, errors)) < 4 * 0.09
