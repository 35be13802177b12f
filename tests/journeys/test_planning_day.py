"""A day of planning as a new user: from an empty plan to ten ready cities, by keyboard alone."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.domain.checklists.task_rows import TaskState
from organizer_app.domain.checks.findings import Severity
from organizer_app.domain.model.permits import PermitStatus
from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.services.actions.action_rows import snapshot
from organizer_app.services.checklists.permits import list_permits
from organizer_app.services.checks import checking
from organizer_app.ui.application import Program
from organizer_app.ui.flow.screen import Screen
from organizer_app.ui.screen_list import SCREENS
from organizer_app.ui.screens.checklists.matrix import Cell, MatrixCity
from organizer_app.ui.screens.checklists.screen import ChecklistsScreen
from organizer_app.ui.screens.people.screen import PeopleScreen
from organizer_app.ui.screens.plan.screen import PlanScreen
from tests.support.open_plans import empty_plan, opened
from tests.support.programs import running, settle

CITIES = (
    "Albany NY", "Boise ID", "Chicago IL", "Des Moines IA", "El Paso TX", "Kansas City MO", "Los Angeles CA",
    "New Orleans LA", "San Francisco CA", "Seattle WA",
)  # fmt: skip
COUNT = len(CITIES)
# Minutes after midnight.
THREE = 15 * 60
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
RETURN, SPACE, TAB = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Tab
_MOST_TABS = 40
SETTLED = {TaskState.DONE, TaskState.NOT_APPLICABLE}


class Keyboard:
    """A user who has a keyboard and no mouse."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self.qtbot = qtbot
        self.program = program
        self.window = program.window
        self.pressed = 0

    @property
    def focus(self) -> QWidget:
        """What has the keys."""
        return QApplication.focusWidget() or self.window

    def press(
        self, key: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press one key."""
        self.pressed += 1
        self.qtbot.keyClick(self.focus, key, modifier)

    def type(self, text: str) -> None:
        """Type a text and Enter."""
        self.qtbot.keyClicks(self.focus, text)
        self.press(RETURN)

    def tab_to(self, widget: QWidget) -> None:
        """Go on with Tab until a widget has the keys."""
        for _each in range(_MOST_TABS):
            if widget.hasFocus():
                return
            self.press(TAB)
        raise AssertionError(widget.accessibleName())

    def screen(self, code: str) -> Screen:
        """Go to a screen by its place in the sidebar."""
        place = [entry.code for entry in SCREENS].index(code) + 1
        self.press(f"{place}", CONTROL | SHIFT)
        assert self.window.deck is not None
        return self.window.deck.current


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """Return the sheet of the cities; two of them have the wrong hour."""
    path = tmp_path / "cities.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["City", "State", "Date", "Start", "Venue"])
        for number, city in enumerate(CITIES):
            name, _blank, state = city.rpartition(" ")
            start = "9:00 AM" if number % 8 == 0 else "3:00 PM"
            writer.writerow([name, state, "2027-04-17", start, f"City Hall, {name}"])
    return path


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    """Return contact cards of fabricated people, two for a city."""
    path = tmp_path / "people.vcf"
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nTEL:+1 202 555 {number:04}\r\nEND:VCARD\r\n"
    path.write_text(
        "".join(card.format(name=f"Helper {n:02}", number=100 + n) for n in range(2 * COUNT)), "utf-8"
    )
    return path


def rows(plan: Path) -> list[ActionRow]:
    with opened(plan) as workspace:
        return list(snapshot(workspace).rows)


def import_file(user: Keyboard, monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    """Import a file from the palette; the dialog of the desktop is the only thing that is not typed."""
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    user.press("K", CONTROL)
    overlays = user.window.commands.overlays
    assert overlays.palette is not None
    user.qtbot.keyClicks(user.focus, "import")
    settle(user.qtbot, user.program)
    user.press(RETURN)
    user.qtbot.waitUntil(lambda: overlays.importing is not None and overlays.importing.accept.isEnabled())
    importing = overlays.importing
    assert importing is not None
    user.press(RETURN)
    user.qtbot.waitUntil(lambda: not importing.isVisible())


def apply_template(user: Keyboard) -> ChecklistsScreen:
    screen = user.screen("checklists")
    assert isinstance(screen, ChecklistsScreen)
    user.press("5", CONTROL)
    pane = screen.templates
    user.qtbot.waitUntil(lambda: pane.names.count() > 1)
    pane.names.setFocus()
    user.press(Qt.Key.Key_Home)
    for _each in range(pane.names.count()):
        if "60 days" in pane.title.text():
            break
        user.press(Qt.Key.Key_Down)
    user.tab_to(pane.apply)
    user.press(SPACE)
    user.qtbot.waitUntil(lambda: bool(screen.presenter.held and screen.presenter.held.tasks))
    return screen


def set_the_shared_time(user: Keyboard, screen: ChecklistsScreen) -> None:
    user.press("1", CONTROL)
    screen.focus_main()
    user.press("M")
    form = screen.forms.anchor
    assert form.isVisible()
    user.tab_to(form.rule)
    user.press(Qt.Key.Key_Home)
    user.tab_to(form.at)
    user.type("15:00")
    head = screen.presenter
    user.qtbot.waitUntil(lambda: head.head is not None and head.head.rule_time == THREE)


def name_leads(user: Keyboard) -> PeopleScreen:
    screen = user.screen("people")
    assert isinstance(screen, PeopleScreen)
    user.qtbot.waitUntil(lambda: screen.presenter.book is not None)
    user.press("2", CONTROL)
    grid = screen.coverage.grid
    user.qtbot.waitUntil(lambda: screen.filters.legend.accessibleName() != "")
    for number in range(2 * COUNT):
        grid.setFocus()
        user.press("G")
        user.press("A")
        before = screen.filters.legend.accessibleName()
        user.type(f"Helper {number:02}")
        user.qtbot.waitUntil(lambda before=before: screen.filters.legend.accessibleName() != before)
    return screen


def log_calls(user: Keyboard, screen: PeopleScreen) -> None:
    user.press("1", CONTROL)
    user.qtbot.waitUntil(lambda: len(screen.presenter._entries) == 2 * COUNT)  # noqa: SLF001  # all, in sight or not
    screen.focus_main()
    for _each in range(2 * COUNT):
        user.press("Y")
    user.qtbot.waitUntil(lambda: f"in {2 * COUNT} calls" in screen.calls.today.accessibleDescription())


def confirm_cities(user: Keyboard) -> PlanScreen:
    screen = user.screen("plan")
    assert isinstance(screen, PlanScreen)
    screen.list.table.setFocus()
    user.press("A", CONTROL)
    pane = screen.inspector.many
    user.qtbot.waitUntil(pane.isVisible)
    user.tab_to(pane.fields)
    user.qtbot.keyClicks(pane.fields, "Status")
    user.tab_to(pane.choice)
    user.qtbot.keyClicks(pane.choice, "Confirmed")
    user.qtbot.waitUntil(pane.apply.isEnabled)
    user.tab_to(pane.apply)
    user.press(SPACE)
    user.qtbot.waitUntil(lambda: {row.status for row in screen.presenter.store.rows} == {"confirmed"})
    user.press("M", CONTROL | SHIFT)
    user.qtbot.waitUntil(lambda: {row.starts for row in screen.presenter.store.rows} == {THREE})
    return screen


def settle_permits(user: Keyboard) -> ChecklistsScreen:
    screen = user.screen("checklists")
    assert isinstance(screen, ChecklistsScreen)
    user.press("4", CONTROL)
    settle(user.qtbot, user.program)
    if screen.permits.list.lines:
        user.tab_to(screen.permits.track)
        user.press(SPACE)
        user.qtbot.waitUntil(lambda: all(line.permit.id for line in screen.presenter.permits.lines.values()))
    return screen


def tick_everything(user: Keyboard, screen: ChecklistsScreen) -> None:
    user.press("1", CONTROL)
    screen.focus_main()
    user.qtbot.waitUntil(lambda: len(screen.matrix.matrix.spots) == COUNT)
    matrix = screen.matrix
    for column in range(len(matrix.matrix.columns)):
        # A lead that is named, say, settles its step without anybody.
        if not open_in(screen, column):
            continue
        user.press(Qt.Key.Key_Home)
        for _step in range(column):
            user.press(Qt.Key.Key_Right)
        while matrix.cell(matrix.cursor_at) not in open_in(screen, column):
            user.press(Qt.Key.Key_Down)
        user.press(SPACE, SHIFT)
        user.qtbot.waitUntil(lambda column=column: not open_in(screen, column))


def open_in(screen: ChecklistsScreen, column: int) -> list[Cell]:
    """Return what is left to do of one step, over all cities; not every city has every step."""
    cells = [line.cells[column] for line in screen.matrix.matrix.entries if isinstance(line, MatrixCity)]
    return [cell for cell in cells if cell is not None and cell.state not in SETTLED]


def test_from_an_empty_plan_to_ready_cities(
    qtbot: QtBot, tmp_path: Path, sheet: Path, cards: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = empty_plan(tmp_path)
    with running(qtbot, plan) as program:
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        user = Keyboard(qtbot, program)
        for file in (sheet, cards):
            import_file(user, monkeypatch, file)
        set_the_shared_time(user, apply_template(user))
        log_calls(user, name_leads(user))
        confirm_cities(user)
        tick_everything(user, settle_permits(user))
    found = rows(plan)
    assert len(found) == COUNT
    assert all(row.readiness >= 3 for row in found), "confirmed at least"
    assert all(row.readiness == 4 or row.reasons for row in found), "ready, or it says why"
    with opened(plan) as workspace:
        problems = checking.findings(workspace)
        waiting = [line for line in list_permits(workspace) if line.permit.status is PermitStatus.TO_FILE]
    assert [each for each in problems if each.severity is Severity.ERROR] == []
    assert all(line.permit.id for line in waiting)
    assert user.pressed < 375
