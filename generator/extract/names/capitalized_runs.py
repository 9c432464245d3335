"""Runs of capitalized words: the longest stretches that may hold names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.extract.lexicon.names import PARTICLES, head_kind, word_list
from generator.extract.text.annotated import AnnotatedText

ORDINAL = re.compile(r"\d{1,4}(?:st|nd|rd|th)")
YEAR = re.compile(r"(?:19|20)\d\d")
# What may stand between two words of one name: a space, "&", the quotation marks of a nickname.
INSIDE_GAPS = {" ", "\u00a0", " & ", " “", ' "', "” ", '" ', "'"}
AFTER_COMMA = frozenset({"D.C.", "DC", "Jr", "Jr.", "Sr", "Sr.", "Inc", "Inc.", "Ltd", "Ltd.", "LLC"})
# Whose name an organization bears: "Women’s Tennis Association", "the Lord’s Resistance Army".
OWNERS = word_list("owner")
# Those who do something, in the plural: "Growers", "Bakers"; plurals without an s.
AGENTS = re.compile(r"[a-z](?:ers|ors|ists|ians|ants)$")
IRREGULAR = frozenset({"women", "men", "children", "people"})
# Labels of the model under which a possessive may stand inside a name ("Women's Tennis Association").
WITH_POSSESSIVE = frozenset({"ORG", "FAC", "EVENT"})


def runs(reading: AnnotatedText, skip: frozenset[int]) -> Iterator[tuple[int, int]]:
    """First word and one past the last of every run outside the sentences in `skip`."""
    words = reading.words
    i = 0
    while i < len(words):
        if words[i].sentence in skip or not _starts(reading, i):
            i += 1
            continue
        j = i + 1
        while reading.same_sentence(j, i) and _goes_on(reading, j):
            if words[j].capital or _is_number_inside(reading, j):
                j += 1
            elif k := _over_particles(reading, j):
                j = k
            else:
                break
        yield i, j
        i = j


def _starts(reading: AnnotatedText, i: int) -> bool:
    """Whether a run begins here: with a capital, or with the number of a unit ("507th Air Refueling Wing")."""
    word = reading.words[i]
    return word.capital or (bool(ORDINAL.fullmatch(word.text)) and _capital_follows(reading, i))


def _goes_on(reading: AnnotatedText, j: int) -> bool:
    word, previous = reading.words[j], reading.words[j - 1]
    if previous.possessive:
        if word.before.strip() in {"'", "’", "'s", "’s"} and is_owner(reading, j - 1):
            return True  # "the Miners’ Union", "the Women’s Tennis Association"
        if previous.text.lower() not in OWNERS and reading.words[j - 2].text not in {"St", "St."}:
            return False  # "Iraq’s Security Forces" are two names
        label = reading.at.get(j)
        return (
            label is not None
            and label is reading.at.get(j - 1)
            and label.name in WITH_POSSESSIVE
            and label.end <= j + 3
        )
    return word.before in INSIDE_GAPS or (word.before == ", " and word.text in AFTER_COMMA)


def is_owner(reading: AnnotatedText, i: int) -> bool:
    """Whether a possessive is part of an organization's name: owners in the plural, and a body's noun soon after."""
    words = reading.words
    text = words[i].text.lower()
    many = bool(AGENTS.search(words[i].text)) or (text in OWNERS and (text.endswith("s") or text in IRREGULAR))
    if not words[i].possessive or not many:
        return False
    j = i + 1
    while reading.same_sentence(i, j) and words[j].capital and j < i + 5:
        if j > i + 1 and (words[j].before != " " or words[j - 1].possessive):
            break
        j += 1
    return j > i + 1 and head_kind(words[j - 1].text) == "organization"


def _is_number_inside(reading: AnnotatedText, j: int) -> bool:
    """Whether a number belongs to the name around it: "U.S. 5th Fleet", "World Expo 2010"."""
    word = reading.words[j]
    if ORDINAL.fullmatch(word.text):
        return _capital_follows(reading, j)
    return bool(YEAR.fullmatch(word.text)) and head_kind(reading.words[j - 1].text) == "event"


def _capital_follows(reading: AnnotatedText, i: int) -> bool:
    return reading.same_sentence(i, i + 1) and reading.words[i + 1].capital and reading.words[i + 1].before == " "


def _over_particles(reading: AnnotatedText, j: int) -> int:
    """One past a capitalized word that follows one or two particles at `j` ("van der Berg"); 0 where none does."""
    words = reading.words
    k = j
    while k < len(words) and k < j + 2 and words[k].text in PARTICLES and words[k].before in {" ", "-"}:
        k += 1
    if k == j or not reading.same_sentence(j, k):
        return 0
    return k + 1 if words[k].capital and words[k].before in {" ", "-"} else 0
