"""A switch tells which of its buttons was pressed, and can be set without telling."""

from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.controls.segmented import Segmented, view_segments

SEGMENTS = (("map", "Map", "map"), ("list", "List", ""))


def test_pressing_a_button_tells_its_code(qtbot: QtBot, theme: Theme) -> None:
    switch = Segmented(SEGMENTS, theme, "Views")
    qtbot.addWidget(switch)
    with qtbot.waitSignal(switch.chosen) as told:
        switch.button("list").click()
    assert told.args == ["list"]
    assert switch.button("list").isChecked()
    assert not switch.button("map").isChecked()


def test_views_have_a_segment_each_in_their_order() -> None:
    segments = view_segments({"map": "globe", "list": "rows"}, str.capitalize)
    assert segments == [("map", "Map", "globe"), ("list", "List", "rows")]


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
    change_theme(switch, Theme("dark"))
    assert switch.button("map").icon().cacheKey() != before
    assert switch.button("list").icon().isNull()


def test_icon_and_words_stand_in_the_middle_of_their_button(qtbot: QtBot, theme: Theme) -> None:
    switch = Segmented((("map", "Map", "map"), ("month", "Month", "calendar")), theme, "View")
    qtbot.addWidget(switch)
    switch.show()
    for code in ("map", "month"):
        picture = switch.button(code).grab().toImage()
        background = picture.pixel(3, picture.height() // 2)
        rows, columns = range(8, picture.height() - 8), range(picture.width())
        inked = [x for x in columns if any(picture.pixel(x, y) != background for y in rows)]
        assert abs(inked[0] - (picture.width() - 1 - inked[-1])) <= 3
