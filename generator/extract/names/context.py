"""What the words around a name say of it: titles, prepositions, verbs, appositions."""

from __future__ import annotations

import re
from collections import defaultdict

from generator.extract.lexicon.names import is_role, is_thing_head, word_list
from generator.extract.text.annotated import AnnotatedText, CandidateSpan
from generator.extract.text.words import Word
from generator.geography import big_place, state_by_abbreviation

SPEECH_VERBS = word_list("personal verb")
IN_PLACE = frozenset({"in", "near", "off", "outside", "across", "around", "throughout", "inside"})
TOWARDS = frozenset({"to", "from", "at", "into", "towards", "toward", "via"})
# "claimed by Hydra", "defeat Hydra": seldom said of a place.
ACTED_ON = word_list("acted on")
PLACE_NOUNS = word_list("place noun")
PLACE_FOLLOWERS = word_list("place follower")
GROUP_NOUNS = word_list("group noun")
WORK_NOUNS = word_list("work noun")
WORK_FOLLOWERS = word_list("work follower")
ORGANIZATION_FOLLOWERS = word_list("organization follower")
KIN = word_list("male") | word_list("female")
# "published in Harvest": what is printed in is no place.
PRINTED = frozenset({"published", "appeared", "reported", "printed", "written", "wrote", "writing", "article", "study"})
# "State-owned Petrox", "London-listed Petrox".
OWNED = re.compile(r"-(?:owned|listed|based|headquartered|traded) $")
# What a correction says of a name that stood wrong; as many words before "as" are looked at.
NAME_WORDS = frozenset({"name", "surname", "misspelled", "misspelt", "misidentified", "spelled", "spelt"})
LOOK_BACK = 9
AWARDED = frozenset({"won", "win", "wins", "winning", "awarded", "receive", "received", "gave"})
# ", a nurse", ", his lawyer".
DETERMINERS = frozenset({"a", "an", "the", "his", "her"})
OPEN_QUOTES = ('"', "“", "‘")
CLOSE_QUOTES = ('"', "”", "’")


def context_votes(annotated: AnnotatedText, candidate: CandidateSpan) -> dict[str, float]:
    """Votes of one occurrence for each kind."""
    votes: dict[str, float] = defaultdict(float)
    if candidate.honorific:
        votes["person"] += 3
    elif candidate.role is not None:
        votes["person"] += 2
    if candidate.dateline:
        votes["place"] += 4
    before, after = annotated.before(candidate), annotated.after(candidate)
    if before is not None:
        _before(votes, annotated, candidate, before)
    if after is not None:
        _after(votes, annotated, candidate, after)
    if annotated.words[candidate.first].before.endswith(OPEN_QUOTES) and _closes(annotated, candidate):
        votes["none"] += 1.5
    if before is not None and before.text.lower() == "as" and _is_spelled_out(annotated, candidate):
        votes["none"] += 5
    return votes


def _closes(annotated: AnnotatedText, candidate: CandidateSpan) -> bool:
    """Whether a quotation mark closes right after the piece."""
    last = annotated.words[candidate.end - 1]
    return last.after.lstrip(",.").startswith(CLOSE_QUOTES) and not last.possessive


def _is_spelled_out(annotated: AnnotatedText, candidate: CandidateSpan) -> bool:
    """Whether a name is told as a word, not used: "gave the mayor’s first name as Pablo", "misspelled it as Pablo"."""
    earlier = [
        annotated.words[i].text.lower()
        for i in range(candidate.first - 1 - LOOK_BACK, candidate.first - 1)
        if annotated.same_sentence(i, candidate.first)
    ]
    return not NAME_WORDS.isdisjoint(earlier)


def _before(votes: dict[str, float], annotated: AnnotatedText, candidate: CandidateSpan, before: Word) -> None:
    words, gap = annotated.words, annotated.words[candidate.first].before
    low = before.text.lower()
    count = candidate.end - candidate.first
    single = count == 1
    if OWNED.search(gap):
        votes["organization"] += 1.5
    if low in KIN and gap in {" ", ", "} and count <= 3:
        votes["person"] += 2
    if gap != " ":
        return
    if is_role(before.text) and not before.possessive and low not in GROUP_NOUNS and before.pos != "VERB":
        votes["person"] += 1.0 if low.endswith("s") else 1.5 if single else 2.0
    earlier = words[candidate.first - 2] if annotated.same_sentence(candidate.first - 2, candidate.first) else None
    if low in IN_PLACE:
        if earlier is not None and earlier.text.lower() in PRINTED and low == "in":
            votes["organization"] += 1
        elif not words[candidate.end - 1].possessive:
            votes["place"] += 1.5
    elif low == "to" and earlier is not None and earlier.text.lower() == "according":
        votes["organization"] += 0.75
        votes["person"] += 0.5
    elif low in ACTED_ON and single:
        votes["organization"] += 0.75
    elif low in TOWARDS:
        votes["place"] += 0.4
    elif low in PLACE_NOUNS:
        votes["place"] += 1.5
    elif low in GROUP_NOUNS:
        votes["organization"] += 2
    elif low in WORK_NOUNS:
        votes["none"] += 5
    elif low == "on" and single:
        votes["organization"] += 1
    elif low == "of" and earlier is not None and earlier.text.lower() in PLACE_NOUNS:
        votes["place"] += 2
    elif low == "the":
        _after_the(votes, annotated, candidate, earlier)


def _after_the(
    votes: dict[str, float], annotated: AnnotatedText, candidate: CandidateSpan, earlier: Word | None
) -> None:
    """Persons have no article; acronyms and newspapers do."""
    if not candidate.honorific and candidate.role is None:
        votes["person"] -= 1.5 if candidate.end - candidate.first > 1 else 0.25
    if candidate.end == candidate.first + 1 and annotated.words[candidate.first].all_caps:
        votes["organization"] += 1
    if (
        earlier is not None
        and earlier.text.lower() == "to"
        and annotated.same_sentence(candidate.first - 3, candidate.first)
    ):
        votes["organization"] += 1.5 * (annotated.words[candidate.first - 3].text.lower() == "according")
    if earlier is not None and earlier.text.lower() in AWARDED and candidate.end - candidate.first > 1:
        votes["none"] += 1.5  # "won the Golden Quill"


def _after(votes: dict[str, float], annotated: AnnotatedText, candidate: CandidateSpan, after: Word) -> None:
    low = after.text.lower()
    many = candidate.end - candidate.first > 1
    if annotated.words[candidate.end - 1].possessive and low in KIN:
        votes["person"] += 2  # "Oksana Bondar’s son"
    if after.before == " ":
        thing = is_thing_head(annotated.words[candidate.end - 1].text)
        if low.isdigit() and not many:
            votes["none"] += 1.5  # "Apollo 11", "Flight 370"
        following = (
            annotated.words[candidate.end + 1] if annotated.same_sentence(candidate.end + 1, candidate.first) else None
        )
        has_done = low in {"has", "had", "have"} and following is not None and following.text in SPEECH_VERBS
        if low in SPEECH_VERBS or has_done:
            votes["organization" if thing else "person"] += 4 if thing else 0.75
        if low in {"who", "whose"}:
            votes["person"] += 1.5
        if low in PLACE_FOLLOWERS:
            votes["place"] += 1.5
        elif low in WORK_FOLLOWERS:
            votes["none"] += 2.5
        elif after.text.islower() and is_role(after.text) and after.pos != "VERB":
            votes["organization"] += 1.25  # "a Globex engineer", "the Hydra leader"
        elif low in ORGANIZATION_FOLLOWERS:
            votes["organization"] += 1.5
        elif after.text.islower() and is_thing_head(after.text) and many and after.pos == "NOUN":
            votes["none"] += 0.75  # "the National Sleep Habits study"; but also "an Amnesty report"
    elif after.before == ", ":
        _apposition(votes, annotated, candidate, after)


def _apposition(votes: dict[str, float], annotated: AnnotatedText, candidate: CandidateSpan, after: Word) -> None:
    words, low = annotated.words, after.text.lower()
    following = words[candidate.end + 1] if annotated.same_sentence(candidate.end + 1, candidate.first) else None
    is_age = after.text.isdigit() and 1 < int(after.text) < 110
    if is_age and (following is None or following.before != " "):
        votes["person"] += 3
    elif low == "who":
        votes["person"] += 1.5
    elif low == "whose":
        votes["person"] += 0.5  # organizations and places own things too
    else:
        described = low in DETERMINERS and any(is_role(w.text) for w in words[candidate.end + 1 : candidate.end + 5])
        votes["person"] += 1 if described or is_role(after.text) else 0
    if not after.capitalized:
        return
    place = (
        big_place(annotated.text(candidate.end, candidate.end + 2))
        or big_place(after.text)
        or state_by_abbreviation(after.text)
    )
    if place is not None and place.level in {"country", "state", "region"} and words[candidate.first].before != ", ":
        votes["place"] += 2
