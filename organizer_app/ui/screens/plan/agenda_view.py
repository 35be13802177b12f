"""The agenda: every action in the order of time, painted as it scrolls by."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from organizer_app.domain.action_rows import ActionRow
from organizer_app.ui.screens.plan.agenda_keys import AgendaKeys
from organizer_app.ui.screens.plan.agenda_painter import AgendaPainter
from organizer_app.ui.screens.plan.agenda_rows import (
    DAY_HEIGHT,
    LINE_HEIGHT,
    AgendaLines,
    DayHead,
    MarkLine,
    agenda_lines,
)
from organizer_app.ui.screens.plan.day_marks import mark_words
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.widgets.speaking import announce
from organizer_app.ui.widgets.speaking_items import SpokenItem, let_speak, tell_current, tell_items_changed
from organizer_app.wording import calendars as words
from organizer_app.wording import day_marks as beside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QShowEvent

    from organizer_app.ui.screens.plan.plan_view import Shown
    from organizer_app.ui.theme.theme import Theme

_ONE_MORE: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
# Where the words of a line begin that a list is laid beside, in pixels.
_INDENT: Final = 188
_REMEMBERED: Final = 120


class AgendaView(Themed, QAbstractScrollArea):
    """Days with their actions; the day in sight keeps its head at the top."""

    action_chosen = Signal(str)
    action_toggled = Signal(str)
    due_asked = Signal(str, QPoint)
    moved = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[int] = []
        let_speak(self, self)
        self._keys = AgendaKeys(self)
        self.setObjectName("agendaView")
        self.setAccessibleName(words.agenda_name())
        self.setAccessibleDescription(words.agenda_hint())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(420)
        self._lines = agenda_lines((), {})
        self._line_of: dict[str, int] = {}
        # The line of a mark that the keyboard is at, while it is at no action.
        self._mark: int | None = None
        self._action = ""
        self._chosen: frozenset[str] = frozenset()
        self._pictures: dict[tuple[int, bool], QPixmap] = {}
        # How far it was scrolled to the present day, None before it was looked at.
        self._begun: int | None = None
        self.set_theme(theme)

    # What is shown

    def show_rows(self, shown: Shown, today: str) -> None:
        """Show actions and what stands beside them; `today` is an ISO day. The keyboard stays where it is."""
        mark = self._lines.entries[self._mark] if self._mark is not None else None
        self._lines = agenda_lines(shown.rows, shown.marks.by_day)
        entries = self._lines.entries
        self._rows = [n for n, entry in enumerate(entries) if not isinstance(entry, DayHead)]
        self._line_of = {
            entry.action_id: n for n, entry in enumerate(entries) if isinstance(entry, ActionRow)
        }
        self._mark = next((n for n in self._rows if entries[n] == mark), None)
        tell_items_changed(self)
        self._painter.desk_zone = shown.desk_zone
        self._painter.today = today
        is_untouched = self._begun == self.verticalScrollBar().value()
        self._measure()
        if is_untouched:
            # Deadlines are read later than actions, and may come in above.
            self._begin()

    def select(self, action_id: str, action_ids: Sequence[str] = ()) -> None:
        """Mark an action and bring it into sight; `action_ids` are all selected ones if several are."""
        self._chosen = frozenset(action_ids)
        self.viewport().update()
        if action_id != self._action:
            self._mark = None
            self._action = action_id
            self._show_line(self.current)
            tell_current(self, self.spoken_current())

    def scroll_to_day(self, day: str) -> None:
        """Bring an ISO day, or the next one with an action, to the top."""
        for number, entry in enumerate(self._lines.entries):
            if isinstance(entry, DayHead) and (entry.day >= day or not entry.day):
                self.verticalScrollBar().setValue(round(self._lines.tops[number] * self._theme.zoom))
                return

    @override
    def set_theme(self, theme: Theme) -> None:
        before = getattr(self, "_painter", None)
        super().set_theme(theme)
        self._painter = AgendaPainter(theme)
        if before is not None:
            self._painter.desk_zone, self._painter.today = before.desk_zone, before.today
        self._measure()

    # Where things are, for tests and screen readers

    def hit(self, point: QPointF) -> str:
        """Return the id of the action under a point of the viewport, or an empty text."""
        line = self._line_at(point)
        entry = self._lines.entries[line] if line is not None else None
        return entry.action_id if isinstance(entry, ActionRow) else ""

    def _line_at(self, point: QPointF) -> int | None:
        if point.y() < DAY_HEIGHT * self._theme.zoom and self._sticky() is not None:
            return None
        y = (point.y() + self.verticalScrollBar().value()) / self._theme.zoom
        number = self._lines.at(y)
        return number if number >= 0 and y < self._lines.height else None

    def visible_ids(self) -> tuple[str, ...]:
        """Return the ids of the actions in sight, from top to bottom."""
        entries = (self._lines.entries[number] for number in self._numbers())
        return tuple(entry.action_id for entry in entries if isinstance(entry, ActionRow))

    def rect_of(self, action_id: str) -> QRectF | None:
        """Return the line of an action in the viewport, or None when it is not in the agenda."""
        number = self._number_of(action_id)
        return None if number is None else self._box(number)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines in sight, and the head of the day they belong to on top."""
        del event
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.color("surface"))
        for number in self._numbers():
            entry = self._lines.entries[number]
            is_chosen = number == self._mark or (
                isinstance(entry, ActionRow)
                and self._mark is None
                and (entry.action_id == self._action or entry.action_id in self._chosen)
            )
            box = self._box(number)
            painter.drawPixmap(box.topLeft(), self._picture(number, box, is_chosen=is_chosen))
        sticky = self._sticky()
        if sticky is not None:
            head, top = sticky
            box = QRectF(0, top, self.viewport().width(), DAY_HEIGHT * self._theme.zoom)
            self._painter.draw_day(painter, box, head)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _picture(self, number: int, box: QRectF, *, is_chosen: bool) -> QPixmap:
        """Return a line as a picture: scrolling then only moves it."""
        dpr = self.devicePixelRatioF()
        found = self._pictures.get((number, is_chosen))
        if found is None or found.devicePixelRatio() != dpr:
            if len(self._pictures) > _REMEMBERED:
                self._pictures.clear()
            found = QPixmap(round(box.width() * dpr), round(box.height() * dpr))
            found.setDevicePixelRatio(dpr)
            found.fill(self._theme.color("surface"))
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            entry = self._lines.entries[number]
            self._painter.draw(painter, QRectF(0, 0, box.width(), box.height()), entry, is_chosen=is_chosen)
            painter.end()
            self._pictures[number, is_chosen] = found
        return found

    def _sticky(self) -> tuple[DayHead, float] | None:
        """Return the head that stays on top and where: pushed up by the next one."""
        lines = self._lines
        position = bisect_right(lines.heads, lines.at(self.verticalScrollBar().value() / self._theme.zoom))
        if not position:
            return None
        head = lines.entries[lines.heads[position - 1]]
        height = DAY_HEIGHT * self._theme.zoom
        following = lines.heads[position : position + 1]
        top = min(0.0, self._box(following[0]).y() - height) if following else 0.0
        return (head, top) if isinstance(head, DayHead) else None

    def _numbers(self) -> range:
        top = self.verticalScrollBar().value() / self._theme.zoom
        last = self._lines.at(top + self.viewport().height() / self._theme.zoom)
        return range(max(0, self._lines.at(top)), last + 1)

    def _box(self, number: int) -> QRectF:
        zoom = self._theme.zoom
        top = round(self._lines.tops[number] * zoom)
        bottom = round(self._lines.tops[number + 1] * zoom)
        return QRectF(0, top - self.verticalScrollBar().value(), self.viewport().width(), bottom - top)

    def _measure(self) -> None:
        self._pictures.clear()
        bar = self.verticalScrollBar()
        page = self.viewport().height()
        bar.setPageStep(page)
        bar.setSingleStep(self._theme.length(LINE_HEIGHT))
        bar.setRange(0, max(0, round(self._lines.height * self._theme.zoom) - page))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure how far there is to scroll; the current line stays in sight if it was."""
        super().resizeEvent(event)
        self._measure()
        current = self.current
        if current is not None and self._box(current).intersects(QRectF(QPointF(0, 0), event.oldSize())):
            self._show_line(current)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the present day, or the next one, when it is looked at first; what is late is above it."""
        super().showEvent(event)
        if self._begun is None:
            self._begin()

    def _begin(self) -> None:
        if self.current is not None:
            self._show_line(self.current)
        elif self._painter.today:
            self.scroll_to_day(self._painter.today)
        self._begun = self.verticalScrollBar().value()

    # Mouse and keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that the release comes here too."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the action that was clicked, with Ctrl one more; show what is due."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        line = self._line_at(event.position())
        entry = self._lines.entries[line] if line is not None else None
        if isinstance(entry, ActionRow):
            self._mark = None
            is_one_more = bool(event.modifiers() & _ONE_MORE)
            (self.action_toggled if is_one_more else self.action_chosen).emit(entry.action_id)
        elif isinstance(entry, MarkLine) and entry.leads_on:
            self.due_asked.emit(entry.day, event.globalPosition().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from line to line, open, select and move actions."""
        if not self._keys.press(event):
            super().keyPressEvent(event)

    # What keys ask for

    @property
    def lines(self) -> AgendaLines:
        """All lines."""
        return self._lines

    @property
    def stops(self) -> Sequence[int]:
        """The numbers of the lines that keys go to."""
        return self._rows

    @property
    def page(self) -> int:
        """How many lines of actions are in sight."""
        return max(1, self.viewport().height() // self._theme.length(LINE_HEIGHT) - 1)

    @property
    def current(self) -> int | None:
        """The number of the line the keyboard is at."""
        return self._mark if self._mark is not None else self._number_of(self._action)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the selected actions."""
        return tuple(sorted(self._chosen)) or ((self._action,) if self._action else ())

    def go_to(self, number: int) -> None:
        """Choose the action of a line, or stand on what it says."""
        entry = self._lines.entries[number]
        if isinstance(entry, ActionRow):
            self._mark = None
            self.action_chosen.emit(entry.action_id)
            return
        self._mark = number
        self._show_line(number)
        announce(self, self._sentence(number))
        tell_current(self, self.spoken_current())

    def show_due(self, number: int) -> None:
        """Show all that is due on the day of a line, beside it."""
        entry = self._lines.entries[number]
        if isinstance(entry, MarkLine) and entry.leads_on:
            corner = self._box(number).bottomLeft().toPoint()
            self.due_asked.emit(entry.day, self.viewport().mapToGlobal(corner + QPoint(_INDENT, 0)))

    def _number_of(self, action_id: str) -> int | None:
        return self._line_of.get(action_id)

    def _show_line(self, number: int | None) -> None:
        if number is not None:
            box, bar = self._box(number), self.verticalScrollBar()
            head = DAY_HEIGHT * self._theme.zoom
            if box.y() < head:
                bar.setValue(round(bar.value() + box.y() - head))
            elif box.bottom() > self.viewport().height():
                bar.setValue(round(bar.value() + box.bottom() - self.viewport().height()))
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus ring."""
        super().focusOutEvent(event)
        self.viewport().update()

    # Screen readers

    def spoken_count(self) -> int:
        """Return how many actions, key dates and deadlines there are."""
        return len(self._rows)

    def spoken_item(self, number: int) -> SpokenItem:
        """Return one of them."""
        line = self._rows[number]
        is_current = line == self.current
        box = self._box(line).toRect()
        return SpokenItem(self._sentence(line), box, is_selected=is_current, is_current=is_current)

    def _sentence(self, line: int) -> str:
        entry = self._lines.entries[line]
        if isinstance(entry, ActionRow):
            return words.action_sentence(entry)
        if isinstance(entry, DayHead):
            return ""
        said = mark_words(entry.mark) if entry.mark else beside.more_due_here(entry.more)
        return beside.mark_sentence(said, entry.day)

    def spoken_at(self, point: QPoint) -> int:
        """Return the number of what is under a point of the viewport, or -1."""
        line = self._line_at(QPointF(point))
        return -1 if line is None or line not in self._rows else self._rows.index(line)

    def spoken_press(self, number: int) -> None:
        """Choose an action, or show what is due."""
        line = self._rows[number]
        self.go_to(line)
        self.show_due(line)

    def spoken_current(self) -> int:
        """Return the number of what the keyboard is at, or -1."""
        line = self.current
        return -1 if line is None else self._rows.index(line)
