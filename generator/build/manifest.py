"""The manifest of a build: its inputs and outputs, from which the next build sees whether anything changed.

Inputs are compared by content, since a copy or a wrong clock alters their times. Outputs, of which there are several
for each input, are compared by size and change time, which editing or deleting one alters.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass

from generator.build.result import BuildResult
from generator.build.session import Session
from generator.config import Settings
from generator.errors import Problem
from generator.records import Article, Boilerplate
from generator.store.content_hash import content_hash
from generator.store.file_states import FileState, link_target, source_state, walk_files
from generator.store.protocol import load_record, save_record
from generator.store.versions import environment_version

KIND = "last build"

# Settings that no generated page depends on.
_NOT_IN_PAGES = frozenset({"jobs", "executor", "site"})


@dataclass(frozen=True, slots=True)
class BuildManifest:
    """A finished build, as far as the next one needs to know it."""

    inputs: bytes
    """Hash of all its inputs."""
    outputs: dict[str, FileState]
    """States of the files in the folder of pages, and of the ledger of ids."""
    model: str
    """Name and version of the language model."""
    counts: dict[str, int]
    """See `BuildResult.counts`."""
    problems: tuple[Problem, ...]
    """See `BuildResult.problems`."""
    boilerplate: tuple[tuple[str, Boilerplate], ...]
    """Boilerplate, each piece with its seed."""
    pages: tuple[str, ...]
    """Every generated page."""
    newest: str | None
    """Date of the newest article."""

    def result(self, articles: tuple[Article, ...]) -> BuildResult:
        """Return the result of a build that has nothing to do.

        Args:
            articles: Those of the seeds, if wanted.
        """
        return BuildResult(
            articles=articles,
            model=self.model,
            counts=self.counts,
            problems=self.problems,
            pages=frozenset(self.pages),
            boilerplate=self.boilerplate,
            newest=self.newest,
            unchanged=True,
        )


def manifest_of(result: BuildResult, settings: Settings, inputs: bytes) -> BuildManifest:
    """Return the manifest of a build that has just ended."""
    return BuildManifest(
        inputs=inputs,
        outputs=output_states(settings),
        model=result.model,
        counts=dict(result.counts),
        problems=result.problems,
        boilerplate=result.boilerplate,
        pages=tuple(sorted(result.pages)),
        newest=result.newest,
    )


def hash_inputs(session: Session) -> bytes:
    """Return a hash of everything that a build reads: code, settings, registry and seeds.

    Hand-written pages and the ledger of ids are not part of it; they are among the outputs. A file that cannot be read
    counts with the reason.
    """
    settings, hashes = session.settings, session.hashes
    tracked = {name: getattr(settings, name) for name in settings.__dataclass_fields__ if name not in _NOT_IN_PAGES}
    seeds = [
        (os.fsencode(path), link_target(entry), hashes.of(entry.path)) for path, entry in walk_files(settings.seeds)
    ]
    registry = hashes.of(str(settings.registry))
    return content_hash((environment_version(), repr(tracked).encode("utf-8", "surrogatepass"), registry, seeds))


def output_states(settings: Settings) -> dict[str, FileState]:
    """Return the states of all files in the folder of pages, and of the ledger of ids."""
    states = {path: source_state(entry.path) for path, entry in walk_files(settings.docs)}
    return states | {str(settings.ids): source_state(str(settings.ids))}


def load_manifest(session: Session) -> BuildManifest | None:
    """Return the manifest of the last build; None if there is none."""
    return load_record(session.store, KIND, _key(session.settings), BuildManifest)


def save_manifest(session: Session, manifest: BuildManifest) -> None:
    """Store the manifest of a build that has ended."""
    save_record(session.store, KIND, _key(session.settings), manifest)


def _key(settings: Settings) -> bytes:
    """The key of the manifest: one for each configuration and folder of pages."""
    return hashlib.sha256(f"{settings.config_file}\n{settings.docs}".encode()).digest()
