"""What was written by hand is entered many lines at once, and a pasted chat becomes drafts."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from organizer_app.domain.model.day.count_reports import CountReport
from organizer_app.domain.time.local_time import epoch_minutes
from organizer_app.services.day.day_books import read_day
from organizer_app.services.day.logs import read_log
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from tests.support.open_plans import empty_plan, opened, sample_plan
from tests.support.printed_pages import pages_of
from tests.support.programs import settle
from tests.ui.screens.day.test_screen import AFTERNOON, board_of

Key = Qt.Key


def test_clear_lines_are_logged_with_their_times_and_the_others_stay(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = sample_plan(tmp_path)
    with board_of(qtbot, path, monkeypatch) as (program, screen):
        screen.bar.paper.click()
        pane = screen.paper
        assert pane.isVisible()
        pane.text.setPlainText("2:50 pm sea i water is out\n1:05 ny c 450-700\n13:10 arl c 80-100 clicker")
        assert [line.is_ready for line in pane.list.lines] == [True, False, True]
        assert pane.log.text() == "Log 2 lines"
        assert pane.list.lines[0].understood.startswith("Seattle, WA: OK with an issue at 11:50 AM there")
        pane.text.setPlainText(pane.text.toPlainText().replace("1:05 ny c 450-700", "1:05 s ok"))
        assert pane.list.lines[1].understood == "Which city? Type more of it: San Francisco, CA / Seattle, WA"
        pane.text.setPlainText(pane.text.toPlainText().replace("1:05 s ok", "1:05 ny c 450-700"))
        for scheme in ("dark", "light"):
            change_theme(screen, Theme("dark" if scheme == "dark" else "light"))
            screen.grab()
        pane.log.click()
        settle(qtbot, program)
        assert pane.text.toPlainText() == "1:05 ny c 450-700"
        assert not pane.log.isEnabled()
        assert pane.log.text() == "Log lines"
        assert pane.log.text() == "Log lines"
        assert pane.isVisible(), "what is left can be finished"
        pane.close_button.click()
        assert screen.board.isVisible()
    with opened(path) as workspace:
        (entry,) = read_log(workspace, mobilization_id=read_day(workspace).mobilization_id)
        with workspace.read() as reader:
            counts = [each for each in reader.all(CountReport) if each.locked_at is not None]
    assert entry.occurred_at is not None
    assert epoch_minutes(AFTERNOON) - epoch_minutes(entry.occurred_at) == 20
    assert [(each.low, each.high) for each in counts] == [(80, 100)]


def test_lines_typed_while_others_are_logged_stay(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with board_of(qtbot, sample_plan(tmp_path), monkeypatch) as (program, screen):
        screen.bar.paper.click()
        pane = screen.paper
        pane.text.setPlainText("2:50 pm sea i water is out\n1:05 ny c 450-700")
        pane.log.click()
        pane.text.appendPlainText("2:55 pm arl ok")
        settle(qtbot, program)
        assert pane.text.toPlainText() == "1:05 ny c 450-700\n2:55 pm arl ok"
        assert pane.log.isEnabled()


def test_the_palette_opens_it_from_anywhere_but_not_where_no_city_has_a_day(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with board_of(qtbot, sample_plan(tmp_path), monkeypatch) as (program, screen):
        program.window.go_to(Destination("share"))
        program.window.run_command("enter_from_paper")
        settle(qtbot, program)
        assert screen.paper.isVisible()
        assert screen.paper.text.hasFocus() or not program.window.isActiveWindow()
    with board_of(qtbot, empty_plan(tmp_path), monkeypatch) as (program, screen):
        program.window.run_command("enter_from_paper")
        settle(qtbot, program)
        assert screen.empty.isVisible()


def test_one_pasted_message_becomes_a_draft_and_is_not_logged(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = sample_plan(tmp_path)
    with board_of(qtbot, path, monkeypatch) as (program, screen):
        screen.focus_search()
        field = screen.board.entry.field
        QGuiApplication.clipboard().setText("[3:05 PM, 7/15/2019] Wren Castellano: ok we are set up")
        qtbot.keyClick(field, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert field.text() == "Seattle WA ok we are set up (Wren Castellano) -5"
        assert screen.board.entry.understood.text() == "OK at 12:05 PM there"
        qtbot.keyClick(field, Key.Key_Return)
        settle(qtbot, program)
        QGuiApplication.clipboard().setText("plain words")
        qtbot.keyClick(field, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert field.text() == "plain words"
    with opened(path) as workspace:
        (entry,) = read_log(workspace, mobilization_id=read_day(workspace).mobilization_id)
    assert entry.text == "we are set up (Wren Castellano)"


def test_several_messages_open_the_view_with_a_line_each(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with board_of(qtbot, sample_plan(tmp_path), monkeypatch) as (_program, screen):
        screen.focus_search()
        QGuiApplication.clipboard().setText(
            "[3:05 PM, 7/15/2019] Wren Castellano: ok\n[3:07 PM, 7/15/2019] Sam: Where is the bus?"
        )
        qtbot.keyClick(screen.board.entry.field, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert screen.paper.isVisible()
        assert len(screen.paper.list.lines) == 2
        assert screen.paper.list.lines[1].understood == "General, for all cities"


def test_the_board_is_printed_to_be_filled_in(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "board.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    with board_of(qtbot, sample_plan(tmp_path), monkeypatch) as (program, screen):
        screen.bar.paper.click()
        screen.paper.paper.click()
        settle(qtbot, program)
        qtbot.waitUntil(out.exists)
    assert "Hour by hour" in " ".join(pages_of(out.read_bytes()))
