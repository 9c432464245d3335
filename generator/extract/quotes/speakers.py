"""Find the speaker of a cue: its grammatical subject or, if the parser errs, the noun phrase next to it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from spacy.tokens import Token

from generator.extract.lexicon.names import honorifics, is_role
from generator.extract.quotes.attribution import Attribution, AttributionRule, Speaker
from generator.extract.quotes.quote_text import NOMINAL, QuoteText
from generator.extract.quotes.speaker_phrases import (
    LEADING,
    PRONOUNS,
    REACH,
    RELATIVE,
    TIMES,
    WEEKDAYS,
    after_honorifics,
    phrase,
    phrase_of,
    speaks,
)
from generator.records import Mention

# Most verbs between a verb and a subject that it shares.
CHAIN = 5
# Most tokens of an acronym in brackets, the brackets included.
BRACKET = 5
# Most tokens of a parenthesis between commas ("Ana Diaz, who has led Globex for ten years, said").
PARENTHESIS = 45
# Most tokens in which the office of a person named before a comma is searched for.
OFFICE = 6
DASHES = frozenset({"—", "–", "--"})
# Dependency labels by which a verb without a subject shares that of the verb above.
SHARED = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dep", "acl", "relcl"})


def subject(text: QuoteText, verb: Token) -> Speaker | None:
    """The grammatical subject of a verb or, if it has none, of the verb above it."""
    at = verb
    for _ in range(CHAIN):
        subjects = _subjects(text, at)
        if subjects:
            return _by_subject(text, subjects, at, verb)
        if at.dep_ in {"acl", "relcl"} and at.head.pos_ in NOMINAL:
            found = phrase(text, at.head) if not text.quoted[at.head.i] else None
            if not _is_loose_participle(text, at, found):
                return found
            at = next((a for a in islice(at.ancestors, CHAIN) if a.pos_ in {"VERB", "AUX"}), at.head)
        elif _shares_subject(at):
            at = at.head
        else:
            return None
    return None


def _subjects(text: QuoteText, verb: Token) -> list[Token]:
    return [
        c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and not text.quoted[c.i] and not text.is_mark(c.i)
    ]


def _by_subject(text: QuoteText, subjects: Sequence[Token], at: Token, verb: Token) -> Speaker | None:
    """The speaker among a verb's subjects; a person takes precedence."""
    child = next((c for c in subjects if text.person_at(c.i) is not None), subjects[0])
    if child.lower_ in RELATIVE and at.dep_ in {"relcl", "acl", "ccomp"}:
        return _antecedent(text, child)
    return _whole(text, child, verb)


def _is_loose_participle(text: QuoteText, verb: Token, noun: Speaker | None) -> bool:
    """Whether a participle belongs to the verb above and not to the noun that the parser attaches it to.

    In "officials saying that …" the noun is the speaker; "left the talks, accusing …" belongs to "left".
    """
    return verb.tag_ == "VBG" and (text.doc[verb.i - 1].text == "," or noun is None or not speaks(text, noun))


def _shares_subject(verb: Token) -> bool:
    """Whether a verb without a subject shares that of the verb above."""
    return verb.dep_ in SHARED and (verb.dep_ not in {"ccomp", "advcl"} or verb.tag_ in {"VBG", "VB", "VBN"})


def _antecedent(text: QuoteText, relative: Token) -> Speaker | None:
    """The antecedent of a relative pronoun: the noun before it, or before the comma."""
    i = relative.i - 1
    if i >= 0 and text.doc[i].text == ",":
        i -= 1
    verb = relative.head
    if verb.dep_ in {"relcl", "acl"} and verb.head.pos_ in NOMINAL and not text.quoted[verb.head.i]:
        return phrase(text, verb.head)
    return phrase(text, text.doc[i]) if i >= 0 and text.doc[i].pos_ in NOMINAL else None


def _whole(text: QuoteText, head: Token, verb: Token) -> Speaker | None:
    """The whole subject; if it is only the end of a title, the person before the comma."""
    found = phrase(text, head)
    if found is None or head.i >= verb.i:
        return found
    dash = _dateline(text, found.first, verb.i)
    if dash is not None:
        return before_verb(text, verb.i, dash + 1)
    if found.pronoun:
        return found
    person = _named_before_verb(text, found, verb.i) or _titled(text, found.first, verb.i)
    return phrase_of(text, person) if person is not None else found


def _dateline(text: QuoteText, first: int, verb: int) -> int | None:
    """The dash of a dateline that the parser took for the subject."""
    start = text.bounds(first).start
    if first - start > 2 or not text.doc[start].is_upper:
        return None
    return next((i for i in range(first, min(verb, start + REACH)) if text.doc[i].text in DASHES), None)


def _named_before_verb(text: QuoteText, found: Speaker, verb: int) -> Mention | None:
    """The person named right before a verb, if the parsed subject is the title before the name."""
    i = verb - 1
    while i > found.last and text.doc[i].pos_ in {"AUX", "ADV", "PART"}:
        i -= 1
    person = text.person_at(i)
    if person is None or person.start == found.mention or i <= found.first:
        return None
    first = text.token_at(person.start)
    title = text.doc[found.first : first]
    if any(t.text in {",", ";", ":"} or t.pos_ == "VERB" for t in title):
        return None
    if not any(is_role(t.text) for t in title) or text.is_possessive(i):
        return None
    # "the spokesman for Ana Diaz" speaks himself; "director of the Globex chapter Ana Diaz" is Ana Diaz.
    prepositions = any(t.pos_ == "ADP" for t in title)
    return person if not prepositions or (first - 1) in text.named else None


def _titled(text: QuoteText, first: int, verb: int) -> Mention | None:
    """The person before ", commander of Globex" right before the verb."""
    if any(text.person_at(i) is not None for i in range(first, verb)):
        return None
    i, edge = first - 1, max(text.bounds(first).start, first - REACH)
    while i > edge and text.doc[i].text != "," and not text.quoted[i]:
        i -= 1
    if i <= edge or text.doc[i].text != ",":
        return None
    office = any(is_role(text.doc[j].text) for j in range(i + 1, min(i + 1 + OFFICE, verb)))
    return text.person_at(i - 1) if office else None


def before_verb(text: QuoteText, verb: int, edge: int) -> Speaker | None:
    """The noun phrase before a verb by position, for sentences that are parsed wrongly.

    Args:
        text: The article.
        verb: Number of the verb's token.
        edge: Number of the first token that the phrase may begin with.
    """
    i = verb - 1
    while i >= edge and (text.doc[i].pos_ in {"AUX", "ADV", "PART"} or text.is_mark(i)) and not text.quoted[i]:
        i -= 1
    if i >= edge and text.doc[i].text == "," and not text.quoted[i]:
        opening = _opening_comma(text, i, edge)
        if opening is not None:
            person = text.person_at(after_honorifics(text, opening + 1))
            if person is not None and text.first_token(person.end) >= i - 1:
                return phrase_of(text, person)
            i = opening - 1
    i = _before_aside(text, i, edge)
    if i < edge or text.quoted[i] or text.doc[i].pos_ not in NOMINAL:
        return None
    return _whole(text, text.doc[_climb(text, i, edge)], text.doc[verb])


def _before_aside(text: QuoteText, i: int, edge: int) -> int:
    """Number of the last token before a time and an acronym in brackets: "the Rescue Service (RS) on Monday said"."""
    while i > edge and text.doc[i].ent_type_ in TIMES:
        i -= 1
    if i <= edge or text.doc[i].text != ")":
        return i
    return next((j - 1 for j in range(i, max(edge, i - BRACKET), -1) if text.doc[j].text == "("), i)


def _opening_comma(text: QuoteText, comma: int, edge: int) -> int | None:
    """The comma that opens the parenthesis closed by another one: "Ana Diaz, who leads the union, said"."""
    i = comma - 1
    while i > edge and comma - i < PARENTHESIS and not (text.doc[i].text == "," and not text.quoted[i]):
        i -= 1
    return i if text.doc[i].text == "," and i > edge else None


def _climb(text: QuoteText, i: int, edge: int) -> int:
    """Head of the phrase that ends at a token: "spokesman" of "a spokesman for the port"."""
    if text.person_at(i) is not None:
        return i
    token = text.doc[i]
    while edge <= token.head.i < token.i and token.dep_ in {"pobj", "prep"}:
        token = token.head
    return token.i if token.pos_ in NOMINAL else i


def after_verb(text: QuoteText, verb: int, stop: int) -> Speaker | None:
    """The noun phrase after a verb or preposition: "said a spokesman for the port", "according to Ana Diaz".

    Args:
        text: The article.
        verb: Number of the verb's token.
        stop: One past the last token that the phrase may reach.
    """
    first = verb + 1
    while first < stop and text.doc[first].pos_ == "ADV" and text.doc[first].lower_ not in PRONOUNS:
        first += 1
    head = _head_from(text, first, stop)
    if head is None or (head == first and text.doc[head].lower_ in WEEKDAYS):
        return None
    return phrase(text, text.doc[head])


def _head_from(text: QuoteText, first: int, stop: int) -> int | None:
    """Head of the noun phrase that begins at a token: its last noun, or the person named in it."""
    head: int | None = None
    i = first
    while i < stop and i - first < REACH and not text.quoted[i]:
        token = text.doc[i]
        if (token.ent_type_ in TIMES and i not in text.named) or token.is_space:
            break
        person = text.person_at(i)
        if person is not None:
            head = text.first_token(person.end) - 1
            if not text.is_possessive(head):
                break
            i = head + 1
            continue
        if head is not None and token.lower_ in RELATIVE:
            break  # "two people who were in the room"
        if (token.pos_ == "PRON" or token.tag_ == "PRP") and token.tag_ != "PRP$":
            return i
        if not _may_precede_head(text, token):
            break
        if token.pos_ in NOMINAL:
            head = i
        i += 1
    return head


def _may_precede_head(text: QuoteText, token: Token) -> bool:
    dot = token.text == "." and text.doc[token.i - 1].text in honorifics()
    return token.pos_ in LEADING or token.text in {"-", "&"} or token.tag_ in {"VBN", "PRP$", "JJ"} or dot


def is_according_to(text: QuoteText, i: int, stop: int) -> bool:
    """Whether "according to" begins at a token and ends before a stop."""
    return text.doc[i].lower_ == "according" and i + 1 < stop and text.doc[i + 1].lower_ == "to"


def according_to(text: QuoteText, i: int, stop: int) -> Attribution | None:
    """The attribution of "according to Ana Diaz", given its first token."""
    speaker = after_verb(text, i + 1, stop)
    return Attribution(speaker, text.span(i, i + 1), AttributionRule.ACCORDING_TO) if speaker is not None else None
