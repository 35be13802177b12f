"""The shared moment in the real window: the rule is changed, cities are moved in, each is told apart."""

from pathlib import Path

from PySide6.QtCore import Qt, QTime
from pytestqt.qtbot import QtBot

from organizer_app.domain.mobilizations import Mobilization, SimultaneityRule
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.moment.lines import MomentLine
from organizer_app.ui.screens.moment.screen import MomentScreen
from organizer_app.ui.theme.theme import Theme
from tests.support.open_plans import empty_plan, opened, sample_plan
from tests.support.programs import running
from tests.support.spoken_tree import names_in

Key = Qt.Key


def moment_of(program: Program) -> MomentScreen:
    program.window.go_to(Destination("moment"))
    assert program.window.deck is not None
    screen = program.window.deck.current
    assert isinstance(screen, MomentScreen)
    return screen


def moves(screen: MomentScreen) -> list[MomentLine]:
    return [line for line in screen.list.lines if isinstance(line, MomentLine) and line.moves]


def test_a_suggestion_is_followed_by_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        screen = moment_of(program)
        qtbot.waitUntil(lambda: screen.inside.text() == "6 of 7 cities inside")
        assert "5 h late" in next(name for name in names_in(screen.list) if name.startswith("San Francisco"))
        screen.list.setFocus()
        qtbot.keyClick(screen.list, Key.Key_Home)
        qtbot.keyClick(screen.list, Key.Key_Return)
        qtbot.waitUntil(lambda: screen.inside.text() == "7 of 7 cities inside")
        assert moves(screen) == []
        qtbot.keyClick(screen.list, Key.Key_End)
        qtbot.keyClick(screen.list, Key.Key_Return)
        assert program.window.deck is not None
        assert program.window.deck.code == "plan"


def test_another_rule_is_one_step_and_moves_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    path = sample_plan(tmp_path)
    with running(qtbot, path) as program:
        screen = moment_of(program)
        qtbot.waitUntil(lambda: screen.inside.text() != "")
        assert screen.rule.gap.isHidden()
        screen.rule.rule.setCurrentIndex(screen.rule.rule.findData("relay"))
        screen.rule.rule.activated.emit(screen.rule.rule.currentIndex())
        assert not screen.rule.gap.isHidden()
        screen.rule.gap.setValue(20)
        screen.rule.starts.setTime(QTime(11, 0))
        qtbot.waitUntil(lambda: len(moves(screen)) > 2)
        assert moves(screen)[0].title.startswith("Move all ")
        screen.set_theme(Theme("dark"))
        screen.grab()
        assert screen.list in screen.panes_in_sight()
    with opened(path) as workspace, workspace.read() as reader:
        known = next(each for each in reader.all(Mobilization) if each.title == "Prime Day 2019")
    assert (known.rule, known.relay_gap_minutes) == (SimultaneityRule.RELAY, 20)
    assert known.rule_time is not None
    assert known.rule_time.hour == 11


def test_without_cities_it_says_what_will_be_here(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, empty_plan(tmp_path)) as program:
        screen = moment_of(program)
        qtbot.waitUntil(screen.empty.isVisible)
        assert screen.empty.accessibleName() == "No city takes part yet"
        screen.rule.rule.setCurrentIndex(screen.rule.rule.findData("free"))
        assert screen.inside.text() == ""
