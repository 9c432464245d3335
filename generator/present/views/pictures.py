"""Template data for the pictures, which templates draw as SVG and repeat in words and in a table.

Coordinates count from the upper left corner, in units of the drawing. Linked parts have an `href`.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.present.addresses import Link
from generator.present.views.lists import EntityLink
from generator.records import Kind


@dataclass(frozen=True, slots=True)
class Bar:
    """One period of a picture."""

    x: float
    """Left edge, in units of the drawing."""
    y: float
    """Upper edge."""
    width: float
    """Width."""
    height: float
    """Height, in proportion to the count."""
    period: str
    """The period in words ("August 2024")."""
    count: int
    """What is counted."""
    href: str = ""
    """Link to the period's page; empty if it has none."""


@dataclass(frozen=True, slots=True)
class TimelinePicture:
    """A count over time, drawn as bars."""

    id: str
    """Begins the ids of its parts, unique on its page."""
    subject: str
    """What is counted, in the plural ("mentions")."""
    unit: str
    """Period of a bar: day, week, month or year."""
    width: int
    """Width of the drawing."""
    height: int
    """Height of the drawing, which is that of the highest bar."""
    bars: tuple[Bar, ...]
    """The periods that have any, in order."""
    first: str
    """The first period in words."""
    last: str
    """The last period in words."""
    top: int
    """The highest count."""
    total: int
    """All counts together."""


@dataclass(frozen=True, slots=True)
class PictureLabel:
    """Words next to a mark."""

    text: str
    """The words, shortened if they are long."""
    x: int
    """Position of their beginning, middle or end."""
    y: int
    """Their base line."""
    anchor: str
    """Which of these `x` is: `start`, `middle` or `end`."""


@dataclass(frozen=True, slots=True)
class Pin:
    """One place on a map, or several that fall together."""

    href: str
    """Link to the page of the place that most articles name."""
    x: int
    """Its middle."""
    y: int
    """Its middle."""
    radius: int
    """Half its width; its area grows with the articles."""
    title: str
    """Its places, with the number of articles."""
    label: PictureLabel | None
    """Its first place's name; None if there is no room for it."""


@dataclass(frozen=True, slots=True)
class MapPicture:
    """Places named by articles, on a map."""

    id: str
    """Begins the ids of its parts, unique on its page."""
    shows: str
    """Which part of the earth, in words."""
    width: int
    """Width of the drawing."""
    height: int
    """Height of the drawing."""
    land: str
    """Outlines of the countries as SVG path data; empty if unavailable."""
    pins: tuple[Pin, ...]
    """The places, those that most articles name first."""
    places: int
    """Number of places that the pins represent."""
    left_out: int
    """Number of places with a position but no pin here: outside the map, or beyond the limit of pins."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place in the table behind a map."""

    place: EntityLink
    """The place, counted by articles."""
    country: str
    """Its country's name; empty if that is not known."""


@dataclass(frozen=True, slots=True)
class MapView:
    """The page with the maps."""

    world: MapPicture | None
    """The earth; None if no place has a position."""
    region: MapPicture | None
    """The part of it that is mentioned most; None if the places mentioned are far apart."""
    rows: tuple[PlaceRow, ...]
    """The places, those that most articles name first."""
    located: int
    """How many places have a position and a page."""
    unlocated: int
    """How many places with a page have no position."""
    places: Link
    """Link to the index of places."""


@dataclass(frozen=True, slots=True)
class Node:
    """An entity in a network."""

    href: str
    """Link to its page."""
    kind: Kind
    """Kind of entity, shown by the shape of the mark."""
    x: int
    """Its middle."""
    y: int
    """Its middle."""
    size: float
    """Size of its mark; 1 is the smallest."""
    title: str
    """Its name, kind, and number of articles."""
    label: PictureLabel
    """Its name."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two entities that articles name together."""

    x1: int
    """One end."""
    y1: int
    """One end."""
    x2: int
    """The other end."""
    y2: int
    """The other end."""
    width: float
    """Width of the line, in proportion to the articles that name both."""


@dataclass(frozen=True, slots=True)
class NetworkPicture:
    """The network of entities that articles name together."""

    id: str
    """Begins the ids of its parts, unique on its page."""
    width: int
    """Width of the drawing."""
    height: int
    """Height of the drawing."""
    edges: tuple[Edge, ...]
    """The lines, below the marks."""
    nodes: tuple[Node, ...]
    """The marks, those that most articles name first."""


@dataclass(frozen=True, slots=True)
class PairRow:
    """A line of the network, in the table behind it."""

    one: EntityLink
    """The entity named in more articles, counted by the articles that name both."""
    other: EntityLink
    """The entity named together with it."""


@dataclass(frozen=True, slots=True)
class NetworkView:
    """The page with the network."""

    picture: NetworkPicture | None
    """The network; None if no two names with pages are named together."""
    pairs: tuple[PairRow, ...]
    """Its lines, the strongest first."""
    names: int
    """How many names have a page, so that they could be shown."""
    found_pairs: int
    """How many pairs of the names shown are named together."""
    each: int
    """How many lines each name brings in."""


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """A figure in a chart."""

    href: str
    """Link to its sentence."""
    x: int
    """Position of its date."""
    y: int
    """Position of its value; of the lower end of a range."""
    y2: int
    """Position of the upper end of a range; else `y`."""
    form: str
    """Shape of the mark, by its bound: `exact`, `up` for at least, `down` for at most, `about`, or `range`."""
    label: PictureLabel | None
    """Its source's letter; None if there is no room for it."""
    title: str
    """The article's words, the date and the source."""


@dataclass(frozen=True, slots=True)
class ChartSource:
    """A source in the legend of a chart."""

    letter: str
    """Letter next to its figures."""
    words: str
    """Its name, or the article's words for it; empty for figures that are unattributed in their source."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis."""

    at: int
    """Position on its axis."""
    text: str
    """Its label."""
    anchor: str
    """Alignment of the label: `start`, `middle` or `end`."""


@dataclass(frozen=True, slots=True)
class FigureChart:
    """The figures of one subject by date and source."""

    id: str
    """Begins the ids of its parts, unique on its page."""
    subject: str
    """What is counted: the kind, or the articles' words."""
    story: Link | None
    """The story of the figures, by its newest headline; None if they belong to no single story."""
    width: int
    """Width of the drawing."""
    height: int
    """Height of the drawing."""
    dates: tuple[Tick, ...]
    """Marks on the axis of time."""
    values: tuple[Tick, ...]
    """Marks on the axis of values."""
    points: tuple[ChartPoint, ...]
    """The figures, by date; figures that agree about a day share a mark."""
    sources: tuple[ChartSource, ...]
    """Their sources, in the order of their first figures."""
    left_out: int
    """Number of figures not drawn: without a date or number, or beyond the limit."""
