"""What lists and grids of painted lines share: positions of lines, keys, and screen readers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPen

from organizer_app.ui.widgets.focus_frame import shows_ring
from organizer_app.ui.widgets.lists.contested_marks import contested_in, paint_mark
from organizer_app.ui.widgets.lists.copied_rows import copy_rows
from organizer_app.ui.widgets.lists.editor_marks import editors_in, paint_pencil
from organizer_app.ui.widgets.lists.line_keys import Way, is_enter, way_of
from organizer_app.ui.widgets.lists.speaking_area import SpeakingArea
from organizer_app.ui.widgets.lists.speaking_items import Role, SpokenItem, tell_current, tell_items_changed
from organizer_app.ui.widgets.lists.type_ahead import TypeAhead
from organizer_app.wording.language.conflicts import line_in_conflict
from organizer_app.wording.together.presence import line_edited

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.domain.merging.presence import Present
    from organizer_app.ui.theme.theme import Theme

_RING: Final = 2
_WHEEL: Final = 44
_BY_KEY: Final = frozenset({Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason})


class LineArea(SpeakingArea):
    """Lines of any height, some of them reachable by keyboard; derived classes paint them.

    Attributes:
        has_columns: whether Left, Right, Home and End go along a line.
        finds_by_letters: whether typed letters find a line; False where letters are commands.
        copies_rows: whether Copy takes the chosen lines; False where the view copies something else.
        marks_conflicts: whether lines of records in conflict are marked; False where every line is.
        tells_heads: whether screen readers also reach the lines that the keyboard skips.
        head_role: the role of such a line for them.
    """

    has_columns = False
    finds_by_letters = True
    copies_rows = True
    marks_conflicts = True
    tells_heads = False
    head_role = Role.Heading

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tops: Sequence[int] = (0,)
        self._stops: Sequence[int] = ()
        self._current = -1
        self._head = 0
        self._foot = 0
        self._typing = TypeAhead()
        self.setAccessibleName(name)

    # For derived classes

    def sentence(self, number: int) -> str:
        """Return a line in one sentence, for screen readers."""
        raise NotImplementedError

    def records(self, number: int) -> Sequence[str]:
        """Return the ids of the records that a line shows."""
        del number
        return ()

    def typed(self, number: int) -> str:
        del number
        return ""

    def cells(self, number: int) -> Sequence[str]:
        """Return a line as cells of a table, for copying."""
        return (self.sentence(number),)

    def copied(self) -> Sequence[int]:
        """Return the numbers of the lines that are copied: the selected ones."""
        return [number for number in self._stops if self.is_marked(number)]

    def is_expanded(self, number: int) -> bool | None:
        del number
        return None

    def typed_stops(self) -> Sequence[int]:
        """Return the numbers of the lines that letters can find."""
        return self._stops

    def kept_above(self, number: int) -> int:
        """Return how many pixels above a line scroll into view with it: the head directly above it."""
        if self._stops and number == self._stops[0]:
            return self._tops[number]
        return 0 if not number or self.is_stop(number - 1) else self._tops[number] - self._tops[number - 1]

    def land(self, number: int) -> None:
        """Go to a line for a key or a press; derived classes notify their owner."""
        self.go_to(number)

    def open_current(self) -> None:
        """Do what Enter means on the line with the keyboard."""

    # Positions of lines

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._tops) - 1

    @property
    def current(self) -> int:
        """The number of the line with the keyboard, or -1."""
        return self._current

    @property
    def page(self) -> int:
        """The visible height of the lines, in pixels."""
        return max(0, self.viewport().height() - self._head - self._foot)

    @property
    def scrolled(self) -> int:
        """The height of the lines above the visible ones, in pixels."""
        return self.verticalScrollBar().value()

    def content_height(self) -> int:
        """Return the height of all lines, in pixels."""
        return self._tops[-1]

    def is_stop(self, number: int) -> bool:
        """Return whether the keyboard can go to a line."""
        at = bisect_left(self._stops, number)
        return at < len(self._stops) and self._stops[at] == number

    def nearest_stop(self, number: int) -> int:
        """Return a line, or else the next one that the keyboard can go to; -1 where there is none."""
        stops = self._stops
        return stops[min(bisect_left(stops, number), len(stops) - 1)] if stops else -1

    def place_lines(self, heights: Iterable[int], stops: Sequence[int]) -> None:
        """Replace the heights of the lines, in pixels, and the numbers of those that the keyboard goes to."""
        self.place_tops(list(accumulate(heights, initial=0)), stops)

    def place_tops(self, tops: Sequence[int], stops: Sequence[int]) -> None:
        """Replace the tops of the lines, in pixels from the first, and the bottom of the last one."""
        self._tops = tops
        self._stops = stops
        self.fit_bars()

    def lines_changed(self) -> None:
        """Notify screen readers that the lines have changed."""
        tell_items_changed(self)
        self.viewport().update()

    def fit_bars(self) -> None:
        """Measure how far there is to scroll."""
        bar = self.verticalScrollBar()
        bar.setPageStep(self.page)
        bar.setSingleStep(self.wheel_step())
        bar.setRange(0, self.farthest())
        self.viewport().update()

    def wheel_step(self) -> int:
        """Return how far the wheel scrolls, in pixels."""
        return self._theme.length(_WHEEL)

    def farthest(self) -> int:
        """Return how far the lines can scroll, in pixels."""
        return max(0, self._tops[-1] - self.page)

    def box(self, number: int) -> QRect:
        """Return the box of a line in the viewport."""
        top, bottom = self._tops[number], self._tops[number + 1]
        return QRect(0, self._head + top - self.scrolled, self.viewport().width(), bottom - top)

    def line_at(self, y: float) -> int:
        """Return the number of the line at a y coordinate of the viewport, or -1."""
        inside = y - self._head
        below = inside + self.scrolled
        if inside < 0 or y >= self.viewport().height() - self._foot or not 0 <= below < self._tops[-1]:
            return -1
        return bisect_right(self._tops, below) - 1

    def in_sight(self) -> range:
        """Return the numbers of the visible lines."""
        top = self.scrolled
        first = max(0, bisect_right(self._tops, top) - 1)
        last = bisect_right(self._tops, top + self.page - 1)
        return range(min(first, self.count), min(last, self.count))

    def lines_in(self, part: QRect) -> range:
        """Return the numbers of the visible lines in a part of the viewport."""
        sight, above = self.in_sight(), self._head - self.scrolled
        first = bisect_right(self._tops, part.top() - above) - 1
        last = bisect_right(self._tops, part.bottom() - above)
        return range(min(max(first, sight.start), sight.stop), min(max(last, sight.start), sight.stop))

    def bring(self, number: int) -> None:
        """Scroll to a line, and to the head above it."""
        if not 0 <= number < self.count:
            return
        bar, page = self.verticalScrollBar(), self.page
        top, bottom = self._tops[number], self._tops[number + 1]
        above = self.kept_above(number)
        top -= above if bottom - top + above <= page else 0
        if top < self.scrolled:
            bar.setValue(top)
        elif bottom > self.scrolled + page:
            bar.setValue(bottom - page)

    def is_contested(self, number: int) -> bool:
        """Return whether a line shows a record with a field that two laptops wrote differently."""
        contested = contested_in(self) if self.marks_conflicts else frozenset()
        return bool(contested) and not contested.isdisjoint(self.records(number))

    def editors(self, number: int) -> tuple[Present, ...]:
        """Return who else is editing a record of a line now."""
        editors = editors_in(self)
        found = [each for record_id in self.records(number) for each in editors.get(record_id, ())]
        return tuple(dict.fromkeys(found))

    def paint_marks(self, painter: QPainter) -> None:
        """Mark the visible lines with a conflict, and those that others are editing."""
        if contested_in(self) or editors_in(self):
            for number in self.in_sight():
                if self.is_contested(number):
                    paint_mark(painter, self._theme, self.box(number))
                elif self.editors(number):
                    paint_pencil(painter, self._theme, self.box(number))

    def told(self, number: int) -> str:
        """Return a line in one sentence, that it is in conflict, and who is editing it."""
        said, there = self.sentence(number), self.editors(number)
        more = (line_in_conflict() if self.is_contested(number) else "", line_edited(there))
        told = " ".join(filter(None, more))
        return f"{said.rstrip('.')}. {told}" if told else said

    def paint_ring(self, painter: QPainter) -> None:
        """Draw the keyboard ring around its line, or around the area when it is on none."""
        number = self.ring_line()
        if shows_ring(self):
            is_there = 0 <= number < self.count
            place = self.ring_place(number) if is_there else QRectF(self.viewport().rect())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            draw_ring(painter, self._theme, place)

    def ring_line(self) -> int:
        """Return the number of the line that the keyboard ring is drawn around, or -1."""
        return self._current

    def ring_place(self, number: int) -> QRectF:
        """Return where the keyboard ring of a line is drawn: around all of it."""
        return QRectF(self.box(number))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure how far there is to scroll; the line with the keyboard stays visible if it was."""
        before, is_there = event.oldSize().height(), 0 <= self._current < self.count
        box = self.box(self._current) if is_there else QRect()
        super().resizeEvent(event)
        self.fit_bars()
        if is_there and (
            before <= self._head or (box.top() < before - self._foot and box.bottom() >= self._head)
        ):
            self.bring(self._current)

    # Keyboard

    def go_to(self, number: int) -> None:
        """Move the keyboard to a line and scroll to it."""
        self._current = number
        self.bring(number)
        tell_current(self, self.spoken_current())
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from line to line, find one by its first letters, open one, or copy."""
        if self.copies_rows and event.matches(QKeySequence.StandardKey.Copy):
            copy_rows([self.cells(number) for number in self.copied()])
            return
        way = way_of(event, has_columns=self.has_columns)
        if way is not None:
            self.go(way)
        elif self.finds_by_letters and self._typing.takes(event):
            self.find_text(self._typing.add(event))
        elif is_enter(event) and self.is_stop(self._current):
            self.open_current()
        else:
            super().keyPressEvent(event)

    def go(self, way: Way) -> None:
        if self._stops:
            self.land(self.stop_of(way))

    def stop_of(self, way: Way) -> int:
        """Return the number of the line where a key leads; there must be at least one line."""
        stops, last = self._stops, len(self._stops) - 1
        at = bisect_right(stops, self._current) - 1
        is_up = way in {Way.UP, Way.PAGE_UP}
        if way in {Way.FIRST, Way.LAST}:
            return stops[0 if way is Way.FIRST else last]
        if not self.is_stop(self._current):
            return stops[max(at, 0) if is_up else min(at + 1, last)]
        if way in {Way.PAGE_UP, Way.PAGE_DOWN}:
            return self._page_stop(at, is_up=is_up)
        return stops[max(at - 1, 0) if is_up else min(at + 1, last)]

    def _page_stop(self, at: int, *, is_up: bool) -> int:
        """Return the line one page away: it takes a line's place at the opposite edge of the area."""
        stops, tops, here = self._stops, self._tops, self._stops[at]
        far = self.page - (tops[here + 1] - tops[here])
        if is_up:
            wanted = bisect_left(stops, bisect_left(tops, tops[here] - far))
            return stops[max(0, min(wanted, at - 1))]
        wanted = bisect_right(stops, bisect_right(tops, tops[here] + far) - 1) - 1
        return stops[min(len(stops) - 1, max(wanted, at + 1))]

    def is_typing(self, event: QKeyEvent) -> bool:
        """Return whether a key comes soon enough after letters of a name to belong to it."""
        return self._typing.is_open(event)

    def find_text(self, text: str) -> None:
        """Go to the next line that begins with a text; repeating a single letter goes one further."""
        stops = self.typed_stops()
        at = bisect_right(stops, self._current - 1 if len(text) > 1 else self._current)
        for number in (*stops[at:], *stops[:at]):
            if self.typed(number).casefold().startswith(text):
                self.land(number)
                return

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is; the first time, that is the first line."""
        if self._current < 0 and self._stops:
            self._current = self.first_stop()
        if event.reason() in _BY_KEY:
            self.bring(self._current)
        super().focusInEvent(event)

    def first_stop(self) -> int:
        """Return the line where the keyboard begins."""
        return self._stops[0]

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Accept the press, so that the release arrives here too."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Accept the release: it belongs to the press."""
        event.accept()

    # Screen readers

    def spoken_count(self) -> int:
        """Return the number of lines for screen readers."""
        return self.count if self.tells_heads else len(self._stops)

    def spoken_item(self, number: int) -> SpokenItem:
        """Return one of those lines."""
        at = number if self.tells_heads else self._stops[number]
        if not self.is_stop(at):
            return SpokenItem(self.sentence(at), self.box(at), role=self.head_role)
        is_current = at == self._current
        return SpokenItem(
            self.told(at),
            self.box(at),
            is_selected=self.is_marked(at),
            is_current=is_current,
            is_expanded=self.is_expanded(at),
        )

    def is_marked(self, number: int) -> bool:
        """Return whether a line is selected, for screen readers."""
        return number == self._current

    def _spoken_number(self, number: int) -> int:
        if self.tells_heads:
            return number if 0 <= number < self.count else -1
        return bisect_left(self._stops, number) if self.is_stop(number) else -1

    def spoken_at(self, point: QPoint) -> int:
        """Return which of those lines is under a point of the viewport, or -1."""
        return self._spoken_number(self.line_at(point.y()))

    def spoken_current(self) -> int:
        """Return which of those lines has the keyboard, or -1."""
        return self._spoken_number(self._current)

    def spoken_press(self, number: int) -> None:
        """Do what a click on a line means; heads do nothing."""
        at = number if self.tells_heads else self._stops[number]
        if self.is_stop(at):
            self.press_line(at)

    def press_line(self, number: int) -> None:
        """Do what a click on a line means."""
        self.land(number)


def draw_ring(painter: QPainter, theme: Theme, box: QRectF, radius: float = 0, width: int = _RING) -> None:
    """Draw the keyboard ring just inside a box."""
    painter.setPen(QPen(theme.color("accent"), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inside = box.adjusted(1, 1, -1, -1)
    if radius:
        painter.drawRoundedRect(inside, radius, radius)
    else:
        painter.drawRect(inside)
