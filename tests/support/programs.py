"""The running program for tests of the window: all of it real, and nothing left behind."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.application import Program
from organizer_app.ui.flow.background import Background, ImmediateBackground
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.main_window import MainWindow
from organizer_app.ui.screens.plan.screen import PlanScreen
from organizer_app.ui.theme.theme_holder import SchemeChoice
from organizer_app.wording.window import window as words

S = TypeVar("S", bound=QWidget)
NOON = datetime(2019, 6, 21, 12, tzinfo=UTC)
# Milliseconds: what is gathered no longer than this belongs to what was asked.
_SOON = 100


@contextmanager
def running(
    qtbot: QtBot, plan: Path | None, *, preferences: Path | None = None, size: tuple[int, int] = (1440, 900)
) -> Iterator[Program]:
    """Start the program on a plan, wait until the plan can be edited, and end it again."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before = set(threading.enumerate())
    program = Program(app, preferences, Background(), choice="light", clock=lambda: NOON)
    program.start(plan, None)
    program.window.resize(*size)
    program.window.show()
    if plan is not None:
        qtbot.waitUntil(lambda: program.window.sidebar.quiet_words[:1] == (words.saved(),))
    try:
        yield program
    finally:
        program.window.close()
        program.end()
    # Another program that runs beside it may start and end threads of its own meanwhile.
    qtbot.waitUntil(lambda: set(threading.enumerate()) <= before)


@contextmanager
def answering_at_once(app: QApplication, *, choice: SchemeChoice = "light") -> Iterator[Program]:
    """Show the program without a plan; its answers need not be waited for."""
    program = Program(app, None, ImmediateBackground(), choice=choice, clock=lambda: NOON)
    program.window.resize(1440, 900)
    program.window.show()
    try:
        yield program
    finally:
        program.window.close()
        program.end()


def screen_of(program: Program) -> PlanScreen:
    """Return the screen of the open plan."""
    assert program.window.plan_screen is not None
    return program.window.plan_screen


def screen_at(window: MainWindow, destination: Destination, kind: type[S]) -> S:
    """Go somewhere in the window and return the screen there, which must be of a kind."""
    window.go_to(destination)
    assert window.deck is not None
    screen = window.deck.current
    assert isinstance(screen, kind)
    return screen


def settle(qtbot: QtBot, program: Program) -> None:
    """Wait until all that was asked of the plan is answered and shown, however busy the computer is."""
    background = program._background  # noqa: SLF001  # nobody but a test needs to know when it is idle
    assert isinstance(background, Background)
    come_to_rest(qtbot, program, is_waiting=lambda: bool(background._waiting))  # noqa: SLF001  # as above


def come_to_rest(qtbot: QtBot, program: Program, *, is_waiting: Callable[[], bool] = lambda: False) -> None:
    """Wait until no timer is due soon; what is due may begin something else."""
    calm_turns = 0

    def is_calm() -> bool:
        nonlocal calm_turns
        pass_turn(qtbot)
        roots = (program, program.session, *program.windows.all)
        is_due = any(
            each.isActive() and each.isSingleShot() and each.interval() <= _SOON
            for root in roots
            for each in root.findChildren(QTimer)
        )
        calm_turns = 0 if is_due or is_waiting() else calm_turns + 1
        return calm_turns > 1

    qtbot.waitUntil(is_calm)


def pass_turn(qtbot: QtBot) -> None:
    """Let the window do all that is due now: its events, layouts and paints, and timers that are over."""
    last = QTimer(singleShot=True, interval=0)
    with qtbot.waitSignal(last.timeout):
        last.start()


def found_in_the_end(qtbot: QtBot, look: Callable[[], list[str]]) -> list[str]:
    """Return what a look still finds once what is read meanwhile has had its time."""

    def finds_nothing() -> bool:
        return not look()

    try:
        qtbot.waitUntil(finds_nothing)
    except qtbot.TimeoutError:
        return look()
    return []
