"""Find runs of capitalized words, the longest stretches that may contain names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.extract.lexicon.names import PARTICLES, head_kind, word_list
from generator.extract.text.annotated import AnnotatedText

ORDINAL = re.compile(r"\d{1,4}(?:st|nd|rd|th)")
YEAR = re.compile(r"(?:19|20)\d\d")
# The text allowed between two words of one name: a space, "&", the quotation marks of a nickname.
INSIDE_GAPS = {" ", "\u00a0", " & ", " “", ' "', "” ", '" ', "'"}
AFTER_COMMA = word_list("after comma")
# Possessives inside the name of an organization: "Women’s Tennis Association", "the Lord’s Resistance Army".
OWNERS = word_list("owner")
# Agents in the plural: "Growers", "Bakers"; plurals without an s.
AGENTS = re.compile(r"[a-z](?:ers|ors|ists|ians|ants)$")
IRREGULAR = word_list("irregular plural")
# Labels of the model under which a possessive may be part of a name ("Women's Tennis Association").
WITH_POSSESSIVE = frozenset({"ORG", "FAC", "EVENT"})


def find_capitalized_runs(annotated: AnnotatedText, skip: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Find the runs outside the sentences in `skip`.

    Args:
        annotated: The article.
        skip: Numbers of sentences to leave out.

    Yields:
        The first word and one past the last.
    """
    words = annotated.words
    i = 0
    while i < len(words):
        if words[i].sentence in skip or not _starts(annotated, i):
            i += 1
            continue
        j = i + 1
        while annotated.same_sentence(j, i) and _continues(annotated, j):
            if words[j].capitalized or _is_number_inside(annotated, j):
                j += 1
            elif k := _over_particles(annotated, j):
                j = k
            else:
                break
        yield i, j
        i = j


def _starts(annotated: AnnotatedText, i: int) -> bool:
    """Whether a run begins here: with a capitalized word, or with the number of a unit ("507th Air Refueling Wing")."""
    word = annotated.words[i]
    return word.capitalized or (bool(ORDINAL.fullmatch(word.text)) and _capital_follows(annotated, i))


def _continues(annotated: AnnotatedText, j: int) -> bool:
    word, previous = annotated.words[j], annotated.words[j - 1]
    if previous.possessive:
        if word.before.strip() in {"'", "’", "'s", "’s"} and is_owner(annotated, j - 1):
            return True  # "the Miners’ Union", "the Women’s Tennis Association"
        if previous.text.lower() not in OWNERS and annotated.words[j - 2].text not in {"St", "St."}:
            return False  # "Iraq’s Security Forces" are two names
        label = annotated.label_at.get(j)
        return (
            label is not None
            and label is annotated.label_at.get(j - 1)
            and label.name in WITH_POSSESSIVE
            and label.end <= j + 3
        )
    return word.before in INSIDE_GAPS or (word.before == ", " and word.text in AFTER_COMMA)


def is_owner(annotated: AnnotatedText, i: int) -> bool:
    """Whether a possessive is part of an organization's name: "Teachers' Union", "Women's Tennis Association".

    It is a plural of people, and the last of the one to four capitalized words after it is a noun for organizations.
    """
    words = annotated.words
    text = words[i].text.lower()
    many = bool(AGENTS.search(words[i].text)) or (text in OWNERS and (text.endswith("s") or text in IRREGULAR))
    if not words[i].possessive or not many:
        return False
    j = i + 1
    while annotated.same_sentence(i, j) and words[j].capitalized and j < i + 5:
        if j > i + 1 and (words[j].before != " " or words[j - 1].possessive):
            break
        j += 1
    return j > i + 1 and head_kind(words[j - 1].text) == "organization"


def _is_number_inside(annotated: AnnotatedText, j: int) -> bool:
    """Whether a number is part of the name around it: "U.S. 5th Fleet", "World Expo 2010"."""
    word = annotated.words[j]
    if ORDINAL.fullmatch(word.text):
        return _capital_follows(annotated, j)
    return bool(YEAR.fullmatch(word.text)) and head_kind(annotated.words[j - 1].text) == "event"


def _capital_follows(annotated: AnnotatedText, i: int) -> bool:
    return (
        annotated.same_sentence(i, i + 1)
        and annotated.words[i + 1].capitalized
        and annotated.words[i + 1].before == " "
    )


def _over_particles(annotated: AnnotatedText, j: int) -> int:
    """One past a capitalized word that follows one or two particles at `j` ("van der Berg"); 0 if none does."""
    words = annotated.words
    k = j
    while k < len(words) and k < j + 2 and words[k].text in PARTICLES and words[k].before in {" ", "-"}:
        k += 1
    if k == j or not annotated.same_sentence(j, k):
        return 0
    return k + 1 if words[k].capitalized and words[k].before in {" ", "-"} else 0
