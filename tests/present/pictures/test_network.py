"""Names in articles in, a network out."""

from __future__ import annotations

from itertools import combinations

from generator.present.pictures.labels import Rectangle, text_width
from generator.present.pictures.network import MAX_NODES, TYPE, names_with_pages, network_picture, strongest_pairs
from generator.present.views.pictures import NetworkPicture
from generator.records import Entity, Kind
from tests.present.constructed import entity, together

KINDS: tuple[Kind, ...] = ("person", "organization", "place", "group", "event")


def picture(entities: list[Entity]) -> NetworkPicture:
    names = names_with_pages(entities)[:MAX_NODES]
    drawn = network_picture(names, strongest_pairs(names, together(entities))[0], lambda one: f"{one.id}.md")
    assert drawn
    return drawn


def test_two_names_of_one_article_have_a_line() -> None:
    drawn = picture([entity("ada", "ab", "person"), entity("bergen", "b"), entity("alone", "c")])
    assert [node.title for node in drawn.nodes] == ["ada, person: 2 articles", "bergen, place: 1 article"]
    assert [node.href for node in drawn.nodes] == ["ada.md", "bergen.md"]
    ada, bergen = drawn.nodes
    (edge,) = drawn.edges
    assert {(edge.x1, edge.y1), (edge.x2, edge.y2)} == {(ada.x, ada.y), (bergen.x, bergen.y)}
    assert ada.size > bergen.size


def test_each_name_brings_in_its_strongest_lines_alone() -> None:
    # Ten names of one article are named together in 45 pairs; the two of three articles are the strongest.
    entities = [entity(f"n{n}", "abc" if n < 2 else "a", "person") for n in range(10)]
    pairs, found = strongest_pairs(names_with_pages(entities), together(entities))
    assert found == 45
    assert pairs[0] == ("n0", "n1", 3)
    assert len(pairs) < 25
    assert {one for pair in pairs for one in pair[:2]} == {f"n{n}" for n in range(10)}


def test_names_without_a_page_are_not_shown() -> None:
    entities = [entity("ada", "a", "person"), entity("bergen", "a"), entity("seldom", "a", own_page=False)]
    assert [one.id for one in names_with_pages(entities)] == ["ada", "bergen"]


def test_no_mark_and_no_name_lies_on_another() -> None:
    entities = [
        entity(f"e{n}", [str(n % 9), str(n % 7), str(n % 4)], KINDS[n % 5], name=f"The long name of number {n} in all")
        for n in range(60)
    ]
    drawn = picture(entities)
    assert len(drawn.nodes) == MAX_NODES
    rooms = []
    for node in drawn.nodes:
        half = text_width(node.label.text, TYPE) / 2
        room = Rectangle(node.label.x - half, node.y - 4, node.label.x + half, node.label.y)
        assert room.fits_in(drawn.width, drawn.height)
        rooms.append(room)
    assert [(one, other) for one, other in combinations(rooms, 2) if one.overlaps(other)] == []


def test_the_picture_does_not_depend_on_the_order_of_the_corpus() -> None:
    entities = [entity(f"e{n}", [str(n % 6), str(n % 5)], KINDS[n % 5]) for n in range(40)]
    assert picture(entities) == picture(entities[::-1])
