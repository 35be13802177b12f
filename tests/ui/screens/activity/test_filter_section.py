"""A heading of filters shows names, counts and words below, and stays as wide as it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from organizer_app.ui.screens.activity.choices import Choice
from organizer_app.ui.screens.activity.filter_section import FilterSection
from organizer_app.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WIDTH = 260
LONG = "A very long name of a table that somebody sent from the office & the union hall in June.csv"


pytestmark = pytest.mark.usefixtures("theme")


@pytest.fixture
def section(qtbot: QtBot) -> FilterSection:
    made = FilterSection("Import")
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
