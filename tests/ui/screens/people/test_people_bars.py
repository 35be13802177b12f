"""The chips above the people lead to other heads, and an empty log to the calls."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.people.people_view import PeopleView
from organizer_app.ui.screens.people.screen import PeopleScreen
from tests.support.open_plans import sample_plan
from tests.support.programs import running
from tests.support.spoken_tree import names_in


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path) -> Iterator[PeopleScreen]:
    with running(qtbot, sample_plan(tmp_path)) as program:
        program.window.go_to(Destination("people", "calls"))
        assert program.window.deck is not None
        found = program.window.deck.current
        assert isinstance(found, PeopleScreen)
        qtbot.waitUntil(lambda: found.calls.queue.key != "")
        yield found


def test_the_cities_are_grouped_by_what_the_chip_offers(qtbot: QtBot, screen: PeopleScreen) -> None:
    screen.presenter.choose_view(PeopleView.COVERAGE)
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
    screen.coverage.grid.setFocus()
    qtbot.keyClick(screen.coverage.grid, Qt.Key.Key_G)
    assert screen.coverage.grid.cell is not None
    screen.presenter.choose_view(PeopleView.EVERYONE)
    assert not chip.isVisible()


def test_the_log_without_a_talk_leads_to_the_calls(qtbot: QtBot, screen: PeopleScreen) -> None:
    screen.presenter.choose_view(PeopleView.TALKS)
    screen.talks.empty.acted.emit()
    qtbot.waitUntil(screen.calls.isVisible)
