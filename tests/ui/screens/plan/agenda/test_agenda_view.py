"""The agenda is read from top to bottom, by mouse and keyboard."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer_app.domain.rows.action_rows import KeyDateHead
from organizer_app.ui.screens.plan.agenda.agenda_view import AgendaView
from organizer_app.ui.screens.plan.time_axis.drag_gesture import Move
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.focus_frame import last_input
from organizer_app.ui.widgets.lists import line_area
from organizer_app.ui.widgets.lists.contested_marks import mark_contested
from tests.support.action_rows import make_row
from tests.support.shown_plans import DAY, due, shown
from tests.support.spoken_tree import NAME, interface_of, names_in

LEFT = Qt.MouseButton.LeftButton
HEARING = KeyDateHead("k1", "House hearing", "2027-04-15", 600, "America/New_York", "Room 2141")
ROWS = [
    *(make_row(action_id=f"a{number}", starts=600 + number) for number in range(30)),
    *(make_row("Boston", action_id=f"b{number}", day="2027-04-18") for number in range(5)),
    make_row("Denver", action_id="c0", day="", starts=None),
]


@pytest.fixture
def agenda(qtbot: QtBot, theme: Theme) -> AgendaView:
    view = AgendaView(theme)
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show_rows(shown(ROWS, [HEARING]), "2027-04-15")
    view.show()
    return view


def at(agenda: AgendaView, action_id: str) -> QPoint:
    return agenda.rect_of(action_id).center().toPoint()


def test_lines_are_in_sight_in_order_and_pressed(qtbot: QtBot, agenda: AgendaView) -> None:
    seen, port = agenda.visible_ids(), agenda.viewport()
    assert list(seen) == [f"a{number}" for number in range(len(seen))]
    assert 4 <= len(seen) <= 9
    assert agenda.hit(QPointF(at(agenda, "a2"))) == "a2"
    with qtbot.waitSignal(agenda.action_chosen) as chosen:
        QTest.mouseClick(port, LEFT, pos=at(agenda, "a2"))
    with qtbot.waitSignal(agenda.action_toggled) as toggled:
        QTest.mouseClick(port, LEFT, Qt.KeyboardModifier.ControlModifier, at(agenda, "a3"))
    assert (chosen.args, toggled.args) == (["a2"], ["a3"])
    before = agenda.grab().toImage()
    agenda.verticalScrollBar().setValue(300)
    assert agenda.grab().toImage() != before
    agenda.verticalScrollBar().setValue(0)
    assert agenda.grab().toImage() == before
    agenda.select("", seen[:2])
    assert agenda.grab().toImage() != before, "all that are selected are marked"
    agenda.select("")
    assert agenda.grab().toImage() == before
    agenda.select("a20")
    assert agenda.hit(QPointF(200, 10)) == "", "the head of the day covers what scrolls below it"
    assert agenda.hit(QPointF(200, 200)).startswith("a")
    change_theme(agenda, Theme("dark", zoom=1.5))
    agenda.resize(500, 400)
    assert agenda.grab().toImage() != before


def test_a_range_is_selected_by_mouse_and_by_keyboard_and_copied(agenda: AgendaView) -> None:
    heard: list[tuple[str, ...]] = []
    agenda.actions_chosen.connect(heard.append)
    agenda.actions_chosen.connect(lambda ids: agenda.select("", ids))
    agenda.action_chosen.connect(agenda.select)
    shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(agenda.viewport(), LEFT, pos=at(agenda, "a1"))
    assert len(agenda.copied()) == 1
    QTest.mouseClick(agenda.viewport(), LEFT, shift, at(agenda, "a4"))
    assert heard == [("a1", "a2", "a3", "a4")]
    QTest.keyClick(agenda, Qt.Key.Key_C, control)
    assert len(agenda.copied()) == len(QApplication.clipboard().text().splitlines()) == 4
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(agenda, key, shift)
    assert [len(ids) for ids in heard] == [4, 5, 4, 3]
    QTest.keyClick(agenda, Qt.Key.Key_End, shift)
    assert heard[-1][-1] == "c0"
    QTest.keyClick(agenda, Qt.Key.Key_A, control)
    assert len(heard[-1]) == len(ROWS)
    QTest.keyClick(agenda, Qt.Key.Key_Up)
    QTest.keyClick(agenda, Qt.Key.Key_Up, shift)
    assert len(heard[-1]) == 2


def test_without_a_selection_the_keyboard_begins_at_the_first_line_in_sight(
    agenda: AgendaView, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line_area, "shows_ring", lambda _part: True)
    agenda.action_chosen.connect(agenda.select)
    agenda.scroll_to_day("2027-04-18")
    box, accent = agenda.rect_of("b0"), theme.color("accent").rgb()
    picture = agenda.viewport().grab().toImage()
    assert picture.pixel(round(box.left()) + 1, round(box.center().y())) == accent, "around this line"
    assert picture.pixel(1, picture.height() - 60) != accent, "no frame around the whole pane"
    chosen: list[str] = []
    agenda.action_chosen.connect(chosen.append)
    QTest.keyClick(agenda, Qt.Key.Key_Down)
    QTest.keyClick(agenda, Qt.Key.Key_Down)
    assert chosen == ["b0", "b1"]


def test_whoever_comes_by_a_key_finds_the_line_in_sight(
    agenda: AgendaView, monkeypatch: pytest.MonkeyPatch
) -> None:
    agenda.select("a0")
    agenda.scroll_to_day("2027-04-18")
    for by_mouse, reason in (
        (False, Qt.FocusReason.ActiveWindowFocusReason),
        (True, Qt.FocusReason.OtherFocusReason),
        (False, Qt.FocusReason.OtherFocusReason),
    ):
        assert "a0" not in agenda.visible_ids()
        monkeypatch.setattr(last_input, "is_mouse", by_mouse)
        QApplication.sendEvent(agenda, QFocusEvent(QEvent.Type.FocusIn, reason))
    assert "a0" in agenda.visible_ids()


def test_keys_go_from_action_to_action_and_move_them(qtbot: QtBot, agenda: AgendaView) -> None:
    for chosen, key, then in (
        ("a0", Qt.Key.Key_Down, "a1"),
        ("a1", Qt.Key.Key_Up, "a0"),
        ("a3", Qt.Key.Key_End, "c0"),
        ("a29", Qt.Key.Key_Down, "b0"),
        ("a0", Qt.Key.Key_PageDown, "a7"),
        ("a5", Qt.Key.Key_Return, "a5"),
    ):
        agenda.select(chosen)
        with qtbot.waitSignal(agenda.action_chosen) as signal:
            QTest.keyClick(agenda, key)
        assert signal.args == [then]
    agenda.select("a2")
    for key, move in ((Qt.Key.Key_Right, Move(("a2",), 1, 0)), (Qt.Key.Key_Up, Move(("a2",), 0, -15))):
        with qtbot.waitSignal(agenda.moved) as moved:
            QTest.keyClick(agenda, key, Qt.KeyboardModifier.AltModifier)
        assert moved.args == [move]
    with qtbot.waitSignal(agenda.action_toggled) as toggled:
        QTest.keyClick(agenda, Qt.Key.Key_Space)
    assert toggled.args == ["a2"]
    with qtbot.waitSignal(agenda.action_chosen) as found:
        QTest.keyClick(agenda, Qt.Key.Key_D)
    assert found.args == ["c0"], "the next action of a city"
    with qtbot.assertNotEmitted(agenda.action_chosen):
        QTest.keyClick(agenda, Qt.Key.Key_Z)
        agenda.show_rows(shown([]), "2027-04-15")
        QTest.keyClick(agenda, Qt.Key.Key_Down)
    assert (agenda.visible_ids(), agenda.hit(QPointF(20, 20))) == ((), "")


def test_what_is_chosen_and_a_day_come_into_sight(agenda: AgendaView) -> None:
    agenda.select("c0")
    assert "c0" in agenda.visible_ids()
    agenda.select("a0")
    assert agenda.rect_of("a0").y() >= 40, "not hidden by the head of its day"
    agenda.scroll_to_day("2027-04-18")
    assert "b0" in agenda.visible_ids()
    agenda.scroll_to_day("2030-01-01")
    assert "c0" in agenda.visible_ids(), "what has no date comes last"


def test_it_is_read_aloud_as_one_goes_and_the_keyboard_stays_at_its_line(agenda: AgendaView) -> None:
    agenda.action_chosen.connect(agenda.select)
    QTest.keyClick(agenda, Qt.Key.Key_Down)
    hearing = interface_of(agenda).focusChild().text(NAME)
    assert hearing == "House hearing · 10 AM. Thu, Apr 15 2027."
    QTest.keyClick(agenda, Qt.Key.Key_Down)
    current = interface_of(agenda).focusChild()
    assert current.text(NAME).startswith("Seattle, WA. Rally. 10:00 AM. Planned.")
    assert current.state().selected
    agenda.select("")
    QTest.keyClick(agenda, Qt.Key.Key_Home)
    agenda.show_rows(shown(ROWS, [HEARING], [due("Permit", "2027-04-12")]), "2027-04-15")
    agenda.select("")
    assert interface_of(agenda).focusChild().text(NAME) == hearing, "also when deadlines come in above"
    agenda.show_rows(shown(ROWS), "2027-04-15")
    assert interface_of(agenda).focusChild() is None


def test_what_is_due_is_opened_by_mouse_and_by_key(qtbot: QtBot, agenda: AgendaView) -> None:
    agenda.show_rows(shown(ROWS, (), [due(f"Step {number}") for number in range(9)]), "2027-04-15")
    assert names_in(agenda)[:2] == ["Due: Step 0. Sat, Apr 17 2027.", "Due: Step 1. Sat, Apr 17 2027."]
    assert names_in(agenda)[4] == "5 more due. Sat, Apr 17 2027."
    QTest.keyClick(agenda, Qt.Key.Key_Home)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(agenda.due_asked) as asked:
            QTest.keyClick(agenda, key)
        assert asked.args[0] == DAY
    with qtbot.waitSignal(agenda.due_asked), qtbot.assertNotEmitted(agenda.action_chosen):
        QTest.mouseClick(agenda.viewport(), LEFT, pos=QPoint(300, 60))


def test_it_begins_at_the_present_day_or_at_what_is_selected_and_stays_there(
    qtbot: QtBot, theme: Theme
) -> None:
    rows = [make_row(action_id=f"m{day}", day=f"2027-03-{day:02}") for day in range(1, 31)]
    views = [AgendaView(theme), AgendaView(theme)]
    for view in views:
        qtbot.addWidget(view)
        view.show_rows(shown(rows), "2027-03-10")
        view.resize(900, 400)
    present, chosen = views
    present.show()
    assert present.visible_ids()[0] == "m10"
    present.show_rows(shown([make_row(action_id="late", day="2027-02-01"), *rows]), "2027-03-10")
    assert present.visible_ids()[0] == "m10", "also when deadlines come in above"
    present.verticalScrollBar().setValue(0)
    present.show_rows(shown(rows), "2027-03-10")
    assert present.visible_ids()[0] == "m1"
    chosen.select("m20")
    chosen.resize(900, 700)
    chosen.show()
    assert "m20" in chosen.visible_ids()
    chosen.resize(900, 240)
    assert "m20" in chosen.visible_ids()


def test_an_action_in_conflict_is_marked_and_said(agenda: AgendaView) -> None:
    number = next(each for each in agenda.in_sight() if agenda.records(each))
    before = agenda.viewport().grab(agenda.box(number)).toImage()
    mark_contested(agenda.window(), frozenset(agenda.records(number)))
    assert agenda.viewport().grab(agenda.box(number)).toImage() != before
    assert agenda.told(number).endswith("In conflict: two laptops wrote it.")
    mark_contested(agenda.window(), frozenset())
    assert agenda.viewport().grab(agenda.box(number)).toImage() == before
