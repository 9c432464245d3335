"""The network page."""

from __future__ import annotations

from generator.present.addresses import NETWORK, entity_page, href
from generator.present.layout import Layout
from generator.present.pictures.network import (
    LINES_PER_NAME,
    MAX_NODES,
    names_with_pages,
    network_picture,
    strongest_pairs,
)
from generator.present.views.pictures import NetworkView, PairRow
from generator.site_plan import Page


def network_page(layout: Layout) -> Page:
    """The network page: the names that most articles mention, with the strongest lines of each."""
    names = names_with_pages(layout.corpus.entities)
    pairs, found = strongest_pairs(names[:MAX_NODES], layout.corpus.co_mentions)
    rows = tuple(
        PairRow(
            layout.entity_link(layout.entity_refs[one], NETWORK, articles),
            layout.entity_link(layout.entity_refs[other], NETWORK, articles),
        )
        for one, other, articles in pairs
    )
    picture = network_picture(names[:MAX_NODES], pairs, lambda entity: href(NETWORK, entity_page(entity)))
    view = NetworkView(picture, rows, len(names), found, LINES_PER_NAME)
    return Page(NETWORK, "network.md.jinja", {"title": "Network", "generator": layout.generator}, view)
