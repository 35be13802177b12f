"""The lines of what comes after the day: a city each, and the queue of counts and thanks beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from typing_extensions import override

from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import MEDIUM, REGULAR, SEMIBOLD, TYPE_BODY, TYPE_META, TYPE_SUB
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines, background_of, draw_rule
from organizer_app.wording.day import after_action as words
from organizer_app.wording.day import board as board_words
from organizer_app.wording.day import lessons as lesson_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from organizer_app.domain.day.after_action import AfterAction, AfterCity
    from organizer_app.domain.day.day_lessons import CityLesson, DayLessons
    from organizer_app.domain.day.learned_ratios import Forecast
    from organizer_app.ui.widgets.lists.line_source import LineState

_CITY: Final = TextStyle(TYPE_SUB, SEMIBOLD)
_STATE: Final = TextStyle(TYPE_BODY, REGULAR)
_NOTE: Final = TextStyle(TYPE_META, REGULAR)
_VALUE: Final = TextStyle(TYPE_BODY, SEMIBOLD, tabular=True)
_HEAD: Final = TextStyle(TYPE_META, SEMIBOLD)
_TEXT: Final = TextStyle(TYPE_BODY, MEDIUM)
_HEIGHT: Final = 76
_QUEUE_HEIGHT: Final = 34
_SIDE: Final = 20
_BAR: Final = 12
# Shares of the width: city, the axis, against plan, what happened, why, next time.
_SHARES: Final = (0.17, 0.24, 0.11, 0.16, 0.16, 0.16)
# Below this width the texts are read beneath the list alone: city, the axis, against plan.
_LEAST_WIDTH: Final = 640
_FEW_SHARES: Final = (0.34, 0.42, 0.24)
_TEXT_LINES: Final = 3
_FEWER: Final = 90
_MORE: Final = 110


def after_columns(theme: Theme, width: float) -> list[tuple[float, float]]:
    """Return left edge and width of each column."""
    side = theme.length(_SIDE)
    room = max(width - 2 * side, 1.0)
    left, found = float(side), []
    for share in _SHARES if width >= theme.length(_LEAST_WIDTH) else _FEW_SHARES:
        found.append((left, room * share - theme.length(12)))
        left += room * share
    return found


class AfterLine(NamedTuple):
    """A city, what is written about it, and how it would be forecast now.

    `most` is the largest number on the axis of all cities.
    """

    city: AfterCity
    most: int
    lesson: CityLesson
    forecast: Forecast | None = None


def after_lines(
    after: AfterAction, lessons: DayLessons, forecasts: Mapping[str, Forecast]
) -> list[AfterLine]:
    """Return a line for each city, all on one axis."""
    numbers = [each.state.count.high or 0 for each in after.cities]
    numbers += [each.state.city.expected or 0 for each in after.cities]
    most = max(numbers, default=0)
    return [
        AfterLine(
            each,
            max(most, 1),
            lessons.of(each.state.city.action_id),
            forecasts.get(each.state.city.action_id),
        )
        for each in after.cities
    ]


def _below_name(city: AfterCity, beside: str) -> str:
    """Return what happened in a city, after what found no room beside its name."""
    place, told = city.state.city, board_words.told_apart(city.state.city)
    state = place.state if beside in {"", told} else ""
    missing = told if beside in {"", place.state} else ""
    happening = board_words.happening(place)
    # What tells two actions apart may end with what happens.
    happening = "" if happening and missing.endswith(happening) else happening
    return " · ".join(filter(None, (state, missing, happening)))


class AfterPainter(PaintedLines[AfterLine]):
    """Paints cities in one theme."""

    @override
    def key(self, line: AfterLine) -> str:
        return line.city.state.city.action_id

    @override
    def height(self, line: AfterLine) -> int:
        del line
        return self._theme.length(_HEIGHT)

    @override
    def typed(self, line: AfterLine) -> str:
        return line.city.state.city.city

    @override
    def spoken(self, line: AfterLine) -> str:
        return " ".join(filter(None, (words.city_spoken(line.city), lesson_words.lesson_spoken(line.lesson))))

    @override
    def paint(self, painter: QPainter, box: QRectF, line: AfterLine, state: LineState) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, texts, city = self._theme, self._texts, line.city
        painter.fillRect(box, theme.color(background_of(state)))
        name, axis, against, *cells = (
            QRectF(left, box.y(), width, box.height()) for left, width in after_columns(theme, box.width())
        )
        half = theme.length(20)
        upper = QRectF(name.x(), box.center().y() - half, name.width(), half)
        end = texts.draw(painter, upper, city.state.city.city, _CITY)
        rest = upper.adjusted(end + theme.length(6), 0, 0, 0)
        beside = texts.longest_fitting(board_words.beside_name(city.state.city), _STATE, rest.width())
        texts.draw(painter, rest, beside, _STATE, "text2")
        texts.draw(painter, upper.translated(0, half), _below_name(city, beside), _NOTE, "text2")
        self._paint_axis(painter, axis, line)
        color = "text2"
        if city.against is not None and not _FEWER <= city.against <= _MORE:
            color = "due_text" if city.against < _FEWER else "ok"
        texts.draw(painter, against, words.against(city), _VALUE, color)
        for cell, text in zip(
            cells, (line.lesson.happened, line.lesson.why, line.lesson.next_time), strict=False
        ):
            self._paint_text(painter, cell, text)
        draw_rule(painter, theme, box)

    def _paint_text(self, painter: QPainter, box: QRectF, text: str) -> None:
        height = self._theme.length(18)
        lines = self._texts.wrapped(text, _NOTE, box.width(), _TEXT_LINES)
        top = box.center().y() - height * len(lines) / 2
        for spot, each in enumerate(lines):
            place = QRectF(box.x(), top + spot * height, box.width(), height)
            self._texts.draw(painter, place, each, _NOTE)

    def _paint_axis(self, painter: QPainter, box: QRectF, line: AfterLine) -> None:
        theme, city = self._theme, line.city
        low, high, expected = city.state.count.low, city.state.count.high, city.state.city.expected
        y = box.y() + theme.length(28)

        def at(number: int) -> float:
            return box.x() + box.width() * number / line.most

        painter.setPen(Qt.PenStyle.NoPen)
        if low is not None and high is not None:
            painter.setPen(QPen(theme.color("accent_line"), 2))
            painter.drawLine(int(box.x()), int(y), int(at(low)), int(y))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            height = theme.length(_BAR)
            bar = QRectF(at(low), y - height / 2, max(at(high) - at(low), height / 2), height)
            painter.drawRoundedRect(bar, height / 2, height / 2)
        if expected is not None:
            tick = QRectF(at(expected) - 1.5, y - theme.length(13), 3, theme.length(26))
            painter.fillRect(tick, theme.color("text"))
        below = QRectF(box.x(), box.bottom() - theme.length(24), box.width(), theme.length(18))
        left, right = (
            (words.expected_of(city), _NOTE, "text2"),
            (words.counted_in(city), _VALUE, "text"),
        )
        self._texts.draw_pair(painter, below, left, right, theme.length(8))


class QueueLine(NamedTuple):
    """A thing to do after the day; a head has no action."""

    action_id: str
    text: str
    is_thanks: bool


def queue_lines(after: AfterAction) -> list[QueueLine]:
    """Return what is still to do: counts that are missing, then thanks."""
    counts, thanks = after.missing_counts, after.thanks_due
    lines: list[QueueLine] = []
    if counts:
        lines.append(QueueLine("", words.group(words.missing_counts(), len(counts)), is_thanks=False))
        lines += [
            QueueLine(each.state.city.action_id, text, is_thanks=False)
            for each, text in zip(counts, words.queue_names(counts), strict=True)
        ]
    if thanks:
        lines.append(QueueLine("", words.group(words.thanks_due(), len(thanks)), is_thanks=True))
        lines += [
            QueueLine(each.state.city.action_id, words.thanks_to(each), is_thanks=True) for each in thanks
        ]
    return lines


def queue_key(line: QueueLine) -> str:
    """Return what identifies a line; empty for a head."""
    return f"{'thanks' if line.is_thanks else 'count'} {line.action_id}" if line.action_id else ""


class QueuePainter(PaintedLines[QueueLine]):
    """Paints the queue in one theme."""

    @override
    def key(self, line: QueueLine) -> str:
        return queue_key(line)

    @override
    def height(self, line: QueueLine) -> int:
        del line
        return self._theme.length(_QUEUE_HEIGHT)

    @override
    def spoken(self, line: QueueLine) -> str:
        return line.text

    @override
    def typed(self, line: QueueLine) -> str:
        return line.text

    @override
    def paint(self, painter: QPainter, box: QRectF, line: QueueLine, state: LineState) -> None:
        theme, texts = self._theme, self._texts
        is_head = not line.action_id
        painter.fillRect(box, theme.color("band" if is_head else background_of(state)))
        room = box.adjusted(theme.length(10), 0, -theme.length(10), 0)
        texts.draw(painter, room, line.text, _HEAD if is_head else _TEXT, "text2" if is_head else "text")
        draw_rule(painter, theme, box)
