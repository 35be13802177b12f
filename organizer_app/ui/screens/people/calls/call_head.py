"""Draws the head of the current call: the person, their city, and their local time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRectF, Qt

from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import SEMIBOLD, TYPE_META, TYPE_SUB
from organizer_app.ui.widgets.avatars import paint_avatar
from organizer_app.wording.checks.findings import city_of
from organizer_app.wording.language.dates import clock
from organizer_app.wording.people import calls as words

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from organizer_app.domain.people.call_queue import QueueEntry
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.ui.theme.theme import Theme

_CIRCLE: Final = 56
_BESIDE: Final = 16
# The padding above and below the circle.
_ABOVE: Final = 18
_BELOW: Final = 20
# With less width, in pixels, the clock goes below the name.
_LEAST: Final = 280
# A name, a person's role, and their group wrap to at most this many lines.
_MOST: Final = 3
_NAME: Final = TextStyle(22, SEMIBOLD)
_LONG_NAME: Final = TextStyle(16, SEMIBOLD)
_CLOCK: Final = TextStyle(22, SEMIBOLD, tabular=True)
_HEADING: Final = TextStyle(TYPE_META, SEMIBOLD)
_META: Final = TextStyle(TYPE_META)
_INITIALS: Final = TextStyle(TYPE_SUB, SEMIBOLD)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight


class _Line(NamedTuple):
    """A line of the head with its height in the design."""

    text: str
    style: TextStyle
    color: str
    height: int


class CallHead:
    """The head shows every word in full beside the clock, or above it if both do not fit."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._texts = TextPainter(theme)

    def height(self, entry: QueueEntry, row: ActionRow, width: float) -> int:
        """Return the height of the head at a width in pixels, including the padding."""
        length = self._theme.length
        lines = self._lines(entry, row, width)
        if self._is_stacked(width):
            lines += self._clock(entry)
        height = sum(length(line.height) + 1 for line in lines) - 3
        return length(_ABOVE) + max(length(_CIRCLE), height) + length(_BELOW)

    def draw(self, painter: QPainter, entry: QueueEntry, row: ActionRow, room: QRectF) -> None:
        """Draw the head at the top of a rectangle."""
        length = self._theme.length
        top = room.y() + length(_ABOVE)
        circle = QRectF(room.x(), top, length(_CIRCLE), length(_CIRCLE))
        paint_avatar(painter, circle, entry.facts.name, self._theme, _INITIALS)
        left = circle.right() + _BESIDE
        words_room = QRectF(left, top - 3, self._room(entry, room.width()), 0)
        below = self._column(painter, words_room, self._lines(entry, row, room.width()))
        if self._is_stacked(room.width()):
            self._column(painter, QRectF(left, below, words_room.width(), 0), self._clock(entry))
        else:
            beside = QRectF(left, top - 3, room.right() - left, 0)
            self._column(painter, beside, self._clock(entry), align=_RIGHT)

    def _column(
        self,
        painter: QPainter,
        room: QRectF,
        lines: list[_Line],
        *,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> float:
        """Draw lines below each other; return the lower edge."""
        y = room.y()
        for line in lines:
            box = QRectF(room.x(), y, room.width(), self._theme.length(line.height))
            self._texts.draw(painter, box, line.text, line.style, line.color, align=align)
            y += box.height() + 1
        return y

    def _is_stacked(self, width: float) -> bool:
        """Return whether name and clock do not fit side by side."""
        return width - self._theme.length(_CIRCLE) - _BESIDE < self._theme.length(_LEAST)

    def _room(self, entry: QueueEntry, width: float) -> float:
        room = width - self._theme.length(_CIRCLE) - _BESIDE
        if self._is_stacked(width):
            return room
        return room - _BESIDE - max(self._texts.advance(line.text, line.style) for line in self._clock(entry))

    def _clock(self, entry: QueueEntry) -> list[_Line]:
        return [
            _Line(clock(entry.call_time.minutes), _CLOCK, "text", 26),
            _Line(
                words.zone_of(entry.facts), _META, "text3" if entry.facts.is_zone_known else "due_text", 18
            ),
            _Line(words.call_time_of(entry), _HEADING, "text" if entry.call_time.is_ok else "danger", 18),
        ]

    def _lines(self, entry: QueueEntry, row: ActionRow, width: float) -> list[_Line]:
        facts, room = entry.facts, self._room(entry, width)
        is_long = self._texts.advance(facts.name, _NAME) > room
        venue = " · ".join(filter(None, (row.groups.partition(";")[0], row.venue)))
        lines = (
            _Line(facts.name, _LONG_NAME if is_long else _NAME, "text", 20 if is_long else 26),
            _Line(words.role_in(facts, city_of(row.city, row.state)), _HEADING, "text", 18),
            _Line(venue, _META, "text2", 18),
        )
        return [
            each._replace(text=text)
            for each in lines
            for text in self._texts.wrapped(each.text, each.style, room, _MOST)
        ]
