"""A scrolled calendar whose actions are clicked, dragged and navigated along time, not by lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from organizer_app.domain.calendar.moving import Edge
from organizer_app.ui.screens.plan.time_axis.block_painter import PLAIN, BlockLook
from organizer_app.ui.screens.plan.time_axis.drag_gesture import FINE_STEP, STEP, Drag, Move
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.widgets.focus_frame import draw_frame, shows_ring
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.lists.speaking_items import SpokenItem, let_speak, tell_current
from organizer_app.ui.widgets.lists.type_ahead import TypeAhead
from organizer_app.ui.widgets.scroll_bars import fill_scroll_bars
from organizer_app.ui.widgets.tooltips import show_tip
from organizer_app.wording.language.conflicts import line_in_conflict
from organizer_app.wording.plan import calendars
from organizer_app.wording.plan import timeline as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QColor, QFocusEvent

    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.ui.screens.plan.time_axis.drag_gesture import Grip
    from organizer_app.ui.theme.theme import Theme


# The width of the border zone, in pixels, in which a drag scrolls.
_BORDER: Final = 24
_STEP_MS: Final = 30


class BorderScroll(QObject):
    """Calls back with -1 or 1 and the point while that is near the upper or lower border."""

    def __init__(self, view: QWidget, scroll: Callable[[int, QPointF], None]) -> None:
        super().__init__(view)
        self._view = view
        self._scroll = scroll
        self._at = QPointF()
        self._way = 0
        self._steps = QTimer(self, interval=_STEP_MS)
        self._steps.timeout.connect(self._step)

    @property
    def is_scrolling(self) -> bool:
        """Whether the point is near a border."""
        return self._steps.isActive()

    def watch(self, at: QPointF, head: int = 0) -> None:
        """Update the point; the view's content starts below a head of a height in pixels."""
        self._at = at
        below = at.y() > self._view.height() - _BORDER
        self._way = -1 if at.y() < head + _BORDER else 1 if below else 0
        if not self._way:
            self.stop()
        elif not self._steps.isActive():
            self._steps.start()

    def stop(self) -> None:
        """Stop scrolling."""
        self._steps.stop()

    def _step(self) -> None:
        self._scroll(self._way, self._at)


# Describes the visible actions of week and timeline to screen readers, one sentence each


class Blocks(Protocol):
    """What the calendar provides."""

    chosen: frozenset[str]
    pointed: str

    def visible_ids(self) -> tuple[str, ...]:
        """Return the ids of the visible actions, in reading order."""

    def rect_of(self, action_id: str) -> QRectF | None:
        """Return the rectangle of an action."""

    def row_of(self, action_id: str) -> ActionRow | None:
        """Return an action."""

    def told(self, row: ActionRow) -> str:
        """Return an action in one sentence, and whether it is selected or in conflict."""

    def grip_at(self, point: QPointF) -> Grip | None:
        """Return the action under a point."""

    def open_action(self, action_id: str) -> None:
        """Show an action in the inspector."""


class DragAccessibility:
    """The visible actions as items."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks

    def spoken_count(self) -> int:
        """Return the number of visible actions."""
        return len(self._blocks.visible_ids())

    def spoken_item(self, number: int) -> SpokenItem:
        """Return one action."""
        action_id = self._blocks.visible_ids()[number]
        row, box = self._blocks.row_of(action_id), self._blocks.rect_of(action_id)
        is_chosen = action_id in self._blocks.chosen
        return SpokenItem(
            self._blocks.told(row) if row else "",
            box.toRect() if box else QRect(),
            is_selected=is_chosen,
            is_current=action_id == self._blocks.pointed,
        )

    def spoken_at(self, point: QPoint) -> int:
        """Return the number of the action under a point of the viewport, or -1."""
        grip = self._blocks.grip_at(QPointF(point))
        return -1 if grip is None else self._number(grip.row.action_id)

    def spoken_current(self) -> int:
        """Return the number of the keyboard's action, or -1 if it is not visible."""
        return self._number(self._blocks.pointed)

    def spoken_press(self, number: int) -> None:
        """Open an action."""
        self._blocks.open_action(self._blocks.visible_ids()[number])

    def _number(self, action_id: str) -> int:
        ids = self._blocks.visible_ids()
        return ids.index(action_id) if action_id in ids else -1


# The line of the present time in timeline and week, which does not cross out words


_WIDTH: Final = 2
_DOT: Final = 4
# The gap between the line and words it avoids, in pixels.
_LINE_AIR: Final = 2


class Gap(NamedTuple):
    """A part of the line, in pixels along it, that has words."""

    begin: float
    end: float


def draw_now_line(
    painter: QPainter, color: QColor, start: QPointF, end: QPointF, gaps: Iterable[Gap]
) -> None:
    """Draw the line, horizontal or vertical, with its dot at the start.

    Args:
        painter: of the view.
        color: of the present time.
        start: where the dot is.
        end: to the right of it, or below.
        gaps: the parts to leave out, in any order; they may overlap.
    """
    is_level = start.y() == end.y()
    at, last = (start.x(), end.x()) if is_level else (start.y(), end.y())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, _WIDTH))
    for gap in (*sorted(gaps), Gap(last + _LINE_AIR, last + _LINE_AIR)):
        until = min(gap.begin - _LINE_AIR, last)
        if until > at:
            ends = (
                ((at, start.y()), (until, start.y())) if is_level else ((start.x(), at), (start.x(), until))
            )
            painter.drawLine(QPointF(*ends[0]), QPointF(*ends[1]))
        at = max(at, gap.end + _LINE_AIR)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(start, _DOT, _DOT)


_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_TURNS: Final = {"[": -1, "]": 1}
_ALT: Final = Qt.KeyboardModifier.AltModifier
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_LEFT_BUTTON: Final = Qt.MouseButton.LeftButton
# The width of the viewport's border zone, in pixels, in which a drag scrolls.
# The margin in pixels around what is scrolled to.
_AIR: Final = 12


class DragArea(Themed, QAbstractScrollArea):
    """Turns mouse and keys into signals; the calendar built on it knows where things are."""

    action_chosen = Signal(str)
    action_toggled = Signal(str)
    day_opened = Signal(str)
    day_turned = Signal(int)
    today_asked = Signal()
    moved = Signal(object)
    due_asked = Signal(str, QPoint)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.accessibility = DragAccessibility(self)
        let_speak(self, self.accessibility)
        self.setAccessibleName(name)
        self.setAccessibleDescription(words.keys_hint())
        self.setFrameShape(QFrame.Shape.NoFrame)
        fill_scroll_bars(self, QPalette.ColorRole.Window)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(420)
        self.viewport().setMouseTracking(True)
        # Every pixel is painted: clearing the background before would double the cost.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._theme = theme
        self.chosen: frozenset[str] = frozenset()
        self.contested: frozenset[str] = frozenset()
        self.pointed = ""
        self.drag: Drag | None = None
        self.desk_zone = ""
        self._pressed = QPointF()
        self._typing = TypeAhead()

    # Implemented by a calendar

    def grip_at(self, point: QPointF) -> Grip | None:
        """Return the action under a point of the viewport, and its nearby end."""
        raise NotImplementedError

    def visible_ids(self) -> tuple[str, ...]:
        """Return the ids of the actions with a visible block, in reading order."""
        raise NotImplementedError

    def rect_of(self, action_id: str) -> QRectF | None:
        """Return the block of an action in the viewport, or None if it has none."""
        raise NotImplementedError

    def pull(self, drag: Drag, by: QPointF, at: QPointF, step: int) -> None:
        """Update a drag for a pointer that moved by some pixels to a point."""
        raise NotImplementedError

    def press_beside(self, point: QPointF) -> None:
        """Handle a press outside all actions."""
        raise NotImplementedError

    def beside(self, across: int, down: int) -> str:
        """Return the neighbor of the keyboard's action in a direction, or an empty text."""
        raise NotImplementedError

    def at_end(self, *, is_last: bool, is_whole: bool) -> str:
        """Return the first or last action of its line, or of everything."""
        raise NotImplementedError

    def step_of(self, across: int, down: int) -> tuple[int, int]:
        """Return days and minutes that an arrow key moves an action by."""
        raise NotImplementedError

    def find_city(self, text: str) -> str:
        """Return the first action of a city whose name starts with a casefolded text, or an empty text."""
        raise NotImplementedError

    def row_of(self, action_id: str) -> ActionRow | None:
        """Return a shown action, or None."""
        raise NotImplementedError

    def bring_into_sight(self, action_id: str) -> None:
        """Scroll as little as needed to show an action."""
        raise NotImplementedError

    def look_again(self, action_ids: frozenset[str]) -> None:
        """Repaint some actions whose marks changed."""
        raise NotImplementedError

    @property
    def day_label(self) -> str:
        """The ISO day that a drag does not need to mention."""
        raise NotImplementedError

    def scroll_to(self, box: QRectF, room: QRectF) -> None:
        """Scroll as little as needed to bring a rectangle into a part of the viewport."""
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        if box.y() < room.y():
            down.setValue(round(down.value() + box.y() - room.y() - _AIR))
        elif box.bottom() > room.bottom():
            down.setValue(round(down.value() + box.bottom() - room.bottom() + _AIR))
        if box.x() < room.x() or box.width() > room.width():
            across.setValue(round(across.value() + box.x() - room.x() - _AIR))
        elif box.right() > room.right():
            across.setValue(round(across.value() + box.right() - room.right() + _AIR))

    # Marks

    def select(self, action_ids: frozenset[str]) -> None:
        """Mark the selected actions."""
        if action_ids == self.chosen:
            return
        before, self.chosen = self.chosen, action_ids
        if len(action_ids) == 1:
            self._point(next(iter(action_ids)))
        self.look_again(before ^ action_ids)
        self.viewport().update()

    def show_contested(self, action_ids: frozenset[str]) -> None:
        """Mark the actions with a field that two laptops wrote."""
        before, self.contested = self.contested, action_ids
        if before != action_ids:
            self.look_again(before ^ action_ids)
            self.viewport().update()

    def looks(self) -> dict[str, BlockLook]:
        """Return how actions stand out, for those that do."""
        found = {
            each: BlockLook(is_chosen=each in self.chosen, is_contested=each in self.contested)
            for each in self.chosen | self.contested
        }
        if self.pointed:
            found[self.pointed] = found.get(self.pointed, PLAIN)._replace(is_pointed=shows_ring(self))
        return found

    def told(self, row: ActionRow) -> str:
        """Return an action in one sentence, and whether it is selected or in conflict."""
        said = words.item_sentence(row, is_selected=row.action_id in self.chosen)
        return f"{said.rstrip('.')}. {line_in_conflict()}" if row.action_id in self.contested else said

    def _point(self, action_id: str) -> None:
        before, self.pointed = self.pointed, action_id
        if before != action_id:
            self.look_again(frozenset({before, action_id}))
            self.bring_into_sight(action_id)
        self.viewport().update()

    def _go(self, action_id: str) -> None:
        row = self.row_of(action_id) if action_id else None
        if row is None:
            return
        self._point(action_id)
        sentence = self.told(row)
        self.setAccessibleDescription(sentence)
        announce(self, sentence)
        tell_current(self, self.accessibility.spoken_current())

    def acting_on(self, action_id: str) -> tuple[str, ...]:
        """Return what a drag or key on an action moves: the whole selection if the action is in it."""
        return tuple(sorted(self.chosen)) if action_id in self.chosen else (action_id,)

    def draw_focus(self, painter: QPainter) -> None:
        """Draw the focus ring around the calendar."""
        if shows_ring(self):
            draw_frame(painter, self.viewport().rect(), self._theme.color("accent"))

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if event.button() != _LEFT_BUTTON:
            return
        self._pressed = event.position()
        grip = self.grip_at(event.position())
        self.drag = Drag(grip, self.acting_on(grip.row.action_id)) if grip else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or highlight what could be dragged."""
        drag = self.drag
        if drag is None:
            self._show_shape(event.position())
            self.look_at(event.position())
            return
        by = event.position() - self._pressed
        if not drag.is_begun and by.manhattanLength() < QApplication.startDragDistance():
            return
        drag.is_begun = True
        self._scroll_at_border(event.position())
        self._drag_to(event.position(), event.modifiers())

    def _drag_to(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if self.drag is not None:
            self.drag.is_copy = bool(modifiers & _CONTROL) and self.drag.grip.edge is None
            step = FINE_STEP if modifiers & _ALT else STEP
            self.pull(self.drag, at - self._pressed, at, step)
            self.viewport().update()

    def _scroll_at_border(self, at: QPointF) -> None:
        """Scroll while the pointer is at the border; the grabbed point scrolls along."""
        room = self.viewport().rect()
        bars = (
            (self.horizontalScrollBar(), at.x(), room.width()),
            (self.verticalScrollBar(), at.y(), room.height()),
        )
        for bar, place, length in bars:
            step = -_BORDER if place < _BORDER else _BORDER if place > length - _BORDER else 0
            before = bar.value()
            bar.setValue(before + step)
            went = bar.value() - before
            self._pressed -= QPointF(went, 0) if bar is self.horizontalScrollBar() else QPointF(0, went)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop what was dragged, or select what was clicked."""
        drag, self.drag = self.drag, None
        if event.button() != _LEFT_BUTTON or self._pressed.isNull():
            return
        pressed, self._pressed = self._pressed, QPointF()
        if drag is None:
            if (event.position() - pressed).manhattanLength() < QApplication.startDragDistance():
                self.press_beside(event.position())
        elif not drag.is_begun:
            self._press(drag.grip.row.action_id, event.modifiers())
        elif drag.is_away:
            self.moved.emit(drag.move())
        self.viewport().update()

    def _press(self, action_id: str, modifiers: Qt.KeyboardModifier) -> None:
        self._point(action_id)
        if modifiers & (_CONTROL | _SHIFT):
            self.action_toggled.emit(action_id)
        else:
            self.action_chosen.emit(action_id)

    def _show_shape(self, at: QPointF) -> None:
        grip = self.grip_at(at)
        shape = Qt.CursorShape.ArrowCursor
        if grip is not None:
            shape = Qt.CursorShape.PointingHandCursor if grip.edge is None else self.edge_shape
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    edge_shape = Qt.CursorShape.SizeHorCursor

    def event(self, event: QEvent) -> bool:
        """Give Esc to a drag before anything else handles it."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_ours = self.drag is not None or event.text() in _TURNS or event.modifiers() & _ALT
            if is_ours and (event.key() == Qt.Key.Key_Escape or self.drag is None):
                event.accept()
                return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            show_tip(event.globalPos(), self.tip_at(QPointF(event.pos())), self)
            return True
        if event.type() is QEvent.Type.Leave:
            self.look_at(None)
        return super().viewportEvent(event)

    def tip_at(self, point: QPointF) -> str:
        """Return the tooltip under a point."""
        grip = self.grip_at(point)
        return calendars.tip(grip.row) if grip else ""

    def look_at(self, point: QPointF | None) -> None:
        """Handle the resting position of the pointer, None when it has left."""

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.drag is not None:
            self._key_while_dragging(key, event)
            return
        keys: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Home: lambda: self._go(self._end(event, is_last=False)),
            Qt.Key.Key_End: lambda: self._go(self._end(event, is_last=True)),
            Qt.Key.Key_PageUp: lambda: self._page(-1),
            Qt.Key.Key_PageDown: lambda: self._page(1),
            Qt.Key.Key_Return: self._open,
            Qt.Key.Key_Enter: self._open,
        }
        if key in _ARROWS:
            self._arrow(event, *_ARROWS[key])
        elif key in keys:
            keys[key]()
        elif key == Qt.Key.Key_Space and not self._typing.is_open(event):
            if self.pointed:
                self.action_toggled.emit(self.pointed)
        elif event.text().isprintable() and event.text() and not event.modifiers() & (_CONTROL | _ALT):
            self._type(event)
        else:
            super().keyPressEvent(event)

    def _key_while_dragging(self, key: Qt.Key, event: QKeyEvent) -> None:
        if key == Qt.Key.Key_Escape:
            # The release that follows then means nothing.
            self.drag, self._pressed = None, QPointF()
            self.viewport().update()
        else:
            event.ignore()

    def _end(self, event: QKeyEvent, *, is_last: bool) -> str:
        return self.at_end(is_last=is_last, is_whole=bool(event.modifiers() & _CONTROL))

    def _page(self, step: int) -> None:
        for _line in range(8):
            found = self.beside(0, step)
            if not found:
                break
            self._go(found)

    def open_action(self, action_id: str) -> None:
        """Move the cursor to an action and open it."""
        self._press(action_id, Qt.KeyboardModifier.NoModifier)

    def _open(self) -> None:
        if self.pointed:
            self.action_chosen.emit(self.pointed)

    def _arrow(self, event: QKeyEvent, across: int, down: int) -> None:
        if not event.modifiers() & _ALT:
            self._go(self.beside(across, down) or ("" if self.pointed else self._end(event, is_last=False)))
            if event.modifiers() & _SHIFT and self.pointed not in self.chosen:
                self.action_toggled.emit(self.pointed)
            return
        if not self.pointed:
            return
        days, minutes = self.step_of(across, down)
        if event.modifiers() & _SHIFT:
            if minutes:
                self.moved.emit(Move((self.pointed,), 0, minutes, Edge.END))
        else:
            self.moved.emit(Move(self.acting_on(self.pointed), days, minutes))

    def _type(self, event: QKeyEvent) -> None:
        """Find a city by typed letters; brackets and the period turn the page instead."""
        text = event.text()
        if text in _TURNS:
            self.day_turned.emit(_TURNS[text])
        elif text == ".":
            self.today_asked.emit()
        else:
            self._go(self.find_city(self._typing.add(event)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring, and the cursor."""
        super().focusInEvent(event)
        self._show_pointed()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus ring, and the cursor."""
        super().focusOutEvent(event)
        self._show_pointed()

    def _show_pointed(self) -> None:
        if self.pointed:
            self.look_again(frozenset({self.pointed}))
        self.viewport().update()
