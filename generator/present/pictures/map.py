"""Maps of the places that articles mention: a pin means "mentioned", not "happened here"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import sqrt

from generator.geography.outlines import outlines
from generator.present.pictures.labels import Rectangle, is_free, short_name, text_width
from generator.present.pictures.map_geometry import NORTH, SOUTH, Box, Frame, land_path, parallel_length
from generator.present.views.pictures import MapPicture, PictureLabel, Pin
from generator.records import Entity

MAX_PINS = 100
"""Most pins on a map, as more would be indistinguishable."""

MAX_LABELS = 24
"""Names on a map; those of the other pins are in their tooltips and in the table."""

SMALLEST, LARGEST = 3, 13
"""Radius of the pin of one article, and of the largest pin."""

TYPE = 12
"""Size of the type in units of the drawing."""

# Share of mentions that a region needs for a map of its own, and to replace the world map on the home page.
REGION_SHARE, MAIN_REGION_SHARE = 0.33, 0.6

# Heights in degrees of the regions tried, the smallest first: a country and its neighbours, a region, half a continent.
HEIGHTS = (12.0, 24.0, 40.0)

# Width of a regional map against its height.
ASPECT = 1.5

# Places tried as the centre of a region: the centre of most mentions is near a place that many articles name.
MAX_CENTRES = 40


@dataclass(slots=True)
class _Group:
    """Places that share a pin."""

    x: float
    y: float
    places: list[Entity]
    articles: set[str] = field(default_factory=set)


def located_places(entities: Iterable[Entity]) -> list[Entity]:
    """Places with a position and a page, those that most articles mention first."""
    found = [one for one in entities if one.kind == "place" and one.own_page and one.geo is not None]
    return sorted(found, key=lambda one: (-len(one.appearances), -one.mention_count, one.id))


@dataclass(frozen=True, slots=True)
class MapOptions:
    """What a map shows."""

    id: str
    """Prefix of the ids of its parts, unique on its page."""
    shows: str
    """The part of the earth in words."""
    frame: Frame
    """The part of the earth, and how it is drawn."""
    max_pins: int = MAX_PINS
    """Pins at most."""


def map_picture(places: Sequence[Entity], options: MapOptions, link: Callable[[Entity], str]) -> MapPicture:
    """Draw places on a map.

    Args:
        places: Places with positions and pages, those that most articles mention first.
        options: What the map shows.
        link: Makes the link to the page of a place.
    """
    frame = options.frame
    inside = [place for place in places if place.geo and frame.box.holds(*place.geo)]
    groups = _group_overlapping(inside, frame, options.max_pins)
    pins = _pins(groups, frame, link)
    shown = sum(len(group.places) for group in groups)
    drawn = land_path(outlines(), frame)
    return MapPicture(options.id, options.shows, frame.width, frame.height, drawn, pins, shown, len(places) - shown)


def central_region(places: Sequence[Entity], least: float) -> Box | None:
    """The part of the earth that is mentioned most.

    Tries regions around the places that most articles mention, the smallest size first, and takes the one with most
    mentions (articles that name a place) if its share of all mentions is at least `least`. A region does not cross the
    date line.

    Args:
        places: With positions, those that most articles name first.
        least: The part of all mentions that the region must have.

    Returns:
        The part around the places in that region; None if the mentions are too far apart, or are all of one place.
    """
    total = sum(len(place.appearances) for place in places)
    for height in HEIGHTS:
        near = [[place for place in places if _is_near(centre, place, height)] for centre in places[:MAX_CENTRES]]
        # The first of equals: the one around the place that most articles name.
        best = max(near, key=lambda found: sum(len(place.appearances) for place in found), default=[])
        if len(best) > 1 and sum(len(place.appearances) for place in best) >= least * total:
            return _box_around(best)
    return None


def _is_near(centre: Entity, place: Entity, height: float) -> bool:
    if centre.geo is None or place.geo is None:
        return False
    (latitude, longitude), (other_latitude, other_longitude) = centre.geo, place.geo
    east = abs(longitude - other_longitude) * parallel_length(latitude)
    return abs(latitude - other_latitude) <= height / 2 and east <= height * ASPECT / 2


def _box_around(places: Sequence[Entity]) -> Box:
    """Box around places in the aspect ratio of the map, with a margin for labels and a minimum height."""
    latitudes = [place.geo[0] for place in places if place.geo]
    longitudes = [place.geo[1] for place in places if place.geo]
    middle = (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2
    squeeze = parallel_length(middle[0])
    high, wide = max(latitudes) - min(latitudes), (max(longitudes) - min(longitudes)) * squeeze
    height = max(1.3 * high, 1.3 * wide / ASPECT, HEIGHTS[0])
    half = round(height / 2, 1), round(height * ASPECT / 2 / squeeze, 1)
    south = min(max(round(middle[0] - half[0], 1), SOUTH), NORTH - 2 * half[0])
    west = min(max(round(middle[1] - half[1], 1), -180.0), 180.0 - 2 * half[1])
    return Box(west, south, west + 2 * half[1], south + 2 * half[0])


def _group_overlapping(places: Sequence[Entity], frame: Frame, most: int) -> list[_Group]:
    """Group places whose pins would overlap, in at most `most` groups; places in none of them are left out."""
    groups: list[_Group] = []
    for place in places:
        if place.geo is None:
            continue
        x, y = frame.place(*place.geo)
        at = next((group for group in groups if abs(group.x - x) + abs(group.y - y) < 2 * SMALLEST + 2), None)
        if at is None:
            if len(groups) >= most:
                continue
            at = _Group(x, y, [])
            groups.append(at)
        at.places.append(place)
        at.articles.update(seen.article for seen in place.appearances)
    return groups


def _pins(groups: Sequence[_Group], frame: Frame, link: Callable[[Entity], str]) -> tuple[Pin, ...]:
    labels = MAX_LABELS
    top = max((len(group.articles) for group in groups), default=1)
    radii = [
        round(SMALLEST + (LARGEST - SMALLEST) * sqrt((len(group.articles) - 1) / max(top - 1, 1))) for group in groups
    ]
    taken = [
        Rectangle(group.x - radius, group.y - radius, group.x + radius, group.y + radius)
        for group, radius in zip(groups, radii, strict=True)
    ]
    pins = []
    for group, radius in zip(groups, radii, strict=True):
        label = _label(group, radius, frame, taken) if labels else None
        labels -= label is not None
        pins.append(Pin(link(group.places[0]), round(group.x), round(group.y), radius, _title(group), label))
    return tuple(pins)


def _label(group: _Group, radius: int, frame: Frame, taken: list[Rectangle]) -> PictureLabel | None:
    """Label a pin with the name of its first place if there is room, and mark that room as taken."""
    text = short_name(group.places[0].name)
    width, gap = text_width(text, TYPE), radius + 3
    for x, y, anchor, left in (
        (group.x + gap, group.y + 4, "start", group.x + gap),
        (group.x - gap, group.y + 4, "end", group.x - gap - width),
        (group.x, group.y + gap + 9, "middle", group.x - width / 2),
        (group.x, group.y - gap - 2, "middle", group.x - width / 2),
    ):
        room = Rectangle(left, y - TYPE + 2, left + width, y + 3)
        if room.fits_in(frame.width, frame.height) and is_free(room, taken):
            taken.append(room)
            return PictureLabel(text, round(x), round(y), anchor)
    return None


def _title(group: _Group) -> str:
    articles = f"{len(group.articles)} {'article' if len(group.articles) == 1 else 'articles'}"
    names = [place.name for place in group.places[:5]]
    more = len(group.places) - len(names)
    return f"{', '.join(names)}{f' and {more} more' if more else ''}: mentioned in {articles}"
