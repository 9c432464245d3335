"""The word lists that the rules read: honorifics, roles, head nouns, given names, words that are never names."""

from __future__ import annotations

from functools import cache
from importlib import resources

from generator.records import Kind


def _lines(name: str) -> list[str]:
    text = resources.files("generator.extract.lexicon").joinpath("en", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _word_lists() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _lines("word_lists.txt"):
        name, _, words = line.partition(":")
        found.setdefault(name, set()).update(words.split())
    return {name: frozenset(words) for name, words in found.items()}


def word_list(name: str) -> frozenset[str]:
    """One of the closed lists of `data/word_lists.txt`, which says what each is for."""
    return _word_lists()[name]


# Closed classes: words that begin a sentence with a capital and are not the beginning of a name.
FUNCTION_WORDS = word_list("function")
# Lower-case words that may stand inside a personal name.
PARTICLES = word_list("particle")
# Abbreviations whose full stop belongs to the word, so that a name can follow.
ABBREVIATED = word_list("abbreviated")


@cache
def honorifics() -> dict[str, str]:
    """Honorific -> sex that it tells (`m`, `f` or nothing)."""
    found = {}
    for line in _lines("honorifics.txt"):
        sex, _, words = line.partition(":")
        found.update(dict.fromkeys(words.split(), sex.strip("- ")))
    return found


@cache
def _roles() -> frozenset[str]:
    words = {w.lower() for line in _lines("roles.txt") for w in line.split()}
    return frozenset(words)


@cache
def is_role(word: str) -> bool:
    """Whether a word says what a person is or does ("Minister", "co-founders", "ex-president")."""
    lower = word.lower().rstrip(".")
    forms = [lower, lower.removesuffix("s"), lower.removesuffix("es")]
    if lower.endswith("men"):
        forms.append(lower[:-3] + "man")
    if lower.endswith("women"):
        forms.append(lower[:-5] + "woman")
    if "-" in lower:
        forms.extend([lower.rsplit("-", 1)[1], lower.rsplit("-", 1)[1].removesuffix("s")])
    return any(f in _roles() for f in forms)


@cache
def _heads() -> dict[str, Kind | None]:
    found: dict[str, Kind | None] = {}
    for line in _lines("heads.txt"):
        kind, _, words = line.partition(":")
        for word in words.split():
            found.setdefault(word, None if kind == "none" else kind)  # type: ignore[arg-type]
    return found


def head_kind(word: str) -> Kind | None:
    """What a name with this head noun names; None for works, laws, products, programmes and for any other word."""
    return _heads().get(word.lower())


def is_thing_head(word: str) -> bool:
    """Whether a name with this head noun names a work, a law, a product or a programme."""
    return _heads().get(word.lower(), "") is None


@cache
def kind_nouns() -> dict[str, str]:
    """Common noun -> the kind of the name beside it ("company", "village"); `either` and `none` as the table says."""
    found: dict[str, str] = {}
    for line in _lines("kind_nouns.txt"):
        kind, _, words = line.partition(":")
        for word in words.split():
            found.setdefault(word, kind)
    return found


@cache
def _given() -> dict[str, str]:
    found = {}
    for line in _lines("given_names.txt"):
        sex, *names = line.split()
        found.update(dict.fromkeys(names, sex))
    return found


def given_name(word: str) -> str | None:
    """Sex of the people who bear a given name (`m`, `f`, `mf`, `u` for unknown); None where it is not known as one."""
    return _given().get(word.lower())


@cache
def never_names() -> frozenset[str]:
    """Months, weekdays, page furniture and other words that are no names whatever their capital says."""
    return frozenset(w for line in _lines("calendar_and_page_words.txt") for w in line.split())


@cache
def abbreviations() -> dict[str, frozenset[str]]:
    """Word that takes a full stop -> how it stands: before a name, before a number, or also at the end (`open`)."""
    found: dict[str, set[str]] = {}
    for line in _lines("abbreviations.txt"):
        how, _, words = line.partition(":")
        for word in words.split():
            found.setdefault(word, set()).add(how)
    return {word: frozenset(how) for word, how in found.items()}
