"""The frame of the window: sidebar, messages, dropped files, and keys that depend on the focus."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.main_window import first_size
from organizer_app.ui.theme.style_sheet import make_style_sheet
from organizer_app.ui.theme.theme_holder import sheet_around
from organizer_app.wording.window import window as words
from tests.support.open_plans import opened
from tests.support.plan_views import row_in
from tests.support.programs import pass_turn, running, screen_of

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def entries(program: Program) -> dict[str, QAction]:
    """Return the entries of the card's menu by their words."""
    menu = program.window.menu
    assert menu is program.window.sidebar.card.findChild(QMenu)
    return {action.text(): action for action in menu.actions() if action.text()}


def test_the_sidebar_names_the_plan_and_says_where_it_is(program: Program) -> None:
    window = program.window
    assert window.windowTitle().startswith("Prime Day 2019")
    assert window.sidebar.card.accessibleName() == "Plan: Prime Day 2019, Mon, Jul 15 2019"
    assert window.sidebar.items["plan"].accessibleName() == "Plan, 9 actions"
    assert window.sidebar.quiet_words == (
        "Saved on this laptop",
        "Offline. Nothing is sent.",
        "Not protected",
    )


def test_its_size_its_look_and_what_it_says(
    qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = program.window
    assert window.is_painted
    told: list[bool] = []
    window.painted.connect(lambda: told.append(True))
    window.repaint()
    pass_turn(qtbot)
    assert told == [], "the first frame is told once"
    window.resize(300, 200)
    assert (window.width(), window.height()) == (1024, 640), "what its content needs"
    for name, choice in (("Dark", "dark"), ("Light", "light")):
        entries(program)[name].trigger()
        assert program.holder.choice == choice
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked: ([], ""))
    window.commands.run("import_file")
    assert window.banner.isHidden(), "nothing is said of a dialog that was canceled"
    assert window.commands.overlays.importing is None
    window.take_files([Path("a.csv"), Path("b.docx")])
    assert "CSV" in window.banner.sentence
    assert window.banner.isVisible()
    window.say("This worked.", can_undo=False)
    assert not window.banner.isVisible(), "what went wrong stays until something worked"
    assert window.toast.isVisible()
    window.toast.hide()
    qtbot.keyClick(window, Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(window.toast.isVisible)
    qtbot.keyClick(window, Qt.Key.Key_W, CONTROL)
    qtbot.waitUntil(window.isHidden)


def test_a_dropped_csv_is_imported_and_one_undo_takes_it_back(
    qtbot: QtBot, program: Program, plan: Path, tmp_path: Path
) -> None:
    file = tmp_path / "cities.csv"
    file.write_text("City,State,Date\nBoise,ID,2019-07-15\nReno,NV,2019-07-15\n", "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    entering = QDragEnterEvent(QPoint(500, 500), Qt.DropAction.CopyAction, data, LEFT, NONE)
    program.window.dragEnterEvent(entering)
    assert entering.isAccepted()
    hint = program.window.commands.overlays.drop_hint
    assert hint is not None
    assert "“Prime Day 2019”" in hint.hint
    program.window.dropEvent(QDropEvent(QPoint(500, 500), Qt.DropAction.CopyAction, data, LEFT, NONE))
    assert hint.isHidden()
    sheet = program.window.commands.overlays.importing
    assert sheet is not None
    qtbot.waitUntil(sheet.accept.isEnabled)
    assert sheet.accept.text() == "Import 2 rows"
    assert screen_of(program).presenter.find_place("Boise, ID") == "", "nothing is kept before it is accepted"
    sheet.accept.click()
    qtbot.waitUntil(lambda: screen_of(program).presenter.find_place("Boise, ID") != "")
    qtbot.waitUntil(program.window.toast.isVisible)
    program.window.toast.undo_asked.emit()
    qtbot.waitUntil(lambda: screen_of(program).presenter.find_place("Boise, ID") == "")
    with opened(plan) as other:
        assert row_in(other, "Seattle")


def test_undo_belongs_to_the_field_that_is_being_typed_in_first(qtbot: QtBot, program: Program) -> None:
    screen = screen_of(program)
    program.window.activateWindow()
    screen.choose_place(screen.presenter.find_place("Seattle, WA"))
    qtbot.waitUntil(lambda: screen.inspector.action_id != "")
    screen.presenter.edit(screen.inspector.action_id, "venue", "Westlake Park")
    qtbot.waitUntil(lambda: row_of_seattle(program).venue == "Westlake Park")
    search = screen.top.search
    search.setFocus()
    qtbot.keyClicks(search, "sea")
    qtbot.keyClick(search, Qt.Key.Key_Z, CONTROL)
    assert search.text() == ""
    assert row_of_seattle(program).venue == "Westlake Park"
    qtbot.keyClick(search, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: row_of_seattle(program).venue == "Amazon Spheres")
    screen.list.table.setFocus()
    qtbot.keyClick(screen.list.table, Qt.Key.Key_Z, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: row_of_seattle(program).venue == "Westlake Park")


def row_of_seattle(program: Program) -> ActionRow:
    return next(row for row in screen_of(program).presenter.store.rows if row.city == "Seattle")


def test_closing_the_plan_leads_to_the_welcome_screen_and_back(
    qtbot: QtBot, program: Program, plan: Path
) -> None:
    window = program.window
    assert window.in_sight is screen_of(program), "a dialog of files looks like the screen that is shown"
    window.go_to(Destination("problems"))
    assert window.deck is not None
    assert window.in_sight is window.deck.current is not screen_of(program)
    entries(program)["Close this plan"].trigger()
    assert window.in_sight is window.welcome
    assert program.window.plan_screen is None
    assert not program.window.sidebar.isVisible()
    assert program.window.windowTitle() == "Organizer"
    program.window.undo()
    program.window.redo()
    program.window.take_files([plan])
    program.open_plan(plan)
    qtbot.waitUntil(lambda: program.window.sidebar.quiet_words[0] == "Saved on this laptop")
    assert screen_of(program).presenter.find_place("Seattle, WA")


def test_without_a_plan_the_foot_leads_to_the_guide_and_the_look(qtbot: QtBot) -> None:
    with running(qtbot, None) as program:
        window = program.window
        welcome = window.welcome
        assert welcome is not None
        welcome.guide_asked.emit()
        assert window.commands.overlays.help is not None
        assert window.commands.overlays.help.isVisible()
        window.commands.overlays.help.leave()
        # The cards stand below each other until the window has its width.
        at = welcome.look.rect().center()
        qtbot.waitUntil(lambda: window.rect().contains(welcome.look.mapTo(window, at)))
        welcome.look.click()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        next(each for each in menu.actions() if each.text() == words.scheme_name("dark")).trigger()
        menu.close()
        assert program.holder.theme.scheme == "dark"


def unlike(program: Program) -> list[str]:
    """Return what is in sight and looks otherwise than the theme in use."""
    sheet = make_style_sheet(program.holder.theme)
    kinds = (QLabel, QAbstractButton, QLineEdit, QComboBox, QScrollBar, QPlainTextEdit)
    parts = [part for part in program.window.findChildren(QWidget) if part.isVisible()]
    return [type(part).__name__ for part in parts if isinstance(part, kinds) and sheet_around(part) != sheet]


def test_everything_in_sight_takes_another_look_at_once(qtbot: QtBot, program: Program) -> None:
    window = program.window
    window.say("This worked.", can_undo=True)
    window.complain("This did not work.")
    window.commands.run("help")
    assert unlike(program) == []
    program.holder.choose("dark")
    assert unlike(program) == []
    program.holder.choose("light", 1.5)
    assert unlike(program) == []
    window.commands.run("close_plan")
    assert window.welcome is not None
    qtbot.waitUntil(window.welcome.isVisible)
    assert unlike(program) == []
    program.holder.choose("light")
    assert unlike(program) == []


def test_a_first_window_fits_its_screen_with_a_title_bar() -> None:
    class Small:
        def availableSize(self) -> QSize:  # noqa: N802  # as Qt names it
            return QSize(1440, 900)

    assert first_size(Small()).height() + 40 <= 900  # type: ignore[arg-type]  # all that is asked of a screen
    assert first_size(None) == QSize(1436, 856)


def test_back_leaves_alt_and_arrow_to_the_calendar_where_something_is_selected(
    qtbot: QtBot, program: Program
) -> None:
    window, screen = program.window, screen_of(program)
    window.activateWindow()
    assert window.deck is not None
    for view in ("agenda", "month"):
        window.go_to(Destination("problems"))
        window.go_to(Destination("plan", view))
        screen.choose_place(screen.presenter.find_place("Seattle, WA"))
        qtbot.waitUntil(lambda: screen.inspector.action_id != "")
        before = row_of_seattle(program).day
        shown = screen.views.agenda if view == "agenda" else screen.views.month
        shown.setFocus()
        qtbot.keyClick(shown, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        assert window.deck.code == "plan", view
        qtbot.waitUntil(lambda day=before: row_of_seattle(program).day < day)
        screen.presenter.select_actions([])
        qtbot.keyClick(shown, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        assert window.deck.code == "problems", view
