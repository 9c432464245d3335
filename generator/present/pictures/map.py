"""Maps of the places that articles name: a pin says that a place is mentioned, not that something happened there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import sqrt

from generator.geography.outlines import outlines
from generator.present.pictures.labels import Room, free, short, text_width
from generator.present.pictures.map_geometry import NORTH, SOUTH, Box, Frame, land, parallel_length
from generator.present.views.pictures import Label, MapPicture, Pin
from generator.records import Entity

MAX_PINS = 100
"""Pins on a map: more cannot be told apart."""

MAX_LABELS = 24
"""Names on a map; those of the other pins are in their tooltips and in the table."""

SMALLEST, LARGEST = 3, 13
"""Radius of a pin for one article, and of the largest."""

TYPE = 12
"""Size of the type in units of the drawing."""

# A regional map is worth it where one in three mentions lies in it; where three in five do, it may stand for the world.
WORTHWHILE, MAIN = 0.33, 0.6

# Heights in degrees of the regions tried, the smallest first: a country and its neighbours, a region, half a continent.
HEIGHTS = (12.0, 24.0, 40.0)

# Width of a regional map against its height.
ASPECT = 1.5

# Places around which a region is looked for: the centre of what most articles name is near one that many name.
MAX_CENTRES = 40


@dataclass(slots=True)
class _Group:
    """Places that fall together on a map, while the map is made."""

    x: float
    y: float
    places: list[Entity]
    articles: set[str] = field(default_factory=set)


def located(entities: Iterable[Entity]) -> list[Entity]:
    """The places that have a position and a page, those that most articles name first."""
    found = [one for one in entities if one.kind == "place" and one.own_page and one.geo is not None]
    return sorted(found, key=lambda one: (-len(one.appearances), -one.mention_count, one.id))


def map_picture(
    places: Sequence[Entity],
    frame: Frame,
    link: Callable[[Entity], str],
    *,
    id_: str,
    shows: str,
    most: int = MAX_PINS,
    labels: int = MAX_LABELS,
) -> MapPicture:
    """Draw places on a map.

    Args:
        places: With positions and pages, those that most articles name first.
        frame: The part of the earth that is shown, and how.
        link: Link to a place's page.
        id_: Begins the ids of its parts.
        shows: The part of the earth in words.
        most: How many pins at most.
        labels: How many names at most.
    """
    inside = [place for place in places if place.geo and frame.box.holds(*place.geo)]
    groups = _grouped(inside, frame, most)
    pins = _pins(groups, frame, link, labels)
    shown = sum(len(group.places) for group in groups)
    drawn = land(outlines(), frame)
    return MapPicture(id_, shows, frame.width, frame.height, drawn, pins, shown, len(places) - shown)


def central_region(places: Sequence[Entity], least: float) -> Box | None:
    """The part of the earth that is mentioned most.

    Of the regions of one size around the places that most articles name, the one with most mentions (counted as
    articles that name a place) is taken, if it has enough of all; else larger ones are tried. A region does not
    cross the date line.

    Args:
        places: With positions, those that most articles name first.
        least: The part of all mentions that the region must have.

    Returns:
        The part around the places in that region; None where the mentions are too far apart, or are all of one place.
    """
    total = sum(len(place.appearances) for place in places)
    for height in HEIGHTS:
        near = [[place for place in places if _near(centre, place, height)] for centre in places[:MAX_CENTRES]]
        # The first of equals: the one around the place that most articles name.
        best = max(near, key=lambda found: sum(len(place.appearances) for place in found), default=[])
        if len(best) > 1 and sum(len(place.appearances) for place in best) >= least * total:
            return _around(best)
    return None


def _near(centre: Entity, place: Entity, height: float) -> bool:
    if centre.geo is None or place.geo is None:
        return False
    (latitude, longitude), (other_latitude, other_longitude) = centre.geo, place.geo
    east = abs(longitude - other_longitude) * parallel_length(latitude)
    return abs(latitude - other_latitude) <= height / 2 and east <= height * ASPECT / 2


def _around(places: Sequence[Entity]) -> Box:
    """The box of the map's form around places, with a margin for their names, no smaller than the smallest region."""
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


def _grouped(places: Sequence[Entity], frame: Frame, most: int) -> list[_Group]:
    """Places with those that would lie on top of them; beyond the largest number, only such ones are taken up."""
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


def _pins(groups: Sequence[_Group], frame: Frame, link: Callable[[Entity], str], labels: int) -> tuple[Pin, ...]:
    top = max((len(group.articles) for group in groups), default=1)
    radii = [
        round(SMALLEST + (LARGEST - SMALLEST) * sqrt((len(group.articles) - 1) / max(top - 1, 1))) for group in groups
    ]
    taken = [
        Room(group.x - radius, group.y - radius, group.x + radius, group.y + radius)
        for group, radius in zip(groups, radii, strict=True)
    ]
    pins = []
    for group, radius in zip(groups, radii, strict=True):
        label = _label(group, radius, frame, taken) if labels else None
        labels -= label is not None
        pins.append(Pin(link(group.places[0]), round(group.x), round(group.y), radius, _title(group), label))
    return tuple(pins)


def _label(group: _Group, radius: int, frame: Frame, taken: list[Room]) -> Label | None:
    """The first place's name, right or left of the pin, below or above it: where there is room; taken from now on."""
    text = short(group.places[0].name)
    width, gap = text_width(text, TYPE), radius + 3
    for x, y, anchor, left in (
        (group.x + gap, group.y + 4, "start", group.x + gap),
        (group.x - gap, group.y + 4, "end", group.x - gap - width),
        (group.x, group.y + gap + 9, "middle", group.x - width / 2),
        (group.x, group.y - gap - 2, "middle", group.x - width / 2),
    ):
        room = Room(left, y - TYPE + 2, left + width, y + 3)
        if room.within(frame.width, frame.height) and free(room, taken):
            taken.append(room)
            return Label(text, round(x), round(y), anchor)
    return None


def _title(group: _Group) -> str:
    articles = f"{len(group.articles)} {'article' if len(group.articles) == 1 else 'articles'}"
    names = [place.name for place in group.places[:5]]
    more = len(group.places) - len(names)
    return f"{', '.join(names)}{f' and {more} more' if more else ''}: mentioned in {articles}"
