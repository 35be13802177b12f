"""Fills an empty place of the window: it says that the place is empty, and what to do first."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_S
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from organizer_app.ui.theme.theme import Theme

_HINT_WIDTH = 400
_LEAST = 200
_AROUND = 32
_CENTER = Qt.AlignmentFlag.AlignHCenter


class EmptyState(Themed, QWidget):
    """An icon, a sentence, a hint and one button in the middle of a place, with a link to another way."""

    acted = Signal()
    other_acted = Signal()

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # A screen covers it by this name while the place is being read.
        self.setObjectName("emptyState")
        self.setAutoFillBackground(True)
        self._icon = icon
        self._is_resting = False
        self._picture = PlainLabel("", self)
        self._title = PlainLabel("", self, role="sub")
        self._hint = PlainLabel("", self, role="meta", wraps=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setFixedWidth(_HINT_WIDTH)
        self._button = push_button("primary", "", self.acted.emit, self)
        self.other = push_button("link", "", self.other_acted.emit, self)
        self.other.hide()
        column = QVBoxLayout(self)
        column.setSpacing(GAP_S)
        column.addStretch(1)
        for part in (self._picture, self._title, self._hint):
            column.addWidget(part, 0, _CENTER)
        column.addSpacing(GAP_S)
        column.addWidget(self._button, 0, _CENTER)
        column.addWidget(self.other, 0, _CENTER)
        column.addStretch(1)
        self.set_theme(theme)

    def say(self, title: str, hint: str, action: str, other: str = "") -> None:
        """Show these words; an empty word for the button or the link below it hides that."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._fit_hint()
        self._button.setText(action)
        self.other.setText(other)
        self._show_parts()
        self.setAccessibleName(title)
        self.setAccessibleDescription(hint)

    def let_rest(self, *, is_on: bool) -> None:
        """Show nothing while something covers the place, because its edge would cut through the words."""
        self._is_resting = is_on
        self._show_parts()

    def _show_parts(self) -> None:
        for part in (self._picture, self._title, self._hint):
            part.setHidden(self._is_resting)
        for button in (self._button, self.other):
            button.setHidden(self._is_resting or not button.text())

    def _fit_hint(self) -> None:
        """Set the hint's width, and its height at that width."""
        width = min(_HINT_WIDTH, max(_LEAST, self.width() - _AROUND))
        # A layout that centers a label does not ask for its height at its width: a label that wraps gets the
        # height of one line unless it insists.
        self._hint.ensurePolished()
        # A label never reports its height at less than its minimum width.
        self._hint.setMinimumSize(0, 0)
        height = max(0, self._hint.heightForWidth(width))
        # As narrow as that height allows: otherwise a last word would often be alone on its line.
        metrics = self._hint.fontMetrics()
        least = max(
            (metrics.horizontalAdvance(word) + 2 for word in self._hint.text().split()), default=width
        )
        widths = range(min(least, width), width)
        balanced = bisect_left(widths, -height, key=lambda each: -self._hint.heightForWidth(each))
        self._hint.setFixedSize(widths.start + balanced, height)

    def minimumSizeHint(self) -> QSize:
        """Return no more width than its shortest lines need: the hint wraps."""
        shown = (part for part in (self._title, self._button, self.other) if not part.isHidden())
        widest = max((part.sizeHint().width() for part in shown), default=0)
        return QSize(max(_LEAST, widest) + _AROUND, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the hint where there is less room."""
        super().resizeEvent(event)
        self._fit_hint()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._picture.setPixmap(theme.pixmap(self._icon, 32, "text3"))
        self._fit_hint()
