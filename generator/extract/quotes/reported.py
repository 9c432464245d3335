"""Find reported speech: statements, denials, demands and accusations without quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from generator.extract.quotes import cue_words
from generator.extract.quotes.attribution import Attribution, AttributionRule, Speaker
from generator.extract.quotes.closing_attribution import closed
from generator.extract.quotes.complements import complement
from generator.extract.quotes.cue_words import FINITE_TAGS, Cue
from generator.extract.quotes.quote_text import QuoteText
from generator.extract.quotes.reported_clauses import (
    NONE_OF_THEM,
    Reported,
    cannot_be_speaker,
    is_office,
    trim,
    without_lead,
)
from generator.extract.quotes.speaker_phrases import phrase, speaks
from generator.extract.quotes.speakers import according_to, before_verb, is_according_to, subject

# Fewest words of a reported clause.
ENOUGH = 3
# Tokens after the speaker of "according to …" within which a comma must open the statement.
COMMA = 30
# Most tokens of an apposition ("Alba Roca, head of Globex, …").
APPOSITION = 16
UNREAL = cue_words.closed_list("unreal")
NEGATIONS = cue_words.closed_list("negation")
CONDITIONS = cue_words.closed_list("condition")
NOT_SAID_AFTER = NEGATIONS | {"to", "if", "by"}
ALSO = cue_words.closed_list("also")
# Requests for anonymity: a remark of the reporter, not a statement.
UNNAMED = re.compile(r"(?:not to be (?:named|identified|quoted)|to (?:remain|stay|be kept) (?:anonymous|unnamed))\b")


def find_reported(text: QuoteText, number: int) -> list[Reported]:
    """Find the reported clauses of a sentence with their attributions; of nested ones the outermost.

    Args:
        text: The article.
        number: Number of the sentence.
    """
    found: list[Reported] = []
    tokens = text.tokens_of(number)
    for clause, attribution in _candidates(text, tokens):
        start, end = trim(text.raw, *clause)
        if _says_enough(text.raw, start, end) and not (found and start < found[-1][0][1]):
            found.append(((start, end), attribution))
    if (last := closed(text, tokens)) is not None:
        start, end = trim(text.raw, *last[0])
        if all(end <= s or e <= start for (s, e), _ in found) and _says_enough(text.raw, start, end):
            found.append(((start, end), last[1]))
    return sorted(found, key=lambda reported: reported[0])


def _candidates(text: QuoteText, sentence: range) -> Iterator[Reported]:
    """The clauses that the cues of a sentence report, in the order of the cues."""
    for i in sentence:
        if text.quoted[i]:
            continue
        if is_according_to(text, i, sentence.stop):
            found = _according_to(text, i, sentence)
        elif cues := cue_words.cues(text.doc[i]):
            found = _by_verb(text, text.doc[i], cues, sentence)
        else:
            continue
        if found is not None:
            yield found


def _says_enough(raw: str, start: int, end: int) -> bool:
    return len(raw[start:end].split()) >= ENOUGH


def _by_verb(text: QuoteText, verb: Token, cues: frozenset[Cue], sentence: range) -> Reported | None:
    """The clause that a verb reports, and its speaker."""
    if not _is_said(verb):
        return None
    found = complement(text, verb, cues, sentence)
    if found is None or UNNAMED.match(text.raw, text.doc[found.clause.start].idx):
        return None
    clause = range(found.clause.start, _next_statement(text, found.clause))
    speaker = _speaker_of(text, verb, cues, sentence)
    if speaker is None or cannot_be_speaker(text, speaker) or speaker.first in clause:
        return None
    before = text.doc[max(sentence.start, speaker.first - 1) : speaker.first + 1]
    if any(token.lower_ in NONE_OF_THEM for token in before):
        return None
    if Cue.OBJECT in cues and not _can_act(text, speaker):
        return None
    cue = text.span(verb.i, found.cue_last)
    return without_lead(text, clause, sentence), Attribution(speaker, cue, AttributionRule.REPORTED)


def _speaker_of(text: QuoteText, verb: Token, cues: frozenset[Cue], sentence: range) -> Speaker | None:
    """The subject of a verb in its sentence; for "it" the institution that it refers to."""
    speaker = subject(text, _said_before(text, verb))
    if speaker is None or speaker.first not in sentence or speaker.first == verb.i:
        speaker = before_verb(text, verb.i, sentence.start)
    if (
        speaker is not None
        and text.doc[speaker.last].lower_ == "it"
        and verb.tag_ in {"VBD", "VBZ"}
        and Cue.SAY in cues
    ):
        return _named_before(text, speaker.first, sentence) or speaker
    return speaker


def _named_before(text: QuoteText, at: int, sentence: range) -> Speaker | None:
    """The institution that "it" refers to, if that is the previous subject in the sentence: "… fell; it said"."""
    for i in range(at - 1, sentence.start - 1, -1):
        named = text.named.get(i)
        if named is not None and named.kind == "organization" and text.doc[i].dep_ == "nsubj" and not text.quoted[i]:
            return phrase(text, text.doc[i])
    return None


def _next_statement(text: QuoteText, clause: range) -> int:
    """Start of the speaker's next statement inside what the parser reads as one: ", and denied that …"."""
    for i in range(clause.start + 3, clause.stop - 1):
        if _adds_statement(text, i) and text.doc[i + 1].lower_ == "that":
            return i - 2
    return clause.stop


def _adds_statement(text: QuoteText, i: int) -> bool:
    """Whether a verb adds a statement to the one before it: "said that one had died, and denied that …"."""
    joined = text.doc[i - 1].lower_ in {"and", "but"} and text.doc[i - 2].text == ","
    return joined and not text.quoted[i] and cue_words.says(text.doc[i]) and text.doc[i].tag_ in FINITE_TAGS


def _said_before(text: QuoteText, verb: Token) -> Token:
    """The verb that a further statement is joined to, so that both have one speaker; else the verb itself."""
    if verb.i < 2 or not _adds_statement(text, verb.i) or verb.dep_ != "conj":
        return verb
    above = verb.head.head
    return above if verb.head.dep_ == "ccomp" and cue_words.says(above) and above.i < verb.head.i else verb


def _can_act(text: QuoteText, speaker: Speaker) -> bool:
    """Whether a phrase names people or an institution, unlike in "the reform promises jobs"."""
    named = text.named.get(speaker.last)
    return speaks(text, speaker) or (named is not None and named.kind in {"place", "group", "organization"})


def _is_said(verb: Token) -> bool:
    """Whether a verb states that something was said: it is not planned, negated or passive."""
    if verb.tag_ == "VB" or (verb.nbor(-1) if verb.i else verb).lower_ in NOT_SAID_AFTER:
        return False
    if any(_unsays(child, verb) for child in verb.children):
        return False
    if verb.tag_ == "VBN" and verb.dep_ == "advcl" and not any(child.dep_ == "aux" for child in verb.children):
        return False  # "Asked whether the port would open, Ana Diaz said": she was asked
    return verb.dep_ not in {"pcomp", "amod"} and not (verb.tag_ == "VBN" and verb.dep_ in {"acl", "pobj"})


def _unsays(child: Token, verb: Token) -> bool:
    """Whether a word negates its verb or makes it a plan, a wish, a condition or a passive."""
    word = child.lower_
    if child.dep_ in {"neg", "nsubjpass", "auxpass"}:
        return True
    if word in NEGATIONS and child.i < verb.i:  # "accused the police of shooting without warning" denies nothing
        return True
    return (child.dep_ == "aux" and word in UNREAL) or (child.dep_ == "mark" and word in CONDITIONS)


def _according_to(text: QuoteText, i: int, sentence: range) -> Reported | None:
    """The statement in `According to Ana Diaz, the port is shut` or `The port is shut, according to Ana Diaz`."""
    attribution = according_to(text, i, sentence.stop)
    if attribution is None or attribution.speaker is None:
        return None
    back = i - 1
    while back > sentence.start and text.doc[back].is_punct:
        back -= 1
    if back > sentence.start and text.doc[back].lower_ not in ALSO:
        return without_lead(text, range(sentence.start, i), sentence), attribution
    comma = attribution.speaker.last + 1
    limit = min(sentence.stop, attribution.speaker.last + COMMA)
    while comma < limit and (text.doc[comma].text != "," or text.quoted[comma]):
        comma += 1
    if comma >= limit:
        return None
    first = _apposition_end(text, comma, sentence.stop) + 1
    return (text.span(first, sentence.stop - 1), attribution) if first < sentence.stop else None


def _apposition_end(text: QuoteText, comma: int, stop: int) -> int:
    """The comma after an apposition ("Alba Roca, head of Globex, …"), or the given one if there is none."""
    for i in range(comma + 1, min(stop, comma + APPOSITION)):
        token = text.doc[i]
        if token.pos_ in {"VERB", "AUX"} and token.tag_ in FINITE_TAGS | {"MD"}:
            return comma
        if token.text == "," and not text.quoted[i]:
            return i if any(is_office(other) for other in text.doc[comma + 1 : i]) else comma
    return comma
