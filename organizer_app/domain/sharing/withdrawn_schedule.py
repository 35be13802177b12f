"""Stamp a withdrawn schedule, so that nobody who still gets it goes where it sends them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.model.city_actions import ActionStatus

if TYPE_CHECKING:
    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedSchedule


def withdrawn(schedule: SharedSchedule) -> SharedSchedule:
    """Return a schedule with every action called off, which calendars show as canceled.

    Key dates have no such state, so they are left out, and calendars that subscribe drop them. Numbers that
    rise let calendars take the change.
    """
    entries = tuple(
        replace(entry, status=ActionStatus.CANCELLED, cancelled=True, sequence=entry.sequence + 1)
        for entry in schedule.entries
    )
    return replace(schedule, is_withdrawn=True, entries=entries, key_dates=(), changes=(), numbers=())


def stamped(schedule: SharedSchedule, words: ScheduleWords) -> SharedSchedule:
    """Return a withdrawn schedule with the stamp in its title, which every page and every file repeats."""
    stamp = words.texts["withdrawn_title"]
    if not schedule.is_withdrawn:
        return schedule
    title = schedule.title or words.texts["untitled"]
    head = stamp.partition("{")[0]
    return schedule if title.startswith(head) else replace(schedule, title=stamp.format(title=title))


def banner_of(schedule: SharedSchedule, words: ScheduleWords) -> str:
    """Return what stands at the top of a page: whom it is for, and whether it was withdrawn."""
    parts = [words.texts["withdrawn_banner"] if schedule.is_withdrawn else ""]
    parts.append(words.audiences.get(schedule.audience.code, ""))
    return " ".join(part for part in parts if part)
