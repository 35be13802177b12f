"""The pane of a cell is as wide as it is: no name of a person or a city pushes anything out of it."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from organizer_app.domain.people.coverage import Candidate, WayOut, coverage_of
from organizer_app.ui.screens.people.coverage.cell_pane import CellPane
from organizer_app.ui.screens.people.people_view import CellShown, CoverageShown
from organizer_app.ui.screens.people.row_list import Avatar
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from tests.support.fitting import cut_off
from tests.support.people_books import MINNEAPOLIS, a_book, person, role

LONG = "Amina Yusuf and Neighbouring Townships of the Upper Susquehanna"


def test_long_names_widen_nothing(qtbot: QtBot, theme: Theme) -> None:
    row = MINNEAPOLIS._replace(city="Minneapolis and Neighbouring Townships of the Upper Susquehanna")
    book = a_book(people=[person(LONG), person("Bo")], roles=[role(LONG, row)], rows=[row])
    pane = CellPane(theme)
    qtbot.addWidget(pane)
    pane.fit(800, 700)
    pane.resize(pane.width(), 700)
    pane.show()
    ways = (WayOut(row.action_id, 1, Candidate("bo", LONG, ("here",))),)
    for column in (0, 1):
        shown = CoverageShown(book, coverage_of(book, [row]), "2019-07-05")
        pane.show_cell(CellShown(row.action_id, column, ways), shown)
        area = pane.findChild(QScrollArea)
        inside = area.widget()
        qtbot.waitUntil(lambda area=area, inside=inside: inside.width() <= area.viewport().width())
        assert cut_off(pane) == []


def test_another_theme_reaches_the_signs_of_a_shown_cell(qtbot: QtBot, theme: Theme) -> None:
    book = a_book(people=[person("Bo")], roles=[role("Bo", MINNEAPOLIS)], rows=[MINNEAPOLIS])
    shown = CoverageShown(book, coverage_of(book, [MINNEAPOLIS]), "2019-07-05")
    cell, dark = CellShown(MINNEAPOLIS.action_id, 0, ()), Theme("dark", 1.5)
    changed, fresh = CellPane(theme), CellPane(dark)
    for pane in (changed, fresh):
        qtbot.addWidget(pane)
        pane.show_cell(cell, shown)
    change_theme(changed, dark)
    # The signs before go when an event loop begins its next turn.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    sizes, wanted = ([each.size() for each in pane.findChildren(Avatar)] for pane in (changed, fresh))
    assert (sizes, len(sizes)) == (wanted, 1)
