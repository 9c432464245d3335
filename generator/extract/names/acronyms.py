"""Find acronyms defined in brackets: "Syrian Democratic Forces (SDF)", "SDF (Syrian Democratic Forces)"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.extract.text.annotated import WordSpan
from generator.extract.text.words import Word

# Function words of a long name, whose initials an acronym may include or not.
SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "a", "de", "la", "&", "at"})
# Most extra words in a long name, in addition to those with the letters of its acronym.
MOST_SMALL_WORDS = 4
# The text allowed between two words of a long name.
INSIDE_LONG_NAME = frozenset({" ", " & ", "-", ", ", " “", ' "'})
# Number of letters in an acronym.
ACRONYM = range(2, 9)
# Number of letters in an acronym that does not simply consist of the initials.
SHORTEST_LOOSE = 3


def definitions(words: Sequence[Word]) -> list[tuple[WordSpan, WordSpan]]:
    """Find every definition in brackets, in either order.

    Returns:
        Words of the long name and of the acronym.
    """
    found = []
    for i, word in enumerate(words):
        if not _opens_bracket(word) or i == 0 or words[i - 1].sentence != word.sentence:
            continue
        pair = _acronym_in_brackets(words, i) or _long_name_in_brackets(words, i)
        if pair is not None:
            found.append(pair)
    return found


def _acronym_in_brackets(words: Sequence[Word], i: int) -> tuple[WordSpan, WordSpan] | None:
    """A long name before an acronym in brackets: "Syrian Democratic Forces (SDF)"."""
    if not _is_acronym(words[i].text) or not _closes_bracket(words, i):
        return None
    start = _long_before(words, i, _letters(words[i].text))
    return None if start is None else ((start, i), (i, i + 1))


def _long_name_in_brackets(words: Sequence[Word], i: int) -> tuple[WordSpan, WordSpan] | None:
    """An acronym before its long name in brackets: "SDF (Syrian Democratic Forces)"."""
    if not _is_acronym(words[i - 1].text):
        return None
    end = _long_after(words, i, _letters(words[i - 1].text))
    return None if end is None else ((i, end), (i - 1, i))


def small_initials(words: Sequence[Word]) -> frozenset[str]:
    """Initials of every sequence of three to five lower-case words: an acronym of them is not a name."""
    found: set[str] = set()
    initials = ""  # of the last words, as long as all are in lower case and adjacent
    for i, word in enumerate(words):
        if not word.text.islower():
            initials = ""
            continue
        follows = bool(initials) and word.before == " " and word.sentence == words[i - 1].sentence
        initials = (initials[-4:] if follows else "") + word.text[0]
        found.update(initials[-count:] for count in range(3, len(initials) + 1))
    return frozenset(found)


def aliases(words: Sequence[Word], ends: Mapping[int, int]) -> list[tuple[WordSpan, WordSpan]]:
    """Find names that fill the brackets right after another name: "the Duomo (Old Cathedral)".

    Args:
        words: The article's words.
        ends: First word of every name -> one past its last.
    """
    found = []
    for first, end in ends.items():
        if end not in ends or end - first == 1:
            continue
        opens = words[end].before == " (" and words[first].sentence == words[end].sentence
        stop = ends[end]
        if opens and stop < len(words) and words[stop].before.startswith(")") and stop - end > 1:
            found.append(((first, end), (end, stop)))
    return found


def initials_match(letters: str, parts: Sequence[str]) -> bool:
    """Whether letters are the initials of words, with or without function words ("DoD", "USI"; "UNHCR" loosely)."""
    letters = letters.lower()
    words = [word for part in parts for word in part.replace("-", " ").split()]
    every = "".join(word[0] for word in words).lower()
    large = "".join(word[0] for word in words if word.lower() not in SMALL).lower()
    return letters in {every, large}


def _opens_bracket(word: Word) -> bool:
    return word.before.endswith("(") and word.before.strip() == "("


def _closes_bracket(words: Sequence[Word], i: int) -> bool:
    """Whether a bracket closes right after a word."""
    if i + 1 >= len(words) or words[i + 1].sentence != words[i].sentence:
        return True
    return words[i + 1].before.lstrip(".’'\"”").startswith(")")


def _is_acronym(text: str) -> bool:
    letters = _letters(text)
    most_large = sum(c.isupper() for c in letters) >= max(2, len(letters) - 2)
    return len(letters) in ACRONYM and most_large and " " not in text


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalpha())


def _long_before(words: Sequence[Word], i: int, letters: str) -> int | None:
    """First word of the long name that ends before `i`; None if there is none."""
    start = _widest_with_initials(words, i, letters)
    if start is not None:
        return start
    start = _capitals_before(words, i)
    return _from_first_letter(words, start, i, letters) if _is_loosely_spelled(words[start:i], letters) else None


def _widest_with_initials(words: Sequence[Word], i: int, letters: str) -> int | None:
    """First word of the widest span before `i` with these initials."""
    for count in range(min(len(letters) + MOST_SMALL_WORDS, i), 1, -1):
        span = words[i - count : i]
        first = span[0]
        if first.sentence != words[i].sentence or not first.capitalized or first.text.lower() in SMALL:
            continue
        if all(w.before in INSIDE_LONG_NAME for w in span[1:]) and initials_match(letters, [w.text for w in span]):
            return i - count
    return None


def _capitals_before(words: Sequence[Word], i: int) -> int:
    """First of the capitalized words that end before `i`, with function words among them."""
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
    return start


def _is_loosely_spelled(span: Sequence[Word], letters: str) -> bool:
    """Whether an acronym may consist of letters of the words: "Farm Relief Network (FARN)"."""
    if len(span) < 2 or len(letters) < SHORTEST_LOOSE:
        return False
    initials = {w.text[0].lower() for w in span}
    return letters[0].lower() in initials and len(set(letters.lower()) & initials) >= 2


def _from_first_letter(words: Sequence[Word], start: int, i: int, letters: str) -> int:
    """The capitalized words before `i`, from the first that begins with the acronym's first letter."""
    while words[start].text[0].lower() != letters[0].lower() and start < i - 2 and words[start].text.lower() in SMALL:
        start += 1
    return start


def _long_after(words: Sequence[Word], i: int, letters: str) -> int | None:
    """One past the long name in brackets that begins at `i`; None if there is none."""
    for end in range(i + 2, min(i + len(letters) + MOST_SMALL_WORDS + 1, len(words) + 1)):
        if words[end - 1].sentence != words[i].sentence:
            return None
        last = end == len(words) or words[end].sentence != words[i].sentence or words[end].before.startswith(")")
        if last and initials_match(letters, [w.text for w in words[i:end]]):
            return end
    return None
