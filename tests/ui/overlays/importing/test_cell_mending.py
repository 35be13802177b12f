"""A cell in doubt is mended in the preview, by key or by mouse, and its row is read again."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from organizer_app.ui.application import Program
from organizer_app.ui.overlays.importing.import_sheet import ImportSheet
from tests.support.programs import screen_of
from tests.ui.overlays.importing.conftest import Act, Look

CITIES = "City,State,Date,Start,Cell\nSmalltownville,WA,soon,12-1,208 555 0119\nReno,NV,2019-07-15,noon,\n"
ENTER, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab


def at(sheet: ImportSheet, place: str) -> int:
    return next(number for number, line in enumerate(sheet.list.lines) if line.place == place)


def test_a_cell_is_mended_by_mouse_or_by_key_and_its_row_is_read_again(
    qtbot: QtBot, program: Program, look: Look, accept: Act
) -> None:
    sheet = look(CITIES)
    editor = sheet.list.mending.editor
    # A double-click writes into any cell, and Esc leaves it as it was.
    left, width = sheet.columns.spans()[1]
    spot = QPoint(left + width // 2, sheet.list.box(at(sheet, "Line 3")).center().y())
    qtbot.mouseDClick(sheet.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert (editor.isVisible(), editor.text()) == (True, "NV")
    assert editor.geometry().contains(spot)
    editor.setText("CA")
    qtbot.keyClick(editor, ESC)
    assert not editor.isVisible()
    assert sheet.isVisible()
    assert sheet.list.lines[at(sheet, "Line 3")].cells[1] == "NV"
    # A number is shown to whoever mends it alone.
    assert sheet.list.lines[at(sheet, "Line 2")].cells[4] == "208 ••• ••••"
    sheet.list.mending.begin(at(sheet, "Line 2"), 4)
    assert editor.text() == "208 555 0119"
    qtbot.keyClick(editor, ESC)

    # Enter writes into the first cell in doubt, and Tab goes on.
    sheet.list.setFocus()
    sheet.list.go_to(at(sheet, "Line 2"))
    qtbot.keyClick(sheet.list, ENTER)
    assert (editor.isVisible(), editor.text()) == (True, "Smalltownville")
    assert editor.accessibleName() == "City in line 2"
    editor.setText("Spokane")
    qtbot.keyClick(editor, TAB)
    assert editor.text() == "WA"
    for written in ("2019-07-15", "12-1pm"):
        qtbot.keyClick(editor, TAB)
        editor.setText(written)
    qtbot.keyClick(editor, ENTER)
    qtbot.waitUntil(sheet.accept.isEnabled)
    line = sheet.list.lines[at(sheet, "Line 2")]
    assert (line.text, line.cells[:4]) == ("new", ("Spokane", "WA", "2019-07-15", "12-1pm"))
    assert line.mended == {0, 2, 3}
    assert not editor.isVisible()
    assert sheet.list.hasFocus()
    accept(sheet)

    def kept() -> list[tuple[str | None, int | None]]:
        rows = screen_of(program).presenter.store.rows
        return [(row.day, row.starts) for row in rows if row.city == "Spokane"]

    qtbot.waitUntil(lambda: kept() == [("2019-07-15", 720)])
