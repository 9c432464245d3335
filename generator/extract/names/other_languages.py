"""Names in articles in other languages: those of an installed model, without the rules for English."""

from __future__ import annotations

from spacy.tokens import Doc

from generator.records import Article, Kind, Mention

# Labels of spaCy's news pipelines. MISC and the others have no kind.
KINDS: dict[str, Kind] = {
    "PER": "person",
    "PERSON": "person",
    "persName": "person",
    "ORG": "organization",
    "orgName": "organization",
    "LOC": "place",
    "GPE": "place",
    "placeName": "place",
    "geogName": "place",
    "NORP": "group",
    "EVENT": "event",
}

# Confidence in a model's label alone: the F-score of spaCy's small news pipelines is between 0.7 and 0.85.
ALONE = 0.7


def foreign_mentions(article: Article, doc: Doc) -> tuple[Mention, ...]:
    """The model's names in reading order; those of the headline only if the body has them, too."""
    body = len(article.title)
    named = {ent.text for ent in doc.ents if ent.start_char > body}
    found = []
    for ent in doc.ents:
        kind = KINDS.get(ent.label_)
        text = ent.text.strip()
        whole = text == ent.text and "\n\n" not in text and any(char.isalpha() for char in text)
        if kind is not None and whole and (ent.start_char > body or text in named):
            name = " ".join(text.split())
            found.append(Mention(text, ent.start_char, ent.end_char, kind, name, f"ner:{ent.label_}", ALONE))
    return tuple(found)
