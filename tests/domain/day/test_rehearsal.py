"""A rehearsal is the same for the same seed, all but the silent cities answer, and the desk is scored."""

from random import Random

from organizer_app.domain.day.check_ins import CheckInEntry
from organizer_app.domain.day.ladder import LadderStep
from organizer_app.domain.day.rehearsal import (
    DeskEntry,
    Miss,
    Outcome,
    Report,
    ReportKind,
    Script,
    answers_between,
    first_moment,
    open_reports,
    score,
    script_of,
    who_answers,
)
from organizer_app.domain.model.day.log_entries import Heard
from tests.support.day_boards import NOON, day_city

CITIES = [
    day_city(name, starts=NOON + 30 * spot, ends=NOON + 30 * spot + 90) for spot, name in enumerate("ABCDEFG")
]
BEGIN = NOON - 135
SILENCE = Miss("A", NOON + 15, LadderStep.BACKUP, NOON + 25, NOON + 31)
HEAT = Report("B", NOON + 40, ReportKind.HEAT)
SCRIPT = Script((SILENCE,), (HEAT,))


def outcomes(logged: dict[str, list[DeskEntry]], now: int = NOON + 300) -> list[Outcome]:
    return [line.outcome for line in score(SCRIPT, logged, now)]


def test_the_same_seed_gives_the_same_script_and_another_one_another() -> None:
    assert first_moment(CITIES) == BEGIN
    first = script_of(CITIES, BEGIN, Random(7))
    assert script_of(list(reversed(CITIES)), BEGIN, Random(7)) == first
    assert len({script_of(CITIES, BEGIN, Random(seed)) for seed in range(8)}) > 4
    assert len(first.misses) == 2
    assert all(miss.due > BEGIN and miss.answers_at >= miss.late for miss in first.misses)
    assert len(first.reports) == 1
    assert script_of([day_city("X", starts=None)], BEGIN, Random(7)) == Script((), ())


def test_every_city_answers_before_its_ladder_and_once() -> None:
    found = answers_between(CITIES[0], Script((), ()), (), BEGIN, NOON + 300)
    assert len(found) == 5
    assert found[-1][1] is Heard.ALL_HOME
    half = NOON + 20
    parts = [
        answers_between(CITIES[0], Script((), ()), (), *span) for span in ((BEGIN, half), (half, NOON + 300))
    ]
    assert (*parts[0], *parts[1]) == found


def test_a_silent_city_reports_nothing_until_somebody_was_reached() -> None:
    before = answers_between(CITIES[0], SCRIPT, (), BEGIN, NOON + 300)
    assert all(at < SILENCE.due for at, _heard in before)
    reached = [CheckInEntry("e", NOON + 32, Heard.OK)]
    after = answers_between(CITIES[0], SCRIPT, reached, BEGIN, NOON + 300)
    assert len(after) == len(before) + 2
    in_vain = [CheckInEntry("e", NOON + 26, Heard.NO_ANSWER)]
    assert answers_between(CITIES[0], SCRIPT, in_vain, BEGIN, NOON + 300) == before


def test_somebody_answers_from_the_step_of_the_script_on() -> None:
    assert not who_answers(SCRIPT, "A", SILENCE.due, LadderStep.LEAD)
    assert who_answers(SCRIPT, "A", SILENCE.due, LadderStep.BACKUP)
    assert who_answers(SCRIPT, "C", NOON, LadderStep.LEAD)


def test_what_was_told_waits_until_it_is_logged() -> None:
    assert open_reports(SCRIPT, {}, NOON + 39) == ()
    assert open_reports(SCRIPT, {}, NOON + 41) == (HEAT,)
    assert open_reports(SCRIPT, {"B": [DeskEntry(NOON + 41, None)]}, NOON + 42) == ()
    assert open_reports(SCRIPT, {"B": [DeskEntry(NOON + 41, Heard.OK)]}, NOON + 42) == (HEAT,)


def test_the_desk_is_on_time_late_too_early_or_missed_it() -> None:
    answered, told = DeskEntry(NOON + 33, Heard.OK), DeskEntry(NOON + 44, Heard.ISSUE)
    assert outcomes({"A": [answered], "B": [told]}) == [Outcome.ON_TIME, Outcome.ON_TIME]
    assert outcomes({"A": [DeskEntry(NOON + 50, Heard.OK)]}) == [Outcome.LATE, Outcome.MISSED]
    too_early = DeskEntry(NOON + 27, Heard.OK)
    assert outcomes({"A": [too_early, answered]})[0] is Outcome.TOO_EARLY
    assert outcomes({"A": [DeskEntry(NOON + 27, Heard.OTHER_WAY)]})[0] is Outcome.ON_TIME
    assert outcomes({"A": [DeskEntry(NOON + 27, Heard.NO_ANSWER)]})[0] is Outcome.MISSED
    assert outcomes({}, NOON + 28) == [Outcome.OPEN]
    assert outcomes({}, NOON + 20) == [], "nobody can know of it yet"
