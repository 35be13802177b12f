"""The main button of a sheet is pressed with Ctrl+Enter from every part of it."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.programs import running, screen_of, settle


def test_ctrl_enter_imports_even_from_cancel(qtbot: QtBot, plan: Path, tmp_path: Path) -> None:
    file = tmp_path / "cities.csv"
    file.write_text("City,State,Date\nBoise,ID,2019-07-15\nReno,NV,2019-07-15\n", "utf-8")
    with running(qtbot, plan) as program:
        program.window.activateWindow()
        program.window.take_files([file])
        sheet = program.window.commands.overlays.importing
        qtbot.waitUntil(sheet.accept.isEnabled)
        sheet.cancel.setFocus()
        qtbot.keyClick(sheet.cancel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(sheet.isHidden)
        settle(qtbot, program)
        assert {"Boise", "Reno"} <= {row.city for row in screen_of(program).presenter.store.rows}
