"""The bar of a screen tells what was pressed, and opens its field only when something is to be named."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
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


def test_no_view_is_cut_where_the_bar_is_too_narrow_for_all_words(qtbot: QtBot) -> None:
    segments = [(f"v{number}", f"View {number}", "users") for number in range(5)]
    bar = NamingTopBar(Theme(zoom=2.0), segments, TopBarWords("Views", "Find something", "Clear it"))
    bar.lay_out_with_name((QPushButton("Other", bar),), "Its name", 160, "Add what has a name")
    qtbot.addWidget(bar)
    bar.show()
    for width, is_named in ((2600, True), (420, False), (2600, True)):
        bar.resize(width, bar.height())
        bar.fit(width)
        assert bool(bar.add.text()) is is_named
        assert bar.add.accessibleName() == "Add what has a name"
    bar.resize(420, bar.height())
    bar.fit(420)
    last = bar.views.button("v4")
    qtbot.waitUntil(lambda: last.geometry().right() <= bar.views.width())
    bar.name_add("Add another thing")
    assert (bar.add.text(), bar.add.accessibleName()) == ("", "Add another thing")
