"""Names of the rules that resolve dates, as published in data files."""

from __future__ import annotations

from enum import StrEnum


class DateRule(StrEnum):
    """Rule that resolved a date or left it without a value, as stored in `DateExpression.rule` and the data files.

    The anchor date is the article's day of publication.
    """

    FULL_DATE = "full date"
    """A day with its year, as written."""
    MONTH_AND_YEAR = "month and year"
    """A month with its year, as written."""
    YEAR = "year"
    """A year, as written."""
    DECADE = "decade"
    """The ten years of a decade."""
    SEASON_OF_YEAR = "season of a year"
    """The year alone: seasons differ between the hemispheres."""
    LATEST_DAY = "day of this year or last"
    """A day without a year: the latest such day that is not after the anchor date."""
    COMING_DAY = "coming day of the year"
    """The same in a clause that looks forward: the first such day that is not before the anchor date."""
    WEEKDAY_FIXES_YEAR = "weekday fixes the year"
    """A day without a year, with its weekday: the nearest year in which they agree, else no value."""
    NEAREST_DAY = "nearest such day"
    """A day without a year in a clause of unclear direction: the one within two months, the other being far off."""
    LATEST_MONTH = "latest month"
    """A month alone: the latest that had begun on the anchor date."""
    COMING_MONTH = "coming month"
    """The same in a clause that looks forward, or after "next": the first that had not ended."""
    MONTH_OF_THIS_YEAR = "month of this year"
    """"this May": the month of the anchor date's year."""
    MONTH_BEFORE = "month before this"
    """"last October": the latest that was over on the anchor date."""
    SAME_WEEKDAY = "weekday of publication"
    """The weekday of the anchor date: that day."""
    LATEST_WEEKDAY = "latest weekday"
    """A weekday in a clause that looks back: the latest one."""
    COMING_WEEKDAY = "coming weekday"
    """A weekday in a clause that looks forward, or after "next" or "coming": the next one."""
    WEEKDAY_BEFORE = "weekday before"
    """"last Monday": the latest before the anchor date."""
    DAY_OF_WRITING = "day of writing"
    """"today", "yesterday", "tomorrow": counted from the anchor date."""
    PERIOD_OF_WRITING = "period of writing"
    """"this week", "last month", "next year": counted from the period of the anchor date; weeks are ISO weeks."""
    WEEK_UNCLEAR = "week unclear on a Sunday"
    """"last week" on a Sunday, which ends weeks for some and begins them for others: no value."""
    PART_OF_PERIOD = "part of the period"
    """"earlier this week": from its first day to the anchor date; "later this week": from there to its end."""
    COUNTED_BACK = "counted back"
    """"two days ago": that day; weeks give the week, months the month, years the year."""
    NAMED_SEASON = "named season"
    """"last summer": no value."""
    DIRECTION_UNCLEAR = "direction unclear"
    """A clause that may look back as well as forward: no value."""
    OTHER_ANCHOR = "anchor elsewhere"
    """"three weeks later", "the next day": no value, since it counts from another event."""
    PERIOD = "period"
    """Two dates joined by "to", "through", "between ... and": from the first to the second."""
    UNDATED_ARTICLE = "undated article"
    """No value without an anchor date."""
    OUT_OF_CALENDAR = "out of the calendar"
    """No value before the year 1 or after 9999."""


Resolved = tuple[str | None, DateRule]
"""An ISO 8601 date, month, year or interval, None if there is none, and the rule that decided."""
