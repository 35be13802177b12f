"""The timeline is dragged, stretched and walked through; a night of a clock change is as long as it is."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer_app.domain.calendar.moving import Edge
from organizer_app.domain.calendar.time_grid import HOUR
from organizer_app.domain.rows.action_rows import KeyDateHead
from organizer_app.ui.screens.plan.marks.mark_book import Layer, MarkBook, MarkSources
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
    assert box is not None
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


def test_the_window_of_the_rule_is_counted_and_in_sight(timeline: TimelineView) -> None:
    # From 3:30 to 4 PM at the desk New York rests, Boston and Kansas City are live; Denver is called off.
    assert timeline.window_shown == "2 of 5 cities live together, 1 without an end"
    assert set(timeline.visible_ids()) == {row.action_id for row in ROWS}


def test_pressing_chooses_and_control_selects_one_more(qtbot: QtBot, timeline: TimelineView) -> None:
    with qtbot.waitSignal(timeline.action_chosen) as chosen:
        QTest.mouseClick(timeline.viewport(), LEFT, pos=centre(timeline, "Seattle 780"))
    assert chosen.args == ["Seattle 780"]
    with qtbot.waitSignal(timeline.action_toggled) as toggled:
        QTest.mouseClick(timeline.viewport(), LEFT, CONTROL, centre(timeline, "Boston 900"))
    assert toggled.args == ["Boston 900"]


def test_dragging_moves_by_quarters_of_an_hour(qtbot: QtBot, timeline: TimelineView) -> None:
    with qtbot.waitSignal(timeline.moved) as moved:
        # 102 pixels an hour: 60 of them are 35 minutes, which is nearest to two quarters.
        drag(timeline, centre(timeline, "Seattle 780"), 60)
    assert moved.args == [Move(("Seattle 780",), 0, 30)]


def test_alt_snaps_finer_and_control_copies(qtbot: QtBot, timeline: TimelineView) -> None:
    with qtbot.waitSignal(timeline.moved) as moved:
        drag(timeline, centre(timeline, "Seattle 780"), round(timeline.axis.hour * 35 / HOUR), ALT)
    assert moved.args == [Move(("Seattle 780",), 0, 35)]
    with qtbot.waitSignal(timeline.moved) as moved:
        drag(timeline, centre(timeline, "Seattle 780"), -round(timeline.axis.hour), CONTROL)
    assert moved.args == [Move(("Seattle 780",), 0, -60, None, is_copy=True)]


@pytest.mark.parametrize("edge", list(Edge))
def test_an_end_is_pulled_alone(qtbot: QtBot, timeline: TimelineView, edge: Edge) -> None:
    box = timeline.rect_of("Boston 900")
    assert box is not None
    x = box.x() + 2 if edge is Edge.START else box.right() - 3
    with qtbot.waitSignal(timeline.moved) as moved:
        drag(timeline, QPointF(x, box.center().y()).toPoint(), -51)
    assert moved.args == [Move(("Boston 900",), 0, -30, edge)]


def test_all_that_is_selected_goes_along(qtbot: QtBot, timeline: TimelineView) -> None:
    timeline.select(frozenset({"Boston 900", "Seattle 780"}))
    with qtbot.waitSignal(timeline.moved) as moved:
        drag(timeline, centre(timeline, "Seattle 780"), 102)
    assert moved.args == [Move(("Boston 900", "Seattle 780"), 0, 60)]


def test_escape_leaves_everything_where_it_was(qtbot: QtBot, timeline: TimelineView) -> None:
    start = centre(timeline, "Seattle 780")
    with qtbot.assertNotEmitted(timeline.moved), qtbot.assertNotEmitted(timeline.action_chosen):
        QTest.mousePress(timeline.viewport(), LEFT, NONE, start)
        send_move(timeline, start + QPoint(80, 0), NONE)
        assert timeline.drag is not None
        assert timeline.drag.is_away
        QTest.keyClick(timeline, Qt.Key.Key_Escape)
        assert timeline.drag is None
        QTest.mouseRelease(timeline.viewport(), LEFT, NONE, start + QPoint(80, 0))


def test_what_is_dragged_says_where_it_is_and_is_painted(timeline: TimelineView) -> None:
    start = centre(timeline, "Seattle 780")
    before = timeline.grab().toImage()
    QTest.mousePress(timeline.viewport(), LEFT, NONE, start)
    send_move(timeline, start + QPoint(102, 0), NONE)
    assert timeline.drag is not None
    assert timeline.drag.label(DESK, DAY).endswith("PT · 5:00 PM ET")
    assert timeline.grab().toImage() != before
    QTest.keyClick(timeline, Qt.Key.Key_Escape)
    QTest.mouseRelease(timeline.viewport(), LEFT, NONE, start)


@pytest.mark.parametrize(("day", "hours"), [("2027-03-14", 23), ("2027-11-07", 25)])
def test_a_night_of_a_clock_change_is_as_long_as_it_is(
    qtbot: QtBot, theme: Theme, day: str, hours: int
) -> None:
    view = TimelineView(theme, lambda: 0)
    qtbot.addWidget(view)
    view.resize(1100, 300)
    night = [lasting("New York", 30, 240, day=day), lasting("New York", 720, 60, day=day)]
    view.show_rows(shown(night), day)
    assert (view.axis.span.ends - view.axis.span.starts) == hours * HOUR
    first, noon = view.rect_of("New York 30"), view.rect_of("New York 720")
    assert first is not None
    assert noon is not None
    # From half past midnight to noon the clock says 11.5 hours; one more or less has passed.
    assert (noon.x() - first.x()) / view.axis.hour == pytest.approx(11.5 + (hours - 24), abs=0.02)
    view.show()
    view.horizontalScrollBar().setValue(0)
    assert not view.grab().isNull()


def test_a_drag_over_the_skipped_hour_moves_by_real_time(qtbot: QtBot, theme: Theme) -> None:
    view = TimelineView(theme, lambda: 0)
    qtbot.addWidget(view)
    view.resize(1100, 300)
    view.show_rows(shown([lasting("New York", 90, 30, day="2027-03-14")]), "2027-03-14")
    view.show()
    view.horizontalScrollBar().setValue(0)
    start = centre(view, "New York 90")
    QTest.mousePress(view.viewport(), LEFT, NONE, start)
    send_move(view, start + QPoint(102, 0), NONE)
    assert view.drag is not None
    assert view.drag.label(DESK, "2027-03-14") == "3:30 – 4:00 AM ET"  # noqa: RUF001  # an en dash
    with qtbot.waitSignal(view.moved) as moved:
        QTest.mouseRelease(view.viewport(), LEFT, NONE, start + QPoint(102, 0))
    assert moved.args == [Move(("New York 90",), 0, 60)]


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


def test_arrow_keys_go_through_cities_and_their_actions(qtbot: QtBot, timeline: TimelineView) -> None:
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
    assert timeline.pointed == "Chicago 780"
    for key, signal in (
        (Qt.Key.Key_Return, timeline.action_chosen),
        (Qt.Key.Key_Space, timeline.action_toggled),
    ):
        with qtbot.waitSignal(signal) as told:
            QTest.keyClick(timeline, key)
        assert told.args == ["Chicago 780"]


def test_typing_finds_a_city(timeline: TimelineView) -> None:
    QTest.keyClicks(timeline, "kansas c")
    assert timeline.pointed == "Kansas City 870"


@pytest.mark.parametrize(
    ("key", "modifiers", "move"),
    [
        (Qt.Key.Key_Right, ALT, Move(("Boston 900",), 0, 15)),
        (Qt.Key.Key_Up, ALT, Move(("Boston 900",), -1, 0)),
        (Qt.Key.Key_Left, ALT | Qt.KeyboardModifier.ShiftModifier, Move(("Boston 900",), 0, -15, Edge.END)),
    ],
)
def test_alt_and_an_arrow_move_what_is_pointed_at(
    qtbot: QtBot, timeline: TimelineView, key: Qt.Key, modifiers: Qt.KeyboardModifier, move: Move
) -> None:
    timeline.select(frozenset({"Boston 900"}))
    with qtbot.waitSignal(timeline.moved) as moved:
        QTest.keyClick(timeline, key, modifiers)
    assert moved.args == [move]


def test_brackets_turn_the_day_and_the_full_stop_goes_to_today(qtbot: QtBot, timeline: TimelineView) -> None:
    with qtbot.waitSignal(timeline.day_turned) as turned:
        QTest.keyClicks(timeline, "]")
    assert turned.args == [1]
    with qtbot.waitSignal(timeline.today_asked):
        QTest.keyClicks(timeline, ".")


def test_a_group_closes_and_a_crowd_opens_its_day(qtbot: QtBot, timeline: TimelineView) -> None:
    QTest.mouseClick(timeline.viewport(), LEFT, pos=QPoint(40, 54))
    assert "New York 780" not in timeline.visible_ids()
    crowd = [lasting("Boston", 900, 60, action_id=f"b{number}") for number in range(9)]
    timeline.show_rows(shown(crowd), DAY)
    QTest.mouseClick(timeline.viewport(), LEFT, pos=QPoint(40, 54))
    spot = centre(timeline, "b0")
    with qtbot.waitSignal(timeline.day_opened) as opened:
        QTest.mouseClick(timeline.viewport(), LEFT, pos=spot + QPoint(0, 54))
    assert opened.args == [DAY]


def test_marks_and_an_empty_day_are_painted(qtbot: QtBot, either_theme: Theme) -> None:
    view = TimelineView(either_theme, lambda: 0)
    qtbot.addWidget(view)
    view.resize(900, 400)
    view.show()
    view.show_rows(shown(ROWS), DAY)
    plain = view.grab().toImage()
    hearing = KeyDateHead("k", "House hearing", DAY, 600, DESK, "")
    view.show_rows(shown(ROWS, [hearing], [due(f"Step {number}") for number in range(12)]), DAY)
    assert view.grab().toImage() != plain
    view.show_rows(shown(ROWS), "2027-05-01")
    assert view.visible_ids() == ()
    assert view.window_shown == ""
    change_theme(view, Theme("dark", 1.5))
    view.show_rows(shown(ROWS), DAY)
    assert not view.grab().isNull()


def test_the_line_of_now_does_not_run_through_the_sentence_of_an_empty_day(
    timeline: TimelineView, theme: Theme
) -> None:
    def has_now() -> bool:
        image, wanted = timeline.grab().toImage(), theme.color("now")
        return any(image.pixelColor(x, image.height() - 80) == wanted for x in range(image.width()))

    assert has_now()
    timeline.show_rows(shown([]), DAY)
    assert not has_now()


def test_only_the_line_that_changed_is_drawn_anew(timeline: TimelineView) -> None:
    timeline.grab()
    sheet = timeline.sheet
    kept, touched = sheet.grid(2), sheet.grid(1)
    timeline.show_rows(shown([row._replace(readiness=1) if row is ROWS[0] else row for row in ROWS]), DAY)
    timeline.grab()
    assert sheet.grid(2) is kept
    assert sheet.grid(1) is not touched


def test_scrolling_through_thousands_of_actions_is_hardly_more_work_than_through_hundreds(
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
            for number in range(10):
                view.verticalScrollBar().setValue(number * 40)
                view.viewport().repaint()

        return calls_of(scroll)

    few = scrolling(800)
    assert 0 < scrolling(5000) <= few * 3


def test_other_keys_are_left_to_the_window(timeline: TimelineView) -> None:
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_F5, NONE)
    timeline.keyPressEvent(event)
    assert not event.isAccepted()


def test_the_sun_of_a_city_is_said_where_the_pointer_is(timeline: TimelineView) -> None:
    timeline.grab()
    plain = timeline.grab().toImage()
    QTest.mouseMove(timeline.viewport(), centre(timeline, "Boston 900"))
    timeline.look_at(QPointF(centre(timeline, "Boston 900")))
    assert timeline.grab().toImage() != plain
    timeline.look_at(None)
    assert timeline.grab().toImage() == plain
    assert "Sunset" in timeline.tip_at(QPointF(60, centre(timeline, "Boston 900").y()))
    assert timeline.tip_at(QPointF(centre(timeline, "Boston 900"))).startswith("Rally")


def test_without_the_layer_no_night_is_shaded(timeline: TimelineView) -> None:
    timeline.horizontalScrollBar().setValue(timeline.horizontalScrollBar().maximum())
    shaded = timeline.grab().toImage()
    hidden = MarkBook(MarkSources(hidden=frozenset({Layer.DAYLIGHT})))
    timeline.show_rows(shown(ROWS, marks=hidden), DAY)
    assert timeline.grab().toImage() != shaded


def test_what_is_out_of_sight_is_counted_at_the_edge_and_one_press_away(timeline: TimelineView) -> None:
    bar = timeline.horizontalScrollBar()
    bar.setValue(0)
    assert "Boston 900" not in timeline.visible_ids()
    box = timeline.rect_of("Boston 900")
    assert box is not None
    QTest.mouseClick(
        timeline.viewport(), LEFT, pos=QPoint(timeline.viewport().width() - 30, round(box.center().y()))
    )
    assert "Boston 900" in timeline.visible_ids()


def test_what_is_due_opens_from_the_line_of_marks(qtbot: QtBot, timeline: TimelineView) -> None:
    timeline.show_rows(shown(ROWS, (), [due("City permit")]), DAY)
    with qtbot.waitSignal(timeline.due_asked) as asked:
        QTest.mouseClick(timeline.viewport(), LEFT, pos=QPoint(40, 54))
    assert asked.args[0] == DAY


def test_what_is_chosen_is_in_sight_when_the_view_opens_and_stays_there_when_it_shrinks(
    qtbot: QtBot, theme: Theme
) -> None:
    view = TimelineView(theme, lambda: ROWS[0].starts_utc or 0)
    qtbot.addWidget(view)
    far = [*ROWS, lasting("Boston", 30, 60), lasting("Honolulu", 20 * 60, 60)]
    view.show_rows(shown(far), DAY)
    view.select(frozenset({"Honolulu 1200"}))
    view.resize(1100, 700)
    view.show()
    assert "Honolulu 1200" in view.visible_ids()
    view.resize(620, 700)
    assert "Honolulu 1200" in view.visible_ids()


def test_large_text_stretches_the_hours_and_leaves_them_most_of_the_room(timeline: TimelineView) -> None:
    before = timeline.axis.hour
    change_theme(timeline, Theme("light", 2.0))
    assert timeline.axis.hour > 1.15 * before
    assert timeline.sheet.painter.left <= 280


def test_a_day_of_one_kind_names_its_actions_by_venue(timeline: TimelineView) -> None:
    assert timeline.sheet.painter.has_one_tactic
    change_theme(timeline, Theme("dark"))
    assert timeline.sheet.painter.has_one_tactic
    timeline.show_rows(shown([*ROWS, lasting("Seattle", 9 * 60, 60, tactic="vigil")]), DAY)
    assert not timeline.sheet.painter.has_one_tactic


def test_an_action_in_conflict_has_its_sign_until_somebody_decides(timeline: TimelineView) -> None:
    row = ROWS[2]
    timeline.bring_into_sight(row.action_id)
    box = timeline.rect_of(row.action_id)
    assert box is not None
    before = timeline.viewport().grab(box.toRect()).toImage()
    timeline.show_contested(frozenset({row.action_id}))
    assert timeline.viewport().grab(box.toRect()).toImage() != before
    assert timeline.told(row).endswith("In conflict: two laptops wrote it.")
    timeline.show_contested(frozenset())
    assert timeline.viewport().grab(box.toRect()).toImage() == before
