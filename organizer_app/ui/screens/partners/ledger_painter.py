"""Draws the parts of the ledger: names in their tree, embargoes, and a group's state in a city."""

from __future__ import annotations

from heapq import nlargest
from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from organizer_app.domain.model.partnerships import CREDITED, PartnershipRole, PartnershipStatus
from organizer_app.domain.partners.partner_book import (
    NameState,
    held_until,
    is_coalition,
    name_state,
    parts_of,
)
from organizer_app.domain.partners.partner_ledger import GONE, SIGNAL
from organizer_app.ui.theme.blank_pictures import blank_picture
from organizer_app.ui.theme.text_painting import TextPainter, strike
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import SEMIBOLD, TYPE_CAPTION, TYPE_META
from organizer_app.wording.partners import partners as words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from organizer_app.domain.model.partnerships import Partnership
    from organizer_app.domain.partners.partner_ledger import LedgerGroup
    from organizer_app.ui.screens.partners.partners_view import LedgerLine, LedgerShown
    from organizer_app.ui.theme.theme import Theme

BARS: Final = 4
_BARS: Final = 19
_STEP: Final = 18
# From the ball of a city to the text after it.
_INDENT: Final = 18
# The number of names kept as pictures.
_REMEMBERED: Final = 400
_MARK: Final = 28
# The crossed-out eye of a group that is not public.
_EYE: Final = 15
# At most this many city names are measured.
_MEASURED: Final = 8
_NAME: Final = 51
_STRONG: Final = TextStyle(TYPE_META, SEMIBOLD)
_TITLE: Final = TextStyle(13, SEMIBOLD)
_QUIET: Final = TextStyle(TYPE_META)
_SMALL: Final = TextStyle(TYPE_CAPTION, 500)
_SUB: Final = TextStyle(TYPE_CAPTION)
_SUB_STRONG: Final = TextStyle(TYPE_CAPTION, SEMIBOLD)


def bars_width(theme: Theme) -> int:
    """Return the room of the four rising bars, in pixels."""
    return theme.length(_BARS)


def draw_bars(painter: QPainter, theme: Theme, left: float, middle: float, filled: int) -> None:
    """Draw four rising bars, with this many in the accent color: how far a group has agreed."""
    painter.setPen(Qt.PenStyle.NoPen)
    zoom = theme.zoom
    for number in range(BARS):
        height = (4 + number * 2) * zoom
        painter.setBrush(theme.color("accent" if number < filled else "border_strong"))
        bar = QRectF(left + number * 5 * zoom, middle + 5 * zoom - height, 3.6 * zoom, height)
        painter.drawRoundedRect(bar, 1.2 * zoom, 1.2 * zoom)


def withdrawn_everywhere(line: LedgerGroup) -> Partnership | None:
    """Return a part of a group that withdrew everywhere, or None."""
    parts = parts_of(line)
    if parts and all(part.status is PartnershipStatus.WITHDRAWN for part in parts):
        return max(parts, key=lambda part: str(part.withdrawn_on or ""))
    return None


class LedgerPainter:
    """Draws in one theme; a group's state in a city is drawn once per role and stage, and kept."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.texts = TextPainter(theme)
        self._cells: dict[tuple[PartnershipRole, PartnershipStatus, int, float], QPixmap] = {}
        self._names: dict[tuple[str, bool, bool | None, bool], QPixmap] = {}
        self._height = 1

    def forget_names(self, height: int) -> None:
        """Discard the pictures of names; draw them for lines of this height in pixels."""
        self._names.clear()
        self._height = height

    def name_picture(
        self, shown: LedgerShown, drawn: LedgerLine, widths: tuple[int, int], dpr: float, *, is_here: bool
    ) -> QPixmap:
        """Return the two fixed columns of a line as a picture, so that scrolling only moves it."""
        key = (drawn.line.group.id, is_here, drawn.is_folded, drawn.is_last)
        found = self._names.get(key)
        if found is None or found.devicePixelRatio() != dpr:
            if len(self._names) > _REMEMBERED:
                self._names.clear()
            group, name = widths
            found = blank_picture(
                group + name, self._height, dpr, self._theme.color("selected" if is_here else "surface")
            )
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            named_in = shown.book.named_in.get(drawn.line.group.id, 0)
            self.draw_name(painter, QRectF(0, 0, group, self._height), drawn, named_in, is_here=is_here)
            room = QRectF(group, 0, name, self._height)
            self.draw_state(painter, room, drawn.line, shown.book.desk_zone, shown.now)
            if is_here:
                painter.fillRect(QRectF(0, 0, 3, self._height), self._theme.color("accent"))
            painter.end()
            self._names[key] = found
        return found

    def least_cell(self) -> int:
        """Return the width of a cell with all its words, in any language."""
        roles = max(self.texts.advance(words.role_name(role), _STRONG) for role in PartnershipRole)
        stages = max(self.texts.advance(words.stage_name(stage), _SMALL) for stage in SIGNAL)
        return round(max(roles, bars_width(self._theme) + 4 + stages)) + 9

    def least_state(self) -> int:
        """Return the width of the words of the embargo column, including its head."""
        title, below = words.name_column()
        unnamed = self.texts.advance(words.name_state(NameState.UNNAMED), _SUB) + _EYE
        public = self.texts.advance(words.name_state(NameState.PUBLIC), _QUIET)
        head = self.texts.advance(title, _STRONG), self.texts.advance(below, _SUB)
        return ceil(max(unnamed, public, *head))

    def widest_town(self, names: Iterable[str]) -> int:
        """Return the width of the longest city names; of thousands, only these are measured."""
        longest = nlargest(_MEASURED, set(names), key=len)
        return ceil(max((self.texts.advance(name, _STRONG) for name in longest), default=0))

    def draw_cell(self, painter: QPainter, box: QRectF, part: Partnership, dpr: float) -> None:
        """Draw a group's state in a city."""
        key = (part.role, part.status, round(box.width()), dpr)
        found = self._cells.get(key)
        if found is None:
            found = blank_picture(box.width(), box.height(), dpr)
            inner = QPainter(found)
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_cell(inner, QRectF(0, 0, box.width(), box.height()), part)
            inner.end()
            self._cells[key] = found
        painter.drawPixmap(box.topLeft(), found)

    def draw_count(self, painter: QPainter, box: QRectF, count: int) -> None:
        """Draw how many groups below a network take part."""
        self.texts.draw(painter, box.adjusted(7, 0, -2, 0), words.groups(count), _SUB, "text3")

    def draw_parts(self, painter: QPainter, box: QRectF, text: str) -> None:
        """Draw where a group takes part, on two lines at most."""
        if self.texts.advance(text, _QUIET) <= box.width():
            self.texts.draw(painter, box, text, _QUIET)
            return
        for room, line in zip(self._two(box), self.texts.wrapped(text, _QUIET, box.width(), 2), strict=False):
            self.texts.draw(painter, room, line, _QUIET)

    def _paint_cell(self, painter: QPainter, box: QRectF, part: Partnership) -> None:
        upper, lower = self._two(box.adjusted(7, 0, -2, 0))
        is_gone = part.status in GONE
        color = "text" if part.status in CREDITED else "text2"
        role = words.role_name(part.role)
        wide = self.texts.draw(painter, upper, role, _STRONG, "text3" if is_gone else color)
        if is_gone:
            strike(painter, QRectF(upper.x(), upper.y(), wide, upper.height()), self._theme.color("text3"))
            self.draw_cross(painter, lower)
        elif part.status in SIGNAL:
            draw_bars(painter, self._theme, lower.x(), lower.center().y(), SIGNAL[part.status])
        # A group that is only an idea has not started: four empty bars would waste its space.
        bars = bars_width(self._theme) + 4
        mark = self._theme.length(14) if is_gone else bars if part.status in SIGNAL else 0
        room = lower.adjusted(mark, 0, 0, 0)
        style = _SUB_STRONG if is_gone else _SMALL
        self.texts.draw(painter, room, words.stage_name(part.status), style, "danger" if is_gone else "text2")

    def draw_cross(self, painter: QPainter, box: QRectF) -> None:
        """Draw the mark of a group that withdrew at the left of a rectangle."""
        pen = QPen(self._theme.color("danger"), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        middle, left, half = box.center().y(), box.x() + 1, 3.5 * self._theme.zoom
        painter.drawLine(QPointF(left, middle - half), QPointF(left + 2 * half, middle + half))
        painter.drawLine(QPointF(left + 2 * half, middle - half), QPointF(left, middle + half))

    def _two(self, box: QRectF) -> tuple[QRectF, QRectF]:
        """Return the rectangles of the two lines of text in a row."""
        half, middle = self._theme.length(17), box.center().y()
        upper = QRectF(box.x(), middle - half + 1, box.width(), half)
        return upper, upper.translated(0, half - 1)

    def draw_name(
        self, painter: QPainter, box: QRectF, drawn: LedgerLine, named_in: int, *, is_here: bool
    ) -> None:
        """Draw the first column: the tree, the mark of a network, the name and the text below it."""
        left = self._theme.length(_NAME + max(0, drawn.depth - 1) * _STEP)
        self._draw_tree(painter, box, drawn, left)
        gone = withdrawn_everywhere(drawn.line)
        quiet = "text2" if is_here else "text3"
        second = words.kind_line(
            drawn.line,
            drawn.towns,
            gone.withdrawn_on if gone else None,
            named_in,
        )
        room = box.adjusted(left, 0, -8, 0)
        upper, lower = self._two(room) if second else (room, room)
        self.texts.draw(painter, upper, drawn.line.group.name, _TITLE, "text3" if gone else "text")
        if second:
            style, color = (_SUB_STRONG, "danger") if gone else (_SUB, quiet)
            self.texts.draw(painter, lower, second, style, color)

    def _draw_tree(self, painter: QPainter, box: QRectF, drawn: LedgerLine, left: int) -> None:
        theme = self._theme
        middle = round(box.center().y())
        painter.setPen(QPen(theme.color("border_strong"), 1))
        length = theme.length
        stem = left - length(16) + 0.5
        if drawn.depth:
            end = middle if drawn.is_last else box.bottom()
            painter.drawLine(QPointF(stem, box.top()), QPointF(stem, end))
            painter.drawLine(QPointF(stem, middle + 0.5), QPointF(left - length(6), middle + 0.5))
        if drawn.is_folded is not None:
            arrow = theme.pixmap("chevron-right" if drawn.is_folded else "chevron-down", 14, "text2")
            painter.drawPixmap(QPointF(left - length(37), middle - length(7)), arrow)
        if drawn.depth == 0:
            name = "handshake" if is_coalition(drawn.line) else "network"
            mark = theme.pixmap(name if drawn.line.affiliates else "building-2", 15, "text2")
            painter.drawPixmap(QPointF(length(_MARK), middle - length(8)), mark)

    def draw_state(self, painter: QPainter, box: QRectF, line: LedgerGroup, zone: str, now: datetime) -> None:
        """Draw whether the name is public, or from when on."""
        state = name_state(line, now)
        room = box.adjusted(7, 0, -2, 0)
        until = held_until(line, now)
        if state is NameState.HELD and until is not None:
            day, time = words.held_day(until, zone)
            upper, lower = self._two(room)
            lock = self._theme.pixmap("lock", 12, "text2")
            painter.drawPixmap(QPointF(room.x(), round(upper.center().y()) - 6), lock)
            self.texts.draw(painter, upper.adjusted(16, 0, 0, 0), day, _STRONG)
            self.texts.draw(painter, lower.adjusted(16, 0, 0, 0), time, _SUB, "text2")
        elif state is NameState.UNNAMED:
            eye = self._theme.pixmap("eye-off", 12, "text3")
            painter.drawPixmap(QPointF(room.x(), round(room.center().y()) - 6), eye)
            self.texts.draw(painter, room.adjusted(_EYE, 0, 0, 0), words.name_state(state), _SUB, "text3")
        elif state is not NameState.NO_PART:
            self.texts.draw(painter, room, words.name_state(state), _QUIET, "text2")

    def head_lines(self, longest: str, width: float) -> int:
        """Return the number of lines, at most two, of the longest text below a city's name."""
        room = width - self._theme.length(_INDENT)
        return 1 if self.texts.advance(longest, _SUB) <= room + 0.5 else 2

    def draw_head(
        self, painter: QPainter, box: QRectF, texts: tuple[str, str], most: int, ball: QPixmap | None = None
    ) -> None:
        """Draw a name, and below it, after a ball, a text on at most this many lines.

        If a single line is too short for the text, only its first word is drawn.
        """
        step = self._theme.length(17) - 1
        line = QRectF(box.x(), round(box.center().y() - (1 + most) * step / 2), box.width(), step + 1)
        self.texts.draw(painter, line, texts[0], _STRONG)
        if ball is not None:
            edge = ball.height() / ball.devicePixelRatio()
            painter.drawPixmap(QPointF(box.x(), round(line.center().y() + step - edge / 2)), ball)
            line.setLeft(line.x() + self._theme.length(_INDENT))
        for text in self._below(texts[1], line.width(), most):
            line.translate(0, step)
            self.texts.draw(painter, line, text, _SUB, "text2")

    def _below(self, text: str, width: float, most: int) -> list[str]:
        if self.texts.advance(text, _SUB) <= width + 0.5:
            return [text]
        if most == 1:
            return [text.partition(" ")[0]]
        # A day and a time get a line each, so that neither is broken.
        first, comma, second = text.partition(", ")
        return [first, second] if comma else self.texts.wrapped(text, _SUB, width, most)
