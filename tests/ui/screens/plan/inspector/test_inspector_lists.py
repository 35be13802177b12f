"""The painted lists take the room of their lines and look different for each state of a step."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer_app.domain.model.tasks import TaskStatus
from organizer_app.ui.screens.plan.inspector.inspector_lists import (
    PeopleList,
    StepList,
    group_line,
    person_line,
    task_line,
)
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from tests.support.action_details import GROUPS, PEOPLE, TASKS


def test_lists_are_as_high_as_their_lines(qtbot: QtBot, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    tasks = StepList(theme, parent)
    tasks.show_lines([task_line(task, "2027-03-24") for task in TASKS])
    assert tasks.height() == 5 * 28
    change_theme(tasks, Theme("light", zoom=2))
    assert tasks.height() == 5 * 56
    tasks.show_lines(())
    assert tasks.height() == 0


def test_every_state_of_a_step_looks_different(qtbot: QtBot, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    tasks = StepList(theme, parent)
    tasks.resize(260, 28)
    pictures = []
    for status in (
        TaskStatus.TODO,
        TaskStatus.DOING,
        TaskStatus.BLOCKED,
        TaskStatus.DONE,
        TaskStatus.SKIPPED,
    ):
        for is_gate in (False, True):
            task = replace(TASKS[0], status=status, is_gate=is_gate, due_on=None)
            tasks.show_lines([task_line(task, "2027-03-24")])
            pictures.append(tasks.grab().toImage())
    assert all(first != second for n, first in enumerate(pictures) for second in pictures[n + 1 :])


def test_people_and_groups_are_painted(qtbot: QtBot, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    people = PeopleList(theme, parent)
    people.resize(260, 80)
    people.show_lines([person_line(person) for person in PEOPLE])
    with_people = people.grab().toImage()
    people.show_lines([group_line(group) for group in GROUPS * 2])
    assert people.grab().toImage() != with_people
