"""The executor of the extraction."""

from __future__ import annotations

import pytest

from generator.errors import BriefingError
from generator.process.executors import WORTH_A_WORKER, executor_for
from generator.process.workers import RestartingPool


@pytest.mark.parametrize(("articles", "jobs"), [(0, 4), (WORTH_A_WORKER, 8), (2 * WORTH_A_WORKER - 1, 8), (10_000, 1)])
def test_few_articles_or_one_job_need_no_workers(articles: int, jobs: int) -> None:
    assert executor_for(articles, jobs=jobs) is None


def test_many_articles_get_a_pool_of_this_machine() -> None:
    executor = executor_for(2 * WORTH_A_WORKER, jobs=2)
    assert isinstance(executor, RestartingPool)
    executor.shutdown()


@pytest.mark.parametrize(
    ("cluster", "message"),
    [("spark://host", "unknown kind of executor: spark://host"), ("dask:nowhere", "no scheduler at nowhere")],
)
def test_a_cluster_that_cannot_be_used_is_an_error_with_a_remedy(cluster: str, message: str) -> None:
    with pytest.raises(BriefingError, match=message) as raised:
        executor_for(1, jobs=1, cluster=cluster)
    assert raised.value.problems[0].hint
