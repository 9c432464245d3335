"""Countries and cities that play: in a match report "Sweden" is a team, not a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.extract.evidence import surface
from generator.extract.lexicon import word_list
from generator.extract.pieces import Piece
from generator.extract.words import Word
from generator.geography import big_place

CUES = word_list("sport")
PLAYS = word_list("team verb")
ROLES = word_list("team role")
# Different words of sport that make an article a report of sport; common ones ("team", "final") occur elsewhere.
ENOUGH_CUES = 6
# "in Sweden", "from Sweden": the place after all, unless "the Sweden coach" speaks against it.
AT_PLACE = frozenset({"in", "from", "near", "across", "throughout", "visit", "outside"})


def find_teams(words: Sequence[Word], pieces: Sequence[Piece]) -> frozenset[str]:
    """Spellings of countries that stand for their teams in a report of sport; empty for any other article."""
    if len({w.text.lower() for w in words} & CUES) < ENOUGH_CUES:
        return frozenset()
    plays: Counter[str] = Counter()
    lies: Counter[str] = Counter()
    for piece in pieces:
        text = surface(words, piece.first, piece.end)
        if big_place(text) is None:
            continue
        after = words[piece.end] if piece.end < len(words) else None
        before = words[piece.first - 1] if piece.first else None
        same_after = (
            after is not None and after.sentence == words[piece.first].sentence and after.before in {" ", "’s ", "'s "}
        )
        if same_after and after is not None:
            plays[text] += after.text in PLAYS
            lies[text] -= after.text in ROLES and after.tag != "VERB"
        if before is not None and before.sentence == words[piece.first].sentence and words[piece.first].before == " ":
            plays[text] += before.text in PLAYS or before.text in {"against", "versus", "v"}
            lies[text] += before.text.lower() in AT_PLACE
    teams = {text for text, count in plays.items() if count > max(0, lies[text])}
    # All names of a country that plays: "Korea Republic" in the heading, "South Korea" in the text.
    codes = {place.country for text in teams if (place := big_place(text)) and place.level == "country"}
    spelled = {surface(words, p.first, p.end) for p in pieces}
    return frozenset(
        teams | {t for t in spelled if (place := big_place(t)) and place.level == "country" and place.country in codes}
    )
