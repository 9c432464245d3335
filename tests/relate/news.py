"""Constructed news: articles, their findings and their entities, from a few words each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.records import Appearance, Article, Entity, Sentence
from generator.records import Findings as Found
from generator.relate.similarity import Profiles, profile_articles

# Words of ordinary reports that have nothing to do with one another.
OTHER = (
    "Museum opens exhibition of glass lamps|Curator Weber lamps glass exhibition|louvre weber",
    "Team wins final after penalties|Striker Okoro penalties final goalkeeper|okoro stadium",
    "Bank raises rates by quarter point|Inflation governor rates economists|bank-of-lakes",
    "Comet visible over southern sky|Astronomers telescope comet tail orbit|observatory",
)


def article(
    key: str, title: str, text: str, day: str | None = None, *, lang: str = "en", paragraphs: int = 1
) -> Article:
    """An article whose id is its key."""
    whole = "\n\n".join([title, *([text] * paragraphs)])
    return Article(key, key, "0" * 64, title, whole, lang=lang, date=day, id=key)


def entities(names: Mapping[str, Iterable[str]]) -> tuple[Entity, ...]:
    """Entities of articles: article id -> the ids of those it names, equally salient."""
    where: dict[str, list[Appearance]] = {}
    for one, ids in names.items():
        for name in ids:
            where.setdefault(name, []).append(Appearance(one, 0.5, ()))
    return tuple(Entity(i, i, "organization", (), tuple(found)) for i, found in sorted(where.items()))


def findings(articles: Sequence[Article]) -> dict[str, Found]:
    """Findings whose key sentence is the first paragraph."""
    made = {}
    for one in articles:
        start, end = one.paragraphs[1]
        sentences = (Sentence("s0", 0, len(one.title), 0), Sentence("s1", start, end, 1))
        made[one.id] = Found(one.id, sentences, (), key_sentences=("s1",))
    return made


def known(articles: Sequence[Article], names: Mapping[str, Iterable[str]]) -> Profiles:
    """What the articles are about."""
    return profile_articles(articles, findings(articles), entities(names))


def others(day: str = "2024-05-02") -> tuple[list[Article], dict[str, list[str]]]:
    """Four articles on four other things."""
    articles, names = [], {}
    for number, line in enumerate(OTHER):
        title, text, ids = line.split("|")
        articles.append(article(f"other-{number}", title, text, day))
        names[f"other-{number}"] = ids.split()
    return articles, names
