"""Names in articles in, the network page out."""

from __future__ import annotations

import time

from generator.present.pages.network import network_page
from generator.present.pictures.network import MAX_NODES
from generator.publish.render import renderer
from generator.records import KINDS
from generator.relate.co_mentions import co_mentions
from tests.present.constructed import article, entity, layout


def test_two_thousand_names_make_a_small_page_in_no_time() -> None:
    entities = [
        entity(f"e{n}", [f"a{n * k % 701}" for k in range(1, 2 + 2000 // (n + 1) % 40)], KINDS[n % 5])
        for n in range(2000)
    ]
    articles = [article(f"a{n}") for n in range(701)]
    corpus = layout(articles, entities, co_mentions=co_mentions(entities))
    began = time.process_time()
    page = network_page(corpus)
    text = renderer()(page)
    assert time.process_time() - began < 5
    assert len(page.view.picture.nodes) <= MAX_NODES
    assert len(text) < 60_000
    assert "of 2000 names" in text


def test_a_corpus_without_pairs_has_a_page_that_says_so() -> None:
    corpus = layout([article("a")], [entity("ada", "a", "person")])
    assert "No two names with pages are mentioned together so far." in renderer()(network_page(corpus))
