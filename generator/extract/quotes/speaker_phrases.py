"""Delimit the noun phrase that names or describes a speaker, from its head noun."""

from __future__ import annotations

from spacy.tokens import Token

from generator.extract.lexicon.names import head_kind, honorifics, is_role, word_list
from generator.extract.quotes import cue_words
from generator.extract.quotes.attribution import Speaker
from generator.extract.quotes.quote_text import NOMINAL, QuoteText
from generator.records import Mention

SEXES = {"he": "m", "she": "f"}
RELATIVE = frozenset({"who", "that", "which"})
DEMONSTRATIVE = frozenset({"this", "that", "these", "those"})
PRONOUNS = cue_words.closed_list("personal") | RELATIVE | DEMONSTRATIVE
NOBODY = cue_words.closed_list("nobody")
PEOPLE = cue_words.closed_list("people")
WEEKDAYS = cue_words.closed_list("time")
OCCASIONS = cue_words.closed_list("occasion")
# Parts of speech that may precede a head noun in its phrase.
LEADING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "X", "SYM"})
ARTICLES = frozenset({"the", "a", "an", "one", "some"})
BELONGING = cue_words.closed_list("belonging")
NOT_LEADING = cue_words.closed_list("not leading")
PARTITIVE = cue_words.closed_list("partitive")
# Labels of the model for times: "on Monday" is not part of a speaker's phrase.
TIMES = frozenset({"DATE", "TIME"})
# Tokens inside a name or between two nouns of a phrase.
JOINTS = frozenset({"-", "’s", "'s", "’", "'", "&"})
# Common nouns that may precede the name of what they describe.
GROUPS = word_list("group noun") | cue_words.closed_list("one of a group")
# Most words of a role before the name in an apposition ("former national team goalkeeper").
ROLE = 5
# Most tokens of a noun phrase on either side of its head.
REACH = 14


def phrase(text: QuoteText, head: Token) -> Speaker | None:
    """The noun phrase around a head, with the mention that names it; None if it cannot be a speaker."""
    if head.lower_ in NOBODY or text.quoted[head.i]:
        return None
    if head.lower_ in PRONOUNS or head.tag_ == "PRP":
        return _pronoun(text, head)
    named = _named_head(text, head)
    if named is None:
        return _described(text, head)
    first, last = text.token_at(named.start), text.first_token(named.end) - 1
    other = _named_with(text, head, last)
    if other is None:
        return _extended(text, head, named, first, last)
    first = _left(text, head, first)
    return Speaker(text.doc[first].idx, other.end, None, first, text.first_token(other.end) - 1)


def phrase_of(text: QuoteText, mention: Mention) -> Speaker | None:
    """The noun phrase around a name."""
    return phrase(text, text.doc[text.token_at(mention.end - 1)])


def _described(text: QuoteText, head: Token) -> Speaker | None:
    """The phrase of a common noun, or of the name that follows it in apposition."""
    last = _right(text, text.doc[_joined_name(text, head)])
    following = text.named.get(last + 1)
    if (
        following is not None
        and following.start > text.end_of(last)
        and following.kind in {"person", "organization"}
        and text.doc[last + 1].pos_ != "VERB"
    ):
        # "the militant group Hydra", "team captain Ana Diaz"
        return _extended(text, head, following, head.i, text.first_token(following.end) - 1)
    apposed = _apposed(text, last)
    return phrase_of(text, apposed) if apposed is not None else _extended(text, head, None, head.i, last)


def _extended(text: QuoteText, head: Token, named: Mention | None, first: int, last: int) -> Speaker:
    """A phrase with the words and the role before it."""
    first = _left(text, head, first)
    start = text.doc[first].idx
    if named is not None and named.role is not None and named.role[1] <= named.start and named.role[0] < start:
        role = text.token_at(named.role[0])
        if not text.any_quoted(range(role, first)):
            start, first = named.role[0], role
    end = named.end if named is not None else text.end_of(last)
    return Speaker(start, end, named.start if named is not None else None, first, last)


def _named_with(text: QuoteText, head: Token, last: int) -> Mention | None:
    """The second of two names that speak together: "Norway and Japan promised"."""
    if last + 2 >= len(text.doc) or text.doc[last + 1].lower_ != "and" or text.quoted[last + 1]:
        return None
    other = text.named.get(last + 2)
    joined = any(c.dep_ == "conj" and text.named.get(c.i) is other for c in head.children)
    return other if other is not None and joined and head.dep_ in {"nsubj", "pobj"} else None


def _joined_name(text: QuoteText, head: Token) -> int:
    """Last token of a name with "and" in it that no mention covers ("the Missing and Found Families Forum")."""
    last, i = head.i, head.i + 1
    while head.pos_ == "PROPN" and i + 1 < len(text.doc) and i - head.i < REACH and not text.quoted[i]:
        if text.doc[i].pos_ == "PROPN" and i not in text.named:
            last, i = i, i + 1
        elif text.doc[i].lower_ in {"and", "&"} and text.doc[i + 1].pos_ == "PROPN" and i + 1 not in text.named:
            i += 1
        else:
            break
    return last


def _named_head(text: QuoteText, head: Token) -> Mention | None:
    """The mention that a phrase's head belongs to, or the person named right after a title."""
    named = text.named.get(head.i)
    if named is None and (is_role(head.text) or head.text in honorifics()) and head.i + 1 < len(text.doc):
        following = text.person_at(after_honorifics(text, head.i + 1))
        if following is not None and following.start >= text.end_of(head.i):
            return following
    return named


def after_honorifics(text: QuoteText, i: int) -> int:
    """Number of the token after the honorifics that begin at a token."""
    doc = text.doc
    while i + 1 < len(doc) and (doc[i].text in honorifics() or doc[i].text == ".") and i not in text.named:
        i += 1
    return i


def _apposed(text: QuoteText, last: int) -> Mention | None:
    """The person named in apposition after a comma ("the ministry's spokesman, former judge Ana Diaz,")."""
    doc, i = text.doc, last + 1
    if i + 1 >= len(doc) or doc[i].text != "," or text.quoted[i]:
        return None
    person = text.person_at(after_honorifics(text, _after_roles(text, i + 1)))
    if person is None or i + 1 not in text.bounds(i):
        return None
    if not any(is_role(doc[j].text) for j in range(max(0, last - REACH), last + 1)):
        return None
    after = text.first_token(person.end)
    closes = after >= len(doc) or doc[after].is_punct or doc[after].pos_ in {"VERB", "AUX", "ADP"}
    return person if closes else None


def _after_roles(text: QuoteText, i: int) -> int:
    """Number of the token after a lower-case role ("retired judge"); the given one if none begins there."""
    for j in range(i, min(i + ROLE, len(text.doc) - 1)):
        token = text.doc[j]
        if j in text.named or not token.text.islower() or not (token.pos_ in LEADING or token.tag_ == "VBN"):
            return i
        if is_role(token.text) and j + 1 in text.named:
            return j + 1
    return i


def _left(text: QuoteText, head: Token, first: int) -> int:
    """First token of a phrase, found by going left over its determiners, adjectives and nouns."""
    doc, i, edge = text.doc, first, text.bounds(head.i).start
    while i - 1 >= edge and first - i < REACH and not _is_outside(text, i - 1, first):
        before = doc[i - 1]
        if before.tag_ == "PRP$":
            return i - 1
        if not _leads(text, before, edge):
            break
        i -= 1
        if before.pos_ == "DET" and not (i - 1 >= edge and doc[i - 1].lower_ in {"all", "both", "half"}):
            break
    while i < first and (doc[i].text in {"-", "’", "'", "&"} or doc[i].pos_ == "PART"):
        i += 1
    partitive = i - 2 >= edge and doc[i - 1].lower_ == "of" and doc[i - 2].lower_ in PARTITIVE
    return i - 2 if partitive else i


def _is_outside(text: QuoteText, i: int, first: int) -> bool:
    """Whether a token before a phrase cannot be part of it."""
    token = text.doc[i]
    if text.quoted[i] or token.ent_type_ in TIMES or token.lower_ in NOT_LEADING | WEEKDAYS or token.is_space:
        return True
    title = is_role(token.text) or token.lower_ in GROUPS
    # "Responding to the report Ana Diaz said"
    return i + 1 == first and first in text.named and token.pos_ == "NOUN" and not title


def _leads(text: QuoteText, token: Token, edge: int) -> bool:
    """Whether a token continues a phrase to the left."""
    dot = token.text == "." and token.i - 1 >= edge and text.doc[token.i - 1].text in honorifics()
    leads = token.pos_ in LEADING or token.tag_ in {"VBN", "JJ"} or token.text in honorifics()
    if not (token.text in JOINTS or dot or leads or token.lower_ in ARTICLES):
        return False
    return token.tag_ not in {"VBD", "VBZ", "VBP", "VB", "TO", "WP", "IN"} and (
        token.lower_ in DEMONSTRATIVE or token.lower_ not in PRONOUNS
    )


def _right(text: QuoteText, head: Token) -> int:
    """Last token of a phrase with a common noun as head: with "of the ministry", without "traveling with Blinken"."""
    last, stop = head.i, min(text.bounds(head.i).stop, head.i + REACH)
    i = head.i + 1
    while i < stop and not text.quoted[i]:
        token = text.doc[i]
        if token.lower_ not in BELONGING or token.ent_type_ in TIMES:
            break
        i += 1
        if token.lower_ == "close" and i < stop and text.doc[i].lower_ == "to":
            if i + 1 < stop and text.doc[i + 1].tag_.startswith("PRP"):
                return i + 1  # "people close to her"
            i += 1
        noun = _noun_from(text, i, stop)
        if noun is None or text.doc[noun].lower_ in OCCASIONS:
            break
        last, i = noun, noun + 1
    return last


def _noun_from(text: QuoteText, i: int, stop: int) -> int | None:
    """Last noun of the phrase that begins at a token; None if it has none or is a time."""
    noun = None
    while i < stop and not text.quoted[i]:
        token = text.doc[i]
        if token.ent_type_ in TIMES or token.lower_ in WEEKDAYS:
            return None
        if token.pos_ not in LEADING and token.text not in {"-", "'s", "’s", "&"} and token.tag_ != "PRP$":
            break
        if token.pos_ in NOMINAL:
            noun = i
        i += 1
    return noun


def _pronoun(text: QuoteText, token: Token) -> Speaker | None:
    if token.lower_ in RELATIVE:
        return None
    return Speaker(token.idx, text.end_of(token.i), None, token.i, token.i, pronoun=token.lower_ in SEXES)


def speaks(text: QuoteText, speaker: Speaker) -> bool:
    """Whether a phrase names a possible speaker: a person, an organization, an office, "he", "they"."""
    if speaker.mention is not None:
        return text.named[text.first_token(speaker.mention)].kind in {"person", "organization", "group"}
    head = text.doc[speaker.last]
    words = [text.doc[i].text for i in range(speaker.first, speaker.last + 1)]
    return (
        head.lower_ in {"he", "she", "they"}
        or any(is_role(w) for w in words)
        or head.lower_ in PEOPLE
        or head_kind(words[-1]) == "organization"
    )
