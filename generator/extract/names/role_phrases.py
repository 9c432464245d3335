"""Find lower-case role phrases next to a person's name.

Examples: "the former union leader Ana Diaz", "Ana Diaz, a retired judge".
"""

from __future__ import annotations

from generator.extract.lexicon.names import FUNCTION_WORDS, is_role, never_names
from generator.extract.names.titles import PORTFOLIO
from generator.extract.text.annotated import AnnotatedText, CandidateSpan, WordSpan
from generator.extract.text.words import Word
from generator.geography import big_place, group_of

# Parts of speech allowed before the noun of a role.
MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "VERB", "NUM"})
DETERMINERS = frozenset({"a", "an", "the", "one", "its", "his", "her", "their"})
# Most words of a role.
LONGEST = 5
# Prepositions after a role without an article: "Ana Diaz, head of Acme".
COMPLEMENT = frozenset({"of", "at", "for", "with", "in"})


def role_of(annotated: AnnotatedText, candidate: CandidateSpan) -> WordSpan | None:
    """Words of the role right before or after a person's name, without its article; None if there is none."""
    if candidate.role is not None:
        first, end = candidate.role
        while first < end - 1 and annotated.words[first].text.lower() in DETERMINERS:
            first += 1
        return _with_portfolios(annotated, first), end
    return _before(annotated, candidate) or _after(annotated, candidate)


def _with_portfolios(annotated: AnnotatedText, first: int) -> int:
    """First word of an office, including the part before an "and": "Energy and Mines Minister Ana Diaz"."""
    words, i = annotated.words, first - 1
    if not words[first].capitalized or is_role(words[first].text) or not annotated.same_sentence(i - 1, first):
        return first
    if words[i].text not in {"and", "&"} or words[first].before != " " or words[i - 1].text not in PORTFOLIO:
        return first
    first = i - 1
    while annotated.same_sentence(first - 1, first) and words[first].before in {" ", ", "}:
        if words[first - 1].text not in PORTFOLIO:
            break
        first -= 1
    return first


def _is_one_role(word: Word) -> bool:
    """Whether a lower-case word describes one person; "leaders" are several."""
    text = word.text.lower()
    plural = (text.endswith("s") and is_role(text[:-1])) or text.endswith("men")
    return is_role(text) and not plural and not word.possessive and word.pos != "VERB"


def _before(annotated: AnnotatedText, candidate: CandidateSpan) -> WordSpan | None:
    """The noun phrase right before a name: "the former union leader Ana Diaz"."""
    words, noun = annotated.words, candidate.first - 1
    if annotated.before(candidate) is None or words[candidate.first].before != " ":
        return None
    if not _is_one_role(words[noun]) or (words[noun].capitalized and not words[noun].first):
        return None
    first = noun
    while noun - first < LONGEST and _is_modified(annotated, first):
        first -= 1
    while first < noun and words[first].pos == "VERB" and not _determined(annotated, first):
        first += 1  # "they thanked conductor Ana Diaz"
    return first, noun + 1


def _is_modified(annotated: AnnotatedText, i: int) -> bool:
    """Whether the word before a noun phrase belongs to it."""
    if annotated.words[i].before not in {" ", "-"} or not annotated.same_sentence(i - 1, i):
        return False
    return _modifies(annotated.words[i - 1])


def _determined(annotated: AnnotatedText, i: int) -> bool:
    """Whether a participle follows an article or begins the sentence: "the retired judge"."""
    before = annotated.words[i - 1] if annotated.same_sentence(i - 1, i) else None
    return before is None or before.text.lower() in DETERMINERS


def _modifies(word: Word) -> bool:
    if word.possessive or word.text.lower() in FUNCTION_WORDS or word.text in never_names():
        return False
    if word.capitalized and not word.first:
        return bool(group_of(word.text) or big_place(word.text) or word.all_caps)
    return word.pos in MODIFIERS and (word.pos != "VERB" or word.dep == "amod")


def _after(annotated: AnnotatedText, candidate: CandidateSpan) -> WordSpan | None:
    """The noun phrase of an apposition: ", a nurse", ", 34, the club’s head coach", ", head of"."""
    words, i = annotated.words, candidate.end
    if not annotated.same_sentence(candidate.first, i) or words[i].before != ", ":
        return None
    if words[i].text.isdigit() and annotated.same_sentence(i, i + 1) and words[i + 1].before == ", ":
        i += 1
    article = words[i].text in DETERMINERS
    first = i + article
    end = _end_of_phrase(annotated, first)
    if end == first or not _is_one_role(words[end - 1]) or words[end - 1].capitalized:
        return None
    following = annotated.word_beside(end, candidate.first)
    complement = following is not None and following.before == " " and following.text in COMPLEMENT
    return (first, end) if article or complement else None


def _end_of_phrase(annotated: AnnotatedText, first: int) -> int:
    """One past the words of a noun phrase that begins at `first`."""
    end = first
    while end - first < LONGEST and annotated.same_sentence(first - 1, end) and _continues(annotated, first, end):
        end += 1
    return end


def _continues(annotated: AnnotatedText, first: int, i: int) -> bool:
    """Whether a word belongs to the noun phrase that begins at `first`."""
    word = annotated.words[i]
    if word.possessive or (i > first and word.before not in {" ", "-"}):
        return False
    if word.capitalized and not (group_of(word.text) or big_place(word.text) or word.all_caps):
        return False
    return word.pos in MODIFIERS and word.text.lower() not in FUNCTION_WORDS
