"""Work on the plan is done one after the other off the window's thread, and its answers come back to it."""

import gc
import sys
import threading
from collections.abc import Iterator
from typing import ClassVar

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.problems import NothingToUndo, Problem
from organizer_app.ui.flow.background import Background, ImmediateBackground
from tests.support.programs import pass_turn
from tests.support.waiting import LIMIT


@pytest.fixture
def background(qtbot: QtBot) -> Background:
    del qtbot
    return Background()


class Ending:
    """Stands for a widget: it remembers on which thread it went."""

    ended: ClassVar[list[str]] = []

    def __init__(self) -> None:
        self.itself: Ending | None = None

    def __del__(self) -> None:
        Ending.ended.append(threading.current_thread().name)


@pytest.fixture
def ended() -> Iterator[list[str]]:
    Ending.ended.clear()
    yield Ending.ended
    Ending.ended.clear()


def refuse(problem: Problem) -> None:
    pytest.fail(f"unexpected {problem!r}")


def plan_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "plan"]


def test_answers_arrive_in_the_order_of_the_clicks_on_the_windows_thread(
    qtbot: QtBot, background: Background
) -> None:
    owner, answers, threads = QObject(), [], []
    for number in range(20):
        background.run(
            lambda number=number: (number, threading.current_thread()),
            then=lambda answer: (answers.append(answer[0]), threads.append(threading.current_thread())),
            otherwise=refuse,
            owner=owner,
        )
    qtbot.waitUntil(lambda: len(answers) == 20)
    background.stop()
    assert answers == list(range(20))
    assert set(threads) == {threading.main_thread()}
    assert plan_threads() == []


def test_a_problem_goes_to_otherwise(qtbot: QtBot, background: Background) -> None:
    owner, problems = QObject(), []

    def work() -> None:
        raise NothingToUndo(forward=False)

    background.run(work, then=lambda _none: problems.append(None), otherwise=problems.append, owner=owner)
    qtbot.waitUntil(lambda: bool(problems))
    background.stop()
    assert isinstance(problems[0], NothingToUndo)


def test_a_programming_error_goes_to_the_exception_hook(
    qtbot: QtBot, background: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _value, _trace: caught.append(kind))
    owner = QObject()
    background.run(lambda: 1 // 0, then=lambda _none: None, otherwise=refuse, owner=owner)
    qtbot.waitUntil(lambda: bool(caught))
    background.stop()
    assert caught == [ZeroDivisionError]


def test_an_answer_is_dropped_when_its_owner_is_gone(qtbot: QtBot, background: Background) -> None:
    gone, here = QObject(), QObject()
    answers: list[str] = []
    background.run(lambda: "gone", then=answers.append, otherwise=refuse, owner=gone)
    background.run(lambda: "here", then=answers.append, otherwise=refuse, owner=here)
    shiboken6.delete(gone)
    qtbot.waitUntil(lambda: bool(answers))
    background.stop()
    assert answers == ["here"]


def test_after_stopping_nothing_runs_and_no_thread_is_left(qtbot: QtBot, background: Background) -> None:
    owner, answers, done = QObject(), [], []
    has_answered = threading.Event()
    background.run(lambda: done.append("work"), then=answers.append, otherwise=refuse, owner=owner)
    background.run(has_answered.set, then=answers.append, otherwise=refuse, owner=owner)
    assert has_answered.wait(LIMIT)
    background.stop()
    background.run(lambda: done.append("late"), then=answers.append, otherwise=refuse, owner=owner)
    background.stop()
    pass_turn(qtbot)
    assert (done, answers, plan_threads()) == (["work"], [], [])


def test_what_only_a_job_still_held_goes_on_the_windows_thread(
    qtbot: QtBot, background: Background, ended: list[str]
) -> None:
    owner, answers = QObject(), []

    def ask(thing: Ending) -> None:
        background.run(
            lambda: thing.itself, then=lambda _none: answers.append(thing), otherwise=refuse, owner=owner
        )

    for _each in range(200):
        ask(Ending())
    qtbot.waitUntil(lambda: len(answers) == 200)
    answers.clear()
    background.stop()
    assert ended == [threading.main_thread().name] * 200


def test_cycles_of_garbage_go_on_the_windows_thread(
    qtbot: QtBot, background: Background, ended: list[str]
) -> None:
    owner, answers = QObject(), []

    def much_work() -> list[list[int]]:
        return [[number] for number in range(2 * gc.get_threshold()[0])]

    for _each in range(200):
        ring = Ending()
        ring.itself = ring
    del ring
    for _each in range(3):
        background.run(much_work, then=answers.append, otherwise=refuse, owner=owner)
    qtbot.waitUntil(lambda: len(answers) == 3)
    qtbot.waitUntil(lambda: len(ended) == 200)
    background.stop()
    assert set(ended) == {threading.main_thread().name}
    assert gc.isenabled()


def test_the_immediate_one_answers_at_once() -> None:
    answers: list[object] = []
    immediate = ImmediateBackground()
    immediate.run(lambda: 3, then=answers.append, otherwise=refuse, owner=None)

    def work() -> None:
        raise NothingToUndo(forward=True)

    immediate.run(
        work, then=answers.append, otherwise=lambda problem: answers.append(type(problem)), owner=None
    )
    assert answers == [3, NothingToUndo]
    with pytest.raises(ZeroDivisionError):
        immediate.run(lambda: 1 // 0, then=answers.append, otherwise=refuse, owner=None)
