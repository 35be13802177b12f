"""The history in the real window: by keyboard, with what a step changed, and taken back by its button."""

from datetime import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.filters import Facet
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.actions import city_actions
from organizer_app.services.importing import importing
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.activity.screen import ActivityScreen
from organizer_app.ui.screens.activity.step_book import Step
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.support.open_plans import action, opened, sample_plan
from tests.support.programs import running, screen_at
from tests.support.spoken_tree import names_in

Key = Qt.Key


def history_of(program: Program) -> ActivityScreen:
    return screen_at(program.window, Destination("activity"), ActivityScreen)


def test_a_step_is_found_unfolded_and_taken_back_by_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    path = sample_plan(tmp_path)
    with opened(path) as workspace:
        with workspace.read() as reader:
            known = reader.all(CityAction)[0].id
        before = action(workspace, known).starts
        city_actions.set_start(workspace, action_id=known, starts=time(7))
        city_actions.set_title(workspace, action_id=known, title="Another title")
    with running(qtbot, path) as program:
        screen = history_of(program)
        qtbot.waitUntil(lambda: len(steps_of(screen)) == 3)
        screen.history.list.setFocus()
        qtbot.keyClick(screen.history.list, Key.Key_Home)
        qtbot.keyClick(screen.history.list, Key.Key_Down)
        qtbot.keyClick(screen.history.list, Key.Key_Return)
        qtbot.waitUntil(screen.history.panel.undo.isVisible)
        assert screen.history.panel.height() >= screen.history.panel.height_for(screen.history.panel.width())
        assert any("7:00 AM" in name for name in names_in(screen.history.list))
        qtbot.mouseClick(screen.history.panel.undo, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: any(each.summary.undone for each in steps_of(screen)))
        qtbot.waitUntil(lambda: not screen.history.panel.undo.isVisible())
        assert screen.history.list.hasFocus()
        qtbot.mouseClick(screen.history.panel.show_action, Qt.MouseButton.LeftButton)
        assert program.window.deck.code == "plan"
    with opened(path) as workspace:
        assert action(workspace, known).starts == before


def test_a_file_is_found_among_the_imports_and_taken_back_there(qtbot: QtBot, tmp_path: Path) -> None:
    path = sample_plan(tmp_path)
    with opened(path) as workspace:
        file = importing.IncomingFile("hosts.csv", b"City,State\nBoise,ID\n,\nReno,NV\n")
        importing.import_files(workspace, files=[file], options=importing.ImportOptions())
    with running(qtbot, path) as program:
        screen = history_of(program)
        program.window.go_to(Destination("activity", "imports"))
        imports = screen.imports.steps
        qtbot.waitUntil(lambda: len(imports.list.lines) == 2)
        assert screen.search.isHidden()
        qtbot.waitUntil(lambda: any("2 new" in name for name in names_in(imports.list)))
        imports.list.setFocus()
        qtbot.keyClick(imports.list, Key.Key_Home)
        qtbot.keyClick(imports.list, Key.Key_Return)
        qtbot.waitUntil(imports.panel.undo.isVisible)
        assert imports.panel.undo.text() == "Undo this import"
        said = [label.text() for label in imports.panel.findChildren(PlainLabel)]
        assert "line 3: blank line" in said
        imports.list.grab()
        qtbot.mouseClick(imports.panel.show_traces, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: [each.said for each in steps_of(screen)] == ["Imported hosts.csv"])
        assert screen.chips.chips[Facet.IMPORT].is_on
        program.window.go_to(Destination("activity", "imports"))
        qtbot.mouseClick(imports.panel.undo, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: any("Undone" in name for name in names_in(imports.list)))
        imports.list.grab()
    with opened(path) as workspace, workspace.read() as reader:
        assert not [each for each in reader.all(CityAction) if each.external_id.startswith("row")]


def steps_of(screen: ActivityScreen) -> list[Step]:
    return [line for line in screen.history.list.lines if isinstance(line, Step)]


def test_the_history_of_a_new_plan_is_searched_and_offers_the_first_import(qtbot: QtBot, plan: Path) -> None:
    with running(qtbot, plan) as program:
        program.window.activateWindow()
        screen = history_of(program)
        qtbot.waitUntil(lambda: len(steps_of(screen)) == 1)
        # With no line to be on, the ring would be a frame around the whole pane.
        qtbot.waitUntil(lambda: screen.history.list.current >= 0)
        # Until all steps were read, a line below says so.
        qtbot.waitUntil(lambda: len(screen.history.list.lines) == 2)
        qtbot.keyClicks(screen.search, "nowhere")
        qtbot.waitUntil(lambda: not screen.history.empty.isHidden() and screen.history.list.isHidden())
        screen.history.empty.acted.emit()
        qtbot.waitUntil(lambda: len(steps_of(screen)) == 1)
        box = screen.filters.kinds.boxes["other"]
        box.click()
        qtbot.waitUntil(screen.filters.clear.isVisible)
        assert "1 step" in box.accessibleName()
        change_theme(screen, Theme("dark"))
        screen.grab()
        program.window.resize(1024, 700)
        assert screen.filters.isHidden()
        assert screen.history.list in screen.panes_in_sight()
        screen.show_view("imports")
        empty = screen.imports.steps.empty
        qtbot.waitUntil(empty.isVisible)
        buttons = [each.text() for each in empty.findChildren(QPushButton) if each.isVisible()]
        assert buttons == ["Import a file…"]


def test_chips_menus_and_fields_narrow_the_history(qtbot: QtBot, plan: Path) -> None:
    with opened(plan) as workspace:
        with workspace.read() as reader:
            known = reader.all(CityAction)[0].id
        for title in ("One", "Two"):
            city_actions.set_title(workspace, action_id=known, title=title)
    with running(qtbot, plan) as program:
        screen = history_of(program)
        # What changed most is offered.
        qtbot.waitUntil(lambda: bool(screen.filters.records.boxes))
        box = next(iter(screen.filters.records.boxes.values()))
        assert box.accessibleName().endswith("3 steps")
        qtbot.keyClick(box, Key.Key_Space)
        qtbot.waitUntil(lambda: screen.chips.chips[Facet.RECORD].is_on)
        assert len(steps_of(screen)) == 3
        screen.presenter.clear()
        qtbot.waitUntil(lambda: len(steps_of(screen)) == 3)
        menu = screen.chips.facet_menu(Facet.KIND)
        next(entry for entry in menu.actions() if entry.text().startswith("Changed")).trigger()
        qtbot.waitUntil(lambda: len(steps_of(screen)) == 2)
        chip = screen.chips.chips[Facet.KIND]
        assert chip.accessibleName() == "Changed"
        qtbot.keyClick(chip, Key.Key_Delete)
        qtbot.waitUntil(lambda: len(steps_of(screen)) == 3)
        qtbot.keyClick(screen.chips.chips[Facet.RECORD], Key.Key_Return)
        qtbot.keyClicks(screen.filters.record, "e")
        qtbot.waitUntil(lambda: bool(screen.filters.records.boxes))
        first = next(iter(screen.filters.records.boxes.values()))
        qtbot.keyClick(first, Key.Key_Space)
        qtbot.waitUntil(lambda: screen.chips.chips[Facet.RECORD].is_on)
        program.window.go_to(Destination("activity", "activity", known))
        qtbot.waitUntil(lambda: [each.said for each in steps_of(screen)][:1] != [])
        qtbot.keyClicks(screen.filters.day, "Jully")
        assert screen.filters.day_note.text() == "That is not a day. Type it like Jul 5 or 7/5."
        screen.filters.day.clear()
        assert screen.filters.day_note.isHidden()
        qtbot.keyClick(screen.filters.close_button, Key.Key_Space)
        assert screen.filters.isHidden()


def test_the_steps_of_a_person_are_reverted_by_one_link_and_undo_is_offered(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = sample_plan(tmp_path)
    with opened(path) as workspace:
        with workspace.read() as reader:
            known = reader.all(CityAction)[0].id
        before = action(workspace, known).title
        workspace.author = "Mallory"
        city_actions.set_title(workspace, action_id=known, title="Hacked")
    with running(qtbot, path) as program:
        screen = history_of(program)
        qtbot.waitUntil(lambda: len(steps_of(screen)) == 2)
        assert screen.chips.revert.isHidden()
        screen.presenter.toggle(Facet.PERSON, "Mallory")
        qtbot.waitUntil(lambda: len(steps_of(screen)) == 1)
        assert screen.chips.revert.text() == "Revert these steps"
        qtbot.mouseClick(screen.chips.revert, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(screen.reverting.isVisible)
        assert screen.reverting.sentence == "Would revert 1 step: 1 record changed back."
        assert screen.reverting.agree.text() == "Revert 1 step"
        qtbot.keyClick(screen.reverting.agree, Qt.Key.Key_Escape)
        assert screen.reverting.isHidden()
        qtbot.mouseClick(screen.chips.revert, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(screen.reverting.isVisible)
        qtbot.keyClick(screen.reverting.agree, Qt.Key.Key_Return)
        screen.presenter.clear()
        qtbot.waitUntil(lambda: any("Reverted 1 step" in name for name in names_in(screen.history.list)))
    with opened(path) as workspace:
        assert action(workspace, known).title == before
