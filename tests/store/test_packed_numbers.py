"""Sets of numbers as bytes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.store.packed_numbers import number_of, pack, unpack


@given(st.lists(st.integers(0, 2**32 - 1)))
def test_packed_numbers_are_unpacked_in_the_same_order(numbers: list[int]) -> None:
    assert list(unpack(pack(numbers))) == numbers


def test_a_number_takes_four_bytes() -> None:
    assert len(pack(range(1000))) == 4000


def test_a_path_that_is_not_valid_text_has_a_number() -> None:
    assert number_of("a\udcff.md") != number_of("a.md")
