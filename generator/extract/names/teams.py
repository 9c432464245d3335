"""Countries and cities that play: in a match report "Sweden" is a team, not a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.extract.lexicon.names import word_list
from generator.extract.text.annotated import AnnotatedText, CandidateSpan
from generator.geography import big_place
from generator.records import Kind

CUES = word_list("sport")
PLAYS = word_list("team verb")
ROLES = word_list("team role")
# Different words of sport that make an article a report of sport; common ones ("team", "final") occur elsewhere.
ENOUGH_CUES = 6
# "in Sweden", "from Sweden": the place after all, unless "the Sweden coach" speaks against it.
AT_PLACE = word_list("team place")
AGAINST = word_list("team rival")


def find_teams(
    annotated: AnnotatedText, candidates: Sequence[CandidateSpan], kinds: Mapping[str, Kind]
) -> frozenset[str]:
    """Spellings of places, and of no names so far, that stand for teams; none where the article is not of sport."""
    if len({w.text.lower() for w in annotated.words} & CUES) < ENOUGH_CUES:
        return frozenset()
    plays: Counter[str] = Counter()
    lies: Counter[str] = Counter()
    for candidate in candidates:
        text = annotated.spelling(candidate)
        if kinds.get(text, "place") != "place":
            continue
        after, before = annotated.after(candidate), annotated.before(candidate)
        if after is not None and after.before in {" ", "’s ", "'s "}:
            plays[text] += after.text in PLAYS
            lies[text] -= after.text in ROLES and after.pos != "VERB"
        if before is not None and annotated.words[candidate.first].before == " ":
            plays[text] += before.text in PLAYS or before.text in AGAINST
            lies[text] += before.text.lower() in AT_PLACE
    # What is no name so far has to play twice.
    teams = {text for text, count in plays.items() if count > max(0 if text in kinds else 1, lies[text])}
    # All names of a country that plays: "Korea Republic" in the heading, "South Korea" in the text.
    codes = {place.country for text in teams if (place := big_place(text)) and place.level == "country"}
    for text in kinds:
        place = big_place(text)
        if place is not None and place.level == "country" and place.country in codes and kinds[text] == "place":
            teams.add(text)
    return frozenset(teams)
