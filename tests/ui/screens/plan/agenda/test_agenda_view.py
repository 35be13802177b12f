"""The agenda is read from top to bottom, by mouse and keyboard."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer_app.domain.rows.action_rows import ActionRow, KeyDateHead
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


def test_the_first_lines_are_in_sight_in_order(agenda: AgendaView) -> None:
    shown = agenda.visible_ids()
    assert list(shown) == [f"a{number}" for number in range(len(shown))]
    assert 4 <= len(shown) <= 9


def test_pressing_a_line_chooses_its_action(qtbot: QtBot, agenda: AgendaView) -> None:
    box = agenda.rect_of("a2")
    assert agenda.hit(box.center()) == "a2"
    with qtbot.waitSignal(agenda.action_chosen) as chosen:
        QTest.mouseClick(agenda.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert chosen.args == ["a2"]


def test_all_actions_of_a_range_are_copied_and_told_as_selected(agenda: AgendaView) -> None:
    agenda.select("a2")
    assert len(agenda.copied()) == 1
    agenda.select("", ["a1", "a2", "a3"])
    assert len(agenda.copied()) == 3
    QTest.keyClick(agenda, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(QApplication.clipboard().text().splitlines()) == 3


def test_shift_selects_a_range_by_mouse_and_by_keyboard(agenda: AgendaView) -> None:
    heard: list[tuple[str, ...]] = []
    agenda.actions_chosen.connect(heard.append)
    agenda.actions_chosen.connect(lambda ids: agenda.select("", ids))
    agenda.action_chosen.connect(agenda.select)
    shift = Qt.KeyboardModifier.ShiftModifier
    for action_id, modifier in (("a1", Qt.KeyboardModifier.NoModifier), ("a4", shift)):
        box = agenda.rect_of(action_id)
        QTest.mouseClick(agenda.viewport(), Qt.MouseButton.LeftButton, modifier, box.center().toPoint())
    assert heard == [("a1", "a2", "a3", "a4")]
    QTest.keyClick(agenda, Qt.Key.Key_Down, shift)
    QTest.keyClick(agenda, Qt.Key.Key_Up, shift)
    QTest.keyClick(agenda, Qt.Key.Key_Up, shift)
    assert [len(ids) for ids in heard] == [4, 5, 4, 3]
    QTest.keyClick(agenda, Qt.Key.Key_End, shift)
    assert heard[-1][-1] == "c0"
    QTest.keyClick(agenda, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
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
    box = agenda.rect_of("b0")
    accent = theme.color("accent").rgb()
    picture = agenda.viewport().grab().toImage()
    assert picture.pixel(round(box.left()) + 1, round(box.center().y())) == accent, "around this line"
    assert picture.pixel(1, picture.height() - 60) != accent, "no frame around the whole pane"
    with_chosen: list[str] = []
    agenda.action_chosen.connect(with_chosen.append)
    QTest.keyClick(agenda, Qt.Key.Key_Down)
    QTest.keyClick(agenda, Qt.Key.Key_Down)
    assert with_chosen == ["b0", "b1"]


@pytest.mark.parametrize("by_mouse", [False, True])
def test_whoever_comes_by_a_key_finds_the_line_in_sight(
    agenda: AgendaView, monkeypatch: pytest.MonkeyPatch, *, by_mouse: bool
) -> None:
    monkeypatch.setattr(last_input, "is_mouse", by_mouse)
    agenda.select("a0")
    agenda.scroll_to_day("2027-04-18")
    QApplication.sendEvent(agenda, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.ActiveWindowFocusReason))
    assert "a0" not in agenda.visible_ids(), "who comes back to the window finds it as it was"
    QApplication.sendEvent(agenda, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.OtherFocusReason))
    assert ("a0" in agenda.visible_ids()) is not by_mouse


def test_the_head_of_the_day_covers_what_scrolls_below_it(agenda: AgendaView) -> None:
    agenda.select("a20")
    assert agenda.hit(QPointF(200, 10)) == ""
    assert agenda.hit(QPointF(200, 200)).startswith("a")


@pytest.mark.parametrize(
    ("chosen", "key", "then"),
    [
        ("a0", Qt.Key.Key_Down, "a1"),
        ("a1", Qt.Key.Key_Up, "a0"),
        ("a3", Qt.Key.Key_End, "c0"),
        ("a29", Qt.Key.Key_Down, "b0"),
        ("a0", Qt.Key.Key_PageDown, "a7"),
        ("a5", Qt.Key.Key_Return, "a5"),
    ],
)
def test_keys_go_from_action_to_action(
    qtbot: QtBot, agenda: AgendaView, chosen: str, key: Qt.Key, then: str
) -> None:
    agenda.select(chosen)
    with qtbot.waitSignal(agenda.action_chosen) as signal:
        QTest.keyClick(agenda, key)
    assert signal.args == [then]


def test_the_chosen_action_comes_into_sight(agenda: AgendaView) -> None:
    agenda.select("c0")
    assert "c0" in agenda.visible_ids()
    agenda.select("a0")
    box = agenda.rect_of("a0")
    assert box.y() >= 40, "not hidden by the head of its day"


def test_a_day_can_be_brought_to_the_top(agenda: AgendaView) -> None:
    agenda.scroll_to_day("2027-04-18")
    assert "b0" in agenda.visible_ids()
    agenda.scroll_to_day("2030-01-01")
    assert "c0" in agenda.visible_ids(), "what has no date comes last"


def test_it_is_read_aloud_as_one_goes(agenda: AgendaView) -> None:
    agenda.action_chosen.connect(agenda.select)
    QTest.keyClick(agenda, Qt.Key.Key_Down)
    assert interface_of(agenda).focusChild().text(NAME) == "House hearing · 10 AM. Thu, Apr 15 2027."
    QTest.keyClick(agenda, Qt.Key.Key_Down)
    current = interface_of(agenda).focusChild()
    assert current.text(NAME).startswith("Seattle, WA. Rally. 10:00 AM. Planned.")
    assert current.state().selected


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
        QTest.mouseClick(agenda.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 60))


def test_alt_and_an_arrow_move_what_is_selected_and_space_selects_one_more(
    qtbot: QtBot, agenda: AgendaView
) -> None:
    agenda.select("a2")
    alt = Qt.KeyboardModifier.AltModifier
    for key, move in ((Qt.Key.Key_Right, Move(("a2",), 1, 0)), (Qt.Key.Key_Up, Move(("a2",), 0, -15))):
        with qtbot.waitSignal(agenda.moved) as moved:
            QTest.keyClick(agenda, key, alt)
        assert moved.args == [move]
    with qtbot.waitSignal(agenda.action_toggled) as toggled:
        QTest.keyClick(agenda, Qt.Key.Key_Space)
    assert toggled.args == ["a2"]
    box = agenda.rect_of("a3")
    with qtbot.waitSignal(agenda.action_toggled) as toggled:
        QTest.mouseClick(
            agenda.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.ControlModifier,
            box.center().toPoint(),
        )
    assert toggled.args == ["a3"]


def test_scrolling_changes_the_picture_and_back(agenda: AgendaView) -> None:
    before = agenda.grab().toImage()
    agenda.verticalScrollBar().setValue(300)
    assert agenda.grab().toImage() != before
    agenda.verticalScrollBar().setValue(0)
    assert agenda.grab().toImage() == before


def test_it_can_be_painted_in_the_dark_larger_and_narrow(agenda: AgendaView) -> None:
    light = agenda.grab().toImage()
    change_theme(agenda, Theme("dark", zoom=1.5))
    agenda.resize(500, 400)
    assert agenda.grab().toImage() != light


def test_an_empty_agenda_takes_keys_quietly(qtbot: QtBot, agenda: AgendaView) -> None:
    agenda.show_rows(shown([]), "2027-04-15")
    with qtbot.assertNotEmitted(agenda.action_chosen):
        QTest.keyClick(agenda, Qt.Key.Key_Down)
    assert agenda.visible_ids() == ()
    assert agenda.hit(QPointF(20, 20)) == ""


def test_all_that_are_selected_are_marked(agenda: AgendaView) -> None:
    before = agenda.grab().toImage()
    agenda.select("", agenda.visible_ids()[:2])
    assert agenda.grab().toImage() != before
    agenda.select("")
    assert agenda.grab().toImage() == before


def test_typing_finds_the_next_action_of_a_city(qtbot: QtBot, agenda: AgendaView) -> None:
    with qtbot.waitSignal(agenda.action_chosen) as chosen:
        QTest.keyClick(agenda, Qt.Key.Key_D)
    assert chosen.args == ["c0"]
    with qtbot.assertNotEmitted(agenda.action_chosen):
        QTest.keyClick(agenda, Qt.Key.Key_Z)


def days_of_march(count: int) -> list[ActionRow]:
    return [make_row(action_id=f"m{day}", day=f"2027-03-{day:02}") for day in range(1, count + 1)]


def test_it_begins_at_the_present_day_also_when_deadlines_come_in_above(qtbot: QtBot, theme: Theme) -> None:
    view = AgendaView(theme)
    qtbot.addWidget(view)
    view.resize(900, 400)
    rows = days_of_march(30)
    view.show_rows(shown(rows), "2027-03-10")
    view.show()
    assert view.visible_ids()[0] == "m10"
    view.show_rows(shown([make_row(action_id="late", day="2027-02-01"), *rows]), "2027-03-10")
    assert view.visible_ids()[0] == "m10"
    view.verticalScrollBar().setValue(0)
    view.show_rows(shown(rows), "2027-03-10")
    assert view.visible_ids()[0] == "m1"


def test_the_keyboard_stays_at_a_key_date_when_deadlines_come_in_above(agenda: AgendaView) -> None:
    agenda.select("")
    QTest.keyClick(agenda, Qt.Key.Key_Home)
    before = interface_of(agenda).focusChild().text(NAME)
    assert before.startswith("House hearing")
    agenda.show_rows(shown(ROWS, [HEARING], [due("Permit", "2027-04-12")]), "2027-04-15")
    agenda.select("")
    assert interface_of(agenda).focusChild().text(NAME) == before
    agenda.show_rows(shown(ROWS), "2027-04-15")
    assert interface_of(agenda).focusChild() is None


def test_what_is_selected_before_it_is_shown_is_in_sight_and_stays_so(qtbot: QtBot, theme: Theme) -> None:
    view = AgendaView(theme)
    qtbot.addWidget(view)
    view.show_rows(shown(days_of_march(30)), "2027-03-10")
    view.select("m20")
    view.resize(900, 700)
    view.show()
    assert "m20" in view.visible_ids()
    view.resize(900, 240)
    assert "m20" in view.visible_ids()


def test_an_action_in_conflict_is_marked_and_said(agenda: AgendaView) -> None:
    number = next(
        number for number in agenda.in_sight() if agenda.records(number) and not agenda.is_contested(number)
    )
    before = agenda.viewport().grab(agenda.box(number)).toImage()
    mark_contested(agenda.window(), frozenset(agenda.records(number)))
    assert agenda.viewport().grab(agenda.box(number)).toImage() != before
    assert agenda.told(number).endswith("In conflict: two laptops wrote it.")
    mark_contested(agenda.window(), frozenset())
    assert agenda.viewport().grab(agenda.box(number)).toImage() == before
