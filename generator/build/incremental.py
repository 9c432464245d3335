"""Generate, unless nothing has changed: then say what the last build said.

This module does without the stages until something has changed, for loading them takes longer than finding that out.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace

from generator.build import manifest as last_build
from generator.build.result import SILENT, Listener, Outcome
from generator.config import Settings
from generator.records import Article
from generator.store.file_hashes import FileDigests
from generator.store.sqlite import Cache


def rebuild(
    settings: Settings,
    listener: Listener = SILENT,
    last_good: Mapping[str, tuple[Article, ...]] | None = None,
    *,
    articles: bool = False,
    explained: bool = False,
) -> Outcome:
    """Turn the seeds into pages and data files, as `build.generate` does.

    Args:
        settings: The checked configuration.
        listener: Told of the progress.
        last_good: Articles of an earlier build that stand in for a seed that cannot be read just now.
        articles: Whether the outcome has to have the articles even if nothing has changed.
        explained: Whether the outcome is to say what was decided: then all is worked out, since no build remembers it.

    Raises:
        BriefingError: When the registry or the model is unusable; nothing has been written then.
    """
    with closing(Cache(settings.cache, read_only=True)) as cache:
        digests = FileDigests(cache, settings.seeds)
        inputs = last_build.fingerprint(settings, digests)
        record = None if explained else last_build.recall(cache, settings, inputs)
        recalled = _remembered(record, _read(settings, cache, digests) if articles else ()) if record else None
    if recalled is not None:
        return _keep(recalled, settings, digests)
    from generator.build.generate import generate

    outcome = generate(settings, listener, last_good, explained=explained)
    # A seed that was changed meanwhile may have been read before that or after: the next build looks again.
    done = not (outcome.held or outcome.unwritten or outcome.unsettled)
    same = done and last_build.fingerprint(settings, digests) == inputs
    return _keep(outcome, settings, digests, _record(outcome, settings, inputs) if same else None)


def _keep(
    outcome: Outcome, settings: Settings, digests: FileDigests, record: last_build.Record | None = None
) -> Outcome:
    """Leave to the next build what is in the files, and the record if there is one, as far as that is news.

    Returns:
        The outcome, with a remark where the cache has failed.
    """
    if record is None and not digests.has_news:
        return outcome
    with closing(Cache(settings.cache, shown_as=settings.shown(settings.cache))) as cache:
        digests.keep(cache)
        if record is not None:
            last_build.keep(cache, settings, record)
    # A cache that fails now has mostly failed before, and said so.
    return replace(outcome, remarks=tuple(dict.fromkeys((*outcome.remarks, *cache.problems))))


def _record(outcome: Outcome, settings: Settings, inputs: bytes) -> last_build.Record:
    return last_build.Record(
        inputs=inputs,
        outputs=last_build.outputs(settings),
        model=outcome.model,
        counts=dict(outcome.counts),
        problems=outcome.problems,
        leftovers=outcome.leftovers,
        pages=tuple(sorted(outcome.pages)),
        newest=outcome.newest,
    )


def _read(settings: Settings, cache: Cache, digests: FileDigests) -> tuple[Article, ...]:
    from generator.read import read_seeds

    shown = settings.published_as(settings.seeds)
    reading = read_seeds(
        settings.seeds,
        shown_as=shown,
        max_bytes=settings.max_bytes,
        max_seconds=settings.max_seconds,
        memory=cache,
        digests=digests,
    )
    return reading.articles


def _remembered(record: last_build.Record, articles: tuple[Article, ...]) -> Outcome:
    return Outcome(
        articles=articles,
        model=record.model,
        counts=record.counts,
        problems=record.problems,
        pages=frozenset(record.pages),
        leftovers=record.leftovers,
        newest=record.newest,
        unchanged=True,
    )
