"""What lies beyond the hours in sight is counted at the edge where it is."""

from PySide6.QtCore import QRectF

from organizer_app.domain.calendar.time_grid import Span
from organizer_app.ui.screens.plan.timeline.timeline_axis import TimeAxis
from organizer_app.ui.screens.plan.timeline.timeline_painter import EdgeMark, beyond, edge_marks
from organizer_app.ui.screens.plan.timeline.timeline_rows import LANE_STEP, Block, CrowdBlock, TimelineCity
from tests.support.action_rows import make_row

AXIS = TimeAxis(Span(0, 1440), 60.0)
ROW = make_row()
HIGH = QRectF(190, 40, 480, 59)


def line(*spans: Span, crowd: Span | None = None) -> TimelineCity:
    crowds = (CrowdBlock([ROW] * 4, crowd, 1),) if crowd else ()
    return TimelineCity("k", ROW, len(spans), [Block(ROW, span, 0) for span in spans], crowds, 1, ROW.zone)


def crossing(*blocks: tuple[int, int, int]) -> TimelineCity:
    """Return a line with blocks, each from one minute to another in a lane."""
    lanes = 1 + max(lane for _starts, _ends, lane in blocks)
    held = [Block(ROW, Span(starts, ends), lane) for starts, ends, lane in blocks]
    return TimelineCity("k", ROW, len(blocks), held, (), lanes, ROW.zone)


def test_each_side_counts_what_is_not_seen_and_knows_the_nearest() -> None:
    found = beyond(
        line(Span(0, 60), Span(120, 180), Span(600, 660), crowd=Span(900, 960)), AXIS, 300, 480, 1.0
    )
    assert (found.earlier, found.later) == (2, 4)
    assert (found.last_before, found.first_after) == (Span(120, 180), Span(900, 960))
    room = QRectF(190, 40, 480, 32)
    marks = list(edge_marks(found, room, 1.0))
    assert [mark.text for mark in marks] == ["‹ 2 earlier", "4 later ›"]  # noqa: RUF001  # arrows
    assert all(room.contains(mark.box) for mark in marks)
    found = beyond(line(Span(280, 320), Span(770, 900)), AXIS, 300, 480, 1.0)
    assert (found.earlier, found.later) == (0, 0), "what is in sight in part is not counted"
    assert list(edge_marks(found, room, 1.0)) == []


def test_a_mark_takes_a_lane_that_is_free_and_is_brief_where_none_is() -> None:
    def mark_beside(*lanes: int) -> EdgeMark:
        at_edge = [Block(ROW, Span(290, 400), lane) for lane in lanes]
        blocks = [Block(ROW, Span(0, 60), 0), *at_edge]
        found = beyond(TimelineCity("k", ROW, 3, blocks, (), 2, ROW.zone), AXIS, 300, 480, 1.0)
        assert (found.inside(HIGH).x() > HIGH.x()) == (len(lanes) > 1)
        return next(edge_marks(found, HIGH, 1.0))

    first, second, over = mark_beside(1), mark_beside(0), mark_beside(0, 1)
    assert first.text == second.text == "‹ 1 earlier"  # noqa: RUF001  # an arrow
    assert second.box.y() - first.box.y() == LANE_STEP
    assert over.text == "‹ 1"  # noqa: RUF001  # an arrow
    assert over.box.width() < first.box.width()
    assert all(HIGH.contains(mark.box) for mark in (first, second, over))


def test_a_mark_that_finds_no_lane_has_room_of_its_own_and_hides_nothing_uncounted() -> None:
    found = beyond(crossing((700, 900, 0), (400, 800, 1), (1200, 1260, 0)), AXIS, 300, 480, 1.0)
    inside, mark = found.inside(HIGH), list(edge_marks(found, HIGH, 1.0))[-1]
    assert mark.text == "1 ›"  # noqa: RUF001  # an arrow
    assert HIGH.contains(mark.box)
    assert mark.box.x() >= inside.right()
    assert inside.x() == HIGH.x()
    hiding = crossing((700, 900, 0), (400, 800, 1), (750, 780, 2), (1200, 1260, 0))
    found = beyond(hiding, AXIS, 300, 480, 1.0)
    assert (found.later, found.first_after) == (2, Span(750, 780))


def test_a_mark_beside_nothing_stands_in_the_middle_of_its_line() -> None:
    (mark,) = edge_marks(beyond(crossing((1100, 1200, 0), (1150, 1260, 1)), AXIS, 300, 480, 1.0), HIGH, 1.0)
    assert mark.text == "2 later ›"  # noqa: RUF001  # an arrow
    assert abs(mark.box.center().y() - HIGH.center().y()) <= 1
