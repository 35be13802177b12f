"""Paints what happens next: the clock of the zone large, HQ's small, and how long until then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from typing_extensions import override

from organizer_app.ui.theme.text_painting import texts_of
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import MEDIUM, REGULAR, SEMIBOLD, TYPE_BODY, TYPE_META, TYPE_SUB
from organizer_app.ui.widgets.lists.line_source import LinePart, LineState
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines, draw_rule
from organizer_app.wording.day import board as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from organizer_app.domain.day.next_events import NextEvent
    from organizer_app.services.day.day_books import DayBook
    from organizer_app.ui.theme.theme import Theme


MARKED_HEIGHT: Final = 46
_FIRST: Final = TextStyle(TYPE_BODY, MEDIUM)
_SECOND: Final = TextStyle(TYPE_META, REGULAR)
_ROW: Final = 18
_SIDE: Final = 16
_MARK: Final = 16
_BETWEEN: Final = 10


class MarkedLine(NamedTuple):
    """What is painted: the icon and its color, the first row and its color, and the second row."""

    icon: str
    icon_color: str
    first: str
    second: str
    color: str = "text"


def paint_marked_line(
    painter: QPainter, box: QRectF, line: MarkedLine, state: LineState, theme: Theme
) -> None:
    """Paint a line into its box, with a rule below it."""
    texts = texts_of(theme)
    painter.fillRect(box, theme.color("hover" if state.is_pointed else "surface"))
    side, size = theme.length(_SIDE), theme.length(_MARK)
    spot = QPointF(box.x() + side, round(box.center().y() - size / 2))
    painter.drawPixmap(spot, theme.pixmap(line.icon, _MARK, line.icon_color))
    height = theme.length(_ROW)
    left = box.x() + side + size + theme.length(_BETWEEN)
    row = QRectF(left, box.center().y() - height, box.right() - left - side, height)
    texts.draw(painter, row, line.first, _FIRST, line.color)
    texts.draw(painter, row.translated(0, height), line.second, _SECOND, "text2")
    draw_rule(painter, theme, box)


# The lines of what happens next, each with the clock of its zone and how long until then


# So many minutes before it, the seconds until something are counted down.
COUNTDOWN: Final = 2
_SECONDS: Final = 60


class NextLine(NamedTuple):
    """One line: the zone's clock, HQ's clock, what happens, where, and how long until then.

    `city` is the city that these words name, if it is one alone: where there is little room, only its name
    is shortened.
    """

    key: str
    own: str
    desk: str
    what: str
    where: str
    to_go: str
    is_past: bool
    city: str = ""


def next_line(day: DayBook, event: NextEvent, now: int, seconds: int) -> NextLine:
    """Return the line of an event; `now` in minutes since 1970-01-01 UTC, and the seconds since then."""
    state = day.book.city(event.action_ids[0]) if len(event.action_ids) == 1 else None
    what, where = words.next_lines(event, state.city if state is not None else None)
    left = event.at - now
    to_go = words.in_time(left) if left > 0 else words.ago(-left)
    if 0 < left <= COUNTDOWN:
        to_go = words.countdown(left * _SECONDS - seconds)
    is_desk = event.zone == day.desk_zone
    return NextLine(
        key=f"{event.at} {event.kind.value} {event.zone} {event.moment} {event.title} {event.is_waiting}",
        own=words.clock_on(event.at, event.zone, day.day),
        desk="" if is_desk else words.clock_and_zone(event.at, day.desk_zone, day.day),
        what=what,
        where=where,
        to_go=to_go,
        is_past=left <= 0,
        city=words.name_of_city(state.city) if state is not None else "",
    )


_CLOCK: Final = TextStyle(TYPE_SUB, SEMIBOLD, tabular=True)
_DESK: Final = TextStyle(TYPE_META, REGULAR, tabular=True)
WHAT: Final = TextStyle(TYPE_BODY, MEDIUM)
BELOW: Final = TextStyle(TYPE_META, REGULAR)
_TO_GO: Final = TextStyle(TYPE_BODY, MEDIUM, tabular=True)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_HEIGHT: Final = 44
_CLOCK_WIDTH: Final = 84
_EDGE: Final = 4


class NextPainter(PaintedLines[NextLine]):
    """Paints lines in one theme."""

    @override
    def key(self, line: NextLine) -> str:
        return line.key

    @override
    def height(self, line: NextLine) -> int:
        del line
        return self._theme.length(_HEIGHT)

    @override
    def spoken(self, line: NextLine) -> str:
        return ". ".join(filter(None, (line.own, line.desk, line.what, line.where, line.to_go)))

    @override
    def parts(self, line: NextLine, box: QRectF) -> Sequence[LinePart]:
        right = QRectF(box)
        right.setLeft(box.right() - self._texts.advance(line.to_go, _TO_GO) - self._theme.length(8 + _EDGE))
        # A longer or shorter countdown leaves the words beside it more or less room.
        return (LinePart((line._replace(to_go=""), right.width()), box), LinePart((line.to_go,), right))

    @override
    def paint(self, painter: QPainter, box: QRectF, line: NextLine, state: LineState) -> None:
        theme, texts = self._theme, self._texts
        color = "text2" if line.is_past else "text"
        above, below, to_go = self.places(line, box)
        width = theme.length(_CLOCK_WIDTH) - theme.length(6)
        for place, clock, style, shade, text, beside in (
            (above, line.own, _CLOCK, color, line.what, WHAT),
            (below, line.desk, _DESK, "text2", line.where, BELOW),
        ):
            room = QRectF(box.x(), place.y(), width, place.height())
            if state.is_seen(room):
                texts.draw(painter, room, clock, style, shade)
            if state.is_seen(place):
                texts.draw(painter, place, self.fitted(line, text, beside, place.width()), beside, shade)
        texts.draw(painter, to_go, line.to_go, _TO_GO, color, align=_RIGHT)
        mark = "now" if line.is_past else "border"
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), theme.color(mark))

    def fitted(self, line: NextLine, text: str, style: TextStyle, width: float) -> str:
        """Return words of a line for a width in pixels; what happens stays whole beside a long name."""
        return self._texts.with_names(text, (line.city,), style, width)

    def places(self, line: NextLine, box: QRectF) -> tuple[QRectF, QRectF, QRectF]:
        """Return where to draw what happens, where, and how long it is until then.

        The last is beside both, or beside the one of the two that fits there: a start at the end of the
        second says which action of a city is meant.
        """
        theme, texts = self._theme, self._texts
        height, middle, left = theme.length(18), box.center().y(), box.x() + theme.length(_CLOCK_WIDTH)
        whole = QRectF(left, box.y(), box.right() - theme.length(_EDGE) - left, box.height())
        above = QRectF(left, middle - height, whole.width(), height)
        below = QRectF(left, middle, whole.width(), height)
        beside = whole.width() - texts.advance(line.to_go, _TO_GO) - theme.length(8)
        # The rectangle that it shares, and those that are narrower for it.
        shared, narrower = whole, [above, below]
        if texts.advance(line.where, BELOW) > beside:
            shared, narrower = above, [above]
        elif texts.advance(line.what, WHAT) > beside:
            shared, narrower = below, [below]
        to_go = shared.adjusted(beside, 0, 0, 0)
        for each in narrower:
            each.setWidth(beside)
        return above, below, to_go
