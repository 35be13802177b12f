"""The one table of keys for lists and grids: where a key goes, and which keys open a line."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from collections.abc import Container

_Key = Qt.Key
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_FOREIGN: Final = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ENTER: Final = frozenset({_Key.Key_Return, _Key.Key_Enter, _Key.Key_Space})


class Way(Enum):
    """Where a key goes: from line to line, or from cell to cell of a line."""

    UP = auto()
    DOWN = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()
    FIRST = auto()
    LAST = auto()
    LEFT = auto()
    RIGHT = auto()
    LINE_START = auto()
    LINE_END = auto()


_LINES: Final = {
    _Key.Key_Up: Way.UP,
    _Key.Key_Down: Way.DOWN,
    _Key.Key_PageUp: Way.PAGE_UP,
    _Key.Key_PageDown: Way.PAGE_DOWN,
}
_ENDS: Final = {_Key.Key_Home: Way.FIRST, _Key.Key_End: Way.LAST}
_CELLS: Final = {
    _Key.Key_Left: Way.LEFT,
    _Key.Key_Right: Way.RIGHT,
    _Key.Key_Home: Way.LINE_START,
    _Key.Key_End: Way.LINE_END,
}


def way_of(event: QKeyEvent, *, has_columns: bool = False) -> Way | None:
    """Return where a key goes, or None where it goes nowhere.

    Home and End go to the first and the last line of a list. Where lines have columns, they go to the first
    and the last column, as in every table; Ctrl+Home and Ctrl+End go to the first and the last line in both.
    """
    key, modifiers = _Key(event.key()), event.modifiers()
    if modifiers & _FOREIGN:
        return None
    if modifiers & _CONTROL:
        return _ENDS.get(key)
    return _LINES.get(key) or (_CELLS if has_columns else _ENDS).get(key)


def is_enter(event: QKeyEvent) -> bool:
    """Return whether a key opens the line or cell with the keyboard: Enter or Space."""
    return _Key(event.key()) in _ENTER and not event.modifiers() & (_FOREIGN | _CONTROL)


def claims_with_alt(event: QEvent, keys: Container[Qt.Key]) -> bool:
    """Return whether an event asks if a key with Alt is a view's own rather than a command of the window."""
    return (
        event.type() is QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        and _Key(event.key()) in keys
    )
