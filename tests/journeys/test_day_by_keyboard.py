"""The day without a mouse: board, entries of every kind, undo, log, counts, shows and full screen."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.services.day.count_books import read_counts
from organizer_app.services.day.day_books import read_day
from organizer_app.services.day.logs import read_log
from organizer_app.ui.widgets.lists import speaking
from tests.support.open_plans import opened, sample_plan
from tests.support.programs import settle
from tests.ui.screens.day.test_screen import AFTERNOON, board_of, late

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ENTRIES = (
    "sea ok",
    "portland i doors locked from:Ana",
    "minneapolis n",
    "new york h photo",
    "arlington home -20",
    "sea c 250-400 clicker",
    "new york d delivered 250,000 reception",
    "portland x 3 heat",
    "the radio is down key",
)


def here() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_day_without_a_mouse(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = sample_plan(tmp_path)
    with board_of(qtbot, path, monkeypatch) as (program, screen):
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        screen.focus_main()
        qtbot.keyClick(here(), Key.Key_J)
        assert screen.board.card.call.text().startswith("Call "), "the number is in sight"
        qtbot.keyClick(here(), Key.Key_Slash)
        for line in ENTRIES:
            qtbot.keyClicks(here(), line)
            qtbot.keyClick(here(), Key.Key_Return)
        settle(qtbot, program)
        assert screen.board.entry.field.text() == ""
        assert "Seattle" not in late(screen)
        qtbot.keyClick(here(), Key.Key_Escape)
        assert here() is screen.board.list
        qtbot.keyClick(here(), Key.Key_Z, CTRL)
        settle(qtbot, program)
        for view in ("day_log", "counts", "shows", "after"):
            button = screen.bar.views.button(view)
            button.setFocus(Qt.FocusReason.TabFocusReason)
            qtbot.keyClick(here(), Key.Key_Space)
            settle(qtbot, program)
            assert button.isChecked()
            screen.focus_main()
            assert screen.isAncestorOf(here())
        assert {line.text for line in screen.log.list.lines} >= {"OK", "OK with an issue: doors locked"}
        screen.show_view("shows")
        screen.focus_main()
        qtbot.keyClick(here(), Key.Key_J)
        qtbot.keyClick(here(), Key.Key_G)
        settle(qtbot, program)
        screen.show_view("board")
        screen.focus_main()
        qtbot.keyClick(here(), Key.Key_F)
        wall = screen.board.window()
        assert wall is not program.window, "the board is alone on the screen"
        qtbot.keyClick(screen.board.list, Key.Key_Escape)
        qtbot.waitUntil(lambda: screen.board.window() is program.window)
    with opened(path) as workspace:
        workspace.clock = lambda: AFTERNOON
        day = read_day(workspace)
        told = read_log(workspace, mobilization_id=day.mobilization_id)
        counted = [city for city in read_counts(workspace).cities if city.counters]
    assert [each.heard_from for each in told if each.text == "doors locked"] == ["Ana"]
    assert not any(each.is_key for each in told), "the last one was taken back"
    assert len(counted) == 1
    assert [each.severity for each in day.incidents] == [3]


def test_a_new_alarm_is_announced_politely(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []

    class Reader:
        """Stands for a screen reader that is running."""

        @staticmethod
        def isActive() -> bool:  # noqa: N802  # Qt's name
            return True

        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:  # noqa: N802  # Qt's name
            told.append((event.message(), event.politeness()))

    with board_of(qtbot, sample_plan(tmp_path), monkeypatch) as (program, screen):
        screen.presenter.enter_line("sea ok")
        settle(qtbot, program)
        monkeypatch.setattr(speaking, "QAccessible", Reader)
        program.window.run_command("undo")
        settle(qtbot, program)
    assert ("Seattle has not checked in.", QAccessible.AnnouncementPoliteness.Polite) in told
