"""Draws the lines of the call queue: person, city, reason, and local time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from typing_extensions import override

from organizer_app.domain.time.local_time import epoch_minutes
from organizer_app.ui.theme.glyphs import glyphs_of
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import BOLD, ROW_HEADER, SEMIBOLD, TYPE_META
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines, draw_chosen
from organizer_app.ui.widgets.lists.section_lines import SectionLines
from organizer_app.wording.checks.findings import city_of
from organizer_app.wording.language.dates import clock
from organizer_app.wording.people import calls as words

if TYPE_CHECKING:
    from datetime import datetime

    from organizer_app.domain.people.call_queue import CallQueue, QueueEntry
    from organizer_app.domain.people.people_book import PeopleBook
    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.lists.line_source import LineState

_LINE: Final = 72
_PAD: Final = 16
# Between the texts at both ends of a line, in pixels.
_BESIDE: Final = 10
_TEXT: Final = 32
_NAME: Final = TextStyle(13, SEMIBOLD)
_TIME: Final = TextStyle(13, SEMIBOLD, tabular=True)
_META: Final = TextStyle(TYPE_META)
_STRONG: Final = TextStyle(TYPE_META, SEMIBOLD)
_NUMBER: Final = TextStyle(TYPE_META, SEMIBOLD, tabular=True)
_SMALL: Final = TextStyle(11, BOLD)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_ICONS: Final = {"now": "phone", "later": "clock", "lost": "phone-off"}


class QueueLine(NamedTuple):
    """A call with its place in the queue, or the head of a section with the number of its calls."""

    part: str
    number: int
    entry: QueueEntry | None = None


class QueueLines(SectionLines[QueueLine]):
    """The lines of a queue: each section below its head."""

    def __init__(self, queue: CallQueue) -> None:
        parts = (("now", queue.now), ("later", queue.later), ("lost", queue.lost))
        self._parts = [(code, part) for code, part in parts if part]
        super().__init__(len(part) for _code, part in self._parts)

    @override
    def line(self, section: int, below: int) -> QueueLine:
        code, part = self._parts[section]
        if not below:
            return QueueLine(code, len(part))
        # The places go on from section to section, and heads have none.
        return QueueLine(code, self.first_of(section) + below - section, part[below - 1])

    @override
    def items(self) -> list[int]:
        heads = {self.first_of(section) for section in range(len(self._parts))}
        return [number for number in range(len(self)) if number not in heads]

    @override
    def number_of_key(self, key: str) -> int:
        for section, (_code, part) in enumerate(self._parts):
            for spot, entry in enumerate(part, 1):
                if entry.facts.person_id == key:
                    return self.first_of(section) + spot
        return -1


class QueuePainter(PaintedLines[QueueLine]):
    """Paints the lines of a queue at one instant."""

    def __init__(self, theme: Theme, book: PeopleBook, now: datetime) -> None:
        super().__init__(theme)
        self._glyphs = glyphs_of(theme)
        self._book = book
        self._minutes = epoch_minutes(now)
        self._heights = theme.length(ROW_HEADER), theme.length(_LINE)

    def key(self, line: QueueLine) -> str:
        """Return the person who is to be called."""
        return line.entry.facts.person_id if line.entry else ""

    def height(self, line: QueueLine) -> int:
        return self._heights[line.entry is not None]

    def spoken(self, line: QueueLine) -> str:
        """Return a head or a call in one sentence."""
        if line.entry is None:
            return f"{words.section(line.part)}, {line.number:,}"
        return words.entry_sentence(line.entry, self._city(line.entry), self._minutes)

    def _city(self, entry: QueueEntry) -> str:
        row = self._book.rows[entry.facts.action_id]
        return city_of(row.city, row.state)

    def paint(self, painter: QPainter, box: QRectF, line: QueueLine, state: LineState) -> None:
        """Paint a head or a call."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.entry is None:
            self._draw_head(painter, box, line.part, line.number)
        else:
            self._draw_call(painter, box, line.number, line.entry, is_chosen=state.is_current)

    def _draw_head(self, painter: QPainter, rect: QRectF, code: str, count: int) -> None:
        painter.fillRect(rect, self._theme.color("band"))
        painter.setPen(self._theme.color("border"))
        painter.drawLine(rect.topLeft(), rect.topRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        icon = self._theme.pixmap(_ICONS[code], 16, "text3")
        painter.drawPixmap(QPointF(_PAD, round(rect.center().y() - self._theme.length(16) / 2)), icon)
        left = _PAD + self._theme.length(22)
        line = QRectF(rect.x() + left, rect.y(), rect.width() - left - _PAD, rect.height())
        self._texts.draw(painter, line, f"{count:,}", _NUMBER, "text3", align=_RIGHT)
        self._texts.draw(painter, line, words.section(code), _STRONG, "text2")

    def _draw_call(
        self, painter: QPainter, rect: QRectF, number: int, entry: QueueEntry, *, is_chosen: bool
    ) -> None:
        theme = self._theme
        quiet = "text2" if is_chosen else "text3"
        if is_chosen:
            draw_chosen(painter, theme, rect)
        painter.setPen(theme.color("border"))
        left = _PAD + theme.length(_TEXT)
        painter.drawLine(QPointF(left, rect.bottom()), rect.bottomRight())
        step = theme.length(18)
        top = rect.y() + (rect.height() - 3 * step) / 2
        lines = [QRectF(left, top + step * at, rect.width() - left - _PAD, step) for at in range(3)]
        first = QRectF(_PAD, lines[0].y(), left - _PAD - 4, step)
        self._texts.draw(painter, first, str(number), _NUMBER, quiet)
        self._texts.draw_pair(
            painter,
            lines[0],
            (entry.facts.name, _NAME, "text"),
            (clock(entry.call_time.minutes), _TIME, "text"),
            _BESIDE,
        )
        style = _SMALL if entry.call_time.is_ok else TextStyle(11)
        note = self._note(entry, style, lines[1].width())
        self._texts.draw_pair(
            painter, lines[1], (self._city(entry), _META, quiet), (note, style, quiet), _BESIDE
        )
        level = entry.facts.level
        edge = theme.length(14)
        ball = self._glyphs.ball(level, edge, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(left, round(lines[2].center().y() - edge / 2)), ball)
        lines[2].setLeft(left + theme.length(20))
        color = "danger" if level == 0 else "text2"
        # The reason for the call comes before when they were last reached.
        reached = words.last_reached(entry.facts)
        beside = lines[2].width() - self._texts.advance(words.why(entry), _STRONG) - 10
        self._texts.draw_pair(
            painter,
            lines[2],
            (words.why(entry), _STRONG, color),
            (self._texts.first_fitting((reached, ""), _META, beside), _META, quiet),
            _BESIDE,
        )

    def _note(self, entry: QueueEntry, style: TextStyle, width: float) -> str:
        """Say when to call, on a line of a width in pixels with the city.

        Where there is no room for both, the head of the section says whether it is OK to call.
        """
        note = words.call_time_note(entry, self._minutes)
        if entry.facts.is_zone_known:
            return note
        beside = width - self._texts.advance(self._city(entry), _META) - 10
        return self._texts.first_fitting((note, words.zone_brief(entry.facts)), style, beside)
