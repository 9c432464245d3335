"""Align the model's tokens and entities with an article's words."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from generator.extract.text.annotated import AnnotatedText, Label
from generator.extract.text.words import Word


def align(words: Sequence[Word], doc: Doc) -> AnnotatedText:
    """Annotate words with the part of speech and dependency label of their token, and with the model's entities.

    Args:
        words: The article's words.
        doc: The article as parsed by the model, which has other word boundaries.

    Returns:
        The words in the same order, each with the annotations of the token that contains its first code point; the
        entities as word spans.
    """
    tokens = list(doc)
    starts = [token.idx for token in tokens[1:]]
    tagged, i = [], 0
    for word in words:
        while i < len(starts) and starts[i] <= word.start:
            i += 1
        tagged.append(word.tagged(tokens[i].pos_, tokens[i].dep_))
    return AnnotatedText(tagged, _labels(words, doc))


def _labels(words: Sequence[Word], doc: Doc) -> list[Label]:
    labels, i = [], 0
    for ent in doc.ents:
        while i < len(words) and words[i].end <= ent.start_char:
            i += 1
        j = i
        while j < len(words) and words[j].start < ent.end_char:
            j += 1
        if j > i and words[i].sentence == words[j - 1].sentence:
            labels.append(Label(i, j, ent.label_))
    return labels
