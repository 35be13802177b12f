"""What a city cannot do without in the last days: marshals, a run of show, and people who can be reached."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.rows.readiness import ReadinessReason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Marshals are trained two weeks before; the first run of show and the card of numbers go out a week before.
MARSHAL_DAYS: Final = 14
SHOW_DAYS: Final = 7
STALE_DAYS: Final = 14
# Before that many days nobody's gates of the last days count, whatever the desk has chosen for its calls.
FARTHEST_DAYS: Final = 60
# Fewer people keep order among themselves.
SMALL: Final = 50


class LastDays(NamedTuple):
    """What is known of a city for its last days.

    Attributes:
        has_marshal_lead: whether somebody leads the marshals.
        has_run_of_show: whether anything stands in its run of show.
        has_emergency_contact: whether a number of somebody with a role there may be rung on the day.
        reached_on: the day on which lead and backup had both been reached last, or None.
        stale_after_days: how long that counts.
    """

    has_marshal_lead: bool = False
    has_run_of_show: bool = False
    has_emergency_contact: bool = False
    reached_on: date | None = None
    stale_after_days: int = STALE_DAYS


class LastGate(NamedTuple):
    """One of these gates: what fails without it, from which local day it counts, and whether it is passed."""

    reason: ReadinessReason
    due_on: date
    is_passed: bool


def last_gates(known: LastDays, day: date, expected: int | None, today: date) -> Iterator[LastGate]:
    """Yield the gates of the last days of a city.

    Args:
        known: what is there.
        day: its local day of action.
        expected: how many people are expected; fewer than fifty need no marshals and no run of show.
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
    """Return for how many days a talk counts: as many as were chosen, within what gates look back."""
    return min(max(chosen, 0), FARTHEST_DAYS)


def days_ahead(stale_after_days: Iterable[int]) -> int:
    """Return how many days before an action the first of its gates counts, wherever talks count so long."""
    return max(MARSHAL_DAYS, SHOW_DAYS, STALE_DAYS, *stale_after_days)


def failing_gates(
    known: LastDays | None, day: date | None, expected: int | None, today: date | None
) -> tuple[ReadinessReason, ...]:
    """Return the gates of the last days that fail on a day; none before they count or after the action.

    Args:
        known: what is there, or None when nobody has looked.
        day: local day of action, or None.
        expected: how many people are expected, or None.
        today: local calendar day there; None counts nothing as late.
    """
    if known is None or day is None or today is None or today > day:
        return ()
    gates = last_gates(known, day, expected, today)
    return tuple(gate.reason for gate in gates if not gate.is_passed and gate.due_on <= today)
