"""Find datelines, the place where a report was filed and the agency: "GENEVA (AFP) — ", "TAMPA, Fla. - "."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.extract.text.annotated import AnnotatedText, CandidateSpan, WordSpan
from generator.geography import big_place, state_by_abbreviation
from generator.records import Sentence

# The place and the country or state around it, a date, the agency in brackets, then a dash.
DATELINE = re.compile(
    r"(?P<city>[^\W\d_][\w.'’ /-]{2,30}?)(?:,\s(?P<around>[\w.'’ ]{2,25}?))??"
    r"(?:,\s[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,\s\d{4})?|,\s\d{1,2}\s[A-Z][a-z]{2,8}\.?(?:\s\d{4})?)?"
    r"(?P<agency>\s\([A-Z][\w ./]{1,24}\))?\s?(?:—|–|--|-)\s"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline's places and agency."""

    places: tuple[CandidateSpan, ...]
    """City, and country or state."""
    agency: WordSpan | None
    """Words of the agency."""


def find_datelines(text: str, sentences: Sequence[Sentence], annotated: AnnotatedText) -> list[Dateline]:
    """Find the datelines at the beginnings of paragraphs: in capitals, before an agency, or with a known country.

    Args:
        text: The article's text.
        sentences: Its sentences.
        annotated: Its words.
    """
    found = []
    starts: dict[int, int] = {}
    for i, word in enumerate(annotated.words):
        starts.setdefault(word.sentence, i)
    for number, match in _matches(text, sentences):
        if number not in starts:
            continue
        around = match["around"] or ""
        places = []
        for city in re.finditer(r"[^/]+", match["city"]):
            at = match.start("city")
            if span := _span(annotated, starts[number], (at + city.start(), at + city.end())):
                places.append(CandidateSpan(*span, dateline=True, known_as=_without_capitals(city.group())))
        if around and _is_known(around) and (span := _span(annotated, starts[number], match.span("around"))):
            places.append(CandidateSpan(*span, dateline=True, known_as=_without_capitals(around)))
        agency = _span(annotated, starts[number], match.span("agency")) if match["agency"] else None
        found.append(Dateline(tuple(places), agency))
    return found


def dateline_ends(text: str, sentences: Sequence[Sentence]) -> list[int]:
    """Ends of the datelines, where the story begins: it is parsed better without them."""
    return [match.end() for _, match in _matches(text, sentences)]


def _matches(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[int, re.Match[str]]]:
    """Match datelines.

    Yields:
        The number of the sentence, and the match.
    """
    paragraph = -1
    for number, sentence in enumerate(sentences):
        if sentence.paragraph == paragraph or number == 0:
            continue
        paragraph = sentence.paragraph
        match = DATELINE.match(text, sentence.start, sentence.end)
        if match is None or len(match["city"].split()) > 4:
            continue
        around = match["around"] or ""
        if _is_all_caps(match["city"]) or match["agency"] or (around and _is_known(around)):
            yield number, match


def _is_known(around: str) -> bool:
    return big_place(around) is not None or state_by_abbreviation(around) is not None


def _is_all_caps(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 2 and all(c.isupper() for c in letters)


def _without_capitals(text: str) -> str:
    """A name without the capitals of a dateline: "ADDIS ABABA" -> "Addis Ababa"; "U.S." is unchanged."""
    return " ".join(
        w if "." in w or not w.isupper() else "-".join(p.capitalize() for p in w.split("-")) for w in text.split()
    )


def _span(annotated: AnnotatedText, first: int, chars: tuple[int, int]) -> WordSpan | None:
    i = first
    while i < len(annotated.words) and annotated.words[i].start < chars[0]:
        i += 1
    j = i
    while j < len(annotated.words) and annotated.words[j].start < chars[1]:
        j += 1
    return (i, j) if j > i else None
