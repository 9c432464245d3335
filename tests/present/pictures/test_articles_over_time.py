"""Articles in, a bar for each period out."""

from __future__ import annotations

from generator.present.addresses import HOME
from generator.present.pictures.articles_over_time import articles_over_time
from tests.present.constructed import article, layout


def test_a_bar_of_the_corpus_leads_to_the_digest_of_its_period_and_counts_as_it_does() -> None:
    articles = [article("c", "2024-08-20"), article("b", "2024-08-18"), article("a", "2024-08-18"), article("x", None)]
    picture = articles_over_time(layout(articles, [], duplicate_of={"b": "a"}), HOME)
    assert picture
    assert [(bar.href, bar.count) for bar in picture.bars] == [
        ("digests/2024-08-18.md", 1),
        ("digests/2024-08-20.md", 1),
    ]
