"""The top bar tells what was pressed and decides nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.plan.store.plan_view import ViewKind
from organizer_app.ui.screens.plan.top_bar import TopBar
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.plain_label import PlainLabel


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> TopBar:
    bar = TopBar(theme)
    qtbot.addWidget(bar)
    bar.resize(1228, 56)
    bar.show_mode(ViewKind.MONTH, (2027, 4))
    return bar


def button(bar: TopBar, name: str) -> QToolButton:
    return next(each for each in bar.findChildren(QToolButton) if each.accessibleName().startswith(name))


def test_every_button_asks_for_its_own(qtbot: QtBot, bar: TopBar) -> None:
    today = next(each for each in bar.findChildren(QPushButton) if each.text() == "Today")
    for pressed, signal, told in (
        (bar.views.button("agenda"), bar.view_chosen, ["agenda"]),
        (button(bar, "Previous month"), bar.month_turned, [-1]),
        (button(bar, "Next month"), bar.month_turned, [1]),
        (button(bar, "Undo"), bar.undo_asked, []),
        (button(bar, "Redo"), bar.redo_asked, []),
        (button(bar, "Show or hide"), bar.inspector_toggled, []),
        (button(bar, "Print"), bar.print_asked, []),
        (button(bar, "Show times"), bar.zones_asked, []),
        (bar.new, bar.new_asked, []),
        (today, bar.today_asked, []),
    ):
        with qtbot.waitSignal(signal) as heard:
            pressed.click()
        assert not told or heard.args == told
    with qtbot.waitSignal(bar.searched) as heard:
        bar.search.setText("sea")
    assert heard.args == ["sea"]
    period = next(label for label in bar.findChildren(PlainLabel) if label.text() == "April 2027")
    assert not period.isHidden()
    bar.show_mode(ViewKind.MAP, (2027, 4))
    assert period.isHidden(), "it belongs to the calendars"
    assert button(bar, "Next month").isHidden()


def test_it_fits_where_it_is_narrow_and_in_the_dark(bar: TopBar) -> None:
    for width in (1228, 800, 600):
        bar.fit(width)
        change_theme(bar, Theme("dark"))
        assert not bar.new.isHidden()
        assert bar.new.accessibleName()


def test_at_the_usual_width_every_view_has_its_name(bar: TopBar) -> None:
    for kind, day in ((ViewKind.MONTH, ""), (ViewKind.WEEK, "2027-04-17"), (ViewKind.TIMELINE, "2027-04-17")):
        bar.show_mode(kind, (2027, 4), day)
        bar.fit(1228)
        style = bar.views.button("map").toolButtonStyle()
        assert style is Qt.ToolButtonStyle.ToolButtonTextBesideIcon, kind
    bar.fit(1000)
    assert bar.views.button("map").toolTip() == "Map"
