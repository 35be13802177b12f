"""The place above the checklists where one form at a time is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer_app.ui.screens.checklists.forms.day_form import AnchorForm
from organizer_app.ui.screens.checklists.forms.forms import Form, PermitForm, TaskForm

if TYPE_CHECKING:
    from organizer_app.ui.screens.checklists.presenter import ChecklistsPresenter


class FormRack(QWidget):
    """Opens a form and closes the others; `closed` is emitted when none is open any more."""

    closed = Signal()

    def __init__(self, presenter: ChecklistsPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.task = TaskForm(presenter, self)
        self.permit = PermitForm(presenter, self)
        self.anchor = AnchorForm(presenter, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for form in self._forms():
            form.closed.connect(self.closed)
            column.addWidget(form)

    def _forms(self) -> tuple[Form, ...]:
        return self.task, self.permit, self.anchor

    def put_away(self) -> None:
        """Close every form without a word."""
        for form in self._forms():
            form.hide()

    def ask_task(self, action_id: str) -> None:
        """Ask for a task, of a city that is known already or of none."""
        self.put_away()
        self.task.open(action_id)

    def ask_permit(self, action_id: str) -> None:
        """Ask for a permit, of a city that is known already or of none."""
        self.put_away()
        self.permit.open(action_id)

    def ask_day(self) -> None:
        """Ask for another day."""
        self.put_away()
        self.anchor.open(self._presenter.anchor)
