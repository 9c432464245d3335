"""Bar chart of articles over time; each bar links to the digest of its period."""

from __future__ import annotations

from generator.present.addresses import digest_page, href
from generator.present.layout import Layout
from generator.present.periods import PeriodUnit
from generator.present.pictures.timeline import timeline_picture
from generator.present.views.pictures import TimelinePicture


def articles_over_time(layout: Layout, page: str) -> TimelinePicture | None:
    """Draw the number of articles over time, without those that repeat others, as digests count them."""
    repeats = layout.corpus.duplicate_of

    def digest(unit: PeriodUnit, key: str) -> str:
        return href(page, digest_page(key)) if unit != "year" else ""

    dates = ((article.date, 1) for article in layout.corpus.articles if article.date and article.id not in repeats)
    return timeline_picture(dates, "articles", digest)
