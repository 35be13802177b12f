"""Painted items have a name, a role, a state and a place, and leave nothing behind when their view goes."""

import gc
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.widgets.lists.speaking_items import (
    SpokenItem,
    let_speak,
    speak_as,
    tell_current,
    tell_items_changed,
)
from tests.support.spoken_tree import interface_of, names_in

Role = QAccessible.Role


class Rows(QWidget):
    """Three painted rows of 20 pixels; the second one is current."""

    def __init__(self) -> None:
        super().__init__()
        self.names = ["Austin", "Boise", "Reno"]
        let_speak(self, self, Role.Table)

    def spoken_count(self) -> int:
        return len(self.names)

    def spoken_item(self, number: int) -> SpokenItem:
        is_here = number == self.spoken_current()
        box = QRect(0, 20 * number, 100, 20)
        return SpokenItem(self.names[number], box, is_here, is_here, number == 2, Role.Row)

    def spoken_at(self, point: QPoint) -> int:
        return point.y() // 20 if 0 <= point.y() < 60 else -1

    def spoken_current(self) -> int:
        return 1


def test_items_are_children_with_name_role_state_and_place(qtbot: QtBot) -> None:
    rows = Rows()
    qtbot.addWidget(rows)
    rows.resize(100, 50)
    rows.show()
    interface = interface_of(rows)
    assert (interface.role(), names_in(rows)) == (Role.Table, ["Austin", "Boise", "Reno"])
    first, second, third = (interface.child(number) for number in range(3))
    assert (first.role(), first.rect()) == (
        Role.Row,
        QRect(rows.mapToGlobal(QPoint(0, 0)), rows.size().boundedTo(first.rect().size())),
    )
    assert [bool(each.state().selected) for each in (first, second, third)] == [False, True, False]
    assert [bool(third.state().expanded), bool(first.state().collapsed)] == [True, True]
    assert interface.indexOfChild(third) == 2
    assert interface.focusChild().text(QAccessible.Text.Name) == "Boise"
    middle = second.rect().center()
    assert interface.childAt(middle.x(), middle.y()).text(QAccessible.Text.Name) == "Boise"
    assert third.parent().object() is rows


def test_items_that_are_gone_are_invalid_and_new_ones_are_there(qtbot: QtBot) -> None:
    rows = Rows()
    qtbot.addWidget(rows)
    last = interface_of(rows).child(2)
    rows.names = ["Austin", "Boise"]
    tell_items_changed(rows)
    tell_current(rows, 1)
    assert not last.isValid()
    assert last.state().invalid
    assert last.text(QAccessible.Text.Name) == ""
    assert names_in(rows) == ["Austin", "Boise"]


@pytest.mark.usefixtures("qapp")
def test_views_come_and_go_without_a_trace() -> None:
    for _ in range(50):
        rows = Rows()
        assert len(names_in(rows)) == 3
        gone = weakref.ref(rows)
        rows.deleteLater()
        del rows
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert gone() is None


def test_a_painted_button_has_the_role_it_is_given(qtbot: QtBot) -> None:
    button = QWidget()
    qtbot.addWidget(button)
    speak_as(button, Role.PageTab)
    button.setAccessibleName("Plan, 9 actions")
    assert interface_of(button).role() is Role.PageTab
    assert interface_of(button).text(QAccessible.Text.Name) == "Plan, 9 actions"
