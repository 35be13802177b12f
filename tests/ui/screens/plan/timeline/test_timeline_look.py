"""A day begins with all of its actions in sight where they fit, else at its shared window."""

from organizer_app.domain.calendar.shared_windows import SharedWindow
from organizer_app.domain.calendar.time_grid import Span, day_span
from organizer_app.ui.screens.plan.timeline.timeline_axis import TimeAxis, first_look
from tests.support.shown_plans import DAY, DESK, TODAY, lasting

OF_DAY = day_span(TODAY.replace(day=17), DESK)
AXIS = TimeAxis(OF_DAY)
NOON = OF_DAY.starts + 720
WINDOW = SharedWindow(DAY, Span(NOON, NOON + 30), None, 30, 2, 3, is_rule=True)


def test_all_of_a_short_day_is_in_sight() -> None:
    rows = [lasting("Boston", 720), lasting("Seattle", 1020, 90)]
    look = first_look(rows, AXIS, WINDOW, DESK, 1040)
    for row in rows:
        assert look.scrolled <= look.axis.x(row.starts_utc)
        assert look.axis.x(row.ends_utc) <= look.scrolled + 1040


def test_hours_are_squeezed_a_little_to_fit_and_no_further() -> None:
    rows = [lasting("Boston", 540), lasting("Seattle", 1020, 90)]
    assert first_look(rows, AXIS, WINDOW, DESK, 900).axis.hour < AXIS.hour
    wide = first_look(rows, AXIS, WINDOW, DESK, 500)
    assert wide.axis.hour >= AXIS.hour
    assert wide.scrolled < wide.axis.x(NOON) < wide.scrolled + 500


def test_an_empty_day_begins_in_the_morning() -> None:
    look = first_look([], AXIS, None, DESK, 900)
    assert 7 <= look.scrolled / look.axis.hour <= 8


def test_no_name_of_an_hour_is_cut_at_either_side() -> None:
    days = ([lasting("Boston", 720), lasting("Seattle", 1020, 90)], [lasting("Boston", 600, 30)], [])
    for width in range(300, 1500, 37):
        for rows in days:
            look = first_look(rows, AXIS, WINDOW if rows else None, DESK, width)
            for edge in (look.scrolled, look.scrolled + width):
                assert abs(edge / look.axis.hour % 1 - 0.5) < 0.02
