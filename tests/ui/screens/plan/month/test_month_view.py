"""The month is painted, pressed and walked through like the calendar on the wall."""

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from organizer_app.domain.model.city_actions import Tactic
from organizer_app.domain.rows.action_rows import ActionRow, KeyDateHead
from organizer_app.ui.screens.plan.marks.day_marks import MarkBook, MarkSources
from organizer_app.ui.screens.plan.month.month_view import MonthAccessibility, MonthView
from organizer_app.ui.screens.plan.time_axis.drag_area import BorderScroll
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from tests.support.action_rows import make_row, one_row_each
from tests.support.work_counts import calls_of

HEARING = KeyDateHead("k1", "House hearing", "2027-04-15", 600, "America/New_York", "Room 2141")
MARKS = MarkBook(MarkSources([HEARING]))


@pytest.fixture
def month(qtbot: QtBot, theme: Theme) -> MonthView:
    view = MonthView(theme)
    qtbot.addWidget(view)
    view.resize(1050, 780)
    view.show_month(2027, 4)
    view.show_rows(day_of_many(), MARKS, "2027-04-01")
    view.show()
    return view


def day_of_many() -> list[ActionRow]:
    """Return fifteen actions of one day that have little in common, so that each is a line of its own."""
    kinds = [tactic.value for tactic in Tactic]
    return [row._replace(tactic=kinds[number]) for number, row in enumerate(one_row_each())]


def centre(view: MonthView, action_id: str) -> QPointF:
    return view.rect_of(action_id).center()


def cell_of(view: MonthView, day: str) -> QPointF:
    """Return a point beside the number of a day."""
    for y in range(0, view.height(), 8):
        for x in range(4, view.width(), 24):
            hit = view.hit(QPointF(x, y))
            if hit is not None and hit.day == day and not hit.actions and not hit.is_more:
                return QPointF(x, y)
    pytest.fail(f"{day} is not in sight")


def test_chips_and_the_rest_add_up_and_are_pressed(qtbot: QtBot, month: MonthView) -> None:
    shown = month.visible_ids()
    assert 0 < len(shown) < 15
    for action_id in shown:
        hit = month.hit(centre(month, action_id))
        assert (hit.day, hit.actions, hit.is_more) == ("2027-04-17", (action_id,), False)
    for signal, spot, told in (
        (month.action_chosen, centre(month, shown[0]), [shown[0]]),
        (month.day_chosen, cell_of(month, "2027-04-20"), ["2027-04-20"]),
        (month.day_opened, centre(month, shown[-1]) + QPointF(0, 23), ["2027-04-17"]),
    ):
        with qtbot.waitSignal(signal) as heard:
            QTest.mouseClick(month, Qt.MouseButton.LeftButton, pos=spot.toPoint())
        assert heard.args == told


def test_keys_walk_through_the_days_and_out_of_the_month(qtbot: QtBot, month: MonthView) -> None:
    for key, day in (
        (Qt.Key.Key_Left, "2027-04-16"),
        (Qt.Key.Key_Right, "2027-04-18"),
        (Qt.Key.Key_Up, "2027-04-10"),
        (Qt.Key.Key_Down, "2027-04-24"),
        (Qt.Key.Key_Home, "2027-04-01"),
        (Qt.Key.Key_End, "2027-04-30"),
    ):
        month.select("2027-04-17", "")
        with qtbot.waitSignal(month.day_chosen) as chosen:
            QTest.keyClick(month, key)
        assert chosen.args == [day]
    month.select("2027-04-30", "")
    with qtbot.waitSignals([month.month_turned, month.day_chosen]):
        QTest.keyClick(month, Qt.Key.Key_Right)
    for key, signal, told in (
        (Qt.Key.Key_PageUp, month.month_turned, [-1]),
        (Qt.Key.Key_Return, month.day_opened, ["2027-04-30"]),
    ):
        with qtbot.waitSignal(signal) as heard:
            QTest.keyClick(month, key)
        assert heard.args == told


def test_typing_finds_the_next_action_of_a_city(month: MonthView) -> None:
    rows = [
        make_row("Denver", action_id="z1", day="2027-03-02"),
        *(row for row in day_of_many() if not row.city.startswith("D")),
        make_row("Denver", action_id="z2", day="2027-06-09"),
    ]
    month.show_rows(rows, MarkBook(), "2027-04-01")
    told: list[object] = []
    for signal in (month.month_turned, month.day_chosen, month.action_chosen):
        signal.connect(told.append)
    QTest.keyClick(month, Qt.Key.Key_D)
    assert told == [2, "2027-06-09", "z2"]


def test_a_screen_reader_is_told_each_day_in_sight_where_it_is(month: MonthView) -> None:
    month.select("2027-04-15", "")
    assert "House hearing" in month.accessibleDescription()
    month.select("2027-04-17", "a0")
    assert month.accessibleDescription().startswith("Sat, Apr 17 2027. 15 actions. At risk 3")
    accessibility = MonthAccessibility(month)
    current = accessibility.spoken_item(accessibility.spoken_current())
    assert current.is_selected
    assert current.name.startswith("Sat, Apr 17 2027. 15 actions.")
    assert accessibility.spoken_at(current.rect.center()) == accessibility.spoken_current()
    assert accessibility.spoken_count() == len(month.days_in_sight())
    assert accessibility.spoken_at(QPoint(5, 2)) == -1


def test_weeks_begin_where_the_country_begins_them(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLocale, "firstDayOfWeek", lambda _self: Qt.DayOfWeek.Sunday)
    view = MonthView(theme)
    qtbot.addWidget(view)
    view.resize(1050, 780)
    view.show_month(2027, 4)
    assert view.hit(QPointF(10, 40)).day == "2027-03-28"


def test_only_the_weeks_that_changed_look_different(month: MonthView) -> None:
    before, spot = month.grab().toImage(), month.hit(QPointF(10, 200))
    month.scroll_by(150 * 10)
    assert month.hit(QPointF(10, 200)) != spot
    month.scroll_by(-150 * 10)
    assert month.hit(QPointF(10, 200)) == spot
    rows = day_of_many()
    month.show_rows([*rows[:-1], rows[-1]._replace(day="2027-04-22")], MARKS, "2027-04-01")
    after = month.grab().toImage()
    rows_differ = [
        y
        for y in range(0, before.height(), 4)
        if any(before.pixel(x, y) != after.pixel(x, y) for x in range(0, before.width(), 5))
    ]
    week = (month.height() - 30) // 5
    assert min(rows_differ) >= 30 + 2 * week
    assert max(rows_differ) <= 30 + 4 * week + 4
    change_theme(month, Theme("dark", zoom=1.5))
    assert month.grab().toImage() != after


def test_the_work_of_a_crowded_day_grows_no_faster_than_its_actions(month: MonthView) -> None:
    def turning(count: int) -> int:
        crowd = [make_row(action_id=f"x{number}") for number in range(count)]

        def turn() -> None:
            month.show_rows(crowd, MarkBook(), "2027-04-01")
            month.repaint()

        return calls_of(turn)

    fewer = turning(200)
    assert fewer < turning(2000) <= fewer * 10


def test_a_drag_held_at_the_border_scrolls_on_to_later_weeks(qtbot: QtBot, month: MonthView) -> None:
    begin = centre(month, month.visible_ids()[0]).toPoint()
    low, first = QPoint(begin.x(), month.height() - 6), month.days_in_sight()[0]
    QTest.mousePress(month, Qt.MouseButton.LeftButton, pos=begin)
    qtbot.mouseMove(month, low)
    qtbot.waitUntil(lambda: month.days_in_sight()[0] > first)
    border = month.findChild(BorderScroll)
    assert border.is_scrolling
    with qtbot.waitSignal(month.moved) as moved:
        QTest.mouseRelease(month, Qt.MouseButton.LeftButton, pos=low)
    assert moved.args[0].days > 14
    assert not border.is_scrolling


def test_a_day_with_an_action_in_conflict_shows_and_says_so(month: MonthView) -> None:
    row = next(row for row in day_of_many() if month.rect_of(row.action_id) is not None)
    box = month.rect_of(row.action_id).toRect()
    before, whole = month.grab(box).toImage(), month.grab().toImage()
    month.show_contested(frozenset({row.action_id}))
    assert month.grab(box).toImage() != before
    assert month.sentence_of(row.day).endswith("In conflict: two laptops wrote it.")
    month.show_contested(frozenset())
    assert month.grab(box).toImage() == before
    assert "conflict" not in month.sentence_of(row.day)
    hidden = next(row for row in day_of_many() if month.rect_of(row.action_id) is None)
    month.show_contested(frozenset({hidden.action_id}))
    assert month.grab().toImage() != whole, "also among those it has no line for"


def test_whoever_points_at_a_day_reads_what_its_cell_cuts(month: MonthView) -> None:
    month.resize(700, 500)
    for day, told in (("2027-04-15", "House hearing"), (day_of_many()[0].day, "15 actions")):
        at = cell_of(month, day).toPoint()
        QApplication.sendEvent(month, QHelpEvent(QEvent.Type.ToolTip, at, month.mapToGlobal(at)))
        assert told in QToolTip.text()
    assert month.tip_of("2027-04-06") == "", "an empty day has nothing to tell"
