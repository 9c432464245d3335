"""Corpus -> SitePlan: decide which pages exist and what each shows, and compute every address once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from generator.present.addresses import DATA
from generator.present.data.feeds import Feeds
from generator.present.data.linked_data import linked_data
from generator.present.data.tables import tables
from generator.present.layout import Layout
from generator.present.pages.article import article_targets
from generator.present.pages.data import data_page, llms_txt
from generator.present.pages.digest import all_periods, digest_index, digest_targets
from generator.present.pages.entity import entity_targets
from generator.present.pages.figures import figures_targets
from generator.present.pages.home import home_page
from generator.present.pages.indexes import articles_indexes, section_indexes, stories_indexes
from generator.present.pages.map import map_page
from generator.present.pages.network import network_page
from generator.present.pages.quotes import quotes_target
from generator.present.pages.redirects import redirect_pages
from generator.present.pages.review import review_page
from generator.present.pages.story import story_targets
from generator.present.pages.timeline import timeline_targets
from generator.present.search.plan import search_plan
from generator.present.trust_rules import breaches
from generator.records import KINDS, Corpus
from generator.site_plan import Page, SiteOptions, SitePlan, Table, Target

__all__ = ["breaches", "lay_out"]


def lay_out(corpus: Corpus, options: SiteOptions) -> SitePlan:
    """Plan the site.

    Args:
        corpus: The articles with everything found in them.
        options: What the configuration says about the site.

    Returns:
        The plan. Its pages are made one at a time, on demand.
    """
    layout = Layout(corpus, options)
    feeds = Feeds(layout)
    data_files = tables(layout)
    targets = list(_page_targets(layout, feeds, data_files))

    def finished(make: Callable[[], Page]) -> Page:
        """Add what every page has: links to its feeds, and linked data."""
        page = feeds.with_links(make())
        return replace(page, linked_data=linked_data(layout, page))

    return SitePlan(
        paths=frozenset({DATA, *(target.path for target in targets)}),
        pages=lambda: (replace(target, make=partial(finished, target.make)) for target in targets),
        tables=data_files,
        data_page=lambda sizes: finished(partial(data_page, layout, feeds, data_files, sizes)),
        search=search_plan(layout),
        dependencies=layout.dependencies,
        options=options,
        feeds=feeds.targets,
    )


def _page_targets(layout: Layout, feeds: Feeds, data_files: Sequence[Table]) -> Iterator[Target[Page]]:
    """Yield all pages but the data page, which is made last, from the sizes of the written data files."""
    by_unit = all_periods(layout)
    # The few pages about the whole corpus are made at once; those of single articles, entities … on demand.
    overviews = (
        home_page(layout),
        *articles_indexes(layout),
        *(page for kind in KINDS for page in section_indexes(layout, kind)),
        *redirect_pages(layout),
        digest_index(layout, by_unit),
        *stories_indexes(layout),
        map_page(layout),
        network_page(layout),
        review_page(layout),
        llms_txt(layout, feeds, data_files),
    )
    for page in overviews:
        yield Target(page.path, partial(_made, page), page)
    yield from figures_targets(layout)
    yield quotes_target(layout)
    yield from timeline_targets(layout)
    yield from digest_targets(layout, by_unit)
    yield from story_targets(layout)
    yield from article_targets(layout)
    yield from entity_targets(layout)


def _made(page: Page) -> Page:
    return page
