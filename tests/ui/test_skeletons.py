"""No screen says anything about a plan before it has read it: until then it shows a still skeleton."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.problems import Problem
from organizer_app.ui.application import Program
from organizer_app.ui.flow.background import Background
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.flow.screen import Screen
from organizer_app.ui.screen_list import SCREENS
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.wording.window import window as words
from tests.support.open_plans import sample_plan
from tests.support.programs import NOON, pass_turn, settle
from tests.support.waiting import LIMIT

T = TypeVar("T")


class SlowBackground(Background):
    """A worker that waits while it is held."""

    def __init__(self) -> None:
        super().__init__()
        self.is_free = threading.Event()
        self.is_free.set()

    def run(
        self,
        work: Callable[[], T],
        *,
        then: Callable[[T], None],
        otherwise: Callable[[Problem], None],
        owner: object,
    ) -> None:
        def when_free() -> T:
            assert self.is_free.wait(LIMIT)
            return work()

        super().run(when_free, then=then, otherwise=otherwise, owner=owner)


def uncovered(screen: Screen) -> list[str]:
    """Return what empty places say where nothing covers them."""
    return [
        each.accessibleName()
        for each in screen.findChildren(EmptyState)
        if each.isVisible()
        and not (
            screen.skeleton.isVisible()
            and screen.skeleton.geometry().contains(each.mapTo(screen, QPoint(1, 1)))
        )
    ]


@contextmanager
def held(qtbot: QtBot, plan: Path, *, is_open: bool) -> Iterator[tuple[Program, SlowBackground]]:
    """Show the program with a worker that can be held, and that is held before the plan is open if wanted."""
    app, background = QApplication.instance(), SlowBackground()
    assert isinstance(app, QApplication)
    program = Program(app, None, background, choice="light", clock=lambda: NOON)
    try:
        if not is_open:
            background.is_free.clear()
        program.start(plan, None)
        program.window.resize(1440, 900)
        program.window.show()
        if is_open:
            wait_open(qtbot, program)
        yield program, background
    finally:
        background.is_free.set()
        program.window.close()
        program.end()


def wait_open(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: program.window.sidebar.quiet_words[:1] == (words.saved(),))
    settle(qtbot, program)


@pytest.mark.parametrize("number", range(max(len(entry.views) for entry in SCREENS)))
def test_a_slow_worker_shows_a_skeleton_and_no_all_clear(qtbot: QtBot, tmp_path: Path, number: int) -> None:
    """Each screen of a window is gone to for the first time, in its first view, its second and so on."""
    wrong = {}
    with held(qtbot, sample_plan(tmp_path), is_open=True) as (program, background):
        assert program.window.deck is not None
        for code, view in ((each.code, each.views[number]) for each in SCREENS if each.views[number:]):
            background.is_free.clear()
            program.window.go_to(Destination(code, view))
            pass_turn(qtbot)
            screen = program.window.deck.current
            # The plan's own rows were read before the window was shown.
            is_covered = screen.skeleton.isVisible() or code in {"plan", "overview"}
            early = uncovered(screen)
            background.is_free.set()
            settle(qtbot, program)
            if not is_covered or early or screen.skeleton.isVisible():
                wrong[view] = (is_covered, early, screen.skeleton.isVisible())
    assert wrong == {}, "whether it was covered, what it said early, and whether it still is covered"


def test_the_start_page_covers_itself_until_the_plan_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    with held(qtbot, sample_plan(tmp_path), is_open=False) as (program, background):
        program.window.go_to(Destination("overview"))
        pass_turn(qtbot)
        assert program.window.deck is not None
        assert program.window.deck.current.skeleton.isVisible()
        background.is_free.set()
        wait_open(qtbot, program)
        assert program.window.deck.current.skeleton.isHidden()
