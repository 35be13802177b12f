"""Says what an empty view of people needs first, with a button for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from organizer_app.ui.screens.people.first_steps import FirstStep
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.wording.people import people_empty as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.screens.people.people_view import PeopleView
    from organizer_app.ui.theme.theme import Theme


class FirstStepView(EmptyState):
    """Says what is missing and what comes first; `step_asked` carries a `FirstStep`."""

    step_asked = Signal(object)

    def __init__(self, theme: Theme, icon: str, kind: PeopleView, parent: QWidget | None = None) -> None:
        super().__init__(theme, icon, parent)
        self._kind = kind
        self._step = FirstStep.PLAN
        self.acted.connect(lambda: self.step_asked.emit(self._step))

    def show_step(self, step: FirstStep) -> None:
        """Show a step with its button."""
        self._step = step
        self.say(*words.first_step(self._kind.value, step.value))
