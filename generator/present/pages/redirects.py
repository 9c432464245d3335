"""Redirects from the former addresses of entities, so that no old link breaks."""

from __future__ import annotations

from collections.abc import Iterator

from generator.present.addresses import entity_page, href
from generator.present.layout import Layout
from generator.present.views.redirect import RedirectView
from generator.site_plan import Page


def redirect_pages(layout: Layout) -> Iterator[Page]:
    """Yield a redirect page for each former address."""
    for redirect in layout.redirects():
        path, entity = redirect.path, redirect.entity
        front_matter = {
            "title": entity.name,
            "moved_to": layout.web.relative(layout.web.page(entity_page(entity)), layout.web.page(path)),
            "generator": layout.generator,
        }
        view = RedirectView(entity.name, href(path, entity_page(entity)))
        yield Page(path, "redirect.md.jinja", front_matter, view)
