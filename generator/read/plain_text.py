"""Plain text -> paragraphs: blank lines separate them; without blank lines, every line is one."""

from __future__ import annotations

import re

from generator.read.raw_article import Block

# A paragraph broken by an editor or a mail program has lines of about this length, but for the last ...
_SHORTEST_LINE = 45
_LONGEST_LINE = 110
# ... that differ by no more than a long word, because each line took as many words as fitted.
_RAGGED_BY = 25
# What ends a line when the writer ended it, not the margin.
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]?$")


def split(text: str, *, first_line: int = 1) -> tuple[Block, ...]:
    """Split plain text into paragraphs.

    Args:
        text: The text, with single line feeds as its line ends.
        first_line: Line of the file on which `text` begins.

    Returns:
        The paragraphs with their lines; none for white space.
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
    """Whether lines at the head of a text are one headline: what follows one is often its author or its date."""
    return all(line[0].islower() for line in lines[1:])


def looks_wrapped(lines: list[str]) -> bool:
    """Whether the lines are one paragraph that was broken at a margin."""
    lengths = [len(line) for line in lines[:-1]]
    if not lengths:
        return True
    margin = max(lengths)
    if margin > _LONGEST_LINE or min(lengths) < max(_SHORTEST_LINE, margin - _RAGGED_BY):
        return False
    if len(lines[-1]) > margin + _RAGGED_BY:
        return False
    return not all(_SENTENCE_END.search(line) for line in lines[:-1])
