"""The axis of the day begins and ends at whole hours, and names the hours and days of the desk."""

from PySide6.QtCore import QRectF

from organizer_app.domain.calendar.concurrency import LiveStep
from organizer_app.ui.screens.moment.strip import axis_of, days_of, hours_of
from organizer_app.wording.language.dates import desk_time

EAST = "America/New_York"
# 22:00 on Apr 16 2027 in New York, as minutes of UTC.
EVENING = 30_132_120
DAY = 24 * 60
NONE = (0, 0, 0, 0, 0, 0)


def steps(*moments: int) -> tuple[LiveStep, ...]:
    return tuple(LiveStep(EVENING + each, NONE) for each in moments)


def test_the_axis_holds_whole_hours() -> None:
    axis = axis_of(steps(10, 70), QRectF(0, 0, 100, 10))
    assert (axis.start, axis.end) == (EVENING, EVENING + 120)
    assert axis.x_of(EVENING + 60) == 50
    assert axis_of(steps(0, 0), QRectF(0, 0, 100, 10)).end == EVENING + 60


def test_midnight_is_among_the_hours_that_are_named_and_begins_a_day() -> None:
    axis = axis_of(steps(0, 27 * 60), QRectF(0, 0, 500, 10))
    named = [desk_time(utc, EAST).minutes // 60 for utc in hours_of(axis, EAST, 3)]
    assert named == [0, 3, 6, 9, 12, 15, 18, 21, 0]
    assert days_of(axis, EAST) == [
        ("2027-04-16", EVENING),
        ("2027-04-17", EVENING + 120),
        ("2027-04-18", EVENING + 120 + DAY),
    ]
