"""The month is painted, pressed and walked through like the calendar on the wall."""

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from organizer_app.domain.model.city_actions import Tactic
from organizer_app.domain.rows.action_rows import ActionRow, KeyDateHead
from organizer_app.ui.screens.plan.marks.mark_book import MarkBook, MarkSources
from organizer_app.ui.screens.plan.month.month_accessibility import MonthAccessibility
from organizer_app.ui.screens.plan.month.month_view import MonthView
from organizer_app.ui.screens.plan.time_axis.border_scroll import BorderScroll
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
    box = view.rect_of(action_id)
    return box.center()


def cell_of(view: MonthView, day: str) -> QPointF:
    """Return a point beside the number of a day."""
    for y in range(0, view.height(), 8):
        for x in range(4, view.width(), 24):
            hit = view.hit(QPointF(x, y))
            if hit is not None and hit.day == day and not hit.actions and not hit.is_more:
                return QPointF(x, y)
    pytest.fail(f"{day} is not in sight")


def test_chips_and_the_rest_add_up(month: MonthView) -> None:
    shown = month.visible_ids()
    assert 0 < len(shown) < 15
    for action_id in shown:
        hit = month.hit(centre(month, action_id))
        assert (hit.day, hit.actions, hit.is_more) == ("2027-04-17", (action_id,), False)


def test_pressing_a_chip_chooses_its_action(qtbot: QtBot, month: MonthView) -> None:
    action_id = month.visible_ids()[0]
    with qtbot.waitSignal(month.action_chosen) as chosen:
        QTest.mouseClick(month, Qt.MouseButton.LeftButton, pos=centre(month, action_id).toPoint())
    assert chosen.args == [action_id]


def test_pressing_a_day_chooses_it_and_more_opens_it(qtbot: QtBot, month: MonthView) -> None:
    with qtbot.waitSignal(month.day_chosen) as chosen:
        QTest.mouseClick(month, Qt.MouseButton.LeftButton, pos=cell_of(month, "2027-04-20").toPoint())
    assert chosen.args == ["2027-04-20"]
    below = centre(month, month.visible_ids()[-1]) + QPointF(0, 23)
    with qtbot.waitSignal(month.day_opened) as opened:
        QTest.mouseClick(month, Qt.MouseButton.LeftButton, pos=below.toPoint())
    assert opened.args == ["2027-04-17"]


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Qt.Key.Key_Left, "2027-04-16"),
        (Qt.Key.Key_Right, "2027-04-18"),
        (Qt.Key.Key_Up, "2027-04-10"),
        (Qt.Key.Key_Down, "2027-04-24"),
        (Qt.Key.Key_Home, "2027-04-01"),
        (Qt.Key.Key_End, "2027-04-30"),
    ],
)
def test_arrows_walk_through_the_days(qtbot: QtBot, month: MonthView, key: Qt.Key, day: str) -> None:
    month.select("2027-04-17", "")
    with qtbot.waitSignal(month.day_chosen) as chosen:
        QTest.keyClick(month, key)
    assert chosen.args == [day]


def test_walking_out_of_the_month_turns_it(qtbot: QtBot, month: MonthView) -> None:
    month.select("2027-04-30", "")
    with qtbot.waitSignals([month.month_turned, month.day_chosen]):
        QTest.keyClick(month, Qt.Key.Key_Right)
    with qtbot.waitSignal(month.month_turned) as turned:
        QTest.keyClick(month, Qt.Key.Key_PageUp)
    assert turned.args == [-1]
    with qtbot.waitSignal(month.day_opened) as opened:
        QTest.keyClick(month, Qt.Key.Key_Return)
    assert opened.args == ["2027-04-30"]


def test_a_selected_day_is_said_whole(month: MonthView) -> None:
    month.select("2027-04-17", "a0")
    spoken = month.accessibleDescription()
    assert spoken.startswith("Sat, Apr 17 2027. 15 actions. At risk 3")
    month.select("2027-04-15", "")
    assert "House hearing" in month.accessibleDescription()


def test_weeks_begin_where_the_country_begins_them(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLocale, "firstDayOfWeek", lambda _self: Qt.DayOfWeek.Sunday)
    view = MonthView(theme)
    qtbot.addWidget(view)
    view.resize(1050, 780)
    view.show_month(2027, 4)
    first = view.hit(QPointF(10, 40))
    assert first.day == "2027-03-28"


def test_scrolling_moves_the_weeks_and_nothing_is_painted_anew(month: MonthView) -> None:
    month.grab()
    before = month.hit(QPointF(10, 200))
    month.scroll_by(150 * 10)
    assert month.hit(QPointF(10, 200)) != before
    month.scroll_by(-150 * 10)
    assert month.hit(QPointF(10, 200)) == before


def test_only_the_weeks_that_changed_look_different(month: MonthView) -> None:
    before = month.grab().toImage()
    rows = day_of_many()
    month.show_rows([*rows[:-1], rows[-1]._replace(day="2027-04-22")], MARKS, "2027-04-01")
    after = month.grab().toImage()
    rows_differ = [
        y
        for y in range(0, before.height(), 2)
        if any(before.pixel(x, y) != after.pixel(x, y) for x in range(0, before.width(), 3))
    ]
    assert rows_differ
    week = (month.height() - 30) // 5
    assert min(rows_differ) >= 30 + 2 * week
    assert max(rows_differ) <= 30 + 4 * week + 4


def test_it_can_be_painted_in_the_dark_and_larger(month: MonthView) -> None:
    light = month.grab().toImage()
    change_theme(month, Theme("dark", zoom=1.5))
    assert month.grab().toImage() != light


def test_the_work_of_a_crowded_day_grows_no_faster_than_its_actions(month: MonthView) -> None:
    def turning(count: int) -> int:
        crowd = [make_row(action_id=f"x{number}") for number in range(count)]

        def turn() -> None:
            month.show_rows(crowd, MarkBook(), "2027-04-01")
            month.repaint()

        return calls_of(turn)

    fewer = turning(500)
    assert fewer < turning(5000) <= fewer * 10


def test_a_screen_reader_is_told_each_day_in_sight_where_it_is(month: MonthView) -> None:
    month.select("2027-04-17", "a0")
    accessibility = MonthAccessibility(month)
    current = accessibility.spoken_item(accessibility.spoken_current())
    assert current.is_selected
    assert current.name.startswith("Sat, Apr 17 2027. 15 actions.")
    assert accessibility.spoken_at(current.rect.center()) == accessibility.spoken_current()
    assert accessibility.spoken_count() == len(month.days_in_sight())
    assert accessibility.spoken_at(QPoint(5, 2)) == -1


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


def test_a_drag_held_at_the_border_scrolls_on_to_later_weeks(qtbot: QtBot, month: MonthView) -> None:
    action_id = month.visible_ids()[0]
    begin = centre(month, action_id).toPoint()
    low = QPoint(begin.x(), month.height() - 6)
    first = month.days_in_sight()[0]
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
    box = month.rect_of(row.action_id)
    before = month.grab(box.toRect()).toImage()
    month.show_contested(frozenset({row.action_id}))
    assert month.grab(box.toRect()).toImage() != before
    assert month.sentence_of(row.day).endswith("In conflict: two laptops wrote it.")
    month.show_contested(frozenset())
    assert month.grab(box.toRect()).toImage() == before
    assert "conflict" not in month.sentence_of(row.day)


def test_a_day_shows_a_conflict_among_those_it_has_no_line_for(month: MonthView) -> None:
    hidden = next(row for row in day_of_many() if month.rect_of(row.action_id) is None)
    before = month.grab().toImage()
    month.show_contested(frozenset({hidden.action_id}))
    assert month.grab().toImage() != before


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_whoever_points_at_a_day_reads_what_its_cell_cuts(qtbot: QtBot, zoom: float) -> None:
    view = MonthView(Theme("light", zoom))
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show_month(2027, 4)
    view.show_rows(day_of_many(), MARKS, "2027-04-01")
    view.show()
    day = day_of_many()[0].day
    texts = []
    for place in (cell_of(view, "2027-04-15"), cell_of(view, day)):
        at = place.toPoint()
        QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
        texts.append(QToolTip.text())
    assert "House hearing" in texts[0].splitlines()[1]
    assert "15 actions" in texts[1]
    assert view.tip_of("2027-04-06") == "", "an empty day has nothing to tell"
