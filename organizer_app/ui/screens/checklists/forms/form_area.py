"""The area above the checklists that holds one open form at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organizer_app.ui.screens.checklists.forms.day_form import AnchorForm
from organizer_app.ui.screens.checklists.forms.forms import Form, PermitForm, TaskForm
from organizer_app.ui.widgets.boxes import column_of

if TYPE_CHECKING:
    from organizer_app.ui.screens.checklists.presenter import ChecklistsPresenter


class FormArea(QWidget):
    """Opens a form and closes the others; emits `closed` when none is open anymore."""

    closed = Signal()

    def __init__(self, presenter: ChecklistsPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.task = TaskForm(presenter, self)
        self.permit = PermitForm(presenter, self)
        self.anchor = AnchorForm(presenter, self)
        column = column_of(self)
        for form in self._forms():
            form.left.connect(self.closed)
            column.addWidget(form)

    def _forms(self) -> tuple[Form, ...]:
        return self.task, self.permit, self.anchor

    def put_away(self) -> None:
        """Close every form silently."""
        for form in self._forms():
            form.hide()

    def ask_task(self, action_id: str) -> None:
        """Open the task form, with or without a city."""
        self.put_away()
        self.task.open(action_id)

    def ask_permit(self, action_id: str) -> None:
        """Open the permit form, with or without a city."""
        self.put_away()
        self.permit.open(action_id)

    def ask_day(self) -> None:
        """Open the day form."""
        self.put_away()
        self.anchor.open(self._presenter.anchor)
