"""The editable fields of one city action, in the order in which people fill them in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from organizer_app.domain.model.action_fields import TYPED_FIELDS, typed_field
from organizer_app.domain.model.city_actions import ACTION_LIFE_CYCLE, ActionStatus
from organizer_app.domain.rows.action_rows import ends_backwards
from organizer_app.ui.screens.plan.inspector.inspector_fields import (
    CODECS,
    ChoiceEditor,
    Editor,
    FieldRow,
    LineEditor,
    PageEditor,
    day_codec,
    text_of,
)
from organizer_app.ui.theme.tokens import GAP_M, GAP_UNDER_M
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.wording.language import statuses, tactics
from organizer_app.wording.language.repeated_hours import choices
from organizer_app.wording.plan import inspector as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from organizer_app.domain.merging.presence import Present
    from organizer_app.domain.rows.action_rows import ActionRow

# Fields that share a line, with their shares of the width.
_LINES: Final = (
    (("city", 1),),
    (("tactic", 1), ("status", 1)),
    (("title", 1),),
    (("day", 3), ("expected", 2)),
    (("starts", 1), ("ends", 1)),
    (("starts_second", 1), ("ends_second", 1)),
    (("venue", 1),),
    (("lead", 1),),
    (("backup", 1),),
    (("count", 1),),
    *(((spec.name, 1),) for spec in TYPED_FIELDS),
)
# Which of two times is meant if the clock shows one twice; hidden on every other day.
# Fields that hold the name of a person.
_NAMES: Final = frozenset({"lead", "backup"})
_WHICH: Final = frozenset({"starts_second", "ends_second"})


class ActionForm(QWidget):
    """One row per field; `field_edited` carries the code of the field and its new value."""

    field_edited = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.action_id = ""
        self._year = 1
        self._status = ChoiceEditor(())
        self._city = LineEditor(words.placeholder("city"))
        self.city_line = self._city.line
        self.name_lines: dict[str, QLineEdit] = {}
        self.fields: dict[str, FieldRow] = {}
        column = column_of(self, spacing=GAP_M)
        for fields in _LINES:
            line = row_of(spacing=GAP_UNDER_M)
            for field, share in fields:
                line.addWidget(self._make(field), share)
            column.addLayout(line)
        # They have a page of their own; the owner of the form places them.
        self.notes, self.tags = self._make("notes"), self._make("tags")
        self.notes.stand_alone()
        self.notes.hide()
        self.tags.hide()

    def _make(self, field: str) -> FieldRow:
        codec = day_codec(lambda: self._year) if field == "day" else CODECS[field]
        row = FieldRow(field, self._editor(field), codec, self)
        row.edited.connect(self.field_edited)
        self.fields[field] = row
        return row

    def _editor(self, field: str) -> Editor:
        if field == "tactic":
            return ChoiceEditor(tactics.names())
        if field == "status":
            return self._status
        if field == "city":
            return self._city
        if field in _WHICH:
            return ChoiceEditor(())
        if field == "notes":
            return PageEditor()
        editor = LineEditor(words.placeholder(field))
        if field in _NAMES:
            self.name_lines[field] = editor.line
        return editor

    def show_action(
        self,
        row: ActionRow,
        notes: str | None,
        desk_zone: str,
        anchor_date: str,
        tags: Sequence[str] | None = None,
    ) -> None:
        """Show an action; its notes and tags are None until they have been read.

        Text being typed for another action is reported first, while `action_id` is still that action's.
        """
        is_other = row.action_id != self.action_id
        if is_other:
            self.finish()
            self.action_id = row.action_id
        self._year = int((row.day or anchor_date or date.max.isoformat())[:4])
        self._status.offer(_statuses_from(ActionStatus(row.status)))
        for field, minutes in (("starts_second", row.starts), ("ends_second", row.ends)):
            self._offer_both(self.fields[field], choices(row, minutes))
        self._show_text(self.notes, notes, is_other=is_other)
        self._show_text(self.tags, None if tags is None else "; ".join(tags), is_other=is_other)
        for field, line in self.fields.items():
            if line in {self.notes, self.tags}:
                continue
            if typed_field(field):
                self._show_text(line, None, is_other=is_other)
            elif is_other:
                line.show_other(text_of(row, field))
            else:
                line.show_stored(text_of(row, field))
        self.fields["city"].show_hint(words.city_hint(row.zone, row.day))
        self.fields["starts"].show_hint(words.desk_hint(row, desk_zone))
        self.fields["ends"].show_hint(words.end_hint(row, desk_zone))

    def show_typed(self, values: Mapping[str, str]) -> None:
        """Show the typed fields of the current action, which no flat row holds."""
        for field, text in values.items():
            self._show_text(self.fields[field], text, is_other=False)

    def show_editing(self, there: Sequence[Present]) -> None:
        """Name beside the fields who else is editing them."""
        for field, line in self.fields.items():
            line.show_editors([each.name for each in there if each.spot.field == field])

    def glow(self, *, is_on: bool) -> None:
        """Tint the fields to which another value comes while this is on."""
        for line in self.fields.values():
            line.glow(is_on=is_on)

    def field_of(self, widget: QWidget | None) -> str:
        """Return the code of the field that a widget belongs to, or an empty text."""
        return next(
            (field for field, line in self.fields.items() if widget and line.isAncestorOf(widget)), ""
        )

    def _offer_both(self, line: FieldRow, both: tuple[tuple[str, str], ...]) -> None:
        if isinstance(line.editor, ChoiceEditor):
            line.editor.offer(both)
        line.setVisible(bool(both))

    def show_faults(self, row: ActionRow, beside: int) -> None:
        """Show below start and end what is wrong with them; `beside` as in `Inspected`."""
        odd = words.clock_change_hint(row)
        self.fields["starts"].show_fault(odd or (words.starts_outside(beside) if beside else ""))
        is_backwards = ends_backwards(row)
        self.fields["ends"].show_fault(words.ends_before_start() if is_backwards else "")

    def _show_text(self, line: FieldRow, text: str | None, *, is_other: bool) -> None:
        if is_other:
            line.show_other(text or "")
            line.editor.widget.setEnabled(text is not None)
        elif text is not None:
            line.show_stored(text)
            line.editor.widget.setEnabled(True)

    def finish(self) -> None:
        """Report unfinished typing."""
        if self.action_id:
            for line in self.fields.values():
                if line.editor.widget.hasFocus():
                    line.commit()

    def judge(self, field: str, text: str, sentence: str) -> None:
        """Show below a field what is wrong with a text, if it still holds that text."""
        row = self.fields[field]
        if row.is_touched and row.editor.text() == text:
            row.show_problem(sentence)

    def refuse(self, field: str, sentence: str) -> None:
        """Show below a field why its value was rejected."""
        self.fields[field].refuse(sentence)


def _statuses_from(present: ActionStatus) -> tuple[tuple[str, str], ...]:
    """Return the present status and its possible successors, in the order of an action's life."""
    allowed = {present.value} | {status.value for status in ACTION_LIFE_CYCLE[present]}
    return tuple(pair for pair in statuses.names() if pair[0] in allowed)
