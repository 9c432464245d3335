"""The word lists that the rules read: honorifics, roles, head nouns, given names, words that are never names."""

from __future__ import annotations

from functools import cache
from importlib import resources

from generator.records import Kind

# Closed classes: words that begin a sentence with a capital and are not the beginning of a name.
FUNCTION_WORDS = frozenset(
    ["a", "an", "the", "this", "that", "these", "those", "there", "here", "it", "its", "it's", "he", "his", "him", "she", "her", "hers", "we", "our", "us", "they", "their", "them", "you", "your", "i", "my", "me", "who", "whom", "whose", "what", "which", "when", "where", "why", "how", "if", "then", "than", "so", "and", "or", "but", "nor", "yet", "not", "no", "only", "also", "just", "even", "still", "again", "already", "soon", "once", "ever", "never", "now", "today", "yesterday", "tomorrow", "tonight", "later", "earlier", "meanwhile", "however", "although", "though", "because", "since", "while", "after", "before", "until", "unless", "despite", "during", "in", "on", "at", "by", "for", "from", "with", "without", "within", "of", "off", "to", "into", "onto", "over", "under", "above", "below", "between", "among", "against", "about", "around", "across", "along", "near", "behind", "beyond", "through", "throughout", "toward", "towards", "upon", "up", "down", "out", "as", "like", "per", "via", "amid", "amidst", "besides", "except", "following", "including", "regarding", "concerning", "according", "both", "all", "some", "any", "each", "every", "either", "neither", "many", "much", "most", "more", "few", "fewer", "less", "several", "such", "other", "another", "same", "own", "first", "second", "third", "last", "next", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "hundreds", "thousands", "dozens", "millions", "is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "do", "does", "did", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "let", "please", "yes", "nearly", "almost", "about", "roughly", "approximately", "perhaps", "maybe", "thus", "hence", "therefore", "moreover", "furthermore", "additionally", "finally", "instead", "indeed", "rather", "quite", "very", "too", "recently", "currently", "previously", "formerly", "officials", "police", "critics", "witnesses", "residents", "experts", "authorities", "analysts", "speaking", "asked", "citing", "according", "allegedly", "reportedly", "apparently", "thousands", "people"]
)
# Lower-case words that may stand inside a personal name.
PARTICLES = frozenset(
    ["al", "el", "bin", "bint", "ibn", "abu", "abd", "ben", "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "du", "la", "le", "ter", "ten", "af", "av", "zu", "y", "e", "ul", "ud"]
)
# Abbreviations whose full stop belongs to the word, so that a name can follow.
ABBREVIATED = frozenset(
    ["Mr", "Mrs", "Ms", "Dr", "Prof", "Rev", "Fr", "Sr", "Jr", "Hon", "St", "Ste", "Mt", "Ft", "Gen", "Lt", "Maj", "Col", "Cpl", "Sgt", "Capt", "Cmdr", "Adm", "Brig", "Pvt", "Pfc", "Spc", "Cpt", "Gov", "Sen", "Rep", "Reps", "Sens", "Pres", "Supt", "Insp", "Det", "Amb", "Msgr", "Inc", "Corp", "Co", "Ltd", "Bros", "No", "Nos", "vs"]
)


def _lines(name: str) -> list[str]:
    text = resources.files("generator.extract").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


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
    words = {w for line in _lines("roles.txt") for w in line.split()}
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
