"""The bar of a screen tells what was pressed, and opens its field only when something is to be named."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.tokens import BAR_TOP
from organizer_app.ui.widgets.controls.top_bar import NamingTopBar, TopBarWords

SEGMENTS = [("one", "One", "users"), ("two", "Two", "list-ordered")]


@pytest.fixture
def bar(qtbot: QtBot) -> NamingTopBar:
    made = NamingTopBar(Theme(), SEGMENTS, TopBarWords("Views", "Find something", "Clear it"))
    made.lay_out_with_name((QPushButton("Other", made),), "Its name", 160, "Add")
    qtbot.addWidget(made)
    made.show()
    return made


def test_views_and_search_are_told(qtbot: QtBot, bar: NamingTopBar) -> None:
    with qtbot.waitSignal(bar.view_chosen) as chosen:
        bar.views.button("two").click()
    assert chosen.args == ["two"]
    with qtbot.waitSignal(bar.searched) as searched:
        qtbot.keyClicks(bar.search, "ohio")
    assert "ohio".startswith(str((searched.args or [""])[0]))


def test_parts_stand_in_order_at_the_height_of_the_theme(bar: NamingTopBar) -> None:
    row = bar.layout()
    assert isinstance(row, QHBoxLayout)
    parts = [item.widget() for item in (row.itemAt(at) for at in range(row.count())) if item is not None]
    assert [parts[0], parts[2], *parts[-2:]] == [bar.views, bar.search, bar.name, bar.add]
    assert bar.height() == Theme().length(BAR_TOP)


def test_a_name_is_asked_for_first_and_then_given(qtbot: QtBot, bar: NamingTopBar) -> None:
    assert not bar.name.isVisible()
    bar.add.click()
    assert bar.name.isVisible()
    qtbot.keyClicks(bar.name, "Riverside")
    with qtbot.waitSignal(bar.name_given) as given:
        bar.add.click()
    assert given.args == ["Riverside"]
    with qtbot.waitSignal(bar.name_given):
        qtbot.keyClick(bar.name, Qt.Key.Key_Return)
    bar.end_name()
    assert not bar.name.isVisible()
    assert bar.name.text() == ""
