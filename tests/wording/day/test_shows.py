"""The run of show says what happens now, also where one part is over and the next has not begun."""

import pytest

from organizer_app.domain.day.city_states import city_state
from organizer_app.domain.day.drift import CueTimes
from organizer_app.domain.day.show_lanes import Lane, PlannedCue, lane_of
from organizer_app.wording.day.shows import drift, next_line, now_line
from tests.support.day_boards import NOON, day_city


def lane_at(now: int, *cues: PlannedCue) -> Lane:
    return lane_of(city_state(day_city(ends=NOON + 360), (), (), now), cues, now)


def test_between_two_parts_it_says_so_with_what_follows_and_when() -> None:
    march = PlannedCue(CueTimes("a", NOON, NOON + 60, NOON, NOON + 62, "March"))
    vigil = PlannedCue(CueTimes("b", NOON + 240, NOON + 300, title="Vigil"))
    between = lane_at(NOON + 90, march, vigil)
    assert now_line(between, NOON + 90) == "Between two parts"
    assert "Vigil" in next_line(between)
    assert "4:00 PM" in next_line(between)
    late = lane_at(NOON + 250, march, vigil)
    assert now_line(late, NOON + 250) == "Vigil has not started"


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (None, "later"),
        (0, "on time"),
        (11, "+11\u00a0min"),
        (-120, "\u2212120\u00a0min"),
        (999, "+999\u00a0min"),
        (1000, "+17\u00a0h"),
        (-1440, "\u221224\u00a0h"),
    ],
)
def test_a_drift_is_short_however_long_it_is(minutes: int | None, text: str) -> None:
    assert drift(minutes) == text
