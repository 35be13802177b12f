"""The head says where, when and how ready, and nothing that is not known."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.plan.inspector.inspector import InspectorHead
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.support.action_rows import BLANK, make_row

NOW = datetime(2027, 4, 18, 5, 30, tzinfo=UTC)


def made(qtbot: QtBot, theme: Theme) -> InspectorHead:
    head = InspectorHead(theme, lambda: NOW)
    qtbot.addWidget(head)
    head.show()
    return head


def texts(head: InspectorHead) -> list[str]:
    return [label.text() for label in head.findChildren(PlainLabel) if label.isVisible() and label.text()]


def test_days_are_counted_on_the_calendar_of_the_city(qtbot: QtBot, theme: Theme) -> None:
    head = made(qtbot, theme)
    head.show_place(make_row("Honolulu"), (0, 0, 1, 0, 0, 0), "2027-04-17")
    assert texts(head)[2] == "Hawaii Time · now 7:30 PM · today is the day"
    head.show_place(make_row("Boston"), (0, 0, 1, 0, 0, 0), "2027-04-17")
    assert texts(head)[2] == "Eastern Time · now 1:30 AM · 1 day ago"


def test_an_action_without_city_zone_and_steps_says_only_what_is_known(qtbot: QtBot, theme: Theme) -> None:
    head = made(qtbot, theme)
    head.show_place(BLANK._replace(day="", steps_total=0, reasons=""), (0, 0, 1, 0, 0, 0), "")
    assert texts(head) == ["No city yet", "Planned"]


def test_a_called_off_action_says_so_instead_of_a_level(qtbot: QtBot, theme: Theme) -> None:
    head = made(qtbot, theme)
    head.show_place(make_row(status="cancelled", readiness=4), (0, 0, 0, 0, 0, 0), "")
    assert "Canceled" in texts(head)
    assert "Ready" not in texts(head)


def test_the_cross_closes_it(qtbot: QtBot, theme: Theme) -> None:
    head = made(qtbot, theme)
    cross = head.findChild(QToolButton)
    assert cross.accessibleName() == "Close"
    with qtbot.waitSignal(head.closed):
        QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    change_theme(head, Theme("dark"))


def test_the_state_stands_in_the_last_line_of_a_long_name(qtbot: QtBot, theme: Theme) -> None:
    head = made(qtbot, theme)
    head.show_place(make_row("Seattle"), (0, 0, 1, 0, 0, 0), "2027-04-17")
    assert texts(head)[:2] == ["Seattle", "WA"]
    long = make_row("Seattle")._replace(city="Seattle and Neighbouring Townships")
    head.show_place(long, (0, 0, 1, 0, 0, 0), "2027-04-17")
    assert "Townships, WA" in texts(head)[0].replace("\u200b", "")
    assert "WA" not in texts(head)
