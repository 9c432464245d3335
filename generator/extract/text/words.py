"""Split an article into words, independently of a model's tokens.

Possessive endings are not part of a word, initials and abbreviations keep their full stop, and compounds of two names
("Peru-Bolivia", "Kenyan-led") are two words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from generator.extract.lexicon.names import ABBREVIATED, FUNCTION_WORDS, word_list
from generator.geography import big_place, group_of
from generator.language.name_patterns import ARABIC_ARTICLE
from generator.language.word_lists import one_of
from generator.records import Sentence

WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?"  # U.S., K.C., U.N
    r"|[A-Z]\.(?=\s*[A-Z])"  # an initial: J. Smith
    rf"|{one_of(ABBREVIATED)}\.(?=[\s,;)]|$)"  # Gen., Mr.
    r"|\w+(?:[-'’&.]\w+)*"
)
# Parts of bounded length (RFC 5321) that begin at the start of a word, so that the match takes linear time.
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.]{1,255}|[@#]\w+")
# The Arabic article in lower case: "al-Amin", "ez-Zor".
ARTICLE = re.compile(rf"{ARABIC_ARTICLE}[^\W\d_]*[A-Z]")
POSSESSIVE = re.compile(r"['’][sS]$")
# Party abbreviations of members of Congress, before their state.
PARTIES = frozenset({"D", "R", "I"})
# Words joined to a name that are not part of it: "Kenyan-occupied", "London-based", "Saudi-led".
JOINED = re.compile(rf"(?:\w+(?:ed|ing|ian)|{one_of(word_list('joined'))})$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of an article."""

    text: str
    """The word as written, without a possessive ending."""
    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    sentence: int
    """Number of its sentence; 0 is the title."""
    before: str
    """Text between the previous word of the sentence and this one; for the first word, the text before it."""
    first: bool
    """Whether it begins its sentence."""
    possessive: bool = False
    """Whether a possessive ending follows."""
    after: str = ""
    """The two characters after it."""
    pos: str = ""
    """Universal part of speech by the model ("PROPN"); empty without a model."""
    dep: str = ""
    """Dependency label by the model ("nsubj"); empty without a model."""

    @property
    def capitalized(self) -> bool:
        """Whether it is spelled like a name: "Cairo", "al-Amr"; but not "iPhone"."""
        first = self.text[0]
        return first.isupper() or bool(ARTICLE.match(self.text))

    @property
    def all_caps(self) -> bool:
        """Whether it has several letters, all capitals."""
        letters = [c for c in self.text if c.isalpha()]
        return len(letters) > 1 and all(c.isupper() for c in letters)

    def tagged(self, pos: str, dep: str) -> Word:
        """The word with the model's annotations; `replace` takes four times as long, and there are millions."""
        return Word(
            self.text,
            self.start,
            self.end,
            self.sentence,
            self.before,
            self.first,
            self.possessive,
            self.after,
            pos,
            dep,
        )


def split_words(text: str, sentences: Sequence[Sentence]) -> list[Word]:
    """Split sentences into words, in reading order.

    Args:
        text: The article's text.
        sentences: Its sentences.
    """
    words: list[Word] = []
    for number, sentence in enumerate(sentences):
        addresses = [(m.start(), m.end()) for m in ADDRESS.finditer(text, sentence.start, sentence.end)]
        last = sentence.start
        first = True
        for match in WORD.finditer(text, sentence.start, sentence.end):
            if any(a <= match.start() < b for a, b in addresses):
                continue
            word = Word(
                match.group(),
                match.start(),
                match.end(),
                number,
                text[last : match.start()],
                first,
                after=text[match.end() : match.end() + 2],
            )
            words.append(_without_possessive(word, text))
            last, first = match.end(), False
    return _split_compounds(words)


def _without_possessive(word: Word, text: str) -> Word:
    ending = POSSESSIVE.search(word.text)
    if ending and len(word.text) > 2:
        return replace(word, text=word.text[: ending.start()], end=word.end - 2, possessive=True)
    if (
        word.text.endswith("s")
        and word.text[0].isupper()
        and text[word.end : word.end + 1] in {"'", "’"}
        and text[word.end + 1 : word.end + 2].isspace()
    ):
        return replace(word, possessive=True)
    return word


def _split_compounds(words: list[Word]) -> list[Word]:
    alone = {w.text for w in words if w.capitalized and not w.first and "-" not in w.text}

    def is_name(piece: str) -> bool:
        return bool(piece in alone or big_place(piece) or group_of(piece)) and piece.lower() not in FUNCTION_WORDS

    result: list[Word] = []
    for word in words:
        last = result[-1] if result else None
        if last is not None and not last.possessive and not word.first and last.end + len(word.before) < word.start:
            # The text between the two has the ending that was cut off the word before: "Turkish(-backed) Alliance".
            word = replace(word, before=f"-{word.before}")
        result.extend(_split(word, is_name) if "-" in word.text and word.capitalized else [word])
    return result


def _split(word: Word, is_name: Callable[[str], bool]) -> list[Word]:
    """Split a word with a hyphen into two names, or take a party or a participle off a name."""
    pieces = word.text.split("-")
    if not pieces[-1] or not pieces[0]:
        return [word]
    if pieces[0] in PARTIES and len(pieces) == 2:
        # "Sen. Ann Orr, D-Vermont": the party is not part of the name.
        return [replace(word, text=pieces[1], start=word.start + 2, before=f"{word.before}{pieces[0]}-")]
    if pieces[-1].islower() and JOINED.fullmatch(pieces[-1]):
        # "Al-Qaida-linked": only the joined participle comes off.
        head = "-".join(pieces[:-1])
        return [replace(word, text=head, end=word.start + len(head), possessive=False)]
    if big_place(word.text) or group_of(word.text) or not all(p[0].isupper() and is_name(p) for p in pieces):
        return [word]
    return _two_names(word, pieces)


def _two_names(word: Word, pieces: Sequence[str]) -> list[Word]:
    """The names of a compound as words: "Peru-Bolivia"."""
    result, at = [], word.start
    for number, piece in enumerate(pieces):
        result.append(
            replace(
                word,
                text=piece,
                start=at,
                end=at + len(piece),
                before=word.before if number == 0 else "-",
                first=word.first and number == 0,
                possessive=word.possessive and number == len(pieces) - 1,
            )
        )
        at += len(piece) + 1
    return result
