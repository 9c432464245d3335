"""The attribution before a quotation: a cue right beside the mark, or one whose clause holds the quotation."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Token

from generator.extract.quotes import cue_sets
from generator.extract.quotes.quotation_marks import Quotation
from generator.extract.quotes.quote_text import NOMINAL, QuoteText
from generator.extract.quotes.speaker_phrases import Attribution, Speaker, phrase, span_of, speaks
from generator.extract.quotes.speakers import after_verb, before_verb, subject

# Stand between a verb and the words that it introduces.
BRIDGE = frozenset({"that", "how", "as", ",", ":", "is", "was", "by", "with", "saying"})
NAMING = cue_sets.words("naming")
# Verbs after which an infinitive tells what was said ("went on to call it “a farce”").
GOES_ON = frozenset({"went", "goes", "going", "continued", "continues", "proceeded"})
# Most words of a term in marks in front of a noun ("the “all for one” movement").
NAME_LENGTH = 3
# Steps up the parse from a quotation to the verb that governs it.
DEPTH = 12
# Farthest in characters that a verb's clause reaches to a quotation in it: a long news sentence.
REACH_LEFT = 300


def beside(r: QuoteText, left: range) -> Attribution | None:
    """`Ana Diaz said: “` / `said that “` / `told reporters, “` / `called it “`: the cue stands by the mark."""
    end = left.stop
    i = end - 1
    while i >= left.start and r.is_mark(i):
        i -= 1
    colon = i >= left.start and r.doc[i].text == ":"
    while i >= left.start and (r.doc[i].lower_ in BRIDGE or r.is_mark(i) or r.doc[i].text in {"-", "–", "—"}):
        i -= 1
    if i < left.start:
        return None
    if r.doc[i].lower_ in NAMING and not colon:
        return None
    token = r.doc[i]
    names = cue_sets.classes(token)
    if not names and token.lower_.endswith(("ed", "id")) and cue_sets.could_report(token):
        names = frozenset({"say"})
    if names & {"say", "clause", "object", "label"} and (
        names & {"say"} or colon or token.tag_ == "VBG" or r.doc[i + 1].text == ","
    ):
        return _by_verb(r, i, left)
    if colon:
        return _colon(r, left)
    return None


def _by_verb(r: QuoteText, i: int, left: range) -> Attribution | None:
    speaker = _speaker_of(r, i, left.start)
    if speaker is None:
        return None
    return Attribution(speaker, span_of(r, i), "cue before the quotation")


def _speaker_of(r: QuoteText, i: int, edge: int) -> Speaker | None:
    """The subject of a verb: by grammar, else by position."""
    found = subject(r, r.doc[i])
    if found is not None and found.first < i:
        return found
    nearer = before_verb(r, i, edge)
    if nearer is not None:
        return nearer
    if i - 1 >= edge and r.doc[i - 1].lower_ in {"who"}:
        return before_verb(r, i - 1, edge)
    return found


def _colon(r: QuoteText, left: range) -> Attribution | None:
    """`told reporters after the vote:`, `gave this warning:`, `The minister:`: a colon before the quotation."""
    for i in reversed(left):
        token = r.doc[i]
        if token.text == ";" or (r.quoted[i] and not r.is_mark(i)):
            break
        if token.lower_ == "according" and r.doc[i + 1].lower_ == "to":
            speaker = after_verb(r, i + 1, left.stop, "according to")
            return Attribution(speaker, span_of(r, i, i + 1), "according to") if speaker else None
        names = cue_sets.classes(token)
        if names and (r.doc[i - 1].lower_ != "to" or i == left.start) and (speaker := _speaker_of(r, i, left.start)):
            return Attribution(speaker, span_of(r, i), "cue before a colon")
        if names and i == left.start and (speaker := after_verb(r, i, left.stop)):
            return Attribution(speaker, span_of(r, i), "verb, then speaker")
    # The parser may hang the introduction on the quotation's own verb.
    roots = [
        r.doc[i]
        for i in left
        if r.doc[i].pos_ in {"VERB", "AUX"}
        and (r.doc[i].dep_ == "ROOT" or not left.start <= r.doc[i].head.i < left.stop)
    ]
    if roots:
        speaker = subject(r, roots[0], "subject before a colon")
        return Attribution(speaker, None, "colon") if speaker is not None and speaks(r, speaker) else None
    last = left.stop - 1
    while last >= left.start and r.doc[last].pos_ not in NOMINAL:
        last -= 1
    if last < left.start:
        return None
    speaker = phrase(r, r.doc[last], "name before a colon")
    if speaker is None or speaker.first - left.start > 1 or not speaks(r, speaker):
        return None
    return Attribution(speaker, None, "colon")


def governing(r: QuoteText, q: Quotation, left: range) -> Attribution | None:
    """`Ana Diaz said the plan was “a farce”`, `described it as “a farce”`: a verb whose clause holds the quotation."""
    inside = r.doc[min(r.first_token(q.start), len(r.doc) - 1)]
    for i in reversed(left):
        token = r.doc[i]
        if r.quoted[i]:
            continue
        if token.text == ";":
            break
        if token.lower_ == "according" and i + 1 < left.stop and r.doc[i + 1].lower_ == "to":
            speaker = after_verb(r, i + 1, left.stop, "according to")
            return Attribution(speaker, span_of(r, i, i + 1), "according to") if speaker else None
        if (
            cue_sets.is_words(token)
            and i + 1 < left.stop
            and r.doc[i + 1].lower_ == "of"
            and r.doc[i - 1].lower_ in {"the", "in"}
        ):
            speaker = after_verb(r, i + 1, left.stop, "words of")
            if speaker is not None and token.lower_ == "words":
                return Attribution(speaker, span_of(r, i), "words of")
        names = cue_sets.classes(token)
        if not names & {"say", "label", "object"} and not names & {"clause"} - {"opening"}:
            continue
        if i > left.start and r.doc[i - 1].lower_ == "to" and r.doc[i - 2].lower_ not in GOES_ON:
            continue
        if names & {"opening"} and not names & {"say", "label"}:
            continue
        passive = any(c.dep_ in {"nsubjpass", "auxpass"} for c in token.children) or (
            token.tag_ == "VBN" and token.dep_ in {"acl", "amod"}
        )
        if passive and "say" not in names:
            continue
        near = q.start - r.end_of(i)
        if not (inside.i <= token.right_edge.i or _clause_goes_on(r, i, left)) or near > REACH_LEFT:
            continue
        if ("say" not in names and _subordinate(inside, token)) or is_term(r, q):
            continue
        speaker = _speaker_of(r, i, left.start)
        if speaker is not None and "say" not in names and not _can_judge(r, speaker):
            continue
        if speaker is not None and not _nobody(r, speaker):
            return Attribution(speaker, span_of(r, i), "clause of the cue")
    return None


def _can_judge(r: QuoteText, speaker: Speaker) -> bool:
    """Whether a phrase names somebody who can call things names: people, an institution, a country."""
    return speaks(r, speaker) or speaker.mention is not None or r.doc[speaker.last].tag_ in {"NNS", "NNP", "PRP"}


def _nobody(r: QuoteText, speaker: Speaker) -> bool:
    return r.doc[speaker.last].lower_ in {"it", "there"} and speaker.mention is None


def _subordinate(inside: Token, verb: Token) -> bool:
    """Whether a clause of its own ("as she faced calls …") holds a quotation below a verb."""
    for at in islice([inside, *islice(inside.ancestors, DEPTH)], DEPTH):
        if at == verb:
            return False
        if at.dep_ in {"advcl", "relcl"} and any(c.dep_ in {"mark", "nsubj", "advmod"} for c in at.children):
            return True
    return False


def is_term(r: QuoteText, q: Quotation) -> bool:
    """Whether the marks enclose a term in front of a noun: "the “meaningful vote” amendment"."""
    first, after = r.first_token(q.outer[0]), r.first_token(q.outer[1])
    if not first or after >= len(r.doc) or len(r.text[q.start : q.end].split()) > NAME_LENGTH:
        return False
    return r.doc[first - 1].lower_ == "the" and r.doc[after].pos_ == "NOUN"


def _clause_goes_on(r: QuoteText, i: int, left: range) -> bool:
    """Whether no comma, verb of another subject or semicolon stands between a verb and the quotation."""
    return not any(
        r.doc[j].text in {",", ";", "–", "—"} or r.doc[j].lower_ in {"but", "while", "after", "when", "because"}
        for j in range(i + 1, left.stop)
    )
