"""The quotations of all articles in, the quotes page out."""

from __future__ import annotations

from generator.present.pages.quotes import quotes_target
from tests.present.constructed import harbour


def test_speakers_are_counted_and_lead_to_their_quotations() -> None:
    view = quotes_target(harbour()).make().view
    (row,) = view.speakers
    assert (row.speaker.name, row.speaker.count, row.href) == ("Ada Lund", 1, "../people/ada-lund.md#quotes")
    assert view.total == 1


def test_articles_without_quotations_are_not_among_the_latest() -> None:
    view = quotes_target(harbour()).make().view
    assert [(link.title, len(lines)) for link, lines in view.latest] == [("Mayor Ada Lund opens the harbour", 1)]


def test_the_same_quotation_in_a_repeat_is_not_counted() -> None:
    view = quotes_target(harbour(duplicate_of={"opening": "strike"})).make().view
    assert (view.total, view.speakers, view.latest) == (0, (), ())
