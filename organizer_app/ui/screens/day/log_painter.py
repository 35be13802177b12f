"""Paints the log: two times, the city, what happened, who entered it, and its two marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from typing_extensions import override

from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import MEDIUM, REGULAR, SEMIBOLD, TYPE_BODY, TYPE_CAPTION, TYPE_META
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines, draw_rule
from organizer_app.wording.day import day_views as words
from organizer_app.wording.day import legal

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from organizer_app.ui.screens.day.log_lines import LogLine
    from organizer_app.ui.widgets.lists.line_source import LineState

_TIME: Final = TextStyle(TYPE_BODY, SEMIBOLD, tabular=True)
_ENTERED: Final = TextStyle(TYPE_META, REGULAR, tabular=True)
_LATER: Final = TextStyle(TYPE_CAPTION, SEMIBOLD)
_CITY: Final = TextStyle(TYPE_BODY, MEDIUM)
_TEXT: Final = TextStyle(TYPE_BODY, REGULAR)
_KEY: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_HEIGHT: Final = 46
_NARROW_HEIGHT: Final = 64
_LINE: Final = 18
_SIDE: Final = 16
_SIGN: Final = 16
# From here on people are in danger, or may be.
SEVERE: Final = 4
# Widths of the columns at 100 % text size; what happened takes the rest.
_WIDTHS: Final = {"occurred": 84, "entered": 92, "city": 160, "by": 132, "marks": 48}
# And where the list is narrow, so that what happened is not cut to a word.
_NARROW_WIDTHS: Final = {"occurred": 78, "entered": 78, "city": 118, "by": 80, "marks": 30}
_NARROW: Final = 700


class LogColumns(NamedTuple):
    """The left edge and width of each column."""

    occurred: tuple[float, float]
    entered: tuple[float, float]
    city: tuple[float, float]
    text: tuple[float, float]
    by: tuple[float, float]
    marks: tuple[float, float]


def log_columns(theme: Theme, width: float) -> LogColumns:
    """Return the columns for a list of some width."""
    usual = _NARROW_WIDTHS if width < theme.length(_NARROW) else _WIDTHS
    widths = {name: float(theme.length(each)) for name, each in usual.items()}
    side = float(theme.length(_SIDE))
    room = max(width - 2 * side - sum(widths.values()), 80.0)
    left, found = side, {}
    for name in ("occurred", "entered", "city", "text", "by", "marks"):
        span = widths.get(name, room)
        found[name] = (left, span - theme.length(10))
        left += span
    return LogColumns(**found)


class LogPainter(PaintedLines["LogLine"]):
    """Paints lines in one theme."""

    def __init__(self, theme: Theme, *, is_narrow: bool = False) -> None:
        super().__init__(theme)
        self._is_narrow = is_narrow

    @override
    def key(self, line: LogLine) -> str:
        return line.entry_id

    @override
    def height(self, line: LogLine) -> int:
        del line
        return self._theme.length(_NARROW_HEIGHT if self._is_narrow else _HEIGHT)

    @override
    def typed(self, line: LogLine) -> str:
        return line.city

    @override
    def spoken(self, line: LogLine) -> str:
        marks = (
            words.corrected() if line.is_struck else "",
            words.key_entry() if line.is_key else "",
            words.released() if line.is_released else "",
        )
        parts = (line.day, line.occurred, line.city, line.text, line.by, line.source, line.later, *marks)
        return ". ".join(filter(None, parts)) + "."

    @override
    def paint(self, painter: QPainter, box: QRectF, line: LogLine, state: LineState) -> None:
        theme, texts = self._theme, self._texts
        painter.fillRect(box, theme.color("hover" if state.is_pointed else "surface"))
        if self._is_narrow:
            self._paint_narrow(painter, box, line)
            return
        columns = log_columns(theme, box.width())
        first = QRectF(0, box.y() + theme.length(5), 0, theme.length(_LINE))
        second = QRectF(0, first.bottom(), 0, theme.length(_LINE))
        texts.draw(painter, _at(first, columns.occurred), line.occurred, _TIME)
        texts.draw(painter, _at(second, columns.occurred), line.day, _ENTERED, "text2")
        texts.draw(painter, _at(first, columns.entered), line.entered, _ENTERED, "text2")
        texts.draw(painter, _at(second, columns.entered), line.later, _LATER, "due_text")
        texts.draw(painter, _at(first, columns.city), line.city, _CITY)
        texts.draw(
            painter,
            _at(second, columns.city),
            words.tier_name(line.tier) if line.tier is not None else legal.tier(),
            _ENTERED,
            "text2",
        )
        self._paint_words(painter, _at(first, columns.text), line)
        texts.draw(painter, _at(first, columns.by), line.by, _TEXT, "text2")
        texts.draw(painter, _at(second, columns.by), line.source, _ENTERED, "text2")
        self._paint_signs(painter, _at(first, columns.marks), line)
        draw_rule(painter, self._theme, box)

    def _paint_narrow(self, painter: QPainter, box: QRectF, line: LogLine) -> None:
        """Paint time, city and who entered it in one line, and the words below them."""
        theme, texts = self._theme, self._texts
        gap, side = theme.length(10), theme.length(_SIDE)
        first = box.adjusted(side, theme.length(5), -side, 0)
        first.setHeight(theme.length(_LINE))
        words_below = first.translated(0, theme.length(_LINE))
        shown = sum((line.severity > 0, line.is_key, line.is_released))
        signs = QRectF(first)
        signs.setLeft(first.right() - shown * theme.length(_SIGN + 6))
        self._paint_signs(painter, signs, line)
        first.setRight(signs.left())
        for text, style, color in (
            (line.occurred, _TIME, "text"),
            (line.day, _ENTERED, "text2"),
            (line.later, _LATER, "due_text"),
            (line.city, _CITY, "text"),
            (" · ".join(filter(None, (line.by, line.source))), _ENTERED, "text2"),
        ):
            taken = texts.draw(painter, first, text, style, color)
            first.setLeft(first.left() + taken + (gap if text else 0))
        self._paint_words(painter, words_below, line)
        draw_rule(painter, self._theme, box)

    def _paint_words(self, painter: QPainter, first: QRectF, line: LogLine) -> None:
        """Paint what happened, in two lines at most, struck out where another entry corrects it."""
        theme, texts = self._theme, self._texts
        style, color = (_KEY if line.is_key else _TEXT), ("text3" if line.is_struck else "text")
        for spot, text in enumerate(texts.wrapped(line.text, style, first.width(), 2)):
            place = first.translated(0, spot * first.height())
            drawn = texts.draw(painter, place, text, style, color)
            if line.is_struck:
                middle = round(place.center().y())
                painter.fillRect(QRectF(place.x(), middle, drawn, 1), theme.color("text2"))

    def _paint_signs(self, painter: QPainter, place: QRectF, line: LogLine) -> None:
        theme = self._theme
        signs = (
            ("siren", line.severity > 0, "danger" if line.severity >= SEVERE else "due"),
            ("flag", line.is_key, "due"),
            ("megaphone", line.is_released, "text2"),
        )
        x, size = place.x(), theme.length(_SIGN)
        for icon, is_shown, shade in signs:
            if is_shown:
                painter.drawPixmap(QPointF(x, round(place.y() + 1)), theme.pixmap(icon, _SIGN, shade))
                x += size + theme.length(6)


def _at(line: QRectF, column: tuple[float, float]) -> QRectF:
    return QRectF(column[0], line.y(), column[1], line.height())
