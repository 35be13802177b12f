"""The strip is used by mouse and by keyboard, and folds away."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.plan.strip.live_strip import LiveStrip
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from tests.support.action_rows import CITIES, make_row
from tests.support.builders import a_head
from tests.ui.screens.plan.strip.test_live_strip_presenter import ROWS, live, shown

SELECTED: list[tuple[str, ...]] = []


def note(keys: Sequence[str]) -> None:
    SELECTED.append(tuple(keys))


@pytest.fixture
def strip(theme: Theme, qtbot: QtBot) -> LiveStrip:
    SELECTED.clear()
    made = LiveStrip(theme, note, lambda: "2027-04-17")
    qtbot.addWidget(made)
    made.setFixedWidth(860)
    made.show_rows(shown(ROWS))
    with qtbot.waitExposed(made):
        made.show()
    return made


def at(strip: LiveStrip, minutes: int) -> QPoint:
    """Return the pixel of a moment, in minutes after the first quarter hour of the day."""
    start = strip.presenter._live.start  # noqa: SLF001  # the day the strip shows
    return strip.chart.point_of(start + minutes).toPoint()


def test_rows_are_time_zones_and_the_sentence_is_said(strip: LiveStrip) -> None:
    assert strip.chart.row_names() == ("Eastern", "Central", "Mountain", "Pacific")
    assert strip.pill.text().startswith("3 of 5 cities")
    assert strip.misses.text() == "2 not live throughout, 1 of them without an end"
    assert strip.misses.toolTip() == "Select them. 1 of them has no start or no end yet."
    assert strip.chart.accessibleDescription().startswith(f"{strip.pill.text()}. {strip.misses.text()}. Left")
    assert strip.pill.accessibleName() == f"Live at the same time: {strip.pill.text()}"


def test_a_click_selects_who_misses_that_quarter_hour(strip: LiveStrip, qtbot: QtBot) -> None:
    qtbot.mouseClick(strip.chart.viewport(), Qt.MouseButton.LeftButton, pos=at(strip, 65))
    assert strip.pill.text() == "2 of 5 cities, 1:00–1:15 PM ET"  # noqa: RUF001  # an en dash
    assert "place-seattle" in SELECTED[-1]
    qtbot.mouseClick(strip.misses, Qt.MouseButton.LeftButton)
    assert SELECTED[-1] == SELECTED[-2]


def test_a_click_into_the_best_span_selects_who_misses_all_of_it(strip: LiveStrip, qtbot: QtBot) -> None:
    qtbot.mouseClick(strip.chart.viewport(), Qt.MouseButton.LeftButton, pos=at(strip, 35))
    assert SELECTED == [("place-seattle", "place-denver")]


def test_a_drag_marks_a_longer_span(strip: LiveStrip, qtbot: QtBot) -> None:
    port = strip.chart.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=at(strip, 5))
    qtbot.mouseMove(port, at(strip, 50))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=at(strip, 50))
    assert strip.pill.text() == "2 of 5 cities, 12:00–1:00 PM ET"  # noqa: RUF001  # an en dash
    assert SELECTED == [("place-chicago", "place-seattle", "place-denver")]
    qtbot.mouseClick(strip.pill, Qt.MouseButton.LeftButton)
    assert strip.pill.text().startswith("3 of 5")


def test_the_keyboard_goes_through_the_day(strip: LiveStrip, qtbot: QtBot) -> None:
    chart = strip.chart
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert strip.pill.text() == "3 of 5 cities, 12:45–1:00 PM ET"  # noqa: RUF001  # an en dash
    qtbot.keyClick(chart, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert strip.pill.text() == "2 of 5 cities, 12:45–1:15 PM ET"  # noqa: RUF001  # an en dash
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert SELECTED == [("place-boston", "place-seattle", "place-denver")]
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert strip.pill.text().startswith("3 of 5")
    qtbot.keyClick(chart, Qt.Key.Key_Down)


def test_it_folds_away_and_gives_way_to_a_low_map(strip: LiveStrip) -> None:
    tall = strip.height()
    strip.fold()
    assert strip.height() < tall
    assert strip.chart.isHidden()
    strip.fold()
    assert strip.height() == tall
    strip.fit(80)
    assert strip.chart.isHidden()


def test_the_map_keeps_its_size_while_a_filter_narrows_the_day(strip: LiveStrip) -> None:
    tall = strip.height()
    strip.show_rows(shown(ROWS[:1]))
    assert strip.height() == tall
    strip.show_rows(shown([]))
    assert strip.height() == tall
    strip.grab()


def test_many_zones_scroll_and_never_make_it_taller(strip: LiveStrip) -> None:
    rows = [live(city[0], 600 + number) for number, city in enumerate(CITIES)]
    zones = ("Europe/Paris", "Asia/Tokyo", "Africa/Nairobi", "America/Lima")
    rows += [live("Boston", 720, zone=zone, place_id=zone) for zone in zones]
    strip.show_rows(shown(rows))
    assert strip.height() <= 228
    assert strip.chart.verticalScrollBar().maximum() > 0
    change_theme(strip, Theme("dark"))
    strip.grab()


def test_ten_thousand_actions_are_counted_when_the_typing_rests(strip: LiveStrip, qtbot: QtBot) -> None:
    before = strip.pill.text()
    strip.show_rows(shown([make_row("Boston", None, action_id=str(number)) for number in range(2000)]))
    assert strip.pill.text() == before
    qtbot.waitUntil(lambda: strip.pill.text() == "No action here has a start and an end yet.")
    strip.grab()


def test_in_a_relay_nobody_misses_anything_and_under_another_rule_the_link_says_what(
    strip: LiveStrip,
) -> None:
    head = a_head(anchor_date="2027-04-17", rule="relay", rule_time=720)
    strip.show_rows(shown(ROWS)._replace(head=head))
    assert (strip.misses.text(), strip.misses.property("kind")) == ("2 at other times", "link")
    for rule, told in (("same_local_time", "not at that time"), ("same_instant", "not live with them")):
        strip.show_rows(shown(ROWS)._replace(head=head._replace(rule=rule)))
        assert strip.misses.text().partition(",")[0].endswith(told)
        assert strip.misses.property("kind") == "warn-link"
    strip.show_rows(shown(ROWS))
    assert strip.misses.text().startswith("2 not live throughout")
    assert strip.misses.property("kind") == "warn-link"


def test_a_narrow_strip_drops_who_cannot_be_counted_before_who_misses_it(strip: LiveStrip) -> None:
    whole = strip.misses.text()
    strip.setFixedWidth(strip.pill.width() + strip.misses.width() + 20)
    assert (strip.misses.isVisible(), strip.misses.text()) == (True, "2 not live throughout")
    assert strip.misses.accessibleName() == whole
    strip.setFixedWidth(860)
    assert strip.misses.text() == whole
