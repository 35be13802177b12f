"""The list of the board: zones as bands with a bar of what they do, cities below them with their trouble."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from typing_extensions import override

from organizer_app.domain.day.city_states import Phase, Trouble, worst_first
from organizer_app.domain.day.ladder import LadderPlace, LadderStep, ladder_place
from organizer_app.domain.model.day.day_settings import DayNumber
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import MEDIUM, REGULAR, SEMIBOLD, TYPE_BODY, TYPE_META, TYPE_SUB
from organizer_app.ui.widgets.lists.line_source import LinePart, LineState
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines, draw_rule
from organizer_app.ui.widgets.lists.section_lines import SectionLines
from organizer_app.wording.day import board as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from organizer_app.domain.day.board import Board, BoardBook, ZoneRow
    from organizer_app.domain.day.city_states import CityState


class Fold(Enum):
    """What is shown of a zone: its line alone, the cities that need somebody, or all."""

    CLOSED = "closed"
    TROUBLES = "troubles"
    ALL = "all"


class ZoneLine(NamedTuple):
    """A zone; `now` in minutes since 1970-01-01 UTC, and the day that the board shows."""

    row: ZoneRow
    now: int
    fold: Fold
    day: date | None = None


class BoardCity(NamedTuple):
    """A city; `now` in minutes since 1970-01-01 UTC."""

    state: CityState
    now: int

    @property
    def place(self) -> LadderPlace | None:
        """Where the city is on the ladder, worked out for the lines in sight alone."""
        state = self.state
        if not state.is_late or state.missing is None:
            return None
        return ladder_place(state.missing.due, self.now, state.city.numbers)


BoardLine = ZoneLine | BoardCity
# So few cities are all shown from the start.
FEW: Final = 12


def key_of(line: BoardLine) -> str:
    """Return what identifies a line: the zone, or the action."""
    return f"zone {line.row.zone}" if isinstance(line, ZoneLine) else line.state.city.action_id


class BoardLines(SectionLines[BoardLine]):
    """The lines of the board.

    Args:
        shown: the line of each zone with the cities below it.
        now: minutes since 1970-01-01 UTC.
    """

    def __init__(self, shown: Sequence[tuple[ZoneLine, Sequence[CityState]]], now: int) -> None:
        super().__init__(len(states) for _line, states in shown)
        self.shown = shown
        self._now = now

    @override
    def line(self, section: int, below: int) -> BoardLine:
        line, states = self.shown[section]
        return BoardCity(states[below - 1], self._now) if below else line

    def is_same_order(self, other: Sequence[BoardLine]) -> bool:
        """Return whether other lines are these zones and cities, each in the same place."""
        if not isinstance(other, BoardLines) or len(self.shown) != len(other.shown):
            return False
        return all(
            line.row.zone == its.row.zone and len(states) == len(others) and _are_same(states, others)
            for (line, states), (its, others) in zip(self.shown, other.shown, strict=True)
        )

    @override
    def items(self) -> list[int]:
        return list(range(len(self)))

    @override
    def number_of_key(self, key: str) -> int:
        for section, (line, states) in enumerate(self.shown):
            first = self.first_of(section)
            if key_of(line) == key:
                return first
            for spot, state in enumerate(states):
                if state.city.action_id == key:
                    return first + 1 + spot
        return -1


def _are_same(states: Sequence[CityState], others: Sequence[CityState]) -> bool:
    """Return whether equally many states are of the same cities; a zone without news is the same tuple."""
    return states is others or all(
        one.city.action_id == other.city.action_id for one, other in zip(states, others, strict=True)
    )


def lines_of(book: BoardBook, board: Board, folds: Mapping[str, Fold], day: date | None = None) -> BoardLines:
    """Return the lines of the board.

    Args:
        book: every city.
        board: the board now.
        folds: what a person chose for a zone; others show the cities that need somebody.
        day: the day that the board shows; a zone where it is another one names that.
    """
    usual = usual_fold(board)
    shown: list[tuple[ZoneLine, Sequence[CityState]]] = []
    for row in board.zones:
        fold = folds.get(row.zone, usual)
        states: Sequence[CityState] = ()
        if fold is not Fold.CLOSED:
            states = row.troubles if fold is Fold.TROUBLES else book.cities_of(row.zone)
        shown.append((ZoneLine(row, board.now, fold, day), states))
    return BoardLines(shown, board.now)


def wall_lines(board: Board, day: date | None) -> BoardLines:
    """Return the lines of a wall: the cities that need somebody, in the zones with the worst one first."""
    rows = sorted(board.zones, key=lambda row: tuple(map(worst_first, row.troubles[:1])) or _LAST)
    shown = [
        (ZoneLine(row, board.now, Fold.TROUBLES if row.troubles else Fold.CLOSED, day), row.troubles)
        for row in rows
    ]
    return BoardLines(shown, board.now)


# Zones in order come after all others, from east to west.
_LAST: Final = ((1,),)


def usual_fold(board: Board) -> Fold:
    """Return what is shown of a zone for which nobody chose."""
    return Fold.ALL if sum(row.cities for row in board.zones) <= FEW else Fold.TROUBLES


# Paints the board: zones as bands with a bar of what they do, cities below them with their trouble


_ZONE: Final = TextStyle(TYPE_SUB, SEMIBOLD)
_CLOCK: Final = TextStyle(TYPE_SUB, REGULAR, tabular=True)
_CITY: Final = TextStyle(TYPE_SUB, SEMIBOLD)
_FIRST: Final = TextStyle(TYPE_BODY, MEDIUM)
_STRONG: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_NUMBER: Final = TextStyle(TYPE_BODY, SEMIBOLD, tabular=True)
_SECOND: Final = TextStyle(TYPE_META, REGULAR)
_LATE: Final = TextStyle(TYPE_META, SEMIBOLD)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_ZONE_HEIGHT: Final = 36
_CITY_HEIGHT: Final = 46
_SIDE: Final = 16
_SIGN: Final = 18
_GAP: Final = 12
_EDGE: Final = 3
_BAR: Final = 6
_LEAST_BAR: Final = 40
_PIP: Final = (22, 6, 4)
# The columns' shares of the room beside the sign: city, happening, check-in, ladder, count.
_SHARES: Final = (0.25, 0.21, 0.23, 0.18, 0.13)
# Without the ladder where there is no room for five columns.
_NARROW_SHARES: Final = (0.3, 0.21, 0.3, 0.0, 0.19)
_WIDE: Final = 660
# In a window of large type the city and its count are above its check-in.
_LEAST_WIDTH: Final = 500
_CITY_SHARE: Final = 0.68

_RINGS: Final = {Phase.LIVE: "now", Phase.BETWEEN_PARTS: "due", Phase.ENDED: "text3", Phase.HOME: "text3"}

Column = tuple[float, float]


class Columns(NamedTuple):
    """The left edge and width of each column."""

    city: Column
    happening: Column
    check_in: Column
    ladder: Column
    reported: Column


class BoardPainter(PaintedLines[BoardLine]):
    """Paints lines in one theme."""

    @override
    def key(self, line: BoardLine) -> str:
        return key_of(line)

    @override
    def height(self, line: BoardLine) -> int:
        return self._theme.length(_ZONE_HEIGHT if isinstance(line, ZoneLine) else _CITY_HEIGHT)

    @override
    def spoken(self, line: BoardLine) -> str:
        if isinstance(line, ZoneLine):
            return words.zone_spoken(line.row, line.now, line.day)
        return words.city_spoken(line.state, line.place, line.now)

    @override
    def typed(self, line: BoardLine) -> str:
        return words.zone_name(line.row.zone) if isinstance(line, ZoneLine) else line.state.city.city

    @override
    def is_expanded(self, line: BoardLine) -> bool | None:
        return line.fold is not Fold.CLOSED if isinstance(line, ZoneLine) else None

    def columns(self, width: float) -> Columns:
        """Return the columns for a list of some width."""
        theme = self._theme
        left = float(theme.length(_SIDE) + theme.length(_SIGN) + theme.length(_GAP))
        room = max(width - left - theme.length(_SIDE), 1.0)
        shares = _SHARES if width >= theme.length(_WIDE) else _NARROW_SHARES
        if self._is_two_lines(width):
            count = (left + room * _CITY_SHARE, room * (1 - _CITY_SHARE))
            return Columns((left, room * _CITY_SHARE), (left, 0.0), (left, room), (left, 0.0), count)
        found = []
        for share in shares:
            found.append((left, max(room * share - theme.length(_GAP), 0.0)))
            left += room * share
        # The last column ends at the edge.
        found[-1] = (found[-1][0], room * shares[-1])
        return Columns(*found)

    def _columns_of(self, line: BoardLine, width: float) -> Columns:
        """Return the columns of a line; what goes wrong goes on where there is no ladder."""
        columns = self.columns(width)
        if isinstance(line, ZoneLine) or line.place is not None or not words.issue_words(line.state):
            return columns
        if columns.ladder[1] <= 0:
            return columns
        left, end = columns.check_in[0], columns.ladder[0] + columns.ladder[1]
        return columns._replace(check_in=(left, end - left))

    def _is_two_lines(self, width: float) -> bool:
        """Whether a list of this width shows a check-in below its city."""
        return width < self._theme.length(_LEAST_WIDTH)

    @override
    def parts(self, line: BoardLine, box: QRectF) -> Sequence[LinePart]:
        columns = [_cell(box, each) for each in self._columns_of(line, box.width())]
        shown = _zone_parts(line) if isinstance(line, ZoneLine) else _city_parts(line)
        whole, *cells = shown
        return (LinePart(whole, box), *map(LinePart, cells, columns))

    @override
    def paint(self, painter: QPainter, box: QRectF, line: BoardLine, state: LineState) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, ZoneLine):
            self._paint_zone(painter, box, line, state)
        else:
            self._paint_city(painter, box, line, state)
        draw_rule(painter, self._theme, box)

    def _paint_zone(self, painter: QPainter, box: QRectF, line: ZoneLine, state: LineState) -> None:
        theme, texts, row = self._theme, self._texts, line.row
        painter.fillRect(box, theme.color("hover" if state.is_pointed else "band"))
        chevron = "chevron-right" if line.fold is Fold.CLOSED else "chevron-down"
        self._sign(painter, box, chevron, "text2")
        name, happening, check_in, below, reported = (_cell(box, each) for each in self.columns(box.width()))
        name, happening = self._with_clock(line, name, happening)
        if state.is_seen(name):
            taken = texts.draw(painter, name, words.zone_name(row.zone), _ZONE)
            clock = name.adjusted(taken + theme.length(8), 0, 0, 0)
            texts.draw(painter, clock, words.zone_clock(line.now, row.zone, line.day), _CLOCK, "text2")
        is_short = self._is_two_lines(box.width())
        if state.is_seen(happening) and not is_short:
            self._paint_phases(painter, happening, line)
        if state.is_seen(check_in) and not is_short:
            self._paint_in_order(painter, check_in, line)
        if state.is_seen(below):
            texts.draw(painter, below, words.below(len(row.troubles)), _FIRST)
        if state.is_seen(reported):
            count = words.of(row.reported, row.cities)
            texts.draw(painter, reported, count, _NUMBER, "text2", align=_RIGHT)

    def _with_clock(self, line: ZoneLine, name: QRectF, happening: QRectF) -> tuple[QRectF, QRectF]:
        """Return the places of name and bar: a long name with its clock takes room of the bar beside it."""
        theme, zone = self._theme, line.row.zone
        needed = self._texts.advance(words.zone_name(zone), _ZONE) + theme.length(8)
        needed += self._texts.advance(words.zone_clock(line.now, zone, line.day), _CLOCK) + theme.length(2)
        more = needed - name.width() - theme.length(_GAP)
        if more <= 0 or happening.width() - more < theme.length(_LEAST_BAR):
            return name.adjusted(0, 0, theme.length(_GAP), 0), happening
        return name.adjusted(0, 0, more + theme.length(_GAP), 0), happening.adjusted(
            more + theme.length(_GAP), 0, 0, 0
        )

    def _paint_in_order(self, painter: QPainter, cell: QRectF, line: ZoneLine) -> None:
        theme = self._theme
        size = theme.length(16)
        if not line.row.in_order:
            return
        check = theme.pixmap("check", 16, "ok")
        painter.drawPixmap(QPointF(cell.x(), round(cell.center().y() - size / 2)), check)
        text = words.in_order(line.row.in_order)
        self._texts.draw(painter, cell.adjusted(size + theme.length(6), 0, 0, 0), text, _FIRST)

    def _paint_phases(self, painter: QPainter, cell: QRectF, line: ZoneLine) -> None:
        """Paint a bar of those that ended, are live and come later, and the numbers below it."""
        theme, row = self._theme, line.row
        height, air = theme.length(_BAR), theme.length(2)
        top = round(cell.center().y() - theme.length(12))
        parts = (
            (row.ended, "text3"),
            (row.live, "now"),
            (row.between, "due"),
            (row.later, "border_strong"),
        )
        shown = [(count, color) for count, color in parts if count]
        room, left = cell.width() - air * (len(shown) - 1), cell.x()
        painter.setPen(Qt.PenStyle.NoPen)
        for count, color in shown:
            width = max(room * count / max(row.cities, 1), float(height))
            painter.setBrush(theme.color(color))
            painter.drawRoundedRect(QRectF(left, top, width, height), height / 2, height / 2)
            left += width + air
        below = QRectF(cell.x(), cell.center().y() - theme.length(4), cell.width(), theme.length(18))
        self._texts.draw(painter, below, words.phases(row), _SECOND, "text2")

    def _paint_city(self, painter: QPainter, box: QRectF, line: BoardCity, state: LineState) -> None:
        theme, look = self._theme, _look(line)
        painter.fillRect(
            box,
            theme.color(
                "hover" if state.is_pointed and not look.background else look.background or "surface"
            ),
        )
        if look.edge:
            painter.fillRect(
                QRectF(box.x(), box.y(), theme.length(_EDGE), box.height()), theme.color(look.edge)
            )
        if look.icon:
            self._sign(painter, box, look.icon, look.color)
        else:
            self._paint_phase_dot(painter, box, line.state.phase)
        columns = self._columns_of(line, box.width())
        painters = (
            self._paint_name,
            self._paint_happening,
            self._paint_check_in,
            self._paint_ladder,
            self._paint_count,
        )
        for column, paint_cell in zip(columns, painters, strict=True):
            if state.is_seen(_cell(box, column)):
                paint_cell(painter, box, column, line)

    def _paint_name(self, painter: QPainter, box: QRectF, column: Column, line: BoardCity) -> None:
        texts, city = self._texts, line.state.city
        upper, lower = self._two(box, column)
        taken = texts.draw(painter, upper, city.city, _CITY)
        state = upper.adjusted(taken + self._theme.length(6), 0, 0, 0)
        beside = texts.longest_fitting(words.beside_name(city), _FIRST, state.width())
        texts.draw(painter, state, beside, _FIRST, "text2")
        if not self._is_two_lines(box.width()):
            texts.draw(painter, lower, city.lead, _SECOND, "text2")

    def _paint_happening(self, painter: QPainter, box: QRectF, column: Column, line: BoardCity) -> None:
        if column[1] <= 0:
            return
        upper, lower = self._two(box, column)
        self._texts.draw(painter, upper, words.happening(line.state.city), _FIRST)
        self._texts.draw(painter, lower, words.when(line.state, line.now), _SECOND, "text2")

    def _paint_check_in(self, painter: QPainter, box: QRectF, column: Column, line: BoardCity) -> None:
        word = _look(line).word
        first, second = words.check_in_lines(line.state, line.now)
        upper, lower = self._two(box, column)
        # A long story leaves since when in sight.
        told = (words.issue_words(line.state),)
        second = self._texts.with_names(second, told, _LATE if word else _SECOND, lower.width())
        if self._is_two_lines(box.width()):
            # What is late must be read whole; what it is follows where there is room.
            late = self._texts.draw(painter, lower, second, _LATE if word else _SECOND, word or "text2")
            rest = lower.adjusted(late + self._theme.length(_GAP), 0, 0, 0)
            in_vain = words.no_answer_at(line.state)
            self._texts.draw(painter, rest, ", ".join(filter(None, (first, in_vain))), _SECOND, "text2")
            return
        self._texts.draw(painter, upper, first, _STRONG if word else _FIRST)
        self._texts.draw(painter, lower, second, _LATE if word else _SECOND, word or "text2")

    def _paint_count(self, painter: QPainter, box: QRectF, column: Column, line: BoardCity) -> None:
        is_counted = line.state.count.low is not None
        upper, _lower = self._two(box, column)
        self._texts.draw(
            painter,
            upper if self._is_two_lines(box.width()) else _cell(box, column),
            words.city_range(line.state),
            _NUMBER if is_counted else _FIRST,
            "text" if is_counted else "text2",
            align=_RIGHT,
        )

    def _paint_ladder(self, painter: QPainter, box: QRectF, column: Column, line: BoardCity) -> None:
        """Paint the five steps as bars: those that passed, the one now in the color of danger."""
        place = line.place
        if place is None or column[1] <= 0:
            return
        theme = self._theme
        upper, lower = self._two(box, column)
        wanted, height, air = (theme.length(each) for each in _PIP)
        width = min(wanted, (upper.width() - air * (len(LadderStep) - 1)) / len(LadderStep))
        left, top = upper.x(), round(upper.center().y() - height / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        for step in LadderStep:
            color = "border_strong"
            if step < place.step:
                color = "text2"
            elif step is place.step:
                color = "danger"
            painter.setBrush(theme.color(color))
            painter.drawRoundedRect(QRectF(left, top, width, height), height / 2, height / 2)
            left += width + air
        now, in_vain = (
            words.step_now(place, line.state.city.numbers[DayNumber.CALLS]),
            words.no_answer_at(line.state),
        )
        # The bars show the step; who was called in vain, and when, is shown nowhere else.
        told = (f"{now}, {in_vain}", in_vain) if in_vain else (now,)
        fitting = self._texts.longest_fitting(told, _SECOND, lower.width()) or told[-1]
        self._texts.draw(painter, lower, fitting, _SECOND, "text2")

    def _paint_phase_dot(self, painter: QPainter, box: QRectF, phase: Phase) -> None:
        """Paint a full dot for a live city and a ring for others, in amber between two parts."""
        theme = self._theme
        size = theme.length(10)
        left = box.x() + theme.length(_SIDE) + (theme.length(_SIGN) - size) / 2
        dot = QRectF(left, box.center().y() - size / 2, size, size)
        is_live = phase is Phase.LIVE
        pen = theme.color(_RINGS.get(phase, "border_strong"))
        painter.setPen(QPen(pen, 2) if phase is Phase.BETWEEN_PARTS else pen)
        painter.setBrush(pen if is_live else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot)

    def _sign(self, painter: QPainter, box: QRectF, icon: str, color: str) -> None:
        theme = self._theme
        top = round(box.center().y() - theme.length(_SIGN) / 2)
        spot = QPointF(box.x() + theme.length(_SIDE), top)
        painter.drawPixmap(spot, theme.pixmap(icon, _SIGN, color))

    def _two(self, box: QRectF, column: Column) -> tuple[QRectF, QRectF]:
        """Return the upper and the lower line of a column."""
        height = self._theme.length(18)
        left, width = column
        middle = box.center().y()
        return QRectF(left, middle - height, width, height), QRectF(left, middle, width, height)


class _Look(NamedTuple):
    """The icon of a city with its color, its background, its edge, and the color of what is wrong."""

    icon: str
    color: str
    background: str
    edge: str
    word: str


_BAD: Final = ("danger_soft", "danger", "danger")
_WARN: Final = ("due_soft", "due", "due_text")


def _look(line: BoardCity) -> _Look:
    trouble = line.state.trouble
    if line.place is not None and line.place.step >= LadderStep.NEAREST:
        return _Look("circle-alert", "danger", *_BAD)
    if trouble is Trouble.ISSUE or line.state.incident is not None:
        return _Look("siren", "danger", *_BAD)
    if trouble is Trouble.ON_LADDER:
        return _Look("clock-alert", "due", *_WARN)
    if trouble is Trouble.BEHIND:
        return _Look("list-checks", "due", *_WARN)
    if trouble is Trouble.SEEN:
        return _Look("camera", "text2", "", "", "")
    return _Look("", "", "", "", "")


def _zone_parts(line: ZoneLine) -> tuple[tuple[object, ...], ...]:
    """Return what a zone shows: all of it, then column by column."""
    row = line.row
    return (
        (row.zone, line.fold),
        (words.zone_clock(line.now, row.zone, line.day),),
        (
            row.ended,
            row.live,
            row.between,
            row.later,
            row.cities,
            words.zone_clock(line.now, row.zone, line.day),
        ),
        (row.in_order,),
        (len(row.troubles),),
        (row.reported, row.cities),
    )


def _city_parts(line: BoardCity) -> tuple[tuple[object, ...], ...]:
    """Return what a city shows: all of it, then column by column."""
    state, city, place = line.state, line.state.city, line.place
    return (
        (_look(line), state.phase),
        (city.city, city.state, city.lead),
        (city.tactic, city.venue, words.when(state, line.now)),
        words.check_in_lines(state, line.now),
        () if place is None else (place.step, place.call, state.unanswered),
        (words.city_range(state),),
    )


def _cell(box: QRectF, column: Column) -> QRectF:
    return QRectF(column[0], box.y(), column[1], box.height())
