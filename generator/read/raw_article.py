"""What a format reader hands on: one article's parts as its file gives them, nothing decided yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath

from generator.records import DateBasis


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a seed."""

    text: str
    """Its words, without blank lines and without white space at its edges."""
    line: int | None = None
    """1-based line of the seed on which it begins; None where the format has no lines (HTML)."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is said about an article beside its text."""

    title: str | None = None
    """Headline, when it is given apart from the text."""
    date: str | None = None
    """Publication date as it is written there."""
    date_line: int | None = None
    """1-based line of `date`, in the seed or the sidecar."""
    authors: tuple[str, ...] = ()
    """Bylines in the order given."""
    publisher: str | None = None
    """Name of the outlet."""
    url: str | None = None
    """Where the article was published."""
    lang: str | None = None
    """Language code as it is written there."""
    cut_after: str | None = None
    """Words that begin the first paragraph to be left off; only a sidecar says so."""
    cut_after_line: int | None = None
    """1-based line of `cut_after` in the sidecar."""


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One article before leftovers, dates and language are looked at."""

    key: str
    """`Article.key`."""
    source_file: str
    """`Article.source_file`."""
    sha256: str
    """`Article.source_sha256`."""
    blocks: tuple[Block, ...]
    """The paragraphs in order. Without `metadata.title` the first one is the headline."""
    metadata: Metadata = field(default_factory=Metadata)
    """What the file itself says about the article."""
    basis: DateBasis = "front matter"
    """`Article.date_basis` of a date that stands in `metadata`."""
    line: int | None = None
    """1-based line of the seed that holds all of it, for a line of JSON Lines."""

    @property
    def advice(self) -> str:
        """Where an editor can put right what the seed says about this article."""
        if self.line is not None:
            return "the line itself"
        return f"{PurePosixPath(self.source_file).name}.meta.yml"
