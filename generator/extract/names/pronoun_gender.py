"""Infer the sex of a person from the pronoun that follows: "Lopes left early. She had a train to catch"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from generator.records import Article, Mention, Sentence

# At the beginning of a sentence, so that it cannot refer to a person named in its own sentence.
OPENING = re.compile(r"[“\"'‘]?(?:(?P<m>He|His)|(?P<f>She|Her))\b")


def with_pronoun_sex(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Give a person named alone in a sentence the sex of the pronoun that opens the next one.

    Only if nothing else gives the sex, the two sentences are in one paragraph, and the first names one person
    alone: any other pronoun may refer to another person.

    Args:
        article: The article.
        sentences: Its sentences.
        mentions: Its mentions, in reading order.

    Returns:
        The mentions, in the order given.
    """
    people: dict[str, list[int]] = defaultdict(list)
    place = 0
    for number, mention in enumerate(mentions):
        while place < len(sentences) and sentences[place].end <= mention.start:
            place += 1
        if mention.kind == "person" and place < len(sentences):
            people[sentences[place].id].append(number)
    inferred: dict[int, Literal["m", "f"]] = {}
    for sentence, following in pairwise(sentences):
        named = people.get(sentence.id, [])
        opening = OPENING.match(article.text, following.start, following.end)
        if len({mentions[n].name for n in named}) == 1 and opening and following.paragraph == sentence.paragraph:
            inferred.update(dict.fromkeys(named, "m" if opening["m"] else "f"))
    return tuple(
        replace(mention, sex=inferred[number]) if mention.sex is None and number in inferred else mention
        for number, mention in enumerate(mentions)
    )
