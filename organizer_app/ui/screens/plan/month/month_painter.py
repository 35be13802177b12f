"""Paints a week of the month calendar: day numbers, counts, readiness and action chips."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from organizer_app.domain.rows.action_rows import OFF_STATUSES, ActionRow
from organizer_app.ui.screens.plan.marks.day_marks import DayMark, MarkKind
from organizer_app.ui.screens.plan.marks.mark_painter import MarkPainter
from organizer_app.ui.screens.plan.month import month_cells as cells
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
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QColor

    from organizer_app.ui.screens.plan.month.month_cells import CellPlan, DayContent

    _Line = ActionRow | cells.Bundle | Sequence[ActionRow]

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

    def has_chosen(self, line: ActionRow | cells.Bundle) -> bool:
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
    if isinstance(line, cells.Bundle):
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
        each = width / cells.DAYS
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
            name = names[(first_weekday + column) % cells.DAYS]
            self._texts.draw(painter, room, name, _WEEKDAY, "text3")

    def chip_box(self, box: QRectF, plan: CellPlan, line: int) -> QRectF:
        """Return the rectangle of a line's chip, "N more" included."""
        scale = self._theme.zoom
        top = box.y() + (plan.top + line * cells.CHIP_STEP) * scale
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
        line = QRectF(box.x() + _PAD, cells.NUMBER_TOP * scale, box.width() - 2 * _PAD, 22 * scale)
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
            found, inside = self._begin(
                max(width, 1), (cells.BAR_TOP - cells.NUMBER_TOP + 5) * scale, density
            )
            room = QRectF(taken, 0, width - taken, cells.NUMBER_HEIGHT * scale)
            count = words.actions_on_day(plan.standing)
            if self._texts.advance(count, _COUNT) > room.width():
                count = f"{plan.standing:,}"
            self._texts.draw(inside, room, count, _COUNT, "text2", align=_RIGHT)
            bar = QRectF(0, (cells.BAR_TOP - cells.NUMBER_TOP) * scale, width, 4)
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
        room = QRectF(left, cells.NUMBER_TOP * scale, box.right() - _PAD - left, cells.NUMBER_HEIGHT * scale)
        if not cell.plan.is_busy and self._texts.advance(text, _MORE) <= room.width():
            self._texts.draw(painter, room, text, _MORE, color, align=_RIGHT)

    def _chip(
        self, line: ActionRow | cells.Bundle, cell: DayCell, chip: QRectF, painter: QPainter
    ) -> QPixmap:
        """Return the picture of a chip: drawing words is slow, and many are the same."""
        density = painter.device().devicePixelRatioF()
        size = (chip.width(), chip.height(), density, cell.is_anchor, cell.is_contested(line))
        is_chosen = cell.has_chosen(line)
        key: tuple[object, ...]
        if isinstance(line, cells.Bundle):
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
            draw = self._draw_bundle if isinstance(line, cells.Bundle) else self._draw_action
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

    def _draw_bundle(self, painter: QPainter, bundle: cells.Bundle, chip: QRectF, cell: DayCell) -> None:
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
