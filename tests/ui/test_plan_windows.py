"""Several windows on one plan show each other's edits; each plan's window comes back as it was left."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.filters import Facet
from organizer_app.environment.preferences import read_preferences
from organizer_app.ui.application import Program
from organizer_app.ui.main_window import MainWindow
from organizer_app.ui.screens.plan.store.plan_view import ViewKind
from tests.support.open_plans import sample_plan
from tests.support.programs import running, screen_of

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def second(qtbot: QtBot, program: Program) -> MainWindow:
    window = program.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: len(program.windows.all) == 2)
    return program.windows.all[1]


def venue(window: MainWindow) -> str:
    assert window.plan_screen is not None
    return next(row.venue for row in window.plan_screen.presenter.store.rows if row.city == "Seattle")


def test_an_edit_in_one_window_is_seen_in_the_other_and_undone_from_there(
    qtbot: QtBot, program: Program
) -> None:
    other = second(qtbot, program)
    assert other.isVisible()
    assert other.sidebar.quiet_words[0] == "Saved on this laptop"
    rows = screen_of(program).presenter.store.rows
    seattle = next(row for row in rows if row.city == "Seattle")
    screen_of(program).presenter.edit(seattle.action_id, "venue", "Westlake Park")
    qtbot.waitUntil(lambda: venue(program.window) == venue(other) == "Westlake Park")
    other.undo()
    qtbot.waitUntil(lambda: venue(program.window) == venue(other) == "Amazon Spheres")
    assert other.toast.isVisible()


def test_any_window_may_be_closed_first_and_leaving_the_plan_leaves_one(
    qtbot: QtBot, program: Program
) -> None:
    other, first = second(qtbot, program), program.window
    first.close()
    assert program.window is other
    assert program.windows.all == [other]
    program.open_window()
    qtbot.waitUntil(lambda: len(program.windows.all) == 2)
    program.window.commands.run("close_plan")
    assert [window.welcome is not None for window in program.windows.all] == [True]
    program.open_window()
    assert len(program.windows.all) == 1


def test_a_window_and_its_text_size_come_back_as_they_were_left_without_what_was_searched_for(
    qtbot: QtBot, tmp_path: Path
) -> None:
    plan, file = sample_plan(tmp_path), tmp_path / "preferences.json"
    with running(qtbot, plan, preferences=file, size=(1300, 820)) as program:
        screen = screen_of(program)
        screen.presenter.choose_view(ViewKind.MONTH)
        screen.presenter.toggle(Facet.STATE, "WA")
        screen.search_for("Wren")
        screen.toggle_inspector()
        program.window.commands.run("sidebar")
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        for _press in range(3):
            qtbot.keyClick(QApplication.focusWidget() or program.window, Qt.Key.Key_Equal, CONTROL)
    assert "Wren" not in file.read_text("utf-8")
    with running(qtbot, plan, preferences=file, size=(0, 0)) as program:
        assert program.holder.theme.zoom == pytest.approx(1.3)
        screen = screen_of(program)
        assert screen.presenter.kind is ViewKind.MONTH
        assert (screen.presenter.wanted.states, screen.presenter.wanted.words) == (frozenset({"WA"}), "")
        assert screen.is_inspecting
        for direction, bound in ((1, 2.0), (-1, 0.8)):
            for _press in range(13):
                program.zoom(direction)
            assert program.holder.theme.zoom == pytest.approx(bound)
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        qtbot.keyClick(QApplication.focusWidget() or program.window, Qt.Key.Key_0, CONTROL)
        assert program.holder.theme.zoom == pytest.approx(1.0)
        assert program.window.sidebar.width() == 56
    assert read_preferences(file).layouts[0].path == str(plan)
