"""Paints the weeks of the month calendar; each is kept as a picture until something in it changes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from organizer_app.domain.calendar.action_filters import readiness_mix
from organizer_app.domain.rows.action_rows import OFF_STATUSES, ActionRow
from organizer_app.ui.screens.plan.marks.day_marks import DayMark, MarkKind
from organizer_app.ui.screens.plan.marks.mark_painter import MarkPainter
from organizer_app.ui.theme.blank_pictures import blank_picture
from organizer_app.ui.theme.glyphs import glyphs_of
from organizer_app.ui.theme.text_painting import TextPainter, strike
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import BOLD, MEDIUM, REGULAR, ROW_CHIP, STRONG, TYPE_CAPTION, TYPE_META
from organizer_app.ui.widgets.lists.contested_marks import CONFLICT_SIGN, conflict_sign
from organizer_app.wording.language.dates import short_clock, short_day, weekday_names
from organizer_app.wording.language.tactics import name_of
from organizer_app.wording.plan import calendars as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtGui import QColor

    from organizer_app.domain.rows.place_groups import Mix


DAYS: Final = 7
# From this many actions on, a day shows their number and readiness.
BUSY_FROM: Final = 4
# Distances in pixels at 100 % text size.
NUMBER_HEIGHT: Final = 22
NUMBER_TOP: Final = 7
BAR_TOP: Final = 32
CHIPS_TOP: Final = 34
CHIPS_TOP_BUSY: Final = 44
CHIP_STEP: Final = 23
BOTTOM: Final = 4
# "N more" is not as tall as a chip.
MORE_HEIGHT: Final = 17


class DayContent(NamedTuple):
    """What happens on a local day; rows are sorted by start."""

    rows: Sequence[ActionRow] = ()
    marks: Sequence[DayMark] = ()


class Bundle(NamedTuple):
    """Actions of one kind that start at the same local time, on a day too crowded to list each.

    Attributes:
        tactic: code of `Tactic`.
        starts: local start, minutes after midnight; None for none, or several.
        rows: the actions, more than one.
        cities: the number of cities.
        level: the most common readiness level; of two equally common ones, the worse.
        has_same_kind_line: whether the day has another line of the same kind.
    """

    tactic: str
    starts: int | None
    rows: Sequence[ActionRow]
    cities: int
    level: int
    has_same_kind_line: bool = False


def bundle_of(tactic: str, starts: int | None, rows: Sequence[ActionRow]) -> Bundle:
    """Bundle actions and count them once, because they are painted often."""
    mix = readiness_mix(rows)
    return Bundle(tactic, starts, rows, len({(row.city, row.state) for row in rows}), mix.index(max(mix)))


Line = DayMark | ActionRow | Bundle


class CellPlan(NamedTuple):
    """What a day shows at some height.

    Attributes:
        lines: key dates, holidays and deadlines, then actions and bundles by start, canceled ones last.
        more: the number of marks and actions in none of the lines; canceled ones, which the day's
            count also leaves out, only if nothing else is left out.
        standing: the number of actions that are not canceled.
        top: where the first line begins, in pixels at 100 % text size.
        mix: readiness of its actions, worst first.
    """

    lines: Sequence[Line]
    more: int
    standing: int
    top: int
    mix: Mix = (0, 0, 0, 0, 0, 0)

    @property
    def is_busy(self) -> bool:
        """Whether count and bar are shown."""
        return self.standing >= BUSY_FROM


class Weeks(NamedTuple):
    """The weeks that show a month: the first day of the first one, and their number."""

    first: date
    number: int


def contents(rows: Iterable[ActionRow], marks: Mapping[str, Sequence[DayMark]]) -> Mapping[str, DayContent]:
    """Group what happens by ISO day; actions without a day are left out."""
    actions: dict[str, list[ActionRow]] = {}
    for row in rows:
        if row.day in actions:
            actions[row.day].append(row)
        elif row.day:
            actions[row.day] = [row]
    found = {day: DayContent(members) for day, members in actions.items()}
    for day, beside in marks.items():
        found[day] = found.get(day, DayContent())._replace(marks=beside)
    return found


def plan_cell(content: DayContent, height: float, *, is_narrow: bool = False) -> CellPlan:
    """Decide what fits in a cell.

    Args:
        content: what happens on the day.
        height: in pixels at 100 % text size.
        is_narrow: whether the start does not fit beside the name of a bundle.
    """
    standing = [row for row in content.rows if row.status not in OFF_STATUSES]
    off = [row for row in content.rows if row.status in OFF_STATUSES]
    top = CHIPS_TOP_BUSY if len(standing) >= BUSY_FROM else CHIPS_TOP
    room = max(0, int((height - BOTTOM - top) // CHIP_STEP))
    mix = readiness_mix(standing)
    marks = content.marks
    if len(content.rows) + len(marks) <= room:
        return CellPlan((*marks, *standing, *off), 0, len(standing), top, mix)
    room = max(0, int((height - BOTTOM - top - MORE_HEIGHT) // CHIP_STEP))
    # However many deadlines there are, a line is left for the actions.
    first = marks[: max(room - 1, 1) if standing else room][:room]
    lines = [*_bundled(standing, room - len(first), is_narrow=is_narrow), *off][: room - len(first)]
    shown_off = sum(isinstance(line, ActionRow) and line.status in OFF_STATUSES for line in lines)
    shown = sum(len(line.rows) if isinstance(line, Bundle) else 1 for line in lines) - shown_off
    more = len(standing) - shown + len(marks) - len(first)
    return CellPlan((*first, *lines), more or len(off) - shown_off, len(standing), top, mix)


def _bundled(rows: Sequence[ActionRow], room: int, *, is_narrow: bool) -> Sequence[ActionRow | Bundle]:
    """Bundle actions that share kind and start if there are more than `room`; keep the largest bundles.

    If starts do not fit, kind alone bundles them: two lines would look the same.
    """
    if not room:
        return ()
    alike: dict[tuple[str, int | None], list[ActionRow]] = {}
    for row in rows:
        alike.setdefault((row.tactic, None if is_narrow else row.starts), []).append(row)
    parts: list[ActionRow | Bundle] = []
    bundles: list[tuple[str, int | None, list[ActionRow]]] = []
    for (tactic, starts), members in alike.items():
        if len(members) > room:
            is_one = is_narrow and all(each.starts == members[0].starts for each in members)
            bundles.append((tactic, members[0].starts if is_one else starts, members))
        else:
            parts += members
    # Only what is shown is counted.
    bundles = sorted(bundles, key=lambda each: len(each[2]), reverse=True)[:room]
    kinds = [tactic for tactic, _starts, _members in bundles]
    made = (bundle_of(*each)._replace(has_same_kind_line=kinds.count(each[0]) > 1) for each in bundles)
    parts = [*made, *parts]
    largest = sorted(parts, key=_size, reverse=True)[:room]
    return sorted(largest, key=_start)


def _size(part: ActionRow | Bundle) -> int:
    return len(part.rows) if isinstance(part, Bundle) else 1


def _start(part: ActionRow | Bundle) -> int:
    starts = part.rows[0].starts if isinstance(part, Bundle) else part.starts
    return -1 if starts is None else starts


def week_of(day: date, first_weekday: int) -> date:
    """Return the first day of a day's week; weekdays count from 0, Monday."""
    return day - timedelta(days=(day.weekday() - first_weekday) % DAYS)


def weeks_of(year: int, month: int, first_weekday: int) -> Weeks:
    """Return the weeks that show every day of a month."""
    first = week_of(date(year, month, 1), first_weekday)
    last = week_of(last_day(year, month), first_weekday)
    return Weeks(first, (last - first).days // DAYS + 1)


def last_day(year: int, month: int) -> date:
    """Return the last day of a month."""
    beyond = date(year, month, 28) + timedelta(days=4)
    return beyond - timedelta(days=beyond.day)


class MonthHit(NamedTuple):
    """What is under a point.

    Attributes:
        day: ISO day.
        actions: ids of the line's actions, several if they share the line.
        is_more: whether it is "N more".
        is_due: whether it is a deadline.
    """

    day: str
    actions: tuple[str, ...] = ()
    is_more: bool = False
    is_due: bool = False


def ids_of(line: Line) -> tuple[str, ...]:
    """Return the ids of a line's actions; key dates, holidays and deadlines have none."""
    if isinstance(line, Bundle):
        return tuple(row.action_id for row in line.rows)
    return (line.action_id,) if isinstance(line, ActionRow) else ()


if TYPE_CHECKING:
    _Line = ActionRow | Bundle | Sequence[ActionRow]

_WEEKDAY: Final = TextStyle(TYPE_META, STRONG)
_NUMBER: Final = TextStyle(TYPE_META, MEDIUM, tabular=True)
_NUMBER_BOLD: Final = TextStyle(TYPE_META, BOLD, tabular=True)
_COUNT: Final = TextStyle(TYPE_CAPTION, STRONG, tabular=True)
_CHIP: Final = TextStyle(TYPE_META, MEDIUM)
_TIME: Final = TextStyle(TYPE_CAPTION, REGULAR, tabular=True)
_MORE: Final = TextStyle(TYPE_CAPTION, MEDIUM, tabular=True)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter
_REMEMBERED: Final = 1500
# How much of the room of "N more" is air below its letters.
_SLACK: Final = 5
_EDGE: Final = 6
# This many letters identify a kind.
_TELLING: Final = 4
_PAD: Final = 12
_BALL: Final = 11
_BALL_LEFT: Final = 5
# The padding on both sides together.
_BALL_AIR: Final = 10.0
_RADIUS: Final = 5
_TIME_GAP: Final = 6
_SIGN_AIR: Final = 4
# The minimum width of a name; in narrower cells, the time is hidden.
_NAME_ROOM: Final = 60
# The widths of "30" and of "Apr 1" beside the count.
_NUMBER_ROOM: Final = 22
_FIRST_ROOM: Final = 40


class DayCell(NamedTuple):
    """A day as the painter needs it."""

    day: date
    content: DayContent
    plan: CellPlan
    is_shown_month: bool
    is_today: bool
    is_anchor: bool
    is_selected: bool
    selected_action: str
    also_selected: frozenset[str] = frozenset()
    contested: frozenset[str] = frozenset()

    def has_chosen(self, line: ActionRow | Bundle) -> bool:
        """Whether a line, or one of its actions, is selected."""
        if not self.selected_action and not self.also_selected:
            return False
        chosen = {self.selected_action, *self.also_selected}
        return any(row.action_id in chosen for row in _rows_of(line))

    def is_contested(self, line: _Line) -> bool:
        """Whether a line, or one of its actions, has a field that two laptops wrote."""
        return bool(self.contested) and any(row.action_id in self.contested for row in _rows_of(line))

    @property
    def left_out(self) -> Sequence[ActionRow]:
        """The actions in conflict, if there are any, that no line shows."""
        if not self.contested:
            return ()
        shown = {
            row.action_id
            for line in self.plan.lines
            if not isinstance(line, DayMark)
            for row in _rows_of(line)
        }
        return [row for row in self.content.rows if row.action_id in self.contested - shown]


def _rows_of(line: _Line) -> Sequence[ActionRow]:
    if isinstance(line, Bundle):
        return line.rows
    return (line,) if isinstance(line, ActionRow) else line


class MonthPainter:
    """Draws cells in the type and colors of one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._texts = TextPainter(theme)
        self._glyphs = glyphs_of(theme)
        self._marks = MarkPainter(theme, self._texts)
        self._chips: dict[tuple[object, ...], QPixmap] = {}

    def draw_week(self, painter: QPainter, days: Sequence[DayCell], width: float, height: float) -> None:
        """Draw seven days side by side at the painter's origin."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        each = width / DAYS
        for index, cell in enumerate(days):
            left = round(index * each)
            box = QRectF(left, 0, round((index + 1) * each) - left, height)
            self._draw_background(painter, cell, box)
            self._draw_number(painter, cell, box)
            self._draw_chips(painter, cell, box)

    def draw_weekdays(
        self, painter: QPainter, boxes: Sequence[QRectF], first_weekday: int, height: float
    ) -> None:
        """Draw the names of the weekdays above their columns."""
        names = weekday_names()
        for column, box in enumerate(boxes):
            room = QRectF(box.x() + _PAD, 0, box.width() - _PAD, height)
            name = names[(first_weekday + column) % DAYS]
            self._texts.draw(painter, room, name, _WEEKDAY, "text3")

    def chip_box(self, box: QRectF, plan: CellPlan, line: int) -> QRectF:
        """Return the rectangle of a line's chip, "N more" included."""
        scale = self._theme.zoom
        top = box.y() + (plan.top + line * CHIP_STEP) * scale
        return QRectF(box.x() + _EDGE, top, box.width() - 2 * _EDGE, ROW_CHIP * scale)

    def _draw_background(self, painter: QPainter, cell: DayCell, box: QRectF) -> None:
        painter.fillRect(box, self._theme.color("surface" if cell.is_shown_month else "sunken"))
        line = self._theme.color("border")
        painter.fillRect(QRectF(box.x(), 0, box.width(), 1), line)
        painter.fillRect(QRectF(box.x(), 0, 1, box.height()), line)
        if cell.is_anchor:
            painter.fillRect(box.adjusted(1, 1, 0, 0), self._theme.color("accent_soft"))
        if cell.is_anchor or cell.is_selected:
            painter.setPen(QPen(self._theme.color("accent" if cell.is_selected else "accent_line"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -1))

    def _draw_number(self, painter: QPainter, cell: DayCell, box: QRectF) -> None:
        scale = self._theme.zoom
        line = QRectF(box.x() + _PAD, NUMBER_TOP * scale, box.width() - 2 * _PAD, 22 * scale)
        number = str(cell.day.day)
        if cell.is_today:
            edge = 22 * scale
            circle = QRectF(box.x() + 8, line.y(), edge, edge)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent"))
            painter.drawEllipse(circle)
            self._texts.draw(painter, circle, number, _NUMBER_BOLD, "accent_text", align=_CENTER)
        else:
            style = _NUMBER_BOLD if cell.is_selected or cell.is_anchor else _NUMBER
            if cell.day.day == 1:
                number = self._texts.first_fitting(
                    (short_day(cell.day.isoformat()), number), style, line.width()
                )
            self._texts.draw(painter, line, number, style, "text" if cell.is_shown_month else "text3")
        if cell.plan.is_busy:
            taken = self._theme.length(_FIRST_ROOM if cell.day.day == 1 else _NUMBER_ROOM)
            painter.drawPixmap(line.topLeft(), self._summary(cell.plan, line.width(), taken, painter))

    def _summary(self, plan: CellPlan, width: float, taken: int, painter: QPainter) -> QPixmap:
        """Return the picture of a day's count and readiness, shown beside its number."""
        density = painter.device().devicePixelRatioF()
        key = (plan.standing, plan.mix, width, taken, density)
        found = self._chips.get(key)
        if found is None:
            scale = self._theme.zoom
            found, inside = self._begin(max(width, 1), (BAR_TOP - NUMBER_TOP + 5) * scale, density)
            room = QRectF(taken, 0, width - taken, NUMBER_HEIGHT * scale)
            count = words.actions_on_day(plan.standing)
            if self._texts.advance(count, _COUNT) > room.width():
                count = f"{plan.standing:,}"
            self._texts.draw(inside, room, count, _COUNT, "text2", align=_RIGHT)
            bar = QRectF(0, (BAR_TOP - NUMBER_TOP) * scale, width, 4)
            self._glyphs.draw_bar(inside, bar, plan.mix, 1.5)
            inside.end()
            self._chips[key] = found
        return found

    def _begin(self, width: float, height: float, density: float) -> tuple[QPixmap, QPainter]:
        """Return an empty picture and a painter on it, and make space for it in the cache."""
        if len(self._chips) > _REMEMBERED:
            self._chips.clear()
        picture = blank_picture(width, height, density)
        inside = QPainter(picture)
        inside.setRenderHint(QPainter.RenderHint.Antialiasing)
        return picture, inside

    def _draw_chips(self, painter: QPainter, cell: DayCell, box: QRectF) -> None:
        plan = cell.plan
        for number, line in enumerate(plan.lines):
            chip = self.chip_box(box, plan, number)
            if isinstance(line, DayMark):
                self._draw_mark(painter, line, chip)
            elif chip.width() >= 1:
                painter.drawPixmap(chip.topLeft(), self._chip(line, cell, chip, painter))
        room = self.chip_box(box, plan, len(plan.lines)).adjusted(_EDGE, 0, 0, 0)
        color = "text2" if cell.is_anchor else "text3"
        if plan.more and room.bottom() - self._theme.length(_SLACK) > box.bottom():
            self._draw_more_beside(painter, cell, box, color)
        elif plan.more:
            room = self._signed(painter, room, cell.left_out, cell)
            texts = (words.more(plan.more), words.crowd(plan.more))
            self._texts.draw(
                painter, room, self._texts.first_fitting(texts, _MORE, room.width()), _MORE, color
            )

    def _draw_more_beside(self, painter: QPainter, cell: DayCell, box: QRectF, color: str) -> None:
        """Count beside the number of a day what a cell as low as that number shows no line of.

        A busy day has its count there.
        """
        text = words.crowd(cell.plan.more)
        taken = self._theme.length(_FIRST_ROOM if cell.day.day == 1 else _NUMBER_ROOM)
        left, scale = box.x() + _PAD + taken, self._theme.zoom
        room = QRectF(left, NUMBER_TOP * scale, box.right() - _PAD - left, NUMBER_HEIGHT * scale)
        if not cell.plan.is_busy and self._texts.advance(text, _MORE) <= room.width():
            self._texts.draw(painter, room, text, _MORE, color, align=_RIGHT)

    def _chip(self, line: ActionRow | Bundle, cell: DayCell, chip: QRectF, painter: QPainter) -> QPixmap:
        """Return the picture of a chip: drawing words is slow, and many are the same."""
        density = painter.device().devicePixelRatioF()
        size = (chip.width(), chip.height(), density, cell.is_anchor, cell.is_contested(line))
        is_chosen = cell.has_chosen(line)
        key: tuple[object, ...]
        if isinstance(line, Bundle):
            key = (
                line.tactic,
                line.starts,
                len(line.rows),
                line.level,
                line.has_same_kind_line,
                is_chosen,
                *size,
            )
        else:
            key = (words.chip(line), line.starts, line.readiness, line.status, is_chosen, *size)
        found = self._chips.get(key)
        if found is None:
            found, inside = self._begin(chip.width(), chip.height(), density)
            draw = self._draw_bundle if isinstance(line, Bundle) else self._draw_action
            draw(inside, line, QRectF(0, 0, chip.width(), chip.height()), cell)  # type: ignore[arg-type]  # its own kind
            inside.end()
            self._chips[key] = found
        return found

    def _draw_action(self, painter: QPainter, row: ActionRow, chip: QRectF, cell: DayCell) -> None:
        is_off = row.status in OFF_STATUSES
        is_chosen = cell.has_chosen(row)
        background = self._theme.color("sunken") if is_off else self._glyphs.tint(row.readiness)
        self._draw_chip_background(painter, chip, background, cell, is_chosen=is_chosen)
        chip = self._signed(painter, chip, row, cell)
        if is_off:
            room = self._draw_time(painter, chip, row.starts, _EDGE + 1.0)
            drawn = self._texts.draw(painter, room, self._name(row, room), _CHIP, "text3")
            strike(painter, QRectF(room.x(), chip.y(), drawn, chip.height()), self._theme.color("text3"))
            return
        room = self._draw_time(painter, chip, row.starts, self._draw_ball(painter, chip, row.readiness))
        self._texts.draw(painter, room, self._name(row, room), _CHIP)

    def _name(self, row: ActionRow, room: QRectF) -> str:
        return self._texts.with_head(words.chip(row), row.city, _CHIP, room.width())

    def _draw_bundle(self, painter: QPainter, bundle: Bundle, chip: QRectF, cell: DayCell) -> None:
        is_chosen = cell.has_chosen(bundle)
        self._draw_chip_background(painter, chip, self._glyphs.tint(bundle.level), cell, is_chosen=is_chosen)
        chip = self._signed(painter, chip, bundle, cell)
        # Actions, not cities: with what is left out they add up to the count of the day.
        brief = words.bundle_briefly(bundle.tactic, len(bundle.rows))
        kind, count = name_of(bundle.tactic), f" {words.times(len(bundle.rows))}"
        # If a start distinguishes two lines, it is worth cutting the name.
        least = f"{kind[:_TELLING]}…{count}" if bundle.has_same_kind_line else brief
        needed = min(self._texts.advance(text, _CHIP) for text in (least, brief))
        left, ball = float(_BALL_LEFT), self._theme.length(_BALL) + _BALL_AIR
        rooms = (chip.width() - each - _EDGE for each in (ball, left))
        fits, would_fit = (self._texts.with_tail(kind, count, _CHIP, each) != count for each in rooms)
        # A number means nothing without its kind; the bar of the day also shows the readiness of all.
        if fits or not would_fit:
            left = self._draw_ball(painter, chip, bundle.level)
        room = self._draw_time(painter, chip, bundle.starts, left, needed)
        # A number that is cut would be a wrong number.
        short = self._texts.with_tail(kind, count, _CHIP, room.width()).lstrip()
        self._texts.draw(
            painter, room, self._texts.first_fitting((brief, short, ""), _CHIP, room.width()), _CHIP
        )

    def _draw_chip_background(
        self, painter: QPainter, chip: QRectF, background: QColor, cell: DayCell, *, is_chosen: bool
    ) -> None:
        # Tints are invisible on the soft accent of the anchor date.
        color = self._theme.color("surface") if cell.is_anchor else background
        painter.setPen(QPen(self._theme.color("accent"), 2) if is_chosen else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("selected") if is_chosen else color)
        painter.drawRoundedRect(chip.adjusted(1, 1, -1, -1) if is_chosen else chip, _RADIUS, _RADIUS)

    def _signed(
        self,
        painter: QPainter,
        chip: QRectF,
        line: _Line,
        cell: DayCell,
    ) -> QRectF:
        """Draw the sign of a conflict into the right of a chip, and return what it leaves for the words."""
        if not cell.is_contested(line):
            return chip
        size = self._theme.length(CONFLICT_SIGN)
        at = QPointF(max(chip.x(), chip.right() - size - _SIGN_AIR), chip.center().y() - size / 2)
        painter.drawPixmap(at, conflict_sign(self._theme))
        return chip.adjusted(0, 0, -size, 0)

    def _draw_ball(self, painter: QPainter, chip: QRectF, level: int) -> float:
        """Draw the glyph of a level and return where the words begin, from the chip's left edge."""
        ball = self._theme.length(_BALL)
        pixmap = self._glyphs.ball(level, ball, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(chip.x() + _BALL_LEFT, chip.center().y() - ball / 2), pixmap)
        return ball + _BALL_AIR

    def _draw_time(
        self, painter: QPainter, chip: QRectF, starts: int | None, left: float, needed: float = 0.0
    ) -> QRectF:
        """Draw a start at the right if the name still fits, and return the name's width."""
        room = chip.adjusted(left, 0, -_EDGE, 0)
        when = "" if starts is None else short_clock(starts)
        taken = self._texts.advance(when, _TIME) + _TIME_GAP if when else 0.0
        if not when or room.width() - taken < (needed or self._theme.length(_NAME_ROOM)):
            return room
        self._texts.draw(painter, room, when, _TIME, "text2", align=_RIGHT)
        return room.adjusted(0, 0, -taken, 0)

    def _draw_mark(self, painter: QPainter, mark: DayMark, chip: QRectF) -> None:
        """Draw a mark in an outline; a holiday, which needs no action, has none."""
        if mark.kind is not MarkKind.HOLIDAY:
            painter.setPen(QPen(self._theme.color("danger" if mark.is_late else "control_line"), 1))
            painter.setBrush(self._theme.color("surface"))
            painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        self._marks.draw(painter, chip.adjusted(5, 0, -_EDGE, 0), mark)


# Draws the weeks of the month calendar as pictures, each kept until something in it changes


_REMEMBERED_WEEKS: Final = 24
# Days narrower than this, at 100 % text size, do not fit a start beside a name and a count.
_NARROW: Final = 150
_EMPTY: Final = plan_cell(DayContent(), 0)
_LAST: Final = timedelta(days=DAYS - 1)
Month = tuple[int, int]


class MonthMarks(NamedTuple):
    """What is marked: the bright month, and ISO days and ids of actions; empty for none.

    `contested` are actions with a field that two laptops wrote.
    """

    month: tuple[int, int] = (2000, 1)
    today: str = ""
    anchor: str = ""
    day: str = ""
    action: str = ""
    actions: frozenset[str] = frozenset()
    contested: frozenset[str] = frozenset()


class SheetSize(NamedTuple):
    """Width of the sheet and heights of a week and of the weekday names, in pixels; pixel density."""

    width: int
    week: int
    head: int
    density: float


class MonthSheet:
    """Cells and pictures of weeks for one theme and size.

    Args:
        theme: colors and type.
        first_weekday: the first day of the week, from 0, Monday.
    """

    def __init__(self, theme: Theme, first_weekday: int) -> None:
        self._first_weekday = first_weekday
        self._content: Mapping[str, DayContent] = {}
        self._day_of: dict[str, str] = {}
        # Also keyed by the height of a week: months of five and six weeks alternate.
        self._pictures: dict[tuple[int, date, Month | None], QPixmap] = {}
        self._plans: dict[tuple[int, bool], dict[str, CellPlan]] = {}
        self._head: QPixmap | None = None
        self._size = SheetSize(1, 1, 1, 1.0)
        self.marks = MonthMarks()
        self._theme = theme
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Change the theme."""
        # Of a theme, only the text size decides what fits.
        if theme.zoom != self._theme.zoom:
            self._plans = {}
        self._theme = theme
        self.painter = MonthPainter(theme)
        self._forget_all_pictures()

    def begin_weeks_on(self, first_weekday: int) -> None:
        """Begin weeks on another day."""
        self._first_weekday = first_weekday
        self._forget_all_pictures()

    def lay_out(self, size: SheetSize) -> None:
        """Change the size."""
        if size != self._size:
            before, self._size = self._size, size
            if before._replace(week=size.week) != size:
                self._forget_all_pictures()

    def show_content(self, content: Mapping[str, DayContent]) -> None:
        """Store what happens by ISO day; redraw only weeks that differ."""
        before, self._content = self._content, content
        days = before.keys() | content.keys()
        self._day_of = {row.action_id: day for day in content for row in content[day].rows}
        self._forget(day for day in days if before.get(day) != content.get(day))

    def mark(self, marks: MonthMarks) -> None:
        """Change the marks; redraw only weeks that look different."""
        before, self.marks = self.marks, marks
        pairs = ((before.today, marks.today), (before.anchor, marks.anchor), (before.day, marks.day))
        for old, new in pairs:
            if old != new:
                self._forget_pictures((old, new))
        if before.action != marks.action:
            self._forget_pictures(self._day_of.get(action, "") for action in (before.action, marks.action))
        changed = (before.actions ^ marks.actions) | (before.contested ^ marks.contested)
        if changed:
            self._forget_pictures({self._day_of.get(each, "") for each in changed})

    def content_of(self, day: str) -> DayContent:
        """Return what happens on an ISO day."""
        return self._content.get(day, DayContent())

    def cell(self, day: date) -> DayCell:
        """Return a day as the painter needs it."""
        iso, marks = day.isoformat(), self.marks
        content = self.content_of(iso)
        return DayCell(
            day=day,
            content=content,
            plan=self._plan(iso, content),
            is_shown_month=(day.year, day.month) == marks.month,
            is_today=iso == marks.today,
            is_anchor=iso == marks.anchor,
            is_selected=iso == marks.day,
            selected_action=marks.action,
            also_selected=marks.actions,
            contested=marks.contested,
        )

    def _plan(self, day: str, content: DayContent) -> CellPlan:
        if not (content.rows or content.marks):
            return _EMPTY
        # What fits depends only on the size; a day of thousands is slow to lay out again.
        is_narrow = self._size.width / DAYS < self._theme.length(_NARROW)
        key = (self._size.week, is_narrow)
        plans = self._plans.setdefault(key, {})
        found = plans.get(day)
        if found is None:
            if sum(map(len, self._plans.values())) > _REMEMBERED_WEEKS * DAYS:
                self._plans = {key: plans}
                plans.clear()
            height = self._size.week / self._theme.zoom
            found = plans[day] = plan_cell(content, height, is_narrow=is_narrow)
        return found

    def box(self, column: int) -> QRectF:
        """Return the rectangle of a weekday in the picture of its week."""
        left = round(column * self._size.width / DAYS)
        return QRectF(left, 0, round((column + 1) * self._size.width / DAYS) - left, self._size.week)

    def hit(self, week: date, inside: QPointF) -> MonthHit:
        """Return what is under a point of a week's picture."""
        column = min(DAYS - 1, int(inside.x() / self._size.width * DAYS))
        cell = self.cell(week + timedelta(days=column))
        day, box = cell.day.isoformat(), self.box(column)
        for number, line in enumerate(cell.plan.lines):
            if self.painter.chip_box(box, cell.plan, number).contains(inside):
                return MonthHit(day, ids_of(line), is_due=isinstance(line, DayMark) and line.is_due)
        last = self.painter.chip_box(box, cell.plan, len(cell.plan.lines))
        return MonthHit(day, is_more=cell.plan.more > 0 and last.contains(inside))

    def chip_of(self, day: date, action_id: str) -> QRectF | None:
        """Return the chip of a single action in its week's picture, or None if it has none."""
        cell, column = self.cell(day), (day.weekday() - self._first_weekday) % DAYS
        ids = [ids_of(line) for line in cell.plan.lines]
        if (action_id,) not in ids:
            return None
        return self.painter.chip_box(self.box(column), cell.plan, ids.index((action_id,)))

    def picture(self, week: date) -> QPixmap:
        """Return the picture of a week by its first day."""
        key = (self._size.week, week, self._bright(week))
        found = self._pictures.get(key)
        if found is None:
            if len(self._pictures) > _REMEMBERED_WEEKS:
                self._pictures.clear()
            found = self._blank(self._size.week)
            painter = QPainter(found)
            days = [self.cell(week + timedelta(days=index)) for index in range(DAYS)]
            self.painter.draw_week(painter, days, self._size.width, self._size.week)
            painter.end()
            self._pictures[key] = found
        return found

    def _bright(self, week: date) -> Month | None:
        """Return the shown month if a week has some of its days, because the week then looks different."""
        return self.marks.month if self.marks.month in _months(week) else None

    def head_picture(self) -> QPixmap:
        """Return the picture of the names of the weekdays."""
        if self._head is None:
            self._head = self._blank(self._size.head)
            painter = QPainter(self._head)
            boxes = [self.box(column) for column in range(DAYS)]
            self.painter.draw_weekdays(painter, boxes, self._first_weekday, self._size.head)
            painter.end()
        return self._head

    def _blank(self, height: int) -> QPixmap:
        density = self._size.density
        return blank_picture(self._size.width, height, density, self._theme.color("surface"))

    def _forget_all_pictures(self) -> None:
        self._pictures.clear()
        self._head = None

    def _forget(self, days: Iterable[str]) -> None:
        changed = list(days)
        for day in changed:
            for plans in self._plans.values():
                plans.pop(day, None)
        self._forget_pictures(changed)

    def _forget_pictures(self, days: Iterable[str]) -> None:
        weeks = {week_of(date.fromisoformat(day), self._first_weekday) for day in days if day}
        for key in [key for key in self._pictures if key[1] in weeks]:
            del self._pictures[key]


def _months(week: date) -> tuple[Month, Month]:
    last = week + _LAST
    return (week.year, week.month), (last.year, last.month)
