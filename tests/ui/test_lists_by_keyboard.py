"""The same key means the same in every list and grid of the window, and no list has a table of keys."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import organizer_app.ui
from organizer_app.services.day import entries
from organizer_app.services.day.entries import Said
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screen_list import SCREENS
from organizer_app.ui.widgets.lists.cell_grid import CellGrid
from organizer_app.ui.widgets.lists.line_area import LineArea
from tests.support.open_plans import opened, sample_plan
from tests.support.plan_views import row_in
from tests.support.programs import running
from tests.support.return_forms import came, made, reply_to

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
UI = Path(organizer_app.ui.__file__).parent
# Views without lines; their keys go along days, hours, pages or the map, or open a list of choices.
OTHERS = {
    "screens/plan/time_axis/drag_area.py",
    "screens/plan/inspector/inspector_fields.py",
    "screens/plan/strip/live_strip.py",
    "screens/plan/map/map_view.py",
    "screens/plan/month/month_view.py",
    "screens/share/page_preview.py",
}
# In the sample nobody is asked any more, nothing was imported, no backup was made, and nothing is in dispute.
EMPTY = {"asks", "imports", "backups", "conflicts"}
LISTED = [
    (screen.code, view)
    for screen in SCREENS
    for view in screen.views
    if view not in EMPTY | {"map", "month", "week", "timeline", "templates", "feeds", "numbers", "hub"}
]


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    plan = sample_plan(tmp_path)
    with opened(plan) as workspace:
        for text in ("The permit is at the gate.", "Water has come."):
            entries.log_note(
                workspace, said=Said(text=text), action_id=row_in(workspace, "Seattle").action_id
            )
        came(workspace, reply_to(made(workspace), n1_3="12:15", n1_5="North gate", n4_1="160"))
    with running(qtbot, plan) as program:
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        yield program


def lists_of(window: QWidget) -> list[LineArea]:
    """Return the lists in sight that keys go through."""
    found = window.findChildren(LineArea)
    return [area for area in found if area.isVisible() and area.nearest_stop(0) >= 0]


def is_filled(window: QWidget, view: str) -> None:
    assert lists_of(window), view


def is_in_sight(area: LineArea) -> bool:
    if not area.verticalScrollBar().maximum():
        return True
    box = area.box(area.current)
    return area.in_sight().start <= area.current < area.in_sight().stop and box.bottom() > 0


def walk(qtbot: QtBot, area: LineArea, monkeypatch: pytest.MonkeyPatch) -> None:
    """Press the keys that every list knows, and see where they lead."""
    opened: list[int] = []
    monkeypatch.setattr(area, "open_current", lambda: opened.append(area.current))
    area.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.keyClick(area, Key.Key_End, CONTROL)
    last = area.current
    assert is_in_sight(area)
    qtbot.keyClick(area, Key.Key_Home, CONTROL)
    first = area.current
    assert is_in_sight(area)
    stops = [number for number in range(area.count) if area.is_stop(number)]
    assert (first, last) == (stops[0], stops[-1])
    qtbot.keyClick(area, Key.Key_End)
    if isinstance(area, CellGrid):
        assert (area.current, area.column) == (first, area.last_column)
        qtbot.keyClick(area, Key.Key_Home)
        assert (area.current, area.column) == (first, area.first_column)
    else:
        assert area.current == last
        qtbot.keyClick(area, Key.Key_Home)
        assert area.current == first
    qtbot.keyClick(area, Key.Key_PageDown)
    assert area.current == last if len(stops) < 3 else area.current > first or len(stops) == 1
    assert is_in_sight(area)
    qtbot.keyClick(area, Key.Key_PageUp)
    assert area.current == first
    qtbot.keyClick(area, Key.Key_Return)
    assert opened == [first]
    named = [number for number in stops if area.typed(number)[:3].isalnum() and area.typed(number)[2:]]
    if area.finds_by_letters and named:
        wanted = area.typed(named[-1])[:3]
        qtbot.keyClicks(area, wanted)
        assert area.typed(area.current)[:3].casefold() == wanted.casefold()


def test_keys_mean_the_same_in_every_list_and_grid(
    qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    walked: list[str] = []
    for screen, view in LISTED:
        program.window.go_to(Destination(screen, view))
        qtbot.waitUntil(partial(is_filled, program.window, view))
        for area in lists_of(program.window):
            walk(qtbot, area, monkeypatch)
            walked.append(f"{view}: {type(area).__name__}")
    assert {entry.split(":")[0] for entry in walked} == {view for _screen, view in LISTED}


def test_no_other_list_has_a_table_of_keys() -> None:
    tables = {
        str(path.relative_to(UI))
        for path in UI.rglob("*.py")
        if "Key_Home" in path.read_text(encoding="utf-8")
    }
    assert tables == OTHERS | {"widgets/lists/line_keys.py"}
