"""The inspector's interactive lists: plain widgets, since the pane around them scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QPainter

from organizer_app.domain.model.tasks import SETTLED
from organizer_app.ui.screens.plan.inspector.inspector_lists import (
    PERSON,
    TASK,
    PaintedLines,
    group_line,
    person_line,
    task_line,
)
from organizer_app.ui.widgets.focus_frame import shows_ring
from organizer_app.ui.widgets.lists.line_area import draw_ring
from organizer_app.ui.widgets.lists.line_keys import Way, is_enter, way_of
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.lists.speaking_items import tell_current
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.plan import inspector as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.domain.rows.action_details import GroupLine, PersonLine, TaskLine
    from organizer_app.ui.theme.theme import Theme

_PAGE: Final = 8
_REMOVES: Final = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_MENU_ROOM: Final = 26


class WalkedLines(PaintedLines):
    """Lines with a keyboard cursor; each list decides what a press does."""

    def __init__(self, theme: Theme, name: str, height: int, parent: QWidget | None = None) -> None:
        self.current = 0
        super().__init__(theme, name, height, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def act(self) -> None:
        """Do what Enter, Space or a click does on the current line."""
        raise NotImplementedError

    def spoken_press(self, number: int) -> None:
        """Do what a click on a line does."""
        self.current = number
        self.act()

    def spoken_current(self) -> int:
        """Return the current line, or -1 without lines."""
        return min(self.current, self.count - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines, and a focus ring around the current one."""
        super().paintEvent(event)
        if shows_ring(self) and self.count:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_ring(painter, self._theme, self.box_of(self.spoken_current()), 6)
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between lines and act on them, as in every list."""
        way, last = way_of(event), self.count - 1
        steps = {Way.DOWN: 1, Way.UP: -1, Way.PAGE_DOWN: _PAGE, Way.PAGE_UP: -_PAGE}
        if way is not None and self.count:
            ends = {Way.FIRST: 0, Way.LAST: last}
            self.go(ends.get(way, min(max(0, self.current + steps.get(way, 0)), last)))
        elif is_enter(event) and self.count:
            self.act()
        else:
            super().keyPressEvent(event)

    def go(self, number: int) -> None:
        """Move the cursor to a line."""
        self.current = number
        announce(self, self.spoken_item(number).name)
        tell_current(self, number)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


class StepList(WalkedLines):
    """Steps before the day; `settled` carries a step's id and whether it is done now."""

    settled = Signal(str, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._tasks: Sequence[TaskLine] = ()
        super().__init__(theme, words.before_the_day(), TASK, parent)
        set_tip(self, words.steps_hint())
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_tasks(self, tasks: Sequence[TaskLine], today: str) -> None:
        """Show steps; `today` is ISO text or empty."""
        self._tasks = tasks
        self.current = min(self.current, max(0, len(tasks) - 1))
        self.show_lines([task_line(task, today) for task in tasks])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Accept the press, so that the release comes here too."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Check the clicked step, or open it again."""
        number = self.line_at(event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and number >= 0:
            self.current = number
            self.act()

    def act(self) -> None:
        """Check the step, or open it again."""
        task = self._tasks[self.spoken_current()]
        self.settled.emit(task.task_id, task.status not in SETTLED)


class MenuLines(WalkedLines):
    """Lines with a menu each, behind three dots; `menu_wanted` carries a number and a screen position."""

    menu_wanted = Signal(int, QPoint)
    removal_wanted = Signal(int)
    room_at_right = _MENU_ROOM

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("text2"))
        for number in range(self.count):
            middle = self.box_of(number).center().y()
            for dot in (-5, 0, 5):
                painter.drawEllipse(QPointF(self.width() - _MENU_ROOM / 2 + 3 + dot, middle), 1.6, 1.6)
        painter.end()

    def act(self) -> None:
        """Open the menu of the line."""
        box = self.box_of(self.spoken_current())
        corner = QPointF(self.width() - _MENU_ROOM, box.bottom()).toPoint()
        self.menu_wanted.emit(self.spoken_current(), self.mapToGlobal(corner))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove a line with Delete."""
        if Qt.Key(event.key()) in _REMOVES and self.count:
            self.removal_wanted.emit(self.spoken_current())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move the cursor to the line; open its menu if the dots were pressed."""
        event.accept()
        number = self.line_at(event.position().y())
        if number >= 0:
            self.current = number
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        is_on_dots = event.position().x() >= self.width() - _MENU_ROOM
        if event.button() == Qt.MouseButton.LeftButton and is_on_dots and self.count:
            self.act()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the line under the pointer, or of the current one."""
        event.accept()
        number = self.line_at(event.pos().y())
        if event.reason() is event.Reason.Mouse and number >= 0:
            self.current = number
        if self.count:
            self.act()


class PeopleList(MenuLines):
    """People of an action; phones are masked until H is held or the list is pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.people: Sequence[PersonLine] = ()
        super().__init__(theme, words.people(), PERSON, parent)
        set_tip(self, words.people_hint())

    def show_people(self, people: Sequence[PersonLine]) -> None:
        """Show people, their phones masked."""
        self.people = people
        self.current = min(self.current, max(0, len(people) - 1))
        self.reveal(is_revealed=False)

    def reveal(self, *, is_revealed: bool) -> None:
        """Show or mask the phone numbers."""
        self.show_lines([person_line(person, is_revealed=is_revealed) for person in self.people])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.reveal(is_revealed=event.position().x() < self.width() - self.room_at_right)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Mask the phones again."""
        self.reveal(is_revealed=False)
        super().mouseReleaseEvent(event)

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
        """Mask the phones when the focus moves elsewhere, even while the key is held."""
        super().focusOutEvent(event)
        self.reveal(is_revealed=False)


class GroupList(MenuLines):
    """Partner groups of an action, each with its part and its status."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.groups: Sequence[GroupLine] = ()
        super().__init__(theme, words.groups(), PERSON, parent)

    def show_groups(self, groups: Sequence[GroupLine]) -> None:
        """Show groups in credit order."""
        self.groups = groups
        self.current = min(self.current, max(0, len(groups) - 1))
        self.show_lines([group_line(group) for group in groups])
