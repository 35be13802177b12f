"""The list says how many cities there are and in which order they come."""

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.plan.city_list.city_list import CityList
from organizer_app.ui.screens.plan.store.list_rows import ListOrder
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.support.action_rows import make_row, one_row_each


@pytest.fixture
def cities(theme: Theme, qtbot: QtBot) -> CityList:
    made = CityList(theme)
    qtbot.addWidget(made)
    made.resize(322, 500)
    made.show_rows(one_row_each(), "America/New_York")
    made.show()
    return made


def said(cities: CityList) -> list[str]:
    return [label.text() for label in cities.findChildren(PlainLabel) if label.isVisible()]


def test_the_head_counts_without_what_is_called_off(cities: CityList) -> None:
    assert said(cities) == ["15 cities", "15 actions"]
    cities.resize(262, 500)
    assert said(cities) == ["15 cities"], "a narrow list leaves the actions out"
    cities.resize(322, 500)
    cities.show_rows([make_row(), make_row(), make_row("Boston", status="cancelled")])
    assert said(cities) == ["1 city", "2 actions"]
    change_theme(cities, Theme("dark", 1.5))
    assert cities.table.rowHeight(1) == 90


def test_another_order_is_chosen_from_the_menu(cities: CityList, qtbot: QtBot) -> None:
    (menu,) = cities.findChildren(QMenu)
    menu.aboutToShow.emit()
    names = [action.text() for action in menu.actions()]
    assert names == [
        *("Needs attention first", "By state", "By time zone", "By date", "By partner group"),
        "Not on the map first",
    ]
    with qtbot.waitSignal(cities.order_changed) as heard:
        menu.actions()[1].trigger()
    assert heard.args == [ListOrder.STATE]
    assert cities.order is ListOrder.STATE
    with qtbot.assertNotEmitted(cities.order_changed):
        cities.set_order(ListOrder.STATE)
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["By state"]
    assert len(menu.actions()) == len(names)


def test_choosing_a_city_is_passed_on(cities: CityList, qtbot: QtBot) -> None:
    cities.select_place("place-boston")
    row = cities.table.lines.row_of("place-denver")
    with qtbot.waitSignal(cities.place_chosen) as heard:
        cities.table.setCurrentIndex(cities.table.lines.index(row, 0))
    assert heard.args == ["place-denver"]
