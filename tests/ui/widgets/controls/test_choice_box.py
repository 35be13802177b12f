"""A choice shows no half letter, is whole where there is room, and is changed by choosing alone."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.style_sheet import make_style_sheet
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox

NAME = "Banner drop over the bridge"


def drawn(box: ChoiceBox) -> str:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    return str(option.currentText)


def box_of(qtbot: QtBot, theme: Theme) -> ChoiceBox:
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.setStyleSheet(make_style_sheet(theme))
    box.addItems([NAME, "Rally"])
    return box


def test_a_long_name_ends_in_dots(qtbot: QtBot, theme: Theme) -> None:
    box = box_of(qtbot, theme)
    box.resize(130, 32)
    assert drawn(box).startswith("Banner")
    assert drawn(box).endswith("…")
    assert box.currentText() == NAME


def test_a_name_is_whole_at_the_size_the_box_asks_for(qtbot: QtBot, theme: Theme) -> None:
    box = box_of(qtbot, theme)
    box.resize(box.sizeHint())
    assert drawn(box) == NAME


def test_the_wheel_changes_nothing(qtbot: QtBot, theme: Theme) -> None:
    box = box_of(qtbot, theme)
    none, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    at, down, no_button = QPointF(5, 5), QPoint(0, -120), Qt.MouseButton.NoButton
    wheel = QWheelEvent(at, at, QPoint(), down, no_button, none, phase, False)  # noqa: FBT003  # Qt takes it by place
    QApplication.sendEvent(box, wheel)
    assert box.currentText() == NAME
    assert not wheel.isAccepted()


def test_it_is_modified_by_a_person_until_the_program_sets_it(qtbot: QtBot, theme: Theme) -> None:
    box = box_of(qtbot, theme)
    box.setCurrentIndex(1)
    assert not box.is_modified
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_S):
        qtbot.keyClick(box, key)
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.currentIndex() == 1
    qtbot.keyClick(box.view(), Qt.Key.Key_Up)
    qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    assert box.currentIndex() == 0
    assert box.is_modified
    box.setCurrentIndex(1)
    assert not box.is_modified
