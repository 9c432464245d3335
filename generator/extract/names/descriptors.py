"""What an article says outright of a name: "the mining company Acme", "Ebbing, a fishing village", "Acme, which".

One such statement weighs more than what a model takes two unknown words with capitals for.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from generator.extract.lexicon.names import given_name, head_kind, is_role, kind_nouns, word_list
from generator.extract.names.votes import Votes
from generator.extract.text.annotated import AnnotatedText, CandidateSpan
from generator.extract.text.words import Word

# Nouns of what belongs to an organization, or to a place: "shares in X", "workers at X"; "residents of X".
ORGANIZATION_OF = word_list("organization of")
PLACE_OF = word_list("place of")
LINKS = frozenset({"of", "in", "at", "for", "with"})
DIRECTION = word_list("direction")
PLATFORM = word_list("platform")
PLACE_FOLLOWERS = word_list("place follower")
# "travel to X", "the road between X and Y".
TRAVEL = word_list("travel")
BETWEEN = word_list("between")
# "the fight against X", "the defeat of X": armed groups and rivals; of places the gazetteer speaks louder.
CONTEST = word_list("contest")
FOUGHT = word_list("fought")
# "will visit X", "the troops entered X".
VISITED = word_list("visited")
PRONOUNS = frozenset({"he", "she", "his", "her"})
DASHES = frozenset({"—", "–", "--", "-"})
SPEECH_VERBS = word_list("personal verb")
# Parts of speech that a noun phrase in apposition consists of.
INSIDE_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "ADV", "CCONJ", "VERB"})
# Words of an apposition that are looked at: "a privately held regional shipping company".
LONGEST_PHRASE = 6


def descriptor_votes(annotated: AnnotatedText, candidate: CandidateSpan) -> Votes:
    """Votes of one occurrence for each kind, by nouns and pronouns that say what the name is."""
    votes: Votes = defaultdict(float)
    before, after = annotated.before(candidate), annotated.after(candidate)
    _acts(votes, annotated, candidate)
    gap = annotated.words[candidate.first].before
    if before is not None and gap == " " and not before.possessive:
        _noun_before(votes, before)
        earlier = (
            annotated.words[candidate.first - 2]
            if annotated.same_sentence(candidate.first - 2, candidate.first)
            else None
        )
        if earlier is not None:
            _belonging(votes, earlier.text.lower(), before.text.lower())
        if before.text == "and" and _after_between(annotated, candidate.first - 2):
            votes["place"] += 1.25
    determined = before is not None and (before.text.lower() == "the" or before.possessive)
    if head_kind(annotated.words[candidate.end - 1].text) == "organization":
        determined = False  # "the U.S. 5th Fleet area"
    if determined and after is not None and after.before == " " and after.text in PLACE_FOLLOWERS:
        votes["place"] += 1.5  # "the Tuctu valley", "Peru’s Tuctu region"
    if after is not None and not annotated.words[candidate.end - 1].possessive:
        if after.before == ", ":
            _apposition(votes, annotated, candidate, after)
        elif after.before == " " and after.text in SPEECH_VERBS:
            following = _texts(annotated, candidate, candidate.end + 1, 2)
            if not PRONOUNS.isdisjoint(following):
                votes["person"] += 1
            elif "its" in following[:2] or following[:1] == ["it"]:
                votes["organization"] += 1.5  # "Globex said its ships were safe"
                votes["person"] -= 1
    return votes


def _acts(votes: Votes, annotated: AnnotatedText, candidate: CandidateSpan) -> None:
    """A name of two or three words that does something, where the model saw none.

    It is blind right after a dateline: "BRAGA, May 9 — Ana Diaz scored".
    """
    after, count = annotated.after(candidate), candidate.end - candidate.first
    if candidate.labels or after is None or after.before != " " or after.pos not in {"VERB", "AUX"} or count > 3:
        return
    words = annotated.words[candidate.first : candidate.end]
    if any(w.all_caps for w in words) or count == 1:
        return
    if given_name(words[0].text):
        votes["person"] += 0.75
    if words[0].before.lstrip(")").strip() in DASHES and after.pos == "VERB":
        votes["person"] += 1.25


@cache
def noun_kind(word: str) -> str:
    """Kind that a common noun in small letters states of a name; empty where it states none."""
    if not word.islower():
        return ""
    nouns = kind_nouns()
    for form in (word, word.removesuffix("s"), f"{word[:-3]}y" if word.endswith("ies") else word):
        if form in nouns:
            return nouns[form]
    return ""


def _noun_before(votes: Votes, before: Word) -> None:
    if before.text in VISITED:
        votes["place"] += 1.25
    kind = noun_kind(before.text)
    if before.pos in {"VERB", "ADP"} or not kind:
        return
    plural = before.text.endswith("s")  # "the companies X and Y", but also "what the villages Marsh visited"
    if kind == "either":
        votes["organization"] += 1.5
    elif kind == "none":
        votes["none"] += 4
    else:
        votes[kind] += 1.5 if plural else 3


def _belonging(votes: Votes, noun: str, link: str) -> None:
    if link == "on" and noun in PLATFORM:
        votes["organization"] += 1.5  # "she tweeted on X", "his page on X"
    if (link == "to" and noun in TRAVEL) or (link == "between" and noun in BETWEEN):
        votes["place"] += 1.25
    if (noun in CONTEST and link in {"against", "of"}) or link in FOUGHT:
        votes["organization"] += 2 if link == "against" or noun in CONTEST else 1
    if noun == "far" and link == "as":
        votes["place"] += 1.25
    if link not in LINKS:
        return
    if noun in ORGANIZATION_OF and not (link == "in" and noun != "shares"):
        votes["organization"] += 1.25
    elif link == "of" and (noun in PLACE_OF or noun in DIRECTION):
        votes["place"] += 2.5


def _after_between(annotated: AnnotatedText, i: int) -> bool:
    """Whether the words up to `i` are the first of two places: "roads between Aldea" (and)."""
    start = i
    while annotated.same_sentence(start - 1, i) and annotated.words[start].capitalized and i - start < 3:
        start -= 1
    words = annotated.words
    return start < i and words[start].text == "between" and start > 0 and words[start - 1].text.lower() in BETWEEN


def _apposition(votes: Votes, annotated: AnnotatedText, candidate: CandidateSpan, after: Word) -> None:
    """What follows after a comma: "X, a shipping firm", "X, the airline", "X, which"."""
    low = after.text.lower()
    if low == "who" and 1 < candidate.end - candidate.first < 4:
        votes["person"] += 1
    if low == "which":
        votes["organization"] += 0.75
        votes["place"] += 0.5
        votes["person"] -= 2
        return
    if low not in {"a", "an", "the", "another", "one"}:
        return
    if low == "one":
        return
    head = _head(annotated, candidate)
    kind = noun_kind(head)
    if is_role(head) and kind != "organization":
        votes["person"] += 1
        if kind == "either":
            votes["organization"] += 1
    elif kind and kind != "either":
        votes[kind] += 3


def _head(annotated: AnnotatedText, candidate: CandidateSpan) -> str:
    """Head noun of the phrase after a name's comma and article; empty where there is none."""
    head = ""
    for i in range(candidate.end + 1, candidate.end + 1 + LONGEST_PHRASE):
        if not annotated.same_sentence(candidate.first, i):
            break
        word = annotated.words[i]
        if word.before not in {" ", "-"} or word.pos not in INSIDE_PHRASE or (word.pos == "VERB" and head):
            break
        head = word.text if word.pos in {"NOUN", "PROPN"} else head
        if word.possessive:
            head = ""
    return head


def _texts(annotated: AnnotatedText, candidate: CandidateSpan, first: int, count: int) -> list[str]:
    return [annotated.words[i].text for i in range(first, first + count) if annotated.same_sentence(candidate.first, i)]
