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

from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.main_window import first_size
from organizer_app.ui.theme.style_sheet import make_style_sheet
from organizer_app.ui.theme.theme_holder import sheet_around
from organizer_app.wording.window import window as words
from tests.support.open_plans import opened, sample_plan
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


def test_what_went_wrong_stays_until_it_is_closed_or_something_worked(program: Program) -> None:
    program.window.complain("This did not work.")
    assert program.window.banner.isVisible()
    program.window.say("This worked.", can_undo=False)
    assert not program.window.banner.isVisible()
    assert program.window.toast.isVisible()


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


def test_other_files_are_refused_with_a_sentence(program: Program, tmp_path: Path) -> None:
    program.window.take_files([tmp_path / "a.csv", tmp_path / "b.docx"])
    assert "CSV" in program.window.banner.sentence


def test_a_dialog_of_files_that_is_canceled_says_nothing(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked: ([], ""))
    program.window.commands.run("import_file")
    assert program.window.banner.isHidden()
    assert program.window.commands.overlays.importing is None


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


def row_of_seattle(program: Program):  # noqa: ANN201  # a row of whatever plan is open
    screen = screen_of(program)
    key = screen.presenter.find_place("Seattle, WA")
    return next(group.head for group in screen.list.table.lines.entries if getattr(group, "key", "") == key)


def test_the_look_is_chosen_in_the_menu_of_the_card(program: Program) -> None:
    entries(program)["Dark"].trigger()
    assert program.holder.choice == "dark"
    entries(program)["Light"].trigger()
    assert program.holder.choice == "light"


def test_closing_the_plan_leads_to_the_welcome_screen_and_back(
    qtbot: QtBot, program: Program, plan: Path
) -> None:
    entries(program)["Close this plan"].trigger()
    assert program.window.plan_screen is None
    assert not program.window.sidebar.isVisible()
    assert program.window.windowTitle() == "Organizer"
    program.window.undo()
    program.window.redo()
    program.window.take_files([plan])
    program.open_plan(plan)
    qtbot.waitUntil(lambda: program.window.sidebar.quiet_words[0] == "Saved on this laptop")
    assert screen_of(program).presenter.find_place("Seattle, WA")


def test_the_window_is_never_smaller_than_its_content_needs(program: Program) -> None:
    program.window.resize(300, 200)
    assert (program.window.width(), program.window.height()) == (1024, 640)


def test_the_first_frame_is_told_once(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        window = program.window
        assert window.is_painted
        told: list[bool] = []
        window.painted.connect(lambda: told.append(True))
        window.repaint()
        pass_turn(qtbot)
        assert told == []


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


def test_a_dialog_of_files_looks_like_the_screen_that_is_shown(program: Program) -> None:
    window = program.window
    assert window.in_sight is screen_of(program)
    window.go_to(Destination("problems"))
    assert window.deck is not None
    assert window.in_sight is window.deck.current is not screen_of(program)
    window.commands.run("close_plan")
    assert window.in_sight is window.welcome


def test_a_first_window_fits_its_screen_with_a_title_bar() -> None:
    class Small:
        def availableSize(self) -> QSize:  # noqa: N802  # as Qt names it
            return QSize(1440, 900)

    assert first_size(Small()).height() + 40 <= 900  # type: ignore[arg-type]  # all that is asked of a screen
    assert first_size(None) == QSize(1436, 856)


def test_saving_by_habit_is_answered(qtbot: QtBot, program: Program) -> None:
    qtbot.keyClick(program.window, Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(program.window.toast.isVisible)
    qtbot.keyClick(program.window, Qt.Key.Key_W, CONTROL)
    qtbot.waitUntil(program.window.isHidden)


@pytest.mark.parametrize("view", ["agenda", "month"])
def test_back_leaves_alt_and_arrow_to_the_calendar_where_something_is_selected(
    qtbot: QtBot, program: Program, view: str
) -> None:
    window, screen = program.window, screen_of(program)
    window.activateWindow()
    window.go_to(Destination("problems"))
    window.go_to(Destination("plan", view))
    screen.choose_place(screen.presenter.find_place("Seattle, WA"))
    qtbot.waitUntil(lambda: screen.inspector.action_id != "")
    action_id = screen.inspector.action_id

    def day() -> str:
        row = screen.presenter.store.find(action_id)
        return row.day if row is not None else ""

    before = day()
    shown = screen.views.agenda if view == "agenda" else screen.views.month
    shown.setFocus()
    qtbot.keyClick(shown, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.deck is not None
    assert window.deck.code == "plan"
    qtbot.waitUntil(lambda: day() < before)
    screen.presenter.select_actions([])
    qtbot.keyClick(shown, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.deck.code == "problems"
