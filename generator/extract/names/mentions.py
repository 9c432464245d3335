"""The names of an article: candidates, evidence, decision, and every further occurrence of what is established."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from generator.extract.lexicon.names import given_name, honorifics, word_list
from generator.extract.model.align import align
from generator.extract.names.acronyms import aliases, definitions
from generator.extract.names.candidates import find_pieces
from generator.extract.names.classify import decide
from generator.extract.names.evidence import Tally, tally
from generator.extract.names.propagate import occurrences
from generator.extract.names.role_phrases import role_of
from generator.extract.names.teams import find_teams
from generator.extract.text.annotated import AnnotatedText, Piece, Span
from generator.extract.text.datelines import find_datelines
from generator.extract.text.headline_case import capital_lines
from generator.extract.text.words import cut
from generator.geography import big_place, group_of, state_by_abbreviation
from generator.records import Article, Definition, Kind, Mention, Sentence

# Kinship and trades that tell the sex of the person named after them.
MALE = word_list("male")
FEMALE = word_list("female")


def find_mentions(
    article: Article, sentences: Sequence[Sentence], doc: Doc
) -> tuple[tuple[Mention, ...], tuple[Definition, ...]]:
    """Names of an article in reading order, and the acronyms that it defines."""
    reading = align(cut(article.text, sentences), doc)
    shouted = capital_lines(article.text, reading.words)
    defined = definitions(reading.words)
    pieces = _with_datelines(article, sentences, reading, find_pieces(reading, shouted, [long for long, _ in defined]))
    defined = _widened(defined, pieces)
    tallies = tally(reading, pieces, defined)
    kinds = decide(reading, pieces, tallies, defined)
    kinds.update(dict.fromkeys(find_teams(reading, pieces, kinds), "organization"))
    chosen = [p for p in pieces if reading.spelling(p) in kinds]
    things = [p for p in pieces if p.end - p.first > 1 and _is_thing(tallies[reading.spelling(p)])]
    chosen += occurrences(reading, chosen, kinds, defined, shouted, things)
    chosen = _without_overlaps(chosen)
    mentions = tuple(_mention(article.text, reading, p, kinds, tallies) for p in chosen)
    return mentions, _definitions(reading, chosen, kinds, defined)


def _is_thing(found: Tally) -> bool:
    """Whether a spelling surely names a work, a law, a product or a ship."""
    return found.best == "none" and found.votes["none"] >= 3


def _with_datelines(
    article: Article, sentences: Sequence[Sentence], reading: AnnotatedText, pieces: Sequence[Piece]
) -> list[Piece]:
    """Candidates with the places of datelines among them and without the agencies that filed."""
    datelines = find_datelines(article.text, sentences, reading)
    taken = {i for d in datelines for p in d.places for i in range(p.first, p.end)}
    taken |= {i for d in datelines if d.agency for i in range(*d.agency)}
    kept = [p for p in pieces if taken.isdisjoint(range(p.first, p.end))]
    return sorted([*kept, *(p for d in datelines for p in d.places)], key=lambda p: p.first)


def _widened(defined: Sequence[tuple[Span, Span]], pieces: Sequence[Piece]) -> list[tuple[Span, Span]]:
    """Definitions whose long name is the whole piece: "U.S. Department of Labor (DOL)"."""
    wider = {p.end: (p.first, p.end) for p in pieces}
    found = []
    for long, short in defined:
        span = wider.get(long[1], long)
        found.append((span if span[0] < long[0] else long, short))
    return found


def _definitions(
    reading: AnnotatedText, chosen: Sequence[Piece], kinds: Mapping[str, Kind], defined: Sequence[tuple[Span, Span]]
) -> tuple[Definition, ...]:
    """What is defined, where both sides or one are names; other names in brackets with it."""
    starts = {p.first: p.end for p in chosen}
    pairs = [(a, b) for a, b in defined if a[0] in starts or b[0] in starts]
    for long, short in aliases(reading.words, starts):
        one, other = reading.text(*long), reading.text(*short)
        if kinds[one] == kinds[other] and not big_place(other):
            pairs.append((long, short))
    return tuple(Definition(_chars(reading, long), _chars(reading, short)) for long, short in pairs)


def _chars(reading: AnnotatedText, span: Span) -> Span:
    return reading.words[span[0]].start, reading.words[span[1] - 1].end


def _without_overlaps(pieces: Sequence[Piece]) -> list[Piece]:
    kept: list[Piece] = []
    for piece in sorted(pieces, key=lambda p: (p.first, -p.end)):
        if not kept or piece.first >= kept[-1].end:
            kept.append(piece)
    return kept


def _mention(
    text: str, reading: AnnotatedText, piece: Piece, kinds: Mapping[str, Kind], tallies: Mapping[str, Tally]
) -> Mention:
    key = reading.spelling(piece)
    start, end = _chars(reading, (piece.first, piece.end))
    kind = kinds[key]
    found = tallies.get(key)
    sex = honorifics().get(piece.honorific, "") or _kin(reading, piece)
    role = role_of(reading, piece) if kind == "person" else None
    if not sex and kind == "person" and " " in key:
        sex = given_name(key.split()[0]) or ""
    return Mention(
        text[start:end],
        start,
        end,
        kind,
        _name(text[start:end], key, piece, kind),
        _rule(piece),
        _confidence(found, kind),
        _chars(reading, role) if role is not None else None,
        honorific=piece.honorific or None,
        sex="m" if sex == "m" else "f" if sex == "f" else None,
        descriptive=piece.descriptive,
        subject=any(w.dep.startswith("nsubj") for w in reading.words[piece.first : piece.end]),
        larger=_larger(reading, piece) if kind == "place" else None,
    )


def _name(text: str, key: str, piece: Piece, kind: Kind) -> str:
    """The words as a name: a people for a demonym, a state for its abbreviation, no shouting."""
    state = state_by_abbreviation(key) if kind == "place" and key.endswith(".") else None
    if state is not None:
        return state.name
    group = group_of(key) if kind == "group" else None
    return group or piece.known_as or " ".join(text.split())


def _rule(piece: Piece) -> str:
    if piece.dateline:
        return "dateline"
    exact = next((label for label in piece.labels if not label.startswith("~")), None)
    return f"ner:{exact}" if exact else "capitals" if piece.labels else "established elsewhere"


def _confidence(found: Tally | None, kind: Kind) -> float:
    """Share of the votes for a kind, less where few were cast."""
    if found is None:
        return 0.5
    cast = sum(max(0.0, votes) for votes in found.votes.values())
    return round(max(0.05, min(1.0, found.votes[kind] / max(cast, 4.0))), 3)


def _kin(reading: AnnotatedText, piece: Piece) -> str:
    """Sex that the word right before a name tells ("his wife Ana")."""
    before = reading.before(piece)
    if before is None or reading.words[piece.first].before not in {" ", ", "}:
        return ""
    return "m" if before.text.lower() in MALE else "f" if before.text.lower() in FEMALE else ""


def _larger(reading: AnnotatedText, piece: Piece) -> str | None:
    """The larger place after a comma: "Salem, Oregon", "TAMPA, Fla."; members of a list of countries have none."""
    own = big_place(reading.spelling(piece))
    after = reading.after(piece)
    if (own is not None and own.level == "country") or after is None or after.before != ", ":
        return None
    for length in (3, 2, 1):
        text = reading.text(piece.end, piece.end + length)
        place = big_place(text) or state_by_abbreviation(text)
        if place is not None and all(w.before == " " for w in reading.words[piece.end + 1 : piece.end + length]):
            return place.name
    return None
