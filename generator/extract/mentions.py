"""The names of an article: candidates, evidence, decision, and every further occurrence of what is established."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from generator.extract.acronyms import aliases, definitions, small_initials
from generator.extract.evidence import Tally, surface, tally
from generator.extract.headline import is_title_case
from generator.extract.lexicon import FUNCTION_WORDS, given_name, head_kind, honorifics, is_role, never_names, word_list
from generator.extract.pieces import Label, Piece, find_pieces
from generator.extract.propagate import occurrences
from generator.extract.teams import find_teams
from generator.extract.words import Word, cut
from generator.geography import big_place, group_of, state_by_abbreviation
from generator.records import Article, Definition, Kind, Mention, Sentence

# Kinship and trades that tell the sex of the person named after them.
MALE = word_list("male")
FEMALE = word_list("female")
ALONE = word_list("institution alone")
COMMON_ALONE = word_list("common alone")
# How the name of a people ends ("Hellenic", "Rohingyas" are left to the tables).
PEOPLE_ENDING = re.compile(r"(?:ese|ians?|ans?|is?|ish|ists?|ites?|ers?|ics?)$")
# Votes that a spelling needs: fewer where the model itself saw a name.
ENOUGH_WITH_MODEL = 0.75
ENOUGH_WITHOUT = 2.0


def find_mentions(
    article: Article, sentences: Sequence[Sentence], doc: Doc
) -> tuple[tuple[Mention, ...], tuple[Definition, ...]]:
    """Names of an article in reading order, and the acronyms that it defines."""
    words = _tagged(cut(article.text, sentences), doc)
    labels = _labels(words, doc)
    shouted = _capital_lines(article.text, words)
    pieces = find_pieces(words, labels, shouted)
    defined = definitions(words)
    tallies = tally(words, pieces, defined)
    kinds = _decide(words, pieces, tallies, defined)
    kinds.update(dict.fromkeys(find_teams(words, pieces) & kinds.keys(), "organization"))
    chosen = [p for p in pieces if surface(words, p.first, p.end) in kinds]
    chosen += occurrences(words, chosen, kinds, defined, shouted)
    chosen.sort(key=lambda p: p.first)
    mentions = tuple(_mention(article.text, words, p, kinds, tallies) for p in _without_overlaps(chosen))
    starts = {m.start: m for m in mentions}
    kept = {p.first: p.end for p in _without_overlaps(chosen)}
    same = [
        pair
        for pair in aliases(words, kept)
        if kinds[surface(words, *pair[0])] == kinds[surface(words, *pair[1])]
        and not big_place(surface(words, *pair[1]))
    ]
    found = tuple(
        Definition(_span(words, long), _span(words, short))
        for long, short in [*defined, *same]
        if words[short[0]].start in starts or words[long[0]].start in starts
    )
    return mentions, found


def _span(words: Sequence[Word], span: tuple[int, int]) -> tuple[int, int]:
    return words[span[0]].start, words[span[1] - 1].end


def _tagged(words: Sequence[Word], doc: Doc) -> list[Word]:
    """The words with what the model says of the token that each begins in."""
    tagged, i = [], 0
    for word in words:
        while i + 1 < len(doc) and doc[i + 1].idx <= word.start:
            i += 1
        token = doc[i]
        while token.idx + len(token) < word.end and token.i + 1 < len(doc) and token.pos_ == "PUNCT":
            token = doc[token.i + 1]
        tagged.append(replace(word, tag=token.pos_, dep=token.dep_))
    return tagged


def _labels(words: Sequence[Word], doc: Doc) -> list[Label]:
    """The model's names over words."""
    labels, i = [], 0
    for ent in doc.ents:
        while i < len(words) and words[i].end <= ent.start_char:
            i += 1
        j = i
        while j < len(words) and words[j].start < ent.end_char:
            j += 1
        if j > i and words[i].sentence == words[j - 1].sentence:
            labels.append(Label(i, j, ent.label_))
    return labels


def _capital_lines(text: str, words: Sequence[Word]) -> frozenset[int]:
    """Sentences in title case or capitals: the title, headings, captions."""
    by_sentence: dict[int, list[Word]] = {}
    for word in words:
        by_sentence.setdefault(word.sentence, []).append(word)
    return frozenset(
        n
        for n, found in by_sentence.items()
        if is_title_case(found)
        and (n == 0 or (len(found) > 3 and not text[found[-1].end :].startswith((".", "?", ".”", '."'))))
    )


def _decide(
    words: Sequence[Word],
    pieces: Sequence[Piece],
    tallies: Mapping[str, Tally],
    defined: Sequence[tuple[tuple[int, int], tuple[int, int]]],
) -> dict[str, Kind]:
    """Kind of every spelling that is a name."""
    lower = {w.text for w in words if w.text.islower()}
    inside = {w.text for w in words if w.capital and not w.first and not w.before.rstrip().endswith((":", "“", '"'))}
    acronyms = {words[short[0]].text for _, short in defined}
    spelled_out = small_initials(words)
    kinds: dict[str, Kind] = {}
    for piece in pieces:
        text = surface(words, piece.first, piece.end)
        if text in kinds:
            continue
        found = tallies[text]
        best = found.best
        if best == "none" or text in never_names():
            continue
        if piece.descriptive:
            best = "organization"
        if best == "group" and not (group_of(text) or PEOPLE_ENDING.search(text)):
            continue
        single = piece.end == piece.first + 1
        if single and text.isupper() and text.lower() in spelled_out and text not in acronyms:
            continue  # "iodine deficiency disorders ... IDD" is no name
        if single and not _plausible_alone(text, found, lower, inside):
            continue
        enough = ENOUGH_WITH_MODEL if found.labelled else ENOUGH_WITHOUT
        if found.votes[best] >= enough or piece.descriptive or text in acronyms:
            kinds[text] = best  # type: ignore[assignment]
    return kinds


def _plausible_alone(text: str, found: Tally, lower: set[str], inside: set[str]) -> bool:
    """Whether a single word can be a name at all: no common word of the article, no title standing alone."""
    if group_of(text) or big_place(text):
        return True
    if (text.lower() in FUNCTION_WORDS and not text.isupper()) or text in honorifics() or len(text) < 2:
        return False
    if text in COMMON_ALONE or (head_kind(text) and text not in ALONE):
        return False  # "the Department"
    if text not in inside and (is_role(text) or text.lower() in lower):
        return False  # it has its capital from the beginning of the sentence alone
    return not (text.lower() in lower and found.votes[found.best] < 2)


def _without_overlaps(pieces: Sequence[Piece]) -> list[Piece]:
    kept: list[Piece] = []
    for piece in pieces:
        if kept and piece.first < kept[-1].end:
            if piece.end - piece.first > kept[-1].end - kept[-1].first:
                kept[-1] = piece
            continue
        kept.append(piece)
    return kept


def _mention(
    text: str, words: Sequence[Word], piece: Piece, kinds: Mapping[str, Kind], tallies: Mapping[str, Tally]
) -> Mention:
    key = surface(words, piece.first, piece.end)
    start, end = words[piece.first].start, words[piece.end - 1].end
    name = " ".join(text[start:end].split())
    kind = kinds[key]
    if kind == "group":
        name = group_of(key) or name
    role = _span(words, piece.role) if piece.role is not None and kind == "person" else None
    rule = next(
        (f"ner:{label}" for label in piece.labels if not label.startswith("~")),
        "established elsewhere" if not piece.labels else "capitals",
    )
    found = tallies.get(key)
    share = _confidence(found, kind)
    sex = honorifics().get(piece.honorific, "") or _kin(words, piece)
    if not sex and kind == "person" and " " in key:
        sex = {"m": "m", "f": "f"}.get(given_name(key.split()[0]) or "", "")
    return Mention(
        text[start:end],
        start,
        end,
        kind,
        name,
        rule,
        share,
        role,
        honorific=piece.honorific or None,
        sex="m" if sex == "m" else "f" if sex == "f" else None,
        descriptive=piece.descriptive,
        subject=any(w.dep.startswith("nsubj") for w in words[piece.first : piece.end]),
        larger=_larger(words, piece) if kind == "place" else None,
    )


def _confidence(found: Tally | None, kind: Kind) -> float:
    """Share of the votes for a kind, less where few were cast."""
    if found is None:
        return 0.5
    cast = sum(found.votes.values())
    return round(min(1.0, found.votes[kind] / max(cast, 4.0)), 3) if cast else 0.25


def _kin(words: Sequence[Word], piece: Piece) -> str:
    """Sex that the word right before a name tells ("his wife Ana", "brother of Omar" does not)."""
    if piece.first == 0 or words[piece.first].before not in {" ", ", "}:
        return ""
    before = words[piece.first - 1].text.lower()
    return "m" if before in MALE else "f" if before in FEMALE else ""


def _larger(words: Sequence[Word], piece: Piece) -> str | None:
    """The larger place after a comma: "Irving, Texas", "TAMPA, Fla."; members of a list of countries have none."""
    own = big_place(surface(words, piece.first, piece.end))
    if own is not None and own.level == "country":
        return None
    if (
        piece.end >= len(words)
        or words[piece.end].before != ", "
        or words[piece.end].sentence != words[piece.first].sentence
    ):
        return None
    for length in (3, 2, 1):
        text = surface(words, piece.end, piece.end + length)
        place = (
            big_place(text)
            or state_by_abbreviation(text)
            or (state_by_abbreviation(text + ".") if length == 1 else None)
        )
        if place is not None and all(w.before == " " for w in words[piece.end + 1 : piece.end + length]):
            return text if big_place(text) else place.name
    return None
