"""Frames of the painted views in U: the CPU time of repainting a widget that only blits one cached pixmap."""

from __future__ import annotations

import time
from datetime import time as wall_time
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from organizer_app import wiring
from organizer_app.services.city_actions import move_actions, set_start
from organizer_app.services.history import undo
from organizer_app.ui import application
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.theme.theme import Theme
from tests.benchmarks.measuring import Line, cpu_seconds
from tests.benchmarks.plan_maker import ANCHOR

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent

    from organizer_app.domain.action_rows import ActionRow
    from organizer_app.ui.screens.plan.screen import PlanScreen

ROUNDS: Final = 40
BULK: Final = 1000
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


def frame_lines(plan: Path, on: date) -> list[Line]:
    """Measure the frames of a plan of 10,000 actions, and an edit from the commit to the repaint."""
    app = QApplication.instance() or QApplication([])
    blit = Blit()
    blit.show()
    snapshot = wiring.read_first_view(plan)
    program = application.Program(app, None, ImmediateBackground(), choice="light")
    screen = program.show_plan(snapshot, is_protected=False).plan
    program.window.resize(1440, 900)
    program.window.show()
    QCoreApplication.processEvents()
    try:
        lines = _pan_and_scroll(screen, blit)
        lines += _months(screen, blit, on)
        lines.append(_search(screen))
        lines += _edits(plan, screen, snapshot.rows)
    finally:
        program.end()
        blit.close()
    return lines


def _in_u(frame: Callable[[int], object], blit: Blit) -> list[float]:
    frame(0)
    ratios = []
    for number in range(1, ROUNDS):
        unit = cpu_seconds(blit.repaint)
        ratios.append(cpu_seconds(lambda number=number: frame(number)) / unit)
    return ratios


def _pan_and_scroll(screen: PlanScreen, blit: Blit) -> list[Line]:
    view, bar = screen.map, screen.list.table.verticalScrollBar()
    view.settle()

    def pan(number: int) -> None:
        view.pan(7 if number % 20 < 10 else -7, 3)
        QCoreApplication.processEvents()

    def scroll(number: int) -> None:
        bar.setValue(number * 40)
        screen.list.table.viewport().repaint()

    return [
        Line("frame: map pan, 10,000 actions", "U", _in_u(pan, blit), 3.0),
        Line("frame: list scroll", "U", _in_u(scroll, blit), 4.0),
    ]


def _months(screen: PlanScreen, blit: Blit, on: date) -> list[Line]:
    from organizer_app.ui.screens.plan.plan_view import ViewKind

    presenter = screen.presenter
    presenter.choose_month(on.year, on.month)
    presenter.choose_view(ViewKind.MONTH)
    QCoreApplication.processEvents()
    month = screen.views.month

    def drawn_anew(_number: int) -> None:
        # Another theme drops every picture of a week.
        month.set_theme(Theme("light"))
        month.repaint()

    cached = _in_u(lambda _number: month.repaint(), blit)
    uncached = _in_u(drawn_anew, blit)
    presenter.choose_view(ViewKind.MAP)
    QCoreApplication.processEvents()
    return [
        Line("frame: month, cached", "U", cached, 1.3),
        Line("frame: month, every week drawn anew", "U", uncached, 12.0),
    ]


def _search(screen: PlanScreen) -> Line:
    words = ("d", "de", "den", "denv", "denve", "denver", "denve", "denv", "den", "de", "d", "")
    spent = []
    for text in words * 2:
        begun = time.process_time()
        screen.presenter.search(text)
        QCoreApplication.processEvents()
        screen.repaint()
        spent.append((time.process_time() - begun) * 1000)
    return Line("search: key to painted list", "ms", spent, 16.0)


def _edits(plan: Path, screen: PlanScreen, rows: Sequence[ActionRow]) -> list[Line]:
    workspace = wiring.open_workspace(plan)
    workspace.subscribe(screen.presenter.on_change)
    screen.presenter.attach(workspace)
    action = next(row for row in rows if row.starts is not None)
    edits, back = [], []
    for number in range(12):
        begun = time.process_time()
        set_start(workspace, action_id=action.action_id, starts=wall_time(10, number))
        QCoreApplication.processEvents()
        screen.repaint()
        edits.append((time.process_time() - begun) * 1000)
    back += [cpu_seconds(lambda: undo(workspace)) * 1000 for _ in range(3)]
    many = [row.action_id for row in rows if row.starts is not None][:BULK]
    bulk = []
    for number in range(4):
        move_actions(workspace, action_ids=many, day=ANCHOR + timedelta(days=40 + number))
        bulk.append(cpu_seconds(lambda: undo(workspace)) * 1000)
    workspace.close()
    return [
        Line("edit: commit to every open view repainted", "ms", edits[2:], 20.0),
        Line("undo of one edit", "ms", back, 20.0),
        Line(f"undo of an edit of {BULK:,} rows", "ms", bulk[1:], 150.0),
    ]
