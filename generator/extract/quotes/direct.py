"""Quotations in marks: which are speech, by which cue, and whose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from generator.extract.quotes import cues
from generator.extract.quotes.marks import Quotation
from generator.extract.quotes.reading import NOMINAL, Reading
from generator.extract.quotes.speakers import RELATIVE, TIMES, Speaker, after_verb, before_verb, phrase, speaks, subject

# Farthest from a quotation's end that its verb stands (`, Ana Diaz, who has led Globex for ten years, told reporters`).
FAR_RIGHT = 40
# Words that a quotation with no cue needs to be a statement and no name, term or title.
STATEMENT = 4
# Tokens of a sentence that are looked through on either side of a quotation; bounds the work in a freak of a sentence.
LONGEST = 150
# Tokens that may follow a cue that ends its sentence ("said on Monday in Oslo").
TAIL = 9
OBJECTS = frozenset(
    {"reporters", "journalists", "parliament", "lawmakers", "viewers", "supporters", "us", "me", "him", "her", "them"}
)
# Stand between a verb and the words that it introduces.
BRIDGE = frozenset({"that", "how", "as", ",", ":", "is", "was", "by", "with", "saying"})
# Written in front of a name or term, which the marks then enclose.
NAMING = frozenset(
    {
        "called",
        "named",
        "dubbed",
        "nicknamed",
        "titled",
        "entitled",
        "codenamed",
        "known",
        "so-called",
        "termed",
        "labeled",
        "labelled",
        "branded",
        "word",
        "term",
        "phrase",
        "title",
        "name",
        "slogan",
        "motto",
    }
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a quotation, and by which word."""

    speaker: Speaker | None
    """Whose words they are."""
    cue: tuple[int, int] | None
    """Span of the word that reports."""
    rule: str
    """What found it."""


def is_statement(r: Reading, q: Quotation, fewest: int = STATEMENT) -> bool:
    """Whether a quotation stands as a sentence of its own, so that it can be speech without a cue."""
    sentence = r.sentences[r.sentence_at(q.start)]
    words = len(r.text[q.start : q.end].split())
    if q.continues or sentence.paragraph == 0 or not q.outer[0] - sentence.start <= 1:
        return q.continues
    ended = r.text[q.end - 1] in ".!?…" or r.text[q.outer[1] : q.outer[1] + 1] in {".", "!", "?", ""} or not q.closed
    last = r.sentences[r.sentence_at(q.end - 1)]
    whole = last.end <= q.outer[1] + 1 or r.text[q.end - 1] in ","
    return words >= fewest and (ended or r.text[q.end - 1] == ",") and whole


def attribute(r: Reading, q: Quotation, before: Quotation | None, after: Quotation | None) -> Attribution | None:
    """The attribution that a quotation's own sentences give; None where they give none.

    Args:
        r: The article.
        q: The quotation.
        before: The quotation before it in its paragraph.
        after: The quotation after it in its paragraph.
    """
    number = r.sentence_at(q.start)
    edge = max(r.sentences[number].start, before.outer[1] if before is not None else 0)
    left = range(r.first_token(edge), r.first_token(q.outer[0]))
    opens = r.sentences[number].start >= q.outer[0] - 1
    if not opens and (found := _left_beside(r, left)) is not None:
        return found
    if (found := _right(r, q, after, fragment=not opens)) is not None:
        return found
    whole = range(max(r.tokens_of(number).start, left.stop - LONGEST), left.stop)
    if not opens and (found := _left_governing(r, q, whole)) is not None:
        return found
    return _tail(r, q)


def is_name(r: Reading, q: Quotation) -> bool:
    """Whether marks enclose a nickname inside a name, or what the word before them says is a name or a term."""
    first = r.first_token(q.outer[0])
    named = r.named.get(r.first_token(q.start))
    if named is not None and named.start < q.outer[0] and q.outer[1] < named.end:
        return True
    if not first or r.doc[first - 1].idx < r.sentences[r.sentence_at(q.start)].start:
        return False
    before, after = r.doc[first - 1], r.doc[min(r.first_token(q.outer[1]), len(r.doc) - 1)]
    if before.lower_ in NAMING:
        return before.lower_ != "called" or before.tag_ != "VBD" or not any(c.dep_ == "nsubj" for c in before.children)
    short = len(r.text[q.start : q.end].split()) <= 2
    return short and before.pos_ == "PROPN" and after.pos_ == "PROPN" and before.idx + len(before) + 1 == q.outer[0]


def span_of(r: Reading, first: int, last: int | None = None) -> tuple[int, int]:
    """Offsets of a token or of several."""
    return r.doc[first].idx, r.end_of(first if last is None else last)


# ------------------------------------------------------------------------- after the quotation


def _right(r: Reading, q: Quotation, after: Quotation | None, *, fragment: bool) -> Attribution | None:
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


def _leading_cue(r: Reading, first: int, stop: int, *, loose: bool) -> tuple[Attribution, int] | None:
    """The attribution that begins at a token, and the number of its last token."""
    token = r.doc[first]
    if token.lower_ == "according" and first + 1 < stop and r.doc[first + 1].lower_ == "to":
        speaker = after_verb(r, first + 1, stop, "according to")
        return (Attribution(speaker, span_of(r, first, first + 1), "according to"), first + 1) if speaker else None
    if _reports(token):
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


def _name_alone(r: Reading, first: int, stop: int) -> Attribution | None:
    """`“We have the votes,” press secretary Ana Diaz.`: a name, and nothing else, after the comma."""
    end = stop
    while end > first and (r.doc[end - 1].is_punct or r.doc[end - 1].is_space):
        end -= 1
    named = r.named.get(end - 1)
    if named is None or named.kind != "person" or end - first > TAIL:
        return None
    found = phrase(r, r.doc[end - 1], "name after the quotation")
    return Attribution(found, None, "name after the quotation") if found and found.first - first <= 1 else None


def _begins_here(r: Reading, first: int, start: int) -> bool:
    """Whether a phrase begins right where an attribution begins, but for a time or a place before it."""
    if start - first <= 1:
        return True
    between = [r.doc[i] for i in range(first, start)]
    return between[0].pos_ in {"ADP", "ADV", "SCONJ", "CCONJ"} and len(between) <= TAIL


def _reports(token: Token) -> bool:
    if cues.could_report(token) and token.lower_.endswith(("ed", "said")):
        return True
    return "say" in cues.classes(token)


def _closes_sentence(r: Reading, last: int, stop: int) -> bool:
    """Whether nothing but time and place follows a cue in its sentence, so that it closes what came before."""
    rest = [r.doc[i] for i in range(last + 1, stop) if not r.is_mark(i)]
    if any(t.text == ":" for t in rest) or any(r.quoted[t.i] for t in rest):
        return False
    return len(rest) <= 2 or (len(rest) <= TAIL and rest[0].pos_ in {"ADP"}) or rest[0].ent_type_ in TIMES


# ------------------------------------------------------------------------- before the quotation


def _left_beside(r: Reading, left: range) -> Attribution | None:
    """`Ana Diaz said: “` / `said that “` / `told reporters, “` / `called it “`: the cue stands right before the mark."""
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
    names = cues.classes(token)
    if not names and token.lower_.endswith(("ed", "id")) and cues.could_report(token):
        names = frozenset({"say"})
    if names & {"say", "clause", "object", "label"} and (
        names & {"say"} or colon or token.tag_ == "VBG" or r.doc[i + 1].text == ","
    ):
        return _by_verb(r, i, left)
    if colon:
        return _colon(r, left)
    return None


def _by_verb(r: Reading, i: int, left: range) -> Attribution | None:
    speaker = _speaker_of(r, i, left.start)
    if speaker is None:
        return None
    return Attribution(speaker, span_of(r, i), "cue before the quotation")


def _speaker_of(r: Reading, i: int, edge: int) -> Speaker | None:
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


def _colon(r: Reading, left: range) -> Attribution | None:
    """`told reporters after the vote:`, `gave this warning:`, `The minister:`: a colon before the quotation."""
    for i in reversed(left):
        token = r.doc[i]
        if token.text == ";" or (r.quoted[i] and not r.is_mark(i)):
            break
        if token.lower_ == "according" and r.doc[i + 1].lower_ == "to":
            speaker = after_verb(r, i + 1, left.stop, "according to")
            return Attribution(speaker, span_of(r, i, i + 1), "according to") if speaker else None
        names = cues.classes(token)
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


def _left_governing(r: Reading, q: Quotation, left: range) -> Attribution | None:
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
            cues.is_words(token)
            and i + 1 < left.stop
            and r.doc[i + 1].lower_ == "of"
            and r.doc[i - 1].lower_ in {"the", "in"}
        ):
            speaker = after_verb(r, i + 1, left.stop, "words of")
            if speaker is not None and token.lower_ == "words":
                return Attribution(speaker, span_of(r, i), "words of")
        names = cues.classes(token)
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
        if ("say" not in names and _subordinate(inside, token)) or _modifies(r, q):
            continue
        speaker = _speaker_of(r, i, left.start)
        if speaker is not None and "say" not in names and not _can_judge(r, speaker):
            continue
        if speaker is not None and not _nobody(r, speaker):
            return Attribution(speaker, span_of(r, i), "clause of the cue")
    return None


# Verbs after which an infinitive tells what was said ("went on to call it “a farce”").
GOES_ON = frozenset({"went", "goes", "going", "continued", "continues", "proceeded"})
# Steps up the parse from a quotation to the verb that governs it.
DEPTH = 12
# Farthest in characters that a verb's clause reaches to a quotation in it: a long news sentence.
REACH_LEFT = 300


def _can_judge(r: Reading, speaker: Speaker) -> bool:
    """Whether a phrase names somebody who can call things names: people, an institution, a country."""
    return speaks(r, speaker) or speaker.mention is not None or r.doc[speaker.last].tag_ in {"NNS", "NNP", "PRP"}


def _nobody(r: Reading, speaker: Speaker) -> bool:
    return r.doc[speaker.last].lower_ in {"it", "there"} and speaker.mention is None


def _subordinate(inside: Token, verb: Token) -> bool:
    """Whether a clause of its own ("as she faced calls …") holds a quotation below a verb."""
    for at in islice([inside, *islice(inside.ancestors, DEPTH)], DEPTH):
        if at == verb:
            return False
        if at.dep_ in {"advcl", "relcl"} and any(c.dep_ in {"mark", "nsubj", "advmod"} for c in at.children):
            return True
    return False


def _modifies(r: Reading, q: Quotation) -> bool:
    """Whether the marks enclose a term in front of a noun: "the “meaningful vote” amendment"."""
    first, after = r.first_token(q.outer[0]), r.first_token(q.outer[1])
    if not first or after >= len(r.doc) or len(r.text[q.start : q.end].split()) > 2:
        return False
    return r.doc[first - 1].lower_ == "the" and r.doc[after].pos_ == "NOUN"


def _clause_goes_on(r: Reading, i: int, left: range) -> bool:
    """Whether no comma, verb of another subject or semicolon stands between a verb and the quotation."""
    return not any(
        r.doc[j].text in {",", ";", "–", "—"} or r.doc[j].lower_ in {"but", "while", "after", "when", "because"}
        for j in range(i + 1, left.stop)
    )


# ------------------------------------------------------------------------- at the sentence's end


def _tail(r: Reading, q: Quotation) -> Attribution | None:
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


def between(r: Reading, one: Quotation, other: Quotation) -> Sequence[int]:
    """Numbers of the sentences wholly between two quotations of a paragraph."""
    first, last = r.sentence_at(one.outer[1] - 1), r.sentence_at(other.outer[0])
    return range(first + 1, last)


def attribute_colon(r: Reading, tokens: range) -> Attribution | None:
    """Who speaks after words that end with a colon."""
    return _left_beside(r, tokens)
