"""The agenda: all actions in order of time, painted as they scroll into view."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPixmap
from typing_extensions import override

from organizer_app.domain.calendar.action_filters import readiness_mix
from organizer_app.domain.rows.action_rows import OFF_STATUSES, ActionRow
from organizer_app.ui.screens.plan.marks.day_marks import MarkKind, mark_words
from organizer_app.ui.screens.plan.marks.mark_painter import MarkPainter
from organizer_app.ui.screens.plan.time_axis.drag_gesture import STEP, Move
from organizer_app.ui.theme.blank_pictures import blank_picture
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
from organizer_app.ui.widgets.focus_frame import last_input
from organizer_app.ui.widgets.lists.line_area import LineArea
from organizer_app.ui.widgets.lists.line_keys import Way, claims_with_alt, way_of
from organizer_app.ui.widgets.lists.painted_lines import draw_mark, draw_rule
from organizer_app.wording.language.dates import long_day, zone_and_desk
from organizer_app.wording.language.readiness import level_name, row_reason
from organizer_app.wording.language.statuses import name_of as status_name
from organizer_app.wording.language.zones import zone_short
from organizer_app.wording.plan import calendars as words
from organizer_app.wording.plan import day_marks as beside

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.domain.rows.place_groups import Mix
    from organizer_app.ui.screens.plan.marks.day_marks import DayMark
    from organizer_app.ui.screens.plan.store.plan_view import Shown


DAY_HEIGHT: Final = 40
LINE_HEIGHT: Final = 56
MARK_HEIGHT: Final = 36
# Further deadlines of a day are counted in one line.
_MOST_DUE: Final = 5


class DayHead(NamedTuple):
    """The line above a day; the day is ISO text, empty for the actions without a date.

    Canceled actions are not counted, as in every other view.
    """

    day: str
    actions: int
    mix: Mix
    holidays: Sequence[DayMark] = ()


class MarkLine(NamedTuple):
    """A key date or something due; without a mark it counts the further deadlines of the ISO day, or all."""

    day: str
    mark: DayMark | None
    more: int = 0
    is_all: bool = False

    @property
    def leads_on(self) -> bool:
        """Whether there is more to show of it."""
        return self.mark is None or self.mark.is_due


AgendaEntry = DayHead | MarkLine | ActionRow


class AgendaLines(NamedTuple):
    """The lines, their positions, and which of them are day heads.

    Positions are in pixels at 100 % text size, with an extra one for the end.
    """

    entries: Sequence[AgendaEntry]
    tops: Sequence[int]
    heads: Sequence[int]


def agenda_lines(rows: Iterable[ActionRow], marks: Mapping[str, Sequence[DayMark]]) -> AgendaLines:
    """Arrange actions (in reading order) and marks by day; a holiday alone does not make a day appear.

    Before the first action, what is due on a day is one line: the agenda begins with what is planned.
    """
    days: dict[str, list[ActionRow]] = {}
    for row in rows:
        if row.day in days:
            days[row.day].append(row)
        else:
            days[row.day] = [row]
    marked = {
        day for day, beside in marks.items() if any(mark.kind is not MarkKind.HOLIDAY for mark in beside)
    }
    first = min((day for day in days if day), default="")
    entries: list[AgendaEntry] = []
    heads: list[int] = []
    for day in sorted(days.keys() | marked, key=lambda day: day or "~"):
        members, beside = days.get(day, []), marks.get(day, ())
        holidays = [mark for mark in beside if mark.kind is MarkKind.HOLIDAY]
        heads.append(len(entries))
        mix = readiness_mix(members)
        entries.append(DayHead(day, sum(mix), mix, holidays))
        entries += _mark_lines(day, beside, is_folded=bool(day) and day < first)
        entries += members
    return AgendaLines(entries, list(accumulate(map(_height, entries), initial=0)), heads)


def _mark_lines(day: str, beside: Sequence[DayMark], *, is_folded: bool) -> Iterable[MarkLine]:
    due = [mark for mark in beside if mark.is_due]
    if is_folded and len(due) > 1:
        yield from (MarkLine(day, mark) for mark in beside if mark.kind is MarkKind.KEY_DATE)
        yield MarkLine(day, None, len(due), is_all=True)
        return
    shown = len(due) if len(due) <= _MOST_DUE else _MOST_DUE - 1
    yield from (MarkLine(day, mark) for mark in beside if mark.kind is MarkKind.KEY_DATE)
    yield from (MarkLine(day, mark) for mark in due[:shown])
    if len(due) > shown:
        yield MarkLine(day, None, len(due) - shown)


def _height(entry: AgendaEntry) -> int:
    if isinstance(entry, ActionRow):
        return LINE_HEIGHT
    return DAY_HEIGHT if isinstance(entry, DayHead) else MARK_HEIGHT


# Paints the lines of the agenda


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


# Where the words of a line begin, in pixels; menus open beside it.
_INDENT: Final = 188
_REMEMBERED: Final = 120
# Days and minutes by which an arrow key moves the selection, while Alt is held.
_MOVES: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -STEP),
    Qt.Key.Key_Down: (0, STEP),
}


class AgendaView(LineArea):
    """Days with their actions; the head of the top day stays visible."""

    action_chosen = Signal(str)
    action_toggled = Signal(str)
    actions_chosen = Signal(object)
    due_asked = Signal(str, QPoint)
    moved = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, words.agenda_name(), parent)
        self.setObjectName("agendaView")
        self.setAccessibleDescription(words.agenda_hint())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(420)
        self._lines = agenda_lines((), {})
        self._line_of: dict[str, int] = {}
        self._action = ""
        self._chosen: frozenset[str] = frozenset()
        # The line from which Shift selects.
        self._anchor = -1
        self._pictures: dict[tuple[int, bool], QPixmap] = {}
        # The scroll offset of today, None before it was first shown.
        self._begun: int | None = None
        self.set_theme(theme)

    # Contents

    def show_rows(self, shown: Shown, today: str) -> None:
        """Show actions and marks; `today` is an ISO day. The cursor stays in place."""
        mark = self._entry if self._is_at_mark else None
        self._lines = agenda_lines(shown.rows, shown.marks.by_day)
        entries = self._lines.entries
        self._line_of = {
            entry.action_id: n for n, entry in enumerate(entries) if isinstance(entry, ActionRow)
        }
        at_mark = (n for n, entry in enumerate(entries if mark is not None else ()) if entry == mark)
        self._current = next(at_mark, self._line_of.get(self._action, -1))
        self._anchor = -1
        self._painter.desk_zone = shown.desk_zone
        self._painter.today = today
        is_untouched = self._begun == self.verticalScrollBar().value()
        self._measure()
        self.lines_changed()
        if is_untouched:
            # Deadlines are read later than actions, and may be inserted above.
            self._begin()

    def select(self, action_id: str, action_ids: Sequence[str] = ()) -> None:
        """Mark an action and scroll to it; `action_ids` are all selected ones if several are."""
        self._chosen = frozenset(action_ids)
        if not self._chosen:
            self._anchor = self._line_of.get(action_id, -1)
        self.viewport().update()
        if self._chosen and isinstance(self._entry, ActionRow) and self._entry.action_id in self._chosen:
            # The cursor stays at the end of a range.
            self._action = self._entry.action_id
        elif action_id != self._action:
            self._action = action_id
            self.go_to(self._line_of.get(action_id, -1))

    def scroll_to_day(self, day: str) -> None:
        """Scroll an ISO day, or the next one with an action, to the top."""
        for number, entry in enumerate(self._lines.entries):
            if isinstance(entry, DayHead) and (entry.day >= day or not entry.day):
                self.verticalScrollBar().setValue(self._tops[number])
                return

    @override
    def set_theme(self, theme: Theme) -> None:
        before = getattr(self, "_painter", None)
        super().set_theme(theme)
        self._painter = AgendaPainter(theme)
        if before is not None:
            self._painter.desk_zone, self._painter.today = before.desk_zone, before.today
        self._measure()

    # Geometry, for tests and screen readers

    def hit(self, point: QPointF) -> str:
        """Return the id of the action under a point of the viewport, or an empty text."""
        line = self.line_at(point.y())
        entry = self._lines.entries[line] if line >= 0 else None
        return entry.action_id if isinstance(entry, ActionRow) else ""

    def line_at(self, y: float) -> int:
        """Return the number of the line at a viewport height, or -1 under the sticky head."""
        is_below_head = y < DAY_HEIGHT * self._theme.zoom and self._sticky() is not None
        return -1 if is_below_head else super().line_at(y)

    def visible_ids(self) -> tuple[str, ...]:
        """Return the ids of the visible actions, from top to bottom."""
        entries = (self._lines.entries[number] for number in self.in_sight())
        return tuple(entry.action_id for entry in entries if isinstance(entry, ActionRow))

    def rect_of(self, action_id: str) -> QRectF | None:
        """Return the rectangle of an action in the viewport, or None if it is not in the agenda."""
        number = self._line_of.get(action_id)
        return None if number is None else QRectF(self.box(number))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the visible lines, and the sticky head of their day on top."""
        del event
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.color("surface"))
        for number in self.in_sight():
            box = QRectF(self.box(number))
            is_chosen = self.is_marked(number)
            painter.drawPixmap(box.topLeft(), self._picture(number, box, is_chosen=is_chosen))
        self.paint_marks(painter)
        self.paint_ring(painter)
        sticky = self._sticky()
        if sticky is not None:
            head, top = sticky
            box = QRectF(0, top, self.viewport().width(), DAY_HEIGHT * self._theme.zoom)
            self._painter.draw_day(painter, box, head)
        painter.end()

    def _picture(self, number: int, box: QRectF, *, is_chosen: bool) -> QPixmap:
        """Return a line as a picture, so that scrolling only moves it."""
        dpr = self.devicePixelRatioF()
        found = self._pictures.get((number, is_chosen))
        if found is None or found.devicePixelRatio() != dpr:
            if len(self._pictures) > _REMEMBERED:
                self._pictures.clear()
            found = blank_picture(box.width(), box.height(), dpr, self._theme.color("surface"))
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            entry = self._lines.entries[number]
            self._painter.draw(painter, QRectF(0, 0, box.width(), box.height()), entry, is_chosen=is_chosen)
            painter.end()
            self._pictures[number, is_chosen] = found
        return found

    def _sticky(self) -> tuple[DayHead, float] | None:
        """Return the sticky head and its position: the next head pushes it up."""
        lines = self._lines
        position = bisect_right(lines.heads, bisect_right(self._tops, self.scrolled) - 1)
        if not position:
            return None
        head = lines.entries[lines.heads[position - 1]]
        height = DAY_HEIGHT * self._theme.zoom
        following = lines.heads[position : position + 1]
        top = min(0.0, self.box(following[0]).y() - height) if following else 0.0
        return (head, top) if isinstance(head, DayHead) else None

    def _measure(self) -> None:
        self._pictures.clear()
        zoom, tops = self._theme.zoom, self._lines.tops
        stops = [n for n, entry in enumerate(self._lines.entries) if not isinstance(entry, DayHead)]
        # An edit repositions thousands of lines: most people see them at 100 %.
        self.place_tops(tops if zoom == 1 else [round(top * zoom) for top in tops], stops)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._pictures.clear()
        super().resizeEvent(event)

    def kept_above(self, number: int) -> int:
        """Return the height of the sticky head above the lines."""
        return max(super().kept_above(number), self._theme.length(DAY_HEIGHT))

    def showEvent(self, event: QShowEvent) -> None:
        """Start at today, or the next day, when first shown; late items are above it."""
        super().showEvent(event)
        if self._begun is None:
            self._begin()

    def _begin(self) -> None:
        if self._current >= 0:
            self.bring(self._current)
        elif self._painter.today:
            self.scroll_to_day(self._painter.today)
        self._begun = self.verticalScrollBar().value()

    # Mouse and keyboard

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select the clicked action, with Ctrl one more, with Shift all up to it; show what is due."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        line = self.line_at(event.position().y())
        entry = self._lines.entries[line] if line >= 0 else None
        if isinstance(entry, ActionRow):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._choose_to(line)
            elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._anchor = line
                self.action_toggled.emit(entry.action_id)
            else:
                self._anchor = line
                self.action_chosen.emit(entry.action_id)
        elif isinstance(entry, MarkLine) and entry.leads_on:
            self.due_asked.emit(entry.day, event.globalPosition().toPoint())

    def _moving(self) -> tuple[str, ...]:
        return tuple(sorted(self._chosen)) or ((self._action,) if self._action else ())

    @override
    def event(self, event: QEvent) -> bool:
        """Claim the keys that move the selection from the commands of the window."""
        if claims_with_alt(event, _MOVES) and self._moving():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the selection with Alt and an arrow, add one more with Space, select a range with Shift."""
        key, entry = Qt.Key(event.key()), self._entry
        way = way_of(event) if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else None
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.actions_chosen.emit(tuple(self._line_of))
            return
        if way is not None and self._stops:
            self._choose_to(self.stop_of(way))
            return
        if key in _MOVES and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if self._moving():
                self.moved.emit(Move(self._moving(), *_MOVES[key]))
        elif key == Qt.Key.Key_Space and isinstance(entry, ActionRow) and not self._typing.is_open(event):
            self.action_toggled.emit(entry.action_id)
        else:
            super().keyPressEvent(event)

    def _choose_to(self, line: int) -> None:
        """Select every action from where the range began to a line, and put the cursor there."""
        if self._anchor < 0:
            self._anchor = self._current if self._current >= 0 else line
        first, last = sorted((self._anchor, line))
        entries = self._lines.entries[first : last + 1]
        ids = tuple(entry.action_id for entry in entries if isinstance(entry, ActionRow))
        self.go_to(line)
        if ids:
            self.actions_chosen.emit(ids)

    @property
    def _entry(self) -> AgendaEntry | None:
        return self._lines.entries[self._current] if 0 <= self._current < self.count else None

    @property
    def _is_at_mark(self) -> bool:
        """Return whether the cursor is on a mark beside the actions of a day."""
        return isinstance(self._entry, MarkLine)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the line of the cursor to a person who comes by a key that leads to this view."""
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.OtherFocusReason and not last_input.is_mouse:
            self.bring(self._current)

    def first_stop(self) -> int:
        """Return no line: the cursor on an action always selects it."""
        return -1

    def _first_in_sight(self) -> int:
        """Return the first line below the sticky head that the keyboard can go to; -1 where there is none."""
        return self.nearest_stop(bisect_left(self._tops, self.scrolled + self._theme.length(DAY_HEIGHT)))

    @override
    def ring_line(self) -> int:
        """Return the line of the cursor, or else the one that the next key goes to."""
        return self._current if self._current >= 0 else self._first_in_sight()

    @override
    def stop_of(self, way: Way) -> int:
        """Return the line where a key leads: without a cursor, into what is in sight."""
        if self._current < 0 and way not in {Way.FIRST, Way.LAST}:
            return self._first_in_sight()
        return super().stop_of(way)

    def land(self, number: int) -> None:
        """Select the action of a line, or stay on its mark."""
        self.go_to(number)
        self._anchor = number
        if isinstance(self._entry, ActionRow):
            self.action_chosen.emit(self._entry.action_id)

    def open_current(self) -> None:
        """Select the action of the line, or show everything due on its day, beside it."""
        entry = self._entry
        if isinstance(entry, ActionRow):
            self.action_chosen.emit(entry.action_id)
        elif isinstance(entry, MarkLine) and entry.leads_on:
            corner = self.box(self._current).bottomLeft()
            self.due_asked.emit(entry.day, self.viewport().mapToGlobal(corner + QPoint(_INDENT, 1)))

    def press_line(self, number: int) -> None:
        """Select an action, or show what is due."""
        self.land(number)
        if self._is_at_mark:
            self.open_current()

    # Texts of a line

    def typed(self, number: int) -> str:
        """Return the city of an action."""
        entry = self._lines.entries[number]
        return entry.city if isinstance(entry, ActionRow) else ""

    @override
    def is_marked(self, number: int) -> bool:
        """Return whether a line is selected: alone, or in a range."""
        entry = self._lines.entries[number]
        if self._is_at_mark or not isinstance(entry, ActionRow):
            return number == self._current
        return entry.action_id == self._action or entry.action_id in self._chosen

    @override
    def cells(self, number: int) -> Sequence[str]:
        entry = self._lines.entries[number]
        return words.cells_of(entry) if isinstance(entry, ActionRow) else super().cells(number)

    @override
    def records(self, number: int) -> Sequence[str]:
        entry = self._lines.entries[number]
        return (entry.action_id,) if isinstance(entry, ActionRow) else ()

    def sentence(self, number: int) -> str:
        """Return an action, a key date or a deadline in one sentence."""
        entry = self._lines.entries[number]
        if isinstance(entry, ActionRow):
            return words.action_sentence(entry)
        if isinstance(entry, DayHead):
            return ""
        said = mark_words(entry.mark) if entry.mark else beside.due_beyond(entry.more, is_all=entry.is_all)
        return beside.mark_sentence(said, entry.day)
