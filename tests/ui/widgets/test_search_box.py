"""The search box tells every key at once; Esc empties it first and leaves it then."""

from PySide6.QtCore import Qt
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


def test_the_cross_shows_while_there_is_text(qtbot: QtBot, theme: Theme) -> None:
    box, heard = make(qtbot, theme)
    cross = next(action for action in box.actions() if action.text() == "Clear")
    assert not cross.isVisible()
    box.setText("sea")
    assert cross.isVisible()
    cross.trigger()
    assert (box.text(), heard[-1], cross.isVisible()) == ("", "", False)
    box.set_theme(Theme("dark"))
    assert box.accessibleName() == box.placeholderText() == "Search cities"
