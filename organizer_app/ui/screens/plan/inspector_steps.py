"""The lists of the inspector that can be acted on: steps that are ticked, people whose phones are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen

from organizer_app.domain.tasks import SETTLED
from organizer_app.ui.screens.plan.inspector_lists import (
    PERSON,
    TASK,
    PaintedLines,
    person_line,
    task_line,
)
from organizer_app.ui.widgets.speaking import announce
from organizer_app.wording import inspector as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.domain.action_details import PersonLine, TaskLine
    from organizer_app.ui.theme.theme import Theme

_FARTHEST: Final = 10_000
_STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Home: -_FARTHEST,
    Qt.Key.Key_End: _FARTHEST,
}
_TICKS: Final = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})


class StepList(PaintedLines):
    """Steps before the day; `settled` carries the id of one and whether it is done now."""

    settled = Signal(str, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._tasks: Sequence[TaskLine] = ()
        self._today = ""
        self._current = 0
        super().__init__(theme, words.before_the_day(), TASK, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(words.steps_hint())
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_tasks(self, tasks: Sequence[TaskLine], today: str) -> None:
        """Show steps; `today` is ISO text or empty."""
        self._tasks, self._today = tasks, today
        self._current = min(self._current, max(0, len(tasks) - 1))
        self.show_lines([task_line(task, today) for task in tasks])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the steps, and a ring round the one the keyboard is at."""
        super().paintEvent(event)
        if self.hasFocus() and self._tasks:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.theme.color("accent"), 2))
            line = QRectF(0, self._current * self.line_height, self.width(), self.line_height)
            painter.drawRoundedRect(line.adjusted(1, 1, -1, -1), 6, 6)
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that the release comes here too."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick the step that was clicked, or open it again."""
        number = int(event.position().y()) // self.line_height
        if event.button() == Qt.MouseButton.LeftButton and 0 <= number < len(self._tasks):
            self._current = number
            self._tick()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from step to step and tick them."""
        key = Qt.Key(event.key())
        if key in _STEPS and self._tasks:
            self._current = min(max(0, self._current + _STEPS[key]), len(self._tasks) - 1)
            announce(self, words.task_sentence(self._tasks[self._current], self._today))
            self.update()
        elif key in _TICKS and self._tasks:
            self._tick()
        else:
            super().keyPressEvent(event)

    def _tick(self) -> None:
        task = self._tasks[self._current]
        self.settled.emit(task.task_id, task.status not in SETTLED)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()


class PeopleList(PaintedLines):
    """People of an action; phones are masked until H is held or the list is pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._people: Sequence[PersonLine] = ()
        super().__init__(theme, words.people(), PERSON, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(words.people_hint())

    def show_people(self, people: Sequence[PersonLine]) -> None:
        """Show people, their phones masked."""
        self._people = people
        self.reveal(is_revealed=False)

    def reveal(self, *, is_revealed: bool) -> None:
        """Show the phone numbers, or mask them again."""
        self.show_lines([person_line(person, is_revealed=is_revealed) for person in self._people])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the people, and the focus ring."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(self.theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show the phones while the button is down."""
        event.accept()
        self.reveal(is_revealed=True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Mask the phones again."""
        event.accept()
        self.reveal(is_revealed=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the phones while H is held."""
        if event.key() != Qt.Key.Key_H:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.reveal(is_revealed=True)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Mask the phones again."""
        if event.key() != Qt.Key.Key_H:
            super().keyReleaseEvent(event)
        elif not event.isAutoRepeat():
            self.reveal(is_revealed=False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Mask the phones when the keyboard goes elsewhere, a held key or not."""
        super().focusOutEvent(event)
        self.reveal(is_revealed=False)
