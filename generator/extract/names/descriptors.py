"""Vote for a name's kind by its descriptors: "the mining company Acme", "Ebbing, a fishing village", "Acme, which".

A descriptor weighs more than a model's label on unknown words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from generator.extract.lexicon.names import given_name, head_kind, is_role, kind_nouns, word_list
from generator.extract.names.votes import Votes
from generator.extract.text.annotated import AnnotatedText, CandidateSpan
from generator.extract.text.words import Word

# Nouns for parts of an organization or of a place: "shares in X", "workers at X"; "residents of X".
ORGANIZATION_OF = word_list("organization of")
PLACE_OF = word_list("place of")
# Prepositions between such a noun and the name.
LINKS = frozenset({"of", "in", "at", "for", "with"})
DIRECTION = word_list("direction")
PLATFORM = word_list("platform")
PLACE_FOLLOWERS = word_list("place follower")
# "travel to X", "the road between X and Y".
TRAVEL = word_list("travel")
BETWEEN = word_list("between")
CONTEST = word_list("contest")
FOUGHT = word_list("fought")
# "will visit X", "the troops entered X".
VISITED = word_list("visited")
PRONOUNS = frozenset({"he", "she", "his", "her"})
DASHES = frozenset({"—", "–", "--", "-"})
SPEECH_VERBS = word_list("personal verb")
# Parts of speech of a noun phrase in apposition.
INSIDE_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "ADV", "CCONJ", "VERB"})
# Most words of an apposition: "a privately held regional shipping company".
LONGEST_PHRASE = 6
# Words of a name that is the subject of a verb.
NAME_LENGTHS = (2, 3)


def descriptor_votes(annotated: AnnotatedText, candidate: CandidateSpan) -> Votes:
    """Votes of one occurrence for each kind, by nouns and pronouns that describe the name."""
    votes: Votes = defaultdict(float)
    before, after = annotated.before(candidate), annotated.after(candidate)
    _action(votes, annotated, candidate)
    if before is not None and annotated.words[candidate.first].before == " " and not before.possessive:
        _phrase_before(votes, annotated, candidate, before)
    if (
        after is not None
        and after.before == " "
        and after.text in PLACE_FOLLOWERS
        and _is_determined(annotated, candidate)
    ):
        votes["place"] += 1.5  # "the Tuctu valley", "Peru’s Tuctu region"
    if after is not None and not annotated.words[candidate.end - 1].possessive:
        if after.before == ", ":
            _apposition(votes, annotated, candidate, after)
        elif after.before == " " and after.text in SPEECH_VERBS:
            _pronoun_after_verb(votes, _texts(annotated, candidate, candidate.end + 1, 2))
    return votes


def _action(votes: Votes, annotated: AnnotatedText, candidate: CandidateSpan) -> None:
    """Votes for a subject of two or three words that the model did not label.

    It often misses names right after a dateline: "BRAGA, May 9 — Ana Diaz scored".
    """
    after = annotated.after(candidate)
    if candidate.labels or after is None or after.before != " " or after.pos not in {"VERB", "AUX"}:
        return
    words = annotated.words_of(candidate)
    if len(words) not in NAME_LENGTHS or any(w.all_caps for w in words):
        return
    if given_name(words[0].text):
        votes["person"] += 0.75
    if words[0].before.lstrip(")").strip() in DASHES and after.pos == "VERB":
        votes["person"] += 1.25


def _phrase_before(votes: Votes, annotated: AnnotatedText, candidate: CandidateSpan, before: Word) -> None:
    _noun_before(votes, before)
    earlier = annotated.word_beside(candidate.first - 2, candidate.first)
    if earlier is not None:
        noun, link = earlier.text.lower(), before.text.lower()
        _place_link(votes, noun, link)
        _organization_link(votes, noun, link)
    if before.text == "and" and _is_after_between(annotated, candidate.first - 2):
        votes["place"] += 1.25


def _is_determined(annotated: AnnotatedText, candidate: CandidateSpan) -> bool:
    """Whether "the" or a possessive precedes a name that is not an organization's: "the U.S. 5th Fleet area"."""
    before = annotated.before(candidate)
    if before is None or head_kind(annotated.words[candidate.end - 1].text) == "organization":
        return False
    return before.text.lower() == "the" or before.possessive


def _pronoun_after_verb(votes: Votes, following: Sequence[str]) -> None:
    """Votes of the words after a name and a verb: "Globex said its ships were safe"."""
    if not PRONOUNS.isdisjoint(following):
        votes["person"] += 1
    elif "its" in following or following[:1] == ["it"]:
        votes["organization"] += 1.5
        votes["person"] -= 1


@cache
def noun_kind(word: str) -> str:
    """Kind that a lower-case common noun gives a name; empty if it gives none."""
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


def _place_link(votes: Votes, noun: str, link: str) -> None:
    """Votes of a noun and a preposition before a name for a place: "residents of X", "the road to X"."""
    travels = (link == "to" and noun in TRAVEL) or (link == "between" and noun in BETWEEN)
    if travels or (noun == "far" and link == "as"):
        votes["place"] += 1.25
    if link == "of" and noun not in ORGANIZATION_OF and (noun in PLACE_OF or noun in DIRECTION):
        votes["place"] += 2.5


def _organization_link(votes: Votes, noun: str, link: str) -> None:
    """Votes of a noun and a preposition before a name for an organization: "shares in X", "the fight against X"."""
    if link == "on" and noun in PLATFORM:
        votes["organization"] += 1.5  # "she tweeted on X", "his page on X"
    if (noun in CONTEST and link in {"against", "of"}) or link in FOUGHT:
        votes["organization"] += 2 if link == "against" or noun in CONTEST else 1
    if link in LINKS and noun in ORGANIZATION_OF and not (link == "in" and noun != "shares"):
        votes["organization"] += 1.25


def _is_after_between(annotated: AnnotatedText, i: int) -> bool:
    """Whether the words up to `i` are the first of two places: "roads between Aldea" (and)."""
    start = i
    while annotated.same_sentence(start - 1, i) and annotated.words[start].capitalized and i - start < 3:
        start -= 1
    words = annotated.words
    return start < i and words[start].text == "between" and start > 0 and words[start - 1].text.lower() in BETWEEN


def _apposition(votes: Votes, annotated: AnnotatedText, candidate: CandidateSpan, after: Word) -> None:
    """Votes of the words after a comma: "X, a shipping firm", "X, the airline", "X, which"."""
    low = after.text.lower()
    if low == "who" and 1 < candidate.end - candidate.first < 4:
        votes["person"] += 1
    if low == "which":
        votes["organization"] += 0.75
        votes["place"] += 0.5
        votes["person"] -= 2
        return
    if low not in {"a", "an", "the", "another"}:
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
    """Head noun of the phrase after a name's comma and article; empty if there is none."""
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
    """Words of a candidate's sentence."""
    return [annotated.words[i].text for i in range(first, first + count) if annotated.same_sentence(candidate.first, i)]
