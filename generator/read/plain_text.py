"""Split plain text into paragraphs: at blank lines or, if there are none, at every line."""

from __future__ import annotations

import re

from generator.read.raw_article import Block

# Characters of the lines of a paragraph that an editor or a mail program has wrapped, except the last line.
_SHORTEST_LINE = 45
_LONGEST_LINE = 110
# Characters by which such lines differ: no more than a long word, because each line takes as many words as fit.
_RAGGED_BY = 25
# The end of a line that the writer ended, not the margin.
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]?$")


def split(text: str, *, first_line: int = 1) -> tuple[Block, ...]:
    """Split plain text into paragraphs.

    Args:
        text: The text, with line feeds as line ends.
        first_line: Line of the file on which `text` begins.

    Returns:
        The paragraphs with their line numbers; empty for white space.
    """
    groups: list[list[Block]] = [[]]
    for number, line in enumerate(text.split("\n"), first_line):
        if line.strip():
            groups[-1].append(Block(line.strip(), number))
        elif groups[-1]:
            groups.append([])
    groups = [group for group in groups if group]
    if len(groups) == 1:
        return tuple(groups[0])
    blocks: list[Block] = []
    for number, group in enumerate(groups):
        lines = [line.text for line in group]
        if continues(lines) if number == 0 else looks_wrapped(lines):
            blocks.append(Block("\n".join(lines), group[0].line))
        else:
            blocks.extend(group)
    return tuple(blocks)


def continues(lines: list[str]) -> bool:
    """Whether lines at the head of a text are one headline; a second line is often an author or a date instead."""
    return all(line[0].islower() for line in lines[1:])


def looks_wrapped(lines: list[str]) -> bool:
    """Whether the lines are one paragraph that was wrapped at a margin."""
    lengths = [len(line) for line in lines[:-1]]
    if not lengths:
        return True
    margin = max(lengths)
    if margin > _LONGEST_LINE or min(lengths) < max(_SHORTEST_LINE, margin - _RAGGED_BY):
        return False
    if len(lines[-1]) > margin + _RAGGED_BY:
        return False
    return not all(_SENTENCE_END.search(line) for line in lines[:-1])
