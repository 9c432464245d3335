"""Constructed corpora: names with positions, in articles, and the layout of it all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from generator.present.layout import Layout
from generator.records import Appearance, Article, CoMention, Corpus, Entity, Findings, Kind, Mention, Sentence
from generator.site_plan import SiteOptions

BERGEN, OSLO, LAGOS, LIMA = (60.39, 5.32), (59.91, 10.75), (6.45, 3.39), (-12.05, -77.03)


def article(id_: str, day: str | None = "2024-08-18") -> Article:
    """An article of a title and a sentence."""
    return Article(id_, f"{id_}.txt", "0" * 64, f"Title {id_}", f"Title {id_}\n\nWords.", date=day, id=id_)


def entity(
    id_: str,
    articles: Iterable[str],
    kind: Kind = "place",
    geo: tuple[float, float] | None = None,
    *,
    name: str = "",
    own_page: bool = True,
) -> Entity:
    """An entity that some articles mention once each."""
    mention = Mention("Title", 0, 5, kind, name or id_, "test")
    seen = tuple(Appearance(one, 0.5, (mention,)) for one in articles)
    return Entity(id_, name or id_, kind, (), seen, geo=geo, own_page=own_page)


def together(entities: Sequence[Entity]) -> Mapping[str, tuple[CoMention, ...]]:
    """Who is named with whom, counted in full."""
    found: dict[str, list[CoMention]] = {one.id: [] for one in entities}
    for one, other in combinations(entities, 2):
        shared = {seen.article for seen in one.appearances} & {seen.article for seen in other.appearances}
        if shared:
            found[one.id].append(CoMention(other.id, len(shared)))
            found[other.id].append(CoMention(one.id, len(shared)))
    return {one: tuple(sorted(others, key=lambda other: -other.articles)) for one, others in found.items()}


def layout(articles: Sequence[Article], entities: Sequence[Entity], **more: object) -> Layout:
    """The layout of a corpus."""
    findings = {
        one.id: Findings(one.id, (Sentence("s0", 0, len(one.title), 0),), (), key_sentences=("s0",)) for one in articles
    }
    corpus = Corpus(tuple(articles), findings, tuple(entities), **more)  # type: ignore[arg-type]
    return Layout(corpus, SiteOptions("Briefing", language="en", generator="briefing-generator test", full_text=True))
