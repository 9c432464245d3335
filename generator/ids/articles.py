"""Ids of articles: the one given before, else the slug of the title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.ids.ledger import in_one_line
from generator.ids.slugs import fingerprint, slug
from generator.records import Article

# Sorts undated articles after all dated ones.
_UNDATED = "9999"


def with_ids(articles: Sequence[Article], known: Mapping[str, str] | None = None) -> tuple[Article, ...]:
    """Give each article its id: the one it had before, else the slug of its title.

    If several new articles have the same title, the earliest dated (then the first by key) takes the bare slug.
    The others get a fingerprint of their key appended, so that an id does not depend on how many others there are.

    Args:
        articles: Without ids.
        known: Article key, in one line -> id given in an earlier build.

    Returns:
        The articles in the order given, each with a unique id.
    """
    oldest_first = sorted(articles, key=lambda article: (article.date or _UNDATED, article.key))
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for article in oldest_first:
        earlier = (known or {}).get(in_one_line(article.key))
        if earlier is not None and earlier not in taken:
            ids[article.key] = earlier
            taken.add(earlier)
    for article in oldest_first:
        if article.key not in ids:
            ids[article.key] = _new_id(article, taken)
            taken.add(ids[article.key])
    return tuple(replace(article, id=ids[article.key]) for article in articles)


def _new_id(article: Article, taken: set[str]) -> str:
    """The slug of the title, with a fingerprint of the key if another article has it."""
    wanted = unique = slug(article.title, "article")
    while unique in taken:
        unique = f"{wanted}-{fingerprint(article.key if unique == wanted else unique)}"
    return unique
