"""The number of articles that name an entity, as cards show it."""

from __future__ import annotations

import pytest

from generator.present.entity_refs import rounded_count


@pytest.mark.parametrize(
    ("articles", "shown"),
    [(1, "1"), (20, "20"), (21, "20+"), (49, "20+"), (50, "50+"), (99, "50+"), (100, "100+"), (12_345, "10000+")],
)
def test_few_articles_are_counted_out_and_many_told_in_steps(articles: int, shown: str) -> None:
    assert rounded_count(articles) == shown
