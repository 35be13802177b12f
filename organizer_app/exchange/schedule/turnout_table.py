"""Write the counts under the headings of the Crowd Counting Consortium, so that they can be sent to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.exchange.text.guarded_table import guarded_table

if TYPE_CHECKING:
    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule
    from organizer_app.exchange.text.guarded_table import Cell

HEADINGS = (
    "date", "locality", "state", "location_detail", "online", "type", "title", "macroevent", "actors",
    "organizations", "participants", "claims", "valence", "issues", "size_low", "size_high", "size_mean",
    "size_text", "size_cat", "arrests", "injuries_crowd", "injuries_police", "property_damage",
    "participant_measures", "police_measures", "source_n", "notes", "lat", "lon",
)  # fmt: skip
# The consortium's size categories, by their lowest number of people.
_CATEGORIES = ((10_000, 4), (1_000, 3), (100, 2), (1, 1))


def write_turnout(schedule: SharedSchedule, _words: ScheduleWords) -> bytes:
    """Write the active actions that have a day; leave unknown columns, such as arrests, empty."""
    rows = [
        _row(entry, schedule) for entry in schedule.entries if entry.day is not None and not entry.cancelled
    ]
    return guarded_table(HEADINGS, rows)


def _row(entry: SharedEntry, schedule: SharedSchedule) -> tuple[Cell, ...]:
    low, high = _low_and_high(entry)
    mean = None if low is None or high is None else (low + high) / 2
    spot = ", ".join(part for part in (entry.venue, entry.address) if part)
    what = (entry.tactic.value.replace("_", " "), entry.title, schedule.title)
    groups = "; ".join(entry.groups)
    sizes = (low, high, mean, None, _category(mean))
    # Arrests, injuries, damage, measures taken, number of sources and notes: unknown to us.
    unknown = (None,) * 8
    return (
        *(entry.day.isoformat() if entry.day else "", entry.city, entry.state, spot, 0),
        *(*what, None, groups, None, schedule.demand, None, None),
        *(*sizes, *unknown, entry.latitude, entry.longitude),
    )


def _low_and_high(entry: SharedEntry) -> tuple[int | None, int | None]:
    """Return lowest and highest number; a single number is both."""
    low, high = entry.count_low, entry.count_high
    return (high if low is None else low), (low if high is None else high)


def _category(mean: float | None) -> int:
    return 0 if mean is None else next((code for least, code in _CATEGORIES if mean >= least), 0)
