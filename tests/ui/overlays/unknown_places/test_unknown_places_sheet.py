"""Unknown cities are answered by keyboard in the window, and saved as one step that can be undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from organizer_app.domain.checks.findings import FindingKind
from organizer_app.services.importing.unknown_places import unknown_places
from organizer_app.services.plan import history
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.overlays.unknown_places.unknown_places_sheet import UnknownPlacesSheet
from organizer_app.ui.screens.problems.lines import ProblemLine
from organizer_app.ui.screens.problems.screen import ProblemsScreen
from tests.support.action_tables import generic, imported
from tests.support.open_plans import empty_plan, opened
from tests.support.programs import running, screen_at

NAMES = ("Tuscon", "Nowhere Flats", "Glendael")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = empty_plan(tmp_path)
    with opened(path) as workspace:
        imported(workspace, generic(*((name, "AZ", "2027-04-17", "12:00 PM") for name in NAMES)))
    return path


def sheet_of(qtbot: QtBot, program: Program) -> UnknownPlacesSheet:
    program.window.commands.run("unknown_places")
    sheet = program.window.commands.overlays.plan_sheet
    qtbot.waitUntil(lambda: bool(sheet.choices) or sheet.pages.currentIndex() == 1)
    return sheet


def answers(sheet: UnknownPlacesSheet) -> dict[str, str]:
    return {line.unknown.written: line.answer.name for line in sheet.list.lines if line.answer}


def test_slips_are_answered_already_and_the_rest_by_keyboard(
    qtbot: QtBot, program: Program, plan: Path
) -> None:
    # The button of the fault opens it too.
    screen = screen_at(program.window, Destination("problems"), ProblemsScreen)
    qtbot.waitUntil(lambda: bool(screen.list.lines))
    unknown = next(
        line
        for line in screen.list.lines
        if isinstance(line, ProblemLine)
        and line.finding is not None
        and line.finding.kind is FindingKind.UNRESOLVED_PLACE
    )
    screen.presenter.mend(unknown)
    qtbot.waitUntil(lambda: isinstance(program.window.commands.overlays.open_one, UnknownPlacesSheet))
    qtbot.keyClick(program.window.commands.overlays.open_one, Qt.Key.Key_Escape)
    sheet = sheet_of(qtbot, program)
    assert answers(sheet) == {"Tuscon, AZ": "Tucson", "Glendael, AZ": "Glendale"}
    assert not sheet.has_input
    assert sheet.list.line.unknown.written in sheet.question.text(), "the name that is asked about is marked"
    qtbot.keyClick(sheet.list, Qt.Key.Key_0)
    assert answers(sheet) == {"Tuscon, AZ": "Tucson"}
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.rect().bottomRight() - QPoint(1, 1))
    assert sheet.isVisible()
    qtbot.keyClick(sheet.list, Qt.Key.Key_1)
    qtbot.keyClick(sheet.list, Qt.Key.Key_Down)
    assert "Nowhere Flats" in sheet.question.text()
    qtbot.keyClicks(sheet.another, "Springfield")
    qtbot.keyClick(sheet.another, Qt.Key.Key_Return)
    qtbot.waitUntil(sheet.refusal.isVisible)
    sheet.another.setText("Mesa, AZ")
    qtbot.keyClick(sheet.another, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(answers(sheet)) == len(NAMES))
    assert sheet.save.text() == "Save 3 answers"
    qtbot.keyClick(sheet.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(sheet.isHidden)
    with opened(plan) as workspace:
        assert unknown_places(workspace) == ()
        history.undo(workspace)
        assert len(unknown_places(workspace)) == len(NAMES)


def test_a_plan_without_unknown_cities_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, empty_plan(tmp_path)) as program:
        sheet = sheet_of(qtbot, program)
        assert not sheet.save.isEnabled()
        assert sheet.pages.currentWidget() is sheet.empty
