"""The form of a new plan hands over title, day and zone, and says what is wrong below the field."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.welcome.new_plan_form import NewPlanForm
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.plain_label import PlainLabel


@pytest.fixture
def form(qtbot: QtBot, theme: Theme) -> NewPlanForm:
    del theme
    form = NewPlanForm(date(2027, 4, 17))
    qtbot.addWidget(form)
    form.show()
    return form


def test_the_three_fields_stand_on_one_line_and_are_equally_high(form: NewPlanForm) -> None:
    fields = (form.title, form.day, form.zone)
    assert {(field.y(), field.height()) for field in fields} == {(form.title.y(), form.title.height())}


def test_a_day_two_months_ahead_is_offered_and_the_day_may_stay_open(qtbot: QtBot, form: NewPlanForm) -> None:
    form.title.setText("Clean Water Day")
    with qtbot.waitSignal(form.asked) as asked:
        form.submit.click()
    assert asked.args[:2] == ["Clean Water Day", date(2027, 6, 16)]
    assert "/" in asked.args[2] or asked.args[2] == "UTC"
    form.is_open.setChecked(True)
    assert not form.day.isEnabled()
    with qtbot.waitSignal(form.asked) as asked:
        form.submit.click()
    assert asked.args[1] is None


def test_enter_in_the_day_takes_what_was_typed_and_sends_the_form(qtbot: QtBot, form: NewPlanForm) -> None:
    form.title.setText("Clean Water Day")
    form.day.setFocus()
    form.day.lineEdit().selectAll()
    qtbot.keyClicks(form.day, "Jul 4 2027")
    with qtbot.waitSignal(form.asked) as asked:
        qtbot.keyClick(form.day, Qt.Key.Key_Return)
    assert asked.args[1] == date(2027, 7, 4)


def test_zones_with_an_everyday_name_come_first(form: NewPlanForm) -> None:
    assert form.zone.itemText(0) == "Eastern Time (New York)"
    assert form.zone.findData("Europe/Berlin") > 0
    assert form.zone.findData("Etc/GMT+5") == -1


def test_a_problem_is_said_below_its_field_until_the_next_try(form: NewPlanForm) -> None:
    form.show_problem("title", "Give the plan a title.")
    shown = [label.text() for label in form.findChildren(PlainLabel) if label.property("role") == "warn"]
    assert sorted(shown) == ["", "", "Give the plan a title."]
    form.show_problem("", "")
    warned = [label for label in form.findChildren(PlainLabel) if label.property("role") == "warn"]
    assert not any(label.isVisible() for label in warned)


def test_what_is_no_day_is_said_and_makes_no_plan(qtbot: QtBot, form: NewPlanForm) -> None:
    form.title.setText("Clean Water Day")
    form.day.setFocus()
    form.day.lineEdit().selectAll()
    qtbot.keyClicks(form.day, "sometime in April")
    with qtbot.assertNotEmitted(form.asked):
        qtbot.keyClick(form.day, Qt.Key.Key_Return)
    said = form._problems["day"]  # noqa: SLF001  # the words below the field
    assert said.text() == "“sometime in April” is not a day. Write it like Apr 17."
    assert not said.isHidden()
    form.day.lineEdit().selectAll()
    qtbot.keyClicks(form.day, "Apr 17 2027")
    with qtbot.waitSignal(form.asked):
        qtbot.keyClick(form.day, Qt.Key.Key_Return)
    assert said.isHidden()
