"""Article -> Findings: extract sentences, names, quotations, figures and dates, from the store or with the model.

This package imports no language model library: loading spaCy takes longer than a whole build in which nothing changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

from generator.errors import Problem
from generator.extract.findings_cache import findings_key, load_findings, prune_findings, save_findings
from generator.extract.model.installed import ModelName, find_model, reader_of, readers, unread
from generator.extract.schedule import read_all
from generator.records import Article, Findings
from generator.store.protocol import Store

__all__ = ["ExtractOptions", "ModelName", "extract", "find_model", "unread"]


def _no_workers(count: int) -> Executor | None:
    return None


def _ignore(_: object) -> None:
    pass


@dataclass(frozen=True, slots=True)
class ExtractOptions:
    """Workers, listeners and limits of extraction; they do not change the findings of readable articles."""

    start_workers: Callable[[int], Executor | None] = _no_workers
    """Starts workers for a number of articles; if it returns None, this process reads them."""
    on_articles: Callable[[int], object] = _ignore
    """Called with the number of articles that have been read since the last call."""
    on_problem: Callable[[Problem], object] = _ignore
    """Called for each article that fails, exceeds the time limit or crashes a worker; the next build tries it again."""
    max_seconds: float | None = None
    """CPU seconds that an article may take; None for no limit."""


def extract(
    articles: Sequence[Article], model: ModelName, store: Store, options: ExtractOptions | None = None
) -> dict[str, Findings]:
    """Extract sentences, names, quotations, figures and dates.

    Args:
        articles: With their ids. Those that `unread` lists are only split into sentences.
        model: The language model of the site.
        store: Findings of earlier builds; only articles without stored findings are read.
        options: Workers, listeners and the time limit.

    Returns:
        The findings by article id, in the order of the articles.
    """
    options = options or ExtractOptions()
    known = readers(articles, model)
    keys = {article.id: findings_key(article, reader_of(article, known)) for article in articles}
    findings = dict(load_findings(store, keys))
    options.on_articles(len(findings))
    new = [article for article in articles if article.id not in findings]
    executor = options.start_workers(len(new)) if new else None
    for results in read_all(new, model, executor, options.max_seconds):
        save_findings(store, {keys[found.article]: found for found, problem in results if problem is None})
        findings.update((found.article, found) for found, _ in results)
        for problem in sorted(problem for _, problem in results if problem is not None):
            options.on_problem(problem)
        options.on_articles(len(results))
    prune_findings(store, list(keys.values()))
    return {article.id: findings[article.id] for article in articles}
