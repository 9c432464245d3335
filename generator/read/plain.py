"""Plain text -> paragraphs: blank lines separate them; without blank lines, every line is one."""

from __future__ import annotations

import re

from generator.read.draft import Block

# A paragraph broken by an editor or a mail program has lines of about this length, but for the last.
WRAPPED_AT_LEAST = 45
WRAPPED_AT_MOST = 110
# ... that differ by no more than a long word, because each line took as many words as fitted.
RAGGED_BY = 25
# What ends a line when the writer ended it, not the margin.
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*$")


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
            groups[-1].append(Block(line, number))
        elif groups[-1]:
            groups.append([])
    groups = [group for group in groups if group]
    if len(groups) == 1:
        return tuple(Block(line.text.strip(), line.line) for line in groups[0])
    blocks: list[Block] = []
    for group in groups:
        if looks_wrapped([line.text.strip() for line in group]):
            blocks.append(Block("\n".join(line.text for line in group).strip(), group[0].line))
        else:
            blocks.extend(Block(line.text.strip(), line.line) for line in group)
    return tuple(blocks)


def looks_wrapped(lines: list[str]) -> bool:
    """Whether the lines are one paragraph that was broken at a margin."""
    if len(lines) == 1:
        return True
    lengths = [len(line) for line in lines[:-1]]
    margin = max(lengths)
    if margin > WRAPPED_AT_MOST or min(lengths) < WRAPPED_AT_LEAST or len(lines[-1]) > margin + RAGGED_BY:
        return False
    if margin - min(lengths) > RAGGED_BY:
        return False
    return not all(_SENTENCE_END.search(line) for line in lines)
