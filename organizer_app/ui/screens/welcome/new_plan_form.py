"""The form of a new plan: title, anchor date, zone of the desk; what is wrong is said below the field."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, QTimeZone, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from organizer_app.ui.screens.welcome.day_edit import DayEdit
from organizer_app.ui.widgets.buttons import push_button
from organizer_app.ui.widgets.plain_label import PlainLabel, warning_label
from organizer_app.wording import welcome as words
from organizer_app.wording.zones import zone_choices

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent

_DEFAULT_ZONE = "America/New_York"
# As long as the template of a national day of action takes; nobody starts a plan for today.
_DAYS_AHEAD = 60


class NewPlanForm(QFrame):
    """Emits `asked` with title, day (or None) and IANA zone."""

    asked = Signal(str, object, str)
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
        self.is_open = QCheckBox(words.date_open(), self)
        self.is_open.toggled.connect(self.day.setDisabled)
        self.zone = self._make_zones()
        self._problems = {name: warning_label(self) for name in ("title", "zone")}
        self._hint = PlainLabel("", self)
        self._hint.setProperty("role", "meta")
        self._hint.setWordWrap(True)
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
        head = PlainLabel(words.form_title(), self)
        head.setProperty("role", "sub")
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        fields: tuple[tuple[str, QWidget], ...] = (
            (words.title_field(), self.title),
            (words.date_field(), self.day),
            (words.zone_field(), self.zone),
        )
        for column, (name, editor) in enumerate(fields):
            label = PlainLabel(name, self)
            label.setProperty("role", "field")
            label.setBuddy(editor)
            editor.setAccessibleName(name)
            grid.addWidget(label, 0, column)
            grid.addWidget(editor, 1, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self._problems["title"], 2, 0)
        grid.addWidget(self.is_open, 2, 1)
        grid.addWidget(self._problems["zone"], 2, 2)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._hint, 1)
        row.addWidget(push_button("plain", words.cancel(), self.left.emit, self))
        row.addWidget(self.submit)
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(20, 18, 20, 18)
        column_box.setSpacing(12)
        column_box.addWidget(head)
        column_box.addLayout(grid)
        column_box.addStretch(1)
        column_box.addLayout(row)
        order: tuple[QWidget, ...] = (self.title, self.day, self.is_open, self.zone, self.submit)
        for first, second in itertools.pairwise(order):
            QWidget.setTabOrder(first, second)

    def show_problem(self, field: str, sentence: str) -> None:
        """Say below a field, `title` or `zone`, what is wrong with it, and go there."""
        for name, label in self._problems.items():
            label.setText(sentence if name == field else "")
            label.setVisible(name == field and bool(sentence))
        if sentence:
            (self.title if field == "title" else self.zone).setFocus()

    def show_hint(self, sentence: str) -> None:
        """Say beside the buttons what the plan is for; an empty sentence says nothing."""
        self._hint.setText(sentence)

    @property
    def hint(self) -> str:
        """What it says beside the buttons."""
        return self._hint.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the form with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self.show_problem("", "")
        day = None if self.is_open.isChecked() else self.day.date().toPython()
        self.asked.emit(self.title.text(), day, str(self.zone.currentData()))
