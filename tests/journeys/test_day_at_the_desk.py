"""A morning at the desk with real events: a file is dropped, moved about, shifted, and all is taken back."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.domain.model.city_actions import CityAction
from organizer_app.ui.application import Program
from organizer_app.ui.screens.plan.store.plan_view import ViewKind
from tests.support.open_plans import empty_plan, opened
from tests.support.programs import running, screen_of

CITIES = (
    "City,State,Date,Start,End\n"
    "Chicago,IL,2027-03-14,1:30 AM,4:30 AM\nBoston,MA,2027-03-14,12:00 PM,1:00 PM\n"
    "Denver,CO,2027-03-14,2:00 PM,3:00 PM\n"
)
SPRING = date(2027, 3, 14)
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
COPY = Qt.DropAction.CopyAction


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return empty_plan(tmp_path)


@pytest.fixture
def program(qtbot: QtBot, plan: Path) -> Iterator[Program]:
    with running(qtbot, plan) as program:
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        yield program


def drop(window: QWidget, file: Path) -> None:
    data, middle = QMimeData(), window.rect().center()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    QApplication.sendEvent(window, QDragEnterEvent(middle, COPY, data, LEFT, NO_KEYS))
    QApplication.sendEvent(window, QDropEvent(QPointF(middle), COPY, data, LEFT, NO_KEYS))


def drag(qtbot: QtBot, surface: QWidget, start: QPoint, by: QPoint) -> None:
    qtbot.mousePress(surface, LEFT, NO_KEYS, start)
    for at in (start + by / 2, start + by):
        spot = QPointF(at)
        event = QMouseEvent(QEvent.Type.MouseMove, spot, surface.mapToGlobal(spot), LEFT, LEFT, NO_KEYS)
        QApplication.sendEvent(surface, event)
    qtbot.mouseRelease(surface, LEFT, NO_KEYS, start + by)


def times(plan: Path) -> dict[str, tuple[time | None, time | None]]:
    with opened(plan) as workspace, workspace.read() as reader:
        return {each.label or each.id: (each.starts, each.ends) for each in reader.all(CityAction)}


def take_in(qtbot: QtBot, program: Program, plan: Path) -> None:
    """Drop the file on the window and accept what it would do."""
    file = plan.parent / "cities.csv"
    file.write_text(CITIES, "utf-8")
    drop(program.window, file)
    sheet = program.window.commands.overlays.importing
    assert sheet is not None
    qtbot.waitUntil(sheet.accept.isEnabled)
    qtbot.keyClick(sheet.accept, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(screen_of(program).presenter.store.rows) == 3)


def find(qtbot: QtBot, program: Program, text: str) -> str:
    """Type into the search field; return the id of the one action that is left."""
    screen = screen_of(program)
    qtbot.keyClick(program.window, Qt.Key.Key_F, CTRL)
    here = QApplication.focusWidget()
    assert here is not None
    qtbot.keyClicks(here, text)
    qtbot.waitUntil(lambda: len(screen.visible_cities()) == 1)
    return next(row.action_id for row in screen.presenter.store.rows if row.city == "Chicago")


def drag_over_the_missing_hour(qtbot: QtBot, program: Program, action_id: str) -> None:
    screen = screen_of(program)
    qtbot.keyClick(program.window, Qt.Key.Key_5, CTRL)
    assert screen.top.views.button(ViewKind.TIMELINE.value).isChecked()
    timeline = screen.views.timeline
    screen.presenter.calendar.choose_day(SPRING)
    timeline.bring_into_sight(action_id)
    box = timeline.rect_of(action_id)
    assert box is not None
    drag(qtbot, timeline.viewport(), box.center().toPoint(), QPoint(round(timeline.axis.hour), 0))


def shift_all(qtbot: QtBot, program: Program, minutes: str) -> None:
    """Select all cities in the list and shift them."""
    screen = screen_of(program)
    qtbot.keyClick(program.window, Qt.Key.Key_1, CTRL)
    screen.presenter.search("")
    qtbot.waitUntil(lambda: len(screen.visible_cities()) == 3)
    screen.list.table.setFocus()
    qtbot.keyClick(screen.list.table, Qt.Key.Key_A, CTRL)
    pane = screen.inspector.many
    pane.fields.setCurrentIndex(pane.fields.findData("shift"))
    pane.line.setFocus()
    qtbot.keyClicks(pane.line, minutes)
    qtbot.keyClick(pane.line, Qt.Key.Key_Return)
    qtbot.waitUntil(pane.apply.isEnabled)
    qtbot.keyClick(pane.line, Qt.Key.Key_Return)


def test_import_find_drag_shift_and_undo_all(qtbot: QtBot, program: Program, plan: Path) -> None:
    take_in(qtbot, program, plan)
    imported = times(plan)
    drag_over_the_missing_hour(qtbot, program, find(qtbot, program, "chic"))
    # An hour of real time later is two hours on the clock of this night.
    qtbot.waitUntil(lambda: (time(3, 30), time(5, 30)) in times(plan).values())
    shift_all(qtbot, program, "+45")
    qtbot.waitUntil(lambda: (time(12, 45), time(13, 45)) in times(plan).values())
    table = screen_of(program).list.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: (time(12, 0), time(13, 0)) in times(plan).values())
    qtbot.keyClick(table, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: times(plan) == imported)
    qtbot.keyClick(table, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: times(plan) == {})
    qtbot.waitUntil(lambda: not screen_of(program).presenter.store.rows)
