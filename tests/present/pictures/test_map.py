"""Places and outlines in, a map out."""

from __future__ import annotations

from generator.geography.outlines import outlines
from generator.present.pages.map import WIDTH
from generator.present.pictures.map import (
    MAIN_REGION_SHARE,
    MAX_PINS,
    REGION_SHARE,
    MapOptions,
    central_region,
    located_places,
    map_picture,
)
from generator.present.pictures.map_geometry import world_frame
from generator.records import Entity
from tests.present.constructed import BERGEN, LAGOS, LIMA, OSLO, entity

WORLD = MapOptions("m", "the world", world_frame(WIDTH))


def link(one: Entity) -> str:
    return f"{one.id}.md"


def test_the_package_has_the_outlines_of_all_countries() -> None:
    rings = outlines()
    assert len(rings) == 289
    assert all(ring[0] == ring[-1] for ring in rings)
    assert all(-180 <= x <= 180.0001 and -90 <= y <= 84 for ring in rings for x, y in ring)


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
