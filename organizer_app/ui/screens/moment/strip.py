"""The card for the day of the rule: when most cities are live together, and the curve over the day."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from organizer_app.domain.calendar.concurrency import LEVELS
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import REGULAR, SEMIBOLD, TYPE_BODY, TYPE_CAPTION, TYPE_META
from organizer_app.ui.widgets.lists.button_list import paint_card_part
from organizer_app.ui.widgets.lists.speaking_items import Role, speak_as
from organizer_app.wording.language.dates import desk_time, short_clock, short_day, weekday_day
from organizer_app.wording.plan import moment as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from organizer_app.domain.calendar.concurrency import Levels, LiveStep
    from organizer_app.services.actions.scheduling import Moment
    from organizer_app.ui.theme.text_painting import TextPainter
    from organizer_app.ui.theme.theme import Theme


_HOUR: Final = TextStyle(TYPE_CAPTION, REGULAR, tabular=True)
_DAY: Final = TextStyle(TYPE_CAPTION, SEMIBOLD)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
# The heights of the curve, the hours below it, and the days below these, in pixels at 100 % text size.
CHART: Final = 84
_HOURS: Final = 20
AXIS: Final = 38
_SCALE: Final = 46
_OVER: Final = 8
_APART: Final = 52
_STEPS: Final = (1, 2, 3, 4, 6, 12, 24)
_THINNEST: Final = 2
_MOST_MARKS: Final = 60


class Axis(NamedTuple):
    """Converts UTC minutes to pixels of a chart, between two whole hours."""

    start: int
    end: int
    box: QRectF

    def x_of(self, utc: int) -> float:
        """Return the position of an instant, clamped to the ends."""
        share = (min(max(utc, self.start), self.end) - self.start) / (self.end - self.start)
        return self.box.x() + share * self.box.width()


def axis_of(steps: Sequence[LiveStep], box: QRectF) -> Axis:
    """Return the axis of hours from the first step to the last."""
    start = steps[0].utc // 60 * 60
    return Axis(start, max(-(-steps[-1].utc // 60) * 60, start + 60), box)


def hours_of(axis: Axis, zone: str, step: int) -> list[int]:
    """Return the instants to label: regular hours of headquarters' day, midnight included."""
    return [
        utc for utc in range(axis.start, axis.end + 1, 60) if desk_time(utc, zone).minutes // 60 % step == 0
    ]


def days_of(axis: Axis, zone: str) -> list[tuple[str, int]]:
    """Return the days at headquarters, and where each begins on the axis."""
    found: list[tuple[str, int]] = []
    for utc in range(axis.start, axis.end, 60):
        day = desk_time(utc, zone).day
        if not found or found[-1][0] != day:
            found.append((day, utc))
    return found


class ChartPainter:
    """Draws one day into a box, with the scale at its left edge and the axis below it.

    Args:
        theme: the look.
        texts: measures and draws.
        box: the rectangle without the axis.
        steps: the number of live cities from each instant on; at least one step.
        moment: the timing to compare the day with.
    """

    def __init__(
        self, theme: Theme, texts: TextPainter, box: QRectF, steps: Sequence[LiveStep], moment: Moment
    ) -> None:
        self._theme, self._texts = theme, texts
        self._steps, self._moment = steps, moment
        self._axis = axis_of(steps, box.adjusted(theme.length(_SCALE), 0, 0, 0))
        self._zone = moment.head.desk_zone or "UTC"

    def paint(self, painter: QPainter) -> None:
        """Paint spans, scale and hours behind the curve, and the rule on top."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        most = max(sum(step.levels) for step in self._steps)
        self._paint_spans(painter)
        self._paint_hours(painter)
        self._paint_days(painter)
        self._paint_scale(painter, most)
        for step, following in pairwise(self._steps):
            first, last = round(self._axis.x_of(step.utc)), round(self._axis.x_of(following.utc))
            column = QRectF(first, self._axis.box.y(), last - first, self._axis.box.height())
            self._paint_step(painter, column, step.levels, most)
        self._paint_rule(painter)

    def _paint_scale(self, painter: QPainter, most: int) -> None:
        box, wide = self._axis.box, self._theme.length(_SCALE)
        for share in (0.0, 1.0):
            y = round(box.bottom() - share * (box.height() - _OVER))
            painter.fillRect(QRectF(box.x(), y, box.width(), 1), self._theme.color("border_strong"))
            label = QRectF(box.x() - wide, y - 8, wide - 8, 16)
            self._texts.draw(painter, label, f"{round(most * share):,}", _HOUR, "text3", align=_RIGHT)

    def _paint_step(self, painter: QPainter, column: QRectF, levels: Levels, most: int) -> None:
        """Stack the levels up to the next step, ready ones lowest; no level is too thin to see."""
        bottom = column.bottom()
        for level in range(LEVELS - 1, -1, -1):
            if levels[level]:
                height = max(_THINNEST, round(levels[level] * (column.height() - _OVER) / most))
                place = QRectF(column.x(), bottom - height, column.width(), height)
                painter.fillRect(place, self._theme.color(f"readiness{level}"))
                bottom -= height

    def _paint_spans(self, painter: QPainter) -> None:
        """Paint the fullest span behind the curve, and the rule's window if it has a length."""
        shared, axis = self._moment.shared, self._axis
        spans = [(first, last) for first, last in self._moment.allowed if last > first]
        if shared is not None:
            self._fill(painter, shared.starts_utc, shared.ends_utc, "accent_soft")
        for first, last in spans:
            if axis.start <= first <= axis.end:
                self._fill(painter, first, last, "selected")

    def _fill(self, painter: QPainter, first: int, last: int, color: str) -> None:
        box, left = self._axis.box, self._axis.x_of(first)
        place = QRectF(left, box.y(), self._axis.x_of(last) - left, box.height())
        painter.fillRect(place, self._theme.color(color))

    def _paint_rule(self, painter: QPainter) -> None:
        """Draw a line at each instant of the rule."""
        axis = self._axis
        for first, _last in self._moment.allowed[:_MOST_MARKS]:
            if axis.start <= first <= axis.end:
                line = QRectF(round(axis.x_of(first)) - 1, axis.box.y() - 4, 2, axis.box.height() + 4)
                painter.fillRect(line, self._theme.color("accent"))

    def _paint_hours(self, painter: QPainter) -> None:
        axis = self._axis
        per_hour = axis.box.width() * 60 / (axis.end - axis.start)
        least = self._theme.length(_APART)
        step = next((each for each in _STEPS if each * per_hour >= least), _STEPS[-1])
        for utc in hours_of(axis, self._zone, step):
            x = round(axis.x_of(utc))
            painter.setPen(self._theme.color("border_strong"))
            painter.drawLine(QPointF(x, axis.box.y()), QPointF(x, axis.box.bottom() + 4))
            text = short_clock(desk_time(utc, self._zone).minutes)
            wide = self._texts.advance(text, _HOUR)
            left = min(x - wide / 2, axis.box.right() - wide)
            place = QRectF(left, axis.box.bottom() + 4, wide + 1, self._theme.length(_HOURS) - 4)
            self._texts.draw(painter, place, text, _HOUR, "text2")

    def _paint_days(self, painter: QPainter) -> None:
        """Label each day at its start; at the end of the axis, the last label moves left."""
        box = self._axis.box
        top, high = box.bottom() + self._theme.length(_HOURS), self._theme.length(AXIS - _HOURS)
        found = days_of(self._axis, self._zone)
        begins = [self._axis.x_of(utc) for _day, utc in found]
        free = box.x()
        for (day, _utc), left, end in zip(found, begins, [*begins[1:], box.right() + _OVER], strict=True):
            least = free if end > box.right() else left
            names = (weekday_day(day), short_day(day), "")
            text = self._texts.first_fitting(names, _DAY, end - _OVER - least)
            wide = self._texts.advance(text, _DAY)
            place = QRectF(min(left, end - _OVER - wide), top, wide + 1, high)
            self._texts.draw(painter, place, text, _DAY, "text2")
            free = place.right() + _OVER


_TITLE: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_PILL: Final = TextStyle(TYPE_META, SEMIBOLD)
_REST: Final = TextStyle(TYPE_META, REGULAR)
_SIDE: Final = 24
_INSIDE: Final = 16
_TOP: Final = 16
_HEAD: Final = 44
# An extra line of the head, the pill in it, and the padding in a pill and between two parts.
_LINE: Final = 28
_PILL_HIGH: Final = 24
_PAD: Final = 10
_CARD_APART: Final = 14
_FOOT: Final = 10


class _Part(NamedTuple):
    """A text of the head: its line number and its left edge."""

    text: str
    style: TextStyle
    x: float
    line: int


class MomentStrip(Themed, QWidget):
    """A card with the curve of the day, as tall as its sentences need at its width."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speak_as(self, Role.Chart)
        self._moment: Moment | None = None
        self._steps: tuple[LiveStep, ...] = ()
        self._right = _SIDE
        self.set_theme(theme)

    def show_day(self, moment: Moment, steps: tuple[LiveStep, ...]) -> None:
        """Show another day."""
        self._moment, self._steps = moment, steps
        zone = moment.head.desk_zone
        said = (words.strip_title(), words.fullest(moment.shared, zone), words.longest(moment.longest, zone))
        self.setAccessibleName(". ".join(said))
        self._fit()

    def leave_room(self, pixels: int) -> None:
        """Align the right edge with the cards below, which may have a scroll bar of this width."""
        if self._right != _SIDE + pixels:
            self._right = _SIDE + pixels
            self._fit()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        parts = (CHART, AXIS)
        self.setFixedHeight(_TOP + self._head_high() + sum(map(self._theme.length, parts)) + _FOOT)
        self.update()

    def _head_high(self) -> int:
        most = max((part.line for part in self._parts()), default=0)
        return self._theme.length(_HEAD) + most * self._theme.length(_LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme.color("window"))
        card = QRectF(self.rect()).adjusted(_SIDE, _TOP, -self._right, 0)
        paint_card_part(painter, theme, card, is_first=True, is_last=True)
        self._paint_head(painter, card)
        if self._moment is not None and self._steps:
            top = card.y() + self._head_high()
            box = QRectF(card.x() + _INSIDE, top, card.width() - 2 * _INSIDE, theme.length(CHART))
            ChartPainter(theme, self._texts, box, self._steps, self._moment).paint(painter)
        painter.end()

    def _parts(self) -> Iterator[_Part]:
        """Return title, pill and sentence side by side; each wraps to the next line if it does not fit."""
        if self._moment is None:
            return
        zone, texts = self._moment.head.desk_zone, self._texts
        width = self.width() - _SIDE - self._right - 2 * _INSIDE
        said = [(words.strip_title(), _TITLE)]
        rest = words.fullest(self._moment.shared, zone)
        if self._moment.shared is not None:
            said.append((rest, _PILL))
            rest = words.longest(self._moment.longest, zone)
        said += [(line, _REST) for line in self._lines(rest, width)]
        x, line = 0.0, 0
        for text, style in said:
            wide = texts.advance(text, style) + (2 * _PAD if style is _PILL else 0)
            if x and x + wide > width:
                x, line = 0.0, line + 1
            yield _Part(text, style, x, line)
            x += wide + _CARD_APART

    def _lines(self, text: str, width: float) -> list[str]:
        """Return a sentence on one line, or wrapped if it is too long."""
        if self._texts.advance(text, _REST) <= width:
            return [text]
        return self._texts.wrapped(text, _REST, max(width, 1), 3)

    def _paint_head(self, painter: QPainter, card: QRectF) -> None:
        theme, texts = self._theme, self._texts
        high = theme.length(_HEAD)
        for part in self._parts():
            left = card.x() + _INSIDE + part.x
            row = QRectF(
                left, card.y() + part.line * theme.length(_LINE), card.right() - _INSIDE - left, high
            )
            if part.style is _PILL:
                height = theme.length(_PILL_HIGH)
                wide = min(texts.advance(part.text, _PILL) + 2 * _PAD, row.width())
                pill = QRectF(left, round(row.center().y() - height / 2), wide, height)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("accent_soft"))
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.drawRoundedRect(pill, height / 2, height / 2)
                row = pill.adjusted(_PAD, 0, -_PAD, 0)
            texts.draw(painter, row, part.text, part.style, "text2" if part.style is _REST else "text")
