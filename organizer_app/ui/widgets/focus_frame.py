"""The ring around what has the focus, the same for all parts, and only for those who use keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QColor, QPainter
    from PySide6.QtWidgets import QStyleOption, QWidget

_WIDTH: Final = 2
# Held with a click, these do not mean that somebody goes on by keyboard.
_HELD: Final = frozenset({Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta})


def draw_frame(painter: QPainter, room: QRect, color: QColor) -> None:
    """Draw a frame inside a rectangle; four strips cost a tenth of a smoothed outline."""
    left, top, width, height = room.x(), room.y(), room.width(), room.height()
    for strip in (
        (left, top, width, _WIDTH),
        (left, top + height - _WIDTH, width, _WIDTH),
        (left, top, _WIDTH, height),
        (left + width - _WIDTH, top, _WIDTH, height),
    ):
        painter.fillRect(*strip, color)


class LastInput(QObject):
    """Knows whether mouse or keyboard was used last in the windows that it watches.

    The focus often follows a click only later, from code: the reason of a focus event does not tell.
    """

    def __init__(self) -> None:
        super().__init__()
        self.is_mouse = False

    def watch(self, window: QWidget) -> None:
        """Watch a window that is shown."""
        handle = window.windowHandle()
        if handle is not None:
            self.is_mouse = False
            # Once is enough: a filter that is installed again only moves to the front.
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a press, and paint the focus again where that shows or hides its ring."""
        if event.type() is QEvent.Type.MouseButtonPress:
            self._note(is_mouse=True)
        elif isinstance(event, QKeyEvent) and event.key() not in _HELD:
            self._note(is_mouse=False)
        return super().eventFilter(watched, event)

    def _note(self, *, is_mouse: bool) -> None:
        if self.is_mouse is is_mouse:
            return
        self.is_mouse = is_mouse
        here = QApplication.focusWidget()
        if here is not None:
            here.update()
            if isinstance(here, QAbstractScrollArea):
                here.viewport().update()


last_input: Final = LastInput()


def shows_ring(part: QWidget) -> bool:
    """Return whether a part shows that it has the focus: never after a click, until a key is pressed."""
    return part.hasFocus() and not last_input.is_mouse


def hide_ring(option: QStyleOption) -> None:
    """Let the style draw a part without its focus ring after a click."""
    if last_input.is_mouse:
        # Its many enumerations take three milliseconds to load, and no click comes before the first frame.
        from PySide6.QtWidgets import QStyle

        option.state &= ~QStyle.StateFlag.State_HasFocus
