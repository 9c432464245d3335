"""Months and weekdays in English, with the abbreviations of news style."""

from __future__ import annotations

MONTHS = (
    ("January", "Jan"),
    ("February", "Feb"),
    ("March", "Mar"),
    ("April", "Apr"),
    ("May",),
    ("June", "Jun"),
    ("July", "Jul"),
    ("August", "Aug"),
    ("September", "Sept", "Sep"),
    ("October", "Oct"),
    ("November", "Nov"),
    ("December", "Dec"),
)
"""Each month by its name and its abbreviations, the longest first, without full stops."""

WEEKDAYS = (
    ("Monday", "Mon"),
    ("Tuesday", "Tues", "Tue"),
    ("Wednesday", "Wed"),
    ("Thursday", "Thurs", "Thur", "Thu"),
    ("Friday", "Fri"),
    ("Saturday", "Sat"),
    ("Sunday", "Sun"),
)
"""Each weekday by its name and its abbreviations, the longest first, without full stops."""

MONTH_NAMES = tuple(name for name, *_ in MONTHS)
"""The full names, from January."""

WEEKDAY_NAMES = tuple(name for name, *_ in WEEKDAYS)
"""The full names, from Monday, as `datetime.date.weekday` counts."""

MONTH_NUMBER = {spelling.lower(): number for number, month in enumerate(MONTHS, 1) for spelling in month}
"""Any spelling of a month in lower case, without a full stop -> its number, 1 to 12."""

WEEKDAY_NUMBER = {spelling.lower(): number for number, weekday in enumerate(WEEKDAYS) for spelling in weekday}
"""Any spelling of a weekday in lower case, without a full stop -> its number, 0 for Monday."""
