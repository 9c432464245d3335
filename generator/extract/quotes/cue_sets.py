"""Words that report speech: which word forms they are, and what each can govern."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from generator.language.word_lists import word_lists, word_set, words_of

# Classes whose words stand as they are; of the others all forms are made.
LISTS = frozenset({"phrase", "noun form", "words", "nobody", "people", "time", "occasion", "naming"})
VOWELS = frozenset("aeiou")


CUES = "extract/lexicon/en/cues.txt"


def _forms(entry: str) -> set[str]:
    """All forms of a verb: "deny/denied/denied" names its irregular ones, "announce" none."""
    base, *irregular = entry.split("/")
    if base.endswith(("s", "x", "ch", "sh")) or base == "go":
        third = base + "es"
    elif base.endswith("y") and base[-2] not in VOWELS:
        third = base[:-1] + "ies"
    else:
        third = base + "s"
    stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    doubled = irregular[0].removesuffix("ed") if irregular and irregular[0].endswith(base[-1] * 2 + "ed") else stem
    past = set(irregular) or {
        third.removesuffix("s") + "d" if third.endswith("ies") else base + "d" if base.endswith("e") else stem + "ed"
    }
    return {base, third, doubled + "ing", *past} | ({"beginning"} if base == "begin" else set())


@cache
def _table() -> dict[str, frozenset[str]]:
    """Word form -> the classes that it belongs to."""
    found: dict[str, set[str]] = {}
    for name, entries in word_lists(CUES).items():
        for entry in entries:
            for form in {entry} if name in LISTS else _forms(entry):
                found.setdefault(form, set()).add(name)
    return {form: frozenset(names) for form, names in found.items()}


def words(name: str) -> frozenset[str]:
    """One of the closed lists of `cues.txt`, which says what each is for."""
    return word_set(CUES, name)


@cache
def _phrases() -> dict[str, frozenset[str]]:
    """Verb form -> prepositions with which it reports."""
    found: dict[str, set[str]] = {}
    for entry in words_of(CUES, "phrase"):
        verb, _, preposition = entry.partition("+")
        for form in _forms(verb):
            found.setdefault(form, set()).add(preposition)
    return {form: frozenset(words) for form, words in found.items()}


def classes(token: Token) -> frozenset[str]:
    """What a token can govern as a verb that reports; nothing where it is no such verb here."""
    word = token.lower_
    names = _table().get(word, frozenset())
    if not names & {"say", "clause", "label", "object"}:
        return frozenset()
    if "noun form" in names and token.tag_ not in {"VB", "VBP", "VBZ", "VBD", "VBN", "VBG"}:
        return frozenset()
    before = token.nbor(-1) if token.i else None
    if before is not None and before.lower_ in {"the", "a", "an", "so", "this", "that's"}:
        return frozenset()  # "the said agreement", "so-called"
    if before is not None and before.text == "-" and not before.whitespace_:
        return frozenset()
    return names


def could_report(token: Token) -> bool:
    """Whether a token is spelled as a verb that reports, whatever the tagger calls it."""
    return bool(_table().get(token.lower_, frozenset()) & {"say", "label"})


def may_close(token: Token) -> bool:
    """Whether a token can close what was said: "the port is shut, Ana Diaz said", "…, the data show"."""
    return token.tag_ in {"VBD", "VBZ", "VBP"} and bool(
        _table().get(token.lower_, frozenset()) & {"closing"} or "say" in classes(token)
    )


def prepositions(token: Token) -> frozenset[str]:
    """Prepositions with which a verb reports ("called on", "warned of")."""
    return _phrases().get(token.lower_, frozenset())


def is_words(token: Token) -> bool:
    """Whether a noun names something said ("statement")."""
    return "words" in _table().get(token.lower_, frozenset())
