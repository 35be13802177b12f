"""Write the counts under the headings of the turnout sheet of We (the People) Dissent, to be pasted there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.time.local_time import local_of
from organizer_app.exchange.text.clean_text import safe_link
from organizer_app.exchange.text.guarded_table import guarded_table

if TYPE_CHECKING:
    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule
    from organizer_app.exchange.text.guarded_table import Cell

HEADINGS = (
    "Timestamp", "Date", "Zip", "City", "State", "Event Name", "Low Estimate", "High Estimate",
    "Protest Listing | Source", "News Coverage",
)  # fmt: skip


def is_counted(entry: SharedEntry) -> bool:
    """Return whether an action took place and was counted: the sheet has no row without an estimate."""
    counted = entry.count_low is not None or entry.count_high is not None
    return counted and entry.day is not None and not entry.cancelled


def write_dissent_turnout(schedule: SharedSchedule, _words: ScheduleWords) -> bytes:
    """Write the counted actions; the timestamp is the moment of the table by HQ's clock."""
    stamp = local_of(schedule.generated_at, schedule.desk_zone or "UTC")
    written = f"{stamp.day:%m/%d/%Y} {stamp.wall:%H:%M:%S}"
    return guarded_table(HEADINGS, [_row(each, written) for each in schedule.entries if is_counted(each)])


def _row(entry: SharedEntry, written: str) -> tuple[Cell, ...]:
    low, high = entry.count_low, entry.count_high
    return (
        written,
        f"{entry.day:%m/%d/%Y}",
        entry.postal_code,
        entry.city,
        entry.state,
        entry.title or entry.tactic.value.replace("_", " "),
        high if low is None else low,
        low if high is None else high,
        safe_link(entry.public_url),
        "",
    )
