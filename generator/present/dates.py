"""Dates in English words, independent of the machine's locale."""

from __future__ import annotations

from generator.language.calendar import MONTH_NAMES


def day(iso: str) -> str:
    """Word a day: "2024-08-18" becomes "18 August 2024"."""
    return f"{int(iso[8:10])} {month(iso)}"


def month(iso: str) -> str:
    """Word a month: "2024-08-18" or "2024-08" becomes "August 2024"."""
    return f"{MONTH_NAMES[int(iso[5:7]) - 1]} {iso[:4]}"


def period(iso: str) -> str:
    """Word a day, month, year or interval: "2023-10/2024-08-18" becomes "October 2023 to 18 August 2024"."""
    return " to ".join(_worded(part) for part in iso.split("/"))


def _worded(part: str) -> str:
    return day(part) if len(part) == 10 else month(part) if len(part) == 7 else part
