"""Titles, offices and roles in front of names: what they are, and the names that they contain themselves."""

from __future__ import annotations

from collections.abc import Iterator

from generator.extract.lexicon.names import given_name, head_kind, honorifics, is_role, is_thing_head, word_list
from generator.extract.names.capitalized_runs import ORDINAL
from generator.extract.text.annotated import AnnotatedText, CandidateSpan, SpanLabel
from generator.geography import big_place, group_of

# What an office is for: "Secretary of State", "Minister of Foreign Affairs".
PORTFOLIO = word_list("portfolio")
# Words of a title between the institution and the title's noun: "Pentagon Press Secretary".
OFFICE = word_list("office")
# "MV Lady Corazon" is a ship.
VESSELS = word_list("vessel")
# Titles that parents give as names.
GIVEN_TITLES = word_list("given title")
# Titles that are part of the usual name where nothing but a given name follows: "Prince Harald", "Pope Leo XII".
ROYAL = word_list("royal")
# Inside a rank: "Petty Officer 1st Class".
GRADES = frozenset({"Class", "Grade"})


def is_title(word: str) -> bool:
    """Whether a word is an honorific or a role."""
    return word in honorifics() or is_role(word)


def last_title(annotated: AnnotatedText, first: int, end: int) -> int | None:
    """Number of the last title word of a run that a person's name follows; None where there is none."""
    found = None
    if annotated.words[first].text in VESSELS:
        return None
    for i in range(first, end - 1):
        word = annotated.words[i].text
        known = word in honorifics() or (
            is_role(word) and not word.endswith("s") and _person_follows(annotated, i + 1, end)
        )
        if known and not _is_given(annotated, i, end):
            found = i
    if found is None or all(is_title(annotated.words[i].text) for i in range(found + 1, end)):
        return None
    return found


def _person_follows(annotated: AnnotatedText, i: int, end: int) -> bool:
    """Whether what follows a role may be a person: so says the model, a given name, or a further title."""
    words = annotated.words
    if is_title(words[i].text) or given_name(words[i].text):
        return not is_thing_head(words[end - 1].text)
    if words[i - 1].first and _acts(annotated, i, end):
        return True
    return any((label := annotated.label_at.get(j)) is not None and label.name == "PERSON" for j in range(i, end))


def _acts(annotated: AnnotatedText, i: int, end: int) -> bool:
    """Whether two words after a role that begins a sentence are somebody who acts: "Goalkeeper Bo Li saved"."""
    words = annotated.words
    after = words[end] if annotated.same_sentence(end, i) else None
    if end - i != 2 or after is None or after.before != " " or after.pos not in {"VERB", "AUX"}:
        return False
    plain = not any(w.all_caps or head_kind(w.text) or group_of(w.text) or big_place(w.text) for w in words[i:end])
    return plain and not is_thing_head(words[end - 1].text)


def _is_given(annotated: AnnotatedText, i: int, end: int) -> bool:
    """Whether a title is a given name here: the model begins a person with "Dean", "Earl", "Mason"."""
    label = annotated.label_at.get(i)
    if label is None or label.name != "PERSON" or annotated.words[i].text not in GIVEN_TITLES:
        return False
    return label.first == i and label.end == end == i + 2


def with_title(annotated: AnnotatedText, first: int, title: int, end: int) -> list[CandidateSpan]:
    """The name after a title as a piece that knows its role, after the names that the role contains."""
    words = annotated.words
    honorific = next((words[i].text for i in range(title, first - 1, -1) if words[i].text in honorifics()), "")
    addresses = all(words[i].text in honorifics() for i in range(first, title + 1))
    before = list(prefix(annotated, first, title + 1))
    while title + 2 < end and (ORDINAL.fullmatch(words[title + 1].text) or words[title + 1].text in GRADES):
        title += 1
    start = title + 1
    bare = end - start == 1 or (end - start == 2 and set(words[end - 1].text) <= set("IVX"))
    if words[title].text in ROYAL and bare:
        start = title
    only_address = addresses and honorifics().get(words[title].text) not in {None, ""}
    role = None if only_address else (first, title + 1)
    return [*before, CandidateSpan(start, end, annotated.labels_of(title + 1, end), honorific, role)]


def prefix(annotated: AnnotatedText, first: int, end: int) -> Iterator[CandidateSpan]:
    """Names inside a role: the country or the organization that it begins with."""
    words = annotated.words
    stop = first
    while stop < end and not is_title(words[stop].text):
        stop += 1
    for length in (stop - first, 2, 1):
        text = annotated.text(first, first + length)
        if 0 < length <= stop - first and (big_place(text) or group_of(text)):
            yield CandidateSpan(first, first + length)
            first += length
            break
    while stop > first and words[stop - 1].text in OFFICE:
        stop -= 1
    if all(w.text in PORTFOLIO for w in words[first:stop]):
        return  # "Transport Minister"
    label = annotated.label_at.get(first)
    if label is None and stop == first + 1 and words[first].all_caps:
        yield CandidateSpan(first, stop, (SpanLabel("ORG", whole=False),))  # "WHO Director-General"
    if first >= stop or label is None or label.first != first or label.name not in {"ORG", "GPE"}:
        return
    if head_kind(words[stop - 1].text) or words[first].all_caps or stop == first + 1:
        yield CandidateSpan(first, stop, (SpanLabel(label.name),))


def after_office(annotated: AnnotatedText, first: int, end: int) -> tuple[int, int] | None:
    """Where the holder's name begins in a run after "Secretary of" or "Minister for", and where the title does.

    Returns:
        Number of the name's first word (`end` where no name follows), and of the title's; None where the run does
        not follow an office.
    """
    words = annotated.words
    before = first - 1
    if before >= 0 and words[before].text == "the":
        before -= 1
    if before < 1 or not annotated.same_sentence(before - 1, first) or words[first].before != " ":
        return None
    if words[before].text not in {"of", "for"} or not is_role(words[before - 1].text):
        return None
    name = _holder(annotated, first, end)
    if name is None:
        return None
    start = before - 1
    while annotated.same_sentence(start - 1, start) and words[start].before == " " and words[start - 1].capitalized:
        start -= 1
    if words[start].text == "The":
        start += 1
    return name, start


def _holder(annotated: AnnotatedText, first: int, end: int) -> int | None:
    for i in range(first + 1, end):
        label = annotated.label_at.get(i)
        if label is not None and label.name == "PERSON" and label.first == i:
            return i
    for i in range(end - 1, first, -1):
        if big_place(annotated.text(first, i)) and given_name(annotated.words[i].text):
            return i
    i = first
    while i < end and annotated.words[i].text in PORTFOLIO:
        i += 1
    return i if i > first and (i == end or given_name(annotated.words[i].text)) else None
