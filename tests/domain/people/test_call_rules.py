"""When a person may be rung, when to try again, and what an outcome changes."""

from datetime import UTC, date, datetime, timedelta

import pytest

from organizer_app.domain.model.assignments import AssignmentStatus
from organizer_app.domain.model.people import ContactKind, ContactPoint
from organizer_app.domain.model.talks import TalkOutcome
from organizer_app.domain.people.call_rules import (
    call_back_at,
    call_time,
    next_due,
    point_after,
    status_after,
)
from organizer_app.domain.people.people_problems import UnclearCallBack

# Friday, 5 July 2019, 10:20 in Minneapolis.
NOW = datetime(2019, 7, 5, 15, 20, tzinfo=UTC)
CENTRAL = "America/Chicago"


@pytest.mark.parametrize(
    ("zone", "minutes", "is_ok", "opens_in"),
    [
        (CENTRAL, 620, True, 0),
        ("America/Los_Angeles", 500, False, 40),
        ("Pacific/Honolulu", 320, False, 220),
        ("Asia/Manila", 1400, False, 580),
    ],
)
def test_people_are_rung_from_nine_to_nine_on_their_own_clock(
    zone: str,
    minutes: int,
    is_ok: bool,  # noqa: FBT001  # pytest hands the cases over
    opens_in: int,
) -> None:
    assert call_time(NOW, zone) == (minutes, is_ok, opens_in)


@pytest.mark.parametrize(
    ("outcome", "days", "due"),
    [
        (TalkOutcome.REACHED, 10, "2019-07-10T15:00"),
        (TalkOutcome.REACHED, 1, "2019-07-06T15:00"),
        (TalkOutcome.REACHED, 90, "2019-07-19T15:00"),
        (TalkOutcome.REACHED, None, "2019-07-19T15:00"),
        (TalkOutcome.REACHED, 0, None),
        (TalkOutcome.LEFT_MESSAGE, 10, "2019-07-05T19:20"),
        # The next working day after a Friday is a Monday.
        (TalkOutcome.NO_ANSWER, 10, "2019-07-08T15:00"),
        (TalkOutcome.NO_ANSWER, 3, "2019-07-08T15:00"),
        (TalkOutcome.NO_ANSWER, None, "2019-07-08T15:00"),
        # An action of the weekend is over by then.
        (TalkOutcome.NO_ANSWER, 2, "2019-07-06T15:00"),
        (TalkOutcome.NO_ANSWER, 1, "2019-07-06T15:00"),
        (TalkOutcome.NO_ANSWER, 0, "2019-07-05T19:20"),
        (TalkOutcome.NO_ANSWER, -1, "2019-07-08T15:00"),
        (TalkOutcome.WRONG_NUMBER, 10, None),
        (TalkOutcome.DECLINED, 10, None),
    ],
)
def test_the_next_try_follows_from_the_outcome(
    outcome: TalkOutcome, days: int | None, due: str | None
) -> None:
    found = next_due(outcome, NOW, CENTRAL, days_to_go=days, stale_after=14)
    assert (found.strftime("%Y-%m-%dT%H:%M") if found else None) == due


def test_a_length_that_no_calendar_has_is_cut_to_what_gates_look_back() -> None:
    far = next_due(TalkOutcome.REACHED, NOW, CENTRAL, days_to_go=None, stale_after=10**10)
    assert far == next_due(TalkOutcome.REACHED, NOW, CENTRAL, days_to_go=None, stale_after=60)


def test_a_message_left_in_the_evening_is_followed_up_in_the_morning() -> None:
    evening = NOW.replace(hour=23)
    found = next_due(TalkOutcome.LEFT_MESSAGE, evening, CENTRAL, days_to_go=10, stale_after=14)
    assert found == datetime(2019, 7, 6, 15, tzinfo=UTC)


def test_only_a_refusal_changes_the_role() -> None:
    for outcome in set(TalkOutcome) - {TalkOutcome.DECLINED}:
        assert all(status_after(outcome, status) is status for status in AssignmentStatus)
    assert status_after(TalkOutcome.DECLINED, AssignmentStatus.ACCEPTED) is AssignmentStatus.DECLINED
    assert status_after(TalkOutcome.DECLINED, AssignmentStatus.BRIEFED) is AssignmentStatus.REPLACED
    assert status_after(TalkOutcome.DECLINED, AssignmentStatus.CHECKED_IN) is AssignmentStatus.CHECKED_IN


def test_an_answer_verifies_a_number_and_a_stranger_takes_it_out_of_use() -> None:
    today = date(2019, 7, 5)
    point = ContactPoint(id="p", person_id="ana", kind=ContactKind.PHONE, value="+16125550143")
    assert point_after(TalkOutcome.REACHED, point, today).verified_on == today
    assert point_after(TalkOutcome.NO_ANSWER, point, today) == point
    wrong = point_after(TalkOutcome.WRONG_NUMBER, point_after(TalkOutcome.REACHED, point, today), today)
    assert (wrong.verified_on, wrong.ok_on_the_day) == (None, False)


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("2pm", "07-05 19:00"),
        ("2", "07-05 19:00"),
        ("9 am", "07-06 14:00"),
        ("17:30", "07-05 22:30"),
        ("noon", "07-05 17:00"),
        ("tue", "07-09 15:00"),
        ("Tuesday 2:30", "07-09 19:30"),
        ("fri 9am", "07-12 14:00"),
        ("tomorrow 9am", "07-06 14:00"),
        ("3d", "07-08 15:00"),
        ("in 2 hours", "07-05 17:20"),
        ("30m", "07-05 15:50"),
    ],
)
def test_a_time_to_call_back_is_read_on_the_persons_clock(typed: str, at: str) -> None:
    assert call_back_at(typed, NOW, CENTRAL).strftime("%m-%d %H:%M") == at


@pytest.mark.parametrize("typed", ["", "sometime", "25:00", "13pm", "today 9am", "2pm or so", "14:75"])
def test_an_unclear_or_past_time_is_refused(typed: str) -> None:
    with pytest.raises(UnclearCallBack):
        call_back_at(typed, NOW, CENTRAL)


def test_a_call_back_lies_ahead_of_the_moment_it_is_typed() -> None:
    with pytest.raises(UnclearCallBack):
        call_back_at("0m", NOW, CENTRAL)
    assert call_back_at("1m", NOW, CENTRAL) - NOW == timedelta(minutes=1)


@pytest.mark.parametrize(
    ("hour", "minute", "is_ok"), [(8, 59, False), (9, 0, True), (20, 59, True), (21, 0, False)]
)
def test_the_first_and_the_last_minute_to_call(hour: int, minute: int, is_ok: bool) -> None:  # noqa: FBT001  # a column of the table
    assert call_time(datetime(2019, 7, 5, hour, minute, tzinfo=UTC), "UTC").is_ok is is_ok
