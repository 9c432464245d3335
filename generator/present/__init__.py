"""Corpus -> SitePlan: which pages exist, what each shows, and every address, computed once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain

from generator.present.addresses import DATA, article_page, entity_page, identify
from generator.present.article import article_pages
from generator.present.data import tables
from generator.present.data_page import data_page, llms_txt
from generator.present.digest import digest_pages
from generator.present.entity import entity_pages
from generator.present.feeds import Feeds
from generator.present.home import home
from generator.present.indexes import articles_indexes, section_indexes
from generator.present.layout import Layout
from generator.present.ledgers import figure_pages, quote_page, timeline_pages
from generator.present.linked_data import linked_data
from generator.present.map_page import map_page
from generator.present.moved import moved_pages
from generator.present.network_page import network_page
from generator.present.review import review
from generator.present.search import search_plan
from generator.present.story import story_pages
from generator.present.verify import breaches
from generator.records import KINDS, Corpus
from generator.site_plan import Page, SitePlan, TableSize

__all__ = ["breaches", "identify", "lay_out"]


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

    # The pages over the whole corpus are few, and made once; those of single articles and entities one at a time.
    whole = (
        home(layout),
        *articles_indexes(layout),
        *(page for kind in KINDS for page in section_indexes(layout, kind)),
        *moved_pages(layout),
        *digest_pages(layout),
        *story_pages(layout),
        *figure_pages(layout),
        quote_page(layout),
        *timeline_pages(layout),
        map_page(layout),
        network_page(layout),
        review(layout),
        llms_txt(layout, feeds, data),
    )

    def dressed(page: Page) -> Page:
        """What every page has: links to its feeds, and what it is about."""
        return replace(feeds.follow(page), linked_data=linked_data(layout, page))

    def pages() -> Iterator[Page]:
        yield from map(dressed, chain(whole, article_pages(layout), entity_pages(layout)))

    def data_files(sizes: Mapping[str, TableSize]) -> Page:
        return dressed(data_page(layout, feeds, data, sizes))

    paths = chain(
        (page.path for page in whole),
        (DATA,),
        (article_page(article.id) for article in corpus.articles),
        (entity_page(entity) for entity in corpus.entities if entity.own_page),
    )
    return SitePlan(frozenset(paths), pages, data, feeds.all, data_files, search_plan(layout))
