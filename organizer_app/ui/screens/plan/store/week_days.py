"""Finds the first day of the week of a day."""

from __future__ import annotations

from datetime import date, timedelta

from organizer_app.wording.language.measures import first_weekday


def first_of_week(day: str) -> str:
    """Return the first day of the week of an ISO day; empty for an empty text."""
    if not day:
        return ""
    when = date.fromisoformat(day)
    return (when - timedelta(days=(when.weekday() - first_weekday()) % 7)).isoformat()
