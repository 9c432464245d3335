"""Problems: their text, order, and conversion from unexpected errors."""

from __future__ import annotations

import pytest

from generator.errors import BriefingError, Problem, fault_of


@pytest.mark.parametrize(
    ("problem", "printed"),
    [
        (Problem("a.txt", 3, "cannot read it", "Fix it"), "a.txt:3: cannot read it. Fix it"),
        (Problem("a.txt", None, "cannot read it"), "a.txt: cannot read it"),
    ],
)
def test_a_problem_is_printed_as_place_cause_and_remedy(problem: Problem, printed: str) -> None:
    assert str(problem) == printed


def test_an_unexpected_error_is_a_problem_on_one_short_line() -> None:
    problem = fault_of("a.txt", 3, "cannot read it", ValueError("two\nlines " + "and more " * 100))
    assert problem.message.startswith("cannot read it: ValueError: two lines and more")
    assert len(problem.message) < 250
    assert "report" in problem.hint


def test_the_error_that_stops_a_build_names_every_problem() -> None:
    error = BriefingError(Problem("a.txt", 1, "one"), Problem("b.txt", 2, "two"))
    assert str(error) == "a.txt:1: one\nb.txt:2: two"
    assert [problem.path for problem in error.problems] == ["a.txt", "b.txt"]
