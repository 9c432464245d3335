"""Counts, the published report, and the list of decisions of a build.

The published report holds no time, no duration and nothing about earlier files, so that two builds of the same seeds
are byte-identical; the command line prints those.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from generator import TOOL, __version__
from generator.build.result import BuildResult
from generator.records import KINDS, Article, Corpus, Entity
from generator.registry import Registry, Rule
from generator.store.schema import KEY, SCHEMA

# Aliases and reasons shown on a line; `briefing explain` shows them all.
SHOWN = 4


def counts(corpus: Corpus, *, files: int, skipped: int, rules: int, unused: int) -> Mapping[str, int]:
    """Count files, articles, names, rules and so on, in the order of the stages.

    Args:
        corpus: Everything known.
        files: Number of files in the folder of seeds.
        skipped: Number of those of which nothing is published.
        rules: Number of rules in the registry.
        unused: Number of those that match nothing.
    """
    kinds = Counter(entity.kind for entity in corpus.entities)
    undated = sum(article.date is None for article in corpus.articles)
    return {
        "files": files,
        "skipped": skipped,
        "articles": len(corpus.articles),
        "duplicates": len(corpus.duplicate_of),
        "leftovers": sum(len(article.boilerplate) for article in corpus.articles),
        "sentences": sum(len(found.sentences) for found in corpus.findings.values()),
        "mentions": sum(entity.mention_count for entity in corpus.entities),
        **{kind: kinds[kind] for kind in KINDS},
        "reviewed": sum(entity.reviewed for entity in corpus.entities),
        "rules": rules,
        "unused_rules": unused,
        "questions": len(corpus.open_questions) + undated,
    }


def build_report(result: BuildResult, *, full_text: bool) -> Mapping[str, Any]:
    """Return the content of `data/build.json`; the words of boilerplate only where full texts are published."""
    return {
        "generator": TOOL,
        KEY: SCHEMA,
        "version": __version__,
        "model": result.model,
        "counts": {**result.counts, "pages": len(result.pages)},
        "leftovers": [
            {"article": article.id, "text": left.text if full_text else None, "rule": left.rule, "line": left.line}
            for article in result.articles
            for left in article.boilerplate
        ],
        "problems": [
            {"level": p.level, "path": p.path, "line": p.line, "message": p.message, "hint": p.hint}
            for p in result.problems
        ],
    }


def decisions(articles: Iterable[Article], registry: Registry, used: Collection[Rule], corpus: Corpus) -> Iterator[str]:
    """Yield a line for each decision that is not a problem; problems and boilerplate have lines of their own.

    Args:
        articles: All articles, in the order of their files.
        registry: The editor's corrections.
        used: Those of its rules that match something; the problems list the others.
        corpus: Everything known.
    """
    for article in articles:
        dated = f"dated {article.date} by its {article.date_basis}" if article.date else "undated"
        again = corpus.duplicate_of.get(article.id)
        yield f"read {article.source_file}: {article.id}, {dated}" + (f", repeats {again}" if again else "")
    for rule in registry.rules:
        if rule in used:
            yield f"used {registry.path}:{rule.line}: {rule.description}"
    for entity in corpus.entities:
        if len(entity.aka) or len(entity.appearances) > 1:
            yield _joined(entity)


def _joined(entity: Entity) -> str:
    """An entity that has several names or appears in several articles, and why it is one entity."""
    names = ", ".join(entity.aka[:SHOWN]) + (f" and {len(entity.aka) - SHOWN} more" if len(entity.aka) > SHOWN else "")
    why = list(dict.fromkeys(reason.explanation for reason in entity.reasons))
    because = "; ".join(why[:SHOWN]) + (f"; and {len(why) - SHOWN} more" if len(why) > SHOWN else "")
    also = f", also {names}" if names else ""
    return (
        f"joined {entity.id}: {entity.name}{also}; {len(entity.appearances)} articles; because {because or 'same name'}"
    )
