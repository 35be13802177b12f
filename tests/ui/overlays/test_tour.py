"""The tour comes with the first plan of a person, has at most four steps, and can be left at any of them."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.environment.preferences import read_preferences
from organizer_app.ui.overlays.tour import Tour
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.wording.window import tour as words
from tests.support.open_plans import sample_plan
from tests.support.programs import running

ENTER, LEFT, RIGHT, ESC = Qt.Key.Key_Return, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Escape


def test_it_comes_once_and_again_when_it_is_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    plan, file = sample_plan(tmp_path), tmp_path / "preferences.json"
    with running(qtbot, plan, preferences=file) as program:
        tour = program.window.commands.overlays.tour
        qtbot.waitUntil(tour.isVisible)
        assert read_preferences(file).has_toured
        tour.skip.click()
        assert not tour.isVisible()
    with running(qtbot, plan, preferences=file) as program:
        assert program.window.commands.overlays.tour is None
        program.window.commands.run("tour")
        assert program.window.commands.overlays.open_one is program.window.commands.overlays.tour


def test_it_is_walked_by_keys(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1100, 700)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    tour = Tour(theme, window)
    tour.open()
    assert len(tour.steps) <= 4
    assert QApplication.focusWidget() is tour.following
    seen = []
    for key in (RIGHT, LEFT, LEFT, ENTER, ENTER, ENTER):
        qtbot.keyClick(QApplication.focusWidget() or tour, key)
        seen.append(tour.index)
    assert seen == [1, 0, 0, 1, 2, 3]
    assert tour.sentence == words.step_text(tour.steps[-1])
    assert tour.skip.isHidden()
    change_theme(tour, Theme("dark", 2.0))
    qtbot.keyClick(QApplication.focusWidget() or tour, ENTER)
    assert not tour.isVisible()
    tour.open()
    assert tour.index == 0
    qtbot.keyClick(QApplication.focusWidget() or tour, ESC)
    assert not tour.isVisible()
