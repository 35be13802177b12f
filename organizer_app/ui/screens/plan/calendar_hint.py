"""A card over a calendar without actions that says what to do first; the calendar below stays usable."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QWidget

from organizer_app.ui.theme.tokens import GAP_L, GAP_UNDER_M, GAP_UNDER_XS
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.plain_label import PlainLabel

_ABOVE_EDGE: Final = 24
_CENTER: Final = Qt.AlignmentFlag.AlignCenter


class CalendarHint(QFrame):
    """Two lines in the middle above the calendar's lower edge; clicks go through it."""

    def __init__(self, calendar: QWidget) -> None:
        super().__init__(calendar)
        self._calendar = calendar
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._title, self._hint = PlainLabel("", self), PlainLabel("", self)
        self._title.setProperty("role", "strong")
        self._hint.setProperty("role", "meta")
        column = column_of(self, (GAP_L, GAP_UNDER_M, GAP_L, GAP_UNDER_M), GAP_UNDER_XS)
        for line in (self._title, self._hint):
            line.setAlignment(_CENTER)
            line.setWordWrap(True)
            column.addWidget(line)
        calendar.installEventFilter(self)
        self.hide()

    def say(self, title: str, hint: str) -> None:
        """Show these words; hide if there are none."""
        self._title.setText(title)
        self._hint.setText(hint)
        self.setVisible(bool(title))
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        calendar = self._calendar
        lines = (self._title, self._hint)
        wanted = max(line.fontMetrics().horizontalAdvance(line.text()) for line in lines) + 40
        width = max(1, min(wanted, calendar.width() - 2 * _ABOVE_EDGE))
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        left = (calendar.width() - width) // 2
        self.setGeometry(left, calendar.height() - height - _ABOVE_EDGE, width, height)
