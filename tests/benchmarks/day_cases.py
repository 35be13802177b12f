"""Measures the board of a day with thousands of cities: an entry, a minute, and the rest in between."""

from __future__ import annotations

import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from organizer_app import wiring
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.day.log_entries import Heard, LogEntry
from organizer_app.services.day.day_books import read_day
from organizer_app.services.day.entries import log_check_in
from organizer_app.ui import application
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.day.screen import DayScreen
from tests.benchmarks.measuring import Line, cpu_seconds
from tests.benchmarks.plan_maker import ANCHOR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from organizer_app.services.plan.workspace import Workspace

_ENTRIES: Final = 24
_MINUTES: Final = 60
_RESTS: Final = 3
_SILENT: Final = 20
# Hours from the moment of the measurement.
_HEARD_AT: Final = (-4, -2, -1, 0)
_REST: Final = 3.0
# The watching ends with a timer, which costs half a millisecond itself.
_NOTHING: Final = 0.005
# 1 PM in New York on the anchor date: the East is live and the West begins.
_NOON: Final = datetime(ANCHOR.year, ANCHOR.month, ANCHOR.day, 17, 0, 5, tzinfo=UTC)


class _Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = _NOON

    def __call__(self) -> datetime:
        return self.now


def day_lines(plan: Path) -> list[Line]:
    """Measure an entry and a minute up to the painted window, and what the board costs while it rests."""
    clock = _Clock()
    with _board_of(plan, clock) as (workspace, screen):
        cities = [state.city.action_id for state in read_day(workspace, clock=clock.now).book.states()]
        _hear_from(workspace, screen, cities)
        entries = [_entry(workspace, action_id) for action_id in cities[:_ENTRIES]]
        ticks = [_minute(clock, screen) for _ in range(_MINUTES)]
        rests = [_rest() for _ in range(_RESTS)]
    what = f"{len(cities):,} cities"
    return [
        Line(f"board, {what}: entry to repainted board", "ms", entries[2:], 20.0),
        Line(f"board, {what}: minute tick with painting", "ms", ticks[2:], 8.0),
        Line(f"board, {what}: at rest between ticks, for 10 s", "CPU s", rests, _NOTHING),
    ]


def _hear_from(workspace: Workspace, screen: DayScreen, cities: Sequence[str]) -> None:
    """Log what was heard since the morning, four entries a city; one city in twenty is silent."""
    mobilization_id = read_day(workspace, clock=_NOON).mobilization_id
    entries = [
        LogEntry(
            id=workspace.new_id(),
            text="",
            mobilization_id=mobilization_id,
            city_action_id=action_id,
            heard=Heard.OK,
            occurred_at=_NOON + timedelta(hours=hour),
            entered_at=_NOON + timedelta(hours=hour),
        )
        for number, action_id in enumerate(cities)
        if number % _SILENT
        for hour in _HEARD_AT
    ]
    with workspace.edit(EditKind.LOGGED_NOTE) as editor:
        editor.add_all(entries)
    screen.presenter.read()
    QCoreApplication.processEvents()


@contextmanager
def _board_of(plan: Path, clock: _Clock) -> Iterator[tuple[Workspace, DayScreen]]:
    app = QApplication.instance() or QApplication([])
    program = application.Program(app, None, ImmediateBackground(), choice="light", clock=clock)
    workspace = wiring.open_workspace(plan)
    workspace.clock = clock
    try:
        deck = program.show_plan(wiring.read_first_view(plan), is_protected=False)
        deck.attach(workspace)
        program.window.resize(1440, 900)
        program.window.show()
        program.window.go_to(Destination("day"))
        QCoreApplication.processEvents()
        screen = program.window.findChild(DayScreen)
        workspace.subscribe(screen.presenter.on_change)
        QCoreApplication.processEvents()
        yield workspace, screen
    finally:
        program.window.close()
        workspace.close()
        program.end()


def _entry(workspace: Workspace, action_id: str) -> float:
    """Return the milliseconds from an entry to the painted board."""

    def log() -> None:
        log_check_in(workspace, action_id=action_id, heard=Heard.OK)
        QCoreApplication.processEvents()

    return cpu_seconds(log) * 1000


def _minute(clock: _Clock, screen: DayScreen) -> float:
    """Return the milliseconds of another minute up to the painted board."""
    clock.now += timedelta(minutes=1)

    def tick() -> None:
        screen.presenter.tick()
        QCoreApplication.processEvents()

    return cpu_seconds(tick) * 1000


def _rest() -> float:
    """Return the CPU seconds of ten seconds in which nothing happens."""
    QCoreApplication.processEvents()
    loop = QEventLoop()
    QTimer.singleShot(round(_REST * 1000), loop.quit)
    begun = time.process_time()
    loop.exec()
    return (time.process_time() - begun) * 10 / _REST
