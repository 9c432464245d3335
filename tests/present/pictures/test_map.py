"""Places and outlines in, a map out."""

from __future__ import annotations

import re
from math import pi

import pytest

from generator.geography.outlines import outlines
from generator.present.pages.map import SMALL_WIDTH, WIDTH, map_page, small_map
from generator.present.pictures.map import (
    MAIN_REGION_SHARE,
    MAX_PINS,
    REGION_SHARE,
    MapOptions,
    central_region,
    located_places,
    map_picture,
)
from generator.present.pictures.map_geometry import Box, clip, land_path, natural_earth, region_frame, world_frame
from generator.publish.render import renderer
from generator.records import Entity
from tests.present.constructed import BERGEN, LAGOS, LIMA, OSLO, article, entity, layout

WORLD = MapOptions("m", "the world", world_frame(WIDTH))


def link(one: Entity) -> str:
    return f"{one.id}.md"


def test_the_package_has_the_outlines_of_all_countries() -> None:
    rings = outlines()
    assert len(rings) == 289
    assert all(ring[0] == ring[-1] for ring in rings)
    assert all(-180 <= x <= 180.0001 and -90 <= y <= 84 for ring in rings for x, y in ring)


def test_the_projection_agrees_with_published_values() -> None:
    assert natural_earth(0, 0) == (0, 0)
    # The length of the equator is 2 * 0.8707 * pi, by the paper.
    assert natural_earth(0, 180)[0] == pytest.approx(0.8707 * pi)
    # PROJ's own test of "+proj=natearth +a=6400000": 2 degrees east, 1 degree north.
    x, y = natural_earth(1, 2)
    assert (x * 6_400_000, y * 6_400_000) == pytest.approx((194507.265257889288, 112508.737358294515), abs=1e-3)


def test_a_region_is_drawn_true_to_scale_along_its_middle() -> None:
    frame = region_frame(Box(0, 55, 20, 65), 400)
    assert frame.place(65, 0) == (0, 0)
    assert frame.place(60, 10) == pytest.approx((200, frame.height / 2), abs=1)
    # At 60 degrees a degree of longitude is half as long as one of latitude.
    assert frame.height == pytest.approx(400, abs=1)


def test_an_outline_is_clipped_at_the_edges() -> None:
    square = [(-10.0, -10.0), (10.0, -10.0), (10.0, 10.0), (-10.0, 10.0)]
    inside = clip(square, Box(0, 0, 20, 20))
    assert set(inside) == {(0, 0), (10, 0), (10, 10), (0, 10)}
    assert clip(square, Box(30, 30, 40, 40)) == ()
    assert list(clip(square, Box(-20, -20, 20, 20))) == square


def test_outlines_are_whole_numbers_and_specks_are_left_out() -> None:
    frame = region_frame(Box(0, -10, 20, 10), 200)
    drawn = land_path(
        [((0.04, 0.04), (10.0, 0.0), (10.0, 5.0), (5.0, 5.0)), ((1.0, 1.0), (1.05, 1.0), (1.0, 1.05))], frame
    )
    assert drawn == "M0 100l100 0 0-50-50 0z"


def test_the_outlines_of_the_earth_stay_small() -> None:
    assert 20_000 < len(land_path(outlines(), world_frame(WIDTH))) < 34_000
    assert len(land_path(outlines(), world_frame(SMALL_WIDTH))) < 28_000


def test_the_place_that_more_articles_name_has_the_larger_pin_and_links_to_its_page() -> None:
    places = located_places([entity("oslo", "a", geo=OSLO), entity("lagos", "abcd", geo=LAGOS)])
    picture = map_picture(places, WORLD, link)
    lagos, oslo = picture.pins
    assert (lagos.href, oslo.href) == ("lagos.md", "oslo.md")
    assert lagos.radius > oslo.radius
    assert lagos.title == "lagos: mentioned in 4 articles"
    assert oslo.title == "oslo: mentioned in 1 article"
    assert lagos.label
    assert lagos.label.text == "lagos"
    assert (lagos.x, lagos.y) == tuple(round(number) for number in world_frame(WIDTH).place(*LAGOS))


def test_places_that_fall_together_share_a_pin_that_counts_each_article_once() -> None:
    suburb = (BERGEN[0] + 0.01, BERGEN[1])
    places = located_places([entity("bergen", "abc", geo=BERGEN), entity("suburb", "cd", geo=suburb)])
    (pin,) = map_picture(places, WORLD, link).pins
    assert pin.title == "bergen, suburb: mentioned in 4 articles"
    assert pin.href == "bergen.md"


def test_places_without_position_or_page_are_on_no_map() -> None:
    entities = [
        entity("oslo", "a", geo=OSLO),
        entity("nowhere", "a"),
        entity("seldom", "a", geo=LIMA, own_page=False),
        entity("Paris Hilton", "a", "person", geo=LAGOS),
    ]
    assert [place.id for place in located_places(entities)] == ["oslo"]


def test_thousands_of_places_have_at_most_a_hundred_pins_and_the_rest_is_counted() -> None:
    places = located_places(
        entity(f"p{n}", [str(n)], geo=(n * 37 % 130 - 50 + n % 7 / 10, n * 61 % 350 - 175)) for n in range(3000)
    )
    picture = map_picture(places, WORLD, link)
    assert len(picture.pins) == MAX_PINS
    assert picture.places + picture.left_out == 3000
    assert picture.left_out > 1000


def test_no_name_on_a_map_lies_on_another() -> None:
    places = located_places(entity(f"place {n}", "abc"[: n % 3 + 1], geo=(n * 7 % 40, n * 13 % 60)) for n in range(80))
    labels = [pin.label for pin in map_picture(places, WORLD, link).pins if pin.label]
    assert len(labels) > 5
    lines = sorted((label.y, label.x) for label in labels)
    assert len(set(lines)) == len(lines)


def test_the_region_is_where_most_mentions_are() -> None:
    places = located_places(
        [entity("bergen", "abc", geo=BERGEN), entity("oslo", "ab", geo=OSLO), entity("lima", "a", geo=LIMA)]
    )
    box = central_region(places, MAIN_REGION_SHARE)
    assert box
    assert box.holds(*BERGEN)
    assert box.holds(*OSLO)
    assert not box.holds(*LIMA)


def test_places_all_over_the_earth_have_no_region() -> None:
    spots = [BERGEN, LAGOS, LIMA, (35.7, 139.7), (-33.9, 151.2), (40.7, -74.0)]
    assert (
        central_region(located_places(entity(f"p{n}", "a", geo=spot) for n, spot in enumerate(spots)), REGION_SHARE)
        is None
    )


def test_a_region_near_the_date_line_stays_on_the_earth() -> None:
    box = central_region(
        located_places([entity("suva", "ab", geo=(-18.1, 178.4)), entity("labasa", "a", geo=(-16.4, 179.4))]),
        MAIN_REGION_SHARE,
    )
    assert box
    assert box.east <= 180
    assert box.holds(-18.1, 178.4)


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
