"""The timeline is dragged, stretched and walked through; a night of a clock change is as long as it is."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer_app.domain.calendar.moving import Edge
from organizer_app.domain.calendar.time_grid import HOUR
from organizer_app.domain.rows.action_rows import KeyDateHead
from organizer_app.ui.screens.plan.marks.day_marks import Layer, MarkBook, MarkSources
from organizer_app.ui.screens.plan.time_axis.drag_gesture import Move
from organizer_app.ui.screens.plan.timeline.timeline_view import TimelineView
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from tests.support.shown_plans import DAY, DESK, due, lasting, shown
from tests.support.work_counts import calls_of

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
ROWS = [
    lasting("New York", 13 * 60, 90),
    lasting("New York", 16 * 60, 60),
    lasting("Boston", 15 * 60, 90, readiness=0),
    lasting("Kansas City", 14 * 60 + 30, 60),
    lasting("Seattle", 13 * 60, 120, readiness=4),
    lasting("Denver", 13 * 60, 60, status="cancelled"),
    lasting("Chicago", 13 * 60, 60)._replace(starts=None, ends=None, starts_utc=None, ends_utc=None),
]


@pytest.fixture
def timeline(qtbot: QtBot, theme: Theme) -> TimelineView:
    view = TimelineView(theme, lambda: (ROWS[0].starts_utc or 0) + 30)
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.show_rows(shown(ROWS), DAY)
    view.show()
    return view


def centre(view: TimelineView, action_id: str) -> QPoint:
    box = view.rect_of(action_id)
    return box.center().toPoint()


def drag(view: TimelineView, start: QPoint, by: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press, pull sideways in steps, and let go."""
    there = start + QPoint(by, 0)
    QTest.mousePress(view.viewport(), LEFT, modifiers, start)
    for part in (start + QPoint(by // 2, 1), there):
        # QTest moves the pointer without modifiers.
        send_move(view, part, modifiers)
    QTest.mouseRelease(view.viewport(), LEFT, modifiers, there)


def send_move(view: TimelineView, at: QPoint, modifiers: Qt.KeyboardModifier) -> None:
    spot = QPointF(at)
    event = QMouseEvent(QEvent.Type.MouseMove, spot, view.viewport().mapToGlobal(spot), LEFT, LEFT, modifiers)
    QApplication.sendEvent(view.viewport(), event)


def moved_by(view: TimelineView, deed: Callable[[], object]) -> list[Move]:
    """Return the moves that something asks for."""
    heard = list[Move]()
    held = view.moved.connect(heard.append)
    deed()
    view.moved.disconnect(held)
    return heard


def test_what_is_in_sight_is_pressed_selected_and_opened(qtbot: QtBot, timeline: TimelineView) -> None:
    # From 3:30 to 4 PM at the desk New York rests, Boston and Kansas City are live; Denver is called off.
    assert timeline.window_shown == "2 of 5 cities live together, 1 without an end"
    assert set(timeline.visible_ids()) == {row.action_id for row in ROWS}
    port = timeline.viewport()
    with qtbot.waitSignal(timeline.action_chosen) as chosen:
        QTest.mouseClick(port, LEFT, pos=centre(timeline, "Seattle 780"))
    assert chosen.args == ["Seattle 780"]
    with qtbot.waitSignal(timeline.action_toggled) as toggled:
        QTest.mouseClick(port, LEFT, CONTROL, centre(timeline, "Boston 900"))
    assert toggled.args == ["Boston 900"]

    timeline.horizontalScrollBar().setValue(0)
    assert "Boston 900" not in timeline.visible_ids()
    y = round(timeline.rect_of("Boston 900").center().y())
    QTest.mouseClick(port, LEFT, pos=QPoint(port.width() - 30, y))
    assert "Boston 900" in timeline.visible_ids(), "what the edge counts is one press away"
    timeline.show_rows(shown(ROWS, (), [due("City permit")]), DAY)
    with qtbot.waitSignal(timeline.due_asked) as asked:
        QTest.mouseClick(port, LEFT, pos=QPoint(40, 54))
    assert asked.args[0] == DAY

    timeline.show_rows(shown(ROWS), DAY)
    QTest.mouseClick(port, LEFT, pos=QPoint(40, 54))
    assert "New York 780" not in timeline.visible_ids(), "its group is closed"
    timeline.show_rows(shown([lasting("Boston", 900, 60, action_id=f"b{n}") for n in range(9)]), DAY)
    QTest.mouseClick(port, LEFT, pos=QPoint(40, 54))
    with qtbot.waitSignal(timeline.day_opened) as opened:
        QTest.mouseClick(port, LEFT, pos=centre(timeline, "b0") + QPoint(0, 54))
    assert opened.args == [DAY], "a crowd opens its day"


def test_a_drag_moves_copies_and_pulls_ends(timeline: TimelineView) -> None:
    hour, seattle = timeline.axis.hour, centre(timeline, "Seattle 780")
    box = timeline.rect_of("Boston 900")
    start, end = (QPointF(x, box.center().y()).toPoint() for x in (box.x() + 2, box.right() - 3))
    # 102 pixels an hour: 60 of them are 35 minutes, which is nearest to two quarters.
    for at, by, modifiers, move in (
        (seattle, 60, NONE, Move(("Seattle 780",), 0, 30)),
        (seattle, round(hour * 35 / HOUR), ALT, Move(("Seattle 780",), 0, 35)),
        (seattle, -round(hour), CONTROL, Move(("Seattle 780",), 0, -60, None, is_copy=True)),
        (start, -51, NONE, Move(("Boston 900",), 0, -30, Edge.START)),
        (end, -51, NONE, Move(("Boston 900",), 0, -30, Edge.END)),
    ):
        assert moved_by(timeline, partial(drag, timeline, at, by, modifiers)) == [move]
    timeline.select(frozenset({"Boston 900", "Seattle 780"}))
    both = Move(("Boston 900", "Seattle 780"), 0, 60)
    assert moved_by(timeline, partial(drag, timeline, seattle, 102)) == [both]


def test_what_is_dragged_says_where_it_is_and_escape_leaves_it_where_it_was(
    qtbot: QtBot, timeline: TimelineView
) -> None:
    start, there = (centre(timeline, "Seattle 780") + QPoint(by, 0) for by in (0, 102))
    before = timeline.grab().toImage()
    with qtbot.assertNotEmitted(timeline.moved), qtbot.assertNotEmitted(timeline.action_chosen):
        QTest.mousePress(timeline.viewport(), LEFT, NONE, start)
        send_move(timeline, there, NONE)
        assert timeline.drag.is_away
        assert timeline.drag.label(DESK, DAY).endswith("PT · 5:00 PM ET")
        assert timeline.grab().toImage() != before
        QTest.keyClick(timeline, Qt.Key.Key_Escape)
        assert timeline.drag is None
        QTest.mouseRelease(timeline.viewport(), LEFT, NONE, there)


def test_a_night_of_a_clock_change_is_as_long_as_it_is(qtbot: QtBot, theme: Theme) -> None:
    view = TimelineView(theme, lambda: 0)
    qtbot.addWidget(view)
    view.resize(1100, 300)
    view.show()
    for day, hours in (("2027-11-07", 25), ("2027-03-14", 23)):
        night = [lasting("New York", 30, 240, day=day), lasting("New York", 720, 60, day=day)]
        view.show_rows(shown(night), day)
        assert (view.axis.span.ends - view.axis.span.starts) == hours * HOUR
        passed = (view.rect_of("New York 720").x() - view.rect_of("New York 30").x()) / view.axis.hour
        # From half past midnight to noon the clock says 11.5 hours; one more or less has passed.
        assert passed == pytest.approx(11.5 + (hours - 24), abs=0.02)
        view.horizontalScrollBar().setValue(0)
        assert not view.grab().isNull()
    view.show_rows(shown([lasting("New York", 90, 30, day="2027-03-14")]), "2027-03-14")
    view.horizontalScrollBar().setValue(0)
    start = centre(view, "New York 90")
    there = start + QPoint(round(view.axis.hour), 0)
    QTest.mousePress(view.viewport(), LEFT, NONE, start)
    send_move(view, there, NONE)
    assert view.drag.label(DESK, "2027-03-14") == "3:30 – 4:00 AM ET"  # noqa: RUF001  # an en dash
    with qtbot.waitSignal(view.moved) as moved:
        QTest.mouseRelease(view.viewport(), LEFT, NONE, there)
    assert moved.args == [Move(("New York 90",), 0, 60)], "over the skipped hour by real time"


def test_control_and_the_wheel_stretch_the_hours_round_the_pointer(timeline: TimelineView) -> None:
    x = centre(timeline, "Boston 900").x()
    before, there = timeline.axis.hour, timeline.utc_at(x)
    spot = QPointF(x, 300)
    turn = QWheelEvent(
        spot,
        timeline.viewport().mapToGlobal(spot),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        CONTROL,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  # Qt takes it by position alone
    )
    QApplication.sendEvent(timeline.viewport(), turn)
    assert timeline.axis.hour == before * 1.25
    assert timeline.utc_at(x) == pytest.approx(there, abs=1)
    timeline.stretch(-40, x)
    assert timeline.axis.hour == 24


def test_keys_go_through_cities_and_their_actions_and_move_them(qtbot: QtBot, timeline: TimelineView) -> None:
    went = []
    keys = (
        Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down,
        Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp,
    )  # fmt: skip
    for key in keys:
        QTest.keyClick(timeline, key)
        went.append(timeline.pointed)
    assert went == [
        "New York 780", "New York 960", "Boston 900", "Kansas City 870",
        "Boston 900", "Boston 900", "Chicago 780", "New York 960",
    ]  # fmt: skip
    QTest.keyClick(timeline, Qt.Key.Key_End, CONTROL)
    for key, modifiers, signal, told in (
        (Qt.Key.Key_Return, NONE, timeline.action_chosen, ["Chicago 780"]),
        (Qt.Key.Key_Space, NONE, timeline.action_toggled, ["Chicago 780"]),
        (Qt.Key.Key_BracketRight, NONE, timeline.day_turned, [1]),
        (Qt.Key.Key_Period, NONE, timeline.today_asked, []),
    ):
        with qtbot.waitSignal(signal) as heard:
            QTest.keyClick(timeline, key, modifiers)
        assert heard.args == told
    QTest.keyClicks(timeline, "kansas c")
    assert timeline.pointed == "Kansas City 870"
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_F5, NONE)
    timeline.keyPressEvent(event)
    assert not event.isAccepted(), "other keys are left to the window"

    timeline.select(frozenset({"Boston 900"}))
    for key, modifiers, move in (
        (Qt.Key.Key_Right, ALT, Move(("Boston 900",), 0, 15)),
        (Qt.Key.Key_Up, ALT, Move(("Boston 900",), -1, 0)),
        (Qt.Key.Key_Left, ALT | Qt.KeyboardModifier.ShiftModifier, Move(("Boston 900",), 0, -15, Edge.END)),
    ):
        assert moved_by(timeline, partial(QTest.keyClick, timeline, key, modifiers)) == [move]


def test_marks_nights_the_sun_and_an_empty_day_are_painted(timeline: TimelineView, theme: Theme) -> None:
    def picture() -> QImage:
        return timeline.grab().toImage()

    def has_now() -> bool:
        image, wanted = picture(), theme.color("now")
        return any(image.pixelColor(x, image.height() - 80) == wanted for x in range(image.width()))

    assert has_now()
    plain, boston = picture(), centre(timeline, "Boston 900")
    QTest.mouseMove(timeline.viewport(), boston)
    timeline.look_at(QPointF(boston))
    assert picture() != plain, "the sun of the city"
    timeline.look_at(None)
    assert picture() == plain
    assert "Sunset" in timeline.tip_at(QPointF(60, boston.y()))
    assert timeline.tip_at(QPointF(boston)).startswith("Rally")

    hearing = KeyDateHead("k", "House hearing", DAY, 600, DESK, "")
    timeline.show_rows(shown(ROWS, [hearing], [due(f"Step {number}") for number in range(12)]), DAY)
    assert picture() != plain
    timeline.show_rows(shown(ROWS), DAY)
    timeline.horizontalScrollBar().setValue(timeline.horizontalScrollBar().maximum())
    shaded = picture()
    hidden = MarkBook(MarkSources(hidden=frozenset({Layer.DAYLIGHT})))
    timeline.show_rows(shown(ROWS, marks=hidden), DAY)
    assert picture() != shaded
    timeline.show_rows(shown([]), DAY)
    assert not has_now(), "the line of now runs through no sentence"
    timeline.show_rows(shown(ROWS), "2027-05-01")
    assert (timeline.visible_ids(), timeline.window_shown) == ((), "")


def test_only_the_line_that_changed_is_drawn_anew(timeline: TimelineView) -> None:
    timeline.grab()
    sheet = timeline.sheet
    kept, touched = sheet.grid(2), sheet.grid(1)
    timeline.show_rows(shown([row._replace(readiness=1) if row is ROWS[0] else row for row in ROWS]), DAY)
    timeline.grab()
    assert sheet.grid(2) is kept
    assert sheet.grid(1) is not touched


def test_scrolling_through_many_actions_is_hardly_more_work_than_through_few(
    qtbot: QtBot, theme: Theme
) -> None:
    def scrolling(count: int) -> int:
        rows = [
            lasting("Boston", 540 + number % 600, 60, action_id=f"b{number}", place_id=f"p{number % 400}")
            for number in range(count)
        ]
        view = TimelineView(theme, lambda: 0)
        qtbot.addWidget(view)
        view.resize(1100, 760)
        view.show()
        view.show_rows(shown(rows), DAY)
        view.grab()

        def scroll() -> None:
            for number in range(4):
                view.verticalScrollBar().setValue(number * 40)
                view.viewport().repaint()

        return calls_of(scroll)

    few = scrolling(400)
    assert 0 < scrolling(2500) <= few * 3


def test_what_is_chosen_is_in_sight_when_the_view_opens_and_stays_there_when_it_shrinks(
    qtbot: QtBot, theme: Theme
) -> None:
    view = TimelineView(theme, lambda: ROWS[0].starts_utc or 0)
    qtbot.addWidget(view)
    view.show_rows(shown([*ROWS, lasting("Boston", 30, 60), lasting("Honolulu", 20 * 60, 60)]), DAY)
    view.select(frozenset({"Honolulu 1200"}))
    view.resize(1100, 700)
    view.show()
    assert "Honolulu 1200" in view.visible_ids()
    view.resize(620, 700)
    assert "Honolulu 1200" in view.visible_ids()


def test_large_text_stretches_the_hours_and_a_day_of_one_kind_names_its_actions_by_venue(
    timeline: TimelineView,
) -> None:
    before = timeline.axis.hour
    change_theme(timeline, Theme("light", 2.0))
    assert timeline.axis.hour > 1.15 * before
    assert timeline.sheet.painter.left <= 280, "it leaves the hours most of the room"
    assert timeline.sheet.painter.has_one_tactic
    change_theme(timeline, Theme("dark"))
    assert timeline.sheet.painter.has_one_tactic
    timeline.show_rows(shown([*ROWS, lasting("Seattle", 9 * 60, 60, tactic="vigil")]), DAY)
    assert not timeline.sheet.painter.has_one_tactic


def test_an_action_in_conflict_has_its_sign_until_somebody_decides(timeline: TimelineView) -> None:
    row = ROWS[2]
    timeline.bring_into_sight(row.action_id)
    box = timeline.rect_of(row.action_id).toRect()
    before = timeline.viewport().grab(box).toImage()
    timeline.show_contested(frozenset({row.action_id}))
    assert timeline.viewport().grab(box).toImage() != before
    assert timeline.told(row).endswith("In conflict: two laptops wrote it.")
    timeline.show_contested(frozenset())
    assert timeline.viewport().grab(box).toImage() == before
