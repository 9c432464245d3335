"""Generate the site's pages, stage by stage: seeds, articles, findings, entities, corpus, site plan, files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from generator import TOOL, __version__
from generator.build.inputs import load_inputs, older_version, read_options, reused_articles
from generator.build.report import build_report
from generator.build.result import BuildOptions, BuildResult, ProgressListener
from generator.build.session import Session
from generator.build.summary import Survey, summarize
from generator.config import Settings
from generator.errors import Problem
from generator.extract import ExtractOptions, extract
from generator.ids.articles import with_ids
from generator.ids.ledger import dump_ledger
from generator.present import lay_out
from generator.process.executors import executor_for
from generator.process.gc_tuning import relaxed_gc
from generator.publish.build_files import published_schema, write_ledger, write_report
from generator.publish.publish_site import PublishOptions, publish
from generator.read import correct_articles, read_seeds
from generator.records import Corpus
from generator.relate import relate
from generator.resolve import correct_quotes, resolve
from generator.site_plan import SiteOptions, SitePlan
from generator.store.schema import SCHEMA

# Articles up to which every name has a page: some 3,000 names, which the indexes show on a few screens each.
SMALL_CORPUS = 200


@dataclass(frozen=True, slots=True)
class PipelineRun:
    """The results of the stages."""

    corpus: Corpus
    """Everything known."""
    plan: SitePlan
    """The site, as laid out."""
    result: BuildResult
    """The result to report."""


@relaxed_gc()
def run_pipeline(session: Session, options: BuildOptions, *, write: bool = True) -> PipelineRun:
    """Turn the seeds into a site: read, extract, resolve, relate, present, publish.

    Args:
        session: The settings, the store and the hashes of the seeds.
        options: What the caller wants of the build.
        write: Whether to publish; without it, no file is touched.

    Returns:
        The corpus, the plan and the result.

    Raises:
        BriefingError: When the registry, the ledger of ids or the model cannot be used, or a newer version of the tool
            made the pages. Nothing has been written then.
    """
    settings, store, progress = session.settings, session.store, options.listener
    # Refuses pages of a newer version of the tool before anything is read.
    schema_before = published_schema(settings.docs, shown_as=settings.published_as(settings.docs)) if write else None
    inputs = load_inputs(settings)
    registry, ledger, model = inputs.registry, inputs.ledger, inputs.model

    progress.begin("Reading seeds", None)
    seeds = read_seeds(
        settings.seeds,
        read_options(settings),
        on_file=lambda _: progress.advance(),
        store=store,
        hashes=session.hashes,
    )
    reused = reused_articles(seeds.articles, seeds.failed, options.last_good)
    identified = with_ids((*seeds.articles, *reused), ledger.articles)
    corrected = correct_articles(identified, registry)
    articles = corrected.result

    progress.begin("Extracting names", len(articles))
    faults: list[Problem] = []
    workers = partial(executor_for, jobs=settings.jobs, cluster=settings.executor)
    extraction = ExtractOptions(workers, progress.advance, faults.append, settings.max_seconds)
    extracted = extract(articles, model, store, extraction)

    progress.begin("Resolving names", None)
    resolution = resolve(articles, extracted, registry, ledger, _mentions_for_a_page(settings, len(articles)))
    corrected_findings = correct_quotes(articles, extracted, resolution.entities, registry)
    findings = corrected_findings.result

    progress.begin("Relating articles", None)
    redirects = resolution.ledger.redirects
    corpus = relate(articles, findings, resolution.entities, resolution.open_questions, redirects, store)

    progress.begin("Laying out pages", None)
    plan = lay_out(corpus, _site_options(settings))
    used_rules = frozenset({*corrected.used, *resolution.used, *corrected_findings.used})
    survey = Survey(
        inputs=inputs,
        seeds=seeds,
        reused=tuple(reused),
        articles=articles,
        faults=tuple(sorted(faults)),
        resolution=resolution,
        corpus=corpus,
        used_rules=used_rules,
    )
    result = replace(summarize(survey, session, explained=options.explained), pages=plan.paths)

    if write:
        progress.begin("Writing pages", len(plan.paths))
        result = _publish(plan, result, schema_before, session, progress)
    return PipelineRun(corpus, plan, result)


def _mentions_for_a_page(settings: Settings, articles: int) -> int:
    """The number of mentions from which a name that only one article has gets a page."""
    return settings.pages_from or (1 if articles < SMALL_CORPUS else 2)


def _site_options(settings: Settings) -> SiteOptions:
    """What the configuration says about the site as a whole."""
    return SiteOptions(
        site_name=settings.site_name,
        language=settings.language,
        generator=f"{TOOL} {__version__}",
        full_text=settings.text == "full",
        site_url=settings.site_url,
        folders=settings.folders,
    )


def _publish(
    plan: SitePlan, result: BuildResult, schema_before: int | None, session: Session, progress: ProgressListener
) -> BuildResult:
    """Write the pages, the report and the ledger of ids; return the result with what was written."""
    settings = session.settings
    docs = settings.published_as(settings.docs)
    options = PublishOptions(settings.docs, TOOL, shown_as=docs, excluded=settings.excludes)
    published = publish(plan, options, session.store, progress.advance)
    result = replace(
        result,
        problems=(*result.problems, *published.problems),
        remarks=(*older_version(docs, "pages and data files", schema_before, SCHEMA), *result.remarks),
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
