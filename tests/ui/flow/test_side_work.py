"""Work beside the plan runs in its own thread, and its result comes back on the window's thread."""

import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from organizer_app.domain.basics.problems import Problem, ServerRefused
from organizer_app.ui.flow.side_work import SideWork
from tests.support.waiting import LIMIT


def test_two_works_run_side_by_side_and_answer_here(qtbot: QtBot) -> None:
    aside, owner = SideWork(), QObject()
    both = threading.Barrier(2, timeout=LIMIT)
    seen: list[tuple[str, threading.Thread]] = []

    def work() -> str:
        both.wait()
        return threading.current_thread().name

    for _ in range(2):
        aside.run(
            work,
            then=lambda name: seen.append((name, threading.current_thread())),
            otherwise=pytest.fail,
            owner=owner,
        )
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == [("aside", threading.main_thread())] * 2


def test_a_problem_is_told_and_what_is_for_nobody_is_dropped(qtbot: QtBot) -> None:
    aside, owner, gone = SideWork(), QObject(), QObject()
    told: list[Problem] = []

    def refused() -> None:
        raise ServerRefused("calendar.example.org")

    aside.run(lambda: "x", then=pytest.fail, otherwise=pytest.fail, owner=gone)
    delete(gone)
    aside.run(refused, then=pytest.fail, otherwise=told.append, owner=owner)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert isinstance(told[0], ServerRefused)
