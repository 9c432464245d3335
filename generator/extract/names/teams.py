"""Recognize countries and cities that stand for their teams in match reports: "Sweden won"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from generator.extract.lexicon.names import word_list
from generator.extract.text.annotated import AnnotatedText, CandidateSpan
from generator.geography import big_place
from generator.records import Kind

CUES = word_list("sport")
PLAYS = word_list("team verb")
ROLES = word_list("team role")
# Distinct words of sport in a match report; common ones ("team", "final") also occur elsewhere.
ENOUGH_CUES = 6
# "in Sweden", "from Sweden": the place, unless "the Sweden coach" is evidence against it.
AT_PLACE = word_list("team place")
AGAINST = word_list("team rival")


def find_teams(
    annotated: AnnotatedText, candidates: Sequence[CandidateSpan], kinds: Mapping[str, Kind]
) -> frozenset[str]:
    """Find the spellings of places, or of no names so far, that stand for teams; none outside a match report.

    Args:
        annotated: The article.
        candidates: Its candidates, in reading order.
        kinds: Kind by spelling.
    """
    if len({w.text.lower() for w in annotated.words} & CUES) < ENOUGH_CUES:
        return frozenset()
    plays: Counter[str] = Counter()
    lies: Counter[str] = Counter()
    for candidate in candidates:
        text = annotated.spelling(candidate)
        if kinds.get(text, "place") == "place":
            _count_cues(annotated, candidate, plays, lies)
    # A spelling that is not a name so far needs two cues.
    teams = {text for text, count in plays.items() if count > max(0 if text in kinds else 1, lies[text])}
    return frozenset(teams | _other_names(teams, kinds))


def _count_cues(annotated: AnnotatedText, candidate: CandidateSpan, plays: Counter[str], lies: Counter[str]) -> None:
    """Count the cues next to an occurrence for a team, and those for a place."""
    text = annotated.spelling(candidate)
    after, before = annotated.after(candidate), annotated.before(candidate)
    if after is not None and after.before in {" ", "’s ", "'s "}:
        plays[text] += after.text in PLAYS
        lies[text] -= after.text in ROLES and after.pos != "VERB"
    if before is not None and annotated.words[candidate.first].before == " ":
        plays[text] += before.text in PLAYS or before.text in AGAINST
        lies[text] += before.text.lower() in AT_PLACE


def _other_names(teams: Collection[str], kinds: Mapping[str, Kind]) -> set[str]:
    """Other names of a country that plays: "Korea Republic" in the heading, "South Korea" in the text."""
    codes = {_country(text) for text in teams} - {None}
    return {text for text, kind in kinds.items() if kind == "place" and _country(text) in codes}


def _country(text: str) -> str | None:
    place = big_place(text)
    return place.country if place is not None and place.level == "country" else None
