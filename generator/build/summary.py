"""Summarize a pipeline run: counts, problems and decisions, as a build result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.build.inputs import Inputs, older_version
from generator.build.report import counts, decisions
from generator.build.result import BuildResult
from generator.build.session import Session
from generator.config import Settings
from generator.errors import Problem
from generator.extract import unread
from generator.ids.ledger import SCHEMA, with_articles
from generator.process.library_versions import unproved_versions
from generator.read import ReadSeeds
from generator.records import Article, Corpus
from generator.registry import Rule
from generator.resolve import Resolution


@dataclass(frozen=True, slots=True)
class Survey:
    """The results of the stages, before anything is written."""

    inputs: Inputs
    """Registry, ledger and model."""
    seeds: ReadSeeds
    """The seeds that were read."""
    reused: tuple[Article, ...]
    """Articles of an earlier build that replace seeds that cannot be read at the moment."""
    articles: tuple[Article, ...]
    """All articles, corrected, in the order of their files."""
    faults: tuple[Problem, ...]
    """Articles that extraction failed on."""
    resolution: Resolution
    """Entities, open questions and the new ledger."""
    corpus: Corpus
    """Everything known."""
    used_rules: frozenset[Rule]
    """The editor's rules that matched something."""


def summarize(survey: Survey, session: Session, *, explained: bool) -> BuildResult:
    """Return the result of a run that has written nothing yet.

    Args:
        survey: The results of the stages.
        session: The settings, and the store with its problems.
        explained: Whether to list every decision.
    """
    inputs, seeds, corpus = survey.inputs, survey.seeds, survey.corpus
    registry = inputs.registry
    ids = {article.id for article in corpus.articles} | {entity.id for entity in corpus.entities}
    unused = registry.unused(survey.used_rules, ids)
    return BuildResult(
        articles=corpus.articles,
        model=str(inputs.model),
        counts=counts(
            corpus, files=seeds.files, skipped=len(seeds.skipped), rules=len(registry.rules), unused=len(unused)
        ),
        problems=_problems(survey, session.settings, unused),
        remarks=_remarks(survey, session),
        decisions=tuple(decisions(survey.articles, registry, survey.used_rules, corpus)) if explained else (),
        ledger=with_articles(survey.resolution.ledger, survey.articles),
        boilerplate=tuple((article.source_file, left) for article in corpus.articles for left in article.boilerplate),
        newest=max((article.date for article in survey.articles if article.date), default=None),
        unsettled=bool(survey.faults or seeds.slow),
        reused_seeds=tuple(sorted({article.source_file for article in survey.reused})),
    )


def _problems(survey: Survey, settings: Settings, unused: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems and notes for a person, in the order of the stages."""
    return (
        *settings.warnings,
        *survey.inputs.warnings,
        *survey.seeds.problems,
        *_below_seeds(settings, (*survey.faults, *unread(survey.articles, survey.inputs.model))),
        *survey.resolution.problems,
        *unused,
    )


def _remarks(survey: Survey, session: Session) -> tuple[Problem, ...]:
    """Notes on this build only."""
    ids = session.settings.published_as(session.settings.ids)
    older = older_version(ids, "lines of the ledger", survey.inputs.ledger_schema, SCHEMA)
    return (*unproved_versions(), *older, *session.store.problems)


def _below_seeds(settings: Settings, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Name the files of problems, which extraction knows by their paths below the seeds, as their owner knows them.

    The report is published: if the seeds are outside the site's folder, it does not say where on the machine.
    """
    seeds = settings.published_as(settings.seeds)
    return (replace(problem, path=f"{seeds}/{problem.path}") for problem in problems)
