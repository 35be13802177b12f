"""The history in the real window: by keyboard, with what a step changed, and taken back by its button."""

from datetime import time
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organizer_app.domain.city_actions import CityAction
from organizer_app.services import city_actions
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.activity.screen import ActivityScreen
from organizer_app.ui.screens.activity.steps import Step
from organizer_app.ui.theme.theme import Theme
from tests.support.open_plans import action, opened, sample_plan
from tests.support.programs import running
from tests.support.spoken_tree import names_in

Key = Qt.Key


def history_of(program: Program) -> ActivityScreen:
    program.window.go_to(Destination("activity"))
    assert program.window.deck is not None
    screen = program.window.deck.current
    assert isinstance(screen, ActivityScreen)
    return screen


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
        qtbot.waitUntil(lambda: len(screen.list.lines) == 4)
        screen.list.setFocus()
        qtbot.keyClick(screen.list, Key.Key_Home)
        qtbot.keyClick(screen.list, Key.Key_Down)
        qtbot.keyClick(screen.list, Key.Key_Return)
        qtbot.waitUntil(screen.panel.undo.isVisible)
        assert screen.panel.height() >= screen.panel.height_for(screen.panel.width())
        assert any("7:00 AM" in name for name in names_in(screen.list))
        qtbot.mouseClick(screen.panel.undo, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: any(each.summary.undone for each in steps_of(screen)))
        qtbot.waitUntil(lambda: not screen.panel.undo.isVisible())
        qtbot.mouseClick(screen.panel.show_action, Qt.MouseButton.LeftButton)
        assert program.window.deck is not None
        assert program.window.deck.code == "plan"
    with opened(path) as workspace:
        assert action(workspace, known).starts == before


def test_search_filters_and_theme(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        screen = history_of(program)
        qtbot.waitUntil(lambda: len(screen.list.lines) == 2)
        qtbot.keyClicks(screen.search, "nowhere")
        qtbot.waitUntil(lambda: not screen.empty.isHidden() and screen.list.isHidden())
        screen.empty.acted.emit()
        qtbot.waitUntil(lambda: len(steps_of(screen)) == 1)
        box = screen.filters.kinds.boxes["other"]
        box.click()
        qtbot.waitUntil(screen.filters.clear.isVisible)
        assert "1 step" in box.accessibleName()
        screen.set_theme(Theme("dark"))
        screen.grab()
        program.window.resize(1024, 700)
        assert screen.filters.isHidden()
        assert screen.list in screen.panes_in_sight()


def steps_of(screen: ActivityScreen) -> list[Step]:
    return [line for line in screen.list.lines if isinstance(line, Step)]
