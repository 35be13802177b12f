"""The editable facts of one city action, in the order in which they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from organizer_app.ui.screens.plan.action_edits import text_of
from organizer_app.ui.screens.plan.inspector_fields import ChoiceField, FieldRow, LineField, PageField
from organizer_app.ui.screens.plan.plan_view import Field
from organizer_app.wording import inspector as words
from organizer_app.wording import statuses, tactics

if TYPE_CHECKING:
    from organizer_app.domain.action_rows import ActionRow

# Fields that share a line.
_LINES: Final = (
    (Field.CITY,),
    (Field.TITLE,),
    (Field.KIND, Field.STATUS),
    (Field.DAY,),
    (Field.STARTS, Field.ENDS),
    (Field.VENUE,),
    (Field.LEAD,),
    (Field.BACKUP,),
    (Field.GROUPS,),
    (Field.EXPECTED,),
    (Field.NOTES,),
)


class ActionForm(QWidget):
    """One row a field; `edited` carries the action's id, the field and the typed text."""

    edited = Signal(str, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action_id = ""
        self.fields: dict[Field, FieldRow] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(12)
        for line, fields in enumerate(_LINES):
            for column, field in enumerate(fields):
                row = self._make(field)
                row.committed.connect(self._tell)
                self.fields[field] = row
                grid.addWidget(row, line, column, 1, 3 - len(fields))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.fields[Field.GROUPS].show_hint(words.groups_hint())

    def _make(self, field: Field) -> FieldRow:
        name = words.field_name(field.value)
        if field is Field.KIND:
            return ChoiceField(field, name, tactics.names(), self)
        if field is Field.STATUS:
            return ChoiceField(field, name, statuses.names(), self)
        if field is Field.NOTES:
            return PageField(field, name, self)
        return LineField(field, name, self)

    def show_action(self, row: ActionRow, notes: str | None, desk_zone: str) -> None:
        """Show an action; its notes are None until they have been read."""
        is_other = row.action_id != self._action_id
        if is_other:
            self.hand_over()
            self._action_id = row.action_id
        for field, line in self.fields.items():
            if field is Field.NOTES and notes is None and not is_other:
                continue
            text = text_of(row, field, notes or "")
            if is_other:
                line.reset(text)
            else:
                line.show_value(text)
        self.fields[Field.NOTES].editor.setEnabled(notes is not None)
        self.fields[Field.CITY].show_hint(words.city_hint(row.zone, row.day))
        self.fields[Field.STARTS].show_hint(words.desk_hint(row, desk_zone))
        self.fields[Field.ENDS].show_hint(words.end_hint(row))

    def hand_over(self) -> None:
        """Hand over what is still being typed, before another action is shown."""
        if self._action_id:
            for line in self.fields.values():
                if line.editor.hasFocus():
                    line.commit()

    def show_problem(self, action_id: str, field: Field, sentence: str) -> None:
        """Say what is wrong with a field of an action, if that one is still shown."""
        if action_id == self._action_id:
            self.fields[field].show_problem(sentence)

    def _tell(self, field: Field, text: str) -> None:
        self.edited.emit(self._action_id, field, text)
