"""The attribution after a quotation: `, said Ana Diaz`, `, according to Ana Diaz`, or at the end of its sentence."""

from __future__ import annotations

from spacy.tokens import Token

from generator.extract.lexicon.names import is_role
from generator.extract.quotes import cue_sets
from generator.extract.quotes.quotation_marks import Quotation
from generator.extract.quotes.quote_text import QuoteText
from generator.extract.quotes.speaker_phrases import RELATIVE, TIMES, Attribution, phrase, span_of
from generator.extract.quotes.speakers import after_verb, before_verb, subject

# Farthest from a quotation's end that its verb stands (`, Ana Diaz, who has led Globex for ten years, told reporters`).
FAR_RIGHT = 40
# Tokens that may follow a cue that ends its sentence ("said on Monday in Oslo").
TAIL = 9
# Tokens of a sentence that are looked through after a quotation; bounds the work in a freak of a sentence.
LONGEST = 150


def after_quotation(r: QuoteText, q: Quotation, after: Quotation | None, *, fragment: bool) -> Attribution | None:
    """`, said Ana Diaz` / `, Ana Diaz said` / `, according to Ana Diaz`."""
    first = r.first_token(q.outer[1])
    last = r.sentence_at(q.end - 1)
    while first < len(r.doc) and (r.doc[first].text in {",", "-", "–", "—", ")"} or r.is_mark(first)):
        first += 1
    if first >= len(r.doc) or r.doc[first].is_punct:
        return None
    number = r.sentence_at(r.doc[first].idx)
    beyond = number != last
    if beyond and (number != last + 1 or r.sentences[number].paragraph != r.sentences[last].paragraph):
        return None
    stop = min(r.tokens_of(number).stop, first + FAR_RIGHT)
    if after is not None:
        stop = min(stop, r.first_token(after.outer[0]))
    comma = r.text[q.end - 1] in ",?!-–—…" or r.text[q.outer[1] : q.outer[1] + 2].strip()[:1] in {",", "-", "–", "—"}
    found = _leading_cue(r, first, stop, loose=(comma and not beyond) or not fragment)
    if found is None:
        return _name_alone(r, first, stop) if comma and not fragment and not beyond else None
    if beyond and not _closes_sentence(r, found[1], r.tokens_of(number).stop):
        return None
    if fragment and not comma and found[0].rule != "according to":
        return None
    return found[0]


def _leading_cue(r: QuoteText, first: int, stop: int, *, loose: bool) -> tuple[Attribution, int] | None:
    """The attribution that begins at a token, and the number of its last token."""
    token = r.doc[first]
    if token.lower_ == "according" and first + 1 < stop and r.doc[first + 1].lower_ == "to":
        speaker = after_verb(r, first + 1, stop, "according to")
        return (Attribution(speaker, span_of(r, first, first + 1), "according to"), first + 1) if speaker else None
    if _reports(token) and "hearer" not in cue_sets.classes(token):
        speaker = after_verb(r, first, stop)
        if speaker is None and token.tag_ not in {"VBG", "VBN"}:
            speaker = subject(r, token)
            speaker = speaker if speaker is None or first <= speaker.first < stop else None
        if speaker is not None:
            return Attribution(speaker, span_of(r, first), "verb, then speaker"), max(speaker.last, first)
    relative: tuple[Attribution, int] | None = None
    for i in range(first + 1, stop):
        token = r.doc[i]
        if r.quoted[i] or token.text in {";", "("}:
            break
        if not _reports(token) or r.doc[i - 1].lower_ == "to" or token.tag_ == "VBG":
            continue
        found = subject(r, token)
        if found is None or not first <= found.first <= i or r.quoted[found.first]:
            found = before_verb(r, i, first)
        if found is None or not _begins_here(r, first, found.first):
            continue
        made = Attribution(found, span_of(r, i), "speaker, then verb"), i
        if any(r.doc[j].lower_ in RELATIVE for j in range(max(first, i - 3), i)):
            relative = relative or made
            continue
        return made
    return relative if loose else None


def _name_alone(r: QuoteText, first: int, stop: int) -> Attribution | None:
    """`“We have the votes,” press secretary Ana Diaz.`: a name, and nothing else, after the comma."""
    end = stop
    while end > first and (r.doc[end - 1].is_punct or r.doc[end - 1].is_space):
        end -= 1
    named = r.named.get(end - 1)
    if named is None or named.kind != "person" or end - first > TAIL:
        return None
    found = phrase(r, r.doc[end - 1], "name after the quotation")
    return Attribution(found, None, "name after the quotation") if found and found.first - first <= 1 else None


def _begins_here(r: QuoteText, first: int, start: int) -> bool:
    """Whether a phrase begins right where an attribution begins, but for a time, a place or a role before it."""
    if start - first <= 1:
        return True
    between = [r.doc[i] for i in range(first, start)]
    if between[-1].text == "," and any(is_role(t.text) for t in between):  # "the head of the bank, Ana Diaz, told"
        return len(between) <= TAIL
    return between[0].pos_ in {"ADP", "ADV", "SCONJ", "CCONJ"} and len(between) <= TAIL


def _reports(token: Token) -> bool:
    if cue_sets.could_report(token) and token.lower_.endswith(("ed", "said")):
        return True
    return "say" in cue_sets.classes(token)


def _closes_sentence(r: QuoteText, last: int, stop: int) -> bool:
    """Whether nothing but time and place follows a cue in its sentence, so that it closes what came before."""
    rest = [r.doc[i] for i in range(last + 1, stop) if not r.is_mark(i)]
    if any(t.text == ":" for t in rest) or any(r.quoted[t.i] for t in rest):
        return False
    return len(rest) <= 2 or (len(rest) <= TAIL and rest[0].pos_ in {"ADP"}) or rest[0].ent_type_ in TIMES


def at_the_end(r: QuoteText, q: Quotation) -> Attribution | None:
    """`The plan is “a farce” and will fail, Ana Diaz said.`: the cue at the end of the sentence governs all of it."""
    number = r.sentence_at(q.end - 1)
    tokens = r.tokens_of(number)
    first = max(r.first_token(q.outer[1]), tokens.stop - LONGEST)
    commas = [i for i in range(first, tokens.stop) if r.doc[i].text == "," and not r.quoted[i]]
    for i in reversed(commas[-6:]):
        if i + 1 >= tokens.stop:
            continue
        found = _leading_cue(r, i + 1, min(tokens.stop, i + FAR_RIGHT), loose=False)
        if found is None:
            continue
        attribution, last = found
        if attribution.rule == "according to" or _closes_sentence(r, last, tokens.stop):
            return attribution
    for i in range(first, tokens.stop - 2):
        if r.doc[i].lower_ == "according" and r.doc[i + 1].lower_ == "to" and not r.quoted[i]:
            found = _leading_cue(r, i, tokens.stop, loose=False)
            return found[0] if found is not None else None
    return None
