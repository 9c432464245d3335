"""Generate, unless nothing has changed: then say what the last build said.

This module does without the stages until something has changed, for loading them takes longer than finding that out.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace

from generator.build import manifest as last_build
from generator.build.result import SILENT, BuildResult, ProgressListener
from generator.config import Settings
from generator.records import Article
from generator.store.file_hashes import FileHashes
from generator.store.sqlite import SqliteStore


def rebuild(
    settings: Settings,
    listener: ProgressListener = SILENT,
    last_good: Mapping[str, tuple[Article, ...]] | None = None,
    *,
    articles: bool = False,
    explained: bool = False,
) -> BuildResult:
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
    with closing(SqliteStore(settings.cache, read_only=True)) as store:
        hashes = FileHashes(store, settings.seeds)
        inputs = last_build.fingerprint(settings, hashes)
        record = None if explained else last_build.recall(store, settings, inputs)
        load_record = _remembered(record, _read(settings, store, hashes) if articles else ()) if record else None
    if load_record is not None:
        return _keep(load_record, settings, hashes)
    from generator.build.generate import generate

    result = generate(settings, listener, last_good, explained=explained)
    # A seed that was changed meanwhile may have been read before that or after: the next build looks again.
    done = not (result.held or result.unwritten or result.unsettled)
    same = done and last_build.fingerprint(settings, hashes) == inputs
    return _keep(result, settings, hashes, _record(result, settings, inputs) if same else None)


def _keep(
    result: BuildResult, settings: Settings, hashes: FileHashes, record: last_build.Record | None = None
) -> BuildResult:
    """Leave to the next build what is in the files, and the record if there is one, as far as that is news.

    Returns:
        The outcome, with a remark where the cache has failed.
    """
    if record is None and not hashes.has_news:
        return result
    with closing(SqliteStore(settings.cache, shown_as=settings.shown(settings.cache))) as store:
        hashes.keep(store)
        if record is not None:
            last_build.keep(store, settings, record)
    # A cache that fails now has mostly failed before, and said so.
    return replace(result, remarks=tuple(dict.fromkeys((*result.remarks, *store.problems))))


def _record(result: BuildResult, settings: Settings, inputs: bytes) -> last_build.Record:
    return last_build.Record(
        inputs=inputs,
        outputs=last_build.outputs(settings),
        model=result.model,
        counts=dict(result.counts),
        problems=result.problems,
        boilerplate=result.boilerplate,
        pages=tuple(sorted(result.pages)),
        newest=result.newest,
    )


def _read(settings: Settings, store: SqliteStore, hashes: FileHashes) -> tuple[Article, ...]:
    from generator.read import ReadOptions, read_seeds

    options = ReadOptions(settings.published_as(settings.seeds), settings.max_bytes, settings.max_seconds)
    return read_seeds(settings.seeds, options, store=store, hashes=hashes).articles


def _remembered(record: last_build.Record, articles: tuple[Article, ...]) -> BuildResult:
    return BuildResult(
        articles=articles,
        model=record.model,
        counts=record.counts,
        problems=record.problems,
        pages=frozenset(record.pages),
        boilerplate=record.boilerplate,
        newest=record.newest,
        unchanged=True,
    )
