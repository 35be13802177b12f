"""The agenda: all actions in order of time, painted as they scroll into view."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPixmap
from typing_extensions import override

from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.ui.screens.plan.agenda.agenda_painter import AgendaPainter
from organizer_app.ui.screens.plan.agenda.agenda_rows import (
    DAY_HEIGHT,
    AgendaEntry,
    DayHead,
    MarkLine,
    agenda_lines,
)
from organizer_app.ui.screens.plan.marks.day_marks import mark_words
from organizer_app.ui.screens.plan.time_axis.drag_gesture import STEP, Move
from organizer_app.ui.theme.blank_pictures import blank_picture
from organizer_app.ui.widgets.focus_frame import last_input
from organizer_app.ui.widgets.lists.line_area import LineArea
from organizer_app.ui.widgets.lists.line_keys import Way, claims_with_alt, way_of
from organizer_app.wording.plan import calendars as words
from organizer_app.wording.plan import day_marks as beside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.screens.plan.store.plan_view import Shown
    from organizer_app.ui.theme.theme import Theme

# Where the words of a line begin, in pixels; menus open beside it.
_INDENT: Final = 188
_REMEMBERED: Final = 120
# Days and minutes by which an arrow key moves the selection, while Alt is held.
_MOVES: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -STEP),
    Qt.Key.Key_Down: (0, STEP),
}


class AgendaView(LineArea):
    """Days with their actions; the head of the top day stays visible."""

    action_chosen = Signal(str)
    action_toggled = Signal(str)
    actions_chosen = Signal(object)
    due_asked = Signal(str, QPoint)
    moved = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, words.agenda_name(), parent)
        self.setObjectName("agendaView")
        self.setAccessibleDescription(words.agenda_hint())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(420)
        self._lines = agenda_lines((), {})
        self._line_of: dict[str, int] = {}
        self._action = ""
        self._chosen: frozenset[str] = frozenset()
        # The line from which Shift selects.
        self._anchor = -1
        self._pictures: dict[tuple[int, bool], QPixmap] = {}
        # The scroll offset of today, None before it was first shown.
        self._begun: int | None = None
        self.set_theme(theme)

    # Contents

    def show_rows(self, shown: Shown, today: str) -> None:
        """Show actions and marks; `today` is an ISO day. The cursor stays in place."""
        mark = self._entry if self._is_at_mark else None
        self._lines = agenda_lines(shown.rows, shown.marks.by_day)
        entries = self._lines.entries
        self._line_of = {
            entry.action_id: n for n, entry in enumerate(entries) if isinstance(entry, ActionRow)
        }
        at_mark = (n for n, entry in enumerate(entries if mark is not None else ()) if entry == mark)
        self._current = next(at_mark, self._line_of.get(self._action, -1))
        self._anchor = -1
        self._painter.desk_zone = shown.desk_zone
        self._painter.today = today
        is_untouched = self._begun == self.verticalScrollBar().value()
        self._measure()
        self.lines_changed()
        if is_untouched:
            # Deadlines are read later than actions, and may be inserted above.
            self._begin()

    def select(self, action_id: str, action_ids: Sequence[str] = ()) -> None:
        """Mark an action and scroll to it; `action_ids` are all selected ones if several are."""
        self._chosen = frozenset(action_ids)
        if not self._chosen:
            self._anchor = self._line_of.get(action_id, -1)
        self.viewport().update()
        if self._chosen and isinstance(self._entry, ActionRow) and self._entry.action_id in self._chosen:
            # The cursor stays at the end of a range.
            self._action = self._entry.action_id
        elif action_id != self._action:
            self._action = action_id
            self.go_to(self._line_of.get(action_id, -1))

    def scroll_to_day(self, day: str) -> None:
        """Scroll an ISO day, or the next one with an action, to the top."""
        for number, entry in enumerate(self._lines.entries):
            if isinstance(entry, DayHead) and (entry.day >= day or not entry.day):
                self.verticalScrollBar().setValue(self._tops[number])
                return

    @override
    def set_theme(self, theme: Theme) -> None:
        before = getattr(self, "_painter", None)
        super().set_theme(theme)
        self._painter = AgendaPainter(theme)
        if before is not None:
            self._painter.desk_zone, self._painter.today = before.desk_zone, before.today
        self._measure()

    # Geometry, for tests and screen readers

    def hit(self, point: QPointF) -> str:
        """Return the id of the action under a point of the viewport, or an empty text."""
        line = self.line_at(point.y())
        entry = self._lines.entries[line] if line >= 0 else None
        return entry.action_id if isinstance(entry, ActionRow) else ""

    def line_at(self, y: float) -> int:
        """Return the number of the line at a viewport height, or -1 under the sticky head."""
        is_below_head = y < DAY_HEIGHT * self._theme.zoom and self._sticky() is not None
        return -1 if is_below_head else super().line_at(y)

    def visible_ids(self) -> tuple[str, ...]:
        """Return the ids of the visible actions, from top to bottom."""
        entries = (self._lines.entries[number] for number in self.in_sight())
        return tuple(entry.action_id for entry in entries if isinstance(entry, ActionRow))

    def rect_of(self, action_id: str) -> QRectF | None:
        """Return the rectangle of an action in the viewport, or None if it is not in the agenda."""
        number = self._line_of.get(action_id)
        return None if number is None else QRectF(self.box(number))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the visible lines, and the sticky head of their day on top."""
        del event
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.color("surface"))
        for number in self.in_sight():
            box = QRectF(self.box(number))
            is_chosen = self.is_marked(number)
            painter.drawPixmap(box.topLeft(), self._picture(number, box, is_chosen=is_chosen))
        self.paint_marks(painter)
        self.paint_ring(painter)
        sticky = self._sticky()
        if sticky is not None:
            head, top = sticky
            box = QRectF(0, top, self.viewport().width(), DAY_HEIGHT * self._theme.zoom)
            self._painter.draw_day(painter, box, head)
        painter.end()

    def _picture(self, number: int, box: QRectF, *, is_chosen: bool) -> QPixmap:
        """Return a line as a picture, so that scrolling only moves it."""
        dpr = self.devicePixelRatioF()
        found = self._pictures.get((number, is_chosen))
        if found is None or found.devicePixelRatio() != dpr:
            if len(self._pictures) > _REMEMBERED:
                self._pictures.clear()
            found = blank_picture(box.width(), box.height(), dpr, self._theme.color("surface"))
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            entry = self._lines.entries[number]
            self._painter.draw(painter, QRectF(0, 0, box.width(), box.height()), entry, is_chosen=is_chosen)
            painter.end()
            self._pictures[number, is_chosen] = found
        return found

    def _sticky(self) -> tuple[DayHead, float] | None:
        """Return the sticky head and its position: the next head pushes it up."""
        lines = self._lines
        position = bisect_right(lines.heads, bisect_right(self._tops, self.scrolled) - 1)
        if not position:
            return None
        head = lines.entries[lines.heads[position - 1]]
        height = DAY_HEIGHT * self._theme.zoom
        following = lines.heads[position : position + 1]
        top = min(0.0, self.box(following[0]).y() - height) if following else 0.0
        return (head, top) if isinstance(head, DayHead) else None

    def _measure(self) -> None:
        self._pictures.clear()
        zoom, tops = self._theme.zoom, self._lines.tops
        stops = [n for n, entry in enumerate(self._lines.entries) if not isinstance(entry, DayHead)]
        # An edit repositions thousands of lines: most people see them at 100 %.
        self.place_tops(tops if zoom == 1 else [round(top * zoom) for top in tops], stops)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._pictures.clear()
        super().resizeEvent(event)

    def kept_above(self, number: int) -> int:
        """Return the height of the sticky head above the lines."""
        return max(super().kept_above(number), self._theme.length(DAY_HEIGHT))

    def showEvent(self, event: QShowEvent) -> None:
        """Start at today, or the next day, when first shown; late items are above it."""
        super().showEvent(event)
        if self._begun is None:
            self._begin()

    def _begin(self) -> None:
        if self._current >= 0:
            self.bring(self._current)
        elif self._painter.today:
            self.scroll_to_day(self._painter.today)
        self._begun = self.verticalScrollBar().value()

    # Mouse and keyboard

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select the clicked action, with Ctrl one more, with Shift all up to it; show what is due."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        line = self.line_at(event.position().y())
        entry = self._lines.entries[line] if line >= 0 else None
        if isinstance(entry, ActionRow):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._choose_to(line)
            elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._anchor = line
                self.action_toggled.emit(entry.action_id)
            else:
                self._anchor = line
                self.action_chosen.emit(entry.action_id)
        elif isinstance(entry, MarkLine) and entry.leads_on:
            self.due_asked.emit(entry.day, event.globalPosition().toPoint())

    def _moving(self) -> tuple[str, ...]:
        return tuple(sorted(self._chosen)) or ((self._action,) if self._action else ())

    @override
    def event(self, event: QEvent) -> bool:
        """Claim the keys that move the selection from the commands of the window."""
        if claims_with_alt(event, _MOVES) and self._moving():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the selection with Alt and an arrow, add one more with Space, select a range with Shift."""
        key, entry = Qt.Key(event.key()), self._entry
        way = way_of(event) if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else None
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.actions_chosen.emit(tuple(self._line_of))
            return
        if way is not None and self._stops:
            self._choose_to(self.stop_of(way))
            return
        if key in _MOVES and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if self._moving():
                self.moved.emit(Move(self._moving(), *_MOVES[key]))
        elif key == Qt.Key.Key_Space and isinstance(entry, ActionRow) and not self._typing.is_open(event):
            self.action_toggled.emit(entry.action_id)
        else:
            super().keyPressEvent(event)

    def _choose_to(self, line: int) -> None:
        """Select every action from where the range began to a line, and put the cursor there."""
        if self._anchor < 0:
            self._anchor = self._current if self._current >= 0 else line
        first, last = sorted((self._anchor, line))
        entries = self._lines.entries[first : last + 1]
        ids = tuple(entry.action_id for entry in entries if isinstance(entry, ActionRow))
        self.go_to(line)
        if ids:
            self.actions_chosen.emit(ids)

    @property
    def _entry(self) -> AgendaEntry | None:
        return self._lines.entries[self._current] if 0 <= self._current < self.count else None

    @property
    def _is_at_mark(self) -> bool:
        """Return whether the cursor is on a mark beside the actions of a day."""
        return isinstance(self._entry, MarkLine)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the line of the cursor to a person who comes by a key that leads to this view."""
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.OtherFocusReason and not last_input.is_mouse:
            self.bring(self._current)

    def first_stop(self) -> int:
        """Return no line: the cursor on an action always selects it."""
        return -1

    def _first_in_sight(self) -> int:
        """Return the first line below the sticky head that the keyboard can go to; -1 where there is none."""
        return self.nearest_stop(bisect_left(self._tops, self.scrolled + self._theme.length(DAY_HEIGHT)))

    @override
    def ring_line(self) -> int:
        """Return the line of the cursor, or else the one that the next key goes to."""
        return self._current if self._current >= 0 else self._first_in_sight()

    @override
    def stop_of(self, way: Way) -> int:
        """Return the line where a key leads: without a cursor, into what is in sight."""
        if self._current < 0 and way not in {Way.FIRST, Way.LAST}:
            return self._first_in_sight()
        return super().stop_of(way)

    def land(self, number: int) -> None:
        """Select the action of a line, or stay on its mark."""
        self.go_to(number)
        self._anchor = number
        if isinstance(self._entry, ActionRow):
            self.action_chosen.emit(self._entry.action_id)

    def open_current(self) -> None:
        """Select the action of the line, or show everything due on its day, beside it."""
        entry = self._entry
        if isinstance(entry, ActionRow):
            self.action_chosen.emit(entry.action_id)
        elif isinstance(entry, MarkLine) and entry.leads_on:
            corner = self.box(self._current).bottomLeft()
            self.due_asked.emit(entry.day, self.viewport().mapToGlobal(corner + QPoint(_INDENT, 1)))

    def press_line(self, number: int) -> None:
        """Select an action, or show what is due."""
        self.land(number)
        if self._is_at_mark:
            self.open_current()

    # Texts of a line

    def typed(self, number: int) -> str:
        """Return the city of an action."""
        entry = self._lines.entries[number]
        return entry.city if isinstance(entry, ActionRow) else ""

    @override
    def is_marked(self, number: int) -> bool:
        """Return whether a line is selected: alone, or in a range."""
        entry = self._lines.entries[number]
        if self._is_at_mark or not isinstance(entry, ActionRow):
            return number == self._current
        return entry.action_id == self._action or entry.action_id in self._chosen

    @override
    def cells(self, number: int) -> Sequence[str]:
        entry = self._lines.entries[number]
        return words.cells_of(entry) if isinstance(entry, ActionRow) else super().cells(number)

    @override
    def records(self, number: int) -> Sequence[str]:
        entry = self._lines.entries[number]
        return (entry.action_id,) if isinstance(entry, ActionRow) else ()

    def sentence(self, number: int) -> str:
        """Return an action, a key date or a deadline in one sentence."""
        entry = self._lines.entries[number]
        if isinstance(entry, ActionRow):
            return words.action_sentence(entry)
        if isinstance(entry, DayHead):
            return ""
        said = mark_words(entry.mark) if entry.mark else beside.due_beyond(entry.more, is_all=entry.is_all)
        return beside.mark_sentence(said, entry.day)
