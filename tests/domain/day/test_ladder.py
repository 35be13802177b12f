"""A missing check-in climbs the ladder minute by minute until somebody logs an outcome."""

import pytest

from organizer_app.domain.day.check_ins import AnsweredCheckIn, CheckInMoment, ExpectedCheckIn
from organizer_app.domain.day.ladder import (
    CheckInState,
    LadderPlace,
    LadderStep,
    ladder_place,
    ladder_times,
    ladder_tries,
    state_of,
)
from organizer_app.domain.model.day.day_settings import DayNumber
from organizer_app.domain.model.day.log_entries import Heard
from tests.support.day_boards import NOON, NUMBERS, heard


@pytest.mark.parametrize(
    ("late", "step", "call", "next_in"),
    [
        (10, LadderStep.LEAD, 1, 2),
        (11, LadderStep.LEAD, 1, 1),
        (12, LadderStep.LEAD, 2, 2),
        (14, LadderStep.LEAD, 3, 2),
        (15, LadderStep.LEAD, 3, 1),
        (16, LadderStep.BACKUP, 1, 2),
        (20, LadderStep.BACKUP, 3, 2),
        (22, LadderStep.NEAREST, 1, 8),
        (30, LadderStep.SOMEONE_GOES, 1, 15),
        (44, LadderStep.SOMEONE_GOES, 1, 1),
    ],
)
def test_each_step_begins_at_its_minute(late: int, step: LadderStep, call: int, next_in: int) -> None:
    place = ladder_place(NOON, NOON + late, NUMBERS)
    assert place is not None
    assert (place.step, place.call, place.next_at) == (step, call, NOON + late + next_in)


def test_nobody_is_called_before_ten_minutes() -> None:
    assert ladder_place(NOON, NOON + 9, NUMBERS) is None


def test_the_last_step_stays() -> None:
    last = LadderPlace(LadderStep.DESK_DECIDES, 1, NOON + 45, None)
    assert ladder_place(NOON, NOON + 45, NUMBERS) == ladder_place(NOON, NOON + 600, NUMBERS) == last


def test_a_step_set_too_early_waits_for_the_one_below_it() -> None:
    times = ladder_times(NOON, {**NUMBERS, DayNumber.BACKUP: 5})
    assert [at - NOON for _step, at in times] == [10, 10, 22, 30, 45]


def test_only_a_logged_outcome_stops_it() -> None:
    expected = ExpectedCheckIn(CheckInMoment.READY, NOON)
    states = {
        outcome: state_of(AnsweredCheckIn(expected, heard(NOON + 20, outcome)), NOON + 30, NUMBERS)
        for outcome in (Heard.OK, Heard.ISSUE, Heard.OTHER_WAY, Heard.ALL_HOME)
    }
    assert states.pop(Heard.OTHER_WAY) is CheckInState.SEEN
    assert set(states.values()) == {CheckInState.SATISFIED}
    assert state_of(AnsweredCheckIn(expected), NOON + 300, NUMBERS) is CheckInState.ON_LADDER


def test_an_entry_from_the_future_satisfies_nothing_yet() -> None:
    row = AnsweredCheckIn(ExpectedCheckIn(CheckInMoment.READY, NOON), heard(NOON + 60))
    assert state_of(row, NOON + 10, NUMBERS) is CheckInState.ON_LADDER


LEAD, BACKUP, NEAREST, GOES = list(LadderStep)[:4]


@pytest.mark.parametrize(
    ("in_vain", "now", "steps", "made", "upcoming"),
    [
        ([], 11, {LEAD, BACKUP}, {}, LEAD),
        ([11], 12, {LEAD, BACKUP}, {LEAD: (11,)}, LEAD),
        ([10, 11, 12], 13, {LEAD, BACKUP, NEAREST}, {LEAD: (10, 11, 12)}, BACKUP),
        ([10, 17], 18, {LEAD, BACKUP}, {LEAD: (10,), BACKUP: (17,)}, BACKUP),
        ([10, 11, 12, 13, 14, 15], 15, {LEAD, BACKUP, NEAREST}, None, NEAREST),
        # A lead without a number: the backup is called at once.
        ([10], 11, {BACKUP, GOES}, {BACKUP: (10,)}, BACKUP),
        # After the last number there is none but that one again.
        ([31], 46, {LEAD, GOES}, {GOES: (31,)}, GOES),
        ([10, 11, 12], 13, {LEAD}, {LEAD: (10, 11, 12)}, LEAD),
        ([10], 11, set(), {}, None),
    ],
)
def test_after_calls_in_vain_the_next_number_is_tried(
    in_vain: list[int],
    now: int,
    steps: set[LadderStep],
    made: dict[LadderStep, tuple[int, ...]] | None,
    upcoming: LadderStep | None,
) -> None:
    found = ladder_tries(NOON, NOON + now, [NOON + at for at in in_vain], NUMBERS, steps)
    assert found.upcoming is upcoming
    if made is not None:
        assert {step: tuple(at - NOON for at in times) for step, times in found.made.items()} == made
