"""The search box tells every key at once; Esc empties it first and leaves it then."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.search_box import SearchBox


def make(qtbot: QtBot, theme: Theme) -> tuple[SearchBox, list[str]]:
    box, heard = SearchBox(theme, "Search cities", "Clear"), []
    qtbot.addWidget(box)
    box.searched.connect(heard.append)
    return box, heard


def test_every_key_is_told(qtbot: QtBot, theme: Theme) -> None:
    box, heard = make(qtbot, theme)
    QTest.keyClicks(box, "sea")
    assert heard == ["s", "se", "sea"]


def test_escape_empties_the_box_then_leaves_it(qtbot: QtBot, theme: Theme) -> None:
    box, heard = make(qtbot, theme)
    QTest.keyClicks(box, "s")
    with qtbot.assertNotEmitted(box.left):
        QTest.keyClick(box, Qt.Key.Key_Escape)
    assert heard == ["s", ""]
    with qtbot.waitSignal(box.left):
        QTest.keyClick(box, Qt.Key.Key_Escape)


def test_the_cross_is_there_only_while_there_is_text(qtbot: QtBot, theme: Theme) -> None:
    box, heard = make(qtbot, theme)

    def crosses() -> list[QAction]:
        return [action for action in box.actions() if action.text() == "Clear"]

    assert crosses() == []
    box.setText("sea")
    (cross,) = crosses()
    cross.trigger()
    assert (box.text(), heard[-1], crosses()) == ("", "", [])
    box.set_theme(Theme("dark"))
    assert box.accessibleName() == box.placeholderText() == "Search cities"
