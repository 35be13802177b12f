"""The form for a new plan: title, event day, headquarters time zone; errors are shown below the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, QTimeZone, Signal
from PySide6.QtGui import QTextCharFormat, QValidator
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCalendarWidget,
    QComboBox,
    QDateEdit,
    QFrame,
    QGridLayout,
    QLineEdit,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from organizer_app.ui.flow.typed_values import day_meant
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import (
    GAP_L,
    GAP_M,
    GAP_S,
    GAP_UNDER_XL,
    GAP_XL,
    GAP_XS,
    HAIRLINE,
    SEMIBOLD,
)
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.ticks import CheckBox
from organizer_app.ui.widgets.plain_label import PlainLabel, WarningLabel, breakable
from organizer_app.ui.widgets.tab_order import tab_through
from organizer_app.wording.language.zones import zone_choices
from organizer_app.wording.plan.new_action import day_unclear
from organizer_app.wording.window import welcome as words

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QFocusEvent, QKeyEvent

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


_DEFAULT_ZONE = "America/New_York"
# The days the template of a national day of action needs; nobody starts a plan for today.
_DAYS_AHEAD = 60
# The width a choice adds to its words, and its share of the surrounding padding, in pixels.
_BESIDE_WORDS = 72


class NewPlanForm(QFrame):
    """Emits `asked` with title, day (or None), IANA zone, and whether the plan gets a passphrase."""

    asked = Signal(str, object, str, bool)
    left = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(words.form_title())
        self.title = QLineEdit(self)
        self.title.setPlaceholderText(words.title_example())
        self.title.setMaxLength(200)
        self.title.returnPressed.connect(self._ask)
        self.day = DayEdit(QDate(today.year, today.month, today.day).addDays(_DAYS_AHEAD), self)
        self.day.entered.connect(self._ask)
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("ddd, MMM d yyyy")
        self.is_open = CheckBox(words.date_open(), self)
        self.is_open.toggled.connect(self.day.setDisabled)
        self.zone = self._make_zones()
        self.protects = CheckBox(words.protect_it(), self)
        self.protects.setAccessibleDescription(words.protect_hint())
        self._problems = {name: WarningLabel(self) for name in ("title", "day", "zone")}
        self._hint = PlainLabel("", self, role="meta", wraps=True)
        self._hint.hide()
        self.submit = push_button("primary", words.create(), self._ask, self)
        self._lay_out()

    def _make_zones(self) -> QComboBox:
        box = QComboBox(self)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for zone, name in zone_choices():
            box.addItem(name, zone)
        here = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
        found = box.findData(here)
        box.setCurrentIndex(found if found >= 0 else max(0, box.findData(_DEFAULT_ZONE)))
        return box

    def _lay_out(self) -> None:
        head = PlainLabel(words.form_title(), self, role="sub")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GAP_L)
        self._grid.setVerticalSpacing(GAP_XS)
        below: tuple[QWidget, ...] = (self._problems["title"], self.is_open, self._problems["zone"])
        named = zip(
            (words.title_field(), words.date_field(), words.zone_field()),
            (self.title, self.day, self.zone),
            below,
            strict=True,
        )
        self._fields: list[tuple[QWidget, ...]] = []
        for name, editor, under in named:
            label = PlainLabel(name, self, role="field")
            label.setBuddy(editor)
            editor.setAccessibleName(name)
            self._fields.append((label, editor, under))
        self._arrange(is_tight=False)
        row = row_of(spacing=GAP_S)
        row.addStretch(1)
        row.addWidget(push_button("plain", words.cancel(), self.left.emit, self))
        row.addWidget(self.submit)
        column_box = column_of(self, (GAP_XL, GAP_UNDER_XL, GAP_XL, GAP_UNDER_XL), GAP_M)
        column_box.addWidget(head)
        column_box.addLayout(self._grid)
        column_box.addWidget(self._problems["day"])
        column_box.addWidget(self.protects)
        column_box.addWidget(PlainLabel(breakable(words.protect_hint()), self, role="meta", wraps=True))
        column_box.addWidget(self._hint)
        column_box.addStretch(1)
        column_box.addLayout(row)
        order: tuple[QWidget, ...] = (
            self.title,
            self.day,
            self.is_open,
            self.zone,
            self.protects,
            self.submit,
        )
        tab_through(order)

    def _arrange(self, *, is_tight: bool) -> None:
        """Lay out three columns; if large text does not fit, the title gets its own line."""
        places = ((0, 0, 2), (3, 0, 1), (3, 1, 1)) if is_tight else ((0, 0, 1), (0, 1, 1), (0, 2, 1))
        for parts, (line, column, span) in zip(self._fields, places, strict=True):
            for number, part in enumerate(parts):
                self._grid.removeWidget(part)
                self._grid.addWidget(part, line + number, column, 1, span)
        for column in range(3):
            self._grid.setColumnStretch(column, 0 if is_tight and column == len(places) - 1 else 1)
        self._is_tight = is_tight

    def show_problem(self, field: str, sentence: str) -> None:
        """Show an error below a field, `title`, `day` or `zone`, and put the focus there."""
        for name, label in self._problems.items():
            label.complain(sentence if name == field else "")
        if sentence:
            {"title": self.title, "day": self.day}.get(field, self.zone).setFocus()

    def show_hint(self, sentence: str) -> None:
        """Show the purpose of the plan beside the buttons; an empty text clears it."""
        self._hint.setText(breakable(sentence))
        self._hint.setVisible(bool(sentence))

    @property
    def hint(self) -> str:
        """The text beside the buttons."""
        return self._hint.text()

    def fit(self, width: int) -> int:
        """Return its height for a width, in pixels, with all its texts."""
        column = self.layout()
        if column is None:
            return 0
        longest = self.zone.fontMetrics().horizontalAdvance(self.zone.currentText()) + _BESIDE_WORDS
        is_tight = len(self._fields) * longest > width
        if is_tight is not self._is_tight:
            self._arrange(is_tight=is_tight)
        column.invalidate()
        return max(column.totalHeightForWidth(width), column.totalSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the form with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self.show_problem("", "")
        if self.day.refused and not self.is_open.isChecked():
            self.show_problem("day", day_unclear(self.day.refused))
            self.day.refused = ""
            return
        day = None if self.is_open.isChecked() else self.day.date().toPython()
        zone = str(self.zone.currentData())
        self.asked.emit(self.title.text(), day, zone, self.protects.isChecked())
