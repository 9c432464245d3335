"""The cost of a build, counted: four times the articles must not take more than four times the work.

Seconds differ from machine to machine; counts do not. They reveal a worse complexity class at once: a comparison of
all pairs would take sixteen times as many.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import generator.extract.schedule
import generator.relate.feature_vectors
import generator.relate.near_duplicates
from benchmarks import corpus
from generator.config import Overrides, load_settings
from tests.builds import rebuild
from tests.conftest import SiteFolder

FEW, MANY = 75, 300

# Four times, and a fifth for what depends on chance.
FOUR_TIMES = 4 * 1.2

WORDS = 60


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each kind of work was done since it was cleared."""
    counts: Counter[str] = Counter()

    def count(where: Any, name: str, kind: str, size: Any = lambda *_: 1) -> None:
        original = getattr(where, name)

        def counting(*args: Any, **more: Any) -> Any:
            counts[kind] += size(*args)
            return original(*args, **more)

        monkeypatch.setattr(where, name, counting)

    count(
        generator.extract.schedule,
        "read_batch",
        "articles read by the model",
        lambda model, articles, seconds: len(articles),
    )
    count(generator.relate.near_duplicates, "jaccard", "texts compared")
    count(
        generator.relate.feature_vectors.FeatureMatrix,
        "similarities",
        "articles compared",
        lambda *vectors: len(vectors[-1]),
    )
    return counts


def built(site: Path, counted: Counter[str]) -> int:
    """Build, in this process, and return the number of pages."""
    settings, _ = load_settings(site / "mkdocs.yml", Overrides(jobs=1))
    result = rebuild(settings)
    counted["files written"] += len(result.written)
    return len(result.pages)


def site_of(site_folder: SiteFolder, size: int) -> Path:
    site = site_folder({}, name=f"site-{size}")
    corpus.make(site / "seeds", size, longest=WORDS)
    return site


@pytest.mark.slow
def test_work_grows_with_the_articles_and_then_with_what_changed(
    site_folder: SiteFolder, counted: Counter[str]
) -> None:
    few = site_of(site_folder, FEW)
    built(few, counted)
    cost_of_few = dict(counted)
    counted.clear()
    many = site_of(site_folder, MANY)
    pages = built(many, counted)
    cost_of_many = dict(counted)
    assert cost_of_many["articles read by the model"] == MANY
    assert cost_of_many.keys() == {*cost_of_few, *cost_of_many}
    assert {kind: n for kind, n in cost_of_many.items() if n > FOUR_TIMES * max(20, cost_of_few.get(kind, 0))} == {}

    counted.clear()
    built(many, counted)
    assert counted.total() == 0

    corpus.make(many / "seeds", 1, start=MANY, longest=WORDS)
    built(many, counted)
    assert counted["articles read by the model"] == 1
    assert counted["files written"] < pages / 3
