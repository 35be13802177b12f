"""Decides the first step for an empty view of people; no widgets."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from organizer_app.domain.rows.action_rows import is_to_come
from organizer_app.domain.time.local_time import local_of
from organizer_app.ui.screens.people.people_filter import FACETS_OF
from organizer_app.ui.screens.people.people_view import PeopleView

if TYPE_CHECKING:
    from datetime import datetime

    from organizer_app.domain.basics.filters import Filter
    from organizer_app.ui.screens.people.people_jobs import Loaded


class FirstStep(Enum):
    """The possible first steps, by code."""

    CLEAR = "clear"
    PLAN = "plan"
    ADD = "add"
    CHOOSE = "choose"
    CALLS = "calls"
    COVERAGE = "coverage"
    TALKS = "talks"
    OVER = "over"


def first_step(kind: PeopleView, wanted: Filter, loaded: Loaded, now: datetime) -> FirstStep:
    """Return the first step for a view that shows nothing of what was loaded."""
    if kind is not PeopleView.ROLL_CALL and not wanted.within(FACETS_OF[kind]).is_empty:
        return FirstStep.CLEAR
    if kind is PeopleView.EVERYONE:
        return FirstStep.ADD
    if kind is PeopleView.TALKS:
        return FirstStep.CALLS
    if kind is PeopleView.CALLS and _acts_later(loaded, now):
        return FirstStep.TALKS if loaded.facts else FirstStep.COVERAGE
    return FirstStep.OVER if loaded.book.rows and not _acts_later(loaded, now) else FirstStep.PLAN


def _acts_later(loaded: Loaded, now: datetime) -> bool:
    today = local_of(now, loaded.book.desk_zone("")).day.isoformat()
    rows = loaded.book.rows.values()
    return any((not row.day or row.day >= today) and is_to_come(row) for row in rows)
