"""Choose what runs the extraction of many articles: this process, worker processes or a cluster."""

from __future__ import annotations

from concurrent.futures import Executor

# Articles that are read sooner by this process than by workers: a worker takes three seconds to load the model and our
# data, in which one process reads some forty articles (measured with the small English model).
WORTH_A_WORKER = 40


def executor_for(articles: int, *, jobs: int, cluster: str | None = None) -> Executor | None:
    """Start an executor for a number of articles.

    Args:
        articles: How many articles there are to read.
        jobs: Processes that this machine may run at once.
        cluster: Address of a Dask scheduler ("dask:tcp://host:8786"), to run on its workers instead.

    Returns:
        The executor; None if this process is faster alone.

    Raises:
        BriefingError: When the cluster cannot be used.
    """
    if cluster is not None:
        from generator.process.dask import DaskExecutor

        return DaskExecutor(cluster)
    jobs = min(jobs, articles // WORTH_A_WORKER)
    if jobs < 2:
        return None
    from generator.process.workers import RestartingPool

    return RestartingPool(jobs)
