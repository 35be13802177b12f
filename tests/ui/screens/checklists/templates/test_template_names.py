"""The names of templates stand side by side, whole, in a list as high as they need."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.checklists.templates.template_names import TemplateNames
from organizer_app.ui.theme.style_sheet import make_style_sheet
from organizer_app.ui.theme.theme import Theme


@pytest.fixture
def names(qtbot: QtBot) -> Iterator[TemplateNames]:
    pane = QWidget()
    qtbot.addWidget(pane)
    pane.resize(500, 400)
    made = TemplateNames(pane)
    made.resize(480, 200)
    pane.show()
    yield made  # noqa: PT022  # the pane that holds it has to live as long


def test_names_that_fit_stand_in_one_line_and_others_begin_the_next(names: TemplateNames) -> None:
    names.addItems(["Vigil", "Picket"])
    names.fit()
    low = names.height()
    assert names.visualItemRect(names.item(0)).top() == names.visualItemRect(names.item(1)).top()
    names.addItems([f"A template of a long name {number}" for number in range(4)])
    names.fit()
    assert names.height() > low
    last = names.visualItemRect(names.item(5))
    assert last.top() > names.visualItemRect(names.item(0)).bottom()
    assert last.bottom() < names.viewport().height()


def test_a_list_that_becomes_wider_has_fewer_lines(qtbot: QtBot, names: TemplateNames) -> None:
    names.addItems([f"A template of a long name {number}" for number in range(4)])
    names.fit()
    high = names.height()
    names.resize(1500, high)
    qtbot.waitUntil(lambda: names.height() < high)
    last, first = (names.visualItemRect(names.item(row)) for row in (3, 0))
    assert last.top() == first.top()


def test_a_name_that_is_wider_than_the_list_is_wrapped(names: TemplateNames) -> None:
    names.addItems(["Vigil", "A name " * 30])
    names.fit()
    short, long = (names.visualItemRect(names.item(row)) for row in range(2))
    assert long.width() <= names.viewport().width()
    assert long.height() > short.height()


def test_a_chosen_name_has_as_much_air_at_its_left_as_at_its_right(qtbot: QtBot, theme: Theme) -> None:
    pane = QWidget()
    qtbot.addWidget(pane)
    pane.setStyleSheet(make_style_sheet(theme))
    names = TemplateNames(pane)
    names.resize(480, 200)
    names.addItems(["Petition delivery", "Vigil"])
    names.setCurrentRow(0)
    pane.show()
    names.fit()
    box = names.visualItemRect(names.item(0))
    image = names.viewport().grab(box).toImage()
    background = image.pixelColor(6, box.height() // 2)
    inked = [
        x
        for x in range(6, box.width() - 6)
        if any(image.pixelColor(x, y) != background for y in range(8, box.height() - 8))
    ]
    left, right = inked[0], box.width() - 1 - inked[-1]
    assert abs(left - right) <= 2, (left, right)


def test_a_list_without_a_name_in_sight_is_not_shown(names: TemplateNames) -> None:
    names.addItems(["Vigil"])
    names.item(0).setHidden(True)
    names.fit()
    assert names.isHidden()
    names.item(0).setHidden(False)
    names.fit()
    assert not names.isHidden()


def test_down_goes_on_where_there_is_but_one_line(qtbot: QtBot, names: TemplateNames) -> None:
    names.addItems(["Vigil", "Picket", "March"])
    names.item(1).setHidden(True)
    names.fit()
    names.setCurrentRow(0)
    qtbot.keyClick(names, Qt.Key.Key_Down)
    assert names.currentRow() == 2
    qtbot.keyClick(names, Qt.Key.Key_Down)
    assert names.currentRow() == 2
    qtbot.keyClick(names, Qt.Key.Key_Up)
    assert names.currentRow() == 0
