"""Values are checked one after the other without the menu closing, unless only one can be chosen."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.controls.check_menu import CheckMenu


@pytest.mark.parametrize("stays_open", [True, False])
def test_a_click_checks_and_maybe_closes(qtbot: QtBot, theme: Theme, *, stays_open: bool) -> None:
    del theme
    menu, heard = CheckMenu(stays_open=stays_open), []
    qtbot.addWidget(menu)
    first = menu.add_value("At risk  (3)", is_checked=False)
    menu.add_value("Forming  (2)", is_checked=True)
    first.toggled.connect(lambda on: heard.append(on))  # noqa: PLW0108  # a bound built-in gets no argument
    menu.popup(QPoint(0, 0))
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(first).center())
    assert heard == [True]
    assert menu.isVisible() is stays_open
    menu.close()


def test_space_checks_and_leaves_the_menu_open(qtbot: QtBot, theme: Theme) -> None:
    del theme
    menu = CheckMenu()
    qtbot.addWidget(menu)
    first = menu.add_value("At risk", is_checked=False)
    menu.popup(QPoint(0, 0))
    menu.setActiveAction(first)
    QTest.keyClick(menu, Qt.Key.Key_Space)
    assert first.isChecked()
    assert menu.isVisible()
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert not first.isChecked()
    assert not menu.isVisible()


def test_a_list_higher_than_the_screen_scrolls_below_its_chip(qtbot: QtBot, theme: Theme) -> None:
    del theme
    menu = CheckMenu()
    qtbot.addWidget(menu)
    entries = [menu.add_value(f"State {number}", is_checked=False) for number in range(60)]
    screen = menu.screen().availableGeometry()
    menu.popup(QPoint(30, 40))
    qtbot.waitUntil(menu.isVisible)
    assert menu.height() < screen.height()
    assert menu.y() == min(40, screen.bottom() - menu.height())
    columns = {menu.actionGeometry(entry).x() for entry in entries}
    assert len(columns) == 1
    menu.setActiveAction(entries[-1])
    qtbot.waitUntil(lambda: menu.rect().contains(menu.actionGeometry(entries[-1]).center()))
    menu.close()
