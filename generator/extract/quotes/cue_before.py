"""Attribute by a cue before a quotation: next to the mark, or in the clause that contains the quotation."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Token

from generator.extract.quotes import cue_words
from generator.extract.quotes.attribution import Attribution, AttributionRule, Speaker
from generator.extract.quotes.cue_words import Cue
from generator.extract.quotes.quotation_marks import MarkedQuotation
from generator.extract.quotes.quote_text import NOMINAL, QuoteText
from generator.extract.quotes.speaker_phrases import phrase, speaks
from generator.extract.quotes.speakers import according_to, after_verb, before_verb, is_according_to, subject

BRIDGE = cue_words.closed_list("bridge") | {",", ":"}
NAMING = cue_words.closed_list("naming")
GOES_ON = cue_words.closed_list("goes on")
INTERRUPTING = cue_words.closed_list("interrupting")
DASHES = frozenset({"-", "–", "—"})
# Most words of a term in marks before a noun ("the “all for one” movement").
NAME_LENGTH = 3
# Most steps up the parse from a quotation to the verb that governs it.
DEPTH = 12
# Most characters from a verb to a quotation in its clause: the length of a long news sentence.
REACH_LEFT = 300


def at_mark(text: QuoteText, left: range) -> Attribution | None:
    """The attribution by a cue right next to the mark: `Ana Diaz said: “` / `told reporters, “` / `called it “`.

    Args:
        text: The article.
        left: Numbers of the tokens before the mark, in its sentence.
    """
    i = left.stop - 1
    while i >= left.start and text.is_mark(i):
        i -= 1
    colon = i >= left.start and text.doc[i].text == ":"
    while i >= left.start and (text.doc[i].lower_ in BRIDGE or text.is_mark(i) or text.doc[i].text in DASHES):
        i -= 1
    if i < left.start or (text.doc[i].lower_ in NAMING and not colon):
        return None
    if _may_introduce(text, i, colon=colon):
        speaker = speaker_of(text, i, left.start)
        return Attribution(speaker, text.span(i), AttributionRule.CUE_BEFORE) if speaker is not None else None
    return _colon(text, left) if colon else None


def _may_introduce(text: QuoteText, i: int, *, colon: bool) -> bool:
    """Whether a token is a cue that introduces the quotation right after it."""
    token = text.doc[i]
    cues = cue_words.cues(token)
    if not cues and token.lower_.endswith(("ed", "id")):
        return cue_words.could_report(token)
    if Cue.SAY in cues:
        return True
    return bool(cues & {Cue.CLAUSE, Cue.OBJECT, Cue.LABEL}) and (
        colon or token.tag_ == "VBG" or text.doc[i + 1].text == ","
    )


def speaker_of(text: QuoteText, i: int, edge: int) -> Speaker | None:
    """The subject of a verb: by grammar, else by position."""
    found = subject(text, text.doc[i])
    if found is not None and found.first < i:
        return found
    nearer = before_verb(text, i, edge)
    if nearer is not None:
        return nearer
    if i - 1 >= edge and text.doc[i - 1].lower_ == "who":
        return before_verb(text, i - 1, edge)
    return found


def _colon(text: QuoteText, left: range) -> Attribution | None:
    """`told reporters after the vote:`, `gave this warning:`, `The minister:`: a colon before the quotation."""
    for i in reversed(left):
        token = text.doc[i]
        if token.text == ";" or (text.quoted[i] and not text.is_mark(i)):
            break
        if is_according_to(text, i, left.stop):
            return according_to(text, i, left.stop)
        found = _cue_before_colon(text, i, left) if cue_words.cues(token) else None
        if found is not None:
            return found
    return _subject_before_colon(text, left)


def _cue_before_colon(text: QuoteText, i: int, left: range) -> Attribution | None:
    first = i == left.start
    if (first or text.doc[i - 1].lower_ != "to") and (speaker := speaker_of(text, i, left.start)):
        return Attribution(speaker, text.span(i), AttributionRule.CUE_BEFORE_COLON)
    if first and (speaker := after_verb(text, i, left.stop)):
        return Attribution(speaker, text.span(i), AttributionRule.VERB_THEN_SPEAKER)
    return None


def _subject_before_colon(text: QuoteText, left: range) -> Attribution | None:
    """The subject of the introduction's verb or, if it has no verb, the name or office that it consists of."""
    # The parser may attach the introduction to the verb of the quotation.
    roots = (
        token
        for token in text.doc[left.start : left.stop]
        if token.pos_ in {"VERB", "AUX"} and (token.dep_ == "ROOT" or not left.start <= token.head.i < left.stop)
    )
    root = next(roots, None)
    if root is not None:
        speaker = subject(text, root)
    else:
        last = next((i for i in reversed(left) if text.doc[i].pos_ in NOMINAL), None)
        speaker = phrase(text, text.doc[last]) if last is not None else None
        if speaker is not None and speaker.first - left.start > 1:
            return None
    if speaker is None or not speaks(text, speaker):
        return None
    return Attribution(speaker, None, AttributionRule.COLON)


def governing(text: QuoteText, quotation: MarkedQuotation, left: range) -> Attribution | None:
    """The attribution by a verb whose clause contains the quotation: `Ana Diaz said the plan was “a farce”`.

    Args:
        text: The article.
        quotation: The quotation.
        left: Numbers of the tokens before it in its sentence.
    """
    for i in reversed(left):
        token = text.doc[i]
        if text.quoted[i]:
            continue
        if token.text == ";":
            break
        if is_according_to(text, i, left.stop):
            return according_to(text, i, left.stop)
        if (found := _in_words_of(text, i, left.stop)) is not None:
            return found
        if not _governs(text, quotation, i, left):
            continue
        speaker = speaker_of(text, i, left.start)
        if speaker is not None and _can_govern(text, speaker, cue_words.cues(token)):
            return Attribution(speaker, text.span(i), AttributionRule.CLAUSE_OF_CUE)
    return None


def _in_words_of(text: QuoteText, i: int, stop: int) -> Attribution | None:
    """`in the words of Ana Diaz, “…”`."""
    doc = text.doc
    if doc[i].lower_ != "words" or i + 1 >= stop or doc[i + 1].lower_ != "of":
        return None
    if doc[i - 1].lower_ not in {"the", "in"}:
        return None
    speaker = after_verb(text, i + 1, stop)
    return Attribution(speaker, text.span(i), AttributionRule.WORDS_OF) if speaker is not None else None


def _governs(text: QuoteText, quotation: MarkedQuotation, i: int, left: range) -> bool:
    """Whether a verb before a quotation reports or labels, with the quotation in its clause."""
    doc, token = text.doc, text.doc[i]
    cues = cue_words.cues(token)
    says = Cue.SAY in cues
    if not _may_govern(cues):
        return False
    if i > left.start and doc[i - 1].lower_ == "to" and doc[i - 2].lower_ not in GOES_ON:
        return False
    if not says and _is_passive(token):
        return False
    inside = doc[min(text.first_token(quotation.start), len(doc) - 1)]
    if inside.i > token.right_edge.i and not _clause_continues(text, i, left):
        return False
    if quotation.start - text.end_of(i) > REACH_LEFT:
        return False
    return (says or not _is_subordinate(inside, token)) and not is_term(text, quotation)


def _may_govern(cues: frozenset[Cue]) -> bool:
    """Whether a verb can govern a fragment in marks: it reports, labels or accuses, without needing a full sentence."""
    if cues & {Cue.SAY, Cue.LABEL}:
        return True
    return bool(cues & {Cue.OBJECT, Cue.CLAUSE}) and Cue.OPENING not in cues


def _is_passive(verb: Token) -> bool:
    return any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children) or (
        verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod"}
    )


def _can_govern(text: QuoteText, speaker: Speaker, cues: frozenset[Cue]) -> bool:
    """Whether a phrase can be the speaker of a verb; verbs that label need people, an institution or a country."""
    if text.doc[speaker.last].lower_ in {"it", "there"} and speaker.mention is None:
        return False
    return Cue.SAY in cues or _can_judge(text, speaker)


def _can_judge(text: QuoteText, speaker: Speaker) -> bool:
    """Whether a phrase names people, an institution or a country, which can label things."""
    return speaks(text, speaker) or speaker.mention is not None or text.doc[speaker.last].tag_ in {"NNS", "NNP", "PRP"}


def _is_subordinate(inside: Token, verb: Token) -> bool:
    """Whether a subordinate clause ("as she faced calls …") contains a quotation below a verb."""
    for at in islice([inside, *islice(inside.ancestors, DEPTH)], DEPTH):
        if at == verb:
            return False
        if at.dep_ in {"advcl", "relcl"} and any(c.dep_ in {"mark", "nsubj", "advmod"} for c in at.children):
            return True
    return False


def is_term(text: QuoteText, quotation: MarkedQuotation) -> bool:
    """Whether the marks enclose a term before a noun: "the “meaningful vote” amendment"."""
    first, after = text.first_token(quotation.outer[0]), text.first_token(quotation.outer[1])
    if not first or after >= len(text.doc) or text.words_in(quotation) > NAME_LENGTH:
        return False
    return text.doc[first - 1].lower_ == "the" and text.doc[after].pos_ == "NOUN"


def _clause_continues(text: QuoteText, i: int, left: range) -> bool:
    """Whether no comma, semicolon or conjunction of another clause is between a verb and the quotation."""
    return not any(
        token.text in {",", ";", "–", "—"} or token.lower_ in INTERRUPTING for token in text.doc[i + 1 : left.stop]
    )
