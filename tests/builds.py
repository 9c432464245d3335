"""Run builds in the process of the test."""

from __future__ import annotations

from generator.build.generate import generate
from generator.build.pipeline import PipelineRun, run_pipeline
from generator.build.result import DEFAULT, BuildOptions, BuildResult
from generator.build.session import open_session
from generator.config import Settings


def rebuild(settings: Settings, options: BuildOptions = DEFAULT) -> BuildResult:
    """Generate as the command does: the stages run only where something has changed."""
    with open_session(settings) as session:
        return generate(session, options)


def run_stages(settings: Settings) -> BuildResult:
    """Run every stage, whether something has changed or not."""
    with open_session(settings) as session:
        return run_pipeline(session, DEFAULT).result


def planned(settings: Settings) -> PipelineRun:
    """Run every stage but the last, which writes."""
    with open_session(settings, read_only=True) as session:
        return run_pipeline(session, DEFAULT, write=False)
