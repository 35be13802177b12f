"""Of what the timeline paints, words are kept clear, and lines without a time have no night."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.plan.marks.mark_book import Layer, MarkBook, MarkSources
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


def test_the_words_of_the_shared_window_are_kept_clear(timeline: TimelineView) -> None:
    pill = timeline.pill_box()
    assert pill is not None
    assert timeline.is_kept_clear(pill.center().toPoint())
    assert not timeline.is_kept_clear(pill.center().toPoint() - QPoint(0, 60))
    timeline.stretch(9, 0)
    timeline.horizontalScrollBar().setValue(timeline.horizontalScrollBar().maximum())
    nearest = timeline.pill_box()
    assert nearest is not None
    assert timeline.foot_room.contains(nearest)
    assert timeline.is_kept_clear(nearest.center().toPoint())


def test_no_action_lies_below_the_words_of_the_shared_window(timeline: TimelineView) -> None:
    timeline.resize(1100, 200)
    pill = timeline.pill_box()
    assert pill is not None
    assert pill.y() >= timeline.hours_room.bottom()
    assert timeline.verticalScrollBar().maximum() > 0
    timeline.verticalScrollBar().setValue(timeline.verticalScrollBar().maximum())
    last = timeline.rect_of("Chicago 780")
    assert last is not None
    assert last.bottom() <= timeline.hours_room.bottom()


def test_pressing_the_words_brings_the_window_into_sight(timeline: TimelineView, qtbot: QtBot) -> None:
    timeline.stretch(9, 0)
    timeline.horizontalScrollBar().setValue(0)
    pill, window = timeline.pill_box(), timeline.sheet.window
    assert pill is not None
    assert window is not None
    middle = window.in_zone(timeline.desk_zone).starts
    assert timeline.x_of(middle) > timeline.hours_room.right()
    qtbot.mouseClick(timeline.viewport(), Qt.MouseButton.LeftButton, pos=pill.center().toPoint())
    assert timeline.hours_room.x() < timeline.x_of(middle) < timeline.hours_room.right()


def test_no_night_is_shaded_where_an_action_has_no_time(timeline: TimelineView) -> None:
    timeline.horizontalScrollBar().setValue(timeline.horizontalScrollBar().maximum())
    box = timeline.rect_of("Chicago 780")
    assert box is not None
    line = QRect(0, round(box.center().y()), timeline.viewport().width(), 1)
    lit = timeline.viewport().grab(line).toImage()
    hidden = MarkBook(MarkSources(hidden=frozenset({Layer.DAYLIGHT})))
    timeline.show_rows(shown(ROWS, marks=hidden), DAY)
    assert timeline.viewport().grab(line).toImage() == lit
