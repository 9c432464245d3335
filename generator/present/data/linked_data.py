"""Linked data of the pages in schema.org terms (JSON-LD 1.1), for search engines and other programs.

The page of an article is not a news article itself but a web page based on one (`isBasedOn`). Addresses are absolute
if the address of the site is known; else they are relative to the page, which JSON-LD in a page allows.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.present.addresses import (
    ARTICLES,
    DIGESTS,
    FIGURES,
    HOME,
    MAP,
    NETWORK,
    QUOTES,
    SECTIONS,
    STORIES,
    TIMELINE,
    article_page,
    entity_page,
    section_page,
)
from generator.present.entity_refs import EntityRef
from generator.present.layout import Layout
from generator.present.views.article import ArticleView
from generator.present.views.briefings import StoryView
from generator.present.views.data import LlmsView
from generator.present.views.entity import EntityView
from generator.present.views.home import HomeView
from generator.present.views.redirect import RedirectView
from generator.records import Article, Entity, Kind
from generator.site_plan import Page

Facts = dict[str, Any]

# schema.org has no type for a group such as "Israelis": it is not an organization.
TYPES: Mapping[Kind, str] = {
    "person": "Person",
    "organization": "Organization",
    "place": "Place",
    "group": "Thing",
    "event": "Event",
}

INDEXES = {
    posixpath.dirname(path): (path, title)
    for path, title in (
        (ARTICLES, "Articles"),
        (DIGESTS, "Digests"),
        (FIGURES, "Figures"),
        (QUOTES, "Who said what"),
        (STORIES, "Stories"),
        (TIMELINE, "Timeline"),
        (MAP, "Map"),
        (NETWORK, "Network"),
        *((section_page(kind), folder.capitalize()) for kind, folder in SECTIONS.items()),
    )
}
"""Folder -> path and title of its index page."""

MAX_MENTIONS = 50
"""Names in the linked data of a page; an article has some 20, and the page itself shows all of them."""

MAX_PARTS = 50
"""Articles of a story."""

WIKIDATA = "https://www.wikidata.org/wiki/"


def linked_data(layout: Layout, page: Page) -> Facts:
    """Describe a page; empty for redirects and `llms.txt`."""
    if isinstance(page.view, RedirectView | LlmsView):
        return {}
    if isinstance(page.view, HomeView):
        described: Facts = {"@type": "WebSite", "name": layout.site_name}
    else:
        described = {"@type": "WebPage", "name": page.front_matter["title"], "isPartOf": _site(layout, page)}
        described |= {"breadcrumb": _breadcrumb(layout, page)}
    if isinstance(page.view, ArticleView):
        described |= _of_article(layout, page, layout.articles[page.front_matter["slug"]])
    elif isinstance(page.view, EntityView):
        described |= {"mainEntity": _described(layout, page, layout.entities[page.front_matter["slug"]])}
    elif isinstance(page.view, StoryView):
        described |= _of_story(layout, page)
    elif posixpath.basename(page.path) == "index.md" and page.path != HOME:
        described["@type"] = "CollectionPage"
    address = {
        "url": layout.web.link(page.path, page.path),
        "inLanguage": layout.language,
    }
    return {"@context": "https://schema.org"} | described | address


def _of_article(layout: Layout, page: Page, article: Article) -> Facts:
    """Describe an article: `about` has the names in its headline, else its most salient one; `mentions` the rest."""
    named = layout.in_article.get(article.id, ())
    leads = [
        entity for entity, seen in named if any(mention.start < len(article.title) for mention in seen.mentions)
    ] or [entity for entity, _ in named[:1]]
    rest = [entity for entity, _ in named if entity not in leads][:MAX_MENTIONS]
    source: Facts = {
        "@type": "NewsArticle",
        "headline": article.title,
        "url": article.source_url,
        "datePublished": article.date,
        "inLanguage": article.lang,
        "author": list(article.authors),  # bylines do not say whether they name people or an agency
        "publisher": {"@type": "Organization", "name": article.publisher} if article.publisher else None,
    }
    return _known(
        {
            "description": page.front_matter.get("description"),
            "isBasedOn": _known(source),
            "about": [_named(layout, page, entity) for entity in leads],
            "mentions": [_named(layout, page, entity) for entity in rest],
        }
    )


def _of_story(layout: Layout, page: Page) -> Facts:
    """Describe a story by its articles and the names that most of them mention."""
    story = layout.stories[posixpath.basename(page.path).removesuffix(".md")]
    counts = Counter(entity.id for one in story.articles for entity, _ in layout.in_article.get(one, ()))
    ranked = sorted(counts, key=lambda one: (-counts[one], one))
    return {
        "@type": "CollectionPage",
        "hasPart": [_part(layout, page, one) for one in story.articles[:MAX_PARTS]],
        "mentions": [_named(layout, page, layout.entity_refs[one]) for one in ranked[:MAX_MENTIONS]],
    }


def _part(layout: Layout, page: Page, article_id: str) -> Facts:
    address = layout.web.link(article_page(article_id), page.path)
    return {"@type": "WebPage", "name": layout.articles[article_id].title, "url": address}


def _named(layout: Layout, page: Page, entity: EntityRef | Entity) -> Facts:
    """A name, with its page if it has one."""
    address = layout.web.link(entity_page(entity), page.path) if entity.own_page else None
    return _known({"@type": TYPES[entity.kind], "name": entity.name, "url": address})


def _described(layout: Layout, page: Page, entity: Entity) -> Facts:
    """Describe an entity; `sameAs` only if an editor has pinned an address."""
    place: Facts = {}
    if entity.kind == "place" and entity.geo:
        place["geo"] = {"@type": "GeoCoordinates", "latitude": entity.geo[0], "longitude": entity.geo[1]}
    if entity.kind == "place" and entity.country:
        place["address"] = {"@type": "PostalAddress", "addressCountry": entity.country}
    pinned = [*([WIKIDATA + entity.wikidata] if entity.wikidata else []), *entity.same_as]
    return _known(
        {
            **_named(layout, page, entity),
            "alternateName": list(entity.aka),
            "description": entity.summary or layout.description_text(entity),
            **place,
            "sameAs": pinned,
        }
    )


def _site(layout: Layout, page: Page) -> Facts:
    return {
        "@type": "WebSite",
        "name": layout.site_name,
        "url": layout.web.link(HOME, page.path),
    }


def _breadcrumb(layout: Layout, page: Page) -> Facts:
    """The path from the home page: the index of the section, then the page."""
    index, title = INDEXES.get(page.path.partition("/")[0], (page.path, page.front_matter["title"]))
    way = [(HOME, layout.site_name), (index, title)]
    if index != page.path:
        way.append((page.path, page.front_matter["title"]))
    return {"@type": "BreadcrumbList", "itemListElement": list(_steps(layout, page, way))}


def _steps(layout: Layout, page: Page, way: Sequence[tuple[str, str]]) -> Iterable[Facts]:
    for position, (path, name) in enumerate(way, 1):
        address = layout.web.link(path, page.path)
        yield {"@type": "ListItem", "position": position, "name": name, "item": address}


def _known(facts: Facts) -> Facts:
    """Leave out unknown values."""
    return {key: value for key, value in facts.items() if value not in (None, "", [])}
