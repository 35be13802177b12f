"""The month calendar: moves by day with keys, drags actions, and reads days to screen readers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.ui.screens.plan.marks.day_marks import MarkBook, mark_words
from organizer_app.ui.screens.plan.month.month_painter import (
    DAYS,
    MonthHit,
    MonthMarks,
    MonthSheet,
    SheetSize,
    contents,
    week_of,
    weeks_of,
)
from organizer_app.ui.screens.plan.time_axis.block_painter import BlockPainter
from organizer_app.ui.screens.plan.time_axis.drag_area import BorderScroll
from organizer_app.ui.screens.plan.time_axis.drag_gesture import Drag, Grip, Move
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.widgets.focus_frame import draw_frame, shows_ring
from organizer_app.ui.widgets.lists.line_keys import claims_with_alt
from organizer_app.ui.widgets.lists.speaking_items import (
    Role,
    SpokenItem,
    let_speak,
    tell_current,
    tell_items_changed,
)
from organizer_app.ui.widgets.lists.type_ahead import TypeAhead
from organizer_app.ui.widgets.tooltips import show_tip
from organizer_app.wording.language.conflicts import line_in_conflict
from organizer_app.wording.language.measures import first_weekday
from organizer_app.wording.plan import calendars as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from organizer_app.ui.theme.theme import Theme


class Days(Protocol):
    """What the calendar provides; days are ISO text."""

    @property
    def chosen_day(self) -> str:
        """The selected day, or empty."""

    def days_in_sight(self) -> Sequence[str]:
        """Return the visible days, in order."""

    def box_of(self, number: int) -> QRectF:
        """Return the rectangle of a visible day, by number."""

    def sentence_of(self, day: str) -> str:
        """Return everything that happens on a day."""

    def day_at(self, point: QPointF) -> str:
        """Return the day under a point, or empty."""

    def choose_day(self, day: str) -> None:
        """Select a day."""


class MonthAccessibility:
    """The visible days as items."""

    def __init__(self, days: Days) -> None:
        self._days = days

    def spoken_count(self) -> int:
        """Return the number of visible days."""
        return len(self._days.days_in_sight())

    def spoken_item(self, number: int) -> SpokenItem:
        """Return one day with everything on it."""
        day = self._days.days_in_sight()[number]
        is_chosen = day == self._days.chosen_day
        return SpokenItem(
            self._days.sentence_of(day),
            self._days.box_of(number).toRect(),
            is_selected=is_chosen,
            is_current=is_chosen,
            role=Role.Cell,
        )

    def spoken_at(self, point: QPoint) -> int:
        """Return the number of the day under a point, or -1 above the first week."""
        return self._number(self._days.day_at(QPointF(point)))

    def spoken_press(self, number: int) -> None:
        """Select a day."""
        self._days.choose_day(self._days.days_in_sight()[number])

    def spoken_current(self) -> int:
        """Return the number of the selected day, or -1 if it is not visible."""
        return self._number(self._days.chosen_day)

    def _number(self, day: str) -> int:
        days = self._days.days_in_sight()
        return days.index(day) if day in days else -1


# Handles a drag from day to day in the month


class MonthDrag:
    """Holds what is dragged, from press to release; `day` is the present day, empty for none."""

    def __init__(self) -> None:
        self._drag: Drag | None = None
        self._pressed = QPointF()
        self._is_cancelled = False
        self.day = ""
        self.modifiers = Qt.KeyboardModifier.NoModifier

    def press(
        self, actions: Sequence[str], rows: Sequence[ActionRow], at: QPointF, chosen: frozenset[str]
    ) -> None:
        """Grab the actions of a chip, with the whole selection if they are in it; none grabs nothing."""
        self._is_cancelled = False
        row = next((each for each in rows if each.action_id in actions), None)
        ids = tuple(sorted(chosen)) if actions and chosen.issuperset(actions) else tuple(actions)
        self._drag = Drag(Grip(row), ids) if row is not None else None
        self._pressed = at

    def pull(self, day: str, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Go to an ISO day, or nowhere for an empty one; return whether anything is dragged."""
        drag, self.modifiers = self._drag, modifiers
        if drag is None or not day:
            return False
        far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        drag.is_begun = drag.is_begun or far
        if drag.is_begun:
            drag.is_copy = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
            days = date.fromisoformat(day) - date.fromisoformat(drag.grip.row.day)
            drag.pull(0, days.days, 1)
            self.day = day
        return drag.is_begun

    @property
    def label(self) -> str:
        """The text about the drop target."""
        drag = self._drag
        return drag.label(drag.grip.row.zone, "") if drag is not None else ""

    def release(self) -> tuple[bool, Move | None]:
        """End the drag: return whether something was dragged or canceled, and the resulting move."""
        drag, was_cancelled = self._drag, self._is_cancelled
        self._drag, self.day, self._is_cancelled = None, "", False
        if drag is None:
            return was_cancelled, None
        return drag.is_begun, drag.move() if drag.is_away else None

    def cancel(self) -> None:
        """Cancel the drag."""
        self._drag, self.day, self._is_cancelled = None, "", True

    def draw_target(self, painter: QPainter, theme: Theme, box: QRectF, room: QRectF) -> None:
        """Mark the target day, and show the distance."""
        painter.fillRect(box.adjusted(2, 2, -2, -2), theme.color("accent", 40))
        draw_frame(painter, box.toRect(), theme.color("accent"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        spot = QPointF(box.x() + 6, box.center().y())
        BlockPainter(theme).draw_label(painter, spot, self.label, room)


_HEAD: Final = 30
_NOTCH: Final = 120
# The pixels that a drag at the border scrolls the weeks by in each step.
_BORDER_STEP: Final = 22
_ONE_DAY: Final = timedelta(days=1)
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -DAYS,
    Qt.Key.Key_Down: DAYS,
}
_MONTHS: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class MonthView(Themed, QWidget):
    """Weeks that scroll without end; the bright month is the one shown last."""

    action_chosen = Signal(str)
    actions_chosen = Signal(object)
    day_chosen = Signal(str)
    day_opened = Signal(str)
    month_turned = Signal(int)
    action_toggled = Signal(str)
    moved = Signal(object)
    due_asked = Signal(str, QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._accessibility = MonthAccessibility(self)
        let_speak(self, self._accessibility, Role.Table)
        self.setObjectName("monthView")
        self.setAccessibleName(words.month_name())
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(420, 320)
        self._first_weekday = first_weekday()
        self._sheet = MonthSheet(theme, self._first_weekday)
        self._top = week_of(date(2000, 1, 1), self._first_weekday)
        self._weeks = 6
        self._scrolled = 0
        self._theme = theme
        self._shown: tuple[Sequence[ActionRow], MarkBook] = ((), MarkBook())
        self._chosen: frozenset[str] = frozenset()
        self._dragging = MonthDrag()
        self._keys = MonthKeys(self)
        self._border = BorderScroll(self, self._scroll_at_border)

    # Contents

    def show_rows(self, rows: Sequence[ActionRow], marks: MarkBook, today: str) -> None:
        """Show what happens; `today` is an ISO day. Only weeks that differ are repainted."""
        if self._first_weekday != first_weekday() and (month := self._sheet.marks.month) is not None:
            self.show_month(*month)
        # Turning the month passes the same rows again, which are never changed in place.
        if any(new is not old for new, old in zip((rows, marks), self._shown, strict=True)):
            self._shown = (rows, marks)
            self._sheet.show_content(contents(rows, marks.by_day))
            tell_items_changed(self)
        self._mark(self._sheet.marks._replace(today=today))

    def show_month(self, year: int, month: int) -> None:
        """Scroll to a month and make its days bright."""
        if self._first_weekday != first_weekday():
            self._first_weekday = first_weekday()
            self._sheet.begin_weeks_on(self._first_weekday)
        weeks = weeks_of(year, month, self._first_weekday)
        self._top, self._weeks, self._scrolled = weeks.first, weeks.number, 0
        self._lay_out()
        self._mark(self._sheet.marks._replace(month=(year, month)))

    def select(self, day: str, action: str, actions: Sequence[str] = ()) -> None:
        """Mark a day and an action; `actions` are all selected ones if there are several."""
        self._chosen = frozenset(actions or ((action,) if action else ()))
        marks = self._sheet.marks._replace(day=day, action=action, actions=frozenset(actions))
        if marks != self._sheet.marks:
            self._mark(marks)
            self.setAccessibleDescription(self._day_sentence())

    def show_contested(self, action_ids: frozenset[str]) -> None:
        """Mark the actions with a field that two laptops wrote."""
        self._mark(self._sheet.marks._replace(contested=action_ids))

    def show_anchor(self, day: str) -> None:
        """Mark the anchor date, an ISO day or empty."""
        self._mark(self._sheet.marks._replace(anchor=day))

    def _mark(self, marks: MonthMarks) -> None:
        self._sheet.mark(marks)
        self.update()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._sheet.set_theme(theme)
        self._lay_out()

    def _lay_out(self) -> None:
        size = SheetSize(self.width(), self._week_height, self._head, self.devicePixelRatioF())
        self._sheet.lay_out(size)
        self.update()

    def scroll_by(self, pixels: int) -> None:
        """Move the weeks up by some pixels."""
        self._scrolled += pixels
        weeks, self._scrolled = divmod(self._scrolled, max(1, self._week_height))
        self._top += timedelta(days=DAYS * weeks)
        self.update()

    # Geometry, for tests and screen readers

    def hit(self, point: QPointF) -> MonthHit | None:
        """Return what is under a point of the widget; None above the first week."""
        y = point.y() - self._head + self._scrolled
        if y < 0 or point.y() < self._head:
            return None
        week = self._top + timedelta(days=DAYS * int(y // self._week_height))
        return self._sheet.hit(week, QPointF(point.x(), y % self._week_height))

    def visible_ids(self) -> tuple[str, ...]:
        """Return the ids of all actions that have a chip in the visible weeks."""
        lines = (
            line
            for day in self.days_in_sight()
            for line in self._sheet.cell(date.fromisoformat(day)).plan.lines
        )
        return tuple(line.action_id for line in lines if isinstance(line, ActionRow))

    def rect_of(self, action_id: str) -> QRectF | None:
        """Return the chip of an action, or None if no chip is visible."""
        for number, day in enumerate(self.days_in_sight()):
            chip = self._sheet.chip_of(date.fromisoformat(day), action_id)
            if chip is not None:
                return chip.translated(0, self.box_of(number).y())
        return None

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        # The density changes when the window moves to another screen.
        self._sheet.lay_out(SheetSize(self.width(), self._week_height, self._head, self.devicePixelRatioF()))
        painter = QPainter(self)
        y = self._head - self._scrolled
        height, weeks = self._week_height, self._weeks_in_sight()
        for week in weeks:
            painter.drawPixmap(0, y, self._sheet.picture(week))
            y += height
        painter.drawPixmap(0, 0, self._sheet.head_picture())
        drag = self._dragging
        number = (date.fromisoformat(drag.day) - self._top).days if drag.day else -1
        if 0 <= number < DAYS * len(weeks):
            drag.draw_target(painter, self._theme, self.box_of(number), QRectF(self.rect()))
        if shows_ring(self):
            draw_frame(painter, self.rect(), self._theme.color("accent"))
        painter.end()

    def _weeks_in_sight(self) -> list[date]:
        count = (self.height() - self._head + self._scrolled) // self._week_height + 1
        return [self._top + timedelta(days=DAYS * index) for index in range(count)]

    @property
    def _head(self) -> int:
        return self._theme.length(_HEAD)

    @property
    def _week_height(self) -> int:
        return max(64, -(-(self.height() - self._head) // self._weeks))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    # Mouse and keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        found = self.hit(event.position())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            rows = self._sheet.content_of(found.day).rows
            self._dragging.press(found.actions, rows, event.position(), self._chosen)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag an action to another day; Ctrl copies it."""
        found = self.hit(event.position())
        if self._dragging.pull(found.day if found else "", event.position(), event.modifiers()):
            self._border.watch(event.position(), self._head)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop on another day, or select what was clicked."""
        found = self.hit(event.position())
        self._border.stop()
        was_dragged, move = self._dragging.release()
        self.update()
        if move is not None:
            self.moved.emit(move)
        if was_dragged or found is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if found.is_due:
            self.due_asked.emit(found.day, event.globalPosition().toPoint())
        elif found.is_more:
            self.day_opened.emit(found.day)
        elif found.actions:
            self._choose(found.actions, adds=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        else:
            self.day_chosen.emit(found.day)

    def _choose(self, actions: tuple[str, ...], *, adds: bool) -> None:
        """Select the actions of a chip, with Ctrl in addition to the selection."""
        if len(actions) > 1:
            self.actions_chosen.emit(tuple(sorted(self._chosen.union(actions))) if adds else actions)
        else:
            (self.action_toggled if adds else self.action_chosen).emit(actions[0])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self.hit(event.position())
        if found is not None and not found.actions:
            self.day_opened.emit(found.day)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the weeks; a whole month's distance turns the month."""
        delta = event.pixelDelta().y() or event.angleDelta().y() * self._week_height // _NOTCH
        self.scroll_by(-delta)
        middle = self._top + timedelta(days=DAYS * self._weeks // 2)
        turned = (middle.year - self._sheet.marks.month[0]) * 12 + middle.month - self._sheet.marks.month[1]
        if turned:
            kept = self._top, self._scrolled
            self.month_turned.emit(turned)
            self._top, self._scrolled = kept
            self.update()
        event.accept()

    def _scroll_at_border(self, way: int, at: QPointF) -> None:
        if not self._dragging.day:
            self._border.stop()
            return
        self.scroll_by(way * _BORDER_STEP)
        found = self.hit(at)
        self._dragging.pull(found.day if found else "", at, self._dragging.modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            super().keyPressEvent(event)

    # Called by keys

    @property
    def month(self) -> tuple[int, int]:
        """The bright year and month."""
        return self._sheet.marks.month

    @property
    def shown_rows(self) -> Sequence[ActionRow]:
        """All actions, in reading order."""
        return self._shown[0]

    def move_chosen(self, days: int) -> None:
        """Move the selection by days."""
        if self._chosen:
            self.moved.emit(Move(tuple(sorted(self._chosen)), days=days))

    def give_up(self) -> bool:
        """Cancel a drag; return whether there was one."""
        was_dragged = bool(self._dragging.day)
        if was_dragged:
            self._dragging.cancel()
            self.update()
        return was_dragged

    def choose_day(self, day: str) -> None:
        """Select an ISO day and show its month."""
        self._go(date.fromisoformat(day))

    def find_action(self, row: ActionRow) -> None:
        """Select an action and show its month."""
        self._go(date.fromisoformat(row.day))
        self.action_chosen.emit(row.action_id)

    def _go(self, day: date) -> None:
        turned = (day.year - self._sheet.marks.month[0]) * 12 + day.month - self._sheet.marks.month[1]
        if turned:
            self.month_turned.emit(turned)
        self.day_chosen.emit(day.isoformat())
        tell_current(self, self._accessibility.spoken_current())

    def _day_sentence(self) -> str:
        return self.sentence_of(self.chosen_day) if self.chosen_day else words.month_hint()

    def event(self, event: QEvent) -> bool:
        if self._chosen and claims_with_alt(event, _STEPS):
            event.accept()
            return True
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.hit(QPointF(event.pos()))
            rows = self._sheet.content_of(found.day).rows if found else ()
            meant = [row for row in rows if found and row.action_id in found.actions]
            whole = "" if found is None else self.tip_of(found.day)
            show_tip(event.globalPos(), words.tip_of_all(meant) or whole, self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # Screen readers

    @property
    def chosen_day(self) -> str:
        """The selected day as ISO text, or empty."""
        return self._sheet.marks.day

    def days_in_sight(self) -> list[str]:
        """Return the visible ISO days, in order."""
        count = range(DAYS * len(self._weeks_in_sight()))
        return [(self._top + timedelta(days=each)).isoformat() for each in count]

    def box_of(self, number: int) -> QRectF:
        week, column = divmod(number, DAYS)
        return self._sheet.box(column).translated(0, self._head + week * self._week_height - self._scrolled)

    def tip_of(self, day: str) -> str:
        """Return what an ISO day holds, one thing a line, for a pointer beside its actions."""
        content = self._sheet.content_of(day)
        return words.day_tip(day, content.rows, map(mark_words, content.marks))

    def sentence_of(self, day: str) -> str:
        """Return everything that happens on an ISO day."""
        content = self._sheet.content_of(day)
        contested = self._sheet.marks.contested
        beside = list(map(mark_words, content.marks))
        if any(row.action_id in contested for row in content.rows):
            beside.append(line_in_conflict().rstrip("."))
        return words.day_sentence(day, content.rows, beside)

    def day_at(self, point: QPointF) -> str:
        """Return the ISO day under a point, or empty."""
        return found.day if (found := self.hit(point)) else ""


class MonthKeys:
    """The keys of the month: move between days, find a city, move the selection."""

    def __init__(self, month: MonthView) -> None:
        self._month = month
        self._typing = TypeAhead()

    def press(self, event: QKeyEvent) -> bool:
        """Handle a key; return whether it has a meaning here."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            return self._month.give_up()
        if key in _STEPS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._month.move_chosen(_STEPS[key])
            return True
        if self._typing.takes(event):
            self._find(self._typing.add(event))
            return True
        return self._go(key)

    def _go(self, key: Qt.Key) -> bool:
        day = self._month.chosen_day
        here = date.fromisoformat(day) if day else date(*self._month.month, 1)
        ends = {
            Qt.Key.Key_Home: here.replace(day=1),
            Qt.Key.Key_End: (here.replace(day=28) + timedelta(days=4)).replace(day=1) - _ONE_DAY,
        }
        if key in _STEPS:
            self._month.choose_day((here + timedelta(days=_STEPS[key]) if day else here).isoformat())
        elif key in _MONTHS:
            self._month.month_turned.emit(_MONTHS[key])
        elif key in ends:
            self._month.choose_day(ends[key].isoformat())
        elif key in _ENTER and day:
            self._month.day_opened.emit(day)
        else:
            return False
        return True

    def _find(self, text: str) -> None:
        """Go to the next action, from the selected day on, in a city that starts like this."""
        named = [row for row in self._month.shown_rows if row.day and row.city.casefold().startswith(text)]
        day = self._month.chosen_day or date(*self._month.month, 1).isoformat()
        found = next((row for row in named if row.day >= day), named[-1] if named else None)
        if found is not None:
            self._month.find_action(found)
