"""No screen says anything about a plan before it has read it: until then it shows a still skeleton."""

import threading
from collections.abc import Callable
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


@pytest.mark.parametrize(
    "destination",
    [Destination(entry.code, view) for entry in SCREENS for view in entry.views],
    ids=lambda where: where.view,
)
def test_a_slow_worker_shows_a_skeleton_and_no_all_clear(
    qtbot: QtBot, tmp_path: Path, destination: Destination
) -> None:
    app, background = QApplication.instance(), SlowBackground()
    assert isinstance(app, QApplication)
    program = Program(app, None, background, choice="light", clock=lambda: NOON)
    try:
        program.start(sample_plan(tmp_path), None)
        program.window.resize(1440, 900)
        program.window.show()
        qtbot.waitUntil(lambda: program.window.sidebar.quiet_words[:1] == (words.saved(),))
        settle(qtbot, program)
        background.is_free.clear()
        program.window.go_to(destination)
        pass_turn(qtbot)
        assert program.window.deck is not None
        screen = program.window.deck.current
        # The plan's own rows were read before the window was shown.
        assert screen.skeleton.isVisible() or destination.screen in {"plan", "overview"}
        assert uncovered(screen) == []
        background.is_free.set()
        settle(qtbot, program)
        assert screen.skeleton.isHidden()
    finally:
        background.is_free.set()
        program.window.close()
        program.end()


def test_the_start_page_covers_itself_until_the_plan_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    app, background = QApplication.instance(), SlowBackground()
    assert isinstance(app, QApplication)
    program = Program(app, None, background, choice="light", clock=lambda: NOON)
    try:
        background.is_free.clear()
        program.start(sample_plan(tmp_path), None)
        program.window.resize(1440, 900)
        program.window.show()
        program.window.go_to(Destination("overview"))
        pass_turn(qtbot)
        assert program.window.deck is not None
        assert program.window.deck.current.skeleton.isVisible()
        background.is_free.set()
        qtbot.waitUntil(lambda: program.window.sidebar.quiet_words[:1] == (words.saved(),))
        settle(qtbot, program)
        assert program.window.deck.current.skeleton.isHidden()
    finally:
        background.is_free.set()
        program.window.close()
        program.end()
