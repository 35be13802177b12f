"""Write a schedule as the bulk upload table of Action Network, with its exact headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.exchange.schedule.entry_facts import access_of, city_of, groups_of, name_of
from organizer_app.exchange.text.guarded_table import guarded_table

if TYPE_CHECKING:
    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule

HEADINGS = (
    "event_title", "administrative_title", "location_name", "address", "city", "state", "zip", "country",
    "time", "date", "host", "sponsor", "attendee_pitch", "attendee_instructions", "host_contact_info",
    "disable_discussions", "end_date", "end_time",
)  # fmt: skip


def write_action_network(schedule: SharedSchedule, words: ScheduleWords) -> bytes:
    """Write the events that can be created: active ones with a day and a start."""
    rows = [_row(entry, schedule, words) for entry in schedule.entries if can_be_made(entry)]
    return guarded_table(HEADINGS, rows, for_spreadsheets=False)


def can_be_made(entry: SharedEntry) -> bool:
    """Return whether people could sign up for an entry: it is active, with a day and a start."""
    return bool(entry.day and entry.starts and not entry.cancelled)


def _row(entry: SharedEntry, schedule: SharedSchedule, words: ScheduleWords) -> tuple[str, ...]:
    ends = entry.ends_day or entry.day
    has_end = entry.ends is not None and ends is not None
    return (
        name_of(entry, words),
        f"{name_of(entry, words)} ({city_of(entry)})",
        entry.venue,
        entry.address,
        entry.city,
        entry.state,
        entry.postal_code,
        entry.country,
        entry.starts.strftime("%H:%M") if entry.starts else "",
        entry.day.strftime("%m/%d/%Y") if entry.day else "",
        entry.lead,
        groups_of(entry),
        schedule.demand,
        access_of(entry, words),
        entry.lead_email,
        "",
        ends.strftime("%m/%d/%Y") if has_end and ends else "",
        entry.ends.strftime("%H:%M") if has_end and entry.ends else "",
    )
