"""The noun phrase that says who speaks: where it begins and ends, and which name it is."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from generator.extract.lexicon.names import head_kind, honorifics, is_role, word_list
from generator.extract.quotes import cue_sets
from generator.extract.quotes.quote_text import NOMINAL, QuoteText
from generator.records import Mention

SEXES = {"he": "m", "she": "f"}
PRONOUNS = frozenset(["he", "she", "they", "it", "we", "i", "you", "who", "that", "which", "this", "these", "those"])
RELATIVE = frozenset({"who", "that", "which"})
NOBODY = cue_sets.words("nobody")
PEOPLE = cue_sets.words("people")
WEEKDAYS = cue_sets.words("time")
OCCASIONS = cue_sets.words("occasion")
# What may stand before a head noun in its phrase.
LEADING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "X", "SYM"})
# Prepositions of a phrase that belong to a speaker's description ("a spokesman for the port").
BELONGING = frozenset(
    ["of", "for", "from", "at", "in", "with", "on", "to", "against", "near", "within", "inside", "close"]
)
# Function words that the tagger sometimes takes for something else at the edge of a phrase.
NOT_LEADING = frozenset(["that", "but", "and", "as", "while", "when", "also", "so", "not", "then", "later", "earlier"])
# Labels of the model for times: "on Monday" belongs to no speaker.
TIMES = frozenset({"DATE", "TIME"})
# Common nouns that stand before the name of what they describe.
GROUPS = word_list("group noun") | {"member", "colleague", "candidate"}
# Most words of a role in front of the name in an apposition ("former national team goalkeeper").
ROLE = 5
# Most tokens of a noun phrase on either side of its head.
REACH = 14


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something."""

    start: int
    """First code point of the words that say it."""
    end: int
    """One past the last."""
    mention: int | None
    """Start of the mention that names it."""
    rule: str
    """How it was found."""
    last: int = 0
    """Number of the last token of those words."""
    first: int = 0
    """Number of the first."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a quotation, and by which word."""

    speaker: Speaker | None
    """Whose words they are."""
    cue: tuple[int, int] | None
    """Span of the word that reports."""
    rule: str
    """What found it."""


def span_of(r: QuoteText, first: int, last: int | None = None) -> tuple[int, int]:
    """Offsets of a token or of several."""
    return r.doc[first].idx, r.end_of(first if last is None else last)


def phrase(r: QuoteText, head: Token, rule: str) -> Speaker | None:
    """The noun phrase around a head, with the mention that it is."""
    if head.lower_ in NOBODY or r.quoted[head.i]:
        return None
    if head.lower_ in PRONOUNS or head.tag_ == "PRP":
        return _pronoun(r, head, rule)
    named = _named_head(r, head)
    if named is not None:
        first, last = r.token_at(named.start), r.first_token(named.end) - 1
        start, end = named.start, named.end
        if (other := _named_with(r, head, last)) is not None:
            first = _left(r, head, first)
            return Speaker(min(start, r.doc[first].idx), other.end, None, rule, r.first_token(other.end) - 1, first)
    else:
        first, last = head.i, _right(r, r.doc[_joined_name(r, head)])
        start, end = head.idx, r.end_of(last)
        beside = r.named.get(last + 1)
        names = beside is not None and beside.start > end and beside.kind in {"person", "organization"}
        if beside is not None and names and r.doc[last + 1].pos_ != "VERB":
            # "the militant group Hydra", "team captain Ana Diaz"
            named = beside
            last, end = r.first_token(beside.end) - 1, beside.end
        apposed = _apposed(r, last) if named is None else None
        if apposed is not None:
            return phrase(r, r.doc[r.token_at(apposed.end - 1)], rule)
    first = _left(r, head, first)
    start = min(start, r.doc[first].idx)
    if named is not None and named.role is not None and named.role[1] <= named.start and named.role[0] < start:
        role = r.token_at(named.role[0])
        if not any(r.quoted[role:first]):
            start, first = named.role[0], role
    return Speaker(start, end, named.start if named is not None else None, rule, last, first)


def _named_with(r: QuoteText, head: Token, last: int) -> Mention | None:
    """The second of two names that speak together, so that neither speaks alone: "Norway and Japan promised"."""
    if last + 2 >= len(r.doc) or r.doc[last + 1].lower_ != "and" or r.quoted[last + 1]:
        return None
    other = r.named.get(last + 2)
    joined = any(c.dep_ == "conj" and r.named.get(c.i) is other for c in head.children)
    return other if other is not None and joined and head.dep_ in {"nsubj", "pobj"} else None


def _joined_name(r: QuoteText, head: Token) -> int:
    """Last token of a name with "and" in it that no mention covers ("the Missing and Found Families Forum")."""
    last, i = head.i, head.i + 1
    while head.pos_ == "PROPN" and i + 1 < len(r.doc) and i - head.i < REACH and not r.quoted[i]:
        if r.doc[i].pos_ == "PROPN" and i not in r.named:
            last, i = i, i + 1
        elif r.doc[i].lower_ in {"and", "&"} and r.doc[i + 1].pos_ == "PROPN" and i + 1 not in r.named:
            i += 1
        else:
            break
    return last


def _named_head(r: QuoteText, head: Token) -> Mention | None:
    """The mention that a phrase's head belongs to, or the person named right after a title."""
    named = r.named.get(head.i)
    if named is None and (is_role(head.text) or head.text in honorifics()) and head.i + 1 < len(r.doc):
        following = r.named.get(after_honorifics(r, head.i + 1))
        if following is not None and following.kind == "person" and following.start >= r.end_of(head.i):
            named = following
    return named


def after_honorifics(r: QuoteText, i: int) -> int:
    """The token after the titles that begin at a token."""
    while i + 1 < len(r.doc) and (r.doc[i].text in honorifics() or r.doc[i].text == ".") and i not in r.named:
        i += 1
    return i


def _apposed(r: QuoteText, last: int) -> Mention | None:
    """The person named in apposition after a comma ("the ministry's spokesman, former judge Ana Diaz,")."""
    i = last + 1
    if i + 1 >= len(r.doc) or r.doc[i].text != "," or r.quoted[i]:
        return None
    named = r.named.get(after_honorifics(r, _after_roles(r, i + 1)))
    if named is None or named.kind != "person" or i + 1 not in r.bounds(i):
        return None
    if not any(is_role(r.doc[j].text) for j in range(max(0, last - REACH), last + 1)):
        return None
    after = r.first_token(named.end)
    closes = after >= len(r.doc) or r.doc[after].is_punct or r.doc[after].pos_ in {"VERB", "AUX", "ADP"}
    return named if closes else None


def _after_roles(r: QuoteText, i: int) -> int:
    """The token after a role in small letters ("retired judge"); the given token where none begins there."""
    for j in range(i, min(i + ROLE, len(r.doc) - 1)):
        token = r.doc[j]
        if j in r.named or not token.text.islower() or not (token.pos_ in LEADING or token.tag_ == "VBN"):
            return i
        if is_role(token.text) and j + 1 in r.named:
            return j + 1
    return i


def _left(r: QuoteText, head: Token, first: int) -> int:
    """First token of a phrase: back over determiners, adjectives and nouns of the same phrase."""
    i, edge = first, r.bounds(head.i).start
    while i - 1 >= edge and first - i < REACH:
        before = r.doc[i - 1]
        if r.quoted[i - 1] or before.ent_type_ in TIMES or before.lower_ in NOT_LEADING | WEEKDAYS or before.is_space:
            break
        title = is_role(before.text) or before.lower_ in GROUPS
        if i == first and first in r.named and before.pos_ == "NOUN" and not title:
            break  # "Responding to the report Ana Diaz said"
        if before.tag_ == "PRP$":
            return i - 1
        joins = before.text in {"-", "’s", "'s", "’", "'", "&"} or (
            before.text == "." and i - 2 in range(edge, i) and r.doc[i - 2].text in honorifics()
        )
        leads = before.pos_ in LEADING or before.tag_ in {"VBN", "JJ"} or before.text in honorifics()
        if not joins and not leads and before.lower_ not in {"the", "a", "an", "one", "some"}:
            break
        if before.tag_ in {"VBD", "VBZ", "VBP", "VB", "TO", "WP", "IN"} or before.lower_ in PRONOUNS - {
            "this",
            "that",
            "these",
            "those",
        }:
            break
        i -= 1
        if before.pos_ == "DET" and not (i - 1 >= edge and r.doc[i - 1].lower_ in {"all", "both", "half"}):
            break
    while i < first and (r.doc[i].text in {"-", "’", "'", "&"} or r.doc[i].pos_ == "PART"):
        i += 1
    if (
        i - 2 >= edge
        and r.doc[i - 1].lower_ == "of"
        and r.doc[i - 2].lower_ in {"one", "some", "many", "most", "several", "all", "two", "three"}
    ):
        i -= 2
    return i


def _right(r: QuoteText, head: Token) -> int:
    """Last token of a phrase with a common noun as head: with "of the ministry", without "traveling with Blinken"."""
    last, stop = head.i, min(r.bounds(head.i).stop, head.i + REACH)
    i = head.i + 1
    while i < stop and not r.quoted[i]:
        token = r.doc[i]
        if token.lower_ not in BELONGING or token.ent_type_ in TIMES:
            break
        j, noun = i + 1, None
        if token.lower_ == "close" and j < stop and r.doc[j].lower_ == "to":
            if j + 1 < stop and r.doc[j + 1].tag_.startswith("PRP"):
                return j + 1  # "people close to her"
            j += 1
        while j < stop and not r.quoted[j]:
            inner = r.doc[j]
            if inner.ent_type_ in TIMES or inner.lower_ in WEEKDAYS:
                return last
            if inner.pos_ in LEADING or inner.text in {"-", "'s", "’s", "&"} or inner.tag_ == "PRP$":
                if inner.pos_ in NOMINAL:
                    noun = j
                j += 1
                continue
            break
        if noun is None or r.doc[noun].lower_ in OCCASIONS:
            break
        last, i = noun, noun + 1
    return last


def _pronoun(r: QuoteText, token: Token, rule: str) -> Speaker | None:
    if token.lower_ in RELATIVE:
        return None
    end = r.end_of(token.i)
    return Speaker(token.idx, end, None, "pronoun" if token.lower_ in SEXES else rule, token.i, token.i)


def speaks(r: QuoteText, speaker: Speaker) -> bool:
    """Whether a phrase names somebody that can speak: a person, an organization, an office, "he", "they"."""
    if speaker.mention is not None:
        return r.named[r.first_token(speaker.mention)].kind in {"person", "organization", "group"}
    head = r.doc[speaker.last]
    words = [r.doc[i].text for i in range(speaker.first, speaker.last + 1)]
    return (
        head.lower_ in {"he", "she", "they"}
        or any(is_role(w) for w in words)
        or head.lower_ in PEOPLE
        or head_kind(words[-1]) == "organization"
    )


def possessive(r: QuoteText, i: int) -> bool:
    """Whether a possessive ending follows a token."""
    return i + 1 < len(r.doc) and r.doc[i + 1].lower_ in {"'s", "’s", "’", "'"} and not r.quoted[i + 1]
