"""Who says so: the source that a sentence names for its figures."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from generator.extract.lexicon.figures import fate_of, is_person, words
from generator.extract.lexicon.names import head_kind
from generator.records import Mention, Sentence

# What names a source without a verb of its own.
_ACCORDING = re.compile(
    r"\b(?:according to|(?:as )?(?:reported|estimated|confirmed|announced) by|citing|per data from)\s+", re.IGNORECASE
)
# Where what is said of one source ends, seen from "according to".
_TURN = re.compile(r";|,?\s{1,9}(?:while|whereas|but|although|though)\s{1,9}", re.IGNORECASE)
# The words for such a turn.
_TURNS = frozenset({";", "while", "whereas", "but", "although", "though"})
# Verbs that report only where they take a clause ("found that"): with an object they are deeds ("found 12 bodies").
_WITH_CLAUSE = words("report clause")
# Verbs that report a number only with a preposition: "put the toll at 30", "gave it as 52", "spoke of 48".
_WITH_PREPOSITION = {
    **dict.fromkeys(("put", "puts", "putting"), "at"),
    **dict.fromkeys(("gave", "gives", "given", "giving"), "as"),
    **dict.fromkeys(("spoke", "speaks", "spoken"), "of"),
}
# Verbs with which "it" is somebody, and no "it is said".
_SAYS = frozenset({"said", "says", "added", "adds", "reported", "reports", "estimated", "estimates"})
# Verbs for which somebody is needed who counts.
_COUNTS = frozenset({"count", "counts", "counted", "counting"})
_CLAUSES = frozenset({"ccomp", "parataxis", "advcl", "conj"})
# Verbs of a plan or a possibility, and subjects that are nobody.
_UNREAL = frozenset({"will", "would", "shall", "should", "may", "might", "could", "can", "must", "'ll"})
_NOBODY = frozenset({"neither", "nor", "nobody", "none"})
# What follows the place that a paragraph is dated from: "LIMA — ".
_DATELINE = re.compile(r"\s+(?:—|–|--)\s")
_PREPOSITIONS = frozenset({"of", "for", "in", "at", "from", "on", "with"})


@dataclass(frozen=True, slots=True)
class FigureSource:
    """A source and the stretch of the sentence that it answers for."""

    start: int
    """First code point of its words."""
    end: int
    """One past the last."""
    head: int
    """First code point of its head noun."""
    first: int
    """First code point that it answers for."""
    last: int
    """One past the last code point that it answers for."""


def sources(text: str, doc: Doc, sentence: Sentence) -> list[FigureSource]:
    """The sources that a sentence names, each with what it answers for."""
    found = _according(text, doc, sentence)
    span = doc.char_span(sentence.start, sentence.end, alignment_mode="contract")
    for token in span or ():
        reports = token.lower_ in words("report") or token.lower_ in _WITH_PREPOSITION
        if (reports and token.pos_ in {"VERB", "AUX"}) or _announces_toll(token):
            source = _reporting(text, token, sentence)
            if source is not None:
                found.append(source)
    found = [replace(source, first=_after_semicolon(text, source)) for source in found]
    return [replace(source, end=_before_bracket(text, source)) for source in found]


def _after_semicolon(text: str, source: FigureSource) -> int:
    """Where a source begins to answer when a semicolon parts it from what was said before: "it fell; images show …"."""
    at = text.rfind(";", source.first, source.start)
    return source.first if at < 0 or ";" in text[source.end : source.last] else at + 1


def _before_bracket(text: str, source: FigureSource) -> int:
    """Where the words end when a bracket opens in them and does not close: "the Rescue Service (RS" stops before it."""
    words = text[source.start : source.end]
    if words.count("(") <= words.count(")"):
        return source.end
    return source.start + len(words[: words.rindex("(")].rstrip())


def source_of(found: Sequence[FigureSource], start: int, end: int) -> FigureSource | None:
    """The source that answers for a stretch; of several the one with the narrowest reach."""
    fitting = [s for s in found if s.first <= start and end <= s.last and not (s.start < end and start < s.end)]
    return min(fitting, key=lambda s: (s.last - s.first, s.start), default=None)


def mention_of(source: FigureSource, mentions: Sequence[Mention]) -> int | None:
    """Start of the name that a source is; None where it is only described ("Israeli sources")."""
    head = min(source.head, source.end - 1)  # an acronym in brackets may be the head, and is no part of the words
    at = bisect_right(mentions, head, key=lambda m: m.start) - 1
    if at >= 0 and head < mentions[at].end and mentions[at].end <= source.end and mentions[at].kind != "place":
        return mentions[at].start
    return None


def _according(text: str, doc: Doc, sentence: Sentence) -> list[FigureSource]:
    found = []
    for match in _ACCORDING.finditer(text, sentence.start, sentence.end):
        span = doc.char_span(match.end(), min(match.end() + 1, sentence.end), alignment_mode="expand")
        noun = _noun(span[0], sentence) if span else None
        if noun is None:
            continue
        start, end = match.end(), _reach(noun, sentence)
        turns = [(t.start(), t.end()) for t in _TURN.finditer(text, sentence.start, sentence.end)]
        first = max((e for _, e in turns if e <= match.start()), default=sentence.start)
        last = min((b for b, _ in turns if b >= end), default=sentence.end)
        found.append(FigureSource(start, end, noun.idx, first, last))
    return found


def _noun(token: Token, sentence: Sentence) -> Token | None:
    """Head noun of the phrase that begins at a token."""
    last = None
    for _ in range(12):
        if (
            token.idx >= sentence.end
            or token.text in {",", ";", ".", ")", "”", '"'}
            or token.pos_ in {"VERB", "AUX", "ADP", "SCONJ"}
        ):
            break
        if token.pos_ in {"NOUN", "PROPN", "PRON", "NUM"} and token.text not in {"'s", "’s"}:
            last = token
        if token.i + 1 >= len(token.doc):
            break
        token = token.nbor()
    return last


def _reach(noun: Token, sentence: Sentence) -> int:
    """End of a source's words: prepositions and their nouns right after it belong to them ("ministry of health")."""
    end = noun
    for _ in range(4):
        if end.i + 2 >= len(noun.doc):
            break
        preposition = end.nbor()
        if preposition.lower_ == "and" and end.i == noun.i and (other := _other_name(noun)) is not None:
            end = other
            continue
        if preposition.lower_ not in _PREPOSITIONS or preposition.head.i not in range(noun.left_edge.i, end.i + 1):
            break
        if preposition.lower_ not in {"of", "for"} and preposition.head.pos_ not in {"NOUN", "PROPN"}:
            break
        following = _noun(preposition.nbor(), sentence)
        if following is None or following.ent_type_ in {"DATE", "TIME", "CARDINAL"}:
            break
        end = following
    return end.idx + len(end)


def _other_name(noun: Token) -> Token | None:
    """The second name of two that speak together: "Norway and Japan promised"."""
    other = next((c for c in noun.children if c.dep_ == "conj" and c.i > noun.i), None)
    both = other is not None and noun.pos_ == other.pos_ == "PROPN" and other.left_edge.i == noun.i + 2
    return other if both else None


def _reporting(text: str, verb: Token, sentence: Sentence) -> FigureSource | None:
    """The subject of a reporting verb, and the clause that it reports."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None and verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        subject = next((c for c in verb.head.children if c.dep_ == "nsubj"), None)
    if subject is not None and subject.lower_ == "it" and verb.lower_ in _SAYS:
        subject = _named_before(subject, sentence) or subject
    if subject is None or subject.lower_ in words("no source") or subject.pos_ == "NUM":
        return None
    if verb.lower_ in _COUNTS and not _is_able(subject):
        return None  # "with ballots from 90 stations counted"
    if _is_unsaid(verb) or _DATELINE.match(text, subject.idx + len(subject)):
        return None
    if any(t.lower_ in _NOBODY for t in subject.subtree):
        return None
    if not sentence.start <= subject.idx < sentence.end:
        return None
    clause = next((c for c in verb.children if c.dep_ in {"ccomp", "parataxis"}), None)
    preposition = _WITH_PREPOSITION.get(verb.lower_)
    if preposition and not any(t.dep_ == "prep" and t.lower_ == preposition for t in verb.subtree):
        return None
    start = min(subject.left_edge.idx, subject.idx)
    end = _reach(subject, sentence)
    edge = verb.left_edge if verb.dep_ in _CLAUSES else None
    if clause is not None:
        if verb.dep_ == "ROOT" and clause.idx < verb.idx and clause.left_edge.idx <= sentence.start + 2:
            first, last = sentence.start, _turn_after(verb, sentence, _clause_end(verb, sentence))
        else:
            first, last = min(clause.left_edge.idx, verb.idx), _clause_end(verb, sentence)
        if clause.idx < verb.idx < subject.idx:
            last = verb.idx  # "said Ana Diaz, who has fished for four decades": the reporter tells the rest
        return FigureSource(start, end, subject.idx, first, last)
    if (joint := _inserted_after(verb, subject)) is not None:
        return FigureSource(start, end, subject.idx, joint.idx, sentence.end)
    if verb.dep_ == "parataxis" or (verb.dep_ == "ccomp" and verb.head.idx < verb.idx):
        return FigureSource(start, end, subject.idx, sentence.start, _turn_after(verb, sentence, sentence.end))
    if verb.lower_ in _WITH_CLAUSE and not any(c.dep_ == "dobj" and c.pos_ == "NUM" for c in verb.children):
        return None
    first = verb.idx if edge is None or edge.idx > verb.idx else min(verb.idx, subject.idx)
    own = [c.right_edge for c in verb.children if c.dep_ != "advcl"]
    last = max((t.idx + len(t) for t in own), default=verb.idx + len(verb))  # "reported cracks before 12 houses fell"
    return FigureSource(start, end, subject.idx, first, min(sentence.end, last, _before_aside(verb, sentence)))


def _named_before(it: Token, sentence: Sentence) -> Token | None:
    """The institution that "it" stands for, where it is the subject before in its sentence."""
    for token in reversed(it.doc[max(0, it.i - 60) : it.i]):
        if token.idx < sentence.start:
            break
        if token.dep_ == "nsubj" and (head_kind(token.lower_) == "organization" or token.ent_type_ == "ORG"):
            return token
    return None


def _before_aside(verb: Token, sentence: Sentence) -> int:
    """Where what a verb reports ends, if that is no number: "reported cracks, four months before 12 houses fell"."""
    reported = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if reported is None or verb.lower_ in _WITH_PREPOSITION or reported.lower_ in words("tally"):
        return sentence.end
    for token in verb.doc[reported.i + 1 :]:
        if token.idx >= sentence.end or token.pos_ == "NUM":
            break
        if token.text == "," and not any(t.pos_ == "NUM" for t in verb.doc[reported.left_edge.i : token.i]):
            return token.idx
    return sentence.end


def _inserted_after(verb: Token, subject: Token) -> Token | None:
    """The "and" after which a source is inserted, so that it answers for what follows: "and, engineers say, …"."""
    first = subject.left_edge.i
    if first < 2 or verb.i + 1 >= len(verb.doc) or verb.nbor().text != ",":
        return None
    joint = verb.doc[first - 2]
    return joint if verb.doc[first - 1].text == "," and joint.pos_ == "CCONJ" else None


def _is_unsaid(verb: Token) -> bool:
    """Whether a verb tells a plan or a possibility, so that nobody has reported: "the state would add 90 million"."""
    return any(c.dep_ == "aux" and c.lower_ in _UNREAL for c in verb.children)


def _announces_toll(verb: Token) -> bool:
    """Whether people or an institution move a toll: "officials raised the death toll to 54"; a landslide cannot say so.

    "Raised the number of dead" is an announcement as well, "raised the number of troops" a deed.
    """
    if verb.lower_ not in words("announces toll"):
        return False
    moved = next((c for c in verb.children if c.dep_ == "dobj"), None)
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if moved is None or subject is None:
        return False
    counted = {t.lower_ for t in moved.subtree}
    announced = moved.lower_ in words("toll") or (
        moved.lower_ in words("tally")
        and any(fate_of(t, how) for t in counted for how in ("state", "noun") if t not in words("people"))
    )
    return announced and _is_able(subject)


def _is_able(subject: Token) -> bool:
    """Whether a subject is people or an institution, so that it can say or count something."""
    able = is_person(subject.text) or head_kind(subject.lower_) in {"person", "organization"}
    return able or subject.pos_ in {"PRON", "PROPN"} or subject.ent_type_ in {"PERSON", "ORG"}


def _turn_after(verb: Token, sentence: Sentence, limit: int) -> int:
    """Where a source that is named after its words stops to answer: at the "while" or "though" that follows."""
    for token in verb.doc[verb.i + 1 :]:
        if token.idx >= min(limit, sentence.end):
            break
        if token.lower_ in _TURNS:
            return token.idx
    return limit


def _clause_end(verb: Token, sentence: Sentence) -> int:
    """One past the last code point that hangs on a verb."""
    last = verb.right_edge
    return min(sentence.end, last.idx + len(last))
