"""Writes what happened in a city, why, and what to do next time, beneath the list of cities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from organizer_app.domain.day.day_lessons import LESSON_TEXTS, LONGEST_LESSON
from organizer_app.ui.theme.tokens import GAP_L, GAP_S, GAP_XS
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.wording.day import after_action, lessons

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.screens.day.after.after_lines import AfterLine


class LessonEditor(QFrame):
    """`written` carries an action, a field and its text, once Enter or Tab leaves what was changed."""

    written = Signal(str, str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._action_id = ""
        self._known = dict.fromkeys(LESSON_TEXTS, "")
        self.city = PlainLabel("", self, role="strong", wraps=True)
        names = (lessons.happened_heading(), lessons.why_heading(), lessons.next_time_heading())
        self.fields = {field: QLineEdit(self) for field in LESSON_TEXTS}
        column = column_of(self, (GAP_L, GAP_S, GAP_L, GAP_L), GAP_XS)
        column.addWidget(self.city)
        row = row_of(None, spacing=GAP_S)
        for name, (field, editor) in zip(names, self.fields.items(), strict=True):
            part = column_of(None, spacing=GAP_XS)
            label = PlainLabel(name, self, role="field")
            label.setBuddy(editor)
            editor.setAccessibleName(name)
            editor.setMaxLength(LONGEST_LESSON)
            editor.editingFinished.connect(lambda field=field: self._leave(field))
            part.addWidget(label)
            part.addWidget(editor)
            row.addLayout(part, 1)
        column.addLayout(row)
        self.hide()

    def show_city(self, line: AfterLine | None) -> None:
        """Show a city's texts; what is being typed about the same city stays."""
        self.setVisible(line is not None)
        if line is None:
            return
        action_id = line.city.state.city.action_id
        is_other = action_id != self._action_id
        if is_other:
            self._leave_all()
        self._action_id = action_id
        known = line.forecast
        told = () if known is None else (lessons.forecast_text(known), lessons.marshals_text(known))
        self.city.setText(breakable(" · ".join((after_action.city_name(line.city), *told))))
        for field, editor in self.fields.items():
            text = getattr(line.lesson, field)
            if is_other or editor.text() == self._known[field]:
                editor.setText(text)
                editor.setCursorPosition(0)
            self._known[field] = text

    def focus_first(self) -> None:
        """Put the keyboard in the first text."""
        self.fields[LESSON_TEXTS[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_all(self) -> None:
        for field in self.fields:
            self._leave(field)

    def _leave(self, field: str) -> None:
        text = " ".join(self.fields[field].text().split())
        if self._action_id and text != self._known[field]:
            self._known[field] = text
            self.written.emit(self._action_id, field, text)
