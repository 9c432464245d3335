"""The story: seeds become articles, findings, entities, a corpus, a plan, a site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from functools import partial

from generator import TOOL, __version__
from generator.build.manifest import is_built
from generator.build.report import build_report, counts, decisions
from generator.build.result import SILENT, BuildResult, ProgressListener
from generator.config import Settings, optional_text
from generator.errors import Problem
from generator.extract import ExtractOptions, extract, find_model, unread, unverified_versions
from generator.ids.articles import with_ids
from generator.ids.ledger import SCHEMA as LEDGER_SCHEMA
from generator.ids.ledger import dump_ledger, load_ledger, schema_of, with_articles
from generator.present import breaches, lay_out
from generator.process.executors import executor_for
from generator.process.gc_tuning import relaxed_gc
from generator.process.library_versions import unproved_versions
from generator.publish import altered, made_with, publish, write_ledger, write_report
from generator.read import ReadOptions, correct_articles, read_seeds
from generator.records import Article, Corpus, Entity
from generator.registry import load_registry
from generator.relate import relate
from generator.resolve import correct_quotes, resolve
from generator.site_plan import SiteOptions, SitePlan
from generator.store.file_hashes import FileHashes
from generator.store.schema import SCHEMA
from generator.store.sqlite import SqliteStore

# Articles up to which every name has a page: some 3,000 names, which the indexes show on a few screens each.
SMALL_CORPUS = 200
GENERATOR = f"{TOOL} {__version__}"


def generate(
    settings: Settings,
    listener: ProgressListener = SILENT,
    last_good: Mapping[str, tuple[Article, ...]] | None = None,
    *,
    explained: bool = False,
) -> BuildResult:
    """Turn the seeds into pages and data files.

    Args:
        settings: The checked configuration.
        listener: Told of the progress.
        last_good: Articles of an earlier build by `source_file`: they stand in for a seed that cannot be read
            just now, so that a page does not vanish while its seed is being edited.
        explained: Whether the outcome is to say what was decided.

    Raises:
        BriefingError: When the registry or the model is unusable, or a newer version has made the pages; nothing has
            been written then.
    """
    docs = settings.published_as(settings.docs)
    before = made_with(settings.docs, shown_as=docs)
    with relaxed_gc(), _opened(settings) as store:
        corpus, result = _survey(settings, listener, last_good or {}, store, explained=explained)
        listener.begin("Laying out pages", None)
        plan = plan_site(corpus, settings)
        listener.begin("Writing pages", len(plan.paths))
        published = publish(
            plan,
            settings.docs,
            tool=TOOL,
            store=store,
            shown_as=docs,
            on_page=lambda _: listener.advance(),
            excluded=settings.excludes,
        )
    result = replace(
        result,
        pages=plan.paths,
        problems=(*result.problems, *published.problems),
        remarks=(*unproved_versions(), *_older(docs, "pages and data files", before, SCHEMA), *result.remarks),
    )
    report = write_report(build_report(result, full_text=settings.text == "full"), settings.docs, shown_as=docs)
    ids = write_ledger(dump_ledger(result.ledger), settings.ids)
    return replace(
        result,
        problems=(*result.problems, *report.problems, *ids.problems),
        written=(*published.written, *report.written, *ids.written),
        deleted=published.deleted,
        unwritten=(*published.unwritten, *report.unwritten, *ids.unwritten),
    )


def check(settings: Settings, listener: ProgressListener = SILENT, *, explained: bool = False) -> BuildResult:
    """Do everything but write, and hold every planned page against the trust rules.

    What the last build published is held against the plan, where it was made of what is there now.

    Returns:
        The outcome; a breach of a trust rule is an error among its problems.

    Raises:
        BriefingError: When the registry or the model is unusable.
    """
    corpus, result = survey(settings, listener, explained=explained)
    plan = plan_site(corpus, settings)
    found = list(breaches(plan, corpus))
    with _opened(settings, read_only=True) as store:
        built = is_built(store, settings)
    if built:
        found += altered(plan, settings.docs, tool=TOOL, shown_as=settings.shown(settings.docs))
    return replace(result, problems=(*result.problems, *found), breaches=tuple(found))


def plan_site(corpus: Corpus, settings: Settings) -> SitePlan:
    """Lay the corpus out as the configuration asks."""
    return lay_out(corpus, site_options(settings))


def site_options(settings: Settings) -> SiteOptions:
    """What the configuration says about the site as a whole."""
    return SiteOptions(
        site_name=settings.site_name,
        language=settings.language,
        generator=GENERATOR,
        full_text=settings.text == "full",
        site_url=settings.site_url,
        folders=settings.folders,
    )


def explain(settings: Settings, wanted: str, listener: ProgressListener = SILENT) -> tuple[Corpus, tuple[Entity, ...]]:
    """Find the entities of an id or a name, to say why each is what it is.

    Args:
        settings: The checked configuration.
        wanted: An id, a best name or another name seen, whatever its capitals.
        listener: Told of the progress.

    Returns:
        The corpus, and the entities that have that id, else those that have that name.
    """
    corpus, _ = survey(settings, listener)
    by_id = tuple(entity for entity in corpus.entities if entity.id == wanted)
    name = wanted.casefold()
    return corpus, by_id or tuple(
        entity for entity in corpus.entities if name in {one.casefold() for one in (entity.name, *entity.aka)}
    )


def survey(settings: Settings, listener: ProgressListener, *, explained: bool = False) -> tuple[Corpus, BuildResult]:
    """Everything up to the point where pages are laid out, and nothing written: read, extract, resolve, relate."""
    with relaxed_gc(), _opened(settings, read_only=True) as store:
        return _survey(settings, listener, {}, store, explained=explained)


def _opened(settings: Settings, *, read_only: bool = False) -> closing[SqliteStore]:
    return closing(SqliteStore(settings.cache, shown_as=settings.shown(settings.cache), read_only=read_only))


def _survey(
    settings: Settings,
    listener: ProgressListener,
    last_good: Mapping[str, tuple[Article, ...]],
    store: SqliteStore,
    *,
    explained: bool = False,
) -> tuple[Corpus, BuildResult]:
    corrections = optional_text(settings.registry, settings, "registry")
    registry, warnings = load_registry(corrections, settings.published_as(settings.registry))
    issued, ids = optional_text(settings.ids, settings, "ledger of ids"), settings.published_as(settings.ids)
    ledger = load_ledger(issued, ids)
    model = find_model(settings.model)
    listener.begin("Reading seeds", None)
    reading = read_seeds(
        settings.seeds,
        ReadOptions(settings.published_as(settings.seeds), settings.max_bytes, settings.max_seconds),
        on_file=lambda _: listener.advance(),
        store=store,
        hashes=FileHashes(store, settings.seeds),
    )
    read_now = {article.key for article in reading.articles}
    kept = [a for source in sorted(reading.failed) for a in last_good.get(source, ()) if a.key not in read_now]
    articles = with_ids((*reading.articles, *kept), ledger.articles)
    corrected = correct_articles(articles, registry)
    articles = corrected.result
    listener.begin("Extracting names", len(articles))
    start = partial(executor_for, jobs=settings.jobs, cluster=settings.executor)
    faults: list[Problem] = []
    options = ExtractOptions(start, listener.advance, faults.append, settings.max_seconds)
    extracted = extract(articles, model, store, options)
    listener.begin("Resolving names", None)
    pages_from = settings.pages_from or (1 if len(articles) < SMALL_CORPUS else 2)
    resolution = resolve(articles, extracted, registry, ledger, pages_from)
    corrected_quotes = correct_quotes(articles, extracted, resolution.entities, registry)
    findings = corrected_quotes.result
    listener.begin("Relating articles", None)
    corpus = relate(
        articles, findings, resolution.entities, resolution.open_questions, resolution.ledger.redirects, store
    )
    used = {*corrected.used, *resolution.used, *corrected_quotes.used}
    unused = registry.unused(used, {a.id for a in corpus.articles} | {e.id for e in corpus.entities})
    return corpus, BuildResult(
        articles=corpus.articles,
        model=str(model),
        counts=counts(
            corpus,
            files=reading.files,
            skipped=len(reading.skipped),
            rules=len(registry.rules),
            unused=len(unused),
        ),
        problems=(
            *settings.warnings,
            *warnings,
            *reading.problems,
            *_below(settings, (*sorted(faults), *unread(articles, model))),
            *resolution.problems,
            *unused,
        ),
        remarks=(
            *_older(ids, "lines of the ledger", schema_of(issued), LEDGER_SCHEMA),
            *unverified_versions(),
            *store.problems,
        ),
        decisions=tuple(decisions(articles, registry, used, corpus)) if explained else (),
        ledger=with_articles(resolution.ledger, articles),
        boilerplate=tuple((article.source_file, left) for article in corpus.articles for left in article.boilerplate),
        newest=max((article.date for article in articles if article.date), default=None),
        unsettled=bool(faults or reading.slow),
        held=tuple(sorted({article.source_file for article in kept})),
    )


def _below(settings: Settings, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Problems of articles, whose files stages know by their names below the seeds, as an owner knows them.

    The report is published: where the seeds lie outside the site's folder, it does not say where on the machine.
    """
    seeds = settings.published_as(settings.seeds)
    return (replace(problem, path=f"{seeds}/{problem.path}") for problem in problems)


def _older(path: str, what: str, schema: int | None, now: int) -> Iterator[Problem]:
    """Says that what an older version of the tool has made is made anew."""
    if schema is not None and schema < now:
        message = f"the {what} of an older version of the tool (schema {schema}) were made anew with schema {now}"
        yield Problem(path, None, message, level="note")
