"""Read articles in batches, in this process or with workers, and survive the crash of a worker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass, field

from generator.errors import BriefingError, Problem
from generator.extract.model.installed import LONGEST, ModelName
from generator.extract.worker import ACTION, Result, read_batch, text_alone
from generator.records import Article

Batch = Sequence[Article]

# Articles in a batch: two seconds' work, so that little is lost when a build is stopped.
BATCH = 32

# Batches that are submitted before the first is done, so that workers never wait. More would only take memory.
SUBMITTED = 8


def read_all(
    articles: Sequence[Article], model: ModelName, executor: Executor | None, max_seconds: float | None
) -> Iterator[list[Result]]:
    """Read articles.

    Args:
        articles: With their ids.
        model: The language model of the site.
        executor: The workers, which are shut down in the end; None to read in this process.
        max_seconds: CPU seconds that an article may take; None for no limit.

    Yields:
        The findings of a batch of articles, in the order in which batches are done.

    Raises:
        BriefingError: Workers crash before they read anything.
    """
    if executor is None:
        for batch in _batches(articles):
            yield read_batch(model.name, batch, max_seconds)
        return
    workers = _Workers(executor, model, max_seconds)
    with executor:
        try:
            yield from workers.read(_batches(articles))
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            raise


def _batches(articles: Sequence[Article]) -> Iterator[Batch]:
    """Articles that are read together: the model's memory grows with the length of them all."""
    first, length = 0, 0
    for number, article in enumerate(articles):
        if number - first == BATCH or (number > first and length + len(article.text) > LONGEST):
            yield articles[first:number]
            first, length = number, 0
        length += len(article.text)
    if articles:
        yield articles[first:]


@dataclass
class _Workers:
    """Workers, and the batches that they have been given."""

    executor: Executor
    model: ModelName
    max_seconds: float | None
    pending: dict[Future[list[Result]], Batch] = field(default_factory=dict)
    """Batches that are waiting or being read."""
    cancelled: list[Batch] = field(default_factory=list)
    """Batches that were pending when a worker crashed."""

    def read(self, batches: Iterator[Batch]) -> Iterator[list[Result]]:
        for batch in batches:
            self.pending[self._submit(batch)] = batch
            if len(self.pending) >= SUBMITTED:
                yield from self._done()
        while self.pending:
            yield from self._done()
        for batch in self.cancelled:
            yield self._alone(batch)

    def _submit(self, batch: Batch) -> Future[list[Result]]:
        return self.executor.submit(read_batch, self.model.name, batch, self.max_seconds)

    def _done(self) -> Iterator[list[Result]]:
        """Results of the next batches that are done. A crash cancels all that are pending, whichever caused it."""
        done, _ = wait(self.pending, return_when=FIRST_COMPLETED)
        for future in done:
            batch = self.pending.pop(future)
            try:
                results = future.result()
            except BrokenExecutor:
                self.cancelled.append(batch)
            else:
                yield results

    def _alone(self, batch: Batch) -> list[Result]:
        """Read a batch while nothing else is read: if a worker crashes now, an article of this batch is the cause."""
        try:
            return self._submit(batch).result()
        except BrokenExecutor:
            if len(batch) > 1:
                return [result for article in batch for result in self._alone([article])]
        self._check_workers()
        [article] = batch
        hint = "Split the article: the machine may not have enough memory for it"
        message = f"{ACTION}: the worker process crashed on this article"
        return [(text_alone(article), Problem(article.source_file, None, message, hint))]

    def _check_workers(self) -> None:
        """Raise a `BriefingError` where workers crash without any article."""
        try:
            self._submit(()).result()
        except BrokenExecutor as error:
            hint = "Give the machine more memory, or build with --jobs 1"
            message = "cannot read articles: the worker processes crash as soon as they start"
            raise BriefingError(Problem("--jobs", None, message, hint)) from error
