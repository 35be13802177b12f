"""PySide takes no part of a window for deleted that Qt has: a use of such a part ends the program."""

import threading
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from organizer_app.ui.flow.frame import Destination
from tests.support.open_plans import empty_plan, sample_plan
from tests.support.programs import running, settle
from tests.support.python_parents import Watched, false_parents


def test_the_thread_of_the_plan_deletes_no_part_of_a_window(qtbot: QtBot, tmp_path: Path) -> None:
    watched = Watched()
    with running(qtbot, empty_plan(tmp_path)) as program:
        for code in ("people", "partners", "problems", "plan"):
            program.window.go_to(Destination(code))
        watched.note()
        for code in ("settings", "duplicates", "palette"):
            program.window.commands.run(code)
        settle(qtbot, program)
        watched.note()
        program.open_plan(sample_plan(tmp_path))
        settle(qtbot, program)
    assert watched.threads == {threading.main_thread().name}


def test_it_is_seen_which_thread_deletes_an_object(qapp: QApplication) -> None:
    del qapp
    thing, watched = QObject(), Watched()
    watched.note()
    other = threading.Thread(target=delete, args=(thing,), name="plan")
    other.start()
    other.join()
    assert "plan" in watched.threads


def test_looking_at_the_objects_of_qt_does_not_fail_what_another_thread_makes(qapp: QApplication) -> None:
    del qapp
    ended, failures = threading.Event(), list[SystemError]()

    def make_tuples() -> None:
        while not ended.is_set():
            try:
                tuple(str(number) for number in range(2_000))
            except SystemError as failure:
                failures.append(failure)

    other = threading.Thread(target=make_tuples)
    other.start()
    for _ in range(40):
        Watched().note()
    ended.set()
    other.join()
    assert failures == []


def test_a_part_whose_parent_does_not_hold_it_is_seen_before_and_after_it_is_taken_for_deleted(
    qtbot: QtBot,
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label, field = QLabel(window), QPlainTextEdit(window)
    field.setObjectName("field")
    bar = field.verticalScrollBar()
    bar.setObjectName("bar")
    watched = Watched()
    watched.note()
    label.setBuddy(field)
    assert "QPlainTextEdit field in QLabel" in false_parents()
    label.deleteLater()
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert watched.taken_for_deleted() == ["QScrollBar bar"]
