"""A heading of filters shows names, counts and words below, and stays as wide as it is told."""

import pytest
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.activity.filter_pane import Choice, FilterSection
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.plain_label import PlainLabel

WIDTH = 260
LONG = "A very long name of a table that somebody sent from the office & the union hall in June.csv"


@pytest.fixture
def section(qtbot: QtBot, theme: Theme) -> FilterSection:
    made = FilterSection("Import", theme)
    qtbot.addWidget(made)
    return made


def test_a_long_name_ends_with_an_ellipsis_and_is_told_whole(section: FilterSection, qtbot: QtBot) -> None:
    section.show_values([Choice("long", LONG, below="Nov 24, 10:21 PM")], frozenset())
    section.resize(WIDTH, 200)
    with qtbot.waitExposed(section):
        section.show()
    box = section.boxes["long"]
    assert section.minimumSizeHint().width() <= WIDTH
    assert box.text().endswith("…")
    assert box.geometry().right() <= WIDTH
    assert box.toolTip() == box.accessibleName() == f"{LONG}, Nov 24, 10:21 PM"


def test_the_word_below_begins_where_the_name_does(section: FilterSection) -> None:
    section.show_values([Choice("may", "2019-05.csv", below="Nov 24, 10:21 PM")], frozenset())
    below = next(each for each in section.findChildren(PlainLabel) if each.text() == "Nov 24, 10:21 PM")
    assert below.indent() > section.style().pixelMetric(section.style().PixelMetric.PM_IndicatorWidth)


def test_what_is_no_longer_offered_goes_and_what_stays_keeps_its_box(section: FilterSection) -> None:
    section.show_values([Choice("a", "Added", 3), Choice("c", "Changed", 1)], frozenset({"a"}))
    kept = section.boxes["a"]
    section.show_values([Choice("a", "Added", 4)], frozenset())
    assert section.boxes == {"a": kept}
    assert not kept.isChecked()
    assert kept.accessibleName() == "Added, 4 steps"


def test_a_click_tells_the_code_and_showing_what_is_wanted_does_not(section: FilterSection) -> None:
    told: list[str] = []
    section.toggled.connect(told.append)
    section.show_values([Choice("a", "Added", 3)], frozenset({"a"}))
    assert told == []
    section.boxes["a"].click()
    assert told == ["a"]


def test_a_person_has_a_circle_and_a_thing_its_icon_before_the_name(section: FilterSection) -> None:
    section.show_values(
        [
            Choice("a", "Ana Reyes", 3, is_person=True),
            Choice("b", "Boise, ID", 2, icon="map-pin"),
            Choice("c", "C"),
        ],
        frozenset(),
    )
    pictures = {code: not box.icon().isNull() for code, box in section.boxes.items()}
    assert pictures == {"a": True, "b": True, "c": False}
    change_theme(section, Theme("dark"))
    assert section.boxes["a"].accessibleName() == "Ana Reyes, 3 steps"


def test_a_picture_leaves_a_long_name_the_room_that_is_left(section: FilterSection, qtbot: QtBot) -> None:
    section.show_values([Choice("long", LONG, is_person=True)], frozenset())
    section.resize(WIDTH, 200)
    with qtbot.waitExposed(section):
        section.show()
    box = section.boxes["long"]
    room = box.width() - box.iconSize().width()
    assert box.fontMetrics().horizontalAdvance(box.text()) < room
