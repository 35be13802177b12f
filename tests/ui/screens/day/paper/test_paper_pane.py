"""What was written by hand is entered many lines at once, and a pasted chat becomes drafts."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from organizer_app.domain.model.day.count_reports import CountReport
from organizer_app.domain.model.people import Person
from organizer_app.domain.time.local_time import epoch_minutes
from organizer_app.services.day.day_books import read_day
from organizer_app.services.day.logs import read_log
from organizer_app.services.people.forgetting import forget
from organizer_app.services.plan.typed_drafts import kept_lines
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from tests.support.open_plans import opened
from tests.support.printed_pages import pages_of
from tests.support.programs import settle
from tests.ui.screens.day.test_screen import AFTERNOON, board_of

Key = Qt.Key


def test_clear_lines_are_logged_with_their_times_and_the_others_stay(
    qtbot: QtBot, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "board.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    with board_of(qtbot, plan, monkeypatch) as (program, screen):
        # The palette opens it from anywhere.
        program.window.go_to(Destination("share"))
        program.window.run_command("enter_from_paper")
        settle(qtbot, program)
        pane = screen.paper
        assert pane.isVisible()
        assert pane.text.hasFocus() or not program.window.isActiveWindow()
        pane.text.setPlainText("2:50 pm sea i water is out\n1:05 ny c 450-700\n13:10 arl c 80-100 clicker")
        assert [line.is_ready for line in pane.list.lines] == [True, False, True]
        assert pane.log.text() == "Log 2 lines"
        assert pane.list.lines[0].understood.startswith("Seattle, WA: OK with an issue at 11:50 AM there")
        pane.text.setPlainText(pane.text.toPlainText().replace("1:05 ny c 450-700", "1:05 s ok"))
        assert pane.list.lines[1].understood == "Which city? Type more of it: San Francisco, CA / Seattle, WA"
        pane.text.setPlainText(pane.text.toPlainText().replace("1:05 s ok", "1:05 ny c 450-700"))
        change_theme(screen, Theme("dark"))
        screen.grab()
        pane.log.click()
        pane.text.appendPlainText("2:55 pm was typed meanwhile")
        settle(qtbot, program)
        assert pane.text.toPlainText() == "1:05 ny c 450-700\n2:55 pm was typed meanwhile"
        pane.text.setPlainText("1:05 ny c 450-700")
        assert not pane.log.isEnabled()
        assert pane.log.text() == "Log lines"
        assert pane.isVisible(), "what is left can be finished"
        pane.paper.click()
        settle(qtbot, program)
        qtbot.waitUntil(out.exists)
        pane.close_button.click()
        assert screen.board.isVisible()
    assert "Hour by hour" in " ".join(pages_of(out.read_bytes()))
    with opened(plan) as workspace:
        (entry,) = read_log(workspace, mobilization_id=read_day(workspace).mobilization_id)
        with workspace.read() as reader:
            counts = [each for each in reader.all(CountReport) if each.locked_at is not None]
    assert entry.occurred_at is not None
    assert epoch_minutes(AFTERNOON) - epoch_minutes(entry.occurred_at) == 20
    assert [(each.low, each.high) for each in counts] == [(80, 100)]


def test_a_pasted_message_becomes_a_draft_and_several_become_a_line_each(
    qtbot: QtBot, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with board_of(qtbot, plan, monkeypatch) as (program, screen):
        screen.focus_search()
        field = screen.board.entry.field

        def paste(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            qtbot.keyClick(field, Key.Key_V, Qt.KeyboardModifier.ControlModifier)

        paste("[3:05 PM, 7/15/2019] Wren Castellano: ok we are set up")
        assert field.text() == "Seattle WA ok we are set up (Wren Castellano) -5"
        assert screen.board.entry.understood.text() == "OK at 12:05 PM there"
        qtbot.keyClick(field, Key.Key_Return)
        settle(qtbot, program)
        paste("plain words")
        assert field.text() == "plain words"
        field.clear()
        paste("[3:05 PM, 7/15/2019] Wren Castellano: ok\n[3:07 PM, 7/15/2019] Sam: Where is the bus?")
        assert screen.paper.isVisible()
        assert len(screen.paper.list.lines) == 2
        assert screen.paper.list.lines[1].understood == "General, for all cities"
    with opened(plan) as workspace:
        (entry,) = read_log(workspace, mobilization_id=read_day(workspace).mobilization_id)
    assert entry.text == "we are set up (Wren Castellano)"


def test_lines_that_are_not_logged_are_there_again_after_the_program_ended(
    qtbot: QtBot, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = "2:50 pm sea i water is out\n2:55 pm ny ok"
    with board_of(qtbot, plan, monkeypatch) as (_program, screen):
        screen.open_paper()
        qtbot.keyClicks(screen.paper.text, lines.replace("\n", "\r"))
        assert screen.paper.text.toPlainText() == lines
    with board_of(qtbot, plan, monkeypatch) as (program, screen):
        qtbot.waitUntil(lambda: screen.paper.text.toPlainText() == lines)
        told = [label.text() for label in program.window.toast.findChildren(QLabel)]
        assert "2 lines from paper are not logged yet" in told
        screen.open_paper()
        qtbot.keyClick(screen.paper.text, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        settle(qtbot, program)
        assert screen.paper.text.toPlainText() == ""
    with opened(plan) as workspace:
        assert len(read_log(workspace, mobilization_id=read_day(workspace).mobilization_id)) == 2
        assert kept_lines(workspace) == ""


def test_who_is_forgotten_does_not_come_back_with_the_next_letter(
    qtbot: QtBot, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with board_of(qtbot, plan, monkeypatch) as (program, screen):
        screen.open_paper()
        text = screen.paper.text
        qtbot.keyClicks(text, "sea i Wren Castellano has the keys")
        settle(qtbot, program)
        workspace = program.session.workspace
        assert workspace is not None
        with workspace.read() as reader:
            (wren,) = (each for each in reader.all(Person) if each.name == "Wren Castellano")
        program._background.run(  # noqa: SLF001  # as a screen does it
            lambda: forget(workspace, person_id=wren.id), then=print, otherwise=print, owner=program.window
        )
        settle(qtbot, program)
        qtbot.keyClicks(text, ", call")
        settle(qtbot, program)
        assert "Castellano" not in text.toPlainText()
        assert text.toPlainText() == "sea i [erased] has the keys, call"
        assert kept_lines(workspace) == text.toPlainText()
