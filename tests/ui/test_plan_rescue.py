"""A damaged plan leads to its newest good backup, wherever the damage is noticed."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.backups import BackupReason
from organizer_app.services.plan import backups
from organizer_app.ui.application import Program
from organizer_app.ui.overlays.rescue_sheet import RescueSheet
from tests.support.open_plans import add_action, empty_plan, opened
from tests.support.programs import running

PAGE = 4096
LAST = slice(-PAGE, None)


def plan_with_backup(folder: Path, name: str) -> Path:
    """Return a plan with a backup in the usual folder, and one step after it."""
    path = empty_plan(folder, name)
    with opened(path) as workspace:
        add_action(workspace)
        backups.back_up(workspace, reason=BackupReason.REGULAR)
        add_action(workspace, "Portland, OR")
    return path


def damage(path: Path, page: slice) -> bytes:
    whole = bytearray(path.read_bytes())
    whole[page] = bytes(b ^ 0x5A for b in whole[page])
    path.write_bytes(whole)
    return bytes(whole)


def sheet_of(qtbot: QtBot, program: Program) -> RescueSheet:
    def sheet() -> RescueSheet | None:
        return program.window.commands.overlays.rescuing

    qtbot.waitUntil(lambda: sheet() is not None)
    found = sheet()
    assert found is not None
    qtbot.waitUntil(found.go_on.isEnabled)
    return found


def path_of(program: Program) -> Path | None:
    workspace = program.session.workspace
    return None if workspace is None else workspace.path


def test_damage_that_the_check_after_opening_finds_leads_to_the_backup(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, new = plan_with_backup(tmp_path, "checked.organizer"), tmp_path / "again.organizer"
    before = damage(path, LAST)
    with running(qtbot, None) as program:
        program.open_plan(path)
        sheet = sheet_of(qtbot, program)
        assert "City actions: 1." in sheet.found.text()
        assert "Portland" in sheet.steps.toPlainText()
        sheet.copy.click()
        assert "Portland" in QGuiApplication.clipboard().text()
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(new), ""))
        sheet.go_on.click()
        qtbot.waitUntil(new.exists)
        qtbot.waitUntil(lambda: path_of(program) == new)
        assert not sheet.isVisible()
    assert path.read_bytes() == before


def test_a_file_that_cannot_even_be_opened_leads_there_too(qtbot: QtBot, tmp_path: Path) -> None:
    path = plan_with_backup(tmp_path, "unreadable.organizer")
    damage(path, slice(16, PAGE))
    with running(qtbot, None) as program:
        program.open_plan(path)
        sheet = sheet_of(qtbot, program)
        assert not sheet.steps.isVisible()
        sheet.cancel.click()
        assert not sheet.isVisible()


def test_without_a_backup_the_sheet_says_what_else_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    path = empty_plan(tmp_path, "alone.organizer")
    with opened(path) as workspace:
        workspace.backups = None
        add_action(workspace)
    damage(path, LAST)
    with running(qtbot, None) as program:
        program.open_plan(path)
        qtbot.waitUntil(lambda: program.window.commands.overlays.rescuing is not None)
        sheet = program.window.commands.overlays.rescuing
        assert sheet is not None
        qtbot.waitUntil(lambda: "No backup" in sheet.found.text())
        assert not sheet.go_on.isEnabled()


def test_another_problem_shows_no_sheet(qtbot: QtBot, tmp_path: Path) -> None:
    stranger = tmp_path / "notes.organizer"
    stranger.write_text("these are notes" * 400, "utf-8")
    with running(qtbot, None) as program:
        program.open_plan(stranger)
        assert program.window.commands.overlays.rescuing is None
