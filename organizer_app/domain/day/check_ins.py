"""Say when every city must be heard from, and which of these check-ins an entry of the log satisfies."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from organizer_app.domain.day.day_numbers import NOT_EXPECTED
from organizer_app.domain.model.day.day_settings import DayNumber
from organizer_app.domain.model.day.log_entries import Heard

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class CheckInMoment(Enum):
    """The moments at which a city must be heard from, in the order of the day."""

    EARLY = "early"
    READY = "ready"
    STARTED = "started"
    LIVE = "live"
    ENDED = "ended"
    ALL_CLEAR = "all_clear"


@dataclass(frozen=True, slots=True)
class ExpectedCheckIn:
    """A check-in that is expected; `due` is in minutes since 1970-01-01 UTC."""

    moment: CheckInMoment
    due: int


@dataclass(frozen=True, slots=True)
class CheckInEntry:
    """A logged outcome, as the rules need it.

    Attributes:
        entry_id: the entry of the log.
        at: when it occurred, in minutes since 1970-01-01 UTC; not when it was typed.
        heard: the outcome.
        text: what was said, such as what goes wrong.
    """

    entry_id: str
    at: int
    heard: Heard
    text: str = ""


@dataclass(frozen=True, slots=True)
class AnsweredCheckIn:
    """An expected check-in, and the entry that satisfies it.

    Attributes:
        expected: what is expected.
        entry: the first entry that satisfies it, or None.
    """

    expected: ExpectedCheckIn
    entry: CheckInEntry | None = None


# An answer this early still counts for a check-in; half the time since the one before, if that is less.
EARLIEST: Final = 15


def expected_check_ins(
    starts: int | None, ends: int | None, numbers: Mapping[DayNumber, int]
) -> tuple[ExpectedCheckIn, ...]:
    """Return the check-ins of one action in order: T-2 h, T-30 min, start + 15, hourly, end, end + 60.

    They follow from the action's instants, so moving the action moves them. While live, one is expected each
    `LIVE_EVERY` minutes after the start, but none within half that time before the end, where the next one is
    expected anyway.

    Args:
        starts: start in minutes since 1970-01-01 UTC; None without a time: nothing is expected.
        ends: the end; None for one `ASSUMED_LENGTH` after the start.
        numbers: the numbers of this action; `NOT_EXPECTED` turns one off.
    """
    if starts is None:
        return ()
    over = ends if ends is not None and ends >= starts else starts + numbers[DayNumber.ASSUMED_LENGTH]
    around = (
        (CheckInMoment.EARLY, DayNumber.EARLY, starts, -1),
        (CheckInMoment.READY, DayNumber.READY, starts, -1),
        (CheckInMoment.STARTED, DayNumber.STARTED, starts, 1),
        (CheckInMoment.ENDED, DayNumber.ENDED, over, 1),
        (CheckInMoment.ALL_CLEAR, DayNumber.ALL_CLEAR, over, 1),
    )
    due = [
        ExpectedCheckIn(moment, origin + sign * numbers[number])
        for moment, number, origin, sign in around
        if numbers[number] != NOT_EXPECTED
    ]
    every = numbers[DayNumber.LIVE_EVERY]
    if every > 0:
        due += [
            ExpectedCheckIn(CheckInMoment.LIVE, at) for at in range(starts + every, over - every // 2, every)
        ]
    order = tuple(CheckInMoment)
    return tuple(sorted(due, key=lambda each: (each.due, order.index(each.moment))))


def answered(
    expected: Sequence[ExpectedCheckIn], entries: Iterable[CheckInEntry]
) -> tuple[AnsweredCheckIn, ...]:
    """Return each expected check-in with the first entry that satisfies it, in order; none is ever left out.

    A city that is heard from satisfies everything due by then, however late, and the next check-in if due
    within `EARLIEST`. ALL_HOME satisfies everything later too. NO_ANSWER satisfies nothing.
    """
    heard = sorted(
        (entry for entry in entries if entry.heard is not Heard.NO_ANSWER),
        key=lambda entry: (entry.at, entry.entry_id),
    )
    home = next((entry for entry in heard if entry.heard is Heard.ALL_HOME), None)
    rows = []
    spot = 0
    for index, each in enumerate(expected):
        gap = each.due - expected[index - 1].due if index else 2 * EARLIEST
        opens = each.due - min(EARLIEST, gap // 2)
        # Expected times rise and so do the moments from which an answer counts: one walk over both.
        while spot < len(heard) and heard[spot].at < opens:
            spot += 1
        first = heard[spot] if spot < len(heard) else None
        if home is not None and (first is None or home.at < first.at):
            first = home
        rows.append(AnsweredCheckIn(each, first))
    return tuple(rows)
