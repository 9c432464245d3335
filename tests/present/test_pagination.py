"""A sorted list divided into pages by its content."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.present.pagination import paginate

MOST = 4


def pages(keys: list[str]) -> list[list[str]]:
    ordered = sorted(keys, key=lambda key: key.encode())
    return [[ordered[place] for place in lines] for lines in paginate(ordered, MOST)]


def test_a_short_list_is_one_page() -> None:
    assert pages(["a", "b", "c"]) == [["a", "b", "c"]]


def test_a_long_list_is_halved_where_its_keys_differ_first() -> None:
    days = [f"2024-08-{day:02}" for day in range(1, 9)]
    assert pages(days) == [days[:3], days[3:7], days[7:]]


def test_lines_of_one_key_are_cut_by_count() -> None:
    assert pages(["dead"] * 6) == [["dead"] * 4, ["dead"] * 2]


def test_a_key_that_others_begin_with_comes_before_them() -> None:
    assert pages(["dead", "dead a", "dead b", "dead c", "dead d"]) == [
        ["dead"],
        ["dead a", "dead b", "dead c", "dead d"],
    ]


keys = st.lists(st.text("ab\0é", max_size=6), max_size=60)


@given(keys)
def test_every_line_is_on_one_page_in_order_and_no_page_is_empty_or_too_long(found: list[str]) -> None:
    made = pages(found)
    assert [key for page in made for key in page] == sorted(found, key=lambda key: key.encode())
    assert all(1 <= len(page) <= MOST for page in made) or not found


@given(
    st.sets(st.text("abcd", min_size=1, max_size=6), min_size=1, max_size=60), st.text("abcd", min_size=1, max_size=6)
)
def test_a_line_more_changes_its_own_page_alone(found: set[str], more: str) -> None:
    # A key that differs earlier than all others puts a cut above theirs and moves none.
    before, after = pages(sorted(found)), pages(sorted({*found, more}))
    changed = [page for page in after if page not in before]
    assert len(changed) <= 2
    assert all(set(page) <= {*next((one for one in before if set(one) & set(page)), []), more} for page in changed)
