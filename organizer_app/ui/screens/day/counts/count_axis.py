"""Shows on one axis how far the counts of a city are apart, and the band in which two would agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QRegion
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.domain.model.day.day_settings import DayNumber
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import REGULAR, SEMIBOLD, TYPE_META, TYPE_SUB
from organizer_app.wording.day import counts as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent

    from organizer_app.domain.day.city_counts import CityCounts, CounterCount
    from organizer_app.ui.theme.theme import Theme

_TITLE: Final = TextStyle(TYPE_SUB, SEMIBOLD)
_NOTE: Final = TextStyle(TYPE_META, REGULAR)
_NAME: Final = TextStyle(TYPE_META, SEMIBOLD)
_TICK: Final = TextStyle(TYPE_META, REGULAR, tabular=True)
_TOP: Final = 56
_ROW: Final = 34
_BAR: Final = 9
_NAME_HEIGHT: Final = 18
# Between a word and an edge of the band that it interrupts, in pixels.
_AIR: Final = 3
_FOOT: Final = 26
_TICKS: Final = 5
_STEPS: Final = (1, 2, 5)


class CountAxis(Themed, QWidget):
    """One painted card; screen readers get it as one sentence."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._city: CityCounts | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    def show_city(self, city: CityCounts) -> None:
        """Show the counts of a city; nothing with fewer than two."""
        self._city = city
        self.setVisible(city.count.apart is not None)
        if city.count.apart is not None:
            bars = ", ".join(words.counter_range(each) for each in city.counters)
            limit = city.state.city.numbers[DayNumber.COUNTS_APART]
            title = words.they_are_apart(city.count.apart)
            self.setAccessibleName(f"{title}. {words.verdict(city, limit)}. {bars}.")
        self.updateGeometry()
        self.update()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = len(self._shown())
        return QSize(200, self._theme.length(_TOP + _ROW * rows + _FOOT))

    def minimumSizeHint(self) -> QSize:
        """Return the same height; the width shrinks with the window."""
        return self.sizeHint()

    def _shown(self) -> tuple[CounterCount, ...]:
        return tuple(each for each in self._city.counters if each.high is not None) if self._city else ()

    def _scale(self) -> tuple[int, int, int]:
        """Return the lowest and highest number of the axis and the distance of its ticks."""
        lows = [_low(each) for each in self._shown()]
        highs = [each.high or 0 for each in self._shown()]
        room = max(max(highs) - min(lows), 1)
        power, step = 1, 1
        while step * _TICKS < room:
            step = next((each * power for each in _STEPS if each * power * _TICKS >= room), step)
            power *= 10
        first = max(min(lows) - step // 2, 0) // step * step
        return first, -(-(max(highs) + step // 4) // step) * step, step

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        city = self._city
        if city is None or city.count.apart is None or not self._shown():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, texts = self._theme, self._texts
        limit = city.state.city.numbers[DayNumber.COUNTS_APART]
        line = QRectF(0, 0, self.width(), theme.length(24))
        texts.draw(painter, line, words.they_are_apart(city.count.apart), _TITLE)
        is_over = city.count.apart > limit
        below = line.translated(0, theme.length(22))
        texts.draw(painter, below, words.verdict(city, limit), _NOTE, "due_text" if is_over else "ok")
        self._paint_axis(painter, QRectF(self.rect()).adjusted(0, theme.length(_TOP), 0, 0), city)
        painter.end()

    def _paint_axis(self, painter: QPainter, box: QRectF, city: CityCounts) -> None:
        theme, texts, shown = self._theme, self._texts, self._shown()
        limit = city.state.city.numbers[DayNumber.COUNTS_APART]
        first, last, step = self._scale()
        widest = texts.advance(f"{last:,}", _TICK)
        left, right = box.x() + widest / 2, box.right() - widest / 2
        bottom = box.bottom() - theme.length(_FOOT)

        def at(number: float) -> float:
            return left + (right - left) * (number - first) / max(last - first, 1)

        mean = city.count.middle or 0.0
        # Within it are the middles of two that agree, of three or more those that agree best.
        band = QRectF(at(mean * (1 - limit / 200)), box.y(), 0, bottom - box.y())
        band.setRight(at(mean * (1 + limit / 200)))
        painter.fillRect(band, theme.color("ok", 26))
        named = [
            self._name_of(each, (at, spot), box.y() + spot * theme.length(_ROW), right)
            for spot, each in enumerate(shown)
        ]
        self._paint_edges(painter, band, [place for _text, place in named])
        for each, (text, place) in zip(shown, named, strict=True):
            self._paint_bar(painter, at, place.y(), each)
            texts.draw(painter, place, text, _NAME)
        painter.setPen(QPen(theme.color("border_strong"), 1))
        painter.drawLine(QPointF(left, bottom), QPointF(right, bottom))
        for number in range(first, last + 1, step):
            place = QRectF(at(number) - widest / 2, bottom + theme.length(4), widest, theme.length(18))
            texts.draw(painter, place, f"{number:,}", _TICK, "text2", align=Qt.AlignmentFlag.AlignHCenter)

    def _paint_edges(self, painter: QPainter, band: QRectF, words_at: Sequence[QRectF]) -> None:
        """Paint both edges of the band, but not through words."""
        free = QRegion(self.rect())
        for place in words_at:
            free -= QRegion(place.toAlignedRect().adjusted(-_AIR, 0, _AIR, 0))
        painter.save()
        painter.setClipRegion(free)
        painter.setPen(QPen(self._theme.color("ok"), 1, Qt.PenStyle.DashLine))
        for edge in (band.left(), band.right()):
            painter.drawLine(QPointF(edge, band.top()), QPointF(edge, band.bottom()))
        painter.restore()

    def _name_of(
        self, each: CounterCount, place: tuple[Callable[[float], float], int], top: float, right: float
    ) -> tuple[str, QRectF]:
        """Return what is written above the bar of a count, and where."""
        at, spot = place
        text = f"{chr(ord('A') + spot)}  {words.counter_range(each)}"
        wide = self._texts.advance(text, _NAME)
        start = max(min(at(_low(each)), right - wide), 0.0)
        return text, QRectF(start, top, wide + 1, self._theme.length(_NAME_HEIGHT))

    def _paint_bar(
        self, painter: QPainter, at: Callable[[float], float], top: float, each: CounterCount
    ) -> None:
        theme = self._theme
        height = theme.length(_BAR)
        bar = QRectF(at(_low(each)), top + theme.length(_NAME_HEIGHT), 0, height)
        bar.setRight(max(at(each.high or 0), bar.left() + height))
        painter.setPen(Qt.PenStyle.NoPen)
        used = self._city.count.used if self._city is not None else ()
        painter.setBrush(theme.color("text3" if used and each.counter not in used else "accent"))
        painter.drawRoundedRect(bar, height / 2, height / 2)


def _low(each: CounterCount) -> int:
    return each.low if each.low is not None else each.high or 0
