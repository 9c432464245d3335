"""The map page, and the small map of the home page."""

from __future__ import annotations

from generator.geography.country_names import country_name
from generator.present.addresses import MAP, Link, entity_page, href, section_page
from generator.present.layout import Layout
from generator.present.pictures.map import (
    MAIN_REGION_SHARE,
    REGION_SHARE,
    MapOptions,
    central_region,
    located_places,
    map_picture,
)
from generator.present.pictures.map_geometry import region_frame, world_frame
from generator.present.views.pictures import MapPicture, MapView, PlaceRow
from generator.records import Entity
from generator.site_plan import Page

WIDTH = 720
"""Width of a map on its own page; the outlines of the earth take 30 KB."""

SMALL_WIDTH, SMALL_PINS = 520, 40
"""Width and pins of the small map; the outlines of the earth take 24 KB."""

MAX_ROWS = 200
"""Places in the table; all are in the index of places."""

WORLD, REGION = "the world", "the region mentioned most"


def map_page(layout: Layout) -> Page:
    """The map page: the region mentioned most, the world, and a table of places."""
    places = located_places(layout.corpus.entities)
    region = central_region(places, REGION_SHARE)

    def link(entity: Entity) -> str:
        return href(MAP, entity_page(entity))

    with_pages = sum(one.kind == "place" and one.own_page for one in layout.corpus.entities)
    view = MapView(
        world=map_picture(places, MapOptions("world", WORLD, world_frame(WIDTH)), link) if places else None,
        region=map_picture(places, MapOptions("region", REGION, region_frame(region, WIDTH)), link) if region else None,
        rows=tuple(
            PlaceRow(
                layout.entity_link(layout.entity_refs[one.id], MAP, len(one.appearances)),
                country_name(one.country) if one.country else "",
            )
            for one in places[:MAX_ROWS]
        ),
        located=len(places),
        unlocated=with_pages - len(places),
        places=Link("All places", href(MAP, section_page("place"))),
    )
    return Page(MAP, "map.md.jinja", {"title": "Map", "generator": layout.generator}, view)


def small_map(layout: Layout, page: str) -> MapPicture | None:
    """A map of the region that the corpus is mostly about, else of the world; None if no place has a position."""
    places = located_places(layout.corpus.entities)
    if not places:
        return None
    region = central_region(places, MAIN_REGION_SHARE)
    shows, frame = (REGION, region_frame(region, SMALL_WIDTH)) if region else (WORLD, world_frame(SMALL_WIDTH))
    options = MapOptions("map", shows, frame, max_pins=SMALL_PINS)
    return map_picture(places, options, lambda entity: href(page, entity_page(entity)))
