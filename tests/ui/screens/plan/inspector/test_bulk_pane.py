"""The pane for many actions, by mouse and keyboard: nothing changes before the button is pressed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer_app.ui.application import Program
from organizer_app.ui.screens.plan.inspector.bulk_pane import BulkPane
from organizer_app.ui.screens.plan.screen import PlanScreen
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from tests.support.action_rows import make_row, one_row_each
from tests.support.programs import screen_of

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def screen(qtbot: QtBot, program: Program) -> PlanScreen:
    screen = screen_of(program)
    screen.list.table.setFocus()
    qtbot.keyClick(screen.list.table, Qt.Key.Key_A, CTRL)
    return screen


def choose(pane: BulkPane, field: str) -> None:
    pane.fields.setCurrentIndex(pane.fields.findData(field))


def test_a_shift_is_previewed_made_and_taken_back_as_one(qtbot: QtBot, screen: PlanScreen) -> None:
    pane = screen.inspector.many

    def starts() -> dict[str, int]:
        return {row.action_id: row.starts for row in screen.presenter.store.rows}

    assert pane.isVisible()
    choose(pane, "starts")
    qtbot.keyClicks(pane.line, "soon")
    qtbot.waitUntil(lambda: not pane.problem.isHidden())
    assert (pane.problem.text(), pane.apply.isEnabled()) == ("Write a time such as 3:30 PM.", False)
    choose(pane, "status")
    pane.choice.setCurrentIndex(pane.choice.findData("declined"))
    qtbot.waitUntil(lambda: not pane.refused.isHidden())
    assert "cannot become Declined" in pane.refused.text()

    before = starts()
    screen.window().activateWindow()
    qtbot.waitUntil(screen.window().isActiveWindow)
    choose(pane, "shift")
    pane.line.setFocus()
    qtbot.keyClicks(pane.line, "+45")
    qtbot.keyClick(pane.line, Qt.Key.Key_Return)
    qtbot.waitUntil(pane.apply.isEnabled)
    assert pane.changing.text() == "9 actions change."
    assert pane.lost.text().startswith("They now start at: 12:00 PM (")
    assert (pane.apply.text(), starts()) == ("Change 9 actions", before), "nothing has changed yet"
    qtbot.keyClick(pane.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: starts() == {key: value + 45 for key, value in before.items()})
    assert (pane.line.text(), pane.line.hasFocus()) == ("", True), QApplication.focusWidget()
    qtbot.keyClick(pane.line, Qt.Key.Key_Return)
    assert not pane.apply.isEnabled()
    qtbot.keyClicks(pane.line, "+15")
    qtbot.waitUntil(pane.apply.isEnabled)
    pane.apply.setFocus()
    qtbot.keyClick(pane.apply, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: starts() == {key: value + 60 for key, value in before.items()})
    qtbot.waitUntil(lambda: not pane.apply.isEnabled())
    assert pane.line.hasFocus(), QApplication.focusWidget()
    screen.presenter.undo()
    screen.presenter.undo()
    qtbot.waitUntil(lambda: starts() == before)
    screen.show_selection_on_map()
    qtbot.keyClick(screen.list.table, Qt.Key.Key_Home)
    assert (pane.isVisible(), screen.inspector.head.isVisible()) == (False, True), "one city is chosen"


def test_long_names_do_not_make_it_wider(theme: Theme, qtbot: QtBot) -> None:
    pane = BulkPane(theme)
    qtbot.addWidget(pane)
    pane.setFixedWidth(306)
    long = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochxx"
    pane.show_rows([make_row("Boston", action_id=str(n))._replace(city=f"{long}{n}") for n in range(6)])
    pane.show()
    assert pane.minimumSizeHint().width() <= 306
    pane.show_rows(one_row_each())
    change_theme(pane, Theme("dark"))
    pane.grab()
