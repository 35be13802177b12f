"""Steps are ticked by mouse and keyboard; phones are read only while H or the button is held."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from organizer_app.domain.model.tasks import SETTLED
from organizer_app.ui.screens.plan.inspector.inspector_lists import PeopleList, StepList
from organizer_app.ui.theme.theme import Theme
from organizer_app.wording.plan.inspector import phone_shown
from tests.support.action_details import PEOPLE, TASKS

LEFT = Qt.MouseButton.LeftButton


def steps_of(qtbot: QtBot, theme: Theme) -> tuple[StepList, list[tuple[str, bool]]]:
    made, heard = StepList(theme), list[tuple[str, bool]]()
    qtbot.addWidget(made)
    made.resize(260, 200)
    made.show_tasks(TASKS, "2027-03-24")
    made.settled.connect(lambda task_id, is_done: heard.append((task_id, is_done)))
    made.show()
    return made, heard


def test_a_click_ticks_a_step_or_opens_it_again(qtbot: QtBot, theme: Theme) -> None:
    made, heard = steps_of(qtbot, theme)
    for number in range(len(TASKS)):
        qtbot.mouseClick(made, LEFT, pos=QPoint(20, number * 28 + 10))
    assert heard == [(task.task_id, task.status not in SETTLED) for task in TASKS]
    made.grab()


def test_the_keyboard_goes_from_step_to_step(qtbot: QtBot, theme: Theme) -> None:
    made, heard = steps_of(qtbot, theme)
    made.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Home):
        qtbot.keyClick(made, key)
    qtbot.keyClick(made, Qt.Key.Key_Up)
    qtbot.keyClick(made, Qt.Key.Key_Space)
    assert [task_id for task_id, _done in heard] == [TASKS[n].task_id for n in (1, len(TASKS) - 1, 0)]
    made.grab()
    made.show_tasks((), "")
    qtbot.keyClick(made, Qt.Key.Key_Space)
    assert len(heard) == 3


def test_phones_are_shown_while_h_is_held_and_masked_again(qtbot: QtBot, theme: Theme) -> None:
    people = PeopleList(theme)
    qtbot.addWidget(people)
    people.resize(280, 120)
    people.show_people(PEOPLE)
    people.show()
    people.setFocus()
    masked = people.grab().toImage()
    qtbot.keyPress(people, Qt.Key.Key_H)
    held = people.grab().toImage()
    assert held != masked
    qtbot.keyRelease(people, Qt.Key.Key_H)
    assert people.grab().toImage() == masked
    qtbot.mousePress(people, LEFT)
    assert people.grab().toImage() == held
    qtbot.mouseRelease(people, LEFT)
    assert people.grab().toImage() == masked


def test_a_phone_is_whole_only_when_it_is_asked_for() -> None:
    assert phone_shown("+18165550142", is_revealed=True) == "816-555-0142"
    assert phone_shown("+18165550142", is_revealed=False) == "816 ••• ••••"
    assert phone_shown("", is_revealed=True) == ""
