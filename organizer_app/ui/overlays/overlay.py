"""A panel over the darkened window; the focus stays inside until it closes and then goes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QToolButton, QWidget
from shiboken6 import isValid
from typing_extensions import override

from organizer_app.ui.flow.pane_focus import focus_first
from organizer_app.ui.theme.shadows import PANEL, draw_shadow
from organizer_app.ui.theme.theme_holder import apply_style_sheet
from organizer_app.ui.theme.themed import Dressed, Themed
from organizer_app.ui.theme.tokens import RADIUS_DIALOG
from organizer_app.ui.widgets.controls.buttons import icon_button
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.wording.plan import plan_bar

if TYPE_CHECKING:
    from organizer_app.ui.theme.theme import Theme

_SCRIM_ALPHA: Final = {"light": 70, "dark": 130}
# How far the shadow reaches beyond the panel, in pixels.
_REACH: Final = 36
_MARGIN: Final = 24
# Parts whose middles are closer than this are in one row, in pixels.
_ROW: Final = 12


class Panel(Themed, QWidget):
    """The panel itself: raised, with rounded corners."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.setBrush(self._theme.color("raised"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, RADIUS_DIALOG, RADIUS_DIALOG)
        painter.end()


class Overlay(Dressed, QWidget):
    """Covers its window until Esc; while nothing was typed, a click beside it and other commands close it.

    Nothing is animated.

    Args:
        theme: the theme in use.
        window: the window it covers.
        width: width of the panel in pixels; it is never wider than the window.
    """

    closed = Signal()

    # Whether Tab goes through the panel from top to bottom; where two columns are side by side, it goes
    # through one after the other.
    goes_down = False

    def __init__(self, theme: Theme, window: QWidget, width: int) -> None:
        super().__init__(window)
        apply_style_sheet(self, theme)
        self._before: QWidget | None = None
        self._width = width
        self._cross: QToolButton | None = None
        self._theme = theme
        self.panel = Panel(theme, self)
        window.installEventFilter(self)
        self.hide()

    @property
    def has_input(self) -> bool:
        """Whether a person typed something here, or chose it, that would be lost with the sheet."""
        lines, texts = self.panel.findChildren(QLineEdit), self.panel.findChildren(QPlainTextEdit)
        return (
            any(line.isModified() for line in lines)
            or any(each.document().isModified() for each in texts)
            or any(box.is_modified for box in self.panel.findChildren(ChoiceBox))
        )

    @property
    def cross(self) -> QToolButton:
        """The button that closes a sheet, in the upper right corner of every sheet that has one."""
        if self._cross is None:
            self._cross = icon_button(self._theme, "x", plan_bar.close(), self.leave, self.panel)
        return self._cross

    def open(self) -> None:
        """Cover the window and take the focus."""
        if not self.isVisible():
            # The window's own focus: the application has none while another window is in front.
            self._before = self.window().focusWidget()
        self.place()
        self._hide_empty_pages(is_on=True)
        self.show()
        # Parts that are shown for the first time have the sizes of their style only now.
        self.place()
        self.raise_()
        self.take_focus()

    def take_focus(self) -> None:
        """Focus the part that is used first."""
        self.panel.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Uncover the window and return the focus."""
        if self.isHidden():
            return
        before, self._before = self._before, None
        self.hide()
        self._hide_empty_pages(is_on=False)
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            # Keys must not reach hidden parts.
            focus_first(self.window(), Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def _hide_empty_pages(self, *, is_on: bool) -> None:
        """Keep the buttons of an empty page from showing at the edge of the panel."""
        window = self.parentWidget()
        for each in window.findChildren(EmptyState) if window is not None else ():
            if not self.panel.isAncestorOf(each):
                each.let_rest(is_on=is_on)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.place()

    def panel_height(self, width: int) -> int:
        """Return the panel's preferred height at a width."""
        return self.panel.sizeHint().height() if width else 0

    def panel_top(self, height: int) -> int:
        """Return where a panel of this height starts: in the middle."""
        return (self.height() - height) // 2

    def place(self) -> None:
        """Cover the window and place the panel."""
        window = self.parentWidget()
        if window is None:
            return
        self.setGeometry(window.rect())
        width = min(self._theme.length(self._width), self.width() - 2 * _MARGIN)
        height = min(self.panel_height(width), self.height() - 2 * _MARGIN)
        top = max(_MARGIN, min(self.panel_top(height), self.height() - _MARGIN - height))
        before, now = self.panel.geometry(), QRect((self.width() - width) // 2, top, width, height)
        if now != before:
            self.panel.setGeometry(now)
            # A panel that has shrunk leaves its shadow behind; the rest of the window stays as it is painted.
            self.update(before.united(now).adjusted(-_REACH, -_REACH, _REACH, _REACH))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: FBT001  # Qt's own signature
        """Keep Tab inside the panel."""
        parts = [
            part
            for part in self.parts_by_tab().findChildren(QWidget)
            if part.isVisible() and part.isEnabled() and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        if self.goes_down:
            parts.sort(key=self._place_of)
        if parts:
            here = self.window().focusWidget()
            spot = parts.index(here) if here in parts else -1
            step = 1 if following else -1
            parts[(spot + step) % len(parts)].setFocus(
                Qt.FocusReason.TabFocusReason if following else Qt.FocusReason.BacktabFocusReason
            )
        return True

    def parts_by_tab(self) -> QWidget:
        """Return what holds the parts that Tab goes through."""
        return self.panel

    def _place_of(self, part: QWidget) -> tuple[int, int]:
        """Return the row of a part, and where it begins there; parts of one row differ a little in height."""
        middle = part.mapTo(self.panel, part.rect().center())
        return round(middle.y() / _ROW), part.mapTo(self.panel, QPoint(0, 0)).x()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc, and with Enter on the cross; no other key reaches the window below."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape or (is_enter and self._cross and self._cross.hasFocus()):
            self.leave()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Esc, the cross and Cancel are meant; a click that missed the panel is not.
        if not self.panel.geometry().contains(event.position().toPoint()) and not self.has_input:
            self.leave()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("shadow", _SCRIM_ALPHA[self._theme.scheme]))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_shadow(painter, self._theme, QRectF(self.panel.geometry()), RADIUS_DIALOG, PANEL)
        painter.end()
