"""Constructed corpora: articles with hand-made findings, names with positions, and the layout of it all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, count

from generator.present.layout import Layout
from generator.records import (
    Appearance,
    Article,
    CoMention,
    Corpus,
    DateExpression,
    Entity,
    Figure,
    Findings,
    Kind,
    Mention,
    Quote,
    Sentence,
)
from generator.site_plan import SiteOptions

BERGEN, OSLO, LAGOS, LIMA = (60.39, 5.32), (59.91, 10.75), (6.45, 3.39), (-12.05, -77.03)
OPTIONS = SiteOptions("Briefing", language="en", generator="briefing-generator test", full_text=True)


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
    return Layout(corpus, OPTIONS)


# ------------------------------------------------------------------------------------------------ a small corpus

HARBOUR = (
    "Mayor Ada Lund opens the harbour",
    "Ada Lund, the mayor of Bergen, opened the harbour on Sunday.",
    "“The ships will return,” Lund said.",
    "At least 40 workers were hurt in May, the ministry said.",
    "More than 70 workers were hurt in July.",
)
STRIKE = (
    "Dock workers end their strike",
    "Dock workers in Bergen ended their strike on Monday.",
    "Lund thanked the workers of the port.",
)


def written(id_: str, sentences: Sequence[str], day: str | None) -> tuple[Article, tuple[Sentence, ...]]:
    """An article of a title and one paragraph, with its sentences."""
    title, *rest = sentences
    text = f"{title}\n\n{' '.join(rest)}"
    found = [Sentence("s0", 0, len(title), 0)]
    for number, sentence in zip(count(1), rest, strict=False):
        start = text.index(sentence, len(title))
        found.append(Sentence(f"s{number}", start, start + len(sentence), 1))
    made = Article(
        id_, f"{id_}.txt", "0" * 64, title, text, date=day, date_basis="filename" if day else None,
        publisher="The Ledger", id=id_,
    )  # fmt: skip
    return made, tuple(found)


def span(text: str, words: str, after: str = "") -> tuple[int, int]:
    """Span of the first occurrence of some words after other words."""
    start = text.index(words, text.index(after))
    return start, start + len(words)


def mention(text: str, words: str, kind: Kind, after: str = "", role: str = "") -> Mention:
    """A mention of a name, with a role somewhere after it."""
    start, end = span(text, words, after)
    return Mention(words, start, end, kind, words, "test", role=span(text, role) if role else None)


def figure(text: str, words: str, sentence: str, value: float, **more: object) -> Figure:
    """A count of workers who were hurt."""
    start, end = span(text, words)
    facts: dict[str, object] = {
        "vague": None, "bound": "exact", "unit": "workers", "subject": "", "kind": "wounded", "attribution": None,
        "attribution_mention": None, "place": None, "as_of": None, "rule": "test", **more,
    }  # fmt: skip
    return Figure(start, end, sentence, value, **facts)  # type: ignore[arg-type]


def harbour(
    *, full_text: bool = True, site_url: str = "", dates: Sequence[tuple[str, str, str]] = (), **more: object
) -> Layout:
    """Two articles on the harbour of Bergen: a person, a place, a quotation, figures and dates.

    Further dates of the first article are given as words, sentence and value.
    """
    opening, sentences = written("opening", HARBOUR, "2024-08-18")
    strike, strike_sentences = written("strike", STRIKE, "2024-08-19")
    text = opening.text
    ada = mention(text, "Ada Lund", "person", after="\n\n", role="the mayor of Bergen")
    lund = mention(text, "Lund", "person", after="return,”")
    bergen = mention(text, "Bergen", "place")
    thanks = mention(strike.text, "Lund", "person")
    port = mention(strike.text, "Bergen", "place")
    quote = Quote(
        *span(text, "The ships will return,"), "s2", direct=True, speaker=span(text, "Lund", after="return,”"),
        mention=lund.start, cue=span(text, "said"), rule="test",
    )  # fmt: skip
    figures = (
        figure(
            text, "At least 40", "s3", 40, bound="at least", attribution=span(text, "the ministry"), as_of="2024-05"
        ),
        figure(text, "More than 70", "s4", 70, bound="more than", place=bergen.start),
    )
    written_dates = (
        DateExpression(*span(text, "Sunday"), "s1", "2024-08-18", "test"),
        DateExpression(*span(text, "May"), "s3", "2024-05", "test"),
        DateExpression(*span(text, "July"), "s4", None, "test"),
        *(DateExpression(*span(text, words), sentence, value, "test") for words, sentence, value in dates),
    )
    monday = DateExpression(*span(strike.text, "Monday"), "s1", "2024-08-19", "test")
    findings = {
        "opening": Findings(
            "opening", sentences, (ada, bergen, lund), key_sentences=("s1", "s4", "s2"), quotes=(quote,),
            figures=figures, dates=written_dates,
        ),
        "strike": Findings("strike", strike_sentences, (port, thanks), key_sentences=("s1",), dates=(monday,)),
    }  # fmt: skip
    described = ("opening", *span(text, "the mayor of Bergen"))
    entities = (
        Entity(
            "ada-lund", "Ada Lund", "person", ("Lund",),
            (Appearance("strike", 0.4, (thanks,)), Appearance("opening", 0.9, (ada, lund))), description=described,
        ),
        Entity(
            "bergen", "Bergen", "place", (),
            (Appearance("strike", 0.6, (port,)), Appearance("opening", 0.3, (bergen,))),
            country="NO", geo=BERGEN, geonames=3161732,
        ),
    )  # fmt: skip
    facts: dict[str, object] = {"co_mentions": together(entities), **more}
    corpus = Corpus((strike, opening), findings, entities, **facts)  # type: ignore[arg-type]
    return Layout(corpus, replace(OPTIONS, full_text=full_text, site_url=site_url))
