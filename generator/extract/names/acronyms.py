"""Acronyms that the article defines in brackets, either way round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.extract.text.words import Word

# "Syrian Democratic Forces (SDF)", "SDF (Syrian Democratic Forces)", "United States (U.S.)".
SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "a", "de", "la", "&", "at"})


def definitions(words: Sequence[Word]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Word spans (long name, acronym) of every definition in brackets."""
    found = []
    for i, word in enumerate(words):
        if not _opens(word) or i == 0 or words[i - 1].sentence != word.sentence:
            continue
        if _is_acronym(word.text) and _closes(words, i):
            start = _long_before(words, i, _letters(word.text))
            if start is not None:
                found.append(((start, i), (i, i + 1)))
                continue
        if _is_acronym(words[i - 1].text):
            end = _long_after(words, i, _letters(words[i - 1].text))
            if end is not None:
                found.append(((i, end), (i - 1, i)))
    return found


def small_initials(words: Sequence[Word]) -> frozenset[str]:
    """Initials of every sequence of three to five words in small letters: what an acronym of no name stands for."""
    found: set[str] = set()
    initials = ""  # of the last words, as long as all are in small letters and follow each other
    for i, word in enumerate(words):
        if not word.text.islower():
            initials = ""
            continue
        follows = bool(initials) and word.before == " " and word.sentence == words[i - 1].sentence
        initials = (initials[-4:] if follows else "") + word.text[0]
        found.update(initials[-count:] for count in range(3, len(initials) + 1))
    return frozenset(found)


def aliases(words: Sequence[Word], ends: Mapping[int, int]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Names in brackets right after a name that fill the brackets: "the Duomo (Old Cathedral)".

    Args:
        words: The article's words.
        ends: First word of every name -> one past its last.
    """
    found = []
    for first, end in ends.items():
        if (
            end in ends
            and end - first > 1
            and words[end].before == " ("
            and words[first].sentence == words[end].sentence
        ):
            stop = ends[end]
            if stop < len(words) and words[stop].before.startswith(")") and stop - end > 1:
                found.append(((first, end), (end, stop)))
    return found


def initials_match(letters: str, parts: Sequence[str]) -> bool:
    """Whether letters are the initials of words, small words counted or not ("DoD", "USI", "UNHCR" only loosely)."""
    letters = letters.lower()
    candidates = [p for word in parts for p in word.replace("-", " ").split()]
    every = "".join(p[0] for p in candidates).lower()
    large = "".join(p[0] for p in candidates if p.lower() not in SMALL).lower()
    return letters in {every, large}


def _opens(word: Word) -> bool:
    return word.before.endswith("(") and word.before.strip() == "("


def _closes(words: Sequence[Word], i: int) -> bool:
    return (
        i + 1 >= len(words)
        or words[i + 1].sentence != words[i].sentence
        or words[i + 1].before.lstrip(".’'\"”").startswith(")")
    )


def _is_acronym(text: str) -> bool:
    letters = _letters(text)
    return 2 <= len(letters) <= 8 and sum(c.isupper() for c in letters) >= max(2, len(letters) - 2) and " " not in text


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalpha())


def _long_before(words: Sequence[Word], i: int, letters: str) -> int | None:
    """First word of the long name that ends before `i`: of the widest span with these initials, if of any."""
    for count in range(min(len(letters) + 4, i), 1, -1):
        start = i - count
        span = words[start:i]
        if (
            span[0].sentence != words[i].sentence
            or not span[0].capitalized
            or span[0].text.lower() in SMALL
            or any(w.before not in {" ", " & ", "-", ", ", " “", ' "'} for w in span[1:])
        ):
            continue
        if initials_match(letters, [w.text for w in span]):
            return start
    # "Farm Relief Network (FARN)": the capitals right before, if the first letter agrees.
    start = i
    while (
        start > 0
        and words[start - 1].sentence == words[i].sentence
        and (words[start - 1].capitalized or words[start - 1].text in SMALL)
        and (start == i or words[start].before in {" ", "-"})
    ):
        start -= 1
    while start < i and not words[start].capitalized:
        start += 1
    if (
        i - start >= 2
        and any(w.text[0].lower() == letters[0].lower() for w in words[start:i])
        and len(letters) >= 3
        and len(set(letters.lower()) & {w.text[0].lower() for w in words[start:i]}) >= 2
    ):
        while (
            words[start].text[0].lower() != letters[0].lower() and start < i - 2 and words[start].text.lower() in SMALL
        ):
            start += 1
        return start
    return None


def _long_after(words: Sequence[Word], i: int, letters: str) -> int | None:
    """One past the long name in brackets that begins at `i`."""
    for end in range(i + 2, min(i + len(letters) + 5, len(words) + 1)):
        if words[end - 1].sentence != words[i].sentence:
            return None
        if (
            end == len(words) or words[end].sentence != words[i].sentence or words[end].before.startswith(")")
        ) and initials_match(letters, [w.text for w in words[i:end]]):
            return end
    return None
