"""Gates of the last days count from their own day on, and small actions need no marshals."""

from datetime import date, timedelta

import pytest

from organizer_app.domain.rows.last_days import LastDays, failing_gates, talk_days
from organizer_app.domain.rows.readiness import LAST_DAYS, ReadinessReason

DAY = date(2019, 7, 15)
COMPLETE = LastDays(
    has_marshal_lead=True, has_run_of_show=True, has_emergency_contact=True, reached_on=date(2019, 7, 8)
)


@pytest.mark.parametrize(
    ("today", "failing"),
    [
        (date(2019, 6, 30), ""),
        (date(2019, 7, 1), "no_marshal_lead not_reached"),
        (date(2019, 7, 7), "no_marshal_lead not_reached"),
        (date(2019, 7, 8), "no_marshal_lead no_run_of_show no_emergency_contact not_reached"),
        (DAY, "no_marshal_lead no_run_of_show no_emergency_contact not_reached"),
        (date(2019, 7, 16), ""),
    ],
)
def test_each_gate_counts_from_its_own_day_until_the_action(today: date, failing: str) -> None:
    found = failing_gates(LastDays(), DAY, 400, today)
    assert " ".join(reason.value for reason in found) == failing


def test_a_talk_counts_as_long_as_was_chosen_within_what_gates_look_back() -> None:
    assert [talk_days(chosen) for chosen in (-(10**10), 0, 14, 60, 61, 10**10)] == [0, 0, 14, 60, 60, 60]


def test_nothing_fails_where_everything_is_there_or_nobody_has_looked() -> None:
    assert failing_gates(COMPLETE, DAY, 400, DAY) == ()
    assert failing_gates(None, DAY, 400, DAY) == ()
    assert failing_gates(LastDays(), None, 400, DAY) == ()
    assert failing_gates(LastDays(), DAY, 400, None) == ()


def test_fewer_than_fifty_people_need_no_marshals_and_no_run_of_show() -> None:
    small = failing_gates(LastDays(), DAY, 49, DAY)
    assert small == (ReadinessReason.NO_EMERGENCY_CONTACT, ReadinessReason.NOT_REACHED)
    assert failing_gates(LastDays(), DAY, 50, DAY) == LAST_DAYS
    assert failing_gates(LastDays(), DAY, None, DAY) == LAST_DAYS


@pytest.mark.parametrize(("days_ago", "is_stale"), [(0, False), (5, False), (6, True)])
def test_a_talk_counts_for_as_many_days_as_the_desk_has_set(*, days_ago: int, is_stale: bool) -> None:
    today = DAY - timedelta(days=2)
    known = LastDays(
        has_marshal_lead=True,
        has_run_of_show=True,
        has_emergency_contact=True,
        reached_on=today - timedelta(days=days_ago),
        stale_after_days=5,
    )
    assert failing_gates(known, DAY, 400, today) == ((ReadinessReason.NOT_REACHED,) if is_stale else ())
