"""A shift hands over in the window: the key opens the sheet, the page is written, and the log tells of it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from organizer_app.domain.model.day.log_entries import LogEntry, LogTier
from organizer_app.ui.application import Program
from organizer_app.ui.overlays.handing_over.handover_sheet import HandoverSheet
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from tests.support.open_plans import opened
from tests.support.printed_pages import pages_of


def sheet_of(program: Program) -> HandoverSheet:
    program.window.commands.run("hand_over")
    sheet = program.window.commands.overlays.plan_sheet
    assert isinstance(sheet, HandoverSheet)
    return sheet


def said(sheet: HandoverSheet) -> str:
    return sheet.wrong.text().replace("\u200b", "")


def test_the_page_is_written_and_the_log_tells_of_it(
    qtbot: QtBot, program: Program, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "page.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    sheet = sheet_of(program)
    qtbot.waitUntil(sheet.situation.hasFocus)
    qtbot.keyClicks(sheet.situation, "The East is quiet.")
    sheet.promises.setPlainText("Answer of the hotline, to Lena, by 4:20 PM")
    sheet.giver.setText("Maya Okafor")
    sheet.taker.setText("Luis Haddad")
    assert sheet.left.text() == "582 characters left"
    qtbot.keyClick(sheet.taker, Qt.Key.Key_Return)
    qtbot.waitUntil(sheet.isHidden)
    (text,) = pages_of(out.read_bytes())
    assert "The East is quiet." in text
    assert "Luis Haddad" in text
    with opened(plan) as workspace, workspace.read() as reader:
        (row,) = reader.all(LogEntry, tier=LogTier.DUTY.value)
    assert row.text.startswith("Maya Okafor handed over to Luis Haddad, page 1.")


def test_what_is_lacking_or_too_long_is_said_and_what_was_typed_stays(
    qtbot: QtBot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (asked.append("asked") or "", ""))
    sheet = sheet_of(program)
    sheet.make.click()
    assert said(sheet) == "Say how the day is going: the next shift reads that first."
    sheet.situation.setPlainText("Quiet")
    sheet.make.click()
    assert said(sheet) == "Name who hands over and who takes over."
    assert not asked
    sheet.giver.setText("Maya")
    sheet.taker.setText("Luis")
    sheet.make.click()
    assert asked, "canceling the dialog leaves the sheet as it is"
    assert sheet.isVisible()
    assert sheet.situation.toPlainText() == "Quiet"

    out = tmp_path / "page.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    sheet.situation.setPlainText("x" * 601)
    assert sheet.left.text() == "1 character too long"
    sheet.make.click()
    qtbot.waitUntil(lambda: "600 characters" in said(sheet))
    assert sheet.make.isEnabled()
    assert not out.exists()
    change_theme(sheet, Theme("dark"))
    sheet.grab()
