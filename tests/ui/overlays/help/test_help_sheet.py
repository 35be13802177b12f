"""F1 opens the guide at the screen in sight; arrows go through its pages and Esc leaves it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.overlays.help.help_sheet import Picture
from organizer_app.ui.overlays.help.pages import PAGES, title_of
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.support.open_plans import sample_plan
from tests.support.programs import running


def test_it_opens_at_the_screen_in_sight(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        window = program.window
        window.go_to(Destination("activity"))
        window.commands.run("help")
        sheet = window.commands.overlays.help
        assert sheet.isVisible()
        assert sheet.names.currentRow() == PAGES.index("activity")
        shown = sheet.body.widget()
        assert shown.findChildren(PlainLabel)[0].text() == title_of("activity")
        picture = shown.findChild(Picture)
        assert picture.height() > 100
        qtbot.keyClick(sheet.names, Qt.Key.Key_Home)
        assert sheet.body.widget().findChildren(PlainLabel)[0].text() == title_of("start")
        change_theme(sheet, Theme("dark"))
        sheet.grab()
        qtbot.keyClick(sheet.names, Qt.Key.Key_Escape)
        assert not sheet.isVisible()


def test_the_menu_of_the_plan_leads_there(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        entries = {action.text(): action for action in program.window.menu.findChildren(QAction)}
        entries["Help"].trigger()
        assert program.window.commands.overlays.help.isVisible()
