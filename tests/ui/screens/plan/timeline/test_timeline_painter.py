"""The painter of the timeline knows where its words stand."""

from organizer_app.domain.calendar.time_grid import HOUR, day_span
from organizer_app.ui.screens.plan.timeline.timeline_axis import TimeAxis
from organizer_app.ui.screens.plan.timeline.timeline_painter import TimelinePainter
from organizer_app.ui.theme.theme import Theme
from tests.support.action_rows import make_row
from tests.support.shown_plans import DESK, TODAY

AXIS = TimeAxis(day_span(TODAY.replace(day=17), DESK))


def test_the_line_of_the_present_leaves_out_the_names_of_hours(theme: Theme) -> None:
    noon = AXIS.span.starts + 12 * HOUR
    named = [TimelinePainter(theme).is_named_at(AXIS, DESK, noon + each) for each in (0, 5, 30, 55)]
    assert named == [True, True, False, True]


def test_bars_say_the_venue_or_lead_where_the_kind_is_the_same_for_all(theme: Theme) -> None:
    painter = TimelinePainter(theme)
    rows = (
        make_row(venue="City Hall", lead="Wes Nakai", tactic="march"),
        make_row(venue="", lead="Wes Nakai", tactic="march"),
        make_row(venue="", lead="", tactic="march"),
    )
    assert [painter.name(row) for row in rows] == ["March"] * 3
    painter.has_one_tactic = True
    assert [painter.name(row) for row in rows] == ["City Hall", "Wes Nakai", "March"]
