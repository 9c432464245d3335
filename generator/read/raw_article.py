"""Records that the parsers of seeds return: the parts of one article, before any decision about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath

from generator.records import DateBasis


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a seed."""

    text: str
    """Its text, without blank lines and surrounding white space."""
    line: int | None = None
    """1-based line of the seed on which it begins; None if the format has no lines (HTML)."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """Metadata of an article."""

    title: str | None = None
    """Headline, if given separately from the text."""
    date: str | None = None
    """Publication date as written there."""
    date_line: int | None = None
    """1-based line of `date`, in the seed or the sidecar."""
    authors: tuple[str, ...] = ()
    """Bylines in the order given."""
    publisher: str | None = None
    """Name of the outlet."""
    url: str | None = None
    """Where the article was published."""
    lang: str | None = None
    """Language code as written there."""
    cut_after: str | None = None
    """First words of the first paragraph to be cut; only a sidecar can give them."""
    cut_after_line: int | None = None
    """1-based line of `cut_after` in the sidecar."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """An editor's metadata for a seed."""

    metadata: Metadata
    """The metadata."""
    path: str
    """Name of the sidecar in messages."""


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One article before boilerplate, dates and language are determined."""

    key: str
    """`Article.key`."""
    source_file: str
    """`Article.source_file`."""
    sha256: str
    """`Article.source_sha256`."""
    blocks: tuple[Block, ...]
    """The paragraphs in order. Without `metadata.title` the first one is the headline."""
    metadata: Metadata = field(default_factory=Metadata)
    """Metadata that the file itself gives."""
    basis: DateBasis = "front matter"
    """`Article.date_basis` of the date in `metadata`."""
    line: int | None = None
    """1-based line of a JSON Lines seed that holds the whole article; None in other formats."""

    @property
    def correctable_in(self) -> str:
        """Where an editor can correct the metadata of this article, for messages."""
        if self.line is not None:
            return "the line itself"
        return f"{PurePosixPath(self.source_file).name}.meta.yml"
