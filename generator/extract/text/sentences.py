"""Find sentence boundaries by rules over characters, the same with every model and in every language.

A full stop, question or exclamation mark with its closing quotation marks and brackets ends a sentence when white
space and something that can begin one follow, unless one of the rules below objects. The language model's parser was
tried first: it cuts after "Brig." and inside quotations, and differently with each model, so that anchors would move.
"""

from __future__ import annotations

import re
from itertools import pairwise

from generator.extract.lexicon.names import abbreviations, word_list
from generator.language.calendar import MONTH_NAMES, WEEKDAY_NAMES
from generator.language.word_lists import one_of
from generator.records import Article, Sentence

# The mark or marks, then closing quotation marks and brackets, then white space (or none, if a scraper lost it).
END = re.compile(r"(?<![.!?…])(?P<mark>[.!?…]+)(?P<close>[\"'”’»)\]]*)(?P<gap>\s+|(?=[A-Z][a-z]))")
# Characters that can precede the first letter of a sentence.
OPENING = re.compile(r"^[\"'“‘«(\[¿¡#@$€£–—-]*\s*")
FIRST_WORD = re.compile(r"[\w’'-]*")
# "At 9 p.m. Hale left", "In the U.S. Many agree": a preposition and its phrase alone are not a sentence.
INTRODUCTION = re.compile(rf"[\"'“‘(]*{one_of(word_list('introduction'))}\s[^,;:]{{1,24}}")
# A bare initial ("J.", "K.C.") or an acronym with full stops ("U.S.", "a.m.").
DOTTED = re.compile(r"(?:^|[\s(\[\"“'‘/-])((?:[^\W\d_]\.)+)$")
LAST_WORD = re.compile(r"([^\W_][\w’'&-]{0,60})$")
HOURS = frozenset({"a.m.", "p.m."})
# Words that begin a sentence far more often than they follow an abbreviation inside one.
STARTERS = word_list("starter")
# `"Why now?" Ana Diaz asked`: the quotation's mark does not end the sentence that quotes it.
SPEECH = re.compile(rf"(?:[A-Z][\w’'.-]*\s+){{0,3}}{one_of(word_list('quotation verb'))}\b")
# "1. Stop the fighting": a number that counts a paragraph.
COUNTER = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})$")
# Words after an hour inside a sentence: a time zone, a weekday, a month; the latter two by their first three letters.
DAYS = frozenset(name[:3] for name in (*WEEKDAY_NAMES, *MONTH_NAMES))
AFTER_HOUR = re.compile(rf"[A-Z]{{2,4}}T|{one_of(word_list('time zone') | DAYS)}")
# Two capitals after a scraper lost the space: "The vote failed.The crowd left".
LOST_SPACE = re.compile(r"[a-z]{3}$")
# A name that begins with a small particle: "al-Amin", "eBay".
SMALL_PARTICLE = re.compile(r"(?:al|el|e|i)-?[A-Z]")
INITIAL = re.compile(r"[A-Z]\.")
# Brackets and quotation marks at the beginning of a sentence.
OPENING_MARKS = " \t\"'“‘("
# Code points after a mark that are examined.
LOOK_AHEAD = 80


def segment(article: Article) -> tuple[Sentence, ...]:
    """Split an article into sentences; the title is the first, and none crosses a paragraph."""
    spans: list[tuple[int, int, int]] = []
    for number, (begin, end) in enumerate(article.paragraphs):
        paragraph = article.text[begin:end]
        cuts = [0, *(boundaries(paragraph) if number else ()), len(paragraph)]
        for a, b in pairwise(cuts):
            candidate = paragraph[a:b]
            if candidate.strip():
                start = begin + a + len(candidate) - len(candidate.lstrip())
                spans.append((start, begin + a + len(candidate.rstrip()), number))
    return tuple(Sentence(f"s{n}", a, b, p) for n, (a, b, p) in enumerate(spans))


def boundaries(paragraph: str) -> list[int]:
    """Offsets at which a new sentence begins, the first one left out."""
    found: list[int] = []
    for end in END.finditer(paragraph):
        since = found[-1] if found else 0
        after = end.end()
        if after < len(paragraph) and ends_sentence(
            paragraph[since : end.start()], end, paragraph[after : after + LOOK_AHEAD]
        ):
            found.append(after)
    return found


def ends_sentence(before: str, end: re.Match[str], after: str) -> bool:
    """Whether a mark ends a sentence.

    Args:
        before: The sentence so far.
        end: The mark, as `END` matches it.
        after: Text after the white space that follows the mark.
    """
    mark, close, gap = end["mark"], end["close"], end["gap"]
    rest = OPENING.sub("", after, count=1)
    following = FIRST_WORD.match(rest).group()  # type: ignore[union-attr]
    if not gap and not (mark == "." and following in STARTERS and LOST_SPACE.search(before)):
        return False
    if not begins_sentence(following):
        return False
    if set(mark) & set("!?"):
        return not (close and SPEECH.match(rest))
    if mark in {"...", "…", ".."}:
        return following != "I"
    return not is_abbreviation(before, close, rest, following)


def begins_sentence(word: str) -> bool:
    """Whether a word can begin a sentence: it has a capital letter or digit, or is a name with a small particle."""
    if not word:
        return False
    return not word[0].islower() or bool(SMALL_PARTICLE.match(word))


def is_abbreviation(before: str, close: str, rest: str, following: str) -> bool:
    """Whether a full stop is part of the word before it.

    Args:
        before: The sentence up to the full stop.
        close: Quotation marks and brackets that close after it.
        rest: Text that follows, from its first letter or figure.
        following: First word of that.
    """
    dotted = DOTTED.search(before + ".")
    if dotted and close.startswith((")", "]")):
        return True  # "United States (U.S.) Secretary"
    if not before.strip(OPENING_MARKS) or COUNTER.fullmatch(before.strip()):
        return True  # the paragraph's own number
    if dotted and _is_initial_or_acronym(dotted.group(1), close):
        return dotted_continues(before, dotted.group(1), rest, following)
    last = LAST_WORD.search(before)
    if last is None or close:
        return False
    return _takes_full_stop(last.group(), following)


def _is_initial_or_acronym(letters: str, close: str) -> bool:
    """Whether letters with full stops are neither a small abbreviation ("v.") nor one initial before a closing mark."""
    if letters.count(".") > 1:
        return True  # also with closing marks: Col. Ann “A.J.” Rivera
    return not letters.islower() and not close


def _takes_full_stop(word: str, following: str) -> bool:
    """Whether a word is an abbreviation that does not end a sentence before another word."""
    places = abbreviations().get(word, frozenset())
    begins = following in STARTERS
    if "name" in places and not ("open" in places and begins):
        return True
    if "number" in places and following[:1].isdigit():
        return True
    return "open" in places and not begins


def dotted_continues(before: str, letters: str, rest: str, following: str) -> bool:
    """Whether a sentence continues after an initial or an acronym with full stops.

    Args:
        before: The sentence up to the last full stop.
        letters: The initial or acronym.
        rest: Text that follows, from its first letter or figure.
        following: First word of that.
    """
    if letters.lower() in HOURS:
        return bool(AFTER_HOUR.match(rest) or INTRODUCTION.fullmatch(before))
    if letters.count(".") > 1:
        alone = before.strip(OPENING_MARKS) == letters[:-1]  # "P.S. It is new"
        return alone or following not in STARTERS or bool(INTRODUCTION.fullmatch(before))
    if INITIAL.match(rest):
        return True  # "W. E. B. Dorn"
    previous = before[: -len(letters) + 1].split()
    # "John F. Kennedy", "W. Smith"; but "plan B. Then", "Article 5 of Annex A. The".
    return letters[0].isupper() and (not previous or previous[-1][:1].isupper() or previous[-1].endswith((",", "and")))
