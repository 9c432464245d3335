"""Names in an article: what the model found, corrected by what the article says elsewhere."""

from __future__ import annotations

from spacy.tokens import Doc

from generator.records import Article, Kind, Mention

LABELS: dict[str, Kind] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "EVENT": "event",
}


def find_mentions(article: Article, doc: Doc) -> tuple[Mention, ...]:
    """Names of an article, in reading order."""
    found = []
    for ent in doc.ents:
        kind = LABELS.get(ent.label_)
        text = article.text[ent.start_char : ent.end_char]
        if kind is None or "\n" in text or not any(c.isupper() for c in text):
            continue
        name = text.removesuffix("'s").removesuffix("’s")
        start = ent.start_char
        for the in ("the ", "The "):
            if name.startswith(the):
                name, start = name.removeprefix(the), start + len(the)
        if name:
            found.append(Mention(name, start, start + len(name), kind, name, f"ner:{ent.label_}"))
    return tuple(found)
