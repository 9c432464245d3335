"""Reported speech: what somebody said, denied, urged or accused others of, without quotation marks."""

from __future__ import annotations

import re

from spacy.tokens import Token

from generator.extract.quotes import cue_sets
from generator.extract.quotes.closing_attribution import closed
from generator.extract.quotes.quote_text import QuoteText
from generator.extract.quotes.reported_clauses import NONE_OF_THEM, Found, is_office, nobody, span, trim, without_lead
from generator.extract.quotes.speaker_phrases import RELATIVE, TIMES, Attribution, Speaker, phrase, span_of, speaks
from generator.extract.quotes.speakers import after_verb, before_verb, subject

# Fewest words of a clause that says something.
ENOUGH = 3
# Verbs of a plan, a wish or a possibility: what is said with them has not been said.
UNREAL = frozenset(["will", "shall", "may", "might", "could", "should", "must", "can", "would", "'ll", "wo", "ca"])
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nor", "neither", "without"})
SAYS = frozenset({"said", "says", "say"})
CLAUSES = frozenset({"ccomp", "xcomp", "parataxis"})
# Relations of what belongs to an "object" cue: whom it accuses, of what, to do what.
OBJECTS = frozenset(
    {"dobj", "obj", "dative", "prep", "xcomp", "ccomp", "pobj", "oprd", "acl", "prt", "agent", "pcomp", "advcl"}
)
# What a source asks for when it speaks without its name: a remark of the reporter's, no statement.
UNNAMED = re.compile(r"(?:not to be (?:named|identified|quoted)|to (?:remain|stay|be kept) (?:anonymous|unnamed))\b")


def find_reported(r: QuoteText, number: int) -> list[Found]:
    """Spans of reported clauses of a sentence, each with its attribution; the outermost where one holds another."""
    found: list[Found] = []
    tokens = r.tokens_of(number)
    for i in tokens:
        if r.quoted[i]:
            continue
        token = r.doc[i]
        one = None
        if token.lower_ == "according" and i + 1 < tokens.stop and r.doc[i + 1].lower_ == "to":
            one = _according(r, i, tokens)
        elif names := cue_sets.classes(token):
            one = _by_verb(r, token, names, tokens)
        if one is None:
            continue
        start, end = trim(r.text, *one[0])
        if len(r.text[start:end].split()) >= ENOUGH and not (found and start < found[-1][0][1]):
            found.append(((start, end), one[1]))
    if (last := closed(r, tokens)) is not None:
        start, end = trim(r.text, *last[0])
        apart = all(end <= s or e <= start for (s, e), _ in found)
        if apart and len(r.text[start:end].split()) >= ENOUGH:
            found.append(((start, end), last[1]))
    return sorted(found, key=lambda f: f[0])


def _by_verb(r: QuoteText, verb: Token, names: frozenset[str], tokens: range) -> Found | None:
    if not _said(verb):
        return None
    clause, cue = _complement(r, verb, names, tokens)
    if clause is None:
        return None
    if UNNAMED.match(r.text, r.doc[clause[0]].idx):
        return None
    clause = clause[0], _next_statement(r, *clause)
    speaker = subject(r, _said_before(r, verb))
    if speaker is None or not tokens.start <= speaker.first < tokens.stop or speaker.first == verb.i:
        speaker = before_verb(r, verb.i, tokens.start)
    if speaker is not None and r.doc[speaker.last].lower_ == "it" and verb.tag_ in {"VBD", "VBZ"} and "say" in names:
        speaker = _named_before(r, speaker.first, tokens) or speaker
    if speaker is None or nobody(r, speaker) or clause[0] <= speaker.first < clause[1]:
        return None
    if any(r.doc[i].lower_ in NONE_OF_THEM for i in range(max(tokens.start, speaker.first - 1), speaker.first + 1)):
        return None
    if names & {"object", "phrase"} and not _can_act(r, speaker):
        return None
    return without_lead(r, clause, tokens), Attribution(speaker, span_of(r, *cue), "reported speech")


def _named_before(r: QuoteText, at: int, tokens: range) -> Speaker | None:
    """The institution that "it" stands for, where it is the subject before in its sentence: "… fell; it said"."""
    for i in range(at - 1, tokens.start - 1, -1):
        named = r.named.get(i)
        if named is not None and named.kind == "organization" and r.doc[i].dep_ == "nsubj" and not r.quoted[i]:
            return phrase(r, r.doc[i], "it in the same sentence")
    return None


def _next_statement(r: QuoteText, first: int, stop: int) -> int:
    """Where the speaker's next statement begins inside what the parser takes for one: ", and denied that …"."""
    return next(
        (i - 2 for i in range(first + 3, stop - 1) if _goes_on_to_say(r, i) and r.doc[i + 1].lower_ == "that"), stop
    )


def _goes_on_to_say(r: QuoteText, i: int) -> bool:
    """Whether a verb adds a statement to the one before it: "said that one had died, and denied that …"."""
    joined = r.doc[i - 1].lower_ in {"and", "but"} and r.doc[i - 2].text == ","
    return joined and not r.quoted[i] and "say" in cue_sets.classes(r.doc[i]) and r.doc[i].tag_ in {"VBD", "VBZ", "VBP"}


def _said_before(r: QuoteText, verb: Token) -> Token:
    """The verb that a further statement is joined to, so that both have one speaker; else the verb itself."""
    if verb.i < 2 or not _goes_on_to_say(r, verb.i) or verb.dep_ != "conj":
        return verb
    above = verb.head.head
    return above if verb.head.dep_ == "ccomp" and "say" in cue_sets.classes(above) and above.i < verb.head.i else verb


def _can_act(r: QuoteText, speaker: Speaker) -> bool:
    """Whether a phrase names people or an institution: "the reform promises jobs" is nobody's promise."""
    return speaks(r, speaker) or (
        (named := r.named.get(speaker.last)) is not None and named.kind in {"place", "group", "organization"}
    )


def _said(verb: Token) -> bool:
    """Whether a verb tells that something was said: no plan, no denial that it was, no passive."""
    if verb.tag_ == "VB":
        return False
    before = verb.nbor(-1) if verb.i else verb
    if before.lower_ in {"to", "if", "by"} | NEGATIONS:
        return False
    for child in verb.children:
        word = child.lower_
        # "accused the police of shooting without warning" denies nothing
        if child.dep_ == "neg" or (word in NEGATIONS and child.i < verb.i) or child.dep_ in {"nsubjpass", "auxpass"}:
            return False
        if child.dep_ == "aux" and word in UNREAL:
            return False
        if child.dep_ == "mark" and word in {"if", "unless", "whether", "before", "until"}:
            return False
    if verb.tag_ == "VBN" and verb.dep_ == "advcl" and not any(child.dep_ == "aux" for child in verb.children):
        return False  # "Asked whether the port would open, Ana Diaz said": she was asked
    return verb.dep_ not in {"pcomp", "amod"} and not (verb.tag_ == "VBN" and verb.dep_ in {"acl", "pobj"})


def _complement(
    r: QuoteText, verb: Token, names: frozenset[str], tokens: range
) -> tuple[tuple[int, int] | None, tuple[int, int]]:
    """Tokens of what is said, and of the cue."""
    cue = (verb.i, verb.i)
    following = verb.nbor(1) if verb.i + 1 < tokens.stop else None
    if following is not None and following.lower_ in cue_sets.prepositions(verb):
        end = _reach(r, verb, tokens)
        return ((verb.i + 2, end) if end > verb.i + 2 else None), (verb.i, verb.i + 1)
    if "say" in names or ("clause" in names and "opening" not in names):
        clause = _clause(r, verb, names, tokens)
        if clause is not None:
            return clause, cue
    if "object" in names and verb.dep_ != "relcl" and any(c.dep_ in OBJECTS and c.i > verb.i for c in verb.children):
        if names & {"say"} and not any(c.dep_ in {"dobj", "xcomp"} for c in verb.children):
            return None, cue
        end = _reach(r, verb, tokens)
        return ((verb.i + 1, end) if end > verb.i + 1 else None), cue
    return None, cue


def _clause(r: QuoteText, verb: Token, names: frozenset[str], tokens: range) -> tuple[int, int] | None:
    """The that-clause of a verb, without its "that"; or the sentence that a final `, Ana Diaz said` closes."""
    for child in verb.children:
        if child.dep_ not in CLAUSES or r.quoted[child.i]:
            continue
        first, last = child.left_edge.i, child.right_edge.i
        if child.i > verb.i:
            infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)
            if infinitive and "infinitive" not in names:
                continue
            if child.dep_ == "xcomp" and not names & {"addressed", "object"} and not infinitive:
                continue
            start = verb.i + 1 if infinitive else max(first, verb.i + 1)
            if infinitive and verb.i + 1 < len(r.doc) and r.quoted[verb.i + 1]:
                continue
            that = None if infinitive else _that(r, verb.i + 1, child.i)
            if not infinitive and not _only_told(r, verb, names, that if that is not None else start):
                continue
            start = that + 1 if that is not None else start
            return start, min(last + 1, tokens.stop)
        if "say" in names and last < verb.i and child.dep_ == "ccomp" and _comma_before(r, last, verb.i):
            while first > tokens.start and r.doc[first - 1].text not in {",", ";"} and not r.quoted[first - 1]:
                first -= 1
            return first, last + 1
    if (clause := _misread_clause(r, verb, tokens)) is not None:
        return clause
    that = _that(r, verb.i + 1, min(verb.i + 8, tokens.stop))
    if that is not None and names & {"say", "clause"} and _only_told(r, verb, names, that):
        end = max(_reach(r, verb, tokens), r.doc[that].head.right_edge.i + 1)
        end = min(end, tokens.stop)
        return (that + 1, end) if end > that + 2 else None
    return None


def _misread_clause(r: QuoteText, verb: Token, tokens: range) -> tuple[int, int] | None:
    """The clause after "said" that the parser takes for an object: "He said the chances of finding them were small"."""
    taken = next((c for c in verb.children if c.dep_ == "dobj" and c.left_edge.i == verb.i + 1), None)
    if verb.lower_ not in SAYS or taken is None or not any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children):
        return None
    if r.doc[verb.i + 1].pos_ not in {"DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ"} or r.quoted[verb.i + 1]:
        return None
    later = range(taken.i + 1, tokens.stop)
    if any(r.doc[i].lower_ in SAYS or r.quoted[i] or r.doc[i].text == ";" for i in later):
        return None
    finite = next((i for i in later if r.doc[i].tag_ in {"VBD", "VBZ", "VBP", "MD"}), None)
    if finite is None or any(r.doc[i].text == "," or r.doc[i].lower_ in RELATIVE for i in range(taken.i, finite)):
        return None
    return verb.i + 1, tokens.stop


def _that(r: QuoteText, first: int, stop: int) -> int | None:
    """The word that begins a that-clause, with nothing but the person told or a time before it."""
    for i in range(first, stop):
        token = r.doc[i]
        if r.quoted[i] or token.text in {";", ":", "“", '"'}:
            return None
        if (token.lower_ == "that" and token.tag_ in {"IN", "WDT"}) or (
            token.lower_ == "that" and token.dep_ == "mark"
        ):
            return i
    return None


def _only_told(r: QuoteText, verb: Token, names: frozenset[str], stop: int) -> bool:
    """Whether nothing but the person told, a time or a place stands between a verb and what is said.

    "maintained its stance that", "commenting on reports that" report no clause of their own.
    """
    gap = [r.doc[i] for i in range(verb.i + 1, stop)]
    if not gap or "addressed" in names:
        return True
    if gap[0].pos_ == "ADP" and gap[0].lower_ not in {"on", "about", "of", "for", "with", "against"}:
        return True
    return all(t.ent_type_ in TIMES or t.pos_ in {"ADV", "PUNCT"} or t.lower_ in {"on", "in"} for t in gap)


def _comma_before(r: QuoteText, last: int, verb: int) -> bool:
    return any(r.doc[i].text == "," for i in range(last + 1, verb))


def _reach(r: QuoteText, verb: Token, tokens: range) -> int:
    """One past the last token of a verb's own complements; a coordinated clause with another subject is outside."""
    end = verb.i + 1
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ in {"conj", "cc", "punct", "mark", "nsubj"} or (
            child.dep_ == "advcl" and child.i - verb.i > 1 and r.doc[child.left_edge.i - 1].text == ","
        ):
            if child.dep_ != "punct":
                break
            continue
        end = max(end, child.right_edge.i + 1)
    return min(end, tokens.stop)


def _according(r: QuoteText, i: int, tokens: range) -> Found | None:
    """What is said in `According to Ana Diaz, the port is shut` or `The port is shut, according to Ana Diaz`."""
    speaker = after_verb(r, i + 1, tokens.stop, "according to")
    if speaker is None:
        return None
    attribution = Attribution(speaker, span_of(r, i, i + 1), "according to")
    before = (tokens.start, i)
    comma = speaker.last + 1
    limit = min(tokens.stop, speaker.last + 30)
    while comma < limit and (r.doc[comma].text != "," or r.quoted[comma]):
        comma += 1
    back = i - 1
    while back > tokens.start and r.doc[back].is_punct:
        back -= 1
    opens = back <= tokens.start or r.doc[back].lower_ in {"and", "but", "also", "while", "that"}
    if opens:
        if comma >= limit:
            return None
        apposition = _apposition_end(r, comma, tokens.stop)
        return span(r, (apposition + 1, tokens.stop)), attribution
    return without_lead(r, before, tokens), attribution


def _apposition_end(r: QuoteText, comma: int, stop: int) -> int:
    """The comma after an apposition ("Alba Roca, head of Globex, …"), or the given one where there is none."""
    for i in range(comma + 1, min(stop, comma + 16)):
        token = r.doc[i]
        if token.pos_ in {"VERB", "AUX"} and token.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            return comma
        if token.text == "," and not r.quoted[i]:
            role = any(is_office(r.doc[j]) for j in range(comma + 1, i))
            return i if role else comma
    return comma
