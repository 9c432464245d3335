"""Find the source that is the subject of a reporting verb, and the scope of its report."""

from __future__ import annotations

import re

from spacy.tokens import Token

from generator.extract.figures.attribution import FigureAttribution
from generator.extract.figures.source_phrases import end_of_source
from generator.extract.lexicon.figures import casualty_status_of, figure_words, is_person
from generator.extract.lexicon.names import head_kind
from generator.extract.text.annotated import CharSpan
from generator.records import Sentence

# Verbs that report a number only with a preposition: "put the toll at 30", "gave it as 52", "spoke of 48".
_PREPOSITION = {verb: word for word in ("at", "as", "of") for verb in figure_words(f"said with {word}")}
_REPORTING = figure_words("report") | _PREPOSITION.keys()
_CUES = _REPORTING | figure_words("announces toll")
_CLAUSES = frozenset({"ccomp", "parataxis", "advcl", "conj"})
# What follows the place in a dateline: "LIMA — ".
_DATELINE = re.compile(r"\s+(?:—|–|--)\s")
# How many tokens back the institution that "it" refers to may be.
_LOOK_BACK = 60


def attribution_by_verb(text: str, verb: Token, sentence: Sentence) -> FigureAttribution | None:
    """The source that is the subject of a reporting verb, with the scope of the report.

    Args:
        text: The article's text.
        verb: Any token of the sentence.
        sentence: Its sentence.

    Returns:
        None if the token is not a reporting verb or has no source as its subject.
    """
    if verb.lower_ not in _CUES or not (_reports(verb) or _announces_toll(verb)) or not _is_said(verb):
        return None
    source = _source(text, verb, sentence)
    scope = _scope(verb, source, sentence) if source is not None else None
    if source is None or scope is None:
        return None
    start = min(source.left_edge.idx, source.idx)
    return FigureAttribution(start, end_of_source(source, sentence), source.idx, *scope)


def _reports(verb: Token) -> bool:
    return verb.lower_ in _REPORTING and verb.pos_ in {"VERB", "AUX"}


def _is_said(verb: Token) -> bool:
    """Whether a reporting verb states that something was reported.

    Plans and possibilities do not ("the state would add 90 million"), nor do verbs that lack their preposition.
    """
    if any(c.dep_ == "aux" and c.lower_ in figure_words("not yet") for c in verb.children):
        return False
    preposition = _PREPOSITION.get(verb.lower_)
    return preposition is None or any(t.dep_ == "prep" and t.lower_ == preposition for t in verb.subtree)


def _source(text: str, verb: Token, sentence: Sentence) -> Token | None:
    """Head noun of the subject of a reporting verb, if it can be a source."""
    subject = _subject(verb, sentence)
    if subject is None or subject.lower_ in figure_words("no source") or subject.pos_ == "NUM":
        return None
    if verb.lower_ in figure_words("counts") and not _is_able(subject):
        return None  # "with ballots from 90 stations counted"
    if _DATELINE.match(text, subject.idx + len(subject)) or not sentence.start <= subject.idx < sentence.end:
        return None
    return None if any(t.lower_ in figure_words("nobody") for t in subject.subtree) else subject


def _subject(verb: Token, sentence: Sentence) -> Token | None:
    """The subject of a verb or of the verb coordinated with it; for "it", the institution that it refers to."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None and verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        subject = next((c for c in verb.head.children if c.dep_ == "nsubj"), None)
    if subject is not None and subject.lower_ == "it" and verb.lower_ in figure_words("says"):
        subject = _institution_before(subject, sentence) or subject
    return subject


def _institution_before(it: Token, sentence: Sentence) -> Token | None:
    """The institution that "it" refers to, if that is the previous subject in the sentence."""
    for token in reversed(it.doc[max(0, it.i - _LOOK_BACK) : it.i]):
        if token.idx < sentence.start:
            break
        if token.dep_ == "nsubj" and (head_kind(token.lower_) == "organization" or token.ent_type_ == "ORG"):
            return token
    return None


def _scope(verb: Token, source: Token, sentence: Sentence) -> CharSpan | None:
    """The part of a sentence attributed to a source; None if the verb reports nothing."""
    clause = next((c for c in verb.children if c.dep_ in {"ccomp", "parataxis"}), None)
    if clause is not None:
        return _scope_of_clause(verb, source, clause, sentence)
    conjunction = _inserted_after(verb, source)
    if conjunction is not None:
        return conjunction.idx, sentence.end
    if verb.dep_ == "parataxis" or (verb.dep_ == "ccomp" and verb.head.idx < verb.idx):
        return sentence.start, _turn_after(verb, sentence, sentence.end)
    if verb.lower_ in figure_words("report clause") and not any(
        c.dep_ == "dobj" and c.pos_ == "NUM" for c in verb.children
    ):
        return None
    return _scope_of_object(verb, source, sentence)


def _scope_of_clause(verb: Token, source: Token, clause: Token, sentence: Sentence) -> CharSpan:
    """The scope of a verb that reports a clause: "police said 12 were hurt", "12 were hurt, police said"."""
    if verb.dep_ == "ROOT" and clause.idx < verb.idx and clause.left_edge.idx <= sentence.start + 2:
        first, last = sentence.start, _turn_after(verb, sentence, _clause_end(verb, sentence))
    else:
        first, last = min(clause.left_edge.idx, verb.idx), _clause_end(verb, sentence)
    if clause.idx < verb.idx < source.idx:
        last = verb.idx  # "said Ana Diaz, who has fished for four decades": the rest is the article's own statement
    return first, last


def _scope_of_object(verb: Token, source: Token, sentence: Sentence) -> CharSpan:
    """The scope of a verb that reports its object: "officials reported 12 cases"."""
    leading = verb.dep_ not in _CLAUSES or verb.left_edge.idx > verb.idx
    own = [c.right_edge for c in verb.children if c.dep_ != "advcl"]
    last = max((t.idx + len(t) for t in own), default=verb.idx + len(verb))  # "reported cracks before 12 houses fell"
    return verb.idx if leading else min(verb.idx, source.idx), min(sentence.end, last, _before_aside(verb, sentence))


def _before_aside(verb: Token, sentence: Sentence) -> int:
    """End of what a verb reports, if that is not a number: "reported cracks, four months before 12 houses fell"."""
    reported = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if reported is None or verb.lower_ in _PREPOSITION or reported.lower_ in figure_words("tally"):
        return sentence.end
    for token in verb.doc[reported.i + 1 :]:
        if token.idx >= sentence.end or token.pos_ == "NUM":
            break
        if token.text == "," and not any(t.pos_ == "NUM" for t in verb.doc[reported.left_edge.i : token.i]):
            return token.idx
    return sentence.end


def _inserted_after(verb: Token, source: Token) -> Token | None:
    """The "and" before an inserted source, whose scope is what follows: "and, engineers say, …"."""
    first = source.left_edge.i
    if first < 2 or verb.i + 1 >= len(verb.doc) or verb.nbor().text != ",":
        return None
    conjunction = verb.doc[first - 2]
    return conjunction if verb.doc[first - 1].text == "," and conjunction.pos_ == "CCONJ" else None


def _announces_toll(verb: Token) -> bool:
    """Whether people or an institution move a toll: "officials raised the death toll to 54"; a landslide cannot.

    "Raised the number of dead" is an announcement as well, "raised the number of troops" an action.
    """
    if verb.lower_ not in figure_words("announces toll"):
        return False
    changed = next((c for c in verb.children if c.dep_ == "dobj"), None)
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if changed is None or subject is None or not _is_able(subject):
        return False
    return changed.lower_ in figure_words("toll") or (
        changed.lower_ in figure_words("tally") and _counts_casualties(changed)
    )


def _counts_casualties(tally: Token) -> bool:
    """Whether the phrase after a noun like "number" names casualties: "the number of dead"."""
    counted = {t.lower_ for t in tally.subtree} - figure_words("people")
    return any(casualty_status_of(word, "state") or casualty_status_of(word, "noun") for word in counted)


def _is_able(subject: Token) -> bool:
    """Whether a subject is people or an institution, and so able to say or count something."""
    able = is_person(subject.text) or head_kind(subject.lower_) in {"person", "organization"}
    return able or subject.pos_ in {"PRON", "PROPN"} or subject.ent_type_ in {"PERSON", "ORG"}


def _turn_after(verb: Token, sentence: Sentence, limit: int) -> int:
    """End of the scope of a source that is named after its statement: the "while" or "though" that follows."""
    for token in verb.doc[verb.i + 1 :]:
        if token.idx >= min(limit, sentence.end):
            break
        if token.text == ";" or token.lower_ in figure_words("turn"):
            return token.idx
    return limit


def _clause_end(verb: Token, sentence: Sentence) -> int:
    """One past the last code point of the words that depend on a verb."""
    last = verb.right_edge
    return min(sentence.end, last.idx + len(last))
