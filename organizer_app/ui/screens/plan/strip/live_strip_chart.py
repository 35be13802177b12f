"""The painted part of the strip: quarter hours by time zone; Left and Right move along them. Not a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea, QFrame
from typing_extensions import override

from organizer_app.domain.calendar.concurrency import QUARTER, Concurrency, UtcSpan
from organizer_app.ui.screens.plan.strip.live_strip_layout import (
    StripAxis,
    axis_of,
    joined,
    layers,
    runs,
    tallest,
)
from organizer_app.ui.theme.blank_pictures import blank_picture
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import REGULAR, STRONG, TYPE_CAPTION, TYPE_META
from organizer_app.ui.widgets.focus_frame import shows_ring
from organizer_app.ui.widgets.lists.speaking_items import (
    Role,
    SpokenItem,
    let_speak,
    tell_current,
    tell_items_changed,
)
from organizer_app.ui.widgets.own_viewport import own_viewport
from organizer_app.ui.widgets.tooltips import show_tip
from organizer_app.wording.plan import live_strip as words

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QPoint
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.domain.calendar.concurrency import ZoneCurve
    from organizer_app.ui.screens.plan.strip.live_strip_presenter import StripShown
    from organizer_app.ui.theme.theme import Theme

_NAME: Final = TextStyle(TYPE_META, STRONG)
_COUNT: Final = TextStyle(TYPE_META, REGULAR, tabular=True)
_HOUR: Final = TextStyle(TYPE_CAPTION, REGULAR, tabular=True)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_LEFT_PAD: Final = 16
_CHART_LEFT: Final = 128
_RIGHT_PAD: Final = 22
_ROW: Final = 27
_BAR: Final = 20
_AXIS: Final = 24
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_SCROLLS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -4, Qt.Key.Key_PageDown: 4}
_NOTHING: Final = UtcSpan(0, 0)


class LiveStripChart(Themed, QAbstractScrollArea):
    """Reports which span was clicked or dragged over, and what the keys ask for."""

    span_marked = Signal(object)
    span_chosen = Signal(object)
    moved = Signal(int, bool)
    missing_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        let_speak(self, self, Role.Chart)
        self.setObjectName("liveChart")
        self.setAccessibleName(words.title())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        own_viewport(self).setMouseTracking(True)
        self._live = Concurrency(0, (), {}, None)
        self._span: UtcSpan | None = None
        self._zone = "UTC"
        self._pressed: int | None = None
        self._pointed: int | None = None
        self._picture: QPixmap | None = None
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._measure()

    def show_strip(self, shown: StripShown) -> None:
        """Show a day and its marked span."""
        is_other_day = shown.live is not self._live
        self._live, self._span, self._zone = shown.live, shown.span, shown.desk_zone
        self._measure()
        if is_other_day:
            tell_items_changed(self)
        else:
            tell_current(self, self.spoken_current())

    # Geometry, for tests

    def point_of(self, utc: int, row: int = 0) -> QPointF:
        """Return the pixel of an instant, UTC minutes, in a row of the viewport."""
        return QPointF(self._axis().x_of(utc), self._row_top(row) + self._theme.length(_ROW) / 2)

    def row_names(self) -> tuple[str, ...]:
        """Return the names of the rows, from top to bottom."""
        return tuple(words.clock_name(curve.zone) for curve in self._live.curves)

    def wanted_height(self) -> int:
        """Return the height in pixels that needs no scrolling."""
        return len(self._live.curves) * self._theme.length(_ROW) + self._theme.length(_AXIS)

    def _axis(self) -> StripAxis:
        left = self._theme.length(_CHART_LEFT)
        return axis_of(self._live, left, self.viewport().width() - left - _RIGHT_PAD)

    def _row_top(self, row: int) -> float:
        return float(row * self._theme.length(_ROW) - self.verticalScrollBar().value())

    def _measure(self) -> None:
        self._picture = None
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(page)
        bar.setSingleStep(self._theme.length(_ROW))
        bar.setRange(0, max(0, self.wanted_height() - page))
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Repaint the rows; hours and axis do not scroll."""
        del dx, dy
        self._picture = None
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self.viewport())
        painter.drawPixmap(0, 0, self._day_picture())
        if self._pointed is not None and self._live.quarters:
            axis, floor = self._axis(), self.viewport().height() - self._theme.length(_AXIS)
            left, right = axis.x_of(self._pointed), axis.x_of(self._pointed + QUARTER)
            painter.fillRect(QRectF(left, 0, right - left, floor), self._theme.color("accent_line", 70))
        if shows_ring(self):
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _day_picture(self) -> QPixmap:
        """Return hours, span, rows and axis as one picture, because most repaints change none of it."""
        dpr = self.devicePixelRatioF()
        found = self._picture
        if found is not None and found.devicePixelRatio() == dpr:
            return found
        size = self.viewport().size()
        found = blank_picture(size.width(), size.height(), dpr, self._theme.color("surface"))
        painter = QPainter(found)
        self._paint_day(painter)
        painter.end()
        self._picture = found
        return found

    def _paint_day(self, painter: QPainter) -> None:
        if self._live.quarters:
            axis, floor = self._axis(), self.viewport().height() - self._theme.length(_AXIS)
            marks = axis.hours(self._zone, self._theme.length(46))
            painter.setClipRect(QRectF(0, 0, self.viewport().width(), floor))
            self._paint_grid(painter, [mark.x for mark in marks], axis, floor)
            most = max(1, tallest(self._live))
            for row, curve in enumerate(self._live.curves):
                self._paint_row(painter, axis, row, curve, most)
            painter.setClipping(False)
            self._paint_hours(painter, axis, floor)

    def _paint_grid(self, painter: QPainter, lines: list[float], axis: StripAxis, floor: int) -> None:
        if self._span is not None:
            painter.fillRect(self._span_box(axis, floor), self._theme.color("accent_soft"))
        painter.setPen(self._theme.color("border"))
        for x in lines:
            painter.drawLine(QPointF(round(x), 0), QPointF(round(x), floor))

    def _span_box(self, axis: StripAxis, floor: int) -> QRectF:
        span = self._span or _NOTHING
        left, right = axis.x_of(span.start), axis.x_of(span.end)
        return QRectF(left, 0, right - left, floor)

    def _paint_row(self, painter: QPainter, axis: StripAxis, row: int, curve: ZoneCurve, most: int) -> None:
        theme, top, height = self._theme, self._row_top(row), self._theme.length(_ROW)
        if top + height < 0 or top > self.viewport().height():
            return
        label = QRectF(_LEFT_PAD, top, theme.length(_CHART_LEFT) - _LEFT_PAD - 12, height)
        count = self._texts.draw(painter, label, f"{curve.actions:,}", _COUNT, "text2", align=_RIGHT)
        name = label.adjusted(0, 0, -count - 6, 0)
        names = (words.clock_name(curve.zone), words.clock_brief(curve.zone))
        self._texts.draw(painter, name, self._texts.first_fitting(names, _NAME, name.width()), _NAME, "text2")
        line = top + height - 4
        for first, last, levels in runs(curve.quarters):
            left = round(axis.x_of(self._live.start + first * QUARTER))
            width = round(axis.x_of(self._live.start + last * QUARTER)) - left
            for level, bottom, upper in layers(levels, most, theme.length(_BAR)):
                low, high = round(line - bottom), round(line - upper)
                painter.fillRect(QRectF(left, high, width, low - high), theme.color(f"readiness{level}"))

    def _paint_hours(self, painter: QPainter, axis: StripAxis, floor: int) -> None:
        right = self.viewport().width() - 2.0
        free = 0.0
        for number, mark in enumerate(axis.hours(self._zone, self._theme.length(46))):
            text = words.axis_hour(mark.minutes, "" if number else self._zone)
            room = self._texts.advance(text, _HOUR)
            left = min(mark.x - room / 2, right - room)
            if left >= free:
                box = QRectF(left, floor, room + 1, self._theme.length(_AXIS))
                self._texts.draw(painter, box, text, _HOUR, "text2")
                free = left + room + 8

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._is_on_chart(event.position()):
            self._pressed = self._axis().quarter_at(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = self._axis().quarter_at(event.position().x()) if self._is_on_chart(event.position()) else None
        if self._pressed is not None:
            if here is not None and here != self._pressed:
                self.span_marked.emit(joined(self._pressed, here))
        elif here != self._pointed:
            self._pointed = here
            self.viewport().setCursor(
                Qt.CursorShape.ArrowCursor if here is None else Qt.CursorShape.PointingHandCursor
            )
            self._tell_quarter(event, here)
            self.viewport().update()

    def _tell_quarter(self, event: QMouseEvent, here: int | None) -> None:
        text = "" if here is None else self.spoken(UtcSpan(here, here + QUARTER))
        show_tip(event.globalPosition().toPoint(), text, self.viewport())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select the dragged span, the clicked quarter hour, or the marked span."""
        if self._pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        first, last = self._pressed, self._axis().quarter_at(event.position().x())
        self._pressed = None
        best = self._live.best
        is_best = first == last and best is not None and best.start <= first < best.end
        self.span_chosen.emit(_NOTHING if is_best else joined(first, last))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pointed = None
        self.viewport().update()

    def _is_on_chart(self, point: QPointF) -> bool:
        return self._live.quarters > 0 and point.x() >= self._theme.length(_CHART_LEFT)

    def spoken(self, span: UtcSpan) -> str:
        """Return how many actions of each time zone run at the start of a span."""
        number = (span.start - self._live.start) // QUARTER
        lines = [words.span_words(span.start, span.end, self._zone, "")]
        for curve in self._live.curves:
            live = sum(curve.quarters[number]) if 0 <= number < len(curve.quarters) else 0
            lines.append(words.clock_sentence(curve.zone, live, curve.actions))
        return "\n".join(lines)

    # Screen readers: one item per quarter hour, worded like the tooltip

    def spoken_count(self) -> int:
        """Return the number of quarter hours."""
        return self._live.quarters

    def spoken_item(self, number: int) -> SpokenItem:
        """Return a quarter hour: the number of running actions in each time zone."""
        start = self._live.start + number * QUARTER
        axis, floor = self._axis(), self.viewport().height() - self._theme.length(_AXIS)
        left, right = axis.x_of(start), axis.x_of(start + QUARTER)
        box = QRectF(left, 0, right - left, floor).toRect()
        is_marked = self._span is not None and self._span.start <= start < self._span.end
        sentence = ". ".join(self.spoken(UtcSpan(start, start + QUARTER)).split("\n"))
        return SpokenItem(sentence, box, is_marked, number == self.spoken_current())

    def spoken_at(self, point: QPoint) -> int:
        """Return the number of the quarter hour under a point, or -1."""
        here = QPointF(point)
        if not self._is_on_chart(here):
            return -1
        return min((self._axis().quarter_at(here.x()) - self._live.start) // QUARTER, self._live.quarters - 1)

    def spoken_press(self, number: int) -> None:
        """Select a quarter hour."""
        start = self._live.start + number * QUARTER
        self.span_chosen.emit(joined(start, start))

    def spoken_current(self) -> int:
        """Return the number of the first marked quarter hour, or -1."""
        if self._span is None or not self._live.quarters:
            return -1
        return (self._span.start - self._live.start) // QUARTER

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move along the quarter hours, widen the span, return to the best one, or select who misses it."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.moved.emit(_STEPS[key], bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in _SCROLLS:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + _SCROLLS[key] * self._theme.length(_ROW))
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_Escape}:
            self.span_marked.emit(_NOTHING)
        elif key in _ENTER:
            self.missing_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
