"""Tab comes to parts in the order that was set, wherever they were made."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.widgets.tab_order import tab_before, tab_through


def stops_from(qtbot: QtBot, window: QWidget, first: QWidget) -> list[QWidget | None]:
    """Press Tab in a window of four stops and return where the focus has been."""
    window.show()
    first.setFocus()
    stops: list[QWidget | None] = []
    for _press in range(4):
        stops.append(window.focusWidget())
        qtbot.keyClick(stops[-1], Qt.Key.Key_Tab)
    return stops


def test_tab_goes_through_parts_in_order(qtbot: QtBot, window: QWidget) -> None:
    one, two, three, four = (QLineEdit(window) for _each in range(4))
    tab_through((one, four, three, two))
    assert stops_from(qtbot, window, one) == [one, four, three, two]


def test_a_part_made_late_comes_before_a_stop_and_after_all_that_was_before_it(
    qtbot: QtBot, window: QWidget
) -> None:
    name, link = QLineEdit(window), QPushButton(window)
    for card in (first := QPushButton(window), second := QPushButton(window)):
        tab_before(link, card)
    assert stops_from(qtbot, window, name) == [name, first, second, link]
