"""After a click nothing in the window shows a ring, and with the next key something does."""

import ast
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import organizer_app.ui
from organizer_app.ui.widgets.focus_frame import shows_ring
from tests.support.open_plans import sample_plan
from tests.support.programs import running

UI = Path(organizer_app.ui.__file__).parent
NONE = Qt.KeyboardModifier.NoModifier


def click(window: QWidget, part: QWidget) -> None:
    """Click in the middle of a part as a person does: through the window."""
    handle = window.windowHandle()
    assert handle is not None
    spot = part.mapTo(window, QPoint(part.width() // 2, part.height() // 2))
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, NONE, spot)


def here() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_a_screen_shows_no_ring_after_a_click_on_its_place_in_the_sidebar(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        window = program.window
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        handle, deck = window.windowHandle(), window.deck
        assert handle is not None
        assert deck is not None
        for code in ("overview", "checklists", "problems"):
            click(window, window.sidebar.items[code])
            assert deck.code == code
            assert not shows_ring(here()), code
            QTest.keyClick(handle, Qt.Key.Key_Tab)
            assert shows_ring(here()), code


def drawing_by_focus(source: str) -> list[str]:
    """Return the functions of a module that draw something by asking for the focus alone."""
    return [
        found.name
        for found in ast.walk(ast.parse(source))
        if isinstance(found, ast.FunctionDef)
        and found.name.lstrip("_").startswith(("paint", "draw"))
        and any(isinstance(each, ast.Attribute) and each.attr == "hasFocus" for each in ast.walk(found))
    ]


def test_whatever_draws_the_focus_asks_whether_its_ring_is_shown() -> None:
    assert drawing_by_focus("def paintEvent(self):\n    if self.hasFocus(): pass") == ["paintEvent"]
    sources = {path.relative_to(UI).as_posix(): path.read_text("utf-8") for path in UI.rglob("*.py")}
    found = {path: drawing_by_focus(source) for path, source in sources.items() if "hasFocus" in source}
    # Neither is a ring: a table whose cell is unknown, and a text that is shortened until it is typed in.
    assert {path: names for path, names in found.items() if names} == {
        "screens/checklists/matrix_view.py": ["_paint_cursor"],
        "screens/people/everyone/inline_fields.py": ["paintEvent"],
    }
