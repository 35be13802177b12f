"""The sheet of keys opens by key, shows every command that has one, and goes again."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer_app.ui.flow.commands import Scope
from organizer_app.ui.overlays.cheat_sheet import CheatSheet, shown_of, spoken
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.support.open_plans import sample_plan
from tests.support.programs import running, screen_of


def test_a_question_mark_shows_it_and_esc_hides_it(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        program.window.activateWindow()
        table = screen_of(program).list.table
        table.setFocus()
        qtbot.keyClick(table, "?")
        sheet = program.window.commands.overlays.sheet
        assert sheet.isVisible()
        here = QApplication.focusWidget()
        assert here is not None
        qtbot.keyClick(here, Qt.Key.Key_Escape)
        assert not sheet.isVisible()
        search = screen_of(program).top.search
        search.setFocus()
        qtbot.keyClick(search, "?")
        assert (search.text(), sheet.isVisible()) == ("?", False)


def test_it_shows_every_command_with_keys(qtbot: QtBot, theme: Theme) -> None:
    window = PlainLabel()
    qtbot.addWidget(window)
    sheet = CheatSheet(theme, window)
    said = {label.accessibleName() for label in sheet.findChildren(PlainLabel)}
    assert {spoken(command) for scope in Scope for command in shown_of(scope)} <= said
    assert "New action…: Ctrl N" in said
    assert "A view by its number: Ctrl 1 or Ctrl 9" in said
    assert "Press the main button: Ctrl Enter" in said, "both keys called Enter are one"
    change_theme(sheet, Theme("dark"))
