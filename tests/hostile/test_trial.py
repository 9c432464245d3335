"""A sample of each family of bad inputs in one build: published, or left out with a message."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.corpus import corpus
from tests.hostile.trial import hostile, sample

# `make torture` and `python -m hostile.trial FOLDER` try all of them.
EVERY = 14


def test_there_are_more_than_a_thousand_bad_inputs_and_no_two_are_the_same() -> None:
    inputs = corpus()
    assert len({(one.name.rsplit(".")[-1], one.content, one.beside, one.link) for one in inputs}) == len(inputs) > 2000


@pytest.mark.slow
def test_no_bad_input_is_lost(tmp_path: Path) -> None:
    results = hostile(tmp_path, EVERY)
    assert [lost for result in results for lost in result.lost] == []
    assert sum(result.tried for result in results) == len(sample(corpus(), EVERY))
