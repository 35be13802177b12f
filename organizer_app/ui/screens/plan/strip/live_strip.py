"""The strip below the map: how many cities are live together, when, and which ones miss it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from organizer_app.domain.calendar.concurrency import QUARTER, Concurrency, UtcSpan
from organizer_app.ui.theme.blank_pictures import blank_picture
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.style_marks import mark
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_S, HAIRLINE, REGULAR, STRONG, TYPE_CAPTION, TYPE_META
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import icon_button, push_button
from organizer_app.ui.widgets.focus_frame import shows_ring
from organizer_app.ui.widgets.lists.speaking_items import (
    Role,
    SpokenItem,
    let_speak,
    tell_current,
    tell_items_changed,
)
from organizer_app.ui.widgets.own_viewport import own_viewport
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.tooltips import set_tip, show_tip
from organizer_app.wording.language.dates import desk_time
from organizer_app.wording.plan import live_strip as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QEvent, QPoint
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from organizer_app.domain.calendar.concurrency import Levels, ZoneCurve
    from organizer_app.ui.screens.plan.store.plan_view import Shown
    from organizer_app.ui.screens.plan.strip.live_strip_presenter import LiveStripPresenter, StripShown
    from organizer_app.ui.theme.theme import Theme


_HOUR_MINUTES: Final = 60
_HOUR_STEPS: Final = (1, 2, 3, 4, 6, 12, 24)
# Every level that occurs is visible, however few its actions are.
_THINNEST: Final = 2.0


class HourMark(NamedTuple):
    """A whole hour of the axis: UTC minutes, minutes after midnight at headquarters, and its pixel."""

    utc: int
    minutes: int
    x: float


class StripAxis(NamedTuple):
    """Converts UTC minutes to pixels; the day runs between whole hours.

    Attributes:
        start: UTC minutes at the left end.
        end: UTC minutes at the right end.
        left: pixel of the left end.
        width: in pixels.
    """

    start: int
    end: int
    left: float
    width: float

    def x_of(self, utc: float) -> float:
        """Return the pixel of an instant."""
        return self.left + (utc - self.start) * self.width / (self.end - self.start)

    def quarter_at(self, x: float) -> int:
        """Return the start of the quarter hour at a pixel, within the day, in UTC minutes."""
        share = min(max((x - self.left) / self.width, 0.0), 1.0)
        quarters = (self.end - self.start) // QUARTER
        return self.start + min(int(share * quarters), quarters - 1) * QUARTER

    def hours(self, desk_zone: str, least: float) -> list[HourMark]:
        """Return the hours that get a label, at least this many pixels apart, in headquarters time."""
        per_hour = self.width * _HOUR_MINUTES / (self.end - self.start)
        step = next((step for step in _HOUR_STEPS if step * per_hour >= least), _HOUR_STEPS[-1])
        marks: list[HourMark] = []
        for utc in range(self.start, self.end + 1, _HOUR_MINUTES):
            minutes = desk_time(utc, desk_zone).minutes
            if not marks or utc - marks[-1].utc >= step * _HOUR_MINUTES:
                marks.append(HourMark(utc, minutes, self.x_of(utc)))
        return marks


def axis_of(day: Concurrency, left: float, width: float) -> StripAxis:
    """Return the axis of a day that has at least one quarter hour."""
    start = day.start // _HOUR_MINUTES * _HOUR_MINUTES
    end = -(-(day.start + day.quarters * QUARTER) // _HOUR_MINUTES) * _HOUR_MINUTES
    return StripAxis(start, max(end, start + _HOUR_MINUTES), left, max(width, 1.0))


def tallest(day: Concurrency) -> int:
    """Return the largest number of simultaneous actions in one time zone."""
    return max((sum(levels) for curve in day.curves for levels in curve.quarters), default=0)


def layers(levels: Levels, most: int, height: float) -> list[tuple[int, float, float]]:
    """Return the stacked levels of a quarter hour, ready ones lowest: level, bottom and top above the line.

    Args:
        levels: the number of actions at each level, worst first.
        most: the number of actions that fills the height.
        height: of a row, in pixels.
    """
    found, bottom = [], 0.0
    room = height - _THINNEST * sum(1 for count in levels if count)
    for level in range(len(levels) - 1, -1, -1):
        if levels[level]:
            top = bottom + _THINNEST + max(0.0, room) * levels[level] / most
            found.append((level, bottom, top))
            bottom = top
    return found


def runs(quarters: tuple[Levels, ...]) -> list[tuple[int, int, Levels]]:
    """Join equal adjacent quarter hours: first, one past the last, levels; empty ones are left out."""
    found: list[tuple[int, int, Levels]] = []
    for number, levels in enumerate(quarters):
        if found and found[-1][1] == number and found[-1][2] == levels:
            found[-1] = (found[-1][0], number + 1, levels)
        elif any(levels):
            found.append((number, number + 1, levels))
    return found


def joined(first: int, last: int) -> UtcSpan:
    """Return the span between two quarter hours, both included, in either order."""
    return UtcSpan(min(first, last), max(first, last) + QUARTER)


# The painted part of the strip: quarter hours by time zone; Left and Right move along them. Not a list


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
        for number, hour in enumerate(axis.hours(self._zone, self._theme.length(46))):
            text = words.axis_hour(hour.minutes, "" if number else self._zone)
            room = self._texts.advance(text, _HOUR)
            left = min(hour.x - room / 2, right - room)
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


_HEIGHT: Final = 228
_HEAD: Final = 38
# Counting ten thousand actions takes longer than a frame, so the strip waits while somebody types.
_FEW: Final = 300
_REST_MS: Final = 150
_LEAST_CHART: Final = 60
# The gaps between the parts of the head, in pixels.
_AIR: Final = 8


class LiveStrip(Themed, QFrame):
    """A head with the sentence, and the chart below it, which can be collapsed.

    Args:
        theme: the look.
        select: selects cities by key.
        anchor_of: returns T-0 as ISO text, empty while it is undecided.
        parent: its view.
    """

    def __init__(
        self,
        theme: Theme,
        select: Callable[[Sequence[str]], None],
        anchor_of: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("liveStrip")
        self._theme = theme
        self._is_folded = False
        self._is_counted = False
        self._has_times = False
        self._rows_height = 0
        self._room = 10_000
        self._sentence = ""
        # Who misses it, in full and without those who cannot be counted.
        self._misses: tuple[str, ...] = ("",)
        self._has_span = False
        self._waiting: Shown | None = None
        self._select, self._anchor_of = select, anchor_of
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self.settle)
        self._title = PlainLabel(words.title(), self, role="strong")
        self.pill = push_button("pill", "", self._back_to_best, self)
        self.misses = push_button("warn-link", "", self._select_missing, self)
        self._fold = icon_button(theme, "chevron-down", words.fold(is_folded=False), self.fold, self)
        self.chart = LiveStripChart(theme, self)
        self.chart.span_marked.connect(self._mark)
        self.chart.span_chosen.connect(self._choose)
        self.chart.moved.connect(self._move)
        self.chart.missing_wanted.connect(self._select_missing)
        self.setFocusProxy(self.chart)
        self._lay_out()

    # The first picture comes before the first count.
    @cached_property
    def presenter(self) -> LiveStripPresenter:
        """Decides what the strip shows."""
        from organizer_app.ui.screens.plan.strip.live_strip_presenter import LiveStripPresenter

        return LiveStripPresenter(self, self._select, self._anchor_of)

    def _lay_out(self) -> None:
        head = QWidget(self)
        row = row_of(head, (GAP_L, 0, GAP_S, 0), _AIR)
        for part in (self._title, self.pill, self.misses):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._fold)
        self._head = head
        column = column_of(self, (0, HAIRLINE, 0, 0))
        column.addWidget(head)
        column.addWidget(self.chart, 1)
        self._size()

    def show_rows(self, shown: Shown) -> None:
        """Show what passes the filter: small plans at once, large ones after a pause in typing."""
        self._waiting = shown
        if len(shown.rows) <= _FEW:
            self.settle()
        elif self._is_counted:
            self._rest.start(_REST_MS)
        else:
            self.update()

    def settle(self) -> None:
        """Count the rows shown last, if that is still to be done."""
        self._rest.stop()
        shown, self._waiting = self._waiting, None
        if shown is not None:
            self.presenter.show_rows(shown)

    def show_strip(self, shown: StripShown) -> None:
        from organizer_app.ui.screens.plan.strip.live_strip_presenter import APART

        self._is_counted = True
        self._sentence = shown.sentence
        self.pill.setAccessibleName(f"{words.title()}: {shown.sentence}")
        day = words.on_day(shown.day) if shown.day else ""
        set_tip(self.pill, ". ".join(part for part in (shown.sentence, day) if part))
        has_span = shown.span is not None
        # The height never shrinks: a map that changes size with every filter is hard to read.
        self._has_times = self._has_times or has_span
        self._misses = _missed_words(shown)
        self.misses.setText(self._misses[0])
        self.misses.setAccessibleName(self._misses[0])
        mark(self.misses, "kind", "link" if shown.missed == APART else "warn-link")
        self.misses.setEnabled(shown.missing > 0)
        self._has_span = has_span
        set_tip(self.misses, words.not_live_hint(shown.untimed) if shown.missing else "")
        self.chart.setAccessibleDescription(f"{shown.sentence}. {self._misses[0]}. {words.hint()}")
        self.chart.show_strip(shown)
        self._rows_height = max(self._rows_height, self.chart.wanted_height())
        self._fit_head()
        self._size()

    def _select_missing(self) -> None:
        self.presenter.select_missing()

    def _mark(self, span: UtcSpan) -> None:
        self.presenter.choose(span)

    def _back_to_best(self) -> None:
        self.presenter.choose(UtcSpan(0, 0))

    def _choose(self, span: UtcSpan) -> None:
        self.presenter.choose(span)
        self.presenter.select_missing()

    def _move(self, step: int, widens: bool) -> None:  # noqa: FBT001  # the signature of the signal
        from organizer_app.ui.widgets.lists.speaking import announce

        self.presenter.move(step, widens=widens)
        announce(self.chart, f"{self._sentence}. {self._misses[0]}.")

    def fold(self) -> None:
        """Collapse or expand the hours."""
        self._is_folded = not self._is_folded
        self._size()

    def fit(self, height: int) -> None:
        """Take what the map can spare of a height in pixels; collapse the hours if that is too little."""
        self._room = height
        self._size()

    def _size(self) -> None:
        head = self._theme.length(_HEAD)
        most = min(self._theme.length(_HEIGHT), self._room)
        # Until the first count the strip reserves its height, so that the map is laid out only once.
        wanted = min(most, head + self._rows_height + 8) if self._is_counted else most
        has_times = not self._is_counted or self._has_times
        has_room = wanted - head >= _LEAST_CHART and has_times
        is_open = has_room and not self._is_folded
        self._head.setFixedHeight(head)
        self.chart.setVisible(is_open)
        self._fold.setEnabled(has_room)
        show_icon(self._fold, self._theme, "chevron-down" if is_open else "chevron-up")
        fold = words.fold(is_folded=not is_open)
        set_tip(self._fold, fold)
        self._fold.setAccessibleName(fold)
        self.setFixedHeight(wanted if is_open else head + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Count for the first time once there is something to show."""
        super().paintEvent(event)
        if self._waiting is not None and not self._rest.isActive():
            self._rest.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        """Hide the title, then who cannot be counted, who misses it, and the sentence's end, as needed."""
        self.pill.setText(self._sentence)
        room = self.width() - 16 - self._fold.sizeHint().width() - 12
        pill = self.pill.sizeHint().width() + _AIR
        for text in self._misses:
            self.misses.setText(text)
            misses = self.misses.sizeHint().width() + _AIR
            if pill + misses <= room:
                break
        has_misses = self._has_span and pill + misses <= room
        self.misses.setVisible(has_misses)
        taken = pill + (misses if has_misses else 0)
        self._title.setVisible(taken + self._title.sizeHint().width() + _AIR <= room)
        if pill > room:
            width = room - pill + self.pill.fontMetrics().horizontalAdvance(self._sentence)
            cut = self.pill.fontMetrics().elidedText(
                self._sentence, Qt.TextElideMode.ElideRight, max(width, 0)
            )
            self.pill.setText(cut)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._rows_height = self.chart.wanted_height()
        self._size()


def _missed_words(shown: StripShown) -> tuple[str, ...]:
    """Return what the link may say, the longest first."""
    if not shown.missing:
        return (words.all_there(),)
    full = words.missed_in_full(shown.missing, shown.missed, shown.untimed)
    short = words.missed(shown.missing, shown.missed)
    return (full, short) if full != short else (full,)
