"""A city is expected to check in at moments of its own day, and what is heard satisfies them."""

from datetime import UTC, date, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.day.check_ins import (
    CheckInEntry,
    CheckInMoment,
    ExpectedCheckIn,
    answered,
    expected_check_ins,
)
from organizer_app.domain.day.day_numbers import NOT_EXPECTED
from organizer_app.domain.day.ladder import CheckInState, state_of
from organizer_app.domain.model.day.day_settings import DayNumber
from organizer_app.domain.model.day.log_entries import Heard
from organizer_app.domain.time.local_time import LocalMoment, epoch_minutes, instant_of
from tests.support.day_boards import NOON, NUMBERS, heard


def _due(starts: int, ends: int | None) -> list[tuple[CheckInMoment, int]]:
    return [(each.moment, each.due - starts) for each in expected_check_ins(starts, ends, NUMBERS)]


def test_an_action_of_three_hours_is_expected_eight_times() -> None:
    assert _due(NOON, NOON + 180) == [
        (CheckInMoment.EARLY, -120),
        (CheckInMoment.READY, -30),
        (CheckInMoment.STARTED, 15),
        (CheckInMoment.LIVE, 60),
        (CheckInMoment.LIVE, 120),
        (CheckInMoment.ENDED, 180),
        (CheckInMoment.ALL_CLEAR, 240),
    ]


def test_moving_an_action_moves_its_check_ins() -> None:
    assert _due(NOON, NOON + 90) == _due(NOON + 45, NOON + 135)


def test_no_hourly_check_in_comes_just_before_the_end() -> None:
    assert CheckInMoment.LIVE not in dict(_due(NOON, NOON + 75))
    assert CheckInMoment.LIVE in dict(_due(NOON, NOON + 100))


def test_an_action_without_an_end_is_taken_to_last_two_hours() -> None:
    assert _due(NOON, None) == _due(NOON, NOON + 120)


def test_an_action_without_a_time_is_not_expected_to_check_in() -> None:
    assert expected_check_ins(None, None, NUMBERS) == ()


def test_a_check_in_can_be_turned_off() -> None:
    numbers = {**NUMBERS, DayNumber.EARLY: NOT_EXPECTED, DayNumber.LIVE_EVERY: NOT_EXPECTED}
    moments = [each.moment for each in expected_check_ins(NOON, NOON + 180, numbers)]
    assert CheckInMoment.EARLY not in moments
    assert CheckInMoment.LIVE not in moments


def test_an_answer_satisfies_what_is_due_and_what_is_nearly_due() -> None:
    expected = (ExpectedCheckIn(CheckInMoment.READY, NOON), ExpectedCheckIn(CheckInMoment.STARTED, NOON + 45))
    early, in_time = heard(NOON + 29), heard(NOON + 30)
    assert [each.entry for each in answered(expected, [early])] == [early, None]
    assert [each.entry for each in answered(expected, [in_time])] == [in_time, in_time]


def test_no_answer_satisfies_nothing() -> None:
    expected = expected_check_ins(NOON, NOON + 90, NUMBERS)
    tries = [heard(each.due + 5, Heard.NO_ANSWER) for each in expected]
    assert all(each.entry is None for each in answered(expected, tries))


def test_everyone_home_satisfies_all_that_is_left() -> None:
    expected = expected_check_ins(NOON, NOON + 90, NUMBERS)
    home = heard(NOON + 95, Heard.ALL_HOME)
    assert all(each.entry == home for each in answered(expected, [home]))


def test_on_the_night_of_a_clock_change_an_hour_stays_sixty_minutes() -> None:
    # 1 AM to 4 AM on November 7, 2027, when New York repeats an hour, lasts four hours.
    day = date(2027, 11, 7)
    starts, ends = (
        epoch_minutes(instant_of(LocalMoment(day, time(hour), "America/New_York"))) for hour in (1, 4)
    )
    assert ends - starts == 240
    live = [
        each.due - starts for each in expected_check_ins(starts, ends, NUMBERS) if each.moment.value == "live"
    ]
    assert live == [60, 120, 180]


def test_across_the_date_line_check_ins_follow_instants_and_not_days() -> None:
    auckland = epoch_minutes(instant_of(LocalMoment(date(2027, 4, 18), time(8), "Pacific/Auckland")))
    pago = epoch_minutes(instant_of(LocalMoment(date(2027, 4, 17), time(9), "Pacific/Pago_Pago")))
    assert auckland == pago == epoch_minutes(datetime(2027, 4, 17, 20, tzinfo=UTC))
    assert expected_check_ins(auckland, None, NUMBERS) == expected_check_ins(pago, None, NUMBERS)


_MINUTES = st.integers(min_value=-200, max_value=700)


@given(
    length=st.none() | st.integers(min_value=0, max_value=400),
    entries=st.lists(st.tuples(_MINUTES, st.sampled_from(Heard)), max_size=12),
    now=_MINUTES,
    numbers=st.fixed_dictionaries(
        {},
        optional={number: st.integers(min_value=0, max_value=90) for number in DayNumber},
    ),
)
def test_every_expected_check_in_is_satisfied_or_open_or_on_the_ladder(
    length: int | None,
    entries: list[tuple[int, Heard]],
    now: int,
    numbers: dict[DayNumber, int],
) -> None:
    own = {**NUMBERS, **numbers}
    expected = expected_check_ins(NOON, None if length is None else NOON + length, own)
    logged = [CheckInEntry(str(spot), NOON + at, what) for spot, (at, what) in enumerate(entries)]
    rows = answered(expected, logged)
    assert tuple(row.expected for row in rows) == expected
    said = [each for each in logged if each.heard is not Heard.NO_ANSWER and each.at <= NOON + now]
    for row in rows:
        state = state_of(row, NOON + now, own)
        due = row.expected.due
        if state in (CheckInState.SATISFIED, CheckInState.SEEN):
            assert row.entry in said
        elif state is CheckInState.OPEN:
            assert NOON + now < due
        else:
            # Nobody was heard from since it was due, and nobody is home.
            assert due <= NOON + now
            assert not any(each.at >= due or each.heard is Heard.ALL_HOME for each in said)
            assert (state is CheckInState.ON_LADDER) == (NOON + now - due >= own[DayNumber.LEAD])
