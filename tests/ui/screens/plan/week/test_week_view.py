"""The week is dragged through hours and days, walked through by keys, and painted in both themes."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer_app.domain.calendar.moving import Edge
from organizer_app.domain.rows.action_rows import KeyDateHead
from organizer_app.ui.screens.plan.time_axis.block_painter import BlockLook
from organizer_app.ui.screens.plan.time_axis.drag_gesture import Move
from organizer_app.ui.screens.plan.week.week_view import WeekView
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from tests.support.action_rows import make_row
from tests.support.shown_plans import DAY, DESK, due, lasting, shown

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
ROWS = [
    lasting("Boston", 600, 90),
    lasting("Seattle", 540, 120, readiness=0),
    lasting("Chicago", 780, 60, day="2027-04-15"),
    make_row("Denver", None, action_id="untimed"),
]


@pytest.fixture
def week(qtbot: QtBot, theme: Theme) -> WeekView:
    view = WeekView(theme, lambda: ROWS[0].starts_utc or 0)
    qtbot.addWidget(view)
    view.resize(1180, 760)
    view.show_rows(shown(ROWS), DAY)
    view.show()
    return view


def centre(view: WeekView, action_id: str) -> QPoint:
    box = view.rect_of(action_id)
    return box.center().toPoint()


def drag(view: WeekView, start: QPoint, by: QPoint) -> None:
    QTest.mousePress(view.viewport(), LEFT, NONE, start)
    for at in (start + by / 2, start + by):
        spot = QPointF(at)
        event = QMouseEvent(QEvent.Type.MouseMove, spot, view.viewport().mapToGlobal(spot), LEFT, LEFT, NONE)
        QApplication.sendEvent(view.viewport(), event)
        view.viewport().repaint()
    QTest.mouseRelease(view.viewport(), LEFT, NONE, start + by)


def test_the_week_is_pressed_and_dragged_through_hours_and_days(qtbot: QtBot, week: WeekView) -> None:
    assert set(week.visible_ids()) == {"Boston 600", "Seattle 540", "Chicago 780", "untimed"}
    assert [day.actions for day in week.days] == [0, 0, 0, 1, 0, 3, 0] or week.days[0].day == "2027-04-11"
    chicago = centre(week, "Chicago 780")
    with qtbot.waitSignal(week.action_chosen) as chosen:
        QTest.mouseClick(week.viewport(), LEFT, pos=chicago)
    with qtbot.waitSignal(week.day_opened) as opened:
        QTest.mouseClick(week.viewport(), LEFT, pos=QPoint(chicago.x(), 20))
    assert (chosen.args, opened.args) == (["Chicago 780"], ["2027-04-15"])
    column, boston, untimed = (
        week.viewport().width() // 7,
        centre(week, "Boston 600"),
        centre(week, "untimed"),
    )
    end = QPoint(boston.x(), round(week.rect_of("Boston 600").bottom()) - 2)
    for start, by, move in (
        (boston, QPoint(-column, 48), Move(("Boston 600",), -1, 60)),
        (end, QPoint(-90, 24), Move(("Boston 600",), 0, 30, Edge.END)),
        (untimed, QPoint(-2 * column, 60), Move(("untimed",), -2, 0)),
    ):
        with qtbot.waitSignal(week.moved) as moved:
            drag(week, start, by)
        assert moved.args == [move]


def test_arrow_keys_go_through_the_day_and_from_day_to_day(qtbot: QtBot, week: WeekView) -> None:
    went = []
    for key in (
        Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down,
        Qt.Key.Key_Left, Qt.Key.Key_Left,
    ):  # fmt: skip
        QTest.keyClick(week, key)
        went.append(week.pointed)
    assert went == [
        "Chicago 780", "Seattle 540", "untimed", "Boston 600", "Seattle 540", "Seattle 540",
        "Chicago 780", "Chicago 780",
    ]  # fmt: skip
    QTest.keyClick(week, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(week, "bos")
    assert week.pointed == "Boston 600"
    for key, move in (
        (Qt.Key.Key_Up, Move(("Boston 600",), 0, -15)),
        (Qt.Key.Key_Right, Move(("Boston 600",), 1, 0)),
    ):
        with qtbot.waitSignal(week.moved) as moved:
            QTest.keyClick(week, key, Qt.KeyboardModifier.AltModifier)
        assert moved.args == [move]


def test_marks_selections_and_clock_changes_are_painted(qtbot: QtBot, week: WeekView) -> None:
    plain = week.grab().toImage()
    week.select(frozenset({"Boston 600", "Seattle 540"}))
    assert week.grab().toImage() != plain
    week.select(frozenset())
    hearing = KeyDateHead("k", "House hearing", DAY, 600, DESK, "")
    week.show_rows(shown(ROWS, [hearing], [due(f"Task {number}") for number in range(9)]), DAY)
    assert week.grab().toImage() != plain
    marks = next(day for day in week.days if day.day == DAY).marks
    assert [mark.text for mark in marks][:2] == ["House hearing", "Task 0"]
    with qtbot.waitSignal(week.day_opened):
        QTest.mouseClick(week.viewport(), LEFT, pos=QPoint(week.viewport().width() - 200, 58 + 3 * 22 + 8))
    pictures = []
    for day in ("2027-05-16", "2027-03-14", "2027-11-07"):
        week.show_rows(shown([lasting("Boston", 60, 180, day=day)]), day)
        week.verticalScrollBar().setValue(0)
        pictures.append(week.grab().toImage().copy(0, 60, 1180, 600))
    assert pictures[0] not in pictures[1:]


def test_hours_stretch_round_a_point_and_with_the_text(week: WeekView) -> None:
    before, bar = week.rect_of("Boston 600"), week.verticalScrollBar()
    there = bar.value() / 48
    change_theme(week, Theme("light", 2.0))
    assert week.rect_of("Boston 600").height() > 1.9 * before.height()
    assert abs(bar.value() / 96 - there) < 0.1, "the one on top stays there"
    before = week.rect_of("Boston 600")
    week.stretch(2, before.y())
    after = week.rect_of("Boston 600")
    assert after.height() > before.height()
    assert abs(after.y() - before.y()) <= 2


def test_a_crowded_day_has_no_more_to_paint_than_a_full_one(qtbot: QtBot, theme: Theme) -> None:
    view = WeekView(theme, lambda: 0)
    qtbot.addWidget(view)
    view.resize(1180, 760)
    view.show()
    painted = []
    for count in (700, 2_000):
        rows = [lasting("Boston", 480 + n % 700, 60)._replace(action_id=f"b{n}") for n in range(count)]
        view.show_rows(shown(rows), DAY)
        busy = next(day for day in view.days if day.blocks)
        painted.append(len(busy.blocks) + len(busy.crowds))
        assert len(busy.blocks) + sum(len(crowd.rows) for crowd in busy.crowds) == count
    assert painted[1] <= painted[0] + len(busy.crowds)


def test_a_week_of_nights_begins_at_its_first_night(week: WeekView) -> None:
    week.show_rows(shown([lasting("Boston", 30, 60), lasting("Chicago", 90, 60)]), "2027-04-24")
    week.show_rows(shown([lasting("Boston", 30, 60), lasting("Chicago", 90, 60)]), DAY)
    assert set(week.visible_ids()) == {"Boston 30", "Chicago 90"}
    box = week.rect_of("Boston 30")
    assert week.viewport().rect().contains(box.toRect())


def test_it_begins_at_the_first_actions_also_where_they_are_counted(qtbot: QtBot, theme: Theme) -> None:
    crowd = [lasting("Boston", 540, 30)._replace(action_id=f"c{number}") for number in range(20)]
    view = WeekView(theme, lambda: ROWS[0].starts_utc or 0)
    qtbot.addWidget(view)
    view.resize(420, 500)
    view.show_rows(shown([*crowd, lasting("Seattle", 18 * 60, 60)]), DAY)
    view.show()
    assert view.verticalScrollBar().value() <= 9 * 48


def test_where_most_actions_have_no_time_their_list_gets_the_room(qtbot: QtBot, theme: Theme) -> None:
    untimed = [make_row("Denver", None, action_id=f"u{number}") for number in range(12)]
    for timed, all_shown in ((ROWS[:2], True), ([lasting("Boston", 480 + n, 60) for n in range(13)], False)):
        view = WeekView(theme, lambda: ROWS[0].starts_utc or 0)
        qtbot.addWidget(view)
        view.resize(1180, 760)
        view.show_rows(shown([*timed, *untimed]), DAY)
        view.show()
        listed = {each for each in view.visible_ids() if each.startswith("u")}
        assert (len(listed) == len(untimed)) is all_shown
        change_theme(view, Theme("dark"))
        assert {each for each in view.visible_ids() if each.startswith("u")} == listed


def test_an_action_in_conflict_has_its_sign_until_somebody_decides(week: WeekView) -> None:
    box = week.rect_of("Boston 600")
    before = week.viewport().grab(box.toRect()).toImage()
    elsewhere = week.rect_of("Chicago 780")
    other = week.viewport().grab(elsewhere.toRect()).toImage()
    week.show_contested(frozenset({"Boston 600"}))
    assert week.viewport().grab(box.toRect()).toImage() != before
    assert week.viewport().grab(elsewhere.toRect()).toImage() == other
    assert week.told(ROWS[0]).endswith("In conflict: two laptops wrote it.")
    assert "conflict" not in week.told(ROWS[1])
    week.select(frozenset({"Boston 600"}))
    look = week.looks()["Boston 600"]
    assert (look.is_chosen, look.is_contested) == (True, True)
    week.select(frozenset())
    week.show_contested(frozenset())
    assert week.looks().get("Boston 600", BlockLook()).is_contested is False
