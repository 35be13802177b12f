"""The pane of a cell lies over the matrix: what was under the pointer stays under it."""

from pathlib import Path

from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.people.screen import PeopleScreen
from tests.support.open_plans import network_plan
from tests.support.programs import running, screen_at, settle


def test_the_pane_moves_no_column_and_hides_no_cell_in_hand(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, network_plan(tmp_path)) as program:
        screen = screen_at(program.window, Destination("people", "coverage"), PeopleScreen)
        view = screen.coverage
        qtbot.waitUntil(lambda: view.grid.cities_in_sight > 0 and screen.presenter.book is not None)
        book = screen.presenter.book
        action_id = next(iter(book.rows))
        for zoom in (1.0, 2.0):
            program.holder.choose("light", zoom)
            settle(qtbot, program)
            before = [view.grid.span(column) for column in range(view.grid.column_count())]
            for column in (0, view.grid.column_count() - 1):
                screen.presenter.coverage.choose(action_id, column)
                qtbot.waitUntil(view.pane.isVisible)
                assert [view.grid.span(each) for each in range(view.grid.column_count())] == before
                cell = view.grid.rect_of(action_id, column).toRect()
                shown = QRect(view.grid.viewport().mapTo(view, cell.topLeft()), cell.size())
                assert not view.pane.geometry().intersects(shown)
            screen.presenter.coverage.leave()
