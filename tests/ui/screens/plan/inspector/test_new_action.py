"""The form of a new action asks for four things, blocks nothing and says what is wrong below the field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.plan.inspector.new_action import NewAction
from organizer_app.ui.screens.plan.store.plan_view import Field
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme


@pytest.fixture
def screen(qtbot: QtBot) -> QWidget:
    screen = QWidget()
    qtbot.addWidget(screen)
    screen.resize(1200, 800)
    screen.show()
    return screen


@pytest.fixture
def form(screen: QWidget, theme: Theme) -> NewAction:
    return NewAction(theme, screen)


def test_it_lies_in_the_corner_of_the_screen_and_stays_there(form: NewAction, screen: QWidget) -> None:
    form.ask("Boise, ID", "Apr 17")
    assert screen.width() - form.geometry().right() < 20
    screen.resize(900, 700)
    assert 900 - form.geometry().right() < 20
    assert not form.isModal()


def test_it_is_high_enough_for_all_of_it_with_and_without_a_problem(form: NewAction) -> None:
    form.ask("Boise, ID", "Apr 17")
    assert form.rect().contains(form.add.geometry())
    assert form.add.geometry().top() > form.starts.geometry().bottom()
    calm = form.height()
    form.show_problem(Field.CITY, "Three cities are called so. Write it with its state.")
    assert form.height() > calm
    form.show_problem(Field.CITY, "")
    assert form.height() == calm


def test_an_old_error_goes_as_soon_as_its_field_is_changed(qtbot: QtBot, form: NewAction) -> None:
    form.ask("Sprngfield", "Apr 17")
    form.show_problem(Field.CITY, "Three cities are called so. Write it with its state.")
    qtbot.keyClicks(form.city, ", IL")
    assert form.problem(Field.CITY) == ""
    assert form.city.accessibleDescription() == ""
    form.show_problem(Field.STARTS, "“Ma” is not a time. Write it like 2 pm.")
    form.starts.setText("2 pm")
    assert form.problem(Field.STARTS) == ""


def test_it_starts_with_city_and_day_and_keeps_what_is_typed_while_it_is_open(form: NewAction) -> None:
    form.ask("Boise, ID", "Apr 17")
    assert (form.city.text(), form.day.text(), form.starts.text()) == ("Boise, ID", "Apr 17", "")
    form.starts.setText("2 pm")
    form.ask("", "")
    assert (form.city.text(), form.starts.text()) == ("Boise, ID", "2 pm")
    form.leave()
    form.ask("", "")
    assert (form.city.text(), form.starts.text()) == ("", "")


def test_enter_and_the_button_hand_over_what_was_typed(qtbot: QtBot, form: NewAction) -> None:
    form.ask("Boise, ID", "Apr 17")
    form.kind.setCurrentIndex(form.kind.findData("vigil"))
    with qtbot.waitSignal(form.asked) as asked:
        qtbot.keyClick(form.city, Qt.Key.Key_Return)
    assert asked.args == ["Boise, ID", "vigil", "Apr 17", ""]
    with qtbot.waitSignal(form.asked):
        form.add.click()


def test_what_is_wrong_is_said_below_the_field_and_gone_at_the_next_try(form: NewAction) -> None:
    form.ask("Springfield", "")
    height = form.height()
    form.show_problem(Field.CITY, "Add the state.")
    assert form.problem(Field.CITY) == "Add the state."
    assert form.city.accessibleDescription() == "Add the state."
    assert form.city.property("invalid") is True
    assert form.height() > height
    form.show_problem(Field.STARTS, "Not a time.")
    assert (form.problem(Field.CITY), form.problem(Field.STARTS)) == ("", "Not a time.")
    form.add.click()
    assert form.problem(Field.STARTS) == ""
    assert form.height() == height


def test_escape_leaves(qtbot: QtBot, form: NewAction) -> None:
    form.ask("", "")
    with qtbot.waitSignal(form.left):
        qtbot.keyClick(form.city, Qt.Key.Key_Escape)
    assert form.isHidden()
    change_theme(form, Theme("dark"))


def test_every_field_has_a_name_for_screen_readers(form: NewAction) -> None:
    fields = (form.city, form.kind, form.day, form.starts)
    assert [each.accessibleName() for each in fields] == ["City", "Kind", "Date", "Start"]
