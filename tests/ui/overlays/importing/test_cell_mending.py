"""A cell in doubt is mended in the preview, by key or by mouse, and its row is read again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from organizer_app.ui.application import Program
from organizer_app.ui.overlays.importing.import_sheet import ImportSheet
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.support.open_plans import sample_plan
from tests.support.programs import running, screen_of

CITIES = "City,State,Date,Start,Cell\nSmalltownville,WA,soon,12-1,208 555 0119\nReno,NV,2019-07-15,noon,\n"
ENTER, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    with running(qtbot, sample_plan(tmp_path)) as program:
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        yield program


def opened_sheet(qtbot: QtBot, program: Program, tmp_path: Path) -> ImportSheet:
    path = tmp_path / "cities.csv"
    path.write_text(CITIES, "utf-8")
    program.window.take_files([path])
    sheet = program.window.commands.overlays.importing
    assert sheet is not None
    qtbot.waitUntil(sheet.accept.isEnabled)
    return sheet


@pytest.fixture
def sheet(qtbot: QtBot, program: Program, tmp_path: Path) -> ImportSheet:
    return opened_sheet(qtbot, program, tmp_path)


def at(sheet: ImportSheet, place: str) -> int:
    return next(number for number, line in enumerate(sheet.list.lines) if line.place == place)


def middle(sheet: ImportSheet, place: str, column: int) -> QPoint:
    left, width = sheet.columns.spans()[column]
    return QPoint(left + width // 2, sheet.list.box(at(sheet, place)).center().y())


def test_enter_writes_into_the_first_cell_in_doubt_and_tab_goes_on(
    qtbot: QtBot, program: Program, sheet: ImportSheet
) -> None:
    editor = sheet.list.mending.editor
    sheet.list.setFocus()
    sheet.list.go_to(at(sheet, "Line 2"))
    qtbot.keyClick(sheet.list, ENTER)
    assert (editor.isVisible(), editor.text()) == (True, "Smalltownville")
    assert editor.accessibleName() == "City in line 2"
    editor.setText("Spokane")
    qtbot.keyClick(editor, TAB)
    assert editor.text() == "WA"
    qtbot.keyClick(editor, TAB)
    editor.setText("2019-07-15")
    qtbot.keyClick(editor, TAB)
    editor.setText("12-1pm")
    qtbot.keyClick(editor, ENTER)
    qtbot.waitUntil(sheet.accept.isEnabled)
    line = sheet.list.lines[at(sheet, "Line 2")]
    assert (line.text, line.cells[:4]) == ("new", ("Spokane", "WA", "2019-07-15", "12-1pm"))
    assert line.mended == {0, 2, 3}
    assert not editor.isVisible()
    assert sheet.list.hasFocus()
    sheet.accept.click()
    qtbot.waitUntil(sheet.isHidden)
    rows = screen_of(program).presenter.store.rows
    qtbot.waitUntil(lambda: "Spokane" in {row.city for row in screen_of(program).presenter.store.rows})
    (row,) = (row for row in screen_of(program).presenter.store.rows if row.city == "Spokane")
    assert (row.day, row.starts) == ("2019-07-15", 720)
    assert len(rows) > 1


def test_a_double_click_writes_into_any_cell_and_esc_leaves_it_as_it_was(
    qtbot: QtBot, sheet: ImportSheet
) -> None:
    editor, port = sheet.list.mending.editor, sheet.list.viewport()
    spot = middle(sheet, "Line 3", 1)
    qtbot.mouseDClick(port, Qt.MouseButton.LeftButton, pos=spot)
    assert (editor.isVisible(), editor.text()) == (True, "NV")
    assert editor.geometry().contains(spot)
    editor.setText("CA")
    qtbot.keyClick(editor, ESC)
    assert not editor.isVisible()
    assert sheet.isVisible()
    assert sheet.list.lines[at(sheet, "Line 3")].cells[1] == "NV"


def test_a_number_is_shown_to_whoever_mends_it_alone(sheet: ImportSheet) -> None:
    assert sheet.list.lines[at(sheet, "Line 2")].cells[4] == "208 ••• ••••"
    sheet.list.mending.begin(at(sheet, "Line 2"), 4)
    assert sheet.list.mending.editor.text() == "208 555 0119"


def test_nothing_is_mended_in_lines_that_were_imported(qtbot: QtBot, sheet: ImportSheet) -> None:
    sheet.accept.click()
    qtbot.waitUntil(sheet.isHidden)
    sheet.look_back()
    sheet.list.mending.begin(at(sheet, "Line 2"))
    assert not sheet.list.mending.editor.isVisible()


def test_the_focus_returns_from_the_lines_to_check_to_where_it_was(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    screen_of(program).list.setFocus()
    cities = program.window.focusWidget()
    sheet = opened_sheet(qtbot, program, tmp_path)
    sheet.accept.click()
    qtbot.waitUntil(sheet.isHidden)
    assert program.window.focusWidget() is cities
    (look,) = program.window.toast.offers
    look.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(look, Qt.Key.Key_Space)
    assert sheet.isVisible()
    qtbot.keyClick(sheet.cancel, ESC)
    assert sheet.isHidden()
    assert program.window.focusWidget() is cities


def test_lines_that_were_imported_can_be_closed_and_no_work_seems_to_run(
    qtbot: QtBot, sheet: ImportSheet
) -> None:
    sheet.accept.click()
    qtbot.waitUntil(sheet.isHidden)
    sheet.look_back()
    assert not any(bar.isVisible() for bar in sheet.findChildren(QProgressBar))
    told = [each.text() for each in sheet.findChildren(PlainLabel) if each.isVisible()]
    assert "These lines were imported as listed here." in told
    assert not any("until you import" in each for each in told)
    assert sheet.cross.isEnabled()
    sheet.cancel.click()
    assert sheet.isHidden()
