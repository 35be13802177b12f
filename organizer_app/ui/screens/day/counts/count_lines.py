"""The cities of the counts as lines, grouped by what their counts wait for, and how they are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from typing_extensions import override

from organizer_app.domain.day.counting import CountStage
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import MEDIUM, REGULAR, SEMIBOLD, TYPE_BODY, TYPE_META, TYPE_SUB
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines, background_of, draw_mark, draw_rule
from organizer_app.wording.day import board as board_words
from organizer_app.wording.day import counts as words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from organizer_app.domain.day.city_counts import CityCounts
    from organizer_app.ui.widgets.lists.line_source import LineState


class CountedCity(NamedTuple):
    """A city with its counts.

    `told_apart` is what tells it from the city's other actions of the day, empty where it has none.
    """

    city: CityCounts
    told_apart: str


class StageLine(NamedTuple):
    """The head of a group: its stage and how many cities are in it."""

    stage: int
    cities: int


class MoreLine(NamedTuple):
    """Stands for the cities of a group that are folded."""

    stage: int
    cities: int


CountLine = StageLine | MoreLine | CountedCity
# So many cities are all listed; of more, each group shows its first ones.
FEW: Final = 40
FIRST: Final = 6
_HEAD: Final = TextStyle(TYPE_META, SEMIBOLD)
_CITY: Final = TextStyle(TYPE_SUB, SEMIBOLD)
_STATE: Final = TextStyle(TYPE_BODY, REGULAR)
_NUMBER: Final = TextStyle(TYPE_BODY, SEMIBOLD, tabular=True)
_NOTE: Final = TextStyle(TYPE_META, REGULAR)
_WARN: Final = TextStyle(TYPE_META, SEMIBOLD)
_LINK: Final = TextStyle(TYPE_BODY, MEDIUM)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_HEAD_HEIGHT: Final = 28
_MORE_HEIGHT: Final = 28
_CITY_HEIGHT: Final = 52
_SIDE: Final = 16
_SIGN: Final = 16
_ICONS: Final = (
    ("circle-alert", "due"),
    ("hourglass", "text2"),
    ("check", "ok"),
    ("minus", "text3"),
)


def count_lines(cities: Sequence[CityCounts], unfolded: Collection[int]) -> list[CountLine]:
    """Return the lines: a head for each stage, then its cities, all of them or the first ones.

    A group is folded so that the next one is in sight; a single group has none below it.
    """
    lines: list[CountLine] = []
    stages = sorted({city.stage for city in cities})
    for stage in stages:
        found = [city for city in cities if city.stage is stage]
        lines.append(StageLine(int(stage), len(found)))
        folds = len(cities) > FEW and len(stages) > 1 and stage not in unfolded and len(found) > FIRST
        shown = found[:FIRST] if folds else found
        lines += [CountedCity(city, board_words.told_apart(city.state.city)) for city in shown]
        if folds:
            lines.append(MoreLine(int(stage), len(found) - FIRST))
    return lines


class CountPainter(PaintedLines[CountLine]):
    """Paints lines in one theme."""

    @override
    def key(self, line: CountLine) -> str:
        if isinstance(line, CountedCity):
            return line.city.state.city.action_id
        return f"more {line.stage}" if isinstance(line, MoreLine) else ""

    @override
    def height(self, line: CountLine) -> int:
        if isinstance(line, CountedCity):
            return self._theme.length(_CITY_HEIGHT)
        return self._theme.length(_MORE_HEIGHT if isinstance(line, MoreLine) else _HEAD_HEIGHT)

    @override
    def typed(self, line: CountLine) -> str:
        return line.city.state.city.city if isinstance(line, CountedCity) else ""

    @override
    def spoken(self, line: CountLine) -> str:
        if isinstance(line, CountedCity):
            return words.city_spoken(line.city, line.told_apart)
        if isinstance(line, MoreLine):
            return words.more(line.cities)
        return f"{words.stage_name(line.stage)}, {line.cities:,}"

    @override
    def paint(self, painter: QPainter, box: QRectF, line: CountLine, state: LineState) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, texts = self._theme, self._texts
        side = theme.length(_SIDE)
        inside = box.adjusted(side, 0, -side, 0)
        if isinstance(line, CountedCity):
            self._paint_city(painter, box, line, state)
        elif isinstance(line, MoreLine):
            painter.fillRect(box, theme.color("hover" if state.is_pointed else "surface"))
            room = inside.adjusted(theme.length(_SIGN + 10), 0, 0, 0)
            texts.draw(painter, room, words.more(line.cities), _LINK, "accent")
        else:
            painter.fillRect(box, theme.color("band"))
            left, right = words.stage_name(line.stage), f"{line.cities:,}"
            texts.draw_pair(painter, inside, (left, _HEAD, "text2"), (right, _HEAD, "text2"), side)
        draw_rule(painter, theme, box)

    def _paint_city(self, painter: QPainter, box: QRectF, line: CountedCity, state: LineState) -> None:
        theme, texts, city = self._theme, self._texts, line.city
        painter.fillRect(box, theme.color(background_of(state)))
        if state.is_current:
            draw_mark(painter, theme, box)
        side, size = theme.length(_SIDE), theme.length(_SIGN)
        icon, color = _ICONS[city.stage]
        height = theme.length(20)
        upper = QRectF(box.x() + side + size + theme.length(10), box.y() + theme.length(6), 0, height)
        upper.setRight(box.right() - side)
        lower = upper.translated(0, height)
        painter.drawPixmap(
            QPointF(box.x() + side, upper.y() + theme.length(2)), theme.pixmap(icon, _SIGN, color)
        )
        taken = texts.draw(painter, upper, words.span(city.count), _NUMBER, align=_RIGHT)
        name = upper.adjusted(0, 0, -taken - theme.length(8), 0)
        end = texts.draw(painter, name, city.state.city.city, _CITY)
        rest = name.adjusted(end + theme.length(6), 0, 0, 0)
        beside = texts.longest_fitting((city.state.city.state,), _STATE, rest.width())
        texts.draw(painter, rest, beside, _STATE, "text2")
        taken = texts.draw(painter, lower, words.beside(city), _NOTE, "text2", align=_RIGHT)
        is_asked = city.stage is CountStage.THIRD
        note = lower.adjusted(0, 0, -taken - theme.length(8), 0)
        texts.draw(
            painter,
            note,
            words.below_name("" if beside else city.state.city.state, line.told_apart, city),
            _WARN if is_asked else _NOTE,
            "due_text" if is_asked else "text2",
        )
