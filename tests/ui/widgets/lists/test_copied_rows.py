"""Rows are copied as a table and as text, and no cell is ever markup or a formula."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.problems.screen import ProblemsScreen
from organizer_app.ui.widgets.lists.copied_rows import copy_rows
from tests.support.open_plans import sample_plan
from tests.support.programs import running, screen_at


def test_a_name_from_a_strangers_file_stays_text(qtbot: QtBot) -> None:
    del qtbot
    copy_rows([["Boston", "<img src=x>"], ["=HYPERLINK(1)", "-5"], ["two\tcells", "+1 617"]])
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "Boston\t<img src=x>\n'=HYPERLINK(1)\t-5\ntwo cells\t+1 617"
    assert "<td>&lt;img src=x&gt;</td>" in mime.html()
    copy_rows([])
    assert QGuiApplication.clipboard().mimeData().text().startswith("Boston"), "nothing to copy"


def test_ctrl_c_copies_the_line_with_the_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        screen = screen_at(program.window, Destination("problems"), ProblemsScreen)
        qtbot.waitUntil(lambda: screen.list.count > 1)
        screen.list.setFocus()
        qtbot.keyClick(screen.list, Qt.Key.Key_Home)
        qtbot.keyClick(screen.list, Qt.Key.Key_Down)
        qtbot.keyClick(screen.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        expected = "Portland, OR has no lead.\tPioneer Courthouse Square"
        assert QGuiApplication.clipboard().mimeData().text() == expected
