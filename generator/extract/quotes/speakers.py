"""Who speaks: the noun phrase beside a cue, the name in it, and the person that a pronoun stands for."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from generator.extract.lexicon import head_kind, honorifics, is_role, word_list
from generator.extract.quotes.reading import NOMINAL, Reading, surname
from generator.records import Mention

SEXES = {"he": "m", "she": "f"}
PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you", "who", "that", "which", "this", "these", "those"})
RELATIVE = frozenset({"who", "that", "which"})
# Subjects that are nobody ("it is said that", "there", "what he said").
NOBODY = frozenset(
    {
        "there",
        "what",
        "whatever",
        "how",
        "as",
        "when",
        "where",
        "why",
        "nothing",
        "this",
        "that",
        "which",
        "you",
        "something",
        "everything",
    }
)
# What may stand before a head noun in its phrase.
LEADING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "X", "SYM"})
# Prepositions of a phrase that belong to a speaker's description ("a spokesman for the port").
BELONGING = frozenset(
    {"of", "for", "from", "at", "in", "with", "on", "to", "against", "near", "within", "inside", "close"}
)
# Function words that the tagger sometimes takes for something else at the edge of a phrase.
NOT_LEADING = frozenset({"that", "but", "and", "as", "while", "when", "also", "so", "not", "then", "later", "earlier"})
TIMES = frozenset({"DATE", "TIME"})
# Common nouns for those who speak, beside roles and institutions.
PEOPLE = frozenset(
    ["sources", "source", "authorities", "critics", "people", "families", "relatives", "neighbors", "neighbours", "locals", "crowd", "police", "troops", "forces", "rebels", "militants", "prosecutors", "spokespeople", "campaigners", "charities", "investigators", "man", "woman", "men", "women", "boy", "girl", "group", "groups", "side", "sides", "mps"]
)
# Common nouns that stand before the name of what they describe.
GROUPS = word_list("group noun") | {"member", "colleague", "candidate"}
WEEKDAYS = frozenset(
    {
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "earlier",
        "later",
        "tonight",
        "recently",
        "last",
        "this",
    }
)
# Longest way from a verb to its subject through the verbs that it hangs on.
CHAIN = 5
# Most tokens of a noun phrase on either side of its head, and of a parenthesis between commas.
REACH = 14
PARENTHESIS = 45
# Sentences before a pronoun in which its person is looked for.
WINDOW = 3
# Paragraphs over which a run of "he said" keeps its person, when no other is named.
FAR = 6


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


def phrase(r: Reading, head: Token, rule: str) -> Speaker | None:
    """The noun phrase around a head, with the mention that it is."""
    if head.lower_ in NOBODY or r.quoted[head.i]:
        return None
    if head.lower_ in PRONOUNS or head.tag_ == "PRP":
        return _pronoun(r, head, rule)
    named = _named_head(r, head)
    if named is not None:
        first, last = r.token_at(named.start), r.first_token(named.end) - 1
        start, end = named.start, named.end
    else:
        first, last = head.i, _right(r, r.doc[_joined_name(r, head)])
        start, end = head.idx, r.end_of(last)
        beside = r.named.get(last + 1)
        if beside is not None and beside.start > end and beside.kind in {"person", "organization"}:
            # "the militant group Hamas", "team captain Ana Diaz"
            if not (r.doc[last + 1].pos_ == "VERB" or r.doc[last].text == ","):
                named = beside
                last, end = r.first_token(beside.end) - 1, beside.end
        apposed = _apposed(r, last) if named is None else None
        if apposed is not None:
            return phrase(r, r.doc[r.token_at(apposed.end - 1)], rule)
    first = _left(r, head, first)
    start = min(start, r.doc[first].idx)
    if named is not None and named.role is not None and named.role[1] <= named.start and named.role[0] < start:
        if not any(r.quoted[i] for i in range(r.token_at(named.role[0]), first)):
            start, first = named.role[0], r.token_at(named.role[0])
    return Speaker(start, end, named.start if named is not None else None, rule, last, first)


def _joined_name(r: Reading, head: Token) -> int:
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


def _named_head(r: Reading, head: Token) -> Mention | None:
    """The mention that a phrase's head belongs to, or the person named right after a title."""
    named = r.named.get(head.i)
    if named is None and (is_role(head.text) or head.text in honorifics()) and head.i + 1 < len(r.doc):
        following = r.named.get(_after_honorifics(r, head.i + 1))
        if following is not None and following.kind == "person" and following.start >= r.end_of(head.i):
            named = following
    return named


def _after_honorifics(r: Reading, i: int) -> int:
    while i + 1 < len(r.doc) and (r.doc[i].text in honorifics() or r.doc[i].text == ".") and i not in r.named:
        i += 1
    return i


def _apposed(r: Reading, last: int) -> Mention | None:
    """The person named in apposition after a comma ("the ministry's spokesman, Ana Diaz,")."""
    i = last + 1
    if i + 1 >= len(r.doc) or r.doc[i].text != "," or r.quoted[i]:
        return None
    named = r.named.get(_after_honorifics(r, i + 1))
    if named is None or named.kind != "person" or i + 1 not in r.bounds(i):
        return None
    if not any(is_role(r.doc[j].text) for j in range(max(0, last - REACH), last + 1)):
        return None
    after = r.first_token(named.end)
    closes = after >= len(r.doc) or r.doc[after].is_punct or r.doc[after].pos_ in {"VERB", "AUX"}
    return named if closes else None


def _left(r: Reading, head: Token, first: int) -> int:
    """First token of a phrase: back over determiners, adjectives and nouns of the same phrase."""
    i, edge = first, r.bounds(head.i).start
    while i - 1 >= edge and first - i < REACH:
        before = r.doc[i - 1]
        if r.quoted[i - 1] or before.ent_type_ in TIMES or before.lower_ in NOT_LEADING | WEEKDAYS or before.is_space:
            break
        if i == first and first in r.named and before.pos_ == "NOUN" and not is_role(before.text):
            if before.lower_ not in GROUPS:
                break  # "Responding to the report Ana Diaz said"
        if before.tag_ == "PRP$":
            return i - 1
        joins = before.text in {"-", "’s", "'s", "’", "'", "&"} or (
            before.text == "." and i - 2 in range(edge, i) and r.doc[i - 2].text in honorifics()
        )
        if not joins and before.pos_ not in LEADING and before.tag_ not in {"VBN", "JJ"}:
            if not (before.text in honorifics() or before.lower_ in {"the", "a", "an", "one", "some"}):
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


def _right(r: Reading, head: Token) -> int:
    """Last token of a phrase with a common noun as head: with "of the ministry", without "traveling with Blinken"."""
    last, stop = head.i, min(r.bounds(head.i).stop, head.i + REACH)
    i = head.i + 1
    while i < stop and not r.quoted[i]:
        token = r.doc[i]
        if token.lower_ not in BELONGING or token.ent_type_ in TIMES:
            break
        j, noun = i + 1, None
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
        if noun is None or r.doc[noun].lower_ in {
            "statement",
            "interview",
            "conference",
            "email",
            "tweet",
            "post",
            "letter",
            "speech",
            "briefing",
            "hearing",
            "reporters",
            "telephone",
            "phone",
            "television",
            "response",
            "message",
            "meeting",
            "condition",
            "background",
        }:
            break
        last, i = noun, noun + 1
    return last


def _pronoun(r: Reading, token: Token, rule: str) -> Speaker | None:
    if token.lower_ in RELATIVE:
        return None
    end = r.end_of(token.i)
    return Speaker(token.idx, end, None, "pronoun" if token.lower_ in SEXES else rule, token.i, token.i)


def subject(r: Reading, verb: Token, rule: str = "subject") -> Speaker | None:
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


def speaks(r: Reading, speaker: Speaker) -> bool:
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


def _antecedent(r: Reading, relative: Token, rule: str) -> Speaker | None:
    """What a relative pronoun stands for: the noun before it, or before the comma."""
    i = relative.i - 1
    if i >= 0 and r.doc[i].text == ",":
        i -= 1
    verb = relative.head
    if verb.dep_ in {"relcl", "acl"} and verb.head.pos_ in NOMINAL and not r.quoted[verb.head.i]:
        return phrase(r, verb.head, rule)
    return phrase(r, r.doc[i], rule) if i >= 0 and r.doc[i].pos_ in NOMINAL else None


def _whole(r: Reading, head: Token, verb: Token, rule: str) -> Speaker | None:
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


def _dateline(r: Reading, first: int, verb: int) -> int | None:
    """The dash after a place and an agency, where what was taken for a subject stands before it."""
    start = r.bounds(first).start
    if first - start > 2 or not r.doc[start].is_upper:
        return None
    return next((i for i in range(first, min(verb, start + REACH)) if r.doc[i].text in {"—", "–", "--"}), None)


def _beside_verb(r: Reading, found: Speaker, verb: int) -> Mention | None:
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
    if not any(is_role(r.doc[j].text) for j in titled) or _possessive(r, i):
        return None
    # "the spokesman for Ana Diaz" speaks himself; "director of the Globex chapter Ana Diaz" is Ana Diaz.
    prepositions = any(r.doc[j].pos_ == "ADP" for j in titled)
    return named if not prepositions or (first - 1) in r.named else None


def _titled(r: Reading, first: int, verb: int) -> Mention | None:
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


def before_verb(r: Reading, verb: int, edge: int, rule: str = "before the cue") -> Speaker | None:
    """The noun phrase before a verb by position, for sentences that the parser reads wrongly."""
    i = verb - 1
    while i >= edge and (r.doc[i].pos_ in {"AUX", "ADV", "PART"} or r.is_mark(i)) and not r.quoted[i]:
        i -= 1
    if i >= edge and r.doc[i].text == "," and not r.quoted[i]:
        j = i - 1
        while j > edge and i - j < PARENTHESIS and not (r.doc[j].text == "," and not r.quoted[j]):
            j -= 1
        if r.doc[j].text == "," and j > edge:
            named = r.named.get(_after_honorifics(r, j + 1))
            if named is not None and named.kind == "person" and r.first_token(named.end) >= i - 1:
                return phrase(r, r.doc[r.token_at(named.end - 1)], rule)
            i = j - 1
    while i > edge and r.doc[i].ent_type_ in TIMES:
        i -= 1
    if i < edge or r.quoted[i] or r.doc[i].pos_ not in NOMINAL:
        return None
    head = _climb(r, i, edge)
    return _whole(r, r.doc[head], r.doc[verb], rule)


def _climb(r: Reading, i: int, edge: int) -> int:
    """Head of the phrase that ends at a token: "spokesman" of "a spokesman for the port"."""
    token = r.doc[i]
    if i in r.named and r.named[i].kind == "person":
        return i
    while (
        token.head.i >= edge and token.head is not token and token.head.i < token.i and token.dep_ in {"pobj", "prep"}
    ):
        token = token.head
    return token.i if token.pos_ in NOMINAL else i


def after_verb(r: Reading, verb: int, stop: int, rule: str = "after the cue") -> Speaker | None:
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
            if not _possessive(r, head):
                break
            i = head + 1
            continue
        if token.pos_ == "PRON" or token.tag_ == "PRP":
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


def _possessive(r: Reading, i: int) -> bool:
    return i + 1 < len(r.doc) and r.doc[i + 1].lower_ in {"'s", "’s", "’", "'"} and not r.quoted[i + 1]


def _main_subject(r: Reading, number: int) -> int | None:
    """Start of the mention that is the subject of a sentence's main clause."""
    root = r.root(number)
    found = subject(r, root) if root is not None else None
    return found.mention if found is not None else None


def person_of(r: Reading, sex: str, at: int, last: Mention | None) -> Mention | None:
    """The person that "he" or "she" at an offset stands for; None where more than one could be meant.

    Args:
        r: The article.
        sex: `m` or `f`.
        at: Where the pronoun stands.
        last: Who spoke last, if anybody did.
    """
    here = r.sentence_at(at)
    paragraph = r.sentences[here].paragraph
    looked = 0
    for number in range(here, 0, -1):
        sentence = r.sentences[number]
        if r.all_quoted(number):
            continue
        looked += 1
        if looked > WINDOW:
            break
        if sentence.paragraph < paragraph - 1 or sentence.paragraph == 0:
            break
        people = [
            m
            for m in r.mentions_in(sentence.start, min(sentence.end, at))
            if m.kind == "person"
            and r.sex(m) in {sex, None}
            and not r.quoted[r.token_at(m.start)]
            and not _possessive(r, r.token_at(m.end - 1))
        ]
        names = {surname(m) for m in people}
        if len(names) == 1:
            return people[-1]
        if names:
            main = _main_subject(r, number)
            if main is not None and (first := next((m for m in people if m.start == main), None)) is not None:
                return first
            sure = [m for m in people if m.subject]
            if len({surname(m) for m in sure}) == 1:
                return sure[-1]
            return last if last is not None and surname(last) in names else None
    if last is not None and r.sex(last) in {sex, None}:
        if r.sentences[r.sentence_at(last.start)].paragraph < paragraph - FAR:
            return None
        gap = r.mentions_in(last.end, at)
        rivals = {surname(m) for m in gap if m.kind == "person" and r.sex(m) in {sex, None}} - {surname(last)}
        return last if not rivals else None
    return None
