"""Of what the timeline paints, words are kept clear, and lines without a time have no night."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.plan.marks.day_marks import Layer, MarkBook, MarkSources
from organizer_app.ui.screens.plan.timeline.timeline_view import TimelineView
from organizer_app.ui.theme.theme import Theme
from tests.support.shown_plans import DAY, lasting, shown

ROWS = [
    lasting("New York", 13 * 60, 90),
    lasting("Boston", 15 * 60, 90),
    lasting("Kansas City", 14 * 60 + 30, 60),
    lasting("Chicago", 13 * 60, 60)._replace(starts=None, ends=None, starts_utc=None, ends_utc=None),
]


@pytest.fixture
def timeline(qtbot: QtBot, theme: Theme) -> TimelineView:
    view = TimelineView(theme, lambda: 0)
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.show_rows(shown(ROWS), DAY)
    view.show()
    return view


def test_the_words_of_the_shared_window_are_kept_clear_and_lead_to_it(
    timeline: TimelineView, qtbot: QtBot
) -> None:
    pill = timeline.pill_box().center().toPoint()
    assert timeline.is_kept_clear(pill)
    assert not timeline.is_kept_clear(pill - QPoint(0, 60))
    timeline.stretch(9, 0)
    for value in (timeline.horizontalScrollBar().maximum(), 0):
        timeline.horizontalScrollBar().setValue(value)
        nearest = timeline.pill_box()
        assert timeline.foot_room.contains(nearest)
        assert timeline.is_kept_clear(nearest.center().toPoint())
    middle = timeline.sheet.window.in_zone(timeline.desk_zone).starts
    assert timeline.x_of(middle) > timeline.hours_room.right()
    qtbot.mouseClick(timeline.viewport(), Qt.MouseButton.LeftButton, pos=nearest.center().toPoint())
    assert timeline.hours_room.x() < timeline.x_of(middle) < timeline.hours_room.right()


def test_no_action_lies_below_the_words_of_the_shared_window(timeline: TimelineView) -> None:
    timeline.resize(1100, 200)
    assert timeline.pill_box().y() >= timeline.hours_room.bottom()
    assert timeline.verticalScrollBar().maximum() > 0
    timeline.verticalScrollBar().setValue(timeline.verticalScrollBar().maximum())
    assert timeline.rect_of("Chicago 780").bottom() <= timeline.hours_room.bottom()


def test_no_night_is_shaded_where_an_action_has_no_time(timeline: TimelineView) -> None:
    timeline.horizontalScrollBar().setValue(timeline.horizontalScrollBar().maximum())
    y = round(timeline.rect_of("Chicago 780").center().y())
    line = QRect(0, y, timeline.viewport().width(), 1)
    lit = timeline.viewport().grab(line).toImage()
    hidden = MarkBook(MarkSources(hidden=frozenset({Layer.DAYLIGHT})))
    timeline.show_rows(shown(ROWS, marks=hidden), DAY)
    assert timeline.viewport().grab(line).toImage() == lit
