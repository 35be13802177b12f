"""Check what a city needs in the last days: marshals, a run of show, and people who can be reached."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.rows.readiness import ReadinessReason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Marshals are trained two weeks before; the first run of show and the contact card go out a week before.
MARSHAL_DAYS: Final = 14
SHOW_DAYS: Final = 7
STALE_DAYS: Final = 14
# Gates of the last days never count earlier than this, whatever HQ chose for its calls.
FARTHEST_DAYS: Final = 60
# Smaller actions need no marshals.
SMALL: Final = 50


class LastDays(NamedTuple):
    """What is known about the last days of a city.

    Attributes:
        has_marshal_lead: whether someone leads the marshals.
        has_run_of_show: whether its run of show has a cue.
        has_emergency_contact: whether someone with a role there has a number to call on the day.
        reached_on: the day by which both lead and backup had been reached, or None.
        stale_after_days: days for which that counts.
    """

    has_marshal_lead: bool = False
    has_run_of_show: bool = False
    has_emergency_contact: bool = False
    reached_on: date | None = None
    stale_after_days: int = STALE_DAYS


class LastGate(NamedTuple):
    """One gate of the last days: what fails without it, its first local day, and whether it passed."""

    reason: ReadinessReason
    due_on: date
    is_passed: bool


def last_gates(known: LastDays, day: date, expected: int | None, today: date) -> Iterator[LastGate]:
    """Yield the gates of the last days of a city.

    Args:
        known: what is known about the city.
        day: local day of the action.
        expected: number of people expected; fewer than fifty need no marshals and no run of show.
        today: local calendar day there.
    """
    is_small = expected is not None and expected < SMALL
    show_day = day - timedelta(days=SHOW_DAYS)
    if not is_small:
        marshal_day = day - timedelta(days=MARSHAL_DAYS)
        yield LastGate(ReadinessReason.NO_MARSHAL_LEAD, marshal_day, known.has_marshal_lead)
        yield LastGate(ReadinessReason.NO_RUN_OF_SHOW, show_day, known.has_run_of_show)
    yield LastGate(ReadinessReason.NO_EMERGENCY_CONTACT, show_day, known.has_emergency_contact)
    stale = timedelta(days=known.stale_after_days)
    is_fresh = known.reached_on is not None and known.reached_on >= min(today, day) - stale
    yield LastGate(ReadinessReason.NOT_REACHED, day - stale, is_fresh)


def talk_days(chosen: int) -> int:
    """Return how many days a talk counts: the chosen number, at most the days that gates look back."""
    return min(max(chosen, 0), FARTHEST_DAYS)


def days_ahead(stale_after_days: Iterable[int]) -> int:
    """Return how many days before an action its first gate counts, given how long talks count."""
    return max(MARSHAL_DAYS, SHOW_DAYS, STALE_DAYS, *stale_after_days)


def failing_gates(
    known: LastDays | None, day: date | None, expected: int | None, today: date | None
) -> tuple[ReadinessReason, ...]:
    """Return the failing gates of the last days; none before they count or after the action.

    Args:
        known: what is known about the city, or None if it was not read.
        day: local day of the action, or None.
        expected: number of people expected, or None.
        today: local calendar day there; with None nothing is late.
    """
    if known is None or day is None or today is None or today > day:
        return ()
    gates = last_gates(known, day, expected, today)
    return tuple(gate.reason for gate in gates if not gate.is_passed and gate.due_on <= today)
