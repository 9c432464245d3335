"""Who speaks: the subject of a verb that reports, by grammar or, where the parser errs, by position."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Token

from generator.extract.lexicon.names import honorifics, is_role
from generator.extract.quotes.quote_text import NOMINAL, QuoteText
from generator.extract.quotes.speaker_phrases import (
    LEADING,
    PRONOUNS,
    REACH,
    RELATIVE,
    TIMES,
    WEEKDAYS,
    Speaker,
    after_honorifics,
    phrase,
    possessive,
    speaks,
)
from generator.records import Mention

# Longest way from a verb to its subject through the verbs that it hangs on.
CHAIN = 5
# Most tokens of an acronym in brackets, the brackets included.
BRACKET = 5
# Most tokens of a parenthesis between commas ("Ana Diaz, who has led Globex for ten years, said").
PARENTHESIS = 45


def subject(r: QuoteText, verb: Token, rule: str = "subject") -> Speaker | None:
    """The grammatical subject of a verb; of the verb it hangs on, where it has none of its own."""
    at = verb
    for _ in range(CHAIN):
        subjects = [
            c for c in at.children if c.dep_ in {"nsubj", "nsubjpass"} and not r.quoted[c.i] and not r.is_mark(c.i)
        ]
        if subjects:
            child = next((c for c in subjects if c.i in r.named and r.named[c.i].kind == "person"), subjects[0])
            if child.lower_ in RELATIVE and at.dep_ in {"relcl", "acl", "ccomp"}:
                return _antecedent(r, child, rule)
            return _whole(r, child, verb, rule)
        if at.dep_ in {"acl", "relcl"} and at.head.pos_ in NOMINAL:
            # "officials saying that …" speak; "left the talks, accusing …" hangs on the verb, whatever the parser says.
            found = phrase(r, at.head, rule) if not r.quoted[at.head.i] else None
            loose = at.tag_ == "VBG" and (r.doc[at.i - 1].text == "," or found is None or not speaks(r, found))
            if not loose:
                return found
            at = next((a for a in islice(at.ancestors, CHAIN) if a.pos_ in {"VERB", "AUX"}), at.head)
            continue
        if at.head is at or at.dep_ not in {"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dep", "acl", "relcl"}:
            return None
        if at.dep_ == "ccomp" and at.tag_ not in {"VBG", "VB", "VBN"}:
            return None
        if at.dep_ == "advcl" and at.tag_ not in {"VBG", "VBN", "VB"}:
            return None
        at = at.head
    return None


def _antecedent(r: QuoteText, relative: Token, rule: str) -> Speaker | None:
    """What a relative pronoun stands for: the noun before it, or before the comma."""
    i = relative.i - 1
    if i >= 0 and r.doc[i].text == ",":
        i -= 1
    verb = relative.head
    if verb.dep_ in {"relcl", "acl"} and verb.head.pos_ in NOMINAL and not r.quoted[verb.head.i]:
        return phrase(r, verb.head, rule)
    return phrase(r, r.doc[i], rule) if i >= 0 and r.doc[i].pos_ in NOMINAL else None


def _whole(r: QuoteText, head: Token, verb: Token, rule: str) -> Speaker | None:
    """A subject, unless it is only the end of somebody's title: then the person before the comma."""
    found = phrase(r, head, rule)
    if found is not None and head.i < verb.i and (dash := _dateline(r, found.first, verb.i)) is not None:
        return before_verb(r, verb.i, dash + 1)
    if found is not None and found.rule != "pronoun" and head.i < verb.i:
        beside = _beside_verb(r, found, verb.i)
        if beside is not None:
            return phrase(r, r.doc[r.token_at(beside.end - 1)], rule)
        person = _titled(r, found.first, verb.i)
        if person is not None:
            return phrase(r, r.doc[r.token_at(person.end - 1)], rule)
    return found


def _dateline(r: QuoteText, first: int, verb: int) -> int | None:
    """The dash after a place and an agency, where what was taken for a subject stands before it."""
    start = r.bounds(first).start
    if first - start > 2 or not r.doc[start].is_upper:
        return None
    return next((i for i in range(first, min(verb, start + REACH)) if r.doc[i].text in {"—", "–", "--"}), None)


def _beside_verb(r: QuoteText, found: Speaker, verb: int) -> Mention | None:
    """The person named right before a verb, where what was taken for its subject is the title before the name."""
    i = verb - 1
    while i > found.last and r.doc[i].pos_ in {"AUX", "ADV", "PART"}:
        i -= 1
    named = r.named.get(i)
    if named is None or named.kind != "person" or named.start == found.mention or i <= found.first:
        return None
    first = r.token_at(named.start)
    titled = range(found.first, first)
    if any(r.doc[j].text in {",", ";", ":"} or r.doc[j].pos_ == "VERB" for j in titled):
        return None
    if not any(is_role(r.doc[j].text) for j in titled) or possessive(r, i):
        return None
    # "the spokesman for Ana Diaz" speaks himself; "director of the Globex chapter Ana Diaz" is Ana Diaz.
    prepositions = any(r.doc[j].pos_ == "ADP" for j in titled)
    return named if not prepositions or (first - 1) in r.named else None


def _titled(r: QuoteText, first: int, verb: int) -> Mention | None:
    """The person before ", commander of Globex" where that is what stands right before the verb."""
    if any(r.named.get(i) is not None and r.named[i].kind == "person" for i in range(first, verb)):
        return None
    i, edge = first - 1, max(r.bounds(first).start, first - REACH)
    while i > edge and r.doc[i].text != "," and not r.quoted[i]:
        i -= 1
    if i <= edge or r.doc[i].text != ",":
        return None
    named = r.named.get(i - 1)
    if (
        named is None
        or named.kind != "person"
        or not any(is_role(r.doc[j].text) for j in range(i + 1, min(i + 7, verb)))
    ):
        return None
    return named


def before_verb(r: QuoteText, verb: int, edge: int, rule: str = "before the cue") -> Speaker | None:
    """The noun phrase before a verb by position, for sentences that the parser reads wrongly."""
    i = verb - 1
    while i >= edge and (r.doc[i].pos_ in {"AUX", "ADV", "PART"} or r.is_mark(i)) and not r.quoted[i]:
        i -= 1
    if i >= edge and r.doc[i].text == "," and not r.quoted[i]:
        j = i - 1
        while j > edge and i - j < PARENTHESIS and not (r.doc[j].text == "," and not r.quoted[j]):
            j -= 1
        if r.doc[j].text == "," and j > edge:
            named = r.named.get(after_honorifics(r, j + 1))
            if named is not None and named.kind == "person" and r.first_token(named.end) >= i - 1:
                return phrase(r, r.doc[r.token_at(named.end - 1)], rule)
            i = j - 1
    while i > edge and r.doc[i].ent_type_ in TIMES:
        i -= 1
    if i > edge and r.doc[i].text == ")":  # "the Rescue Service (RS) said"
        i = next((j - 1 for j in range(i, max(edge, i - BRACKET), -1) if r.doc[j].text == "("), i)
    if i < edge or r.quoted[i] or r.doc[i].pos_ not in NOMINAL:
        return None
    head = _climb(r, i, edge)
    return _whole(r, r.doc[head], r.doc[verb], rule)


def _climb(r: QuoteText, i: int, edge: int) -> int:
    """Head of the phrase that ends at a token: "spokesman" of "a spokesman for the port"."""
    token = r.doc[i]
    if i in r.named and r.named[i].kind == "person":
        return i
    while (
        token.head.i >= edge and token.head is not token and token.head.i < token.i and token.dep_ in {"pobj", "prep"}
    ):
        token = token.head
    return token.i if token.pos_ in NOMINAL else i


def after_verb(r: QuoteText, verb: int, stop: int, rule: str = "after the cue") -> Speaker | None:
    """The noun phrase after a verb or preposition: "said a spokesman for the port", "according to Ana Diaz"."""
    i = verb + 1
    while i < stop and r.doc[i].pos_ == "ADV" and r.doc[i].lower_ not in PRONOUNS:
        i += 1
    head: int | None = None
    first = i
    while i < stop and i - first < REACH and not r.quoted[i]:
        token = r.doc[i]
        if (token.ent_type_ in TIMES and i not in r.named) or token.is_space:
            break
        named = r.named.get(i)
        if named is not None and named.kind == "person":
            head = r.first_token(named.end) - 1
            if not possessive(r, head):
                break
            i = head + 1
            continue
        if head is not None and token.lower_ in RELATIVE:
            break  # "two people who were in the room"
        if (token.pos_ == "PRON" or token.tag_ == "PRP") and token.tag_ != "PRP$":
            head = i
            break
        dot = token.text == "." and r.doc[i - 1].text in honorifics()
        if (
            token.pos_ not in LEADING
            and token.text not in {"-", "&"}
            and token.tag_ not in {"VBN", "PRP$", "JJ"}
            and not dot
        ):
            break
        if token.pos_ in NOMINAL:
            head = i
        i += 1
    if head is None or (head == first and r.doc[head].lower_ in WEEKDAYS):
        return None
    return phrase(r, r.doc[head], rule)
