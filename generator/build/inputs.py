"""Load the inputs of a build apart from the seeds: the editor's rules, the ledger of ids, the language model."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.config import Settings, optional_text
from generator.errors import Problem
from generator.extract import ModelName, find_model
from generator.ids.ledger import IdLedger, load_ledger, schema_of
from generator.read import ReadOptions
from generator.records import Article
from generator.registry import Registry, load_registry


@dataclass(frozen=True, slots=True)
class Inputs:
    """The registry, the ledger and the model of one build."""

    registry: Registry
    """The editor's rules."""
    warnings: tuple[Problem, ...]
    """Warnings about the registry."""
    ledger: IdLedger
    """Ids given by earlier builds."""
    ledger_schema: int | None
    """Schema of the ledger file; None if there is no such file."""
    model: ModelName
    """The language model."""


def load_inputs(settings: Settings) -> Inputs:
    """Load registry, ledger and model.

    Raises:
        BriefingError: When one of them cannot be used.
    """
    rules = optional_text(settings.registry, settings, "registry")
    registry, warnings = load_registry(rules, settings.published_as(settings.registry))
    ids = optional_text(settings.ids, settings, "ledger of ids")
    ledger = load_ledger(ids, settings.published_as(settings.ids))
    return Inputs(registry, tuple(warnings), ledger, schema_of(ids), find_model(settings.model))


def read_options(settings: Settings) -> ReadOptions:
    """Return how the seeds of a site are read."""
    return ReadOptions(settings.published_as(settings.seeds), settings.max_bytes, settings.max_seconds)


def reused_articles(
    read: Sequence[Article], failed: Collection[str], last_good: Mapping[str, tuple[Article, ...]]
) -> list[Article]:
    """Return articles of an earlier build for seeds that cannot be read at the moment.

    Args:
        read: The articles that could be read.
        failed: Seeds that could not be read.
        last_good: Articles of an earlier build by seed.
    """
    keys = {article.key for article in read}
    return [article for seed in sorted(failed) for article in last_good.get(seed, ()) if article.key not in keys]


def older_version(path: str, what: str, schema: int | None, now: int) -> Iterator[Problem]:
    """Yield a note if files of an older version of the tool were rewritten.

    Args:
        path: The file or folder, for the message.
        what: What the files are ("pages and data files").
        schema: Schema that they had; None if there were none.
        now: Schema that they have now.
    """
    if schema is not None and schema < now:
        message = f"the {what} of an older version of the tool (schema {schema}) were rewritten with schema {now}"
        yield Problem(path, None, message, level="note")
