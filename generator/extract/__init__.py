"""Article -> Findings: what each article says, remembered from earlier builds or read by the language model.

Loading the model's libraries takes longer than a whole build in which nothing changed, so this module does without.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import replace

import msgspec

from generator.errors import BriefingError, Problem
from generator.extract.model.installed import (
    LONGEST,
    ModelName,
    find_model,
    reader_of,
    readers,
    rules_version,
    unread,
)
from generator.extract.worker import ACTION, read_batch, text_alone
from generator.records import Article, Findings
from generator.store.protocol import Store

__all__ = ["Memory", "ModelName", "extract", "find_model", "unread"]

KIND = "findings"

# What an article says, and what is wrong with it.
Found = tuple[Findings, Problem | None]

# Articles that a worker reads at a time: two seconds' work, so that little is lost when a build is stopped.
TASK = 32

# Tasks that wait for a worker, beside those being read. More would only hold memory.
WAITING = 8


def extract(
    articles: Sequence[Article],
    model: ModelName,
    store: Store,
    executor: Callable[[int], Executor | None],
    on_article: Callable[[int], object] = lambda count: None,
    on_fault: Callable[[Problem], object] = lambda problem: None,
    max_seconds: float | None = None,
) -> dict[str, Findings]:
    """What every article says.

    Args:
        articles: With their ids. Those that `unread` names are cut into sentences, and nothing else is found in them.
        model: The language model of the site.
        store: What earlier builds found; only articles that it does not know meet the model.
        executor: Asked, with the number of those articles, for workers to read them; None: this process reads them.
        on_article: Called with the number of articles that are done, whenever some are.
        on_fault: Called with what is wrong with each article that our rules fail on, that takes too long, or at which a
            worker dies; the next build tries it again.
        max_seconds: What an article may take of the processor; None: as long as it takes.

    Returns:
        The findings by article id, in the order of the articles.
    """
    known = readers(articles, model)
    keys = {article.id: _key(article, reader_of(article, known)) for article in articles}
    remembered = dict(_remembered(keys, store))
    on_article(len(remembered))
    new = [article for article in articles if article.id not in remembered]
    for batch, found in _read(new, model, executor(len(new)) if new else None, max_seconds):
        store.put(KIND, {keys[one.article]: _encoded(one) for one, fault in found if fault is None})
        remembered.update((one.article, one) for one, _ in found)
        for fault in sorted(fault for _, fault in found if fault is not None):
            on_fault(fault)
        on_article(len(batch))
    store.prune(KIND, list(keys.values()))
    return {article.id: remembered[article.id] for article in articles}


def _read(
    articles: Sequence[Article], model: ModelName, executor: Executor | None, seconds: float | None
) -> Iterator[tuple[Sequence[Article], list[Found]]]:
    """Batches of articles with their findings, in the order in which they are done."""
    batches = _batches(articles)
    if executor is None:
        for batch in batches:
            yield batch, read_batch(model.name, batch, seconds)
        return
    pending: dict[Future[list[Found]], Sequence[Article]] = {}
    called_off: list[Sequence[Article]] = []
    with executor:
        try:
            for batch in batches:
                pending[executor.submit(read_batch, model.name, batch, seconds)] = batch
                if len(pending) >= WAITING:
                    yield from _done(pending, called_off)
            while pending:
                yield from _done(pending, called_off)
            for batch in called_off:
                yield batch, _by_itself(batch, model, executor, seconds)
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            raise


def _batches(articles: Sequence[Article]) -> Iterator[Sequence[Article]]:
    """Articles that are read together: the model's memory grows with their length, that of all of them."""
    first, length = 0, 0
    for number, article in enumerate(articles):
        if number - first == TASK or (number > first and length + len(article.text) > LONGEST):
            yield articles[first:number]
            first, length = number, 0
        length += len(article.text)
    if articles:
        yield articles[first:]


def _done(
    pending: dict[Future[list[Found]], Sequence[Article]], called_off: list[Sequence[Article]]
) -> Iterator[tuple[Sequence[Article], list[Found]]]:
    """Those of the pending tasks that are done next; they are pending no more.

    Where a worker dies, all tasks are called off, whoever's fault it is.
    """
    done, _ = wait(pending, return_when=FIRST_COMPLETED)
    for future in done:
        batch = pending.pop(future)
        try:
            found = future.result()
        except BrokenExecutor:
            called_off.append(batch)
        else:
            yield batch, found


def _by_itself(articles: Sequence[Article], model: ModelName, executor: Executor, seconds: float | None) -> list[Found]:
    """Read articles while nothing else is read: if a worker dies now, it is one of them that kills it."""
    try:
        return executor.submit(read_batch, model.name, articles, seconds).result()
    except BrokenExecutor:
        if len(articles) > 1:
            return [one for article in articles for one in _by_itself([article], model, executor, seconds)]
    try:
        executor.submit(read_batch, model.name, ()).result()
    except BrokenExecutor as error:
        hint = "Give the machine more memory, or build with --jobs 1"
        message = "cannot read articles: the processes that are to read them die as soon as they have begun"
        raise BriefingError(Problem("--jobs", None, message, hint)) from error
    [article] = articles
    hint = "Split the article; it may need more memory than there is"
    message = f"{ACTION}: the process that reads it dies of it"
    return [(text_alone(article), Problem(article.source_file, None, message, hint))]


def _remembered(keys: Mapping[str, bytes], store: Store) -> Iterator[tuple[str, Findings]]:
    """Findings of earlier builds, under the ids that their articles have now."""
    ids: dict[bytes, list[str]] = {}
    for article, key in keys.items():
        ids.setdefault(key, []).append(article)
    decoder = msgspec.msgpack.Decoder(Findings)
    for key, value in store.get(KIND, list(ids)):
        try:
            found = decoder.decode(value)
        except msgspec.MsgspecError:  # damaged; it is read again
            continue
        for article in ids[key]:
            yield article, replace(found, article=article)


def _encoded(found: Findings) -> bytes:
    return msgspec.msgpack.encode(replace(found, article=""))


def _key(article: Article, reader: ModelName | None) -> bytes:
    """A hash of all that an article's findings depend on."""
    parts = (rules_version(), str(reader), article.lang, article.date or "", article.title, article.text)
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return digest.digest()
