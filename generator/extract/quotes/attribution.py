"""Speakers and attributions, and the rules that find them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AttributionRule(StrEnum):
    """Rule that attributed a quotation; its value is stored in `Quote.rule` and the data files."""

    ACCORDING_TO = "according to"
    """`according to Ana Diaz`, before or after the words."""
    WORDS_OF = "words of"
    """`in the words of Ana Diaz, “…”`."""
    CUE_BEFORE = "cue before the quotation"
    """`Ana Diaz said, “…”`."""
    CUE_BEFORE_COLON = "cue before a colon"
    """`Ana Diaz told reporters after the vote: “…”`."""
    COLON = "colon"
    """`The minister put it bluntly: “…”`."""
    CLAUSE_OF_CUE = "clause of the cue"
    """`Ana Diaz called the plan “…”`."""
    VERB_THEN_SPEAKER = "verb, then speaker"
    """`“…,” said Ana Diaz`."""
    SPEAKER_THEN_VERB = "speaker, then verb"
    """`“…,” Ana Diaz said`."""
    NAME_AFTER = "name after the quotation"
    """`“…,” press secretary Ana Diaz.`"""
    SPLIT = "split around the cue"
    """The second part of `“…,” said Ana Diaz, “…”`."""
    JOINED = "joined to the quotation before"
    """The second fragment of `a “…” and a “…”`."""
    CONTINUED_MARK = "runs on from the paragraph before"
    """The quotation of the paragraph before has no closing mark."""
    CONTINUED_PARAGRAPH = "goes on from the paragraph before"
    """The paragraph before ends with its speaker's words."""
    CONTINUED_SENTENCE = "goes on in the paragraph"
    """No sentence of the article's own is between it and the speaker's last words."""
    CONTINUED_LATER = "goes on later in the paragraph"
    """The speaker's last words are earlier in the paragraph."""
    CUE_IN_SENTENCE_BEFORE = "cue in the sentence before"
    """`Ana Diaz warned of a strike. “…”`."""
    SUBJECT_OF_SENTENCE_BEFORE = "subject of the sentence before"
    """`Ana Diaz looked at the tank. “…”`."""
    CUE_AFTER_NEXT = "cue after the next quotation"
    """The first of `“…” “…,” said Ana Diaz`."""
    UNATTRIBUTED = "nobody named"
    """A whole sentence in marks, with no speaker in the text."""
    STATEMENT = "statement after a colon"
    """Paragraphs without marks after one that ends with a cue and a colon."""
    SCRIPT = "name before a colon"
    """A turn of an interview or a hearing."""
    REPORTED = "reported speech"
    """`Ana Diaz said that …`, without marks."""
    CLOSING_CUE = "closing cue"
    """`…, Ana Diaz said.`, without marks."""


BY_CONTEXT = frozenset(
    {
        AttributionRule.CUE_IN_SENTENCE_BEFORE,
        AttributionRule.CUE_AFTER_NEXT,
        AttributionRule.CONTINUED_PARAGRAPH,
        AttributionRule.CONTINUED_LATER,
        AttributionRule.UNATTRIBUTED,
        AttributionRule.SUBJECT_OF_SENTENCE_BEFORE,
    }
)
"""Rules that infer the speaker from the sentences around, not from marks or a cue of the quotation's own.

Sufficient to name the likely speaker, but not to attribute a figure.
"""


@dataclass(frozen=True, slots=True)
class Speaker:
    """The noun phrase of a speaker."""

    start: int
    """First code point of the phrase."""
    end: int
    """One past its last code point."""
    mention: int | None
    """Start of the mention that names the speaker; None for a description or a pronoun."""
    first: int
    """Number of its first token."""
    last: int
    """Number of its last token."""
    pronoun: bool = False
    """Whether it is "he" or "she"."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """The speaker and the cue of a quotation."""

    speaker: Speaker | None
    """The speaker; None if the text does not say."""
    cue: tuple[int, int] | None
    """Span of the cue, in code points; None if there is none."""
    rule: AttributionRule
    """Rule that found the speaker."""
