"""Corpus -> SitePlan: which pages exist, what each shows, and every address, computed once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain

from generator.present.addresses import DATA, article_page, digest_page, entity_page, story_page
from generator.present.data.feeds import Feeds
from generator.present.data.linked_data import linked_data
from generator.present.data.tables import tables
from generator.present.layout import Layout
from generator.present.pages.article import article_drafts
from generator.present.pages.data import data_page, llms_txt
from generator.present.pages.digest import all_periods, digest_drafts, digest_index
from generator.present.pages.entity import entity_drafts
from generator.present.pages.home import home
from generator.present.pages.indexes import articles_indexes, section_indexes, stories_indexes
from generator.present.pages.ledgers import figure_drafts, quote_draft, timeline_drafts
from generator.present.pages.map import map_page
from generator.present.pages.network import network_page
from generator.present.pages.redirects import moved_pages
from generator.present.pages.review import review
from generator.present.pages.story import story_drafts
from generator.present.search.plan import search_plan
from generator.present.trust_rules import breaches
from generator.records import KINDS, Corpus
from generator.site_plan import Page, SitePlan, TableSize, Target

__all__ = ["breaches", "lay_out"]


def lay_out(
    corpus: Corpus,
    *,
    site_name: str,
    language: str,
    generator: str,
    full_text: bool,
    site_url: str = "",
    folders: bool = True,
) -> SitePlan:
    """Plan the site.

    Args:
        corpus: Everything known.
        site_name: Title of the home page.
        language: Language of the site (ISO 639-1); articles in others are marked as such.
        generator: Tool name and version, the mark of a generated file.
        full_text: False where only excerpts of the articles may be published.
        site_url: Where the site is published, with a slash at the end; empty where that is not known.
        folders: Whether each page is published as a folder (`use_directory_urls`).

    Returns:
        The plan. Its pages are made when they are asked for, one at a time.
    """
    layout = Layout(
        corpus,
        site_name=site_name,
        language=language,
        generator=generator,
        full_text=full_text,
        site_url=site_url,
        folders=folders,
    )
    feeds = Feeds(layout)
    data = tables(layout)
    by_unit = all_periods(layout)

    # The pages over the whole corpus are few, and made at once; those of single things when they are asked for.
    whole = (
        home(layout),
        *articles_indexes(layout),
        *(page for kind in KINDS for page in section_indexes(layout, kind)),
        *moved_pages(layout),
        digest_index(layout, by_unit),
        *stories_indexes(layout),
        map_page(layout),
        network_page(layout),
        review(layout),
        llms_txt(layout, feeds, data),
    )
    ledgers = (*figure_drafts(layout), quote_draft(layout), *timeline_drafts(layout))

    def dressed(page: Page) -> Page:
        """What every page has: links to its feeds, and what it is about."""
        return replace(feeds.follow(page), linked_data=linked_data(layout, page))

    def pages() -> Iterator[Target[Page]]:
        for page in whole:
            yield Target(page.path, partial(dressed, page), page)
        singles = chain(
            ledgers,
            digest_drafts(layout, by_unit),
            story_drafts(layout),
            article_drafts(layout),
            entity_drafts(layout),
        )
        for draft in singles:
            yield replace(draft, make=lambda make=draft.make: dressed(make()))  # type: ignore[misc]

    def data_files(sizes: Mapping[str, TableSize]) -> Page:
        return dressed(data_page(layout, feeds, data, sizes))

    paths = chain(
        (page.path for page in whole),
        (draft.path for draft in ledgers),
        (DATA,),
        (digest_page(one.key) for found in by_unit.values() for one in found),
        (story_page(story.id) for story in corpus.stories),
        (article_page(article.id) for article in corpus.articles),
        (entity_page(entity) for entity in corpus.entities if entity.own_page),
    )
    return SitePlan(
        paths=frozenset(paths),
        pages=pages,
        tables=data,
        data_page=data_files,
        search=search_plan(layout),
        reads=layout.reads,
        frame=(site_name, language, generator, full_text, site_url, folders),
        feeds=feeds.drafts,
    )
