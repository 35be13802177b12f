"""A drag lies on the steps of the local clock of what is held, and says so."""

import pytest

from organizer_app.domain.calendar.moving import Edge
from organizer_app.domain.calendar.time_grid import Span
from organizer_app.ui.screens.plan.time_axis.drag_gesture import Drag, Grip, Move
from tests.support.action_rows import make_row
from tests.support.shown_plans import DAY, DESK, lasting

ROW = lasting("Chicago", 14 * 60 + 7, 60)
START = ROW.starts_utc or 0


def held(edge: Edge | None = None, *more: str) -> Drag:
    return Drag(Grip(ROW, edge), (ROW.action_id, *more), is_begun=True)


@pytest.mark.parametrize(
    ("pulled", "step", "minutes"), [(2, 15, 0), (10, 15, 8), (30, 15, 23), (-20, 15, -22), (9, 5, 8)]
)
def test_the_start_lands_on_a_step_of_its_clock(pulled: float, step: int, minutes: int) -> None:
    drag = held()
    drag.pull(pulled, 0, step)
    assert drag.minutes == minutes
    assert drag.is_away is bool(minutes)


def test_an_end_lands_on_a_step_and_leaves_a_quarter() -> None:
    drag = held(Edge.END)
    drag.pull(20, 0, 15)
    assert drag.moved(ROW) == Span(START, START + 60 + 23)
    drag.pull(-300, 0, 15)
    assert drag.moved(ROW) == Span(START, START + 15)
    drag = held(Edge.START)
    drag.pull(300, 0, 15)
    assert drag.moved(ROW) == Span(START + 45, START + 60)
    assert drag.move() == Move((ROW.action_id,), 0, drag.minutes, Edge.START)


def test_days_keep_the_wall_time_over_a_clock_change() -> None:
    night = lasting("Boston", 600, 60, day="2027-03-13")
    drag = Drag(Grip(night), (night.action_id,), is_begun=True)
    drag.pull(0, 1, 15)
    moved = drag.moved(night)
    assert moved.starts - (night.starts_utc or 0) == 23 * 60


def test_labels_say_time_distance_or_day() -> None:
    drag = held()
    drag.pull(53, 0, 15)
    assert drag.label(DESK, DAY) == "3:00 – 4:00 PM CT · 4:00 PM ET"  # noqa: RUF001  # an en dash
    drag.is_copy = True
    assert drag.label(DESK, DAY).startswith("Copy to 3:00")
    many = held(None, "other")
    many.pull(53, 1, 15)
    assert many.label(DESK, DAY) == "2 actions, 1 day, 53\u00a0min"
    loose = make_row("Boston", None)
    drag = Drag(Grip(loose), ("a1",), is_begun=True)
    drag.pull(200, 3, 15)
    assert (drag.minutes, drag.label(DESK, DAY)) == (0, "Tue, Apr 20")


def test_a_time_that_comes_twice_says_which_is_kept() -> None:
    night = lasting("Boston", 30, 60, day="2027-11-07")
    drag = Drag(Grip(night), (night.action_id,), is_begun=True)
    drag.pull(60, 0, 15)
    assert drag.label(DESK, "2027-11-07") == "1:30 – 1:30 AM ET"  # noqa: RUF001  # an en dash
    drag.pull(120, 0, 15)
    assert drag.label(DESK, "2027-11-07").endswith("(twice that night: the second)")
