"""The inspector shows a city and its actions, and tells each change once, about the right action."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.domain.model.action_fields import TYPED_FIELDS
from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.ui.screens.plan.inspector.inspector import Inspector
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.support.action_details import make_detail
from tests.support.action_rows import make_row

NOW = datetime(2027, 3, 24, 19, 14, tzinfo=UTC)
DESK = "America/New_York"
ANCHOR = "2027-04-17"
RALLY = make_row(
    "Kansas City",
    840,
    action_id="a1",
    ends=930,
    status="confirmed",
    readiness=1,
    reasons="no_backup no_venue",
)
MARCH = make_row("Kansas City", 930, action_id="a2", tactic="march", title="", readiness=0, reasons="no_lead")


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme) -> Inspector:
    made = Inspector(theme, clock=lambda: NOW)
    qtbot.addWidget(made)
    made.resize(306, 900)
    made.show()
    made.activateWindow()
    return made


def opened(pane: Inspector, rows: Sequence[ActionRow] = (RALLY, MARCH), notes: str = "") -> Inspector:
    pane.show_place(rows, DESK, ANCHOR)
    pane.show_detail(make_detail(rows[0], notes), DESK)
    return pane


def line_of(pane: Inspector, field: str) -> QLineEdit:
    return pane.form.fields[field].editor.widget


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(PlainLabel) if label.isVisible() and label.text()]


def test_without_a_city_it_says_what_to_do(pane: Inspector) -> None:
    assert texts(pane) == [
        "No city selected",
        "Choose a city on the map or in the list to see and change its actions.",
    ]
    assert pane.action_id == ""


def test_a_city_shows_its_clock_and_how_ready_it_is(pane: Inspector) -> None:
    pane.show_place((RALLY, MARCH), DESK, ANCHOR)
    assert texts(pane)[:6] == [
        "Kansas City",
        "MO",
        "Central Time · now 2:14 PM · 24 days to go",
        "At risk",
        "3 of 8 steps done",
        "No lead",
    ]
    assert [card.row.action_id for card in pane.cards.cards if card.isVisible()] == ["a1", "a2"]
    assert pane.form is None, "fields are made when the first action is opened"


def test_an_open_action_shows_its_facts(pane: Inspector) -> None:
    opened(pane, notes="Permit desk said Tuesday.")
    shown = {name: field.editor.text() for name, field in pane.form.fields.items()}
    assert shown == {
        "city": "Kansas City, MO",
        "tactic": "rally",
        "status": "confirmed",
        "title": "Rally",
        "day": "Sat, Apr 17 2027",
        "count": "",
        "expected": "",
        "starts": "2:00 PM",
        "ends": "3:30 PM",
        "starts_second": "",
        "ends_second": "",
        "venue": "",
        "lead": "Ana Duarte",
        "backup": "",
        **dict.fromkeys((spec.name for spec in TYPED_FIELDS), ""),
        "notes": "Permit desk said Tuesday.",
        "tags": "",
    }
    assert pane.form.fields["starts"].hint == "3:00 PM ET"
    assert [card.isChecked() for card in pane.cards.cards] == [True, False]
    assert "Forming" in texts(pane.head)


def test_no_desk_time_where_the_clocks_agree(pane: Inspector) -> None:
    opened(pane, (make_row("Boston", 840),))
    assert pane.form.fields["starts"].hint == ""


def test_a_change_is_told_once(pane: Inspector) -> None:
    opened(pane)
    told: list[tuple[str, object]] = []
    pane.field_edited.connect(lambda field, value: told.append((field, value)))
    line = line_of(pane, "day")
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "4/18")
    QTest.keyClick(line, Qt.Key.Key_Return)
    line_of(pane, "venue").setFocus()
    assert told == [("day", date(2027, 4, 18))]


@pytest.mark.parametrize(
    ("leave", "then"),
    [
        (lambda pane: pane.show_detail(make_detail(MARCH), DESK), "a2"),
        (lambda pane: pane.clear(), ""),
        (lambda pane: pane.show_tab("people"), "a1"),
    ],
    ids=["another action", "no city", "another part"],
)
def test_typing_is_told_about_its_own_action_when_it_is_left(
    pane: Inspector, leave: Callable[[Inspector], None], then: str
) -> None:
    opened(pane)
    told: list[tuple[str, str, object]] = []
    pane.field_edited.connect(lambda field, value: told.append((pane.action_id, field, value)))
    line_of(pane, "venue").setFocus()
    QTest.keyClicks(line_of(pane, "venue"), "Union Station")
    leave(pane)
    assert told == [("a1", "venue", "Union Station")]
    assert pane.action_id == then


def test_a_refresh_updates_all_fields_but_the_one_being_typed_into(pane: Inspector) -> None:
    opened(pane)
    line = line_of(pane, "venue")
    line.setFocus()
    QTest.keyClicks(line, "Uni")
    fresh = RALLY._replace(venue="City Hall", lead="Noor Haddad")
    pane.show_place((fresh, MARCH), DESK, ANCHOR)
    pane.show_detail(make_detail(fresh), DESK)
    assert (line.text(), line_of(pane, "lead").text()) == ("Uni", "Noor Haddad")
    assert line.hasFocus()
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "City Hall"


def test_a_refused_city_is_explained_below_it(pane: Inspector) -> None:
    opened(pane)
    pane.show_tab("details")
    line = line_of(pane, "city")
    line.setText("Arlington")
    pane.form.fields["city"].commit()
    pane.show_field_problem("city", "Which Arlington?")
    assert "Which Arlington?" in texts(pane)
    assert line.text() == "Arlington"


def test_before_everything_is_read_the_notes_wait(pane: Inspector) -> None:
    pane.show_place((RALLY,), DESK, ANCHOR)
    pane.show_row(RALLY, DESK)
    notes = pane.form.fields["notes"].editor
    assert not notes.widget.isEnabled()
    pane.show_detail(make_detail(RALLY, "Ask Tuesday."), DESK)
    assert (notes.widget.isEnabled(), notes.text()) == (True, "Ask Tuesday.")
    pane.show_place((RALLY,), DESK, ANCHOR)
    assert notes.text() == "Ask Tuesday.", "rows know nothing of notes"


def test_an_action_that_is_gone_is_closed(pane: Inspector) -> None:
    opened(pane)
    pane.show_place((MARCH,), DESK, ANCHOR)
    assert pane.action_id == ""
    assert not pane.form.isVisible()


def test_a_value_chosen_after_its_action_is_gone_changes_nothing(pane: Inspector) -> None:
    opened(pane)
    told: list[str] = []
    pane.field_edited.connect(lambda field, _value: told.append(field))
    statuses = pane.form.fields["status"].editor.widget
    for is_open in (True, False):
        if not is_open:
            pane.close_action()
        statuses.setCurrentIndex(statuses.currentIndex() + 1)
        statuses.activated.emit(statuses.currentIndex())
        assert told == ["status"]


def test_lists_say_all_they_show_and_hide_phones(pane: Inspector) -> None:
    opened(pane)
    assert (
        "City permit, required step, underway, 3 days late, Wes Nakai" in pane.tasks.accessibleDescription()
    )
    people, groups = pane.people.lines, pane.groups.lines
    assert people.accessibleDescription() == "Wes Nakai, City lead. Ana Duarte, Press · asked"
    assert groups.accessibleDescription() == "Tenants Together, Co-host · signed"
    assert [tab.text() for tab in pane.tabs.buttons.values()] == [
        "Glance", "Details", "Steps 2/5", "People 2", "Groups 1", "Notes", "History",
    ]  # fmt: skip


def test_one_part_of_the_action_is_shown_at_a_time(pane: Inspector) -> None:
    assert not pane.tabs.isVisible()
    opened(pane, notes="Ask Tuesday.")
    parts = {
        "glance": pane.glance,
        "details": line_of(pane, "city"),
        "checklist": pane.tasks,
        "people": pane.people,
        "groups": pane.groups,
        "notes": pane.form.fields["notes"] if pane.form else pane,
    }
    for code, part in parts.items():
        QTest.mouseClick(pane.tabs.buttons[code], Qt.MouseButton.LeftButton)
        assert [each.isVisible() for each in parts.values()] == [each is part for each in parts.values()]
    pane.show_detail(make_detail(MARCH), DESK)
    assert pane.tabs.current == "notes", "the next action is looked at in the same way"


def test_links_and_cards_ask(qtbot: QtBot, pane: Inspector) -> None:
    opened(pane)
    with qtbot.waitSignal(pane.action_chosen) as chosen:
        QTest.mouseClick(pane.cards.cards[1], Qt.MouseButton.LeftButton)
    assert chosen.args == ["a2"]
    assert not pane.cards.cards[1].isChecked(), "it is open when it is shown, not when it is pressed"
    links = {button.text(): button for button in pane.findChildren(type(pane.cards.more))}
    for words, signal in (
        ("Add action", pane.add_action_requested),
        ("Remove this action", pane.remove_action_requested),
    ):
        with qtbot.waitSignal(signal):
            QTest.mouseClick(links[words], Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("tab", "presses"), [("glance", 7), ("details", 12)])
def test_everything_that_takes_the_focus_has_a_name_and_tab_goes_down(
    pane: Inspector, tab: str, presses: int
) -> None:
    opened(pane)
    pane.show_tab(tab)
    pane.resize(306, 2400)
    pane.cards.cards[0].setFocus()
    tops = []
    for _press in range(presses):
        focused = pane.focusWidget()
        name = focused.accessibleName() or str(focused.property("text") or "")
        assert name, focused
        tops.append(focused.mapTo(pane, focused.rect().topLeft()).y())
        pane.focusNextChild()
    assert tops == sorted(tops)


def test_long_names_do_not_widen_the_pane(qtbot: QtBot, pane: Inspector) -> None:
    long = RALLY._replace(
        city="Rancho Santa Margarita-Las Flores-Coto de Caza Metropolitan", title="T" * 200, venue="V" * 200
    )
    with qtbot.waitExposed(pane):
        opened(pane, (long,))
    area = pane.findChild(QScrollArea)
    page = area.widget()
    assert page.minimumSizeHint().width() <= pane.width()


def test_it_can_be_drawn_in_the_dark(pane: Inspector) -> None:
    opened(pane)
    light = pane.grab().toImage()
    change_theme(pane, Theme("dark"))
    assert pane.grab().toImage() != light
