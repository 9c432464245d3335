"""Recognize titles, offices and roles before names, and the names that they contain."""

from __future__ import annotations

from collections.abc import Iterator

from generator.extract.lexicon.names import given_name, head_kind, honorifics, is_role, is_thing_head, word_list
from generator.extract.names.capitalized_runs import ORDINAL
from generator.extract.text.annotated import AnnotatedText, CandidateSpan, SpanLabel
from generator.geography import big_place, group_of

# The responsibility of an office: "Secretary of State", "Minister of Foreign Affairs".
PORTFOLIO = word_list("portfolio")
# Words of a title between the institution and the title's noun: "Pentagon Press Secretary".
OFFICE = word_list("office")
# "MV Lady Corazon" is a ship.
VESSELS = word_list("vessel")
# Titles that are also given names.
GIVEN_TITLES = word_list("given title")
# Titles that are part of the usual name if only a given name follows: "Prince Harald", "Pope Leo XII".
ROYAL = word_list("royal")
# Inside a rank: "Petty Officer 1st Class".
GRADES = frozenset({"Class", "Grade"})


def is_title(word: str) -> bool:
    """Whether a word is an honorific or a role."""
    return word in honorifics() or is_role(word)


def last_title(annotated: AnnotatedText, first: int, end: int) -> int | None:
    """Number of the last title word of a run before a person's name; None if there is none."""
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
    """Whether a person may follow a role, according to the model, a given name or a further title."""
    words = annotated.words
    if is_title(words[i].text) or given_name(words[i].text):
        return not is_thing_head(words[end - 1].text)
    if words[i - 1].first and _acts(annotated, i, end):
        return True
    return any((label := annotated.label_at.get(j)) is not None and label.name == "PERSON" for j in range(i, end))


def _acts(annotated: AnnotatedText, i: int, end: int) -> bool:
    """Whether a verb follows two words after a role that begins a sentence: "Goalkeeper Bo Li saved"."""
    words = annotated.words
    after = words[end] if annotated.same_sentence(end, i) else None
    if end - i != 2 or after is None or after.before != " " or after.pos not in {"VERB", "AUX"}:
        return False
    plain = not any(w.all_caps or head_kind(w.text) or group_of(w.text) or big_place(w.text) for w in words[i:end])
    return plain and not is_thing_head(words[end - 1].text)


def _is_given(annotated: AnnotatedText, i: int, end: int) -> bool:
    """Whether a title is a given name here: the model's person begins with "Dean", "Earl", "Mason"."""
    label = annotated.label_at.get(i)
    if label is None or label.name != "PERSON" or annotated.words[i].text not in GIVEN_TITLES:
        return False
    return label.first == i and label.end == end == i + 2


def with_title(annotated: AnnotatedText, first: int, title: int, end: int) -> list[CandidateSpan]:
    """The names inside a role, and the name after it with the role."""
    words = annotated.words
    honorific = next((words[i].text for i in range(title, first - 1, -1) if words[i].text in honorifics()), "")
    addresses = all(words[i].text in honorifics() for i in range(first, title + 1))
    before = list(names_in_role(annotated, first, title + 1))
    while title + 2 < end and (ORDINAL.fullmatch(words[title + 1].text) or words[title + 1].text in GRADES):
        title += 1
    start = title + 1
    bare = end - start == 1 or (end - start == 2 and set(words[end - 1].text) <= set("IVX"))
    if words[title].text in ROYAL and bare:
        start = title
    only_address = addresses and honorifics().get(words[title].text) not in {None, ""}
    role = None if only_address else (first, title + 1)
    return [*before, CandidateSpan(start, end, annotated.labels_of(title + 1, end), honorific, role)]


def names_in_role(annotated: AnnotatedText, first: int, end: int) -> Iterator[CandidateSpan]:
    """Find the names inside a role: the country, people or organization that it begins with.

    Args:
        annotated: The article.
        first: First word of the role.
        end: One past its last word.
    """
    words = annotated.words
    title = next((i for i in range(first, end) if is_title(words[i].text)), end)
    place = _place_or_people(annotated, first, title)
    if place is not None:
        yield place
        first = place.end
    while title > first and words[title - 1].text in OFFICE:
        title -= 1
    if all(w.text in PORTFOLIO for w in words[first:title]):
        return  # "Transport Minister"
    organization = _organization(annotated, first, title)
    if organization is not None:
        yield organization


def _place_or_people(annotated: AnnotatedText, first: int, end: int) -> CandidateSpan | None:
    """The place or people named by all of the words, else by the first two or one."""
    for length in (end - first, 2, 1):
        text = annotated.text(first, first + length)
        if 0 < length <= end - first and (big_place(text) or group_of(text)):
            return CandidateSpan(first, first + length)
    return None


def _organization(annotated: AnnotatedText, first: int, end: int) -> CandidateSpan | None:
    """The words before a title as an organization: by its capitals, by its head noun, or by the model."""
    words, label = annotated.words, annotated.label_at.get(first)
    single = end == first + 1
    if label is None:
        in_capitals = single and words[first].all_caps  # "WHO Director-General"
        return CandidateSpan(first, end, (SpanLabel("ORG", whole=False),)) if in_capitals else None
    if label.first != first or label.name not in {"ORG", "GPE"}:
        return None
    if head_kind(words[end - 1].text) or words[first].all_caps or single:
        return CandidateSpan(first, end, (SpanLabel(label.name),))
    return None


def after_office(annotated: AnnotatedText, first: int, end: int) -> tuple[int, int] | None:
    """Find the holder's name in a run after "Secretary of" or "Minister for".

    Args:
        annotated: The article.
        first: First word of the run.
        end: One past its last word.

    Returns:
        Number of the name's first word (`end` if no name follows), and of the title's; None if the run does
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
    """First word of a person's name in a run that begins with the office's responsibility; `end` if none follows."""
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
