"""Compare spellings of names: folding, transliteration, spelling slips."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from generator.language.word_lists import one_of, phrases

LETTERS_WITHOUT_DECOMPOSITION = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "’": "'",
        "‘": "'",
        "–": "-",
    }
)
# British and American endings, so that "Organisation" and "Organization" match.
VARIANTS = (
    (re.compile(r"isation\b"), "ization"),
    (re.compile(r"\bcentre\b"), "center"),
    (re.compile(r"\bdefence\b"), "defense"),
    (re.compile(r"\blabour\b"), "labor"),
    (re.compile(r"\btheatre\b"), "theater"),
    (re.compile(r"\bprogramme\b"), "program"),
    (re.compile(r"\bharbour\b"), "harbor"),
)
# One search for all variants, made first: few names have any.
VARIES = re.compile(r"isation|centre|defence|labour|theatre|programme|harbour")
INSTITUTIONS = "resolve/data/institutions.txt"
LEGAL = re.compile(rf"[ ,]{{1,9}}{one_of(phrases(INSTITUTIONS, 'legal form'))}\.?$")
# Spelling after folding -> one spelling for all transliterations of a sound, the longer first.
SOUNDS = (
    ("ou", "u"),
    ("oo", "u"),
    ("ph", "f"),
    ("kh", "h"),
    ("gh", "g"),
    ("dj", "j"),
    ("zh", "j"),
    ("tch", "ch"),
    ("sch", "sh"),
    ("ei", "ai"),
    ("ay", "ai"),
    ("ey", "ai"),
    ("ee", "i"),
    ("iy", "i"),
    ("yy", "i"),
    ("y", "i"),
    ("q", "k"),
    ("ck", "k"),
    ("w", "v"),
    ("'", ""),
    ("-", ""),
)
DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=200_000)
def fold(name: str) -> str:
    """Spelling of a name without accents, capitals, full stops and a leading article."""
    plain = name.lower()
    if not name.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
        plain = plain.lower().translate(LETTERS_WITHOUT_DECOMPOSITION)
    plain = plain.replace(".", "").replace("&", "and")
    plain = " ".join(plain.split()).removeprefix("the ")
    if VARIES.search(plain):
        for pattern, usual in VARIANTS:
            plain = pattern.sub(usual, plain)
    return plain


def fold_organization(name: str) -> str:
    """Fold a name like `fold`, without the legal form of a company."""
    plain = fold(name)
    return LEGAL.sub("", plain) or plain


@lru_cache(maxsize=200_000)
def sound(name: str) -> str:
    """Approximate sound of a folded name, equal for the usual transliterations of one name."""
    plain = fold(name)
    for spelled, heard in SOUNDS:
        plain = plain.replace(spelled, heard)
    return DOUBLED.sub(r"\1", plain)


def slip(one: str, other: str) -> bool:
    """Whether two folded words of one first letter differ by a spelling slip: one letter, or two in a long word."""
    if one == other:
        return True
    if min(len(one), len(other)) < 5 or one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    return distance(one, other) <= (2 if min(len(one), len(other)) >= 9 else 1)


def distance(one: str, other: str) -> int:
    """Edit distance of two words: letters to insert, delete, replace or swap with a neighbour."""
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            best = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, rows[i - 2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


@lru_cache(maxsize=200_000)
def is_acronym(name: str) -> bool:
    """Whether a name is written as an acronym ("NATO", "U.N.", "CJTF-OIR")."""
    letters = [c for c in name if c.isalpha()]
    return " " not in name and 2 <= len(letters) <= 10 and sum(c.isupper() for c in letters) >= max(2, len(letters) - 1)


SMALL = frozenset(phrases(INSTITUTIONS, "small"))


def initials(name: str) -> tuple[str, str]:
    """Initials of a folded name, with and without its function words."""
    parts = [p for p in re.split(r"[ -]+", name) if p]
    return "".join(p[0] for p in parts), "".join(p[0] for p in parts if p not in SMALL)
