"""The search box tells every key at once; Enter looks everywhere, Esc empties it first and leaves it then."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.controls.search_box import SearchBox, command_box
from organizer_app.wording.window import search


def make(qtbot: QtBot, theme: Theme) -> tuple[SearchBox, list[str]]:
    box, heard = SearchBox(theme, "Search cities", "Clear"), []
    qtbot.addWidget(box)
    box.searched.connect(heard.append)
    return box, heard


def test_every_key_is_told_and_escape_empties_the_box_then_leaves_it(qtbot: QtBot, theme: Theme) -> None:
    box, heard = make(qtbot, theme)
    QTest.keyClicks(box, "sea")
    assert heard == ["s", "se", "sea"]
    with qtbot.assertNotEmitted(box.left):
        QTest.keyClick(box, Qt.Key.Key_Escape)
    assert heard[3:] == [""]
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
    change_theme(box, Theme("dark"))
    assert box.accessibleName() == "Search cities"


def test_enter_and_the_caps_of_the_key_look_everywhere(qtbot: QtBot, theme: Theme) -> None:
    box, heard = make(qtbot, theme)
    asked: list[str] = []
    box.everywhere_asked.connect(asked.append)
    box.resize(286, 32)
    box.show()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(60, 16))
    assert asked == []
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(270, 16))
    QTest.keyClicks(box, "sea")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert asked == ["", "sea"]
    assert (box.text(), heard[-1]) == ("", ""), "nothing stays narrowed down behind the palette"


def test_with_little_room_it_says_less(qtbot: QtBot, theme: Theme) -> None:
    box, _heard = make(qtbot, theme)
    box.resize(286, 32)
    box.show()
    assert box.placeholderText() == search.everywhere()
    box.resize(140, 32)
    assert box.placeholderText() == search.narrow()
    box.resize(64, 32)
    assert box.placeholderText() == ""


def test_lines_from_a_chat_are_left_to_the_window_and_a_word_is_searched(qtbot: QtBot, theme: Theme) -> None:
    box, heard = make(qtbot, theme)
    QGuiApplication.clipboard().setText("Jo Park: Boston is on!\nSam: Seattle 4/17 noon")
    QTest.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert heard == []
    assert box.text() == ""
    QGuiApplication.clipboard().setText("Boston\n")
    QTest.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert heard
    assert "Boston" in box.text()


def test_a_screen_with_nothing_to_search_hands_over_at_once_and_takes_no_focus_from_a_click(
    qtbot: QtBot, theme: Theme
) -> None:
    box = command_box(theme, None)
    qtbot.addWidget(box)
    asked: list[str] = []
    box.everywhere_asked.connect(asked.append)
    box.show()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(60, 16))
    QTest.keyClicks(box, "s")
    assert (asked, box.text()) == (["", "s"], "")

    assert box.focusPolicy() == Qt.FocusPolicy.TabFocus
    own, _heard = make(qtbot, theme)
    assert own.focusPolicy() & Qt.FocusPolicy.ClickFocus
