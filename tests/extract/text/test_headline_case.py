"""Lines in title case."""

from __future__ import annotations

import pytest

from generator.extract.text.headline_case import title_case_sentences
from tests.extract.constructed import sentences_and_words


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Mayor Marsh Backs Plan for Riverside Park", True),
        ("DANILOV RETURNS TO KENYA AFTER TALKS", True),
        ("Mayor Marsh backs the plan for a new park", False),
        ("Ana Diaz Met Bo Li.", False),  # a sentence of names: it ends in a full stop
        ("Ana Diaz", False),
    ],
)
def test_a_line_in_title_case_is_not_a_sentence(line: str, expected: bool) -> None:
    article, _, words = sentences_and_words(line)
    assert (1 in title_case_sentences(article.text, words)) == expected
