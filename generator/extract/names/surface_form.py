"""What the words of a name say themselves: head nouns, given names, known countries and cities."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.extract.lexicon.names import FUNCTION_WORDS, given_name, head_kind, is_thing_head, never_names, word_list
from generator.extract.names.merge_spans import JOINERS
from generator.geography import big_place, group_of, lookup, place_key, state_by_abbreviation

SURNAME_HEADS = word_list("surname head")
EVENTS = word_list("event name")
VESSELS = word_list("vessel")
# Buildings are called centers too: "the Riverside Convention Center".
BUILDING_WORDS = word_list("building center")
CENTERS = frozenset({"center", "centre"})
COMPANY = frozenset(
    {"Inc", "Inc.", "Corp", "Corp.", "Ltd", "Ltd.", "LLC", "plc", "PLC", "Co", "Co.", "AG", "SA", "GmbH", "NV"}
)
# Heads that stand first: "University of", "Lake Victoria".
FIRST_HEADS = frozenset(
    {"University", "Ministry", "Department", "Bank", "Mount", "Lake", "Camp", "Port", "Fort", "Cape", "Hotel", "Radio"}
    | {"Hurricane", "Typhoon", "Operation", "Exercise"}
)
# First words of settlements in other languages ("Puerto Escondido"), of bodies ("Banco Central").
PLACE_FIRST = word_list("place first")
ORGANIZATION_FIRST = word_list("organization first")
# A programme of the world is run by a body of its name: "World Food Programme".
PROGRAMMES = frozenset({"programme", "program"})
WORLDWIDE = frozenset({"World", "UN", "U.N.", "United", "Global", "International"})
# Inside a name with small words these do not end its head: "Museum of", but "Procter & Gamble".
NO_COMPLEMENT = frozenset({"&", "and", "the", "du", "de", "la"})
# Beliefs, fears and fields of study: "Marxism", "Islamophobia".
ABSTRACT = re.compile(r"[a-z](?:ism|phobia|ology)$")
INITIALS = re.compile(r"(?:[A-Z]\.)+")
# People of a city that is known well enough to be evidence without the model.
WELL_KNOWN = 500_000


def surface_form_votes(text: str, votes: dict[str, float], labelled: bool) -> None:
    """Add to the votes for a spelling what its words say."""
    parts = text.split()
    single = len(parts) == 1
    _known_names(text, parts, votes, labelled)
    if text in never_names():
        votes["none"] += 10
    if parts[0] in VESSELS and not single:
        votes["none"] += 9
    if single and ABSTRACT.search(text):
        votes["none"] += 3
    if single and text in EVENTS:
        votes["event"] += 5
    head = head_of(parts)
    if not single and head is not None:
        _head_votes(head, parts, votes)
    elif not single and parts[0] in PLACE_FIRST:
        votes["place"] += 1.5
    elif not single and parts[0] in ORGANIZATION_FIRST:
        votes["organization"] += 2.5
    if not single and parts[-1] in COMPANY:
        votes["organization"] += 4
    if single and text.isupper() and text.isalpha() and 2 <= len(text) <= 6 and big_place(text) is None:
        votes["organization"] += 0.75
    if any(p[0].isupper() and p.lower() in FUNCTION_WORDS for p in parts[1:-1]):
        votes["organization"] += 2  # "Farmers Without Fences": small words do not grow in personal names
        votes["person"] -= 2
    last = parts[-1]
    if not single and len(last) > 1 and last.isalpha() and last.isupper() and not set(last) <= set("IVX"):
        votes["organization"] += 0.75  # "Africa NRC"
        votes["person"] -= 1
    if single:
        votes["person"] += 0.5 if given_name(text) else 0
    elif len(parts) <= 4 and given_name(parts[0]) and not (head and head_kind(head)):
        votes["person"] += 1.25
    elif INITIALS.fullmatch(parts[0]) and big_place(parts[0]) is None:
        votes["person"] += 2


def _known_names(text: str, parts: Sequence[str], votes: dict[str, float], labelled: bool) -> None:
    """Peoples, countries, regions and cities of this name."""
    if group_of(text):
        votes["group"] += 6
    place = big_place(text)
    namesake = len(parts) == 1 and given_name(text) is not None
    if place is not None and (not namesake or place.level == "country"):
        votes["place"] += 1.5 if namesake else 3
    elif text.endswith(".") and state_by_abbreviation(text) is not None:
        votes["place"] += 4
    elif (people := city_people(text)) is not None:
        votes["place"] += 1.5 if labelled else 2 if people >= WELL_KNOWN else 0
    elif len(parts) == 1 and not lookup(text):
        votes["place"] *= 0.8  # a settlement that the gazetteer does not know is rarer than a model's slip


def city_people(text: str) -> int | None:
    """People of the largest city of this very name; None where there is none or where people are called so."""
    if len(text) < 4 or text.isupper() or given_name(text):
        return None
    cities = [p for p in lookup(text) if p.level == "city" and place_key(p.name) == place_key(text)]
    return max((WELL_KNOWN if p.capital else p.population for p in cities), default=None)


def _head_votes(head: str, parts: Sequence[str], votes: dict[str, float]) -> None:
    kind = head_kind(head)
    # "Ana Hill" is a person although a hill is a place, where the model or a title says so.
    personal = head in SURNAME_HEADS and votes["person"] >= 1 and len(parts) < 4
    if head.lower() in PROGRAMMES and parts[0] in WORLDWIDE and len(parts) > 2:
        kind = "organization"
    if head.lower() in CENTERS and parts[-1] == head and len(parts) > 1:
        kind = "place" if parts[-2].lower() in BUILDING_WORDS else "organization"
    if kind is not None:
        votes[kind] += 0.5 if personal else 3.5 if kind == "event" else 3
    elif is_thing_head(head):
        votes["none"] += 0.5 if personal else 4


def head_of(parts: Sequence[str]) -> str | None:
    """Head noun of a name: the last word before "of" or "for", else the last word; None where it tells nothing."""
    for before, part in pairwise(parts):
        if part in JOINERS and part not in NO_COMPLEMENT and (head_kind(before) or is_thing_head(before)):
            # A building is "the Arts Center", an institution "the Center for Rural Studies".
            return "institute" if before.lower() in CENTERS else before
    last = parts[-1]
    if len(parts) > 2 and (last.isdigit() or (big_place(last) and head_kind(parts[-2]) in {"event", "organization"})):
        last = parts[-2]  # "Winter Games 1994", "Book Expo Canada", "Farm Forum Asia"
    if head_kind(last) or is_thing_head(last):
        return last
    return parts[0] if parts[0] in FIRST_HEADS else None
