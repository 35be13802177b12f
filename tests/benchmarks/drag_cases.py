"""What one drag of a block asks of the plan, once every screen was looked at: counts, no times."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from organizer_app import wiring
from organizer_app.ui import application
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.plan.time_axis.drag_gesture import Move
from tests.benchmarks.measuring import Line
from tests.support.plan_traffic import CountingBackground, Traffic, counted
from tests.support.whole_windows import look_at_everything

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from organizer_app.ui.application import Program

# What one drag may ask, the numbers of the sidebar included.
READS: Final = 6
WRITES: Final = 1
JOBS: Final = 6
DRAGS: Final = 3
_WAIT_MS: Final = 100


def drag_lines(plan: Path) -> list[Line]:
    """Count what a few drags ask of a plan, each for itself."""
    asked = drags(plan, DRAGS)
    said = "drag of a block, every screen seen:"
    return [
        Line(f"{said} reads", "reads", [each.reads for each in asked], READS),
        Line(f"{said} writes", "writes", [each.writes for each in asked], WRITES),
        Line(f"{said} jobs", "jobs", [each.jobs for each in asked], JOBS),
    ]


def drags(plan: Path, number: int) -> list[Traffic]:
    """Show every view of a window, go back to the plan, drag its first action, and count."""
    with every_view_seen(plan) as (program, background):
        go_and_settle(program, Destination("plan", "timeline"))
        return [_drag(program, background) for _ in range(number)]


@contextmanager
def every_view_seen(plan: Path) -> Iterator[tuple[Program, CountingBackground]]:
    """Open a window whose background counts, and show every view of every screen once."""
    app = QApplication.instance() or QApplication([])
    background = CountingBackground()
    program = application.Program(app, None, background, choice="light")
    try:
        program.open_at_once(plan, wiring.read_first_view(plan), None)
        program.window.resize(1440, 900)
        program.window.show()
        look_at_everything(program)
        yield program, background
    finally:
        program.window.close()
        program.end()


def go_and_settle(program: Program, where: Destination) -> None:
    """Go to a view and wait until it has read what it missed."""
    program.window.go_to(where)
    settle(program)


def _drag(program: Program, background: CountingBackground) -> Traffic:
    screen = program.window.plan_screen
    assert screen is not None
    presenter = screen.presenter
    row = next(row for row in presenter.store.rows if row.starts is not None)
    presenter.select_action(row.action_id)
    settle(program)
    with counted(background) as traffic:
        presenter.calendar.move(Move((row.action_id,), minutes=15))
        settle(program)
    return traffic


def settle(program: Program) -> None:
    """Wait until the news has reached every screen, and the sidebar has counted after its pause."""
    deck = program.window.deck
    assert deck is not None
    QTest.qWait(_WAIT_MS)
    while deck.counts._pause.isActive():  # noqa: SLF001  # nobody but a count like this needs to know
        QTest.qWait(_WAIT_MS)
