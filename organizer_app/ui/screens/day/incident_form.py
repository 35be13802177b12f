"""Work on one incident below the board: its kind, severity and state, who takes care of it, what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from organizer_app.domain.day.incident_changes import LONGEST_ACTION, SEVERITIES, IncidentChange, past_actions
from organizer_app.domain.model.day.incidents import IncidentCategory, IncidentStatus
from organizer_app.ui.theme.tokens import GAP_L, GAP_S, GAP_XS
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.controls.leaving_frame import LeavingFrame
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.wording.day import board as board_words
from organizer_app.wording.day import incidents as words
from organizer_app.wording.day.day_views import past_action

if TYPE_CHECKING:
    from PySide6.QtWidgets import QBoxLayout

    from organizer_app.domain.model.day.incidents import Incident


class IncidentForm(LeavingFrame):
    """`changed` carries an incident and its `IncidentChange`; `left` tells that nothing more is asked."""

    changed = Signal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("footBar")
        self._incident: Incident | None = None
        self.setAccessibleName(words.form_name())
        self.past = PlainLabel("", self, role="meta", wraps=True)
        self.category, self.severity, self.status = (ChoiceBox(self) for _each in range(3))
        for category in IncidentCategory:
            self.category.addItem(words.category_name(category), category.value)
        for severity in SEVERITIES:
            self.severity.addItem(board_words.incident_words(severity), severity)
        for status in IncidentStatus:
            self.status.addItem(words.status_name(status), status.value)
        self.assignee, self.done, self.next_step = (QLineEdit(self) for _each in range(3))
        for field in (self.assignee, self.done, self.next_step):
            field.setMaxLength(LONGEST_ACTION)
            field.returnPressed.connect(self._save)
        self.save = push_button("plain", words.save(), self._save, self)
        self.cancel = push_button("plain", words.cancel(), self.leave, self)
        column = column_of(self, (GAP_L, GAP_S, GAP_L, GAP_S), GAP_S)
        column.addWidget(self.past)
        first, second = row_of(None, spacing=GAP_S), row_of(None, spacing=GAP_S)
        for name, choice in (
            (words.status_label(), self.status),
            (words.severity_label(), self.severity),
            (words.category_label(), self.category),
        ):
            first.addLayout(self._labelled(name, choice), 1)
        first.addLayout(self._labelled(words.assignee_label(), self.assignee), 2)
        second.addLayout(self._labelled(words.done_label(), self.done), 3)
        second.addLayout(self._labelled(words.next_label(), self.next_step), 2)
        for button in (self.save, self.cancel):
            second.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(first)
        column.addLayout(second)
        self.hide()

    def _labelled(self, name: str, field: QWidget) -> QBoxLayout:
        part = column_of(None, spacing=GAP_XS)
        label = PlainLabel(name, self, role="field")
        label.setBuddy(field)
        field.setAccessibleName(name)
        part.addWidget(label)
        part.addWidget(field)
        return part

    def open(self, incident: Incident, desk_zone: str) -> None:
        """Show an incident, its past on the clock of HQ; the keyboard is where what was done is written."""
        self._incident = incident
        lines = past_actions(incident.actions)
        self.past.setText(breakable("   ".join(past_action(*each, desk_zone) for each in lines)))
        self.past.setVisible(bool(lines))
        self.category.setCurrentIndex(self.category.findData(incident.category.value))
        self.severity.setCurrentIndex(self.severity.findData(incident.severity))
        self.status.setCurrentIndex(self.status.findData(incident.status.value))
        self.assignee.setText(incident.assignee)
        self.done.clear()
        self.next_step.setText(incident.next_step)
        self.show()
        self.done.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def leave(self) -> None:
        self._incident = None
        super().leave()

    def _save(self) -> None:
        """Hand over what was changed alone: what a colleague changed meanwhile stays."""
        incident = self._incident
        if incident is None:
            return
        category = IncidentCategory(self.category.currentData())
        severity = int(self.severity.currentData())
        status = IncidentStatus(self.status.currentData())
        assignee, next_step = self.assignee.text().strip(), self.next_step.text().strip()
        change = IncidentChange(
            category=category if category is not incident.category else None,
            severity=severity if severity != incident.severity else None,
            status=status if status is not incident.status else None,
            assignee=assignee if assignee != incident.assignee else None,
            done=self.done.text(),
            next_step=next_step if next_step != incident.next_step else None,
        )
        self.changed.emit(incident.id, change)
        self.leave()
