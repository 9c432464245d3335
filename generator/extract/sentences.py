"""Where sentences begin and end."""

from __future__ import annotations

from spacy.tokens import Doc

from generator.records import Article, Sentence


def segment(article: Article, doc: Doc) -> tuple[Sentence, ...]:
    """Cut an article into sentences; the title is the first, and none crosses a paragraph."""
    spans: list[tuple[int, int, int]] = []
    starts = sorted(s.start_char for s in doc.sents)
    for number, (begin, end) in enumerate(article.paragraphs):
        cuts = [begin] if number == 0 else [begin, *(s for s in starts if begin < s < end)]
        for a, b in zip(cuts, [*cuts[1:], end], strict=True):
            piece = article.text[a:b]
            if piece.strip():
                spans.append((a + len(piece) - len(piece.lstrip()), a + len(piece.rstrip()), number))
    return tuple(Sentence(f"s{n}", a, b, p) for n, (a, b, p) in enumerate(spans))
