"""Places in articles in, the map page and the small map of the home page out."""

from __future__ import annotations

import re

from generator.geography.outlines import outlines
from generator.present.pages.map import SMALL_WIDTH, WIDTH, map_page, small_map
from generator.present.pictures.map_geometry import land_path, world_frame
from generator.publish.render import renderer
from tests.present.constructed import article, entity, layout


def test_the_outlines_of_the_earth_stay_small() -> None:
    assert 20_000 < len(land_path(outlines(), world_frame(WIDTH))) < 34_000
    assert len(land_path(outlines(), world_frame(SMALL_WIDTH))) < 28_000


def test_a_corpus_without_positions_has_a_page_that_says_so() -> None:
    corpus = layout([article("a")], [entity("nowhere", "a")])
    assert "No place with a page has a known position." in renderer()(map_page(corpus))
    assert small_map(corpus, "index.md") is None


def test_the_page_says_that_mentioned_is_not_happened_and_stays_below_sixty_kilobytes() -> None:
    places = [
        entity(f"p{n}", "abcdefgh"[: n % 8 + 1], geo=(n * 37 % 130 - 50, n * 61 % 350 - 175)) for n in range(2000)
    ]
    corpus = layout([article(one) for one in "abcdefgh"], places)
    page = renderer()(map_page(corpus))
    assert "A pin means “mentioned”, not “happened here”" in page
    (world,) = re.findall('<svg class="map".*?</svg>', page, re.DOTALL)
    assert len(world) < 60_000
    assert "[All places](../places/index.md)" in page
    small = small_map(corpus, "index.md")
    assert small
    assert len(small.pins) == 40
