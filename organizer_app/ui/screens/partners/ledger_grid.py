"""The matrix of groups and cities; only visible lines and columns are painted."""

from __future__ import annotations

from heapq import nlargest
from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPixmap
from typing_extensions import override

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
from organizer_app.ui.widgets.focus_frame import shows_ring
from organizer_app.ui.widgets.lists.cell_grid import CellGrid
from organizer_app.ui.widgets.lists.line_area import draw_ring
from organizer_app.ui.widgets.lists.line_keys import Way, is_enter, way_of
from organizer_app.ui.widgets.moved_picture import move_picture
from organizer_app.wording.partners import partners as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.domain.model.partnerships import Partnership
    from organizer_app.domain.partners.partner_book import LedgerCity
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
_NAME_START: Final = 51
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
        left = self._theme.length(_NAME_START + max(0, drawn.depth - 1) * _STEP)
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


# The height of the head with two lines of text, and of a third line.
_HEAD: Final = 60
_THIRD: Final = 14
_LINE: Final = 46
_GROUP: Final = 279
_GROUP_NARROW: Final = 220
_NAME: Final = 76
_NAME_WIDEST: Final = 130
_CITY: Final = 88
_CITY_WIDEST: Final = 140
# The largest width that a column gets for the name of its city.
_CITY_NAMED: Final = 116
_NARROW: Final = 700
# The padding between the left line of a cell and its text, and at its right.
_BEFORE: Final = 7
_INSIDE: Final = _BEFORE + 6


class LedgerGrid(CellGrid):
    """`chosen` and `opened` carry a group and a city action or an empty text; `folded` carries a group."""

    chosen = Signal(str, str)
    opened = Signal(str, str)
    folded = Signal(str)

    first_column = -1

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, words.matrix_name(), parent)
        self.setObjectName("ledgerGrid")
        self._shown: LedgerShown | None = None
        # The cities of a list, which has no columns.
        self._towns: dict[str, LedgerCity] = {}
        self._rest = 0
        self._names = (0, 0)
        self._city_width = 1
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._painter = LedgerPainter(theme)
        self._measure()

    def show_ledger(self, shown: LedgerShown) -> None:
        """Replace the lines; the current cell stays the same one while it is visible."""
        before = self.cell
        self._shown = shown
        self._towns = {city.action_id: city for city in shown.cities} if shown.is_list else {}
        self._measure()
        self.lines_changed()
        if before is None or not self.choose(*before):
            self._current = max(0, min(self._current, len(shown.lines) - 1))

    @property
    def cell(self) -> tuple[str, str] | None:
        """The current group, and the city action or an empty text."""
        line = self._line(self._current)
        if line is None or self._shown is None:
            return None
        column = self._column
        is_city = 0 <= column < len(self._shown.columns)
        return line.line.group.id, self._shown.columns[column].action_id if is_city else ""

    def choose(self, group_id: str, action_id: str) -> bool:
        """Go to a cell without a signal; return whether the group is visible."""
        shown = self._shown
        if shown is None:
            return False
        spots = (spot for spot, each in enumerate(shown.lines) if each.line.group.id == group_id)
        number = next(spots, -1)
        if number < 0:
            return False
        columns = (spot for spot, city in enumerate(shown.columns) if city.action_id == action_id)
        self.go_to_cell(number, next(columns, -1))
        return True

    def _line(self, number: int) -> LedgerLine | None:
        shown = self._shown
        return shown.lines[number] if shown is not None and 0 <= number < len(shown.lines) else None

    # Measures

    def _measure(self) -> None:
        self._painter.forget_names(self._theme.length(_LINE))
        shown = self._shown
        cities = len(shown.columns) if shown else 0
        length, width = self._theme.length, self.viewport().width()
        group = length(_GROUP_NARROW if width < length(_NARROW) else _GROUP)
        self._names = group, self._between(_NAME, self._painter.least_state() + _INSIDE, _NAME_WIDEST)
        self._fixed = sum(self._names)
        room = max(0, width - self._fixed)
        fair = room // cities if cities else 0
        named = self._painter.widest_town(city.city for city in shown.columns) if shown else 0
        least = max(self._between(_CITY, named + _INSIDE, _CITY_NAMED), self._painter.least_cell())
        self._city_width = max(least, min(length(_CITY_WIDEST), fair))
        # The remainder of the division goes to the last city, so that no sliver is left over.
        self._rest = room % cities if cities and self._city_width == fair else 0
        longest = (
            max((self._below(shown, city) for city in shown.columns), key=len, default="") if shown else ""
        )
        self._head_lines = self._painter.head_lines(longest, self._city_width - _INSIDE)
        self._head = length(_HEAD) + (self._head_lines - 1) * length(_THIRD)
        lines = len(shown.lines) if shown else 0
        self.place_tops(range(0, lines * length(_LINE) + 1, length(_LINE)), range(lines))

    def fit_bars(self) -> None:
        """Set the scroll range."""
        super().fit_bars()
        self.fit_across(self._fixed, self.column_count() * self._city_width, self._city_width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _between(self, least: int, wanted: int, most: int) -> int:
        """Return a width clamped between two lengths of the design."""
        return max(self._theme.length(least), min(wanted, self._theme.length(most)))

    def _below(self, shown: LedgerShown, city: LedgerCity) -> str:
        """Return the text below the name of a city."""
        return city.which or words.groups(shown.per_city.get(city.action_id, 0))

    def _columns(self, asked: QRect) -> range:
        """Return the cities in a part of the viewport."""
        scrolled = self.horizontalScrollBar().value() - self._fixed
        left, right = max(0, asked.left() + scrolled), max(0, asked.right() + scrolled)
        count, wide = len(self._shown.columns) if self._shown else 0, self._city_width
        return range(min(count, left // wide), min(count, right // wide + 1))

    def column_count(self) -> int:
        """Return the number of cities."""
        return len(self._shown.columns) if self._shown else 0

    def span(self, column: int) -> tuple[float, float]:
        """Return the left edge and the width of a city in the viewport; column -1 has the names."""
        if column < 0:
            return 0, self._names[0]
        left = self._fixed + column * self._city_width - self.horizontalScrollBar().value()
        return left, self._city_width + (self._rest if column == self.last_column else 0)

    def column_at(self, x: float) -> int:
        """Return the city at a viewport position, or -1 for the names."""
        inside = int(x - self._fixed + self.horizontalScrollBar().value()) // self._city_width
        return min(inside, self.last_column) if x >= self._fixed else -1

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        asked = event.rect()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(asked, self._theme.color("surface"))
        shown = self._shown
        if shown is not None:
            dpr = self.devicePixelRatioF()
            rows, columns = self.lines_in(asked), self._columns(asked)
            for number in rows:
                self._paint_row(painter, shown, number, columns, dpr)
            if asked.left() < self._fixed:
                self._paint_names(painter, shown, rows, dpr)
            self._paint_grid(painter, rows, columns)
            self._paint_here(painter)
            self.paint_marks(painter)
            if asked.top() < self._head:
                self._paint_head(painter, shown, columns, dpr)
        painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll what is painted: vertically below the head, horizontally beside the names."""
        whole = self.viewport().rect()
        # The line between names and cities does not scroll.
        moved = whole.adjusted(0, self._head, 0, 0) if dy else whole.adjusted(self._fixed + 1, 0, 0, 0)
        move_picture(self.viewport(), dx, dy, moved, has_ring=False)

    def _paint_row(
        self, painter: QPainter, shown: LedgerShown, number: int, columns: range, dpr: float
    ) -> None:
        drawn = shown.lines[number]
        if number == self._current:
            band = self.cell_rect(number, -1)
            band.setWidth(self.viewport().width())
            painter.fillRect(band, self._theme.color("selected"))
        for column in columns:
            action_id = shown.columns[column].action_id
            part = drawn.line.parts.get(action_id)
            if part is not None:
                self._painter.draw_cell(painter, self.cell_rect(number, column), part, dpr)
            elif action_id in drawn.below:
                self._painter.draw_count(painter, self.cell_rect(number, column), drawn.below[action_id])
        if shown.is_list:
            rest = self.cell_rect(number, -1)
            rest.setLeft(self._fixed + _BEFORE)
            rest.setRight(self.viewport().width() - _INSIDE)
            self._painter.draw_parts(painter, rest, words.parts_line(drawn.line, self._towns))

    def _paint_names(self, painter: QPainter, shown: LedgerShown, rows: range, dpr: float) -> None:
        """Paint the names over the cells that have scrolled below them."""
        for number in rows:
            is_here = number == self._current
            picture = self._painter.name_picture(
                shown, shown.lines[number], self._names, dpr, is_here=is_here
            )
            painter.drawPixmap(QPointF(0, self.box(number).y()), picture)

    def _paint_grid(self, painter: QPainter, rows: range, columns: range) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(self._theme.color("border"))
        width, group, name = self.viewport().width(), *self._names
        bottom = self._head + self._tops[rows.stop] - self.scrolled
        for number in rows:
            y = self.box(number).bottom()
            painter.drawLine(self._theme.length(51), y, width, y)
        for column in columns:
            x = round(sum(self.span(column))) - 1
            if x > group + name:
                painter.drawLine(x, 0, x, bottom)
        for x in (group, group + name):
            painter.drawLine(x, 0, x, bottom)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_here(self, painter: QPainter) -> None:
        """Draw the focus ring around the current cell."""
        if shows_ring(self) and self.is_stop(self._current):
            box = self.cell_rect(self._current, self._column)
            draw_ring(painter, self._theme, box.adjusted(0, 0, -1, -1), 5)

    def _paint_head(self, painter: QPainter, shown: LedgerShown, columns: range, dpr: float) -> None:
        height, (group, name), most = self._head, self._names, self._head_lines
        painter.fillRect(QRectF(0, 0, self.viewport().width(), height), self._theme.color("surface"))
        for column in columns:
            city = shown.columns[column]
            box = QRectF(self.span(column)[0] + _BEFORE, 0, self._city_width - _INSIDE, height)
            ball = self._glyphs.ball(city.readiness, self._theme.length(13), dpr)
            self._painter.draw_head(painter, box, (city.city, self._below(shown, city)), most, ball)
        if shown.is_list:
            third = QRectF(group + name + _BEFORE, 0, self.viewport().width() - group - name, height)
            self._painter.draw_head(painter, third, words.parts_column(), most)
        painter.fillRect(QRectF(0, 0, group + name, height), self._theme.color("surface"))
        first = QRectF(16, 0, group - 20, height)
        self._painter.draw_head(painter, first, (words.groups(len(shown.lines)), words.by_network()), most)
        second = QRectF(group + _BEFORE, 0, name - _BEFORE - 1, height)
        self._painter.draw_head(painter, second, words.name_column(), most)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(self._theme.color("border"))
        painter.drawLine(0, height - 1, self.viewport().width(), height - 1)
        for column in columns:
            x = round(sum(self.span(column))) - 1
            if x > group + name:
                painter.drawLine(x, 0, x, height)
        for x in (group, group + name):
            painter.drawLine(x, 0, x, height)

    # Mouse and keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the clicked cell; the arrow of a network folds it."""
        place = self.place_of(event.position())
        line = self._line(place[0]) if place else None
        if place is None or line is None:
            return
        is_arrow = place[1] < 0 and event.position().x() < self._theme.length(34 + 18 * line.depth)
        super().mousePressEvent(event)
        if is_arrow and line.is_folded is not None:
            self.folded.emit(line.line.group.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold a network with Space, and with Left and Right on its name."""
        line, way = self._line(self._current), way_of(event, has_columns=True)
        is_name = line is not None and line.is_folded is not None and self._column < 0
        is_closing = way is Way.LEFT and line is not None and line.is_folded is False
        is_opening = way is Way.RIGHT and line is not None and line.is_folded is True
        is_turning = event.key() == Qt.Key.Key_Space and is_enter(event)
        if line is not None and is_name and (is_closing or is_opening or is_turning):
            self.folded.emit(line.line.group.id)
        else:
            super().keyPressEvent(event)

    def report_cell(self) -> None:
        """Report which cell the keyboard went to."""
        if self.cell is not None:
            self.chosen.emit(*self.cell)

    def open_current(self) -> None:
        """Report that the cell is opened."""
        if self.cell is not None:
            self.opened.emit(*self.cell)

    # Screen readers: one item per line, which reads the current cell

    def is_expanded(self, number: int) -> bool | None:
        """Return whether the affiliates of a network are shown."""
        line = self._line(number)
        return None if line is None or line.is_folded is None else not line.is_folded

    def records(self, number: int) -> Sequence[str]:
        """Return the group of a line and its parts in cities."""
        drawn = self._line(number)
        return (
            () if drawn is None else (drawn.line.group.id, *(part.id for part in drawn.line.parts.values()))
        )

    def sentence(self, number: int) -> str:
        """Describe a line with its cell in the current column."""
        drawn, column = self._line(number), self._column
        if drawn is None or self._shown is None:
            return ""
        if not 0 <= column < len(self._shown.columns):
            parts = words.parts_line(drawn.line, self._towns) if self._shown.is_list else ""
            said = (drawn.line.group.name, words.kind_line(drawn.line, 0, None, 0), parts)
            return ". ".join(filter(None, said))
        city = self._shown.columns[column]
        part = drawn.line.parts.get(city.action_id)
        return words.cell_sentence(drawn.line, city, part, drawn.below.get(city.action_id, 0))
