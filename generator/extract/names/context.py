"""Vote for a name's kind by the words around it: titles, prepositions, verbs, appositions."""

from __future__ import annotations

from collections import defaultdict

from generator.extract.lexicon.names import is_role, is_thing_head, word_list
from generator.extract.names.votes import Votes
from generator.extract.text.annotated import AnnotatedText, CandidateSpan
from generator.extract.text.words import Word
from generator.geography import big_place, state_by_abbreviation

SPEECH_VERBS = word_list("personal verb")
HAVE = frozenset({"has", "had", "have"})
IN_PLACE = word_list("in place")
TOWARDS = word_list("towards place")
ACTED_ON = word_list("acted on")
PLACE_NOUNS = word_list("place noun")
PLACE_FOLLOWERS = word_list("place follower")
GROUP_NOUNS = word_list("group noun")
WORK_NOUNS = word_list("work noun")
WORK_FOLLOWERS = word_list("work follower")
ORGANIZATION_FOLLOWERS = word_list("organization follower")
KIN = word_list("male") | word_list("female")
PRINTED = word_list("printed")
SPELLED = word_list("spelled")
# Words before "as" within which a verb of spelling is searched for.
LOOK_BACK = 9
AWARDED = word_list("awarded")
# ", a nurse", ", his lawyer".
DETERMINERS = frozenset({"a", "an", "the", "his", "her"})
# Words after a determiner within which a role may be: ", a newly elected judge".
ROLE_WITHIN = 4
# A number after a name's comma is an age from 2 to 109.
OLDEST = 110
# Most words of a name with a relative before it ("his wife Ana Maria Diaz").
LONGEST_RELATIVE = 3
OPEN_QUOTES = ('"', "“", "‘")
CLOSE_QUOTES = ('"', "”", "’")


def context_votes(annotated: AnnotatedText, candidate: CandidateSpan) -> Votes:
    """Votes of one occurrence for each kind."""
    votes: Votes = defaultdict(float)
    if candidate.honorific:
        votes["person"] += 3
    elif candidate.role is not None:
        votes["person"] += 2
    if candidate.dateline:
        votes["place"] += 4
    before, after = annotated.before(candidate), annotated.after(candidate)
    if before is not None:
        _word_before(votes, annotated, candidate, before)
    if after is not None:
        _word_after(votes, annotated, candidate, after)
    if _is_quoted(annotated, candidate):
        votes["none"] += 1.5
    if before is not None and before.text.lower() == "as" and _is_spelled_out(annotated, candidate):
        votes["none"] += 5
    return votes


def _is_quoted(annotated: AnnotatedText, candidate: CandidateSpan) -> bool:
    """Whether quotation marks enclose exactly a candidate."""
    last = annotated.words[candidate.end - 1]
    opens = annotated.words[candidate.first].before.endswith(OPEN_QUOTES)
    return opens and last.after.lstrip(",.").startswith(CLOSE_QUOTES) and not last.possessive


def _is_spelled_out(annotated: AnnotatedText, candidate: CandidateSpan) -> bool:
    """Whether a name is mentioned as a word, not used: "gave the mayor’s first name as Pablo"."""
    earlier = [
        annotated.words[i].text.lower()
        for i in range(candidate.first - 1 - LOOK_BACK, candidate.first - 1)
        if annotated.same_sentence(i, candidate.first)
    ]
    return not SPELLED.isdisjoint(earlier)


def _word_before(votes: Votes, annotated: AnnotatedText, candidate: CandidateSpan, before: Word) -> None:
    """Votes of the word before a name."""
    gap = annotated.words[candidate.first].before
    low = before.text.lower()
    if low in KIN and gap in {" ", ", "} and candidate.length <= LONGEST_RELATIVE:
        votes["person"] += 2
    if gap != " ":
        return
    if is_role(before.text) and not before.possessive and low not in GROUP_NOUNS and before.pos != "VERB":
        votes["person"] += 1.0 if low.endswith("s") else 1.5 if candidate.single else 2.0
    earlier = annotated.word_beside(candidate.first - 2, candidate.first)
    before_that = earlier.text.lower() if earlier is not None else ""
    if low in IN_PLACE:
        _after_in(votes, annotated, candidate, printed=before_that in PRINTED and low == "in")
    elif low == "the":
        _after_the(votes, annotated, candidate, before_that)
    elif low == "to" and before_that == "according":
        votes["organization"] += 0.75
        votes["person"] += 0.5
    elif low == "of":
        votes["place"] += 2 if before_that in PLACE_NOUNS else 0
    else:
        _noun_or_verb_before(votes, low, single=candidate.single)


def _after_in(votes: Votes, annotated: AnnotatedText, candidate: CandidateSpan, *, printed: bool) -> None:
    """Votes of "in" before a name: "in Lima", but "published in Harvest"."""
    if printed:
        votes["organization"] += 1
    elif not annotated.words[candidate.end - 1].possessive:
        votes["place"] += 1.5


def _noun_or_verb_before(votes: Votes, word: str, *, single: bool) -> None:
    """Votes of the first list that contains the word before a name."""
    if word in ACTED_ON and single:
        votes["organization"] += 0.75
    elif word in TOWARDS:
        votes["place"] += 0.4
    elif word in PLACE_NOUNS:
        votes["place"] += 1.5
    elif word in GROUP_NOUNS:
        votes["organization"] += 2
    elif word in WORK_NOUNS:
        votes["none"] += 5
    elif word == "on" and single:
        votes["organization"] += 1


def _after_the(votes: Votes, annotated: AnnotatedText, candidate: CandidateSpan, earlier: str) -> None:
    """Votes of "the" before a name: persons have no article; acronyms and newspapers do."""
    first = candidate.first
    if not candidate.honorific and candidate.role is None:
        votes["person"] -= 0.25 if candidate.single else 1.5
    if candidate.single and annotated.words[first].all_caps:
        votes["organization"] += 1
    according = annotated.word_beside(first - 3, first)
    if earlier == "to" and according is not None:
        votes["organization"] += 1.5 * (according.text.lower() == "according")
    if earlier in AWARDED and not candidate.single:
        votes["none"] += 1.5  # "won the Golden Quill"


def _word_after(votes: Votes, annotated: AnnotatedText, candidate: CandidateSpan, after: Word) -> None:
    """Votes of the word after a name."""
    if annotated.words[candidate.end - 1].possessive and after.text.lower() in KIN:
        votes["person"] += 2  # "Oksana Bondar’s son"
    if after.before == " ":
        _follower(votes, annotated, candidate, after)
    elif after.before == ", ":
        _apposition(votes, annotated, candidate, after)


def _follower(votes: Votes, annotated: AnnotatedText, candidate: CandidateSpan, after: Word) -> None:
    """Votes of the word after a name and a space."""
    low = after.text.lower()
    if low.isdigit() and candidate.single:
        votes["none"] += 1.5  # "Apollo 11", "Flight 370"
    following = annotated.word_beside(candidate.end + 1, candidate.first)
    has_done = low in HAVE and following is not None and following.text in SPEECH_VERBS
    if low in SPEECH_VERBS or has_done:
        thing = is_thing_head(annotated.words[candidate.end - 1].text)
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
    elif after.text.islower() and is_thing_head(after.text) and not candidate.single and after.pos == "NOUN":
        votes["none"] += 0.75  # "the National Sleep Habits study"; but also "an Amnesty report"


def _apposition(votes: Votes, annotated: AnnotatedText, candidate: CandidateSpan, after: Word) -> None:
    """Votes of the word after a name and a comma."""
    low = after.text.lower()
    if _is_age(annotated, candidate, after):
        votes["person"] += 3
    elif low == "who":
        votes["person"] += 1.5
    elif low == "whose":
        votes["person"] += 0.5  # organizations and places have possessions, too
    else:
        within = annotated.words[candidate.end + 1 : candidate.end + 1 + ROLE_WITHIN]
        described = low in DETERMINERS and any(is_role(w.text) for w in within)
        votes["person"] += 1 if described or is_role(after.text) else 0
    if after.capitalized and _is_in_larger_place(annotated, candidate, after):
        votes["place"] += 2


def _is_age(annotated: AnnotatedText, candidate: CandidateSpan, after: Word) -> bool:
    if not (after.text.isdigit() and 1 < int(after.text) < OLDEST):
        return False
    following = annotated.word_beside(candidate.end + 1, candidate.first)
    return following is None or following.before != " "


def _is_in_larger_place(annotated: AnnotatedText, candidate: CandidateSpan, after: Word) -> bool:
    """Whether a country, state or region follows: "Salem, Oregon"; but not in a list of places."""
    two_words = annotated.text(candidate.end, candidate.end + 2)
    place = big_place(two_words) or big_place(after.text) or state_by_abbreviation(after.text)
    larger = place is not None and place.level in {"country", "state", "region"}
    return larger and annotated.words[candidate.first].before != ", "
