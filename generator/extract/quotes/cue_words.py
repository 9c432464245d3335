"""Look up cues of reported speech: their inflections, and what each can govern."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from spacy.tokens import Token

from generator.language.word_lists import word_set, words_of

CUES = "extract/lexicon/en/cues.txt"

# Tags that mark a word as a verb, for cues that are also nouns.
VERB_TAGS = frozenset({"VB", "VBP", "VBZ", "VBD", "VBN", "VBG"})
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP"})
VOWELS = frozenset("aeiou")


class Cue(StrEnum):
    """What a cue can govern; the value is the name of its section in `cues.txt`."""

    SAY = "say"
    """A quotation or a that-clause ("said")."""
    CLAUSE = "clause"
    """A that-clause, or a quotation right after it ("believes")."""
    LABEL = "label"
    """A label in marks ("called it “a farce”")."""
    OBJECT = "object"
    """Its object and what follows ("accused the army of …")."""
    INFINITIVE = "infinitive"
    """An infinitive ("vowed to fight on")."""
    ADDRESSED = "addressed"
    """The addressees, then a that-clause ("told reporters that")."""
    HEARER = "hearer"
    """The addressees, never the speaker, right after it ("told reporters")."""
    OPENING = "opening"
    """A whole sentence in marks, no fragment or that-clause ("begins: “…”")."""
    CLOSING = "closing"
    """The statement before it ("…, the court ruled")."""
    NOUN_FORM = "noun form"
    """Nothing if the tagger calls it a noun ("claims")."""


# Cues that are listed by their base form.
INFLECTED = frozenset(Cue) - {Cue.NOUN_FORM}
REPORTS = frozenset({Cue.SAY, Cue.CLAUSE, Cue.LABEL, Cue.OBJECT})


def forms(entry: str) -> set[str]:
    """Inflect a verb.

    Args:
        entry: The base form, then the irregular past and participle, if any: "deny/denied/denied", "announce".
    """
    base, *irregular = entry.split("/")
    third = _third_person(base)
    return {base, third, _gerund(base, irregular), *(irregular or [_past(base, third)])}


def _third_person(base: str) -> str:
    if base.endswith(("s", "x", "ch", "sh")) or base == "go":
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2] not in VOWELS else base + "s"


def _past(base: str, third: str) -> str:
    if third.endswith("ies"):
        return third.removesuffix("s") + "d"
    return base + ("d" if base.endswith("e") else "ed")


def _gerund(base: str, irregular: list[str]) -> str:
    """The form with "ing", with the last consonant doubled as in the past tense ("dubbed", "dubbing")."""
    if base == "begin":
        return "beginning"
    if irregular and irregular[0].endswith(base[-1] * 2 + "ed"):
        return irregular[0].removesuffix("ed") + "ing"
    return (base[:-1] if base.endswith("e") and not base.endswith("ee") else base) + "ing"


@cache
def _table() -> dict[str, frozenset[Cue]]:
    """Word form -> what it can govern."""
    found: dict[str, set[Cue]] = {}
    for cue in Cue:
        for entry in words_of(CUES, cue):
            for form in forms(entry) if cue in INFLECTED else {entry}:
                found.setdefault(form, set()).add(cue)
    return {form: frozenset(cues) for form, cues in found.items()}


def closed_list(name: str) -> frozenset[str]:
    """One of the closed lists of `cues.txt`, whose comments say what each is for."""
    return word_set(CUES, name)


@cache
def _phrases() -> dict[str, frozenset[str]]:
    """Verb form -> prepositions with which it reports speech."""
    found: dict[str, set[str]] = {}
    for entry in words_of(CUES, "phrase"):
        verb, _, preposition = entry.partition("+")
        for form in forms(verb):
            found.setdefault(form, set()).add(preposition)
    return {form: frozenset(words) for form, words in found.items()}


def _listed(token: Token) -> frozenset[Cue]:
    """What a token can govern by its spelling alone."""
    return _table().get(token.lower_, frozenset())


def cues(token: Token) -> frozenset[Cue]:
    """What a token can govern as a reporting verb; empty if it is not such a verb in its sentence."""
    found = _listed(token)
    if not found & REPORTS or (Cue.NOUN_FORM in found and token.tag_ not in VERB_TAGS):
        return frozenset()
    before = token.nbor(-1) if token.i else None
    if before is not None and before.lower_ in closed_list("no verb after"):
        return frozenset()  # "the said agreement", "so-called"
    if before is not None and before.text == "-" and not before.whitespace_:
        return frozenset()
    return found


def says(token: Token) -> bool:
    """Whether a token is a verb of saying in its sentence ("said", "told", "added")."""
    return Cue.SAY in cues(token)


def could_report(token: Token) -> bool:
    """Whether a token is spelled like a reporting verb, whatever its tag."""
    return bool(_listed(token) & {Cue.SAY, Cue.LABEL})


def may_close(token: Token) -> bool:
    """Whether a token can close a statement: "the port is shut, Ana Diaz said", "…, the data show"."""
    return token.tag_ in FINITE_TAGS and (Cue.CLOSING in _listed(token) or says(token))


def prepositions(token: Token) -> frozenset[str]:
    """Prepositions with which a verb reports ("called on", "warned of")."""
    return _phrases().get(token.lower_, frozenset())
