"""Finds the days that matter before an action for a permit's ruler: their words and distance from T-0."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.time.working_days import Region, holidays_between
from organizer_app.wording.checklists import permits as words
from organizer_app.wording.language.dates import short_day

if TYPE_CHECKING:
    from organizer_app.services.checklists.permits import PermitLine

_MOST_HOLIDAYS = 4
# A shorter ruler is meaningless.
_SHORTEST = 14
_STEPS = (5, 10, 15, 30, 60, 90, 180)
_MOST_TICKS = 7


class Mark(NamedTuple):
    """A day on the ruler: calendar days before T-0 (negative after it), its words and color token."""

    before: int
    name: str
    day: str
    color: str = "text2"
    is_strong: bool = False


class Ruler(NamedTuple):
    """What the ruler shows.

    Attributes:
        span: calendar days from its upper end to T-0.
        marks: the days that matter, earliest first.
        ticks: calendar days before T-0 that get a number.
        best: calendar days before T-0 until which an answer can still arrive in time, or None.
        latest: calendar days before T-0 of the latest filing day, or None.
        counted: the counted working days, as calendar days before T-0.
    """

    span: int
    marks: tuple[Mark, ...]
    ticks: tuple[int, ...]
    best: int | None
    latest: int | None
    counted: tuple[int, ...] = ()


def ruler_of(line: PermitLine, today: date) -> Ruler | None:
    """Return the ruler of a permit; None for an action without a day."""
    if not line.row.day:
        return None
    zero = date.fromisoformat(line.row.day)
    need, due = line.need, line.due_on
    best = need.best_on if need else None
    marks = [Mark(0, words.the_day(), short_day(line.row.day), "text", is_strong=True)]

    def add(day: date | None, name: str, color: str = "text2", *, is_strong: bool = False) -> None:
        if day is not None:
            marks.append(Mark((zero - day).days, name, short_day(day.isoformat()), color, is_strong))

    permit = line.permit
    add(best if best != due else None, words.best(), "text", is_strong=True)
    add(due, words.latest(), "danger", is_strong=True)
    add(permit.filed_on, words.status_name("filed"), "text", is_strong=True)
    add(permit.decided_on, words.decided(), "text", is_strong=True)
    if today <= zero:
        add(today, words.today(), "accent", is_strong=True)
    counted: tuple[int, ...] = ()
    if due and need and need.lead and need.lead.unit.value == "working_day":
        region = Region(line.row.country or "US", line.row.state)
        holidays = holidays_between(due, zero, region)
        for day, _name in holidays[:_MOST_HOLIDAYS]:
            add(day, words.holiday_not_counted())
        counted = _working_days(due, zero, {day for day, _name in holidays})
    span = max(_SHORTEST, *(mark.before for mark in marks))
    return Ruler(
        span,
        tuple(sorted(marks, key=lambda mark: -mark.before)),
        _ticks(span),
        (zero - best).days if best else None,
        (zero - due).days if due else None,
        counted,
    )


def _working_days(first: date, zero: date, holidays: set[date]) -> tuple[int, ...]:
    days = (first + timedelta(days=number) for number in range(1, (zero - first).days))
    saturday = 5
    return tuple((zero - day).days for day in days if day.weekday() < saturday and day not in holidays)


def _ticks(span: int) -> tuple[int, ...]:
    step = next((each for each in _STEPS if span / each <= _MOST_TICKS), _STEPS[-1])
    return tuple(range(0, span + 1, step))


def heights(wanted: list[float], least: float, top: float, bottom: float) -> list[float]:
    """Return positions of labels with neighbors at least `least` apart; `wanted` is sorted, downward."""
    found: list[float] = []
    for at in wanted:
        found.append(max(at, found[-1] + least if found else top))
    limit = bottom
    for number in range(len(found) - 1, -1, -1):
        found[number] = min(found[number], limit)
        limit = found[number] - least
    return found
