"""Paints the timing cards: suggestions with their buttons, cities on three clocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from typing_extensions import override

from organizer_app.ui.screens.moment.lines import Head, Line, SuggestionLine, TimedCity, ZoneHead
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import MEDIUM, REGULAR, SEMIBOLD, TYPE_BODY, TYPE_META
from organizer_app.ui.widgets.lists.button_list import (
    ButtonSource,
    LineButton,
    button_box,
    button_width,
    paint_button,
    paint_card_part,
)
from organizer_app.ui.widgets.two_lines import TwoLineWriter

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from organizer_app.ui.widgets.lists.line_source import LineState

_HEAD: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_COLUMN: Final = TextStyle(TYPE_META, REGULAR)
_TITLE: Final = TextStyle(TYPE_BODY, MEDIUM)
_CITY: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_BELOW: Final = TextStyle(TYPE_META, REGULAR)
_TIME: Final = TextStyle(TYPE_BODY, REGULAR, tabular=True)
_AMOUNT: Final = TextStyle(TYPE_META, MEDIUM, tabular=True)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_GAP: Final = 16
_HEAD_HEIGHT: Final = 44
_SUGGESTION_HEIGHT: Final = 56
_CITY_HEIGHT: Final = 38
_ICON: Final = 18
_SIDE: Final = 24
_INSIDE: Final = 16
_BAR: Final = 6
# The columns' shares of the width, and their minimum widths at 100 % text size.
_CLOCKS: Final = ((0.16, 148), (0.15, 134), (0.13, 100))
_RULE: Final = (0.24, 200)
APPLY: Final = "apply"
CHOOSE: Final = "choose"


class _Columns(NamedTuple):
    """The positions of a city's columns; the bar is to the right of `bar`, its words at the end."""

    city: QRectF
    clocks: tuple[QRectF, QRectF, QRectF]
    bar: QRectF
    amount: QRectF


class MomentPainter(ButtonSource[Line]):
    """Paints lines in one theme; without a rule, cities use the width of its column."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._texts = TextPainter(theme)
        self._writer = TwoLineWriter(theme, self._texts, _TITLE, _BELOW)
        self.is_ruled = True
        self.hot: tuple[Line | None, str] = (None, "")

    def height(self, line: Line) -> int:
        if isinstance(line, Head | ZoneHead):
            return self._theme.length(_HEAD_HEIGHT) + _GAP
        return self._theme.length(_CITY_HEIGHT if isinstance(line, TimedCity) else _SUGGESTION_HEIGHT)

    def key(self, line: Line) -> str:
        """Return the action of a city, or the ids a suggestion moves; heads without a button have no key."""
        if isinstance(line, TimedCity):
            return line.action_id
        if isinstance(line, SuggestionLine):
            return f"{line.title} {line.action_id}"
        return line.button if isinstance(line, Head) else ""

    def spoken(self, line: Line) -> str:
        if isinstance(line, Head):
            return f"{line.text}. {line.button}"
        if isinstance(line, SuggestionLine):
            return f"{line.title} {line.below}. {line.button}"
        if isinstance(line, TimedCity):
            parts = (line.city, line.local, line.desk, line.utc, line.amount, line.note)
            return ". ".join(part for part in parts if part)
        return line.text

    def typed(self, line: Line) -> str:
        """Return the city, for type-ahead."""
        return line.city if isinstance(line, TimedCity) else ""

    def buttons(self, line: Line, box: QRectF) -> list[LineButton]:
        """Return the button of a suggestion, or of all of them."""
        if not isinstance(line, Head | SuggestionLine) or not line.button:
            return []
        card = _card(box, is_head=isinstance(line, Head))
        code = APPLY if line.moves else CHOOSE
        icon = "check" if line.moves else "clock"
        width = button_width(self._texts, self._theme, line.button, icon)
        place = button_box(self._theme, card.right() - _INSIDE, card.center().y(), width)
        return [LineButton(code, line.button, icon, place)]

    @override
    def ring(self, line: Line, box: QRectF) -> QRectF:
        return _card(box, is_head=isinstance(line, Head | ZoneHead))

    def shortened(self, line: Line, box: QRectF) -> str:
        """Return the sentences of a suggestion that do not fit beside its button."""
        if not isinstance(line, SuggestionLine):
            return ""
        room = self._room(line, _card(box, is_head=False))
        is_cut = self._writer.is_cut(line.title, line.below, room.width())
        return f"{line.title} {line.below}" if is_cut else ""

    def _room(self, line: SuggestionLine, card: QRectF) -> QRectF:
        """Return the rectangles of a suggestion's two sentences."""
        theme = self._theme
        left = card.x() + _INSIDE + theme.length(_ICON) + 12
        right = card.right() - 2 * _INSIDE - button_width(self._texts, theme, line.button, "check")
        return self._writer.room(left, right, card.center().y())

    def paint(self, painter: QPainter, box: QRectF, line: Line, state: LineState) -> None:
        is_head = isinstance(line, Head | ZoneHead)
        card = _card(box, is_head=is_head)
        is_end = isinstance(line, SuggestionLine | TimedCity) and line.is_end
        paint_card_part(
            painter, self._theme, card, is_first=is_head, is_last=is_end, is_pointed=state.is_pointed
        )
        if not is_head:
            rule = QRectF(card.x() + _INSIDE, box.y(), card.width() - 2 * _INSIDE, 1)
            painter.fillRect(rule, self._theme.color("border"))
        if isinstance(line, Head):
            self._texts.draw(painter, card.adjusted(_INSIDE, 0, 0, 0), line.text, _HEAD)
        elif isinstance(line, ZoneHead):
            self._paint_zone(painter, card, line)
        elif isinstance(line, SuggestionLine):
            self._paint_suggestion(painter, card, line)
        else:
            self._paint_city(painter, card, line)
        for button in self.buttons(line, box):
            paint_button(painter, self._theme, self._texts, button, is_hot=self.hot == (line, button.code))

    def _paint_zone(self, painter: QPainter, card: QRectF, line: ZoneHead) -> None:
        columns = self._columns(card)
        taken = self._texts.draw(painter, columns.city, line.text, _HEAD)
        self._texts.draw(painter, columns.city.adjusted(taken + 10, 0, 0, 0), line.cities, _COLUMN, "text2")
        # The amounts have no heading of their own.
        rule = columns.bar.united(columns.amount)
        for place, text in zip((*columns.clocks, rule), line.columns, strict=True):
            self._texts.draw(painter, place, text, _COLUMN, "text3")

    def _paint_suggestion(self, painter: QPainter, card: QRectF, line: SuggestionLine) -> None:
        theme, middle = self._theme, card.center().y()
        icon, color = ("clock", "accent") if line.moves else ("circle-help", "danger")
        spot = QPointF(card.x() + _INSIDE, round(middle - theme.length(_ICON) / 2))
        painter.drawPixmap(spot, theme.pixmap(icon, _ICON, color))
        self._writer.draw(painter, self._room(line, card), line.title, line.below)

    def _paint_city(self, painter: QPainter, card: QRectF, line: TimedCity) -> None:
        columns = self._columns(card)
        taken = self._texts.draw(painter, columns.city, line.city, _CITY)
        if line.note:
            note = columns.city.adjusted(taken + 10, 0, -8, 0)
            self._texts.draw(painter, note, line.note, _AMOUNT, "danger")
        for place, text in zip(columns.clocks, (line.local, line.desk, line.utc), strict=True):
            self._texts.draw(painter, place, text, _TIME, "text" if place is columns.clocks[0] else "text2")
        if line.share is not None:
            self._paint_bar(painter, columns.bar, line.share)
        color = "danger" if line.share else "text2"
        self._texts.draw(painter, columns.amount, line.amount, _AMOUNT, color, align=_RIGHT)

    def _paint_bar(self, painter: QPainter, place: QRectF, share: float) -> None:
        """Paint the distance from the rule: left when early, right when late, a tick when on time."""
        theme, middle = self._theme, round(place.center().y())
        height, x = theme.length(_BAR), round(place.center().x())
        painter.fillRect(QRectF(place.x(), middle, place.width(), 1), theme.color("border"))
        if share:
            length = max(3.0, abs(share) * place.width() / 2)
            left = x - length if share < 0 else x
            painter.fillRect(QRectF(left, middle - height / 2, length, height), theme.color("danger"))
        painter.fillRect(QRectF(x - 1, middle - height, 2, 2 * height), theme.color("control_line"))

    def _columns(self, card: QRectF) -> _Columns:
        inside, theme = card.adjusted(_INSIDE, 0, -_INSIDE, 0), self._theme
        rule = max(theme.length(_RULE[1]), inside.width() * _RULE[0]) if self.is_ruled else 0.0
        left = inside.right() - rule
        half = rule / 2
        bar = QRectF(left, inside.y(), half - 10, inside.height())
        amount = QRectF(left + half, inside.y(), rule - half, inside.height())
        clocks = []
        for share, least in reversed(_CLOCKS):
            width = max(theme.length(least), inside.width() * share)
            left -= width
            clocks.append(QRectF(left, inside.y(), width - 10, inside.height()))
        city = QRectF(inside.x(), inside.y(), left - inside.x() - 10, inside.height())
        return _Columns(city, (clocks[2], clocks[1], clocks[0]), bar, amount)


def _card(box: QRectF, *, is_head: bool) -> QRectF:
    return box.adjusted(_SIDE, _GAP if is_head else 0, -_SIDE, 0)
