"""Who says a quotation, where an editor knows better."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.records import Article, Entity, Findings, Mention, Quote
from generator.registry import QuoteRule, Registry

RULE = "registry"


def correct_quotes(
    articles: Sequence[Article], findings: Mapping[str, Findings], entities: Sequence[Entity], registry: Registry
) -> tuple[Mapping[str, Findings], tuple[QuoteRule, ...]]:
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
        return findings, ()
    texts = {article.id: article.text for article in articles}
    corrected, used = dict(findings), []
    for article_id, rules in registry.quotes.items():
        found = findings.get(article_id)
        if found is None:
            continue
        mentions = {e.id: s.mentions[0] for e in entities for s in e.appearances if s.article == article_id}
        quotes = list(found.quotes)
        for rule in rules:
            for place, quote in enumerate(quotes):
                if texts[article_id].startswith(rule.starts, quote.start):
                    better = _spoken(quote, rule.speaker, texts[article_id], mentions, registry)
                    if better is not None:
                        quotes[place] = better
                        used.append(rule)
        corrected[article_id] = replace(found, quotes=tuple(quotes))
    return corrected, tuple(used)


def _spoken(quote: Quote, speaker: str, text: str, mentions: Mapping[str, Mention], registry: Registry) -> Quote | None:
    """The quotation with its speaker, an entity's id or the article's words; None where the article has neither."""
    mention = mentions.get(registry.resolve_merge(speaker))
    if mention is not None:
        return replace(quote, speaker=(mention.start, mention.end), mention=mention.start, rule=RULE)
    at = text.find(speaker)
    return replace(quote, speaker=(at, at + len(speaker)), mention=None, rule=RULE) if at >= 0 else None
