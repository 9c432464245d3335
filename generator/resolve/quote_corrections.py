"""Apply the editor's corrections of quotations: who the speaker is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.records import Article, Entity, Findings, Mention, Quote
from generator.registry import Corrected, QuoteRule, Registry, Rule

RULE = "registry"
"""Rule of a speaker that an editor named."""


def correct_quotes(
    articles: Sequence[Article], findings: Mapping[str, Findings], entities: Sequence[Entity], registry: Registry
) -> Corrected[Mapping[str, Findings]]:
    """Give quotations the speakers that the registry names.

    Args:
        articles: With their ids.
        findings: By article id.
        entities: Of the whole corpus.
        registry: The editor's corrections.

    Returns:
        The findings, and the rules that matched: the article has the quotation, and names the speaker.
    """
    if not registry.quotes:
        return Corrected(findings)
    texts = {article.id: article.text for article in articles}
    corrected = dict(findings)
    used: list[Rule] = []
    for article_id, rules in registry.quotes.items():
        found = findings.get(article_id)
        if found is None:
            continue
        mentions = {e.id: s.mentions[0] for e in entities for s in e.appearances if s.article == article_id}
        speakers = {rule: _speaker(rule, texts[article_id], mentions, registry) for rule in rules}
        quotes = _corrected(found.quotes, speakers, texts[article_id])
        corrected[article_id] = replace(found, quotes=quotes.result)
        used += quotes.used
    return Corrected(corrected, tuple(used))


Speaker = tuple[tuple[int, int], int | None]
"""Span of the words that name a speaker, and start of their mention if they are a name."""


def _corrected(
    quotes: Iterable[Quote], speakers: Mapping[QuoteRule, Speaker | None], text: str
) -> Corrected[tuple[Quote, ...]]:
    """The quotations of one article with the speakers of the rules that match them."""
    result = list(quotes)
    used: list[Rule] = []
    for rule, speaker in speakers.items():
        for index, quote in enumerate(result):
            if speaker is not None and text.startswith(rule.starts, quote.start):
                result[index] = replace(quote, speaker=speaker[0], mention=speaker[1], rule=RULE)
                used.append(rule)
    return Corrected(tuple(result), tuple(used))


def _speaker(rule: QuoteRule, text: str, mentions: Mapping[str, Mention], registry: Registry) -> Speaker | None:
    """The speaker that a rule names, by entity id or in the article's words; None if the article has neither."""
    mention = mentions.get(registry.resolve_merge(rule.speaker))
    if mention is not None:
        return (mention.start, mention.end), mention.start
    start = text.find(rule.speaker)
    return ((start, start + len(rule.speaker)), None) if start >= 0 else None
