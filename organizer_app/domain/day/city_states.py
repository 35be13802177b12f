"""Determine how one city stands at a moment of the day, and when that can next change by itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.day.check_ins import (
    AnsweredCheckIn,
    CheckInEntry,
    ExpectedCheckIn,
    answered,
    expected_check_ins,
)
from organizer_app.domain.day.counting import Agreement, BlindCount, CityCount, city_count, is_single_blind
from organizer_app.domain.day.drift import is_behind, steps_expected
from organizer_app.domain.day.ladder import CheckInState, late_at, state_of
from organizer_app.domain.day.show_breaks import Break, break_at
from organizer_app.domain.model.day.day_settings import DayNumber
from organizer_app.domain.model.day.incidents import IncidentCategory
from organizer_app.domain.model.day.log_entries import Heard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


class Phase(IntEnum):
    """Where an action is in its day: without a time, later, live, between parts, ended, and everyone home."""

    NO_TIME = 0
    LATER = 1
    LIVE = 2
    BETWEEN_PARTS = 3
    ENDED = 4
    HOME = 5


class Trouble(IntEnum):
    """Why a city unfolds out of its zone, the worst first; NONE keeps it folded."""

    ON_LADDER = 0
    ISSUE = 1
    BEHIND = 2
    SEEN = 3
    NONE = 4


class Apart(IntEnum):
    """What tells an action from the others of its city on the day."""

    ALONE = 0
    START = 1
    START_AND_KIND = 2


class DayCity(NamedTuple):
    """What the board knows of an action before anybody is heard from; instants in minutes since 1970 UTC.

    Attributes:
        action_id: the city action.
        city: public name of the city.
        state: its state.
        zone: its IANA zone, empty when unknown.
        tactic: code of `Tactic`.
        title: public name of the action.
        venue: where it is, empty when unknown.
        lead: name of the lead, empty when none.
        starts: its start, or None.
        ends: its end, or None.
        expected: people expected, or None.
        population: of the city, 0 when unknown.
        steps_done: steps of the day that are done.
        steps_total: steps of the day.
        numbers: its intervals and limits.
        breaks: the breaks between its parts, in order.
        apart: what tells it from other actions of its city.
        has_namesake: whether a city of the same name in another state has its day, too.
        moved: when its start was last moved on the day itself, or None.
    """

    action_id: str
    city: str
    state: str
    zone: str
    tactic: str
    title: str
    venue: str
    lead: str
    starts: int | None
    ends: int | None
    expected: int | None
    population: int
    steps_done: int
    steps_total: int
    numbers: Mapping[DayNumber, int]
    breaks: tuple[Break, ...] = ()
    apart: Apart = Apart.ALONE
    has_namesake: bool = False
    moved: int | None = None


def told_apart(cities: Iterable[DayCity]) -> list[DayCity]:
    """Return the actions of a day, each with what tells it from others of its city and of its name."""
    known = list(cities)
    named = Counter((each.city, each.state) for each in known)
    timed = Counter((each.city, each.state, each.starts) for each in known)
    states = Counter(city for city, _state in named)
    apart = [
        each._replace(
            apart=Apart.START_AND_KIND if timed[each.city, each.state, each.starts] > 1 else Apart.START
        )
        if named[each.city, each.state] > 1
        else each
        for each in known
    ]
    return [each._replace(has_namesake=True) if states[each.city] > 1 else each for each in apart]


class OpenIncident(NamedTuple):
    """What goes wrong in a city until somebody closes it, and since when, in minutes since 1970 UTC."""

    at: int
    title: str
    category: IncidentCategory = IncidentCategory.OTHER
    severity: int = 2


@dataclass(frozen=True, slots=True)
class CityState:
    """How a city stands.

    Attributes:
        city: what is known of it.
        phase: where it is in its day.
        trouble: why it needs somebody, or NONE.
        missing: the first check-in that is due and not answered, or None.
        is_late: whether `missing` is on the ladder.
        next_due: the next check-in that is not due yet, or None.
        last_heard: the latest entry of somebody who was heard or seen, or None.
        issue: the entry of an issue that no later OK has closed, or None.
        unanswered: when nobody answered since `missing` was due, in minutes since 1970-01-01 UTC.
        incident: its most severe incident that is open, or None; only closing it ends it, no OK does.
        count: what its counts come to; a single blind one has no number.
        steps_expected: steps of the day that should be done by now.
        changes_at: the next minute at which time alone changes this; None for never.
    """

    city: DayCity
    phase: Phase
    trouble: Trouble
    missing: ExpectedCheckIn | None
    is_late: bool
    next_due: ExpectedCheckIn | None
    last_heard: CheckInEntry | None
    issue: CheckInEntry | None
    unanswered: tuple[int, ...]
    incident: OpenIncident | None
    count: CityCount
    steps_expected: int
    changes_at: int | None


def worst_first(state: CityState) -> tuple[int, Trouble, int, str, str]:
    """Return what to sort by: how severe it is, then how late, then the name.

    Nobody knows how severe it is where nobody is heard from: that counts like an incident of severity 3.
    """
    severity = _SILENT if state.is_late else 0
    if state.incident is not None:
        severity = max(severity, state.incident.severity)
    due = state.missing.due if state.missing is not None else 0
    return -severity, state.trouble, due, state.city.city.casefold(), state.city.action_id


_SILENT: Final = 3
_SPOKEN: Final = frozenset({Heard.OK, Heard.ISSUE, Heard.ALL_HOME})


def city_state(
    city: DayCity,
    entries: Sequence[CheckInEntry],
    counts: Sequence[BlindCount],
    now: int,
    expected: Sequence[ExpectedCheckIn] | None = None,
    incident: OpenIncident | None = None,
) -> CityState:
    """Return how a city stands at a moment.

    Args:
        city: what is known of it.
        entries: its logged outcomes, in any order; those dated later than now do not count yet.
        counts: its counts.
        now: minutes since 1970-01-01 UTC, by the corrected clock.
        expected: its expected check-ins, where they are known already.
        incident: its most severe open incident.
    """
    if expected is None:
        expected = expected_check_ins(city.starts, city.ends, city.numbers)
    check_ins = _since_moved(city, answered(expected, entries), now)
    past = sorted((each for each in entries if each.at <= now), key=lambda each: (each.at, each.entry_id))
    heard = next((each for each in reversed(past) if each.heard is not Heard.NO_ANSWER), None)
    states = [state_of(each, now, city.numbers) for each in check_ins]
    is_late = CheckInState.ON_LADDER in states
    issue = _open_issue(past)
    missing = _first(check_ins, states, {CheckInState.DUE, CheckInState.ON_LADDER})
    phase = _phase(city, past, now)
    due_steps = _steps_expected(city, now)
    trouble = _trouble(
        is_late=is_late,
        has_issue=issue is not None or incident is not None,
        is_behind=_is_behind_now(city, phase, due_steps),
        is_seen=heard is not None and _is_seen_only(heard, check_ins),
    )
    return CityState(
        city,
        phase,
        trouble,
        missing,
        is_late,
        _first(check_ins, states, {CheckInState.OPEN}),
        heard,
        issue,
        _unanswered(past, missing),
        incident,
        _shown_count(city, counts),
        due_steps,
        min((at for at in _changes(city, check_ins, entries) if at > now), default=None),
    )


def _trouble(*, is_late: bool, has_issue: bool, is_behind: bool, is_seen: bool) -> Trouble:
    reasons = (
        (is_late, Trouble.ON_LADDER),
        (has_issue, Trouble.ISSUE),
        (is_behind, Trouble.BEHIND),
        (is_seen, Trouble.SEEN),
    )
    return next((reason for holds, reason in reasons if holds), Trouble.NONE)


def _shown_count(city: DayCity, counts: Sequence[BlindCount]) -> CityCount:
    """Return what the counts come to; the only one of two blind counts has no number.

    The second counter must not have seen it on a board, nor in the sum of all cities. It is told once the
    second count is in, or once the desk says that nobody counts any more.
    """
    if is_single_blind(counts):
        return CityCount(Agreement.ONE)
    return city_count(counts, city.numbers[DayNumber.COUNTS_APART])


def _first(
    check_ins: Sequence[AnsweredCheckIn], states: Sequence[CheckInState], wanted: set[CheckInState]
) -> ExpectedCheckIn | None:
    return next(
        (each.expected for each, state in zip(check_ins, states, strict=True) if state in wanted), None
    )


def _since_moved(city: DayCity, check_ins: Sequence[AnsweredCheckIn], now: int) -> Sequence[AnsweredCheckIn]:
    """Return the check-ins, an open one due no earlier than the start was moved: nobody could know before."""
    moved = city.moved
    if moved is None or moved > now:
        return check_ins
    return [
        AnsweredCheckIn(ExpectedCheckIn(each.expected.moment, moved))
        if each.entry is None and each.expected.due < moved
        else each
        for each in check_ins
    ]


def _unanswered(past: Sequence[CheckInEntry], missing: ExpectedCheckIn | None) -> tuple[int, ...]:
    """Return when nobody answered about the check-in that is missing."""
    if missing is None:
        return ()
    return tuple(each.at for each in past if each.heard is Heard.NO_ANSWER and each.at >= missing.due)


def _open_issue(past: Sequence[CheckInEntry]) -> CheckInEntry | None:
    """Return the issue since which nobody said that all is well."""
    spoken = next((each for each in reversed(past) if each.heard in _SPOKEN), None)
    return spoken if spoken is not None and spoken.heard is Heard.ISSUE else None


def _is_behind_now(city: DayCity, phase: Phase, due_steps: int) -> bool:
    return phase is Phase.LATER and is_behind(
        city.steps_done, due_steps, city.numbers[DayNumber.STEPS_BEHIND]
    )


def _is_seen_only(heard: CheckInEntry, check_ins: Sequence[AnsweredCheckIn]) -> bool:
    """Return whether a check-in was satisfied by a look and nobody spoke with the lead since."""
    return heard.heard is Heard.OTHER_WAY and any(
        each.entry is not None and each.entry.heard is Heard.OTHER_WAY for each in check_ins
    )


def _over(city: DayCity) -> int:
    if city.starts is None:
        return 0
    if city.ends is not None and city.ends >= city.starts:
        return city.ends
    return city.starts + city.numbers[DayNumber.ASSUMED_LENGTH]


def last_end(city: DayCity) -> int:
    """Return when the last part of an action is over, in minutes since 1970-01-01 UTC; 0 without a time.

    A part that begins after a break counts even if it is later than the end of the action.
    """
    over = _over(city)
    return max([over, *(each.until for each in city.breaks if each.starts <= over)])


def _all_clear(city: DayCity) -> int:
    """Return when the all-clear is due, in minutes since 1970-01-01 UTC."""
    return _over(city) + max(city.numbers[DayNumber.ALL_CLEAR], 0)


def _phase(city: DayCity, past: Sequence[CheckInEntry], now: int) -> Phase:
    if city.starts is None:
        return Phase.NO_TIME
    if any(each.heard is Heard.ALL_HOME for each in past):
        return Phase.HOME
    if now < city.starts:
        return Phase.LATER
    if now < last_end(city):
        return Phase.LIVE if break_at(city.breaks, now) is None else Phase.BETWEEN_PARTS
    # A city that is heard from once the all-clear can be given has given it.
    all_clear = _all_clear(city)
    spoken = any(each.heard in _SPOKEN and each.at >= all_clear - _CLEAR_EARLY for each in past)
    return Phase.HOME if spoken and now >= all_clear - _CLEAR_EARLY else Phase.ENDED


_CLEAR_EARLY: Final = 15


def _steps_expected(city: DayCity, now: int) -> int:
    if city.starts is None or not city.steps_total:
        return 0
    opens = city.starts - max(city.numbers[DayNumber.EARLY], 1)
    return steps_expected(city.steps_total, opens, city.starts, now)


def _changes(
    city: DayCity, check_ins: Sequence[AnsweredCheckIn], entries: Sequence[CheckInEntry]
) -> Iterator[int]:
    """Yield the minutes at which time alone can change the state."""
    if city.starts is None:
        return
    over = _over(city)
    all_clear = _all_clear(city)
    yield from (city.starts, over, all_clear - _CLEAR_EARLY, all_clear)
    if city.moved is not None:
        yield city.moved
    for pause in city.breaks:
        yield from (pause.starts, pause.ends or pause.starts, pause.until)
    for each in check_ins:
        yield each.expected.due
        yield late_at(each.expected.due, city.numbers)
    yield from (entry.at for entry in entries)
    if city.steps_total > city.steps_done:
        # The minutes at which one more step is due.
        opens = city.starts - max(city.numbers[DayNumber.EARLY], 1)
        length = city.starts - opens
        yield from (opens - (-step * length // city.steps_total) for step in range(1, city.steps_total + 1))
