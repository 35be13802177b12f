"""The unit of all frames, U: the CPU time of repainting a widget that only blits one cached pixmap."""

from __future__ import annotations

import gc
import statistics
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from organizer_app import wiring
from organizer_app.ui import application
from organizer_app.ui.flow.background import ImmediateBackground
from tests.benchmarks.measuring import cpu_seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent

    from organizer_app.ui.application import Program
    from organizer_app.ui.screens.plan.screen import PlanScreen

ROUNDS: Final = 40
# Of so many frames the slowest hundredth is more than a single one.
FRAMES: Final = 120
SIZE: Final = (1000, 760)


class Blit(QWidget):
    """The yardstick: one cached pixmap, blitted."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(*SIZE)
        self._pixmap = QPixmap(*SIZE)
        self._pixmap.fill(QColor("#eee"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's own name
        """Blit and nothing else."""
        del event
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._pixmap)
        painter.end()


def in_u(frame: Callable[[int], object], blit: Blit, frames: int = FRAMES) -> list[float]:
    """Return the cost of frames in U; unit and frame take turns, and the first frame warms up.

    One single blit is too short to divide by: its median is.
    """
    frame(0)
    units, spent = [], []
    for number in range(1, frames + 1):
        units.append(cpu_seconds(blit.repaint))
        spent.append(cpu_seconds(lambda number=number: frame(number)))
    unit = statistics.median(units)
    return [each / unit for each in spent]


@contextmanager
def opened(plan: Path) -> Iterator[tuple[Program, PlanScreen]]:
    """Open the window on a plan, 1440 by 900, as it is before anything can be edited."""
    app = QApplication.instance() or QApplication([])
    program = application.Program(app, None, ImmediateBackground(), choice="light")
    program.show_plan(wiring.read_first_view(plan), is_protected=False)
    screen = program.window.plan_screen
    assert screen is not None
    program.window.resize(1440, 900)
    program.window.show()
    QCoreApplication.processEvents()
    # As the program does: it collects when nothing else is to be done.
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield program, screen
    finally:
        # Which wakes the collector again.
        program.end()


@contextmanager
def yardstick() -> Iterator[Blit]:
    """Show the yardstick for a while."""
    blit = Blit()
    blit.show()
    try:
        yield blit
    finally:
        blit.close()
