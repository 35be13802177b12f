"""The chips above the people lead to other heads, and an empty log to the calls."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.people.people_view import PeopleView
from organizer_app.ui.screens.people.screen import PeopleScreen
from tests.support.programs import screen_at
from tests.support.spoken_tree import names_in


def test_the_chip_leads_to_other_heads_and_an_empty_log_to_the_calls(qtbot: QtBot, program: Program) -> None:
    screen = screen_at(program.window, Destination("people", "coverage"), PeopleScreen)
    chip, grid = screen.filters.grouping, screen.coverage.grid
    qtbot.waitUntil(lambda: bool(names_in(grid)))
    assert chip.isVisible()
    assert chip.accessibleName() == "Group: readiness"
    assert "At risk, 1" in names_in(grid)
    offered = screen.filters.menu_of_groups().actions()
    assert [entry.text() for entry in offered] == ["Readiness", "State", "Time zone", "Day"]
    offered[2].trigger()
    assert chip.accessibleName() == "Group: time zone"
    heads = [name for name in names_in(grid) if " Time, " in name]
    assert heads == ["Eastern Time, 5", "Central Time, 1", "Pacific Time, 3"]
    # The next gap is the next one as the cities stand now.
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_G)
    assert grid.cell is not None
    screen.presenter.choose_view(PeopleView.TALKS)
    assert not chip.isVisible()
    screen.talks.empty.acted.emit()
    qtbot.waitUntil(screen.calls.isVisible)
