"""What a name names: every occurrence of one spelling votes, and the article has one reading of it.

Weights are in votes of the language model: 1 is one label that it gave to exactly these words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.extract.lexicon import given_name, head_kind, is_role, is_thing_head, never_names, word_list
from generator.extract.pieces import JOINERS, Piece
from generator.extract.words import Word
from generator.geography import big_place, group_of, lookup, place_key, state_by_abbreviation
from generator.records import Kind

LABELS: dict[str, Kind] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "EVENT": "event",
}
SPEECH_VERBS = word_list("personal verb")
IN_PLACE = frozenset({"in", "near", "outside", "across", "around", "throughout", "inside"})
# What is done to or by somebody who acts: "against Hydra", "claimed by Hydra", "defeat Hydra".
AGAINST = word_list("acted on")
TOWARDS = frozenset({"to", "from", "at", "into", "towards", "toward", "via", "off"})
PLACE_NOUNS = word_list("place noun")
GROUP_NOUNS = word_list("group noun")
WORK_NOUNS = word_list("work noun")
ORGANIZATION_FOLLOWERS = word_list("organization follower")
SURNAME_HEADS = word_list("surname head")
VESSELS = word_list("vessel")
EVENTS = word_list("event name")


@dataclass
class Tally:
    """Votes for what one spelling names."""

    votes: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    """Kind -> weight; `none` for no person, organization, place, group or event."""
    labelled: float = 0
    """How much of it the model said."""
    occurrences: int = 0
    """How often the spelling was a candidate."""

    @property
    def best(self) -> str:
        """Kind with most votes; the first named wins a tie."""
        order = ("person", "organization", "place", "group", "event", "none")
        return max(order, key=lambda k: (self.votes[k], -order.index(k)))


def surface(words: Sequence[Word], first: int, end: int) -> str:
    """Spelling under which occurrences are counted together."""
    return " ".join(w.text for w in words[first:end])


def tally(
    words: Sequence[Word], pieces: Sequence[Piece], defined: Sequence[tuple[tuple[int, int], tuple[int, int]]]
) -> dict[str, Tally]:
    """Count the evidence for each spelling; an acronym and its long name speak for each other."""
    found: dict[str, Tally] = {}
    for piece in pieces:
        tally_ = found.setdefault(surface(words, piece.first, piece.end), Tally())
        tally_.occurrences += 1
        _labels(tally_, piece)
        _context(tally_.votes, words, piece)
    for text, tally_ in found.items():
        for kind, weight in tally_.votes.items():
            # What is said again and again is one opinion, not many.
            tally_.votes[kind] = min(weight, 2.5 + weight / 5)
        _inside(tally_, text)
    for long, short in defined:
        one, other = found.get(surface(words, *long)), found.get(surface(words, *short))
        if one is not None and other is not None:
            for kind in {*one.votes, *other.votes}:
                one.votes[kind] = other.votes[kind] = one.votes[kind] + other.votes[kind]
    _families(found)
    _lists(found, words, pieces)
    return found


def _labels(tally_: Tally, piece: Piece) -> None:
    for label in piece.labels:
        share = 0.5 if label.startswith("~") else 1.0
        kind = LABELS.get(label.lstrip("~"), "none")
        if kind != "none":
            tally_.labelled += share
        tally_.votes[kind] += share


def _context(votes: dict[str, float], words: Sequence[Word], piece: Piece) -> None:
    before = (
        words[piece.first - 1]
        if piece.first and words[piece.first - 1].sentence == words[piece.first].sentence
        else None
    )
    after = (
        words[piece.end]
        if piece.end < len(words) and words[piece.end].sentence == words[piece.first].sentence
        else None
    )
    gap = words[piece.first].before
    count = piece.end - piece.first
    if piece.honorific:
        votes["person"] += 3
    elif piece.role is not None:
        votes["person"] += 2
    if before is not None and gap == " ":
        low = before.text.lower()
        if is_role(before.text) and not before.possessive and low not in GROUP_NOUNS and before.tag != "VERB":
            votes["person"] += 1.0 if low.endswith("s") else 1.5
        if low in IN_PLACE and not words[piece.end - 1].possessive:
            votes["place"] += 1.5
        elif low in AGAINST:
            votes["organization"] += 0.75
        elif low in TOWARDS:
            votes["place"] += 0.4
        elif low in PLACE_NOUNS:
            votes["place"] += 1.5
        elif low in GROUP_NOUNS:
            votes["organization"] += 2
        elif low in WORK_NOUNS:
            votes["none"] += 3
        elif low == "on" and count == 1:
            votes["organization"] += 1
        elif low == "of" and piece.first > 1 and words[piece.first - 2].text.lower() in PLACE_NOUNS:
            votes["place"] += 2
        elif low == "the" and count == 1 and words[piece.first].shout:
            votes["organization"] += 1
    if after is not None:
        _after(votes, words, piece, after)
    if (
        count > 1
        and gap.endswith(('"', "“"))
        and after is not None
        and after.before[:1] in {'"', "”", ","}
        and '"' in after.before + "”"
    ):
        votes["none"] += 1.5


def _after(votes: dict[str, float], words: Sequence[Word], piece: Piece, after: Word) -> None:
    low = after.text.lower()
    if after.before == " ":
        if low in SPEECH_VERBS:
            votes["person"] += 0.75
        if low in {"who", "whose"}:
            votes["person"] += 1.5
        if after.text.islower() and is_role(after.text) and after.tag != "VERB":
            votes["organization"] += 1.25  # "a Globex engineer", "the Hamas leader"
        elif low in ORGANIZATION_FOLLOWERS:
            votes["organization"] += 1.5
        elif after.text.islower() and is_thing_head(after.text) and piece.end - piece.first > 1 and after.tag == "NOUN":
            votes["none"] += 2  # "the National Sleep Habits study"
    elif after.before == ", ":
        following = words[piece.end + 1] if piece.end + 1 < len(words) else None
        if after.text.isdigit() and 1 < int(after.text) < 110 and following is not None and following.before != " ":
            votes["person"] += 3
        elif low in {"who", "whose"}:
            votes["person"] += 1.5
        elif is_role(after.text) or (
            low in {"a", "an", "the", "his", "her"}
            and any(is_role(w.text) for w in words[piece.end + 1 : piece.end + 5])
        ):
            votes["person"] += 1
        place = (
            big_place(" ".join(w.text for w in words[piece.end : piece.end + 2]))
            or big_place(after.text)
            or state_by_abbreviation(after.text)
        )
        if place is not None and place.level in {"country", "state", "region"} and words[piece.first].before != ", ":
            votes["place"] += 2


def _inside(tally_: Tally, text: str) -> None:
    """What the words themselves say: head nouns, given names, known countries."""
    votes = tally_.votes
    parts = text.split()
    if group_of(text):
        votes["group"] += 6
    place = big_place(text)
    if place is not None and not (len(parts) == 1 and given_name(text) and place.level != "country"):
        votes["place"] += 1.5 if len(parts) == 1 and given_name(text) else 3
    elif tally_.labelled and _is_city(text):
        votes["place"] += 1.5
    if text in never_names():
        votes["none"] += 10
    if parts[0] in VESSELS and len(parts) > 1:
        votes["none"] += 6
    if len(parts) == 1 and text in EVENTS:
        votes["event"] += 5
    head = _head(parts)
    if len(parts) > 1 and head is not None:
        kind = head_kind(head)
        # "Ana Hill" is a person although a hill is a place, where the model or a title says so.
        personal = head in SURNAME_HEADS and votes["person"] >= 1 and len(parts) < 4
        if kind is not None:
            votes[kind] += 0.5 if personal else 3.5 if kind == "event" else 3
        elif is_thing_head(head):
            votes["none"] += 0.5 if personal else 4
    if (
        parts[-1].rstrip(".") in {"Inc", "Corp", "Ltd", "LLC", "plc", "PLC", "Co", "AG", "SA", "GmbH", "NV"}
        and len(parts) > 1
    ):
        votes["organization"] += 4
    if len(parts) == 1 and text.isupper() and text.isalpha() and 2 <= len(text) <= 6 and place is None:
        votes["organization"] += 0.75
    if 1 < len(parts) <= 4 and given_name(parts[0]) and not (head and head_kind(head)):
        votes["person"] += 1.25
    elif len(parts) > 1 and len(parts[0]) == 2 and parts[0].endswith("."):
        votes["person"] += 1.5
    elif len(parts) == 1 and given_name(text):
        votes["person"] += 0.5


def _head(parts: Sequence[str]) -> str | None:
    """Head noun of a name: the last word before "of" or "for", else the last word."""
    for i, part in enumerate(parts):
        if (
            i
            and part in JOINERS
            and part not in {"&", "and", "the", "du", "de", "la"}
            and (head_kind(parts[i - 1]) or is_thing_head(parts[i - 1]))
        ):
            # A building is "the Art Center", an institution "the Center for Disease Control".
            return "institute" if parts[i - 1].lower() in {"center", "centre"} else parts[i - 1]
    last = parts[-1]
    if len(parts) > 2 and (last.isdigit() or (big_place(last) and head_kind(parts[-2]) == "event")):
        last = parts[-2]  # "Winter Games 1994", "Book Expo Canada"
    if head_kind(last) or is_thing_head(last):
        return last
    first = parts[0]
    return (
        first
        if first
        in {
            "University",
            "Ministry",
            "Department",
            "Bank",
            "Mount",
            "Lake",
            "Camp",
            "Port",
            "Fort",
            "Cape",
            "Hotel",
            "Radio",
            "Hurricane",
            "Typhoon",
            "Operation",
        }
        else None
    )


def _is_city(text: str) -> bool:
    """Whether the gazetteer knows a city by that very name, and nobody is called so."""
    if len(text) < 4 or text.isupper() or given_name(text):
        return False
    return any(p.level == "city" and place_key(p.name) == place_key(text) for p in lookup(text))


def _lists(found: dict[str, Tally], words: Sequence[Word], pieces: Sequence[Piece]) -> None:
    """Members of a list are of one kind: "Oslo, Bergen and Voss", "Ms. Wu, Ari Katz, and Ola Berg"."""
    chain: list[Piece] = []
    support: list[tuple[Tally, str, float]] = []
    for piece in [*pieces, None]:
        if piece is not None and chain and _next_in_list(words, chain[-1], piece):
            chain.append(piece)
            continue
        if len(chain) > 2:
            members = list(dict.fromkeys(surface(words, p.first, p.end) for p in chain))
            for text in members:
                others = [found[m].best for m in members if m != text and max(found[m].votes.values(), default=0) >= 1]
                kinds = {k: others.count(k) for k in others if k in {"person", "organization", "place"}}
                best = max(kinds, key=lambda k: kinds[k], default="")
                if best and kinds[best] * 2 > len(others):
                    support.append((found[text], best, min(2.0, 0.75 + 0.5 * kinds[best])))
        chain = [piece] if piece is not None else []
    for tally_, kind, weight in support:
        tally_.votes[kind] += weight


def _next_in_list(words: Sequence[Word], left: Piece, right: Piece) -> bool:
    between = words[left.end : right.first]
    if words[right.first].sentence != words[left.first].sentence or left.role or right.role:
        return False
    gap = words[right.first].before
    if not between:
        return gap == ", "
    return len(between) == 1 and between[0].text in {"and", "or"} and between[0].before in {", ", " "} and gap == " "


def _families(found: dict[str, Tally]) -> None:
    """A person's full name speaks for the surname and the given name standing alone."""
    sure = [(text, t) for text, t in found.items() if " " in text and t.best == "person" and t.votes["person"] >= 1.5]
    for text, t in sure:
        parts = text.split()
        for part, weight in ((parts[-1], 1.0), (parts[0], 0.5 if given_name(parts[0]) else 0.0)):
            other = found.get(part)
            if other is not None:
                other.votes["person"] += weight * min(6.0, t.votes["person"] + 1)
