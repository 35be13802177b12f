"""Shared schedules have a word for everything they may have to say."""

from datetime import UTC, date, datetime, time

import pytest

from organizer_app.domain.basics.audiences import EXPORT_AUDIENCES, Audience
from organizer_app.domain.model.city_actions import ActionStatus, Tactic
from organizer_app.domain.rows.readiness_levels import Readiness
from organizer_app.domain.sharing.schedule_words import ScheduleSize
from organizer_app.domain.sharing.shared_schedule import SharedHour
from organizer_app.wording.sharing.shared_schedules import schedule_words

WORDS = schedule_words()
DAY = date(2019, 7, 15)


def test_every_code_has_a_word() -> None:
    assert set(WORDS.tactics) == {tactic.value for tactic in Tactic}
    assert set(WORDS.statuses) == {status.value for status in ActionStatus}
    assert set(WORDS.readiness) == {level.code for level in Readiness}
    assert set(WORDS.audiences) == {audience.code for audience in EXPORT_AUDIENCES}
    assert not WORDS.audiences[Audience.PUBLIC.code]


def test_hours_and_days_are_said_in_full() -> None:
    assert WORDS.span(time(12), time(13, 30), ("", "")) == "12:00 \u2013 1:30 PM"
    assert WORDS.span(time(22), time(1), ("", "")) == "10:00 PM \u2013 1:00 AM"
    assert WORDS.span(time(9), None, ("", "")) == "9:00 AM"
    assert WORDS.day(DAY) == "Monday, July 15, 2019"
    assert WORDS.stamp(datetime(2019, 7, 5, 19, tzinfo=UTC), "America/New_York") == "July 5, 2019, 3:00 PM ET"
    assert WORDS.hour(SharedHour(time(12))) == "Noon, local time"
    assert WORDS.hour(SharedHour(time(15), "America/New_York")) == "3:00 PM ET, the same instant"
    assert WORDS.noon_here(time(15), "America/New_York") == "noon here is 3:00 PM ET"


NOON, THREE = SharedHour(time(12)), SharedHour(time(15), "America/New_York")


@pytest.mark.parametrize(
    ("days", "counts", "hour", "sentence"),
    [
        ((DAY, DAY), (40, 40, 34), NOON, "Monday, July 15, 2019. 40 cities, 34 of them at noon, local time."),
        ((DAY, DAY), (7, 7, 7), THREE, "Monday, July 15, 2019. 7 cities, 7 of them at 3:00 PM ET."),
        ((date(2019, 7, 11), DAY), (9, 8, 0), None, "July 11, 2019 to July 15, 2019. 9 actions in 8 cities."),
        ((), (1, 1, 0), None, "1 city."),
    ],
)
def test_the_summary_says_when_how_many_and_at_which_hour(
    days: tuple[date, ...], counts: tuple[int, int, int], hour: SharedHour | None, sentence: str
) -> None:
    actions, cities, at_hour = counts
    size = ScheduleSize(days=days, actions=actions, cities=cities, at_hour=at_hour, hour=hour)
    assert WORDS.summary(size) == sentence
