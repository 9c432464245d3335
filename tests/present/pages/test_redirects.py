"""Former addresses in, pages that lead to the new ones out."""

from __future__ import annotations

from generator.present.pages.redirects import redirect_pages
from tests.present.constructed import harbour


def test_a_former_address_leads_to_the_entity_of_today() -> None:
    (page,) = redirect_pages(harbour(redirects={"group/lund": "person/ada-lund"}))
    assert page.path == "groups/lund.md"
    assert page.front_matter["moved_to"] == "../../people/ada-lund/"
    assert (page.view.name, page.view.href) == ("Ada Lund", "../people/ada-lund.md")
