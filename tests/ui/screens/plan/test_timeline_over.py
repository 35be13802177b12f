"""The line of the present moment runs beside names, and through what has none."""

from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.plan.timeline_view import TimelineView
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
    assert named is not None
    assert wide is not None
    assert picture.pixelColor(x, round(named.center().y())) != now
    assert picture.pixelColor(x, round(wide.center().y())) == now
    assert picture.pixelColor(x, round(named.bottom()) + 5) == now
