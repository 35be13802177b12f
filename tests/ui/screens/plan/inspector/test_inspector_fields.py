"""A field tells a change once, keeps what cannot be read, and is never overwritten while somebody types."""

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.domain.model.city_actions import Tactic
from organizer_app.ui.screens.plan.inspector.inspector_fields import (
    CODECS,
    ChoiceEditor,
    FieldRow,
    LineEditor,
    PageEditor,
)
from organizer_app.wording.language import tactics


class Form(QWidget):
    """Three fields, and what they told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[str, object]] = []
        column = QVBoxLayout(self)
        self.starts = FieldRow("starts", LineEditor("2 PM"), CODECS["starts"], self)
        self.kind = FieldRow("tactic", ChoiceEditor(tactics.names()), CODECS["tactic"], self)
        self.notes = FieldRow("notes", PageEditor(), CODECS["notes"], self)
        for field in (self.starts, self.kind, self.notes):
            column.addWidget(field)
            field.edited.connect(lambda name, value: self.told.append((name, value)))
        self.starts.show_other("2:00 PM")
        self.kind.show_other("rally")
        self.notes.show_other("Permit desk said Tuesday.")


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.starts.editor.widget.setFocus()
    return made


def type_over(field: FieldRow, text: str) -> None:
    line = field.editor.widget
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


@pytest.mark.parametrize(
    ("typed", "told", "shown"),
    [("3:30 p", [time(15, 30)], "3:30 PM"), ("14:00", [], "2:00 PM"), (" ", [None], "")],
    ids=["new", "the same in other words", "emptied"],
)
def test_enter_tells_a_new_value_once(form: Form, typed: str, told: list[object], shown: str) -> None:
    type_over(form.starts, typed)
    QTest.keyClick(form.starts.editor.widget, Qt.Key.Key_Return)
    form.notes.editor.widget.setFocus()
    assert form.told == [("starts", value) for value in told]
    assert form.starts.editor.text() == shown


def test_leaving_the_field_tells_it_too(form: Form) -> None:
    type_over(form.starts, "noon")
    form.notes.editor.widget.setFocus()
    assert form.told == [("starts", time(12))]


def test_what_is_saved_elsewhere_while_one_types_is_shown_before_it_is_replaced(form: Form) -> None:
    type_over(form.starts, "noon")
    form.starts.show_stored("4:00 PM")
    assert form.starts.editor.text() == "noon"
    assert form.starts.problem.startswith("“4:00 PM” was saved here while you typed.")
    # It is read again with every change elsewhere, and stays.
    form.starts.show_stored("4:00 PM")
    assert form.starts.problem
    QTest.keyClick(form.starts.editor.widget, Qt.Key.Key_Return)
    assert form.told == [("starts", time(12))]
    assert form.starts.problem == ""


def test_escape_takes_what_was_saved_elsewhere_meanwhile(form: Form) -> None:
    type_over(form.starts, "noon")
    form.starts.show_stored("")
    assert form.starts.problem.startswith("This was emptied elsewhere while you typed.")
    QTest.keyClick(form.starts.editor.widget, Qt.Key.Key_Escape)
    assert form.starts.editor.text() == ""
    assert form.starts.problem == ""
    assert form.told == []


def test_what_cannot_be_read_is_said_at_the_key_stays_and_tells_nothing(form: Form) -> None:
    type_over(form.starts, "3 x")
    assert form.starts.problem == "Type a time such as 2 PM or 14:30."
    QTest.keyClick(form.starts.editor.widget, Qt.Key.Key_Backspace)
    assert (form.starts.problem, form.told) == ("", [])
    type_over(form.starts, "25pm")
    QTest.keyClick(form.starts.editor.widget, Qt.Key.Key_Return)
    assert form.told == []
    assert form.starts.editor.text() == "25pm"
    assert form.starts.problem == "Type a time such as 2 PM or 14:30."
    assert form.starts.problem in form.starts.editor.widget.accessibleDescription()
    type_over(form.starts, "4pm")
    QTest.keyClick(form.starts.editor.widget, Qt.Key.Key_Return)
    assert form.starts.problem == ""
    assert form.told == [("starts", time(16))]


def test_escape_takes_the_typing_back(form: Form) -> None:
    type_over(form.starts, "25pm")
    form.starts.commit()
    type_over(form.starts, "5pm")
    QTest.keyClick(form.starts.editor.widget, Qt.Key.Key_Escape)
    assert (form.starts.editor.text(), form.starts.problem) == ("2:00 PM", "")
    QTest.keyClick(form.starts.editor.widget, Qt.Key.Key_Return)
    assert form.told == []


def test_a_refresh_leaves_what_is_being_typed(form: Form) -> None:
    type_over(form.starts, "5")
    form.starts.show_stored("1:00 PM")
    assert form.starts.editor.text() == "5"
    QTest.keyClick(form.starts.editor.widget, Qt.Key.Key_Escape)
    assert form.starts.editor.text() == "1:00 PM"
    form.starts.show_stored("11:00 AM")
    assert form.starts.editor.text() == "11:00 AM"


def test_a_refused_value_stays_with_the_reason_and_can_be_sent_again(form: Form) -> None:
    type_over(form.starts, "5pm")
    form.starts.commit()
    form.starts.refuse("The city sleeps then.")
    assert (form.starts.editor.text(), form.starts.problem) == ("5:00 PM", "The city sleeps then.")
    form.starts.commit()
    assert form.told == [("starts", time(17))] * 2
    form.starts.refuse("The city sleeps then.")
    form.starts.take_back()
    assert (form.starts.editor.text(), form.starts.problem) == ("2:00 PM", "")


def test_a_choice_is_told_when_it_is_made_and_taken_back_when_refused(form: Form) -> None:
    box = form.kind.editor
    box.put("vigil")
    form.kind.commit()
    form.kind.commit()
    assert form.told == [("tactic", Tactic.VIGIL)]
    form.kind.refuse("No.")
    assert (box.text(), form.kind.problem) == ("rally", "No.")


def test_notes_are_told_after_a_pause(qtbot: QtBot, form: Form) -> None:
    page = form.notes.editor.widget
    page.setFocus()
    QTest.keyClicks(page, "Ask ")
    assert form.told == []
    qtbot.waitUntil(lambda: bool(form.told))
    assert form.told == [("notes", "Ask Permit desk said Tuesday.")]
    form.starts.editor.widget.setFocus()
    assert len(form.told) == 1


def test_escape_takes_notes_back(form: Form) -> None:
    page = form.notes.editor.widget
    page.setFocus()
    QTest.keyClicks(page, "x")
    QTest.keyClick(page, Qt.Key.Key_Escape)
    form.starts.editor.widget.setFocus()
    assert form.notes.editor.text() == "Permit desk said Tuesday."
    assert form.told == []


def test_a_fault_of_what_is_stored_gives_way_to_what_is_wrong_with_the_typed_value(form: Form) -> None:
    form.starts.show_fault("Starts 30 min late")
    assert not form.starts.editor.widget.property("invalid")
    type_over(form.starts, "25:99")
    assert form.starts.problem == "Type a time such as 2 PM or 14:30."
    assert form.starts.editor.widget.property("invalid")
    QTest.keyClick(form.starts.editor.widget, Qt.Key.Key_Escape)
    assert form.starts.problem == "Starts 30 min late"
    assert not form.starts.editor.widget.property("invalid")


def test_a_problem_that_makes_its_field_taller_asks_to_be_brought_into_sight(
    form: Form, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(form.starts.grown):
        type_over(form.starts, "25:99")


def test_a_glowing_field_shows_what_was_replaced_until_the_glow_ends_or_another_action_is_shown(
    form: Form,
) -> None:
    kind = form.kind
    kind.show_other("rally")
    kind.glow(is_on=True)
    kind.show_stored("march")
    assert kind.was == "Rally", "the name, not the code"
    assert kind.editor.widget.property("fresh") == "true"
    assert "Before: Rally" in kind.editor.widget.accessibleDescription()
    kind.glow(is_on=False)
    assert (kind.was, kind.editor.widget.property("fresh")) == ("", "")
    form.notes.show_other("")
    form.notes.glow(is_on=True)
    form.notes.show_stored("Shade tents")
    assert form.notes.was == "empty"
    form.notes.show_other("Of another action")
    assert (form.notes.was, form.notes.editor.widget.property("fresh")) == ("", "")
    assert "Before" not in form.notes.editor.widget.accessibleDescription()
