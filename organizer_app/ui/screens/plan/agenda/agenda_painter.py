"""Paints the lines of the agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt

from organizer_app.domain.rows.action_rows import OFF_STATUSES, ActionRow
from organizer_app.ui.screens.plan.agenda.agenda_rows import AgendaEntry, DayHead, MarkLine
from organizer_app.ui.screens.plan.marks.mark_painter import MarkPainter
from organizer_app.ui.theme.glyphs import glyphs_of
from organizer_app.ui.theme.text_painting import TextPainter, strike
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import (
    REGULAR,
    SEMIBOLD,
    STRONG,
    TYPE_BODY,
    TYPE_CAPTION,
    TYPE_META,
    TYPE_SUB,
)
from organizer_app.ui.widgets.lists.painted_lines import draw_mark, draw_rule
from organizer_app.wording.language.dates import long_day, zone_and_desk
from organizer_app.wording.language.readiness import level_name, row_reason
from organizer_app.wording.language.statuses import name_of as status_name
from organizer_app.wording.language.zones import zone_short
from organizer_app.wording.plan import calendars as words
from organizer_app.wording.plan import day_marks as beside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

_DAY: Final = TextStyle(TYPE_SUB, SEMIBOLD)
_COUNT: Final = TextStyle(TYPE_META, REGULAR, tabular=True)
_TIME: Final = TextStyle(TYPE_BODY, SEMIBOLD, tabular=True)
_SMALL: Final = TextStyle(TYPE_CAPTION, REGULAR, tabular=True)
_CITY: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_META: Final = TextStyle(TYPE_META, REGULAR)
_STRONG: Final = TextStyle(TYPE_META, STRONG)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_PAD: Final = 20
_TIME_WIDTH: Final = 168
# The largest share of a line for times, however large the text is.
_TIME_SHARE: Final = 0.28
# In a narrower line, at 100 % text size, readiness shows only its glyph.
_LEAST_STATE: Final = 84
_BALL: Final = 15
_NARROW: Final = 520
# The largest width of readiness and reason when venue and groups come before them.
_STATE: Final = 164
# A narrower holiday is unreadable.
_LEAST_MARK: Final = 60


class AgendaPainter:
    """Draws day heads, key dates and actions in one theme; headquarters times are in `desk_zone`."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._texts = TextPainter(theme)
        self._glyphs = glyphs_of(theme)
        self._marks = MarkPainter(theme, self._texts)
        self.desk_zone = ""
        self.today = ""

    def draw(self, painter: QPainter, box: QRectF, entry: AgendaEntry, *, is_chosen: bool) -> None:
        """Draw one line into its box."""
        if isinstance(entry, DayHead):
            self.draw_day(painter, box, entry)
        elif isinstance(entry, MarkLine):
            self._draw_mark(painter, box, entry, is_chosen=is_chosen)
        else:
            self._draw_action(painter, box, entry, is_chosen=is_chosen)

    def draw_day(self, painter: QPainter, box: QRectF, head: DayHead) -> None:
        """Draw the head of a day, which also stays on top while its actions scroll."""
        painter.fillRect(box, self._theme.color("band"))
        self._draw_line(painter, box, 0)
        draw_rule(painter, self._theme, box)
        title = long_day(head.day) if head.day else words.no_date()
        line = box.adjusted(_PAD, 0, -_PAD, 0)
        color = "accent" if head.day and head.day == self.today else "text"
        taken = self._texts.draw(painter, line, title, _DAY, color)
        has_bar = False
        if head.actions:
            count = words.actions_on_day(head.actions)
            taken += 12 + self._texts.draw(
                painter, line.adjusted(taken + 12, 0, 0, 0), count, _COUNT, "text2"
            )
            line = line.adjusted(0, 0, -156, 0)
            has_bar = line.width() >= taken
        for holiday in head.holidays:
            room = line.adjusted(taken + 16, 0, 0, 0)
            if room.width() > _LEAST_MARK:
                taken += 16 + self._marks.draw(painter, room, holiday)
        if has_bar:
            line = box.adjusted(_PAD, 0, -_PAD, 0)
            bar = QRectF(line.right() - 140, box.center().y() - 3, 140, 6)
            self._glyphs.draw_bar(painter, bar, head.mix)

    def _draw_mark(self, painter: QPainter, box: QRectF, entry: MarkLine, *, is_chosen: bool) -> None:
        """Draw a key date with its time and venue, or something due."""
        painter.fillRect(box, self._theme.color("selected" if is_chosen else "surface"))
        self._draw_line(painter, box, _PAD)
        if is_chosen:
            draw_mark(painter, self._theme, box)
        time_width = self._time_width(box)
        when = QRectF(box.x() + _PAD, box.y(), time_width - _PAD, box.height())
        left = box.x() + _PAD + time_width
        room = QRectF(left, box.y(), box.right() - left - _PAD, box.height())
        mark = entry.mark
        if mark is None:
            left = self._theme.length(_BALL) + 12
            self._texts.draw(
                painter,
                room.adjusted(left, 0, 0, 0),
                beside.due_beyond(entry.more, is_all=entry.is_all),
                _STRONG,
                "text2",
            )
            return
        if mark.is_due:
            self._texts.draw(
                painter, when, beside.due_word(mark.severity), _META, "danger" if mark.is_late else "text2"
            )
        else:
            self._texts.draw(painter, when, words.mark_when(mark.starts), _TIME, "text2")
        edge = self._theme.length(_BALL)
        color = "danger" if mark.is_late else "text2"
        sign = self._marks.sign(mark, painter.device().devicePixelRatioF(), _BALL)
        painter.drawPixmap(QPointF(left, box.center().y() - edge / 2), sign)
        room = room.adjusted(edge + 12, 0, 0, 0)
        taken = self._texts.draw(
            painter, room, mark.text, _STRONG if mark.is_due else _CITY, color if mark.is_late else "text"
        )
        if not mark.is_due:
            rest = " · ".join(part for part in (words.key_date(), mark.place) if part)
            self._texts.draw(painter, room.adjusted(taken + 10, 0, 0, 0), rest, _META, "text3")

    def _draw_action(self, painter: QPainter, box: QRectF, row: ActionRow, *, is_chosen: bool) -> None:
        painter.fillRect(box, self._theme.color("selected" if is_chosen else "surface"))
        self._draw_line(painter, box, _PAD)
        if is_chosen:
            draw_mark(painter, self._theme, box)
        upper = QRectF(box.x(), box.y() + box.height() * 0.16, box.width(), box.height() * 0.36)
        lower = QRectF(box.x(), box.y() + box.height() * 0.50, box.width(), box.height() * 0.34)
        is_off = row.status in OFF_STATUSES
        self._draw_when(painter, row, upper, lower, "text2" if is_chosen else "text3")
        left = box.x() + _PAD + self._time_width(box)
        edge = self._theme.length(_BALL)
        if not is_off:
            ball = self._glyphs.ball(row.readiness, edge, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(left, box.center().y() - edge / 2), ball)
        left += edge + 12
        columns = self._columns(left, box.right() - _PAD)
        taken = self._draw_state(painter, row, upper, lower, columns[2], is_off=is_off)
        self._draw_what(painter, row, (upper, lower), columns, taken, is_off=is_off)
        self._draw_where(painter, row, (upper, lower), columns[1], taken)

    def _columns(self, left: float, right: float) -> Sequence[tuple[float, float]]:
        """Return the left edge and the width of: city and title, venue and groups, readiness."""
        room = right - left
        if room * 0.36 < self._theme.length(_LEAST_STATE):
            return (left, room), (0, 0), (right, 0)
        if room < self._theme.length(_NARROW):
            return (left, room - 12), (0, 0), (left + room / 2, room / 2)
        state = min(room * 0.26, self._theme.length(_STATE))
        half = (room - state) / 2
        # The venue may extend to where the readiness begins.
        return (left, half - 16), (left + half, half + state), (right - state, state)

    def _draw_when(self, painter: QPainter, row: ActionRow, upper: QRectF, lower: QRectF, pale: str) -> None:
        left, width = upper.x() + _PAD, self._time_width(upper) - 16
        when = self._texts.first_fitting((words.when(row), words.start_of(row)), _TIME, width)
        self._texts.draw(painter, _part(upper, left, width), when, _TIME)
        zone = zone_and_desk(row.zone, row.day, row.starts, row.starts_utc, self.desk_zone)
        shorter = zone_short(row.zone) if row.zone else ""
        zone = self._texts.first_fitting((zone, shorter), _SMALL, width)
        self._texts.draw(painter, _part(lower, left, width), zone, _SMALL, pale)

    def _time_width(self, line: QRectF) -> float:
        """Return the width of the times before a line: they grow with the text as far as the line allows."""
        return max(_TIME_WIDTH, min(self._theme.length(_TIME_WIDTH), line.width() * _TIME_SHARE))

    def _draw_what(
        self,
        painter: QPainter,
        row: ActionRow,
        lines: tuple[QRectF, QRectF],
        columns: Sequence[tuple[float, float]],
        states: tuple[float, float],
        *,
        is_off: bool,
    ) -> None:
        """Draw city and title; without venue and groups, as far as the readiness words allow."""
        upper, lower = lines
        left, width = columns[0]
        beside = (0.0, 0.0) if columns[1][1] else states
        room = _part(upper, left, width - beside[0])
        city = words.city_of(row)
        if row.city and row.state:
            city = self._texts.with_tail(row.city, city.removeprefix(row.city), _CITY, room.width())
        taken = self._texts.draw(painter, room, city, _CITY, "text3" if is_off else "text")
        if is_off:
            strike(painter, QRectF(left, upper.y(), taken, upper.height()), self._theme.color("text3"))
        self._texts.draw(painter, _part(lower, left, width - beside[1]), words.title_of(row), _META, "text2")

    def _draw_where(
        self,
        painter: QPainter,
        row: ActionRow,
        lines: tuple[QRectF, QRectF],
        column: tuple[float, float],
        taken: tuple[float, float],
    ) -> None:
        """Draw venue and groups as far as the readiness words allow, in pixels, on each line.

        Where one of them is not known, the lead takes its line.
        """
        left, width = column
        if width:
            where = row.venue or row.lead, row.groups or (row.lead if row.venue else "")
            for line, text, used in zip(lines, where, taken, strict=True):
                self._texts.draw(painter, _part(line, left, width - used - 16), text, _META, "text2")

    def _draw_state(
        self,
        painter: QPainter,
        row: ActionRow,
        upper: QRectF,
        lower: QRectF,
        column: tuple[float, float],
        *,
        is_off: bool,
    ) -> tuple[float, float]:
        """Draw readiness and reason; return their width."""
        left, width = column
        if not width:
            return 0, 0
        word = status_name(row.status) if is_off else level_name(row.readiness)
        above = self._texts.draw(painter, _part(upper, left, width), word, _STRONG, align=_RIGHT)
        reason = "" if is_off else row_reason(row)
        color = "danger" if row.readiness == 0 else "text2"
        return above, self._texts.draw(painter, _part(lower, left, width), reason, _META, color, align=_RIGHT)

    def _draw_line(self, painter: QPainter, box: QRectF, indent: float) -> None:
        rule = QRectF(box.x() + indent, box.y(), box.width() - indent, 1)
        painter.fillRect(rule, self._theme.color("border"))


def _part(line: QRectF, left: float, width: float) -> QRectF:
    return QRectF(left, line.y(), width, line.height())
