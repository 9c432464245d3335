"""Find what a verb reports: its that-clause, its infinitive, or its object with what follows."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from generator.extract.quotes import cue_words
from generator.extract.quotes.cue_words import FINITE_TAGS, Cue
from generator.extract.quotes.quote_text import QuoteText
from generator.extract.quotes.speaker_phrases import RELATIVE, TIMES

SAYS = cue_words.forms("say/said/said") - {"saying"}
CLAUSES = frozenset({"ccomp", "xcomp", "parataxis"})
# Dependency labels of the complements of an "object" cue: who is accused, of what, urged to do what.
OBJECTS = frozenset(
    {"dobj", "obj", "dative", "prep", "xcomp", "ccomp", "pobj", "oprd", "acl", "prt", "agent", "pcomp", "advcl"}
)
# Parts of speech that may begin a clause.
CLAUSE_BEGINS = frozenset({"DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ"})
TOPIC = cue_words.closed_list("topic")
# Tokens after a verb within which its "that" is searched for if the parser finds no clause.
NEAR = 8


@dataclass(frozen=True, slots=True)
class Complement:
    """The statement that a verb reports."""

    clause: range
    """Numbers of the tokens of the statement; at least one."""
    cue_last: int
    """Number of the last token of the cue: the verb, or the preposition with it ("called on")."""


def complement(text: QuoteText, verb: Token, cues: frozenset[Cue], sentence: range) -> Complement | None:
    """Find what a verb reports; None if it reports nothing.

    Args:
        text: The article.
        verb: The verb.
        cues: What it can govern.
        sentence: Numbers of the tokens of its sentence.
    """
    following = verb.nbor(1) if verb.i + 1 < sentence.stop else None
    if following is not None and following.lower_ in cue_words.prepositions(verb):
        return _up_to_reach(text, verb, verb.i + 1, sentence)
    if Cue.SAY in cues or (Cue.CLAUSE in cues and Cue.OPENING not in cues):
        clause = _clause(text, verb, cues, sentence)
        if clause is not None:
            return Complement(clause, verb.i)
    return _up_to_reach(text, verb, verb.i, sentence) if _has_object(verb, cues) else None


def _up_to_reach(text: QuoteText, verb: Token, cue_last: int, sentence: range) -> Complement | None:
    """All dependents of a verb after its cue."""
    clause = range(cue_last + 1, _reach(text, verb, sentence))
    return Complement(clause, cue_last) if clause else None


def _has_object(verb: Token, cues: frozenset[Cue]) -> bool:
    """Whether the object of a verb is part of the statement ("accused the army of …")."""
    if Cue.OBJECT not in cues or verb.dep_ == "relcl":
        return False
    if not any(c.dep_ in OBJECTS and c.i > verb.i for c in verb.children):
        return False
    return Cue.SAY not in cues or any(c.dep_ in {"dobj", "xcomp"} for c in verb.children)


def _clause(text: QuoteText, verb: Token, cues: frozenset[Cue], sentence: range) -> range | None:
    """The that-clause of a verb, without its "that"; or the sentence that a final `, Ana Diaz said` closes."""
    for child in verb.children:
        if child.dep_ not in CLAUSES or text.quoted[child.i]:
            continue
        find = _clause_after if child.i > verb.i else _clause_before
        clause = find(text, verb, child, cues, sentence)
        if clause is not None:
            return clause
    return _misread_clause(text, verb, sentence) or _that_clause(text, verb, cues, sentence)


def _clause_after(text: QuoteText, verb: Token, child: Token, cues: frozenset[Cue], sentence: range) -> range | None:
    """The clause or infinitive that follows a verb, if it is the statement."""
    stop = min(child.right_edge.i + 1, sentence.stop)
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children):
        quoted = verb.i + 1 < len(text.doc) and text.quoted[verb.i + 1]
        return range(verb.i + 1, stop) if Cue.INFINITIVE in cues and not quoted else None
    if child.dep_ == "xcomp" and not cues & {Cue.ADDRESSED, Cue.OBJECT}:
        return None
    that = _that(text, verb.i + 1, child.i)
    start = that if that is not None else max(child.left_edge.i, verb.i + 1)
    if not _only_hearers(text, verb, cues, start):
        return None
    return range(start if that is None else that + 1, stop)


def _clause_before(text: QuoteText, verb: Token, child: Token, cues: frozenset[Cue], sentence: range) -> range | None:
    """The clause that a verb closes: "The port is shut, she said"."""
    first, last = child.left_edge.i, child.right_edge.i
    if Cue.SAY not in cues or last >= verb.i or child.dep_ != "ccomp":
        return None
    if not any(token.text == "," for token in text.doc[last + 1 : verb.i]):
        return None
    while first > sentence.start and text.doc[first - 1].text not in {",", ";"} and not text.quoted[first - 1]:
        first -= 1
    return range(first, last + 1)


def _that_clause(text: QuoteText, verb: Token, cues: frozenset[Cue], sentence: range) -> range | None:
    """The clause after a "that" near a verb, which the parser has not attached to the verb."""
    that = _that(text, verb.i + 1, min(verb.i + NEAR, sentence.stop))
    if that is None or not cues & {Cue.SAY, Cue.CLAUSE} or not _only_hearers(text, verb, cues, that):
        return None
    stop = max(_reach(text, verb, sentence), text.doc[that].head.right_edge.i + 1)
    clause = range(that + 1, min(stop, sentence.stop))
    return clause if len(clause) > 1 else None


def _misread_clause(text: QuoteText, verb: Token, sentence: range) -> range | None:
    """The clause after "said" that the parser reads as an object: "He said the chances of finding them were small"."""
    taken = _object_right_after(verb)
    if taken is None or text.doc[verb.i + 1].pos_ not in CLAUSE_BEGINS or text.quoted[verb.i + 1]:
        return None
    later = text.doc[taken.i + 1 : sentence.stop]
    if any(token.lower_ in SAYS or text.quoted[token.i] or token.text == ";" for token in later):
        return None
    finite = next((token.i for token in later if token.tag_ in FINITE_TAGS | {"MD"}), None)
    if finite is None or any(t.text == "," or t.lower_ in RELATIVE for t in text.doc[taken.i : finite]):
        return None
    return range(verb.i + 1, sentence.stop)


def _object_right_after(verb: Token) -> Token | None:
    """The object directly after "said", if the subject is before it."""
    if verb.lower_ not in SAYS or not any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children):
        return None
    return next((c for c in verb.children if c.dep_ == "dobj" and c.left_edge.i == verb.i + 1), None)


def _that(text: QuoteText, first: int, stop: int) -> int | None:
    """Number of the "that" that begins a clause, before any mark, colon or semicolon."""
    for i in range(first, stop):
        token = text.doc[i]
        if text.quoted[i] or token.text in {";", ":", "“", '"'}:
            return None
        if token.lower_ == "that" and (token.tag_ in {"IN", "WDT"} or token.dep_ == "mark"):
            return i
    return None


def _only_hearers(text: QuoteText, verb: Token, cues: frozenset[Cue], stop: int) -> bool:
    """Whether only the addressees, a time or a place are between a verb and the statement.

    In "maintained its stance that" and "commenting on reports that" the clause depends on the noun.
    """
    gap = [text.doc[i] for i in range(verb.i + 1, stop)]
    if not gap or Cue.ADDRESSED in cues:
        return True
    if gap[0].pos_ == "ADP" and gap[0].lower_ not in TOPIC:
        return True
    return all(t.ent_type_ in TIMES or t.pos_ in {"ADV", "PUNCT"} or t.lower_ in {"on", "in"} for t in gap)


def _reach(text: QuoteText, verb: Token, sentence: range) -> int:
    """One past the last token of a verb's own complements; a coordinated clause with another subject is outside."""
    end = verb.i + 1
    for child in verb.children:
        if child.i < verb.i or child.dep_ == "punct":
            continue
        after_comma = child.i - verb.i > 1 and text.doc[child.left_edge.i - 1].text == ","
        if child.dep_ in {"conj", "cc", "mark", "nsubj"} or (child.dep_ == "advcl" and after_comma):
            break
        end = max(end, child.right_edge.i + 1)
    return min(end, sentence.stop)
