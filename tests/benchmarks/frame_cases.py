"""Frames, keys of search and palette, and edits up to the painted window."""

from __future__ import annotations

import random
import statistics
import time
from datetime import time as wall_time
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from organizer_app import wiring
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.people import Person
from organizer_app.services.actions.city_actions import move_actions, set_start
from organizer_app.services.plan.history import undo
from organizer_app.ui import application
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screen_list import SCREENS
from organizer_app.ui.theme.theme_holder import SCHEME_CHOICES
from tests.benchmarks.frame_unit import in_u, opened, yardstick
from tests.benchmarks.measuring import Line, cpu_seconds, interleaved
from tests.benchmarks.plan_maker import ANCHOR
from tests.benchmarks.view_cases import view_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.application import Program
    from organizer_app.ui.screens.plan.map.map_view import MapView
    from organizer_app.ui.screens.plan.screen import PlanScreen
    from tests.benchmarks.frame_unit import Blit

_FIRST: Final = ("Ana", "Wes", "Noor", "Ines", "Theo", "Paloma", "Andre", "Hodan", "Karl", "June")
_LAST: Final = ("Duarte", "Nakai", "Reyes", "Whitfar", "Okafor", "Calloway", "Marengo")
BULK: Final = 1000


def frame_lines(plan: Path, on: date) -> list[Line]:
    """Measure the frames of a plan of 10,000 actions, a key of the search, and an edit to the repaint."""
    with opened(plan) as (program, screen), yardstick() as blit:
        rows = screen.presenter.store.rows
        lines = view_lines(screen, blit, on, f"{len(rows):,} actions", 3.0)
        lines += [_theme(program, blit), _search(screen), *_edits(plan, screen, rows)]
        return [*lines, _theme_of_all(program)]


def many_lines(plan: Path, few: Path, on: date) -> list[Line]:
    """Measure the frames of a plan of many more actions, and what moving its map costs beside a small one."""
    with opened(plan) as (_program, screen), yardstick() as blit:
        lines = view_lines(screen, blit, on, f"{len(screen.presenter.store.rows):,} actions", 3.5)
        with opened(few) as (_other, smaller):
            lines.append(_growth(screen.map, smaller.map))
    return lines


def _growth(large: MapView, small: MapView) -> Line:
    """Return what moving one map costs beside moving another, by turns."""

    def pan(view: MapView) -> float:
        def move() -> None:
            for step in (7, 7, -7, -7):
                view.pan(step, 3)
                QCoreApplication.processEvents()

        return cpu_seconds(move)

    ratios = interleaved(lambda: pan(large), lambda: pan(small), 40)
    return Line("map pan, 100,000 actions / 10,000 actions", "x", ratios, 1.1)


def _theme(program: Program, blit: Blit) -> Line:
    def switch(number: int) -> None:
        program.holder.choose("dark" if number % 2 else "light")
        QCoreApplication.processEvents()
        program.window.repaint()

    return Line("frame: another theme, whole window", "U", in_u(switch, blit, 20), 50.0)


def _theme_of_all(program: Program) -> Line:
    """Return what another theme costs once every screen was looked at, beside the plan alone.

    Not by turns: what was looked at once stays made.
    """

    def both_ways() -> None:
        for choice in SCHEME_CHOICES[1:]:
            program.holder.choose(choice)
            QCoreApplication.processEvents()

    plain = [cpu_seconds(both_ways) for _ in range(10)]
    for entry in SCREENS:
        program.window.go_to(Destination(entry.code))
        QCoreApplication.processEvents()
    program.window.go_to(Destination("plan"))
    QCoreApplication.processEvents()
    full = [cpu_seconds(both_ways) for _ in range(10)]
    unit = statistics.median(plain[1:])
    ratios = [each / unit for each in full[1:]]
    return Line("another theme, every screen seen / the plan alone", "x", ratios, 1.6)


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
        palette = program.window.commands.overlays.palette
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
