"""Check the trust rules on a site plan: each statement is in its sentence, each link leads to a page."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from generator.errors import Problem
from generator.present.addresses import article_page
from generator.present.views.quotations import Quotation
from generator.present.views.statements import FigureLine
from generator.records import Article, Corpus
from generator.site_plan import Page, SitePlan

# Fields of view records that hold a link to a generated page.
LINKS = frozenset({"href", "first"})


def breaches(plan: SitePlan, corpus: Corpus) -> Iterator[Problem]:
    """Find statements that are not in their sentences, and links without a target.

    Args:
        plan: The site.
        corpus: The corpus that it was planned from.

    Yields:
        A problem for each breach; none in a sound build.
    """
    articles = {article_page(article.id): article for article in corpus.articles}
    anchors = {
        article_page(article.id): {s.id: (s.start, s.end) for s in corpus.findings[article.id].sentences}
        for article in corpus.articles
    }
    for page in (target.make() for target in plan.pages()):
        for record in _records(page.view):
            if isinstance(record, Quotation):
                yield from _misquoted(page, record, articles, anchors)
            elif isinstance(record, FigureLine):
                yield from _unattributed(page, record)
            for name in LINKS & {field.name for field in fields(record)}:
                yield from _dead(page, getattr(record, name), plan)


def _records(value: Any) -> Iterator[Any]:
    """Yield every record in a view, however deep."""
    if is_dataclass(value) and not isinstance(value, type):
        if type(value).__module__.startswith("generator.present"):
            yield value
            for field in fields(value):
                yield from _records(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _records(item)


def _misquoted(
    page: Page,
    quotation: Quotation,
    articles: Mapping[str, Article],
    anchors: Mapping[str, Mapping[str, tuple[int, int]]],
) -> Iterator[Problem]:
    path, _, anchor = quotation.href.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) if path else page.path
    span = anchors.get(target, {}).get(anchor)
    if span is None:
        yield _breach(page, f"the link of “{quotation.text}” leads to no sentence ({quotation.href})")
        return
    # A quotation may run over several sentences; it begins in the one it leads to.
    text = articles[target].text
    sentence, rest = " ".join(text[span[0] : span[1]].split()), " ".join(text[span[0] :].split())
    begins = rest.find(" ".join(quotation.text.split()))
    if not 0 <= begins <= len(sentence):
        yield _breach(page, f"“{quotation.text}” is not what its sentence says ({quotation.href})")


def _unattributed(page: Page, line: FigureLine) -> Iterator[Problem]:
    if (line.source is None) != (line.figure.attribution is None):
        yield _breach(page, f"the figure “{line.quotation.text}” has lost its source")


def _dead(page: Page, href: str, plan: SitePlan) -> Iterator[Problem]:
    path = href.partition("#")[0]
    if not path or ":" in path or not path.endswith(".md"):
        return
    if posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) not in plan.paths:
        yield _breach(page, f"the link {href} leads to no page")


def _breach(page: Page, what: str) -> Problem:
    hint = "This is a bug in the generator: please report it and attach the article"
    return Problem(page.path, None, f"breach of a trust rule: {what}", hint)
