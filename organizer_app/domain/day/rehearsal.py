"""Write the script of a rehearsal: which cities fall silent and what is reported, and score the desk."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from organizer_app.domain.day.check_ins import CheckInEntry, expected_check_ins
from organizer_app.domain.day.ladder import LadderStep, ladder_times, late_at
from organizer_app.domain.model.day.log_entries import Heard

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from organizer_app.domain.day.check_ins import ExpectedCheckIn
    from organizer_app.domain.day.city_states import DayCity

_Drawn = TypeVar("_Drawn")

# What the rehearsal itself logs has this channel, so that the score counts the desk's entries alone.
CHANNEL: Final = "rehearsal"
# How many times as fast as a real clock that of a rehearsal can run; 0 stands still.
SPEEDS: Final = (0, 1, 10, 30, 60)
# One city in so many falls silent, and one in so many reports something; at least and at most so many.
_SILENT, _LEAST_SILENT, _MOST_SILENT = 4, 2, 12
_TOLD, _LEAST_TOLD, _MOST_TOLD = 6, 1, 6
# An answer comes up to so many minutes before or after it is due, and before the ladder begins.
_EARLY, _LATE = 4, 6
# Anyone who acts within so many minutes of the rehearsal's clock is on time.
ON_TIME: Final = 10


class ReportKind(Enum):
    """What a city tells the desk."""

    HEAT = "heat"
    POLICE = "police"
    COUNTER_PROTEST = "counter_protest"
    STORM = "storm"
    NO_SOUND = "no_sound"
    LOST_CHILD = "lost_child"


@dataclass(frozen=True, slots=True)
class Miss:
    """A check-in that does not come; instants in minutes since 1970-01-01 UTC.

    Attributes:
        action_id: the city action.
        due: when it was due.
        answers: the step of the ladder at which somebody answers.
        late: when it comes onto the ladder.
        answers_at: when that step begins.
    """

    action_id: str
    due: int
    answers: LadderStep
    late: int
    answers_at: int


@dataclass(frozen=True, slots=True)
class Report:
    """Something that a city tells the desk at an instant, in minutes since 1970-01-01 UTC."""

    action_id: str
    at: int
    kind: ReportKind


@dataclass(frozen=True, slots=True)
class Script:
    """What goes wrong in a rehearsal; everything else goes as planned."""

    misses: tuple[Miss, ...]
    reports: tuple[Report, ...]


class Outcome(Enum):
    """What the desk made of something: on time, late, said before anybody could know it, or not at all.

    OPEN: there is still time.
    """

    ON_TIME = "on_time"
    LATE = "late"
    TOO_EARLY = "too_early"
    MISSED = "missed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One thing that went wrong, and what the desk made of it.

    Attributes:
        action_id: the city action.
        at: from when the desk could act, in minutes since 1970-01-01 UTC.
        report: what was told; None for a check-in that did not come.
        answers: the step at which somebody answered; None for a report.
        outcome: what the desk made of it.
        minutes: how long it took; None where nothing was done.
    """

    action_id: str
    at: int
    report: ReportKind | None
    answers: LadderStep | None
    outcome: Outcome
    minutes: int | None


@dataclass(frozen=True, slots=True)
class DeskEntry:
    """What the desk logged for a city; an incident has no outcome."""

    at: int
    heard: Heard | None


class Chance(Protocol):
    """Draws as `random.Random` does."""

    def sample(self, population: Sequence[_Drawn], k: int) -> list[_Drawn]:
        """Return so many different items."""

    def choice(self, seq: Sequence[_Drawn]) -> _Drawn:
        """Return one item."""

    def randint(self, a: int, b: int) -> int:
        """Return a number from the first to the second, both included."""


def first_moment(cities: Sequence[DayCity]) -> int | None:
    """Return a quarter of an hour before the first check-in of a day; None where no city has a time."""
    due = [each.due for city in cities for each in expected_check_ins(city.starts, city.ends, city.numbers)]
    return min(due) - 15 if due else None


def script_of(cities: Sequence[DayCity], starts: int, chance: Chance) -> Script:
    """Return what goes wrong from an instant on; the same draws give the same script.

    Args:
        cities: the cities of the day.
        starts: when the rehearsal begins, in minutes since 1970-01-01 UTC.
        chance: draws the cities, check-ins and moments.
    """
    ordered = sorted(cities, key=lambda city: city.action_id)
    expected = {city.action_id: _later(city, starts) for city in ordered}
    timed = [city for city in ordered if expected[city.action_id]]
    silent = chance.sample(timed, _some(len(timed), _SILENT, _LEAST_SILENT, _MOST_SILENT))
    misses = [_miss(city, chance.choice(expected[city.action_id]), chance) for city in silent]
    told = chance.sample(timed, _some(len(timed), _TOLD, _LEAST_TOLD, _MOST_TOLD))
    kinds = tuple(ReportKind)
    reports = [
        Report(
            city.action_id,
            chance.randint(expected[city.action_id][0].due, expected[city.action_id][-1].due),
            chance.choice(kinds),
        )
        for city in told
    ]
    return Script(
        tuple(sorted(misses, key=lambda each: (each.due, each.action_id))),
        tuple(sorted(reports, key=lambda each: (each.at, each.action_id))),
    )


def _some(count: int, one_in: int, least: int, most: int) -> int:
    return min(count, most, max(least, count // one_in))


def _later(city: DayCity, starts: int) -> list[ExpectedCheckIn]:
    every = expected_check_ins(city.starts, city.ends, city.numbers)
    return [each for each in every if each.due > starts]


def _miss(city: DayCity, missed: ExpectedCheckIn, chance: Chance) -> Miss:
    steps = (
        LadderStep.LEAD,
        LadderStep.BACKUP,
        LadderStep.BACKUP,
        LadderStep.NEAREST,
        LadderStep.SOMEONE_GOES,
    )
    answers = chance.choice(steps)
    times = dict(ladder_times(missed.due, city.numbers))
    return Miss(city.action_id, missed.due, answers, late_at(missed.due, city.numbers), times[answers])


def answers_between(
    city: DayCity, script: Script, heard: Sequence[CheckInEntry], after: int, until: int
) -> tuple[tuple[int, Heard], ...]:
    """Return what a city reports by itself after one instant and until another.

    A city that fell silent reports nothing until the desk has logged an outcome for it.

    Args:
        city: the city.
        script: what goes wrong.
        heard: the logged outcomes of the city, those of the rehearsal too.
        after: minutes since 1970-01-01 UTC.
        until: the end, which still counts.
    """
    misses = [each for each in script.misses if each.action_id == city.action_id]
    last = expected_check_ins(city.starts, city.ends, city.numbers)
    found = []
    for spot, each in enumerate(last):
        limit = max(late_at(each.due, city.numbers) - each.due - 1, 0)
        at = each.due + min(_offset(city.action_id, each.due), limit)
        is_silent = any(miss.due <= each.due and not _is_reached(miss, heard, at) for miss in misses)
        if after < at <= until and not is_silent:
            found.append((at, Heard.ALL_HOME if spot == len(last) - 1 else Heard.OK))
    return tuple(found)


def _offset(action_id: str, due: int) -> int:
    """Return how many minutes after its time a city answers: anything, but always the same."""
    return (sum(map(ord, action_id)) + due) % (_EARLY + _LATE + 1) - _EARLY


def _is_reached(miss: Miss, heard: Sequence[CheckInEntry], by: int) -> bool:
    return any(miss.late <= each.at <= by and each.heard is not Heard.NO_ANSWER for each in heard)


def who_answers(script: Script, action_id: str, due: int, step: LadderStep) -> bool:
    """Return whether somebody answers who is called now for a check-in that is missing."""
    miss = next((each for each in script.misses if each.action_id == action_id and each.due <= due), None)
    return miss is None or step >= miss.answers


def open_reports(script: Script, logged: Mapping[str, Sequence[DeskEntry]], now: int) -> tuple[Report, ...]:
    """Return what was told by now and is not logged yet."""
    return tuple(
        each
        for each in script.reports
        if each.at <= now and _answer_to(each, logged.get(each.action_id, ())) is None
    )


def _answer_to(report: Report, logged: Sequence[DeskEntry]) -> DeskEntry | None:
    """Return the incident or issue that tells of a report; it may be dated a few minutes back."""
    fitting = (
        each for each in logged if each.heard in (None, Heard.ISSUE) and each.at >= report.at - ON_TIME
    )
    return min(fitting, key=lambda each: each.at, default=None)


def score(script: Script, logged: Mapping[str, Sequence[DeskEntry]], now: int) -> tuple[ScoreLine, ...]:
    """Return what the desk made of everything that went wrong by now, in order.

    Args:
        script: what went wrong.
        logged: what the desk logged, by action; without what the rehearsal logged itself.
        now: minutes since 1970-01-01 UTC.
    """
    lines = [
        _score_miss(each, logged.get(each.action_id, ()), now) for each in script.misses if each.late <= now
    ]
    lines += [
        _score_report(each, logged.get(each.action_id, ()), now) for each in script.reports if each.at <= now
    ]
    return tuple(sorted(lines, key=lambda line: (line.at, line.action_id)))


def _score_miss(miss: Miss, logged: Sequence[DeskEntry], now: int) -> ScoreLine:
    said = [each for each in logged if each.at >= miss.due and each.heard not in (None, Heard.NO_ANSWER)]
    first = min(said, key=lambda each: each.at, default=None)
    if first is not None and first.at < miss.answers_at and first.heard is not Heard.OTHER_WAY:
        return ScoreLine(miss.action_id, miss.answers_at, None, miss.answers, Outcome.TOO_EARLY, None)
    outcome, minutes = _timing(miss.answers_at, first, now)
    return ScoreLine(miss.action_id, miss.answers_at, None, miss.answers, outcome, minutes)


def _score_report(report: Report, logged: Sequence[DeskEntry], now: int) -> ScoreLine:
    outcome, minutes = _timing(report.at, _answer_to(report, logged), now)
    return ScoreLine(report.action_id, report.at, report.kind, None, outcome, minutes)


def _timing(begins: int, entry: DeskEntry | None, now: int) -> tuple[Outcome, int | None]:
    if entry is None:
        return (Outcome.OPEN if now <= begins + ON_TIME else Outcome.MISSED), None
    minutes = max(entry.at - begins, 0)
    return (Outcome.ON_TIME if minutes <= ON_TIME else Outcome.LATE), minutes
