"""A field for a day in any common form; Qt's own accepts a day only part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, Signal
from PySide6.QtGui import QTextCharFormat, QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QCalendarWidget, QDateEdit, QToolButton
from typing_extensions import override

from organizer_app.ui.flow.typed_values import day_meant
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import HAIRLINE, SEMIBOLD

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.theme.theme import Theme

_STEPS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})

_CALENDAR = 270
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class DayEdit(Themed, QDateEdit):
    """Takes "Apr 17 2027", "2027-04-17" or "4/17/2027", steps by a day, and has a calendar.

    Enter accepts the day and emits `entered`, as in any other form field. A text that is no day leaves the
    day as it was; `refused` is that text until another day is chosen or typed.
    """

    entered = Signal()

    def __init__(self, day: QDate, parent: QWidget | None = None) -> None:
        super().__init__(day, parent)
        self.refused = ""
        # Qt moves the cursor from part to part, and takes back what does not fit the part that was left.
        self.lineEdit().cursorPositionChanged.disconnect()
        self.dateChanged.connect(self._forget)
        self.lineEdit().textEdited.connect(self._forget)

    def _forget(self) -> None:
        self.refused = ""

    @override
    def set_theme(self, theme: Theme) -> None:
        """Draw the calendar in another theme; weekends look like other days."""
        super().set_theme(theme)
        calendar = self.calendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        plain, head = QTextCharFormat(), QTextCharFormat()
        # The format of a weekday also applies to its name.
        for said in (plain, head):
            said.setForeground(theme.color("text"))
        head.setFontWeight(SEMIBOLD)
        calendar.setHeaderTextFormat(head)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, plain)
        for name, icon in (("prev", "chevron-left"), ("next", "chevron-right")):
            button = calendar.findChild(QToolButton, f"qt_calendar_{name}month")
            if button is not None:
                button.setIcon(theme.icon(icon))
        calendar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        calendar.setContentsMargins(HAIRLINE, HAIRLINE, HAIRLINE, HAIRLINE)
        calendar.setMinimumSize(theme.square(_CALENDAR))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select everything, so that typing replaces the day."""
        super().focusInEvent(event)
        self.lineEdit().selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type as in any field; the up and down arrows step."""
        typed = self.text()
        if event.key() in _STEPS:
            super().keyPressEvent(event)
        else:
            QAbstractSpinBox.keyPressEvent(self, event)
        if event.key() in _ENTER:
            self._remember(typed)
            self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed."""
        typed = self.text()
        super().focusOutEvent(event)
        self._remember(typed)

    def _remember(self, typed: str) -> None:
        """Keep a text that was no day; Qt has written the day before over it."""
        if self._meant(typed) is None:
            self.refused = typed.strip()

    def stepBy(self, steps: int) -> None:
        """Move by some days."""
        self.setDate(self.date().addDays(steps))

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001  # Qt's own signature
        """Leave the field with Tab."""
        return QAbstractSpinBox.focusNextPrevChild(self, next)

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Accept any text while typing; only a day is final."""
        state = QValidator.State.Intermediate if self._meant(text) is None else QValidator.State.Acceptable
        return state, text, pos

    def dateTimeFromText(self, text: str) -> QDateTime:
        """Read a day; any other text keeps the previous day."""
        day = self._meant(text)
        return QDateTime(self.date() if day is None else QDate(day.year, day.month, day.day), QTime(0, 0))

    def _meant(self, text: str) -> date | None:
        return day_meant(text, self.date().year()).value
