"""Lines are painted once, in the colours of their state."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from organizer_app.domain.rows.place_groups import group_by_place
from organizer_app.ui.screens.plan.city_list.city_table import CityTable
from organizer_app.ui.screens.plan.store.list_rows import ListOrder
from organizer_app.ui.theme.theme import Theme
from tests.support.action_rows import make_row


def shown(theme: Theme, qtbot: QtBot, *rows: object) -> CityTable:
    table = CityTable(theme)
    qtbot.addWidget(table)
    table.resize(322, 300)
    table.show_places(group_by_place(rows), ListOrder.ATTENTION, "America/New_York")
    table.show()
    return table


def colors(table: QTableView, row: int) -> set[str]:
    rect = table.visualRect(table.model().index(row, 0))
    picture = table.viewport().grab(rect).toImage()
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}


def test_a_line_shows_the_mix_of_its_city(either_theme: Theme, qtbot: QtBot) -> None:
    table = shown(either_theme, qtbot, make_row(readiness=1), make_row(readiness=4))
    assert {either_theme.color("readiness1").name(), either_theme.color("readiness4").name()} <= colors(
        table, 1
    )


def test_the_selected_line_is_marked_by_more_than_colour(either_theme: Theme, qtbot: QtBot) -> None:
    table = shown(either_theme, qtbot, make_row())
    assert either_theme.color("selected").name() not in colors(table, 1)
    table.select_place(make_row().place_id)
    table.clearFocus()
    rect = table.visualRect(table.currentIndex())
    picture = table.viewport().grab().toImage()
    assert picture.pixelColor(rect.topLeft() + QPoint(1, 30)) == either_theme.color("accent")
    assert picture.pixelColor(rect.topLeft() + QPoint(6, 2)) == either_theme.color("selected")


def test_the_line_pointed_at_is_marked(either_theme: Theme, qtbot: QtBot) -> None:
    table = shown(either_theme, qtbot, make_row())
    assert either_theme.color("sunken").name() not in colors(table, 1)
    for row in (0, 1):
        qtbot.mouseMove(table.viewport(), table.visualRect(table.lines.index(row, 0)).center())
    qtbot.waitUntil(lambda: either_theme.color("sunken").name() in colors(table, 1))


def test_a_change_of_the_lines_is_seen(theme: Theme, qtbot: QtBot) -> None:
    table = shown(theme, qtbot, make_row(readiness=4))
    assert theme.color("readiness4").name() in colors(table, 1)
    table.show_places(group_by_place([make_row(readiness=0)]), ListOrder.ATTENTION, "")
    seen = colors(table, 1)
    assert theme.color("readiness0").name() in seen
    assert theme.color("readiness4").name() not in seen


def test_long_names_do_not_reach_the_time(theme: Theme, qtbot: QtBot) -> None:
    long = make_row(city="Seattle")._replace(city="San Buenaventura de los Caballeros del Norte")
    table = shown(theme, qtbot, long)
    rect = table.visualRect(table.lines.index(1, 0))
    picture = table.viewport().grab(rect).toImage()
    surface = theme.color("surface")
    gap = range(picture.width() - 90, picture.width() - 76)
    assert any(all(picture.pixelColor(x, y) == surface for y in range(12, 28)) for x in gap), (
        "a gap between the name and the time"
    )
