"""Finds the first day of the week where the computer is used."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QLocale


def first_weekday() -> int:
    """Return the weekday that weeks begin on, from 0, Monday."""
    # Qt counts weekdays from 1, Monday.
    return QLocale().firstDayOfWeek().value - 1


def first_of_week(day: str) -> str:
    """Return the first day of the week of an ISO day; empty for an empty text."""
    if not day:
        return ""
    when = date.fromisoformat(day)
    return (when - timedelta(days=(when.weekday() - first_weekday()) % 7)).isoformat()
