"""One chip of a group is on; Delete and Backspace go back to the first, which lets everything pass."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.widgets.controls.choice_chips import ChoiceChips


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_on_the_chip_that_is_on_goes_back_to_the_first(qtbot: QtBot, key: Qt.Key) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    chosen: list[str] = []
    chips = ChoiceChips(("all", "errors", "warnings"), chosen.append, around).chips
    assert [chip.isChecked() for chip in chips.values()] == [True, False, False]
    chips["errors"].click()
    assert chips["errors"].property("kind") == "chip-on"
    assert chips["all"].property("kind") == "chip"
    qtbot.keyClick(chips["warnings"], key)
    assert chosen == ["errors"], "a chip that is off has nothing to clear"
    qtbot.keyClick(chips["errors"], key)
    qtbot.keyClick(chips["all"], key)
    assert chosen == ["errors", "all"]
    assert chips["all"].isChecked()


def test_enter_presses_a_chip(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    chosen: list[str] = []
    chips = ChoiceChips(("all", "errors"), chosen.append, around).chips
    qtbot.keyClick(chips["errors"], Qt.Key.Key_Return)
    assert chosen == ["errors"]
    assert chips["errors"].isChecked()
