"""Shows the essentials of a city: the next steps before the day, and who to call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from organizer_app.ui.screens.plan.inspector.inspector_cards import flush
from organizer_app.ui.screens.plan.inspector.inspector_steps import PeopleList, StepList
from organizer_app.ui.screens.plan.inspector.inspector_tabs import CHECKLIST, PEOPLE
from organizer_app.ui.theme.tokens import GAP_UNDER_L, GAP_XS
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.tab_order import tab_through
from organizer_app.wording.plan import inspector as words
from organizer_app.wording.plan import inspector_parts as parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLayout

    from organizer_app.domain.rows.action_details import PersonLine, TaskLine
    from organizer_app.ui.theme.theme import Theme

_MOST_STEPS: Final = 6
_MOST_PEOPLE: Final = 4


class GlancePage(QWidget):
    """The first steps and people of an action; `page_asked` carries the tab that has all of them."""

    page_asked = Signal(str)
    settled = Signal(str, bool)
    menu_wanted = Signal(int, QPoint)
    removal_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps_link = push_button("link", "", lambda: self.page_asked.emit(CHECKLIST), self)
        self.people_link = push_button("link", "", lambda: self.page_asked.emit(PEOPLE), self)
        self.steps = StepList(theme, self)
        self.steps.settled.connect(self.settled)
        self.people = PeopleList(theme, self)
        self.people.menu_wanted.connect(self.menu_wanted)
        self.people.removal_wanted.connect(self.removal_wanted)
        self._masked = PlainLabel(words.people_hint(), self, role="caption", wraps=True)
        column = column_of(self, spacing=GAP_XS)
        column.addLayout(self._head(words.before_the_day(), self.steps_link))
        column.addWidget(self.steps)
        column.addSpacing(GAP_UNDER_L)
        column.addLayout(self._head(words.people(), self.people_link))
        column.addWidget(self.people)
        column.addWidget(self._masked)
        tab_through((self.steps_link, self.steps, self.people_link, self.people))

    def _head(self, text: str, link: QPushButton) -> QLayout:
        label = PlainLabel(text, self, role="field")
        row = QHBoxLayout()
        row.addWidget(label, 1)
        row.addWidget(flush(link))
        return row

    def show_action(self, tasks: Sequence[TaskLine], people: Sequence[PersonLine], today: str) -> None:
        """Show open steps first, late ones before others; `today` is ISO text or empty."""
        done = sum(task.is_settled for task in tasks)
        self.steps.show_tasks(_first_steps(tasks), today)
        self.steps_link.setText(words.steps_share(done, len(tasks)) or parts.add_first_step())
        self.people.show_people(people[:_MOST_PEOPLE])
        self.people_link.setText(parts.all_people(len(people)) if people else parts.add_first_person())
        self._masked.setVisible(any(person.phone for person in people[:_MOST_PEOPLE]))


def _first_steps(tasks: Sequence[TaskLine]) -> Sequence[TaskLine]:
    """Return all steps if they fit, else the open ones that are due first."""
    if len(tasks) <= _MOST_STEPS:
        return tasks
    by_due = sorted(tasks, key=lambda task: (task.is_settled, task.due_on is None, task.due_on or ""))
    return by_due[:_MOST_STEPS]
