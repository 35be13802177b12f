"""The day without a mouse: entries of every kind, undo, log, counts, shows, handover and full screen."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.filters import Facet
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.day.log_entries import LogTier
from organizer_app.services.day.count_books import read_counts
from organizer_app.services.day.day_books import read_day
from organizer_app.services.day.logs import read_log
from organizer_app.ui.application import Program
from organizer_app.ui.overlays.handing_over.handover_sheet import HandoverSheet
from organizer_app.ui.screens.day.screen import DayScreen
from organizer_app.ui.screens.day.shows.show_lines import LaneLine
from organizer_app.ui.widgets.lists import speaking
from tests.support.open_plans import opened, sample_plan
from tests.support.programs import settle
from tests.ui.screens.day.test_screen import AFTERNOON, board_of, late

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ENTRIES = (
    "sea ok",
    "port i doors locked from:Ana",
    "min n",
    "new h photo",
    "arl home -20",
    "sea 250-400 clicker",
    "new d delivered 250,000",
    "port x 3 medical heat",
    "radio down key",
)


def here() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def key(qtbot: QtBot, name: Qt.Key, **more: Qt.KeyboardModifier) -> None:
    """Press a key where the keyboard is."""
    qtbot.keyClick(here(), name, **more)


def enter_all(qtbot: QtBot, program: Program, screen: DayScreen) -> None:
    """See whom to call, log entries of every kind, and take the last one back."""
    screen.focus_main()
    key(qtbot, Key.Key_Slash)
    assert screen.board.entry.field.text() == "", "the key that leads to the line writes nothing into it"
    key(qtbot, Key.Key_Escape)
    key(qtbot, Key.Key_J)
    assert screen.board.card.call.text().startswith("Call "), "the number is in sight"
    key(qtbot, Key.Key_Slash)
    for line in ENTRIES:
        qtbot.keyClicks(here(), line)
        key(qtbot, Key.Key_Return)
    settle(qtbot, program)
    assert screen.board.entry.field.text() == ""
    assert "Seattle" not in late(screen)
    key(qtbot, Key.Key_Escape)
    assert here() is screen.board.list
    key(qtbot, Key.Key_Z, modifier=CTRL)
    settle(qtbot, program)


def go_round(qtbot: QtBot, program: Program, screen: DayScreen) -> None:
    """Go to every view by its button; in the log, keep the lines of one severity and let all pass again."""
    for view in ("day_log", "counts", "shows", "after"):
        button = screen.bar.views.button(view)
        button.setFocus(Qt.FocusReason.TabFocusReason)
        key(qtbot, Key.Key_Space)
        settle(qtbot, program)
        assert button.isChecked()
        screen.focus_main()
        assert screen.isAncestorOf(here())
        if view == "day_log":
            narrow_the_log(qtbot, program, screen)


def narrow_the_log(qtbot: QtBot, program: Program, screen: DayScreen) -> None:
    every = {line.text for line in screen.log.list.lines}
    assert every >= {"OK", "OK with an issue: doors locked"}
    filters = screen.log.filters
    filters.chips[Facet.SEVERITY].setFocus(Qt.FocusReason.TabFocusReason)
    key(qtbot, Key.Key_Space)
    menu = filters.menu
    assert menu is not None
    qtbot.keyClick(menu, Key.Key_Down)
    qtbot.keyClick(menu, Key.Key_Return)
    qtbot.keyClick(menu, Key.Key_Escape)
    # Without a window manager, the window is not active again by itself when a menu closes.
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    assert [line.severity for line in screen.log.list.lines] == [3]
    filters.clear.setFocus(Qt.FocusReason.TabFocusReason)
    key(qtbot, Key.Key_Space)
    assert {line.text for line in screen.log.list.lines} == every


def drive_a_show(qtbot: QtBot, program: Program, screen: DayScreen) -> None:
    """Start a cue, end it, push the rest of the show and shorten it."""
    screen.show_view("shows")
    screen.focus_main()
    for _lane in screen.shows.list.lines:
        key(qtbot, Key.Key_J)
        line = screen.shows.list.line
        if isinstance(line, LaneLine) and line.lane.upcoming is not None:
            break
    for letter in (Key.Key_G, Key.Key_E, Key.Key_P, Key.Key_T):
        key(qtbot, letter)
        settle(qtbot, program)


def hand_over(qtbot: QtBot, program: Program) -> None:
    """Write the page of a handover."""
    key(qtbot, Key.Key_H, modifier=CTRL | Qt.KeyboardModifier.ShiftModifier)
    sheet = program.window.commands.overlays.plan_sheet
    assert isinstance(sheet, HandoverSheet)
    qtbot.waitUntil(sheet.situation.hasFocus)
    qtbot.keyClicks(here(), "Quiet")
    for word in ("", "Maya", "Luis"):
        key(qtbot, Key.Key_Tab)
        if word:
            here().selectAll()  # type: ignore[attr-defined]  # a line to type in
            qtbot.keyClicks(here(), word)
    key(qtbot, Key.Key_Return)
    qtbot.waitUntil(sheet.isHidden)


def look_from_afar(qtbot: QtBot, program: Program, screen: DayScreen) -> None:
    screen.show_view("board")
    screen.focus_main()
    key(qtbot, Key.Key_Escape)
    key(qtbot, Key.Key_F)
    assert screen.board.window() is not program.window, "the board is alone on the screen"
    qtbot.keyClick(screen.board.list, Key.Key_Escape)
    qtbot.waitUntil(lambda: screen.board.window() is program.window)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_day_without_a_mouse(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, page = sample_plan(tmp_path), tmp_path / "page.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(page), ""))
    with board_of(qtbot, path, monkeypatch) as (program, screen):
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        enter_all(qtbot, program, screen)
        go_round(qtbot, program, screen)
        drive_a_show(qtbot, program, screen)
        look_from_afar(qtbot, program, screen)
        hand_over(qtbot, program)
    assert page.exists()
    with opened(path) as workspace:
        workspace.clock = lambda: AFTERNOON
        day = read_day(workspace)
        told = read_log(workspace, mobilization_id=day.mobilization_id)
        counted = [city for city in read_counts(workspace).cities if city.counters]
        with workspace.read() as reader:
            cues = [cue for cue in reader.all(Cue) if cue.ended_at is not None]
    assert [each.heard_from for each in told if each.text == "doors locked"] == ["Ana"]
    assert not any("radio" in each.text for each in told), "the last one was taken back"
    assert [each.tier for each in told if "handed over to Luis" in each.text] == [LogTier.DUTY]
    assert len(counted) == 1
    assert len(cues) == 1
    assert [(each.severity, each.category.value) for each in day.incidents] == [(3, "medical")]


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
    assert ("Seattle, WA has not checked in.", QAccessible.AnnouncementPoliteness.Polite) in told
