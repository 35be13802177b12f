"""With type of twice the size in the smallest window, every part of the day can be read and reached."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.application import Program
from organizer_app.ui.screens.day.screen import DayScreen
from tests.support.fitting import clipped, cut_off, overlapping, sideways
from tests.support.open_plans import sample_plan
from tests.support.programs import found_in_the_end, settle
from tests.ui.screens.day.test_screen import board_of

SMALLEST = (1100, 700)
VIEWS = ("board", "day_log", "shows", "counts", "after", "legal")
# An axis of hours is wider than any window.
WIDE = frozenset({"timelineView"})


def go_to(qtbot: QtBot, program: Program, screen: DayScreen, view: str) -> None:
    """Show a view, or legal support from the log."""
    screen.show_view("day_log" if view == "legal" else view)
    if view == "legal":
        screen.log.legal.click()
    settle(qtbot, program)


def tabbed_to(qtbot: QtBot, program: Program, start: QWidget, wanted: QWidget) -> bool:
    """Go on with Tab from a part until another one has the keyboard; return whether that is in sight."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    for _each in range(60):
        here = program.window.focusWidget()
        if here is wanted:
            settle(qtbot, program)
            corner = wanted.mapTo(program.window, QPoint(0, 0))
            seen = wanted.visibleRegion().boundingRect()
            return seen.height() >= min(wanted.height(), 40) and 0 <= corner.x() < SMALLEST[0]
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    return False


def test_at_twice_the_size_nothing_of_the_day_is_crushed(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with board_of(qtbot, sample_plan(tmp_path), monkeypatch, SMALLEST) as (program, screen):
        board = screen.board
        assert board.card.mapTo(board, QPoint(0, 0)).x() > board.list.width(), "columns stand side by side"
        foot = board.next.mapTo(board, QPoint(0, board.next.height())).y()
        assert foot <= board.height(), "nothing has to be scrolled"
        program.holder.choose("light", 2.0)
        window = program.window
        window.resize(*SMALLEST)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)

        def faults() -> list[str]:
            return clipped(window) + overlapping(window) + sideways(window, WIDE) + cut_off(window, WIDE)

        for view in VIEWS:
            go_to(qtbot, program, screen, view)
            assert found_in_the_end(qtbot, faults) == [], view
            assert (window.width(), window.height()) == SMALLEST, f"{view} widens the window"
        go_to(qtbot, program, screen, "board")
        # A zone with four cities, and the next events, each with the height of its words.
        assert board.list.height() >= 440
        assert board.next.height() >= 260
        board.focus_list()
        qtbot.keyClick(board.list, Qt.Key.Key_Slash)
        assert board.entry.field.hasFocus()
        assert board.entry.field.visibleRegion().boundingRect().height() == board.entry.field.height()
        for wanted in (board.card.call, board.card.buttons[3], board.next):
            assert tabbed_to(qtbot, program, board.list, wanted), "each part is reached and seen"
        go_to(qtbot, program, screen, "after")
        after = screen.after
        for start, wanted in ((after.report, after.list), (after.list, after.queue)):
            assert tabbed_to(qtbot, program, start, wanted)
