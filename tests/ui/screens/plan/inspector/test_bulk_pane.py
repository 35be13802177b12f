"""The pane for many actions, by mouse and keyboard: nothing changes before the button is pressed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.plan.inspector.bulk_pane import BulkPane
from organizer_app.ui.screens.plan.screen import PlanScreen
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from tests.support.action_rows import make_row, one_row_each
from tests.support.open_plans import sample_plan
from tests.support.programs import running, screen_of

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path) -> Iterator[PlanScreen]:
    with running(qtbot, sample_plan(tmp_path)) as program:
        screen = screen_of(program)
        screen.list.table.setFocus()
        qtbot.keyClick(screen.list.table, Qt.Key.Key_A, CTRL)
        yield screen


def choose(pane: BulkPane, field: str) -> None:
    pane.fields.setCurrentIndex(pane.fields.findData(field))


def test_a_shift_is_previewed_made_and_taken_back_as_one(qtbot: QtBot, screen: PlanScreen) -> None:
    pane = screen.inspector.many
    assert pane.isVisible()
    before = {row.action_id: row.starts for row in screen.presenter.store.rows}
    choose(pane, "shift")
    pane.line.setFocus()
    qtbot.keyClicks(pane.line, "+45")
    qtbot.keyClick(pane.line, Qt.Key.Key_Return)
    qtbot.waitUntil(pane.apply.isEnabled)
    assert pane.changing.text() == "9 actions change."
    assert pane.lost.text().startswith("They now start at: 12:00 PM (")
    assert pane.apply.text() == "Change 9 actions"
    qtbot.keyClick(pane.line, Qt.Key.Key_Return)

    def starts() -> dict[str, int | None]:
        return {row.action_id: row.starts for row in screen.presenter.store.rows}

    qtbot.waitUntil(lambda: starts() == {key: (value or 0) + 45 for key, value in before.items()})
    assert pane.line.text() == ""
    qtbot.keyClick(pane.line, Qt.Key.Key_Return)
    assert not pane.apply.isEnabled()
    screen.presenter.undo()
    qtbot.waitUntil(lambda: starts() == before)


def test_what_cannot_be_understood_is_said_and_changes_nothing(qtbot: QtBot, screen: PlanScreen) -> None:
    pane = screen.inspector.many
    choose(pane, "starts")
    qtbot.keyClicks(pane.line, "soon")
    qtbot.waitUntil(lambda: not pane.problem.isHidden())
    assert pane.problem.text() == "Write a time such as 3:30 PM."
    assert not pane.apply.isEnabled()


def test_a_status_is_chosen_and_who_stays_is_said(qtbot: QtBot, screen: PlanScreen) -> None:
    pane = screen.inspector.many
    choose(pane, "status")
    pane.choice.setCurrentIndex(pane.choice.findData("declined"))
    qtbot.waitUntil(lambda: not pane.refused.isHidden())
    assert "cannot become Declined" in pane.refused.text()


def test_choosing_one_city_brings_the_inspector_back(qtbot: QtBot, screen: PlanScreen) -> None:
    pane = screen.inspector.many
    screen.show_selection_on_map()
    qtbot.keyClick(screen.list.table, Qt.Key.Key_Home)
    assert not pane.isVisible()
    assert screen.inspector.head.isVisible()


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


def test_the_field_keeps_the_focus_after_its_change(qtbot: QtBot, screen: PlanScreen) -> None:
    pane = screen.inspector.many
    screen.window().activateWindow()
    qtbot.waitUntil(screen.window().isActiveWindow)
    choose(pane, "shift")
    pane.line.setFocus()
    qtbot.keyClicks(pane.line, "+45")
    qtbot.waitUntil(pane.apply.isEnabled)
    before = [row.starts for row in screen.presenter.store.rows]
    qtbot.keyClick(pane.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [row.starts for row in screen.presenter.store.rows] != before)
    assert pane.line.hasFocus(), QApplication.focusWidget()
    qtbot.keyClicks(pane.line, "+15")
    qtbot.waitUntil(pane.apply.isEnabled)
    pane.apply.setFocus()
    qtbot.keyClick(pane.apply, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not pane.apply.isEnabled())
    assert pane.line.hasFocus(), QApplication.focusWidget()
