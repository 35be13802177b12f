"""The curve of how many cities are live when, with the time of the rule and the fullest span behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from organizer_app.domain.concurrency import LEVELS, QUARTER
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import REGULAR, SEMIBOLD, TYPE_BODY, TYPE_CAPTION, TYPE_META
from organizer_app.ui.widgets.button_list import paint_card_part
from organizer_app.ui.widgets.speaking_items import Role, speak_as
from organizer_app.wording import moment as words
from organizer_app.wording.dates import desk_time, short_clock

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from organizer_app.domain.concurrency import Concurrency, Levels
    from organizer_app.services.scheduling import Moment
    from organizer_app.ui.theme.theme import Theme

_TITLE: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_PILL: Final = TextStyle(TYPE_META, SEMIBOLD)
_REST: Final = TextStyle(TYPE_META, REGULAR)
_HOUR: Final = TextStyle(TYPE_CAPTION, REGULAR, tabular=True)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_SIDE: Final = 24
_INSIDE: Final = 16
_TOP: Final = 16
_HEAD: Final = 44
_CHART: Final = 84
_AXIS: Final = 22
_SCALE: Final = 46
_STEPS: Final = (1, 2, 3, 4, 6, 12, 24)
_THINNEST: Final = 2
_MOST_MARKS: Final = 60


class _Axis(NamedTuple):
    """Turns UTC minutes into pixels of a chart."""

    start: int
    end: int
    box: QRectF

    def x_of(self, utc: int) -> float:
        share = (min(max(utc, self.start), self.end) - self.start) / (self.end - self.start)
        return self.box.x() + share * self.box.width()


class MomentStrip(QWidget):
    """A card with the curve of the day."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speak_as(self, Role.Chart)
        self._moment: Moment | None = None
        self._day: Concurrency | None = None
        self._levels: list[Levels] = []
        self._right = _SIDE
        self.set_theme(theme)

    def show_day(self, moment: Moment, day: Concurrency) -> None:
        """Show another day."""
        self._moment, self._day = moment, day
        self._levels = [
            _sum(quarter) for quarter in zip(*(curve.quarters for curve in day.curves), strict=True)
        ]
        zone = moment.head.desk_zone
        said = (words.strip_title(), words.fullest(moment.shared, zone), words.longest(moment.longest, zone))
        self.setAccessibleName(". ".join(said))
        self.update()

    def leave_room(self, pixels: int) -> None:
        """End where the cards below end, which have a scroll bar so wide beside them, or none."""
        if self._right != _SIDE + pixels:
            self._right = _SIDE + pixels
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self._theme = theme
        self._texts = TextPainter(theme)
        self.setFixedHeight(_TOP + theme.length(_HEAD) + theme.length(_CHART) + theme.length(_AXIS) + 10)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint card, sentences, curve and hours."""
        del event
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme.color("window"))
        card = QRectF(self.rect()).adjusted(_SIDE, _TOP, -self._right, 0)
        paint_card_part(painter, theme, card, is_first=True, is_last=True)
        if self._moment is not None and self._day is not None:
            self._paint_head(painter, card, self._moment)
            top = card.y() + theme.length(_HEAD)
            left = card.x() + _INSIDE + theme.length(_SCALE)
            box = QRectF(left, top, card.right() - _INSIDE - left, theme.length(_CHART))
            if self._levels:
                self._paint_chart(painter, self._axis(self._day, box), self._moment)
        painter.end()

    def _axis(self, day: Concurrency, box: QRectF) -> _Axis:
        start = day.start // 60 * 60
        end = -(-(day.start + day.quarters * QUARTER) // 60) * 60
        return _Axis(start, max(end, start + 60), box)

    def _paint_head(self, painter: QPainter, card: QRectF, moment: Moment) -> None:
        zone, texts = moment.head.desk_zone, self._texts
        row = QRectF(card.x() + _INSIDE, card.y(), card.width() - 2 * _INSIDE, self._theme.length(_HEAD))
        left = texts.draw(painter, row, words.strip_title(), _TITLE) + 14
        text = words.fullest(moment.shared, zone)
        if moment.shared is not None:
            height, width = self._theme.length(24), texts.advance(text, _PILL) + 20
            pill = QRectF(row.x() + left, round(row.center().y() - height / 2), width, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent_soft"))
            painter.drawRoundedRect(pill, height / 2, height / 2)
            texts.draw(painter, pill.adjusted(10, 0, 0, 0), text, _PILL)
            left += width + 14
            text = words.longest(moment.longest, zone)
        texts.draw(painter, row.adjusted(left, 0, 0, 0), text, _REST, "text2")

    def _paint_chart(self, painter: QPainter, axis: _Axis, moment: Moment) -> None:
        theme, box = self._theme, axis.box
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self._paint_spans(painter, axis, moment)
        most = max(map(sum, self._levels))
        self._paint_hours(painter, axis, moment.head.desk_zone)
        for share in (0.0, 1.0):
            y = round(box.bottom() - share * (box.height() - 8))
            painter.fillRect(QRectF(box.x(), y, box.width(), 1), theme.color("border"))
            label = QRectF(box.x() - theme.length(_SCALE), y - 8, theme.length(_SCALE) - 8, 16)
            self._texts.draw(painter, label, f"{round(most * share):,}", _HOUR, "text3", align=_RIGHT)
        start = (self._day.start if self._day else 0) - axis.start
        for number, levels in enumerate(self._levels):
            first = round(axis.x_of(axis.start + start + number * QUARTER))
            last = round(axis.x_of(axis.start + start + (number + 1) * QUARTER))
            self._paint_quarter(painter, QRectF(first, box.y(), last - first, box.height()), levels, most)
        self._paint_rule(painter, axis, moment)

    def _paint_quarter(self, painter: QPainter, column: QRectF, levels: Levels, most: int) -> None:
        """Stack the levels of a quarter hour, ready ones lowest; whatever is there can be seen."""
        bottom = column.bottom()
        for level in range(LEVELS - 1, -1, -1):
            if levels[level]:
                height = max(_THINNEST, round(levels[level] * (column.height() - 8) / most))
                place = QRectF(column.x(), bottom - height, column.width(), height)
                painter.fillRect(place, self._theme.color(f"readiness{level}"))
                bottom -= height

    def _paint_spans(self, painter: QPainter, axis: _Axis, moment: Moment) -> None:
        """Lay the fullest span behind the curve, and a window of the rule that has a length."""
        theme, box = self._theme, axis.box
        if moment.shared is not None:
            left, right = axis.x_of(moment.shared.starts_utc), axis.x_of(moment.shared.ends_utc)
            painter.fillRect(QRectF(left, box.y(), right - left, box.height()), theme.color("accent_soft"))
        for first, last in moment.allowed:
            if last > first and axis.start <= first <= axis.end:
                left, right = axis.x_of(first), axis.x_of(last)
                painter.fillRect(QRectF(left, box.y(), right - left, box.height()), theme.color("selected"))

    def _paint_rule(self, painter: QPainter, axis: _Axis, moment: Moment) -> None:
        """Draw a line at each moment that the rule names."""
        for first, _last in moment.allowed[:_MOST_MARKS]:
            if axis.start <= first <= axis.end:
                line = QRectF(round(axis.x_of(first)) - 1, axis.box.y() - 4, 2, axis.box.height() + 4)
                painter.fillRect(line, self._theme.color("accent"))

    def _paint_hours(self, painter: QPainter, axis: _Axis, desk_zone: str) -> None:
        per_hour = axis.box.width() * 60 / (axis.end - axis.start)
        least = self._theme.length(52)
        step = next((each for each in _STEPS if each * per_hour >= least), _STEPS[-1])
        for utc in range(axis.start, axis.end + 1, 60 * step):
            x = round(axis.x_of(utc))
            painter.setPen(self._theme.color("border"))
            painter.drawLine(QPointF(x, axis.box.y()), QPointF(x, axis.box.bottom() + 4))
            text = short_clock(desk_time(utc, desk_zone or "UTC").minutes)
            wide = self._texts.advance(text, _HOUR)
            left = min(x - wide / 2, axis.box.right() - wide)
            place = QRectF(left, axis.box.bottom() + 4, wide + 1, self._theme.length(_AXIS) - 4)
            self._texts.draw(painter, place, text, _HOUR, "text2")


def _sum(quarters: tuple[Levels, ...]) -> Levels:
    one, two, three, four, five = (sum(level) for level in zip(*quarters, strict=True))
    return one, two, three, four, five
