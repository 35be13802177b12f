"""A switch tells which of its buttons was pressed, and can be set without telling."""

from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.segmented import Segmented

SEGMENTS = (("map", "Map", "map"), ("list", "List", ""))


def test_pressing_a_button_tells_its_code(qtbot: QtBot, theme: Theme) -> None:
    switch = Segmented(SEGMENTS, theme, "Views")
    qtbot.addWidget(switch)
    with qtbot.waitSignal(switch.chosen) as told:
        switch.button("list").click()
    assert told.args == ["list"]
    assert switch.button("list").isChecked()
    assert not switch.button("map").isChecked()


def test_choosing_by_code_tells_nobody(qtbot: QtBot, theme: Theme) -> None:
    switch = Segmented(SEGMENTS, theme, "Views")
    qtbot.addWidget(switch)
    with qtbot.assertNotEmitted(switch.chosen):
        switch.choose("list")
    assert switch.button("list").isChecked()
    assert switch.accessibleName() == "Views"


def test_its_icons_follow_the_theme(qtbot: QtBot, theme: Theme) -> None:
    switch = Segmented(SEGMENTS, theme, "Views")
    qtbot.addWidget(switch)
    before = switch.button("map").icon().cacheKey()
    switch.set_theme(Theme("dark"))
    assert switch.button("map").icon().cacheKey() != before
    assert switch.button("list").icon().isNull()
