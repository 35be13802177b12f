"""Templates and checklists of 10,000 actions: beside a plain loop that writes the same rows, in frames."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication

from organizer_app import wiring
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.tasks import Task
from organizer_app.services.checklists.checklists import checklist
from organizer_app.services.checklists.templates import apply_template
from organizer_app.storage.codecs import codec_of
from organizer_app.ui.screens.checklists.matrix import build, day_of
from organizer_app.ui.screens.checklists.matrix_view import MatrixView
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.theme_holder import STYLE
from tests.benchmarks.frame_unit import SIZE, Blit, in_u
from tests.benchmarks.measuring import Line, cpu_seconds
from tests.support.looks import dressed

if TYPE_CHECKING:
    from datetime import date

    from organizer_app.services.plan.workspace import Workspace

ROUNDS: Final = 40


def checklist_lines(plan: Path, on: date) -> list[Line]:
    """Apply the template of a national day of action to every city of a copy, then scroll through it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "checklists.organizer"
        shutil.copyfile(plan, copy)
        workspace = wiring.open_workspace(copy)
        try:
            return [_applying(workspace), *_scrolling(workspace, on)]
        finally:
            workspace.close()


def _applying(workspace: Workspace) -> Line:
    with workspace.read() as reader:
        main = reader.all(Mobilization)[-1].id
    spent = cpu_seconds(
        lambda: apply_template(workspace, mobilization_id=main, template="national-day-of-action")
    )
    with workspace.read() as reader:
        tasks = reader.all(Task)
    return Line("template to 10,000 actions / plain loop and inserts", "x", [spent / _plain(tasks)], 6.0)


def _plain(tasks: tuple[Task, ...]) -> float:
    """Return the CPU seconds of a loop that builds and inserts the same rows into a bare table."""
    codec = codec_of(Task)
    marks = ", ".join("?" * len(codec.names))

    def insert() -> None:
        with sqlite3.connect(":memory:") as database:
            database.execute(f"CREATE TABLE task ({', '.join(codec.names)})")
            made = (Task(**{name: getattr(task, name) for name in codec.names}) for task in tasks)
            database.executemany(f"INSERT INTO task VALUES ({marks})", map(codec.row, made))  # noqa: S608  # our own names

    return cpu_seconds(insert)


def _scrolling(workspace: Workspace, on: date) -> list[Line]:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        QApplication.setStyle(STYLE)
        app = QApplication([])
    held = checklist(workspace)
    built = [cpu_seconds(lambda: build(held, lambda _row, _tasks: True, day_of(on))) * 1000 for _ in range(3)]
    # As in the program: scroll bars without its style sheet cost more than the matrix.
    dressed(app, Theme("light"))
    blit, view = Blit(), MatrixView(Theme("light"))
    view.resize(*SIZE)
    view.show_matrix(build(held, lambda _row, _tasks: True, day_of(on)))
    for widget in (blit, view):
        widget.show()
    app.processEvents()
    bar = view.verticalScrollBar()

    def scroll(number: int) -> None:
        bar.setValue(number * 40)
        view.viewport().repaint()

    frames = in_u(scroll, blit, ROUNDS)
    for widget in (blit, view):
        widget.close()
    return [
        Line("checklists: matrix of all tasks, in the background", "ms", built, 1500.0),
        Line("frame: matrix scroll, 10,000 cities", "U", frames, 4.0),
    ]
