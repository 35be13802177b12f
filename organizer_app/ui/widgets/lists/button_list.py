"""A painted list whose lines have buttons: ten thousand remedies without ten thousand widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPen

from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import MEDIUM, RADIUS_CARD, RADIUS_CONTROL, TYPE_META
from organizer_app.ui.widgets.lists.line_list import L, LineList
from organizer_app.ui.widgets.lists.line_source import L_contra, LineSource
from organizer_app.ui.widgets.tooltips import show_wrapped_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.theme.text_painting import TextPainter
    from organizer_app.ui.theme.theme import Theme

_LABEL: Final = TextStyle(TYPE_META, MEDIUM)
_HEIGHT: Final = 30
_ICON: Final = 16
_PAD: Final = 12
_GAP: Final = 7
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class LineButton(NamedTuple):
    """A button on a line: its code, its words and icon, and where it is."""

    code: str
    text: str
    icon: str
    box: QRectF


class ButtonSource(LineSource[L_contra], Protocol[L_contra]):
    """Knows lines and the buttons of each; `hot` is the line and button under the pointer."""

    # The list sets it to one of the lines the source paints.
    hot: tuple[Any, str]

    def buttons(self, line: L_contra, box: QRectF) -> Sequence[LineButton]:
        """Return the buttons of a line that is painted in a box, from the first on."""

    def shortened(self, line: L_contra, box: QRectF) -> str:
        """Return the whole text of a line that does not fit into its box; otherwise an empty text."""


class ButtonList(LineList[L]):
    """`pressed` carries the key of a line and the code of its button; Ctrl+Enter presses the first."""

    pressed = Signal(str, str)
    NOTHING: Final = (-1, "")
    background = "window"

    def __init__(
        self, theme: Theme, source: ButtonSource[L], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, source, name, parent)
        self._buttons = source

    def set_buttons(self, theme: Theme, source: ButtonSource[L]) -> None:
        """Paint in another theme from now on."""
        self._buttons = source
        self.set_source(theme, source)

    def buttons_of(self, number: int) -> Sequence[LineButton]:
        """Return the buttons of a line, where they are in the viewport."""
        return self._buttons.buttons(self.lines[number], QRectF(self.box(number)))

    def button_at(self, point: QPointF) -> tuple[int, str]:
        """Return the number of the line and the code of the button under a point of the viewport."""
        number = self.line_at(point.y())
        if number < 0:
            return self.NOTHING
        found = next((each.code for each in self.buttons_of(number) if each.box.contains(point)), "")
        return (number, found) if found else self.NOTHING

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().viewportEvent(event)
        number = self.line_at(event.pos().y())
        box = QRectF(self.box(number)) if number >= 0 else QRectF()
        text = self._buttons.shortened(self.lines[number], box) if number >= 0 else ""
        show_wrapped_tip(event.globalPos(), text, self.viewport(), box.toRect())
        return True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._highlight(self.button_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._highlight(self.NOTHING)
        super().leaveEvent(event)

    def _highlight(self, number_and_code: tuple[int, str]) -> None:
        number, code = number_and_code
        hot = (self.lines[number] if code else None, code)
        if self._buttons.hot != hot:
            self._buttons.hot = hot
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the button under the mouse, or open the line."""
        number, code = self.button_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or not code:
            super().mouseReleaseEvent(event)
            return
        self.go_to(number)
        self.pressed.emit(self.key, code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the first button of the line with Ctrl+Enter."""
        is_press = event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if is_press and self.is_stop(self.current):
            for button in self.buttons_of(self.current)[:1]:
                self.pressed.emit(self.key, button.code)
            return
        super().keyPressEvent(event)


def button_width(texts: TextPainter, theme: Theme, text: str, icon: str) -> float:
    """Return the width of a button with these words, in pixels."""
    return texts.advance(text, _LABEL) + 2 * _PAD + (theme.length(_ICON) + _GAP if icon else 0)


def button_box(theme: Theme, right: float, middle: float, width: float) -> QRectF:
    """Return the box of a button with this right edge, around a height."""
    height = theme.length(_HEIGHT)
    return QRectF(right - width, middle - height / 2, width, height)


def paint_button(
    painter: QPainter, theme: Theme, texts: TextPainter, button: LineButton, *, is_hot: bool
) -> None:
    """Paint a button as the style sheet draws plain ones."""
    painter.setRenderHint(painter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("border_strong"), 1))
    painter.setBrush(theme.color("hover" if is_hot else "surface"))
    painter.drawRoundedRect(button.box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CONTROL, RADIUS_CONTROL)
    icon = theme.length(_ICON) if button.icon else 0
    room = button.box.adjusted(_PAD, 0, -_PAD, 0)
    taken = min(texts.advance(button.text, _LABEL), room.width() - (icon + _GAP if icon else 0))
    left = room.center().x() - (taken + (icon + _GAP if icon else 0)) / 2
    if icon:
        spot = QPointF(round(left), round(room.center().y() - icon / 2))
        painter.drawPixmap(spot, theme.pixmap(button.icon, _ICON, "text2"))
        left += icon + _GAP
    texts.draw(painter, QRectF(left, room.y(), taken + 1, room.height()), button.text, _LABEL)


def paint_card_part(
    painter: QPainter, theme: Theme, box: QRectF, *, is_first: bool, is_last: bool, is_pointed: bool = False
) -> None:
    """Paint the part of a card that one line covers: rounded above the first and below the last."""
    painter.save()
    painter.setClipRect(box)
    painter.setRenderHint(painter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("border"), 1))
    painter.setBrush(theme.color("sunken" if is_pointed else "raised"))
    beyond = RADIUS_CARD + 4
    whole = box.adjusted(0.5, 0.5 if is_first else -beyond, -0.5, -0.5 if is_last else beyond)
    painter.drawRoundedRect(whole, RADIUS_CARD, RADIUS_CARD)
    painter.restore()
