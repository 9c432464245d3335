"""The page with the network of the corpus."""

from __future__ import annotations

from generator.present.addresses import NETWORK, entity_page, href
from generator.present.layout import Layout
from generator.present.pictures.network import EACH, MAX_NODES, chosen, network_picture, pairs_among
from generator.present.views.pictures import NetworkView, PairRow
from generator.site_plan import Page


def network_page(layout: Layout) -> Page:
    """Who is mentioned with whom: the names that most articles name, and each one's strongest lines."""
    names = chosen(layout.corpus.entities)
    pairs, found = pairs_among(names[:MAX_NODES], layout.corpus.co_mentions)
    rows = tuple(
        PairRow(
            layout.entity_link(layout.entity_refs[one], NETWORK, articles),
            layout.entity_link(layout.entity_refs[other], NETWORK, articles),
        )
        for one, other, articles in pairs
    )
    picture = network_picture(names[:MAX_NODES], pairs, lambda entity: href(NETWORK, entity_page(entity)))
    view = NetworkView(picture, rows, len(names), found, EACH)
    return Page(NETWORK, "network.md.jinja", {"title": "Network", "generator": layout.generator}, view)
