"""A line that says what was just done and offers to take it back; it never takes the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from organizer_app.ui.widgets.buttons import icon_button, push_button
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.speaking import announce

if TYPE_CHECKING:
    from organizer_app.ui.theme.theme import Theme

_SHOWN_MS: Final = 8000
_ABOVE: Final = 20
_WIDEST: Final = 560


class Toast(QFrame):
    """Lies over the lower edge of its parent for some seconds; stays while the pointer is on it.

    Nothing is lost when it goes: undo is a key and a button of the window too.
    """

    undo_asked = Signal()

    def __init__(self, theme: Theme, undo: str, close: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._label = PlainLabel("", self)
        self._undo = push_button("link", undo, self._ask, self)
        self._close = icon_button(theme, "x", close, self.hide, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 6, 6)
        row.setSpacing(12)
        row.addWidget(self._label, 1)
        row.addWidget(self._undo)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_MS)
        self._timer.timeout.connect(self._fade)
        self._is_watching = False
        self.hide()

    def say(self, sentence: str, *, can_undo: bool) -> None:
        """Show a sentence, with or without the offer to take it back."""
        self._watch()
        room = _WIDEST - 150
        metrics = self._label.fontMetrics()
        self._label.setText(metrics.elidedText(sentence, Qt.TextElideMode.ElideMiddle, room))
        self._label.setAccessibleName(sentence)
        self._undo.setVisible(can_undo)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, sentence)

    def _watch(self) -> None:
        # Each event that Qt shows to Python costs; before the first sentence there is nothing to move.
        parent = self.parentWidget()
        if parent is not None and not self._is_watching:
            parent.installEventFilter(self)
            self._is_watching = True

    def set_theme(self, theme: Theme) -> None:
        """Draw the cross in another theme."""
        self._close.setIcon(theme.icon("x"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the lower edge when the window changes its size."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            left = (parent.width() - self.width()) // 2
            self.move(max(8, left), parent.height() - self.height() - _ABOVE)

    def _ask(self) -> None:
        self.hide()
        self.undo_asked.emit()

    def _fade(self) -> None:
        if self.underMouse():
            self._timer.start()
        else:
            self.hide()
