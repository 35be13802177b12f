"""Frames of the painted views in U: the CPU time of repainting a widget that only blits one cached pixmap."""

from __future__ import annotations

import random
import time
from datetime import time as wall_time
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from organizer_app import wiring
from organizer_app.domain.edits import EditKind
from organizer_app.domain.people import Person
from organizer_app.services.city_actions import move_actions, set_start
from organizer_app.services.history import undo
from organizer_app.ui import application
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.screens.plan.drag_gesture import STEP, Drag, Grip
from organizer_app.ui.theme.theme import Theme
from tests.benchmarks.measuring import Line, cpu_seconds
from tests.benchmarks.plan_maker import ANCHOR

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent

    from organizer_app.domain.action_rows import ActionRow
    from organizer_app.services.workspace import Workspace
    from organizer_app.ui.screens.plan.screen import PlanScreen
    from organizer_app.ui.screens.plan.timeline_view import TimelineView
    from organizer_app.ui.screens.plan.week_view import WeekView

ROUNDS: Final = 40
_FIRST: Final = ("Ana", "Wes", "Noor", "Ines", "Theo", "Paloma", "Andre", "Hodan", "Karl", "June")
_LAST: Final = ("Duarte", "Nakai", "Reyes", "Whitfar", "Okafor", "Calloway", "Marengo")
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
        lines += calendar_lines(screen, blit, on, f"{len(snapshot.rows):,} actions")
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


def many_lines(plan: Path, on: date) -> list[Line]:
    """Measure the calendars of a plan of many more actions."""
    app = QApplication.instance() or QApplication([])
    blit = Blit()
    blit.show()
    snapshot = wiring.read_first_view(plan)
    program = application.Program(app, None, ImmediateBackground(), choice="light")
    program.show_plan(snapshot, is_protected=False)
    screen = program.window.plan_screen
    assert screen is not None
    program.window.resize(1440, 900)
    program.window.show()
    QCoreApplication.processEvents()
    try:
        return calendar_lines(screen, blit, on, f"{len(snapshot.rows):,} actions")
    finally:
        program.end()
        blit.close()


def calendar_lines(screen: PlanScreen, blit: Blit, on: date, size: str) -> list[Line]:
    """Measure timeline and week: scrolled, drawn anew, and while an action is dragged."""
    from organizer_app.ui.screens.plan.plan_view import ViewKind

    presenter = screen.presenter
    presenter.choose_view(ViewKind.TIMELINE)
    presenter.calendar.choose_day(on)
    QCoreApplication.processEvents()
    # As large as the yardstick, which only copies as many pixels as it has.
    window, surface = screen.window(), screen.views.timeline.viewport()
    window.resize(
        window.width() + SIZE[0] - surface.width(),
        window.height() + SIZE[1] - surface.height(),
    )
    QCoreApplication.processEvents()
    lines = _timeline(screen.views.timeline, blit, size)
    presenter.choose_view(ViewKind.WEEK)
    QCoreApplication.processEvents()
    lines += _week(screen.views.week, blit, size)
    presenter.choose_view(ViewKind.MAP)
    QCoreApplication.processEvents()
    return lines


def _timeline(timeline: TimelineView, blit: Blit, size: str) -> list[Line]:
    bar, surface = timeline.verticalScrollBar(), timeline.viewport()

    def scroll(number: int) -> None:
        bar.setValue(number % 8 * 24)
        surface.repaint()

    def scroll_on(number: int) -> None:
        # A whole page further on: no line has been drawn before.
        bar.setValue(number * surface.height())
        surface.repaint()

    for number in range(8):
        scroll(number)
    return [
        Line(f"frame: timeline scroll, cached, {size}", "U", _in_u(scroll, blit), 1.3),
        Line(f"frame: timeline, every line drawn anew, {size}", "U", _in_u(scroll_on, blit), 12.0),
        Line(f"frame: timeline drag, {size}", "U", _drag_frames(timeline, blit), 3.0),
    ]


def _week(week: WeekView, blit: Blit, size: str) -> list[Line]:
    def scroll(number: int) -> None:
        week.verticalScrollBar().setValue(number % 8 * 24)
        week.viewport().repaint()

    def draw_anew() -> None:
        # Another width drops the picture of every day.
        week.resize(week.width() - 1, week.height())
        week.viewport().repaint()

    anew = [cpu_seconds(draw_anew) * 1000 for _ in range(9)]
    return [
        Line(f"frame: week scroll, cached, {size}", "U", _in_u(scroll, blit), 1.3),
        Line(f"week drawn anew, half of {size} on one day", "ms", anew, 30.0),
    ]


def _drag_frames(timeline: TimelineView, blit: Blit) -> list[float]:
    """Return the frames of an action that is pulled through the hours, as the pointer would."""
    timeline.verticalScrollBar().setValue(0)
    row = timeline.row_of(timeline.visible_ids()[0])
    assert row is not None
    timeline.drag = Drag(Grip(row), (row.action_id,), is_begun=True)

    def pull(number: int) -> None:
        by = QPointF(number * 9, 0)
        if timeline.drag is not None:
            timeline.pull(timeline.drag, by, by, STEP)
        timeline.viewport().repaint()

    frames = _in_u(pull, blit)
    timeline.drag = None
    return frames


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

    def flip(number: int) -> None:
        presenter.choose_month(on.year, on.month + number % 2)
        month.repaint()

    flip(1)
    flips = _in_u(flip, blit)
    presenter.choose_month(on.year, on.month)
    cached = _in_u(lambda _number: month.repaint(), blit)
    uncached = _in_u(drawn_anew, blit)
    presenter.choose_view(ViewKind.MAP)
    QCoreApplication.processEvents()
    return [
        Line("frame: month, cached", "U", cached, 1.3),
        Line("frame: month flip", "U", flips, 12.0),
        Line("frame: month in another theme", "U", uncached, 50.0),
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


def palette_line(plan: Path) -> Line:
    """Measure a key in the palette of a plan of 10,000 actions and as many people, to the painted list."""
    app = QApplication.instance() or QApplication([])
    program = application.Program(app, None, ImmediateBackground(), choice="light")
    workspace = wiring.open_workspace(plan)
    try:
        _add_people(workspace, 10_000)
        deck = program.show_plan(wiring.read_first_view(plan), is_protected=False)
        deck.attach(workspace)
        program.window.resize(1440, 900)
        program.window.show()
        program.window.commands.run("palette")
        palette = program.window.commands.shelf.palette
        palette.field.setText("x")
        QCoreApplication.processEvents()
        spent = []
        for text in (
            "m",
            "mo",
            "mov",
            "move",
            "move k",
            "move kansas",
            "ana",
            "an",
            "dnvr",
            "zzzz",
            "jul 14",
        ) * 4:
            begun = time.process_time()
            palette.field.setText(text)
            # It paints what the key made dirty, the window below the panel included.
            QCoreApplication.processEvents()
            spent.append((time.process_time() - begun) * 1000)
    finally:
        workspace.close()
        program.end()
    return Line("palette: key to painted list, 10,000 actions and people", "ms", spent, 10.0)


def _add_people(workspace: Workspace, count: int) -> None:
    chance = random.Random(20190715)
    people = [
        Person(id=workspace.new_id(), name=f"{chance.choice(_FIRST)} {chance.choice(_LAST)}{number}")
        for number in range(count)
    ]
    with workspace.edit(EditKind.IMPORTED, file="people.csv") as editor:
        editor.add_all(people)


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
