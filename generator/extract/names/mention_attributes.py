"""Turn a candidate span into a mention: its name, role, sex, larger place, and the rule that found it."""

from __future__ import annotations

from enum import StrEnum

from generator.extract.lexicon.names import given_name, honorifics, word_list
from generator.extract.names.role_phrases import role_of
from generator.extract.names.votes import EvidenceVotes
from generator.extract.text.annotated import AnnotatedText, CandidateSpan
from generator.geography import big_place, group_of, state_by_abbreviation
from generator.records import Kind, Mention

# Kinship terms and occupations that imply the sex of the person named after them.
MALE = word_list("male")
FEMALE = word_list("female")
# Score of a name that is known only from elsewhere in the article.
WITHOUT_VOTES = 0.5
LEAST_SCORE = 0.05
# With fewer votes in total, the score is lower than the share of the votes.
FEW_VOTES = 4.0
# Most words of a larger place after a comma.
PLACE_LENGTHS = (3, 2, 1)


class MentionRule(StrEnum):
    """The rule that found a mention, if it is not a label of the model (`ner:PERSON`)."""

    DATELINE = "dateline"
    CAPITALS = "capitals"
    ELSEWHERE = "established elsewhere"


def to_mention(
    annotated: AnnotatedText, candidate: CandidateSpan, kind: Kind, votes: EvidenceVotes | None, text: str
) -> Mention:
    """Make the mention of a candidate that is a name.

    Args:
        annotated: The article.
        candidate: The words of the name.
        kind: Its kind.
        votes: The evidence for its spelling; None if it is known only from elsewhere in the article.
        text: The article's text.
    """
    start, end = annotated.characters(candidate.first, candidate.end)
    role = role_of(annotated, candidate) if kind == "person" else None
    sex = _sex(annotated, candidate, kind)
    return Mention(
        text[start:end],
        start,
        end,
        kind,
        _name(text[start:end], annotated.spelling(candidate), candidate, kind),
        _rule(candidate),
        _score(votes, kind),
        annotated.characters(*role) if role is not None else None,
        honorific=candidate.honorific or None,
        sex="m" if sex == "m" else "f" if sex == "f" else None,
        descriptive=candidate.descriptive,
        subject=any(w.dep.startswith("nsubj") for w in annotated.words_of(candidate)),
        larger=_larger_place(annotated, candidate) if kind == "place" else None,
    )


def _name(text: str, spelling: str, candidate: CandidateSpan, kind: Kind) -> str:
    """The words as a name: the people for a demonym, the state for an abbreviation, not all in capitals."""
    state = state_by_abbreviation(spelling) if kind == "place" and spelling.endswith(".") else None
    if state is not None:
        return state.name
    group = group_of(spelling) if kind == "group" else None
    return group or candidate.known_as or " ".join(text.split())


def _rule(candidate: CandidateSpan) -> str:
    if candidate.dateline:
        return MentionRule.DATELINE.value
    label = next((label.name for label in candidate.labels if label.whole), None)
    if label is not None:
        return f"ner:{label}"
    return MentionRule.CAPITALS.value if candidate.labels else MentionRule.ELSEWHERE.value


def _score(found: EvidenceVotes | None, kind: Kind) -> float:
    """Share of the votes for a kind, reduced if there are few votes."""
    if found is None:
        return WITHOUT_VOTES
    cast = sum(max(0.0, votes) for votes in found.votes.values())
    return round(max(LEAST_SCORE, min(1.0, found.votes[kind] / max(cast, FEW_VOTES))), 3)


def _sex(annotated: AnnotatedText, candidate: CandidateSpan, kind: Kind) -> str:
    """Sex by honorific, by the word before ("his wife Ana"), or by a given name."""
    sex = honorifics().get(candidate.honorific, "") or _sex_by_relation(annotated, candidate)
    if not sex and kind == "person" and not candidate.single:
        sex = given_name(annotated.words[candidate.first].text) or ""
    return sex


def _sex_by_relation(annotated: AnnotatedText, candidate: CandidateSpan) -> str:
    before = annotated.before(candidate)
    if before is None or annotated.words[candidate.first].before not in {" ", ", "}:
        return ""
    return "m" if before.text.lower() in MALE else "f" if before.text.lower() in FEMALE else ""


def _larger_place(annotated: AnnotatedText, candidate: CandidateSpan) -> str | None:
    """The larger place after a comma: "Salem, Oregon", "TAMPA, Fla."; members of a list of countries have none."""
    own = big_place(annotated.spelling(candidate))
    after = annotated.after(candidate)
    if (own is not None and own.level == "country") or after is None or after.before != ", ":
        return None
    for length in PLACE_LENGTHS:
        text = annotated.text(candidate.end, candidate.end + length)
        place = big_place(text) or state_by_abbreviation(text)
        further = annotated.words[candidate.end + 1 : candidate.end + length]
        if place is not None and all(w.before == " " for w in further):
            return place.name
    return None
