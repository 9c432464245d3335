"""Generate the pages, unless nothing has changed since the last build.

The stages are imported only when something has changed: loading them takes longer than finding out.
"""

from __future__ import annotations

from dataclasses import replace

from generator.build.manifest import hash_inputs, load_manifest, manifest_of, output_states, save_manifest
from generator.build.result import DEFAULT, BuildOptions, BuildResult
from generator.build.session import Session
from generator.records import Article


def generate(session: Session, options: BuildOptions = DEFAULT) -> BuildResult:
    """Turn the seeds into pages and data files.

    Args:
        session: The settings, the store and the hashes of the seeds.
        options: Requests of the caller in addition to the pages.

    Returns:
        The result of the stages, or of the last build if the inputs and outputs are unchanged.

    Raises:
        BriefingError: When the registry or the model cannot be used; nothing has been written then.
    """
    inputs = hash_inputs(session)
    result = None if options.explained else _unchanged(session, inputs, with_articles=options.with_articles)
    if result is None:
        from generator.build.pipeline import run_pipeline

        result = run_pipeline(session, options).result
        # A seed that changed meanwhile may have been read before or after: then the next build runs the stages again.
        complete = not (result.reused_seeds or result.unwritten or result.unsettled)
        if complete and hash_inputs(session) == inputs:
            save_manifest(session, manifest_of(result, session.settings, inputs))
    session.hashes.keep(session.store)
    return replace(result, remarks=tuple(dict.fromkeys((*result.remarks, *session.store.problems))))


def _unchanged(session: Session, inputs: bytes, *, with_articles: bool) -> BuildResult | None:
    """The result of the last build; None if inputs or outputs have changed since."""
    manifest = load_manifest(session)
    if manifest is None or manifest.inputs != inputs or manifest.outputs != output_states(session.settings):
        return None
    return manifest.result(_articles(session) if with_articles else ())


def _articles(session: Session) -> tuple[Article, ...]:
    from generator.build.inputs import read_options
    from generator.read import read_seeds

    settings = session.settings
    return read_seeds(settings.seeds, read_options(settings), store=session.store, hashes=session.hashes).articles
