"""What nobody sees reads nothing, and shows the plan as it is now once it is gone to."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time
from pathlib import Path

from PySide6.QtGui import QCursor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organizer_app import wiring
from organizer_app.domain.model.assignments import AssignmentRole
from organizer_app.services.actions import city_actions
from organizer_app.services.people import coverage
from organizer_app.ui.application import Program
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screen_list import SCREENS
from tests.benchmarks.drag_cases import JOBS, READS, WRITES, drags
from tests.benchmarks.plan_maker import make_plan
from tests.support.open_plans import network_plan

NOW = datetime(2027, 3, 1, 16, tzinfo=UTC)


@contextmanager
def shown(app: QApplication, plan: Path, background: ImmediateBackground) -> Iterator[Program]:
    program = Program(app, None, background, choice="light", clock=lambda: NOW)
    # Nothing blinks, and nothing lies below the pointer that an earlier test has left somewhere.
    blinking = app.cursorFlashTime()
    app.setCursorFlashTime(0)
    QCursor.setPos(-100, -100)
    try:
        program.open_at_once(plan, wiring.read_first_view(plan), None)
        program.window.resize(1440, 900)
        program.window.show()
        yield program
    finally:
        program.window.close()
        program.end()
        app.setCursorFlashTime(blinking)


def pictures(program: Program) -> dict[str, QImage]:
    found = {}
    for entry in SCREENS:
        program.window.go_to(Destination(entry.code))
        assert program.window.deck is not None
        found[entry.code] = settled(program.window.deck.current)
    return found


def settled(screen: QWidget) -> QImage:
    """Return the picture of a screen whose layouts, some of which follow others, move no more."""
    last, picture = QImage(), screen.grab().toImage()
    while picture != last:
        QTest.qWait(40)
        last, picture = picture, screen.grab().toImage()
    return picture


def differing(one: QImage, other: QImage) -> str:
    """Say which lines of two pictures differ, from the top; empty if none do."""
    if one == other:
        return ""
    if one.size() != other.size():
        return f"{one.size()} and {other.size()}"
    box = one.rect().adjusted(0, 0, 0, 1 - one.height())
    lines = [
        number
        for number in range(one.height())
        if one.copy(box.translated(0, number)) != other.copy(box.translated(0, number))
    ]
    return f"lines {lines[0]} to {lines[-1]} of {one.height()}"


def test_one_drag_asks_little_of_the_plan_after_every_screen_was_seen(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    for traffic in drags(make_plan(tmp_path / "plan.organizer", 300), 2):
        assert traffic.reads <= READS
        assert traffic.writes == WRITES
        assert traffic.jobs <= JOBS


def test_a_screen_that_was_out_of_sight_shows_the_plan_as_it_is_when_it_is_gone_to(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    del qtbot
    plan = network_plan(tmp_path)
    with shown(qapp, plan, ImmediateBackground()) as program:
        before = pictures(program)
        workspace = program.session.workspace
        assert workspace is not None
        program.window.go_to(Destination("plan"))
        row = next(row for row in wiring.read_first_view(plan).rows if row.starts is not None)
        city_actions.set_start(workspace, action_id=row.action_id, starts=time(5))
        coverage.fill_role(workspace, action_id=row.action_id, role=AssignmentRole.LEAD, name="Zelda Quill")
        QTest.qWait(100)
        after = pictures(program)
    with shown(qapp, plan, ImmediateBackground()) as fresh:
        now = pictures(fresh)
    # The overview keeps the order in which problems came up, the map what it was moved to.
    same = now.keys() - {"overview", "plan"}
    wrong = {code: differing(after[code], now[code]) for code in same}
    assert {code: lines for code, lines in wrong.items() if lines} == {}
    assert {code for code in same if before[code] != now[code]} >= {"activity", "moment"}
    assert after["overview"] != before["overview"]
