"""Vote for a name's kind by its own words: head nouns, given names, known countries and cities."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.extract.lexicon.names import FUNCTION_WORDS, given_name, head_kind, is_thing_head, never_names, word_list
from generator.extract.names.merge_spans import JOINERS
from generator.extract.names.votes import Votes
from generator.geography import big_place, group_of, lookup, place_key, state_by_abbreviation

SURNAME_HEADS = word_list("surname head")
EVENTS = word_list("event name")
VESSELS = word_list("vessel")
# Buildings may be centers, too: "the Riverside Convention Center".
BUILDING_WORDS = word_list("building center")
CENTERS = frozenset({"center", "centre"})
COMPANY = word_list("company")
FIRST_HEADS = word_list("first head")
PLACE_FIRST = word_list("place first")
ORGANIZATION_FIRST = word_list("organization first")
PROGRAMMES = frozenset({"programme", "program"})
WORLDWIDE = word_list("worldwide")
# Function words that do not end the head of a name: "Museum of" does, "Procter & Gamble" does not.
NO_COMPLEMENT = frozenset({"&", "and", "the", "du", "de", "la"})
# Beliefs, fears and fields of study: "Marxism", "Islamophobia".
ABSTRACT = re.compile(r"[a-z](?:ism|phobia|ology)$")
INITIALS = re.compile(r"(?:[A-Z]\.)+")
ROMAN_NUMERAL = frozenset("IVX")
# Population of a city that counts as evidence without the model.
WELL_KNOWN = 500_000
# Number of letters in an acronym.
ACRONYM = range(2, 7)
# Most words of a personal name.
LONGEST_PERSON = 4


def surface_form_votes(text: str, votes: Votes, *, labelled: bool) -> None:
    """Add the votes of a spelling's own words.

    Args:
        text: The spelling.
        votes: Kind -> weight.
        labelled: Whether the model labelled it.
    """
    words = text.split()
    _known_names(text, words, votes, labelled=labelled)
    if text in never_names():
        votes["none"] += 10
    if len(words) == 1:
        _single_word(text, votes)
    else:
        _several_words(words, votes)


def _single_word(text: str, votes: Votes) -> None:
    if ABSTRACT.search(text):
        votes["none"] += 3
    if text in EVENTS:
        votes["event"] += 5
    if text.isupper() and text.isalpha() and len(text) in ACRONYM and big_place(text) is None:
        votes["organization"] += 0.75
    votes["person"] += 0.5 if given_name(text) else 0


def _several_words(words: Sequence[str], votes: Votes) -> None:
    if words[0] in VESSELS:
        votes["none"] += 9
    head = head_of(words)
    if head is not None:
        _head_noun(head, words, votes)
    elif words[0] in PLACE_FIRST:
        votes["place"] += 1.5
    elif words[0] in ORGANIZATION_FIRST:
        votes["organization"] += 2.5
    _no_person(words, votes)
    if len(words) <= LONGEST_PERSON and given_name(words[0]) and not (head and head_kind(head)):
        votes["person"] += 1.25
    elif INITIALS.fullmatch(words[0]) and big_place(words[0]) is None:
        votes["person"] += 2


def _no_person(words: Sequence[str], votes: Votes) -> None:
    """Whether a name has words that personal names do not have."""
    last = words[-1]
    if last in COMPANY:
        votes["organization"] += 4
    if any(word[0].isupper() and word.lower() in FUNCTION_WORDS for word in words[1:-1]):
        votes["organization"] += 2  # "Farmers Without Fences": personal names have no such function words
        votes["person"] -= 2
    if len(last) > 1 and last.isalpha() and last.isupper() and not set(last) <= ROMAN_NUMERAL:
        votes["organization"] += 0.75  # "Africa NRC"
        votes["person"] -= 1


def _known_names(text: str, words: Sequence[str], votes: Votes, *, labelled: bool) -> None:
    """Votes of the peoples, countries, regions and cities with this name."""
    if group_of(text):
        votes["group"] += 6
    place = big_place(text)
    namesake = len(words) == 1 and given_name(text) is not None
    if place is not None and (not namesake or place.level == "country"):
        votes["place"] += 1.5 if namesake else 3
    elif text.endswith(".") and state_by_abbreviation(text) is not None:
        votes["place"] += 4
    elif (people := city_people(text)) is not None:
        votes["place"] += 1.5 if labelled else 2 if people >= WELL_KNOWN else 0
    elif len(words) == 1 and not lookup(text):
        votes["place"] *= 0.8  # a settlement missing from the gazetteer is less likely than an error of the model


def city_people(text: str) -> int | None:
    """Population of the largest city with exactly this name; None if there is none or it is a given name."""
    if len(text) < 4 or text.isupper() or given_name(text):
        return None
    cities = [p for p in lookup(text) if p.level == "city" and place_key(p.name) == place_key(text)]
    return max((WELL_KNOWN if p.capital else p.population for p in cities), default=None)


def _head_noun(head: str, words: Sequence[str], votes: Votes) -> None:
    kind = head_kind(head)
    # "Ana Hill" is a person although a hill is a place, if the model or a title says so.
    personal = head in SURNAME_HEADS and votes["person"] >= 1 and len(words) < LONGEST_PERSON
    if head.lower() in PROGRAMMES and words[0] in WORLDWIDE and len(words) > 2:
        kind = "organization"
    if head.lower() in CENTERS and words[-1] == head:
        kind = "place" if words[-2].lower() in BUILDING_WORDS else "organization"
    if kind is not None:
        votes[kind] += 0.5 if personal else 3.5 if kind == "event" else 3
    elif is_thing_head(head):
        votes["none"] += 0.5 if personal else 4


def head_of(words: Sequence[str]) -> str | None:
    """Head noun of a name: the last word before "of" or "for", else the last word; None if it is not a known head."""
    for before, word in pairwise(words):
        if word in JOINERS and word not in NO_COMPLEMENT and _is_head(before):
            # A building is "the Arts Center", an institution "the Center for Rural Studies".
            return "institute" if before.lower() in CENTERS else before
    last = words[-1]
    if len(words) > 2 and (last.isdigit() or (big_place(last) and head_kind(words[-2]) in {"event", "organization"})):
        last = words[-2]  # "Winter Games 1994", "Book Expo Canada", "Farm Forum Asia"
    if _is_head(last):
        return last
    return words[0] if words[0] in FIRST_HEADS else None


def _is_head(word: str) -> bool:
    return head_kind(word) is not None or is_thing_head(word)
