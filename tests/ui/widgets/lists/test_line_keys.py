"""The one table of keys: what it says of lists, of grids, and of keys that belong to others."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from organizer_app.ui.widgets.lists.line_keys import Way, is_enter, way_of

Key = Qt.Key
NONE, CONTROL, ALT, SHIFT, PAD = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)


def pressed(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers)


@pytest.mark.parametrize(
    ("key", "modifiers", "in_list", "in_grid"),
    [
        (Key.Key_Up, NONE, Way.UP, Way.UP),
        (Key.Key_Down, PAD, Way.DOWN, Way.DOWN),
        (Key.Key_PageUp, NONE, Way.PAGE_UP, Way.PAGE_UP),
        (Key.Key_PageDown, NONE, Way.PAGE_DOWN, Way.PAGE_DOWN),
        (Key.Key_Home, NONE, Way.FIRST, Way.LINE_START),
        (Key.Key_End, NONE, Way.LAST, Way.LINE_END),
        (Key.Key_Home, CONTROL, Way.FIRST, Way.FIRST),
        (Key.Key_End, CONTROL, Way.LAST, Way.LAST),
        (Key.Key_Left, NONE, None, Way.LEFT),
        (Key.Key_Right, NONE, None, Way.RIGHT),
        (Key.Key_Down, CONTROL, None, None),
        (Key.Key_Down, ALT, None, None),
        (Key.Key_Home, ALT, None, None),
        (Key.Key_A, NONE, None, None),
    ],
)
def test_a_key_leads_along_a_line_only_where_there_are_columns(
    key: Qt.Key, modifiers: Qt.KeyboardModifier, in_list: Way | None, in_grid: Way | None
) -> None:
    assert way_of(pressed(key, modifiers)) is in_list
    assert way_of(pressed(key, modifiers), has_columns=True) is in_grid


def test_enter_and_space_open_unless_they_are_commands() -> None:
    assert all(is_enter(pressed(key)) for key in (Key.Key_Return, Key.Key_Enter, Key.Key_Space))
    assert is_enter(pressed(Key.Key_Enter, PAD))
    assert not is_enter(pressed(Key.Key_Return, CONTROL))
    assert not is_enter(pressed(Key.Key_Space, ALT))
    assert not is_enter(pressed(Key.Key_Tab))
