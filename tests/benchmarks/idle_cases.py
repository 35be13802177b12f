"""Measures what the window costs while nobody touches it, on every screen."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer

from organizer_app.ui import application
from organizer_app.ui.flow.background import Background
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screen_list import SCREENS
from tests.benchmarks.measuring import Line

if TYPE_CHECKING:
    from pathlib import Path

# Seconds: how long nothing may happen before a screen is watched, until when that must be, and the watching.
_QUIET, _SETTLING, _WATCHED = 1.0, 30.0, 2.0
_SHOWN_FOR = 10.0
# DESIGN asks for 0.0 CPU s in 10 s; the timer that ends the watching costs half a millisecond itself.
_BAR = 0.005
_SOON = 10_000


def idle_lines(plan: Path) -> list[Line]:
    """Measure every screen of a window on a plan, with its background thread, after it came to rest."""
    app = application.make_application()
    program = application.Program(app, None, Background(), choice="light")
    spent, timers = [], []
    try:
        program.start(plan, None)
        program.window.resize(1440, 900)
        program.window.show()
        for entry in SCREENS:
            program.window.go_to(Destination(entry.code))
            _settle()
            begun = time.process_time()
            _run(_WATCHED)
            spent.append((time.process_time() - begun) * _SHOWN_FOR / _WATCHED)
            timers.append(float(_running()))
    finally:
        program.window.close()
        program.end()
    return [
        Line("idle: window at rest, each screen, for 10 s", "CPU s", spent, _BAR),
        Line("idle: timers that run on each screen", "timers", timers, 0),
    ]


def _run(seconds: float) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def _settle() -> None:
    """Wait until what a screen reads has arrived and is shown."""
    until = time.monotonic() + _SETTLING
    while time.monotonic() < until:
        begun = time.process_time()
        _run(_QUIET)
        if time.process_time() - begun < _BAR:
            return


def _running() -> int:
    """Return how many timers would fire within ten seconds."""
    timers = [each for each in gc.get_objects() if type(each) is QTimer and each.isActive()]
    return sum(each.remainingTime() < _SOON for each in timers)
