"""The source that a sentence names for a figure."""

from __future__ import annotations

import pytest

from generator.extract.figures.attribution import FigureAttribution, attribution_of, mention_of
from generator.records import Mention
from tests.extract.reading import figures_of

WHOLE = FigureAttribution(0, 6, 0, 0, 100)
CLAUSE = FigureAttribution(40, 48, 40, 40, 80)


@pytest.mark.parametrize(
    ("span", "source"),
    [
        ((50, 60), CLAUSE),
        ((20, 30), WHOLE),
        ((75, 85), WHOLE),
        ((42, 45), WHOLE),
        ((2, 4), None),
        ((90, 110), None),
    ],
)
def test_a_figure_is_attributed_to_the_source_with_the_narrowest_scope(
    span: tuple[int, int], source: FigureAttribution | None
) -> None:
    assert attribution_of([WHOLE, CLAUSE], *span) == source


@pytest.mark.parametrize(
    ("mention", "start"),
    [
        (Mention("Police", 0, 6, "organization", "Police", "test"), 0),
        (Mention("Lima", 0, 4, "place", "Lima", "test"), None),
        (Mention("Police Union", 0, 12, "organization", "Police Union", "test"), None),
        (Mention("Diaz", 8, 12, "person", "Diaz", "test"), None),
    ],
)
def test_a_source_points_to_the_mention_that_contains_its_head_noun(mention: Mention, start: int | None) -> None:
    assert mention_of(WHOLE, [mention]) == start


def test_a_named_source_points_to_its_mention_and_an_anonymous_one_to_none() -> None:
    text, (named,) = figures_of("According to Anna Keller, 12 people were killed.")
    assert named.attribution is not None
    assert text[slice(*named.attribution)] == "Anna Keller"
    assert named.attribution_mention == text.index("Anna Keller")
    text, (anonymous,) = figures_of("Israeli sources claim 17 people have been killed.")
    assert anonymous.attribution is not None
    assert text[slice(*anonymous.attribution)] == "Israeli sources"
    assert anonymous.attribution_mention is None


def test_the_scope_of_a_source_is_its_own_clause() -> None:
    _, (one, other) = figures_of("Shelling killed 30 people, while officials say 12 soldiers died.")
    assert one.attribution is None
    assert other.attribution is not None


def test_conflicting_counts_keep_their_own_sources() -> None:
    text, found = figures_of(
        "Between 3,000 and 5,000 people gathered, police estimated, though organizers claimed 20,000."
    )
    assert [text[slice(*f.attribution)] for f in found if f.attribution] == ["police", "organizers"]
