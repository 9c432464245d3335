"""Where sentences begin and end: named rules over the characters, the same with every model and in every language.

A full stop, question or exclamation mark with its closing quotation marks and brackets ends a sentence when white
space and something that can begin one follow, unless one of the rules below objects. The language model's parser was
tried first: it cuts after "Brig." and inside quotations, and differently with each model, so that anchors would move.
"""

from __future__ import annotations

import re
from itertools import pairwise

from generator.extract.lexicon.names import abbreviations, word_list
from generator.records import Article, Sentence

# The mark or marks, then what closes with them, then white space (or nothing, where a scraper lost it).
END = re.compile(r"(?<![.!?…])(?P<mark>[.!?…]+)(?P<close>[\"'”’»)\]]*)(?P<gap>\s+|(?=[A-Z][a-z]))")
# What can stand before the first letter of a sentence.
OPENING = re.compile(r"^[\"'“‘«(\[¿¡#@$€£–—-]*\s*")
FIRST_WORD = re.compile(r"[\w’'-]*")
# "At 9 p.m. Hale left", "In the U.S. Many agree": nothing but a preposition and its words is no sentence.
INTRODUCTION = re.compile(
    r"[\"'“‘(]*(?:At|By|From|Until|Till|Since|Before|After|Around|About|On|In|Across|Outside|Inside|Throughout|Within)\s[^,;:]{1,24}"
)
# A bare initial ("J.", "K.C.") or an acronym with full stops ("U.S.", "a.m.").
DOTTED = re.compile(r"(?:^|[\s(\[\"“'‘/-])((?:[^\W\d_]\.)+)$")
LAST_WORD = re.compile(r"([^\W_][\w’'&-]{0,60})$")
HOURS = {"a.m.", "p.m."}
# Words that begin a sentence far more often than they follow an abbreviation inside one.
STARTERS = word_list("starter")
# `"Why now?" Ana Diaz asked`: the quotation's mark does not end the sentence that quotes it.
SPEECH = re.compile(
    r"(?:[A-Z][\w’'.-]*\s+){0,3}(?:said|says|asked|asks|told|added|adds|wrote|writes|replied|shouted|cried|exclaimed|"
    r"wondered|tweeted|recalled|continued|declared|insisted|responded|demanded|called|yelled)\b"
)
# "1. Stop the fighting": a number that counts a paragraph.
COUNTER = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})$")
# What follows an hour inside a sentence: a time zone, a weekday, a month.
AFTER_HOUR = re.compile(
    r"(?:[A-Z]{2,4}T|GMT|UTC|ET|PT|CT|MT|Eastern|Pacific|Central|Mountain|local|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)


def segment(article: Article) -> tuple[Sentence, ...]:
    """Cut an article into sentences; the title is the first, and none crosses a paragraph."""
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
        if after < len(paragraph) and ends_sentence(paragraph[since : end.start()], end, paragraph[after : after + 80]):
            found.append(after)
    return found


def ends_sentence(before: str, end: re.Match[str], after: str) -> bool:
    """Whether a mark ends a sentence, given the sentence so far and what follows the white space."""
    mark, close, gap = end["mark"], end["close"], end["gap"]
    first = OPENING.sub("", after, count=1)
    following = FIRST_WORD.match(first).group()  # type: ignore[union-attr]
    if not gap and not (mark == "." and following in STARTERS and re.search(r"[a-z]{3}$", before)):
        return False
    if not begins_sentence(following):
        return False
    if set(mark) & set("!?"):
        return not (close and SPEECH.match(first))
    if mark in {"...", "…", ".."}:
        return following != "I"
    return not is_abbreviation(before, close, first, following)


def begins_sentence(word: str) -> bool:
    """Whether a word is spelled as a first word may be: a capital, a figure, or a name with a small particle."""
    if not word:
        return False
    return not word[0].islower() or bool(re.match(r"(?:al|el|e|i)-?[A-Z]", word))


def is_abbreviation(before: str, close: str, rest: str, following: str) -> bool:
    """Whether the full stop belongs to the word before it."""
    if close.startswith((")", "]")) and DOTTED.search(before + "."):
        return True  # "United States (U.S.) Secretary"
    if not before.strip(" \t\"'“‘(") or COUNTER.fullmatch(before.strip()):
        return True  # the paragraph's own number
    dotted = DOTTED.search(before + ".")
    small = dotted and dotted.group(1).count(".") == 1 and dotted.group(1).islower()  # "v.", "p.", "c."
    if dotted and not small and (not close or dotted.group(1).count(".") > 1):  # also: Col. Ann “A.J.” Rivera
        return dotted_goes_on(before, dotted.group(1), rest, following)
    last = LAST_WORD.search(before)
    if last is None:
        return False
    kinds = abbreviations().get(last.group(), "")
    if close or not kinds:
        return False
    if "name" in kinds and not ("open" in kinds and following in STARTERS):
        return True
    if "number" in kinds and following[:1].isdigit():
        return True
    return "open" in kinds and last.group() not in {"in", "min", "sec", "al"} and following not in STARTERS


def dotted_goes_on(before: str, letters: str, rest: str, following: str) -> bool:
    """Whether the sentence goes on after an initial or an acronym with full stops."""
    if letters.lower() in HOURS:
        return bool(AFTER_HOUR.match(rest) or INTRODUCTION.fullmatch(before))
    if letters.count(".") > 1:
        alone = before.strip(" \t\"'“‘(") == letters[:-1]  # "P.S. It is new"
        return alone or following not in STARTERS or bool(INTRODUCTION.fullmatch(before))
    if re.match(r"[A-Z]\.", rest):
        return True  # "W. E. B. Dorn"
    previous = before[: -len(letters) + 1].split()
    # "John F. Kennedy", "W. Smith"; but "plan B. Then", "Article 5 of Annex A. The".
    return letters[0].isupper() and (not previous or previous[-1][:1].isupper() or previous[-1].endswith((",", "and")))
