"""The line of the present moment runs beside names, and through what has none."""

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.plan.timeline.timeline_painter import TimelinePainter
from organizer_app.ui.screens.plan.timeline.timeline_sun import SunMark
from organizer_app.ui.screens.plan.timeline.timeline_view import TimelineView
from organizer_app.ui.theme.theme import Theme
from tests.support.shown_plans import DAY, lasting, shown

ROWS = [lasting("Boston", 12 * 60, 120), lasting("New York", 9 * 60, 90), lasting("Denver", 11 * 60, 300)]


def test_no_name_is_struck_by_the_line_of_the_present(qtbot: QtBot, theme: Theme) -> None:
    view = TimelineView(theme, lambda: (ROWS[0].starts_utc or 0) + 20)
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.show_rows(shown(ROWS), DAY)
    view.show()
    picture = view.viewport().grab().toImage()
    x = round(view.x_of((ROWS[0].starts_utc or 0) + 20))
    now = theme.color("now")
    named, wide = view.rect_of("Boston 720"), view.rect_of("Denver 660")
    assert picture.pixelColor(x, round(named.center().y())) != now
    assert picture.pixelColor(x, round(wide.center().y())) == now
    assert picture.pixelColor(x, round(named.bottom()) + 5) == now


def test_the_sun_is_told_near_where_it_rises_or_not_at_all(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: dict[str, QRectF] = {}

    def noted(_painter: TimelinePainter, _inside: QPainter, box: QRectF, mark: SunMark) -> None:
        told[mark.text] = box

    monkeypatch.setattr(TimelinePainter, "draw_sun", noted)
    view = TimelineView(theme, lambda: 0)
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show()
    for length, is_told in ((60, True), (180, False)):
        told.clear()
        view.show_rows(shown([lasting("Boston", 9 * 60, length), lasting("Boston", 22 * 60, 60)]), DAY)
        first, bar = view.rect_of("Boston 540"), view.horizontalScrollBar()
        bar.setValue(round(bar.value() + first.x()) - 190)
        for x in (61, 60):
            QTest.mouseMove(view.viewport(), QPointF(x, first.center().y()).toPoint())
        view.viewport().grab()
        assert ("Sunrise 6:01 AM" in told) is is_told
        assert told["Sunset 7:28 PM, dark at 7:58 PM"].right() > 800
