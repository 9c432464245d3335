"""Inspect a site without writing: check the trust rules, or explain an entity."""

from __future__ import annotations

from dataclasses import replace

from generator import TOOL
from generator.build.manifest import hash_inputs, load_manifest
from generator.build.pipeline import run_pipeline
from generator.build.result import BuildOptions, BuildResult
from generator.build.session import Session
from generator.present import breaches
from generator.publish.altered_pages import altered_files
from generator.records import Corpus, Entity


def check(session: Session, options: BuildOptions) -> BuildResult:
    """Run every stage but the last, and check each planned page against the trust rules.

    If the inputs are those of the last build, its published files are compared with the plan.

    Args:
        session: The settings and a store, which may be read-only.
        options: What the caller wants of the result.

    Returns:
        The result; each breach of a trust rule is an error among its problems.

    Raises:
        BriefingError: When the registry or the model cannot be used.
    """
    run = run_pipeline(session, options, write=False)
    found = list(breaches(run.plan, run.corpus))
    manifest = load_manifest(session)
    if manifest is not None and manifest.inputs == hash_inputs(session):
        docs = session.settings.docs
        found += altered_files(run.plan, docs, tool=TOOL, shown_as=session.settings.shown(docs))
    return replace(run.result, problems=(*run.result.problems, *found), breaches=tuple(found))


def explain(session: Session, wanted: str, options: BuildOptions) -> tuple[Corpus, tuple[Entity, ...]]:
    """Find the entities with an id or a name, to explain them.

    Args:
        session: The settings and a store, which may be read-only.
        wanted: An id, a best name or an alias; capitals do not matter in names.
        options: Holds the progress listener.

    Returns:
        The corpus, and the entities with that id, else those with that name.
    """
    corpus = run_pipeline(session, options, write=False).corpus
    by_id = tuple(entity for entity in corpus.entities if entity.id == wanted)
    name = wanted.casefold()
    return corpus, by_id or tuple(
        entity for entity in corpus.entities if name in {alias.casefold() for alias in (entity.name, *entity.aka)}
    )
