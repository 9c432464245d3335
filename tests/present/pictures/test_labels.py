"""Words and rectangles in, their size and whether there is room out."""

from __future__ import annotations

import pytest

from generator.present.pictures.labels import Rectangle, is_free, short_name, text_width


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ada Lund", "Ada Lund"),
        ("The International Union of Harbour Workers", "The International Union…"),
        ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahrtsges…"),
    ],
)
def test_a_long_name_is_cut_after_a_word(name: str, shown: str) -> None:
    assert short_name(name) == shown


@pytest.mark.parametrize(
    ("other", "overlaps"),
    [
        (Rectangle(5, 5, 15, 15), True),
        (Rectangle(2, 2, 3, 3), True),
        (Rectangle(10, 0, 20, 10), False),
        (Rectangle(0, 11, 10, 20), False),
    ],
)
def test_rectangles_that_only_touch_do_not_overlap(other: Rectangle, overlaps: bool) -> None:
    one = Rectangle(0, 0, 10, 10)
    assert one.overlaps(other) == other.overlaps(one) == overlaps
    assert is_free(other, [Rectangle(50, 50, 60, 60), one]) != overlaps


def test_a_rectangle_fits_in_a_drawing_up_to_its_edges() -> None:
    assert Rectangle(0, 0, 10, 5).fits_in(10, 5)
    assert not Rectangle(-1, 0, 10, 5).fits_in(10, 5)
    assert not Rectangle(0, 0, 10, 6).fits_in(10, 5)


def test_ideographs_are_wider_than_letters_and_accents_take_no_room() -> None:
    assert text_width("東京", 10) > text_width("To", 10)
    assert text_width("e\u0301", 10) == text_width("e", 10)
    assert text_width("Bergen", 20) == pytest.approx(2 * text_width("Bergen", 10), abs=0.2)
