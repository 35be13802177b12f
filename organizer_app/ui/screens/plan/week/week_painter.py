"""Paints a week day by day as pictures: scrolling only moves them, an edit redraws one day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPixmap

from organizer_app.domain.calendar.time_grid import HOUR, Span
from organizer_app.ui.screens.plan.marks.mark_painter import MarkPainter
from organizer_app.ui.screens.plan.time_axis.block_painter import (
    BlockLook,
    BlockPainter,
    BlockWords,
    crowd_look,
)
from organizer_app.ui.screens.plan.time_axis.drag_area import Gap, draw_now_line
from organizer_app.ui.theme.blank_pictures import blank_picture
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import BOLD, MEDIUM, SEMIBOLD, STRONG, TYPE_CAPTION, TYPE_META, TYPE_SUB
from organizer_app.wording.language.dates import short_clock, short_day, weekday_names
from organizer_app.wording.language.zones import zone_short
from organizer_app.wording.plan import calendars as words
from organizer_app.wording.plan import timeline as lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.ui.screens.plan.marks.day_marks import DayMark
    from organizer_app.ui.screens.plan.week.week_layout import WeekDay


GUTTER: Final = 64
HEAD: Final = 58
LINE: Final = 22
HOURS: Final = 24
_LOOSE_LINES: Final = 4
_WEEKDAY: Final = TextStyle(TYPE_META, STRONG)
_NUMBER: Final = TextStyle(TYPE_SUB, SEMIBOLD, tabular=True)
_NUMBER_BOLD: Final = TextStyle(TYPE_SUB, BOLD, tabular=True)
_COUNT: Final = TextStyle(TYPE_CAPTION, STRONG, tabular=True)
_HOUR: Final = TextStyle(TYPE_CAPTION, MEDIUM, tabular=True)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
# The minimum gap between the name of a day and its number, in pixels.
_TIGHT: Final = 3
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter
_PAD: Final = 10
# In narrower blocks, a glyph would leave no space for the name.
_NARROW: Final = 92
_BESIDE_GLYPH: Final = 20


class WeekMarks(NamedTuple):
    """What is marked: today, anchor date and the shown day, as ISO text; names of days, Monday first."""

    today: str = ""
    anchor: str = ""
    day: str = ""
    names: Sequence[str] = ()


class Loose(NamedTuple):
    """A line above the hours: a mark, an untimed action, or (None) the number of further ones."""

    mark: DayMark | None
    row: ActionRow | None
    more: int = 0


def loose_lines(day: WeekDay, most: int = _LOOSE_LINES) -> Sequence[Loose]:
    """Return the lines above the hours of a day, at most so many."""
    found = [Loose(mark, None) for mark in day.marks] + [Loose(None, row) for row in day.loose]
    if len(found) <= most:
        return found
    return [*found[: most - 1], Loose(None, None, len(found) - most + 1)]


def loose_room(days: Sequence[WeekDay], lines: int) -> int:
    """Return how many lines stand above the hours at most.

    Where most actions of a week have no time, their list gets the room of hours that hold hardly anything.

    Args:
        days: of the week.
        lines: how many lines fill the larger part of the view.
    """
    untimed = sum(len(day.loose) for day in days)
    is_mostly_untimed = 2 * untimed > sum(day.actions for day in days)
    return max(_LOOSE_LINES, lines) if is_mostly_untimed else _LOOSE_LINES


class WeekPainter:
    """Draws columns in one theme; `desk_zone` is the time zone of the hours."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.blocks = BlockPainter(theme)
        self._texts = self.blocks.texts
        self._marks = MarkPainter(theme, self._texts)
        self.desk_zone = ""
        self.most_lines = _LOOSE_LINES

    @property
    def gutter(self) -> int:
        """Width of the column of the hours, in pixels."""
        return self._theme.length(GUTTER)

    # Heads

    def draw_head(self, painter: QPainter, box: QRectF, day: WeekDay, marks: WeekMarks) -> None:
        """Draw the name of a day, its number of actions and their readiness."""
        painter.fillRect(box, self._theme.color("accent_soft" if day.day == marks.anchor else "surface"))
        painter.fillRect(QRectF(box.x(), box.y(), 1, box.height()), self._theme.color("border"))
        zoom = self._theme.zoom
        when = date.fromisoformat(day.day)
        line = QRectF(box.x() + _PAD, box.y() + 6 * zoom, box.width() - 2 * _PAD, 26 * zoom)
        taken = 0.0
        if marks.names:
            name = marks.names[when.weekday()]
            air = line.width() - self._head_width(name, str(when.day))
            taken = self._texts.draw(painter, line, name, _WEEKDAY, "text3") + min(8.0, air)
        if day.day == marks.today:
            edge = 26 * zoom
            circle = QRectF(line.x() + taken - 2, line.y(), edge, edge)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent"))
            painter.drawEllipse(circle)
            self._texts.draw(painter, circle, str(when.day), _NUMBER_BOLD, "accent_text", align=_CENTER)
            taken += edge
        else:
            style = _NUMBER_BOLD if day.day in {marks.anchor, marks.day} else _NUMBER
            taken += self._draw_number(painter, line.adjusted(taken, 0, 0, 0), when, style)
        if day.actions:
            self._draw_count(painter, line.adjusted(taken + 6, 0, 0, 0), day)
            bar = QRectF(line.x(), box.y() + 40 * zoom, line.width(), 4)
            self.blocks.glyphs.draw_bar(painter, bar, day.mix, 1.5)
        if day.day == marks.day:
            painter.fillRect(
                QRectF(box.x() + 1, box.bottom() - 2, box.width() - 1, 2), self._theme.color("accent")
            )

    def _draw_number(self, painter: QPainter, room: QRectF, when: date, style: TextStyle) -> float:
        """Draw the day of the month, with the month for the first; never cut, it may overflow."""
        names = (short_day(when.isoformat()), str(when.day)) if when.day == 1 else (str(when.day),)
        number = self._texts.first_fitting(names, style, room.width())
        over = max(0.0, self._texts.advance(number, style) - room.width()) / 2
        return self._texts.draw(painter, room.adjusted(-over, 0, over, 0), number, style)

    def _head_width(self, name: str, number: str) -> float:
        return self._texts.advance(name, _WEEKDAY) + self._texts.advance(number, _NUMBER_BOLD)

    def names_in(self, narrowest: float) -> Sequence[str]:
        """Return the names of all days in the same form: full, short, or none.

        In narrow columns the number matters more than the name, which follows from the order.
        """
        whole = weekday_names()
        for names in (whole, *(tuple(name[:kept] for name in whole) for kept in (3, 2, 1))):
            widest = max(self._head_width(name, "30") for name in names)
            if narrowest - 2 * _PAD - widest >= _TIGHT:
                return names
        return ()

    def _draw_count(self, painter: QPainter, room: QRectF, day: WeekDay) -> None:
        texts = (words.actions_on_day(day.actions), f"{day.actions:,}", "")
        count = self._texts.first_fitting(texts, _COUNT, room.width())
        self._texts.draw(painter, room, count, _COUNT, "text2", align=_RIGHT)

    def draw_loose(
        self, painter: QPainter, box: QRectF, day: WeekDay, looks: Mapping[str, BlockLook]
    ) -> None:
        """Draw the lines above the hours of a day."""
        painter.fillRect(box, self._theme.color("sunken"))
        painter.fillRect(QRectF(box.x(), box.y(), 1, box.height()), self._theme.color("border"))
        for number, line in enumerate(loose_lines(day, self.most_lines)):
            place = self.loose_box(box, number)
            if line.mark is not None:
                self._marks.draw(painter, place.adjusted(4, 0, -2, 0), line.mark)
            elif line.row is not None:
                look = looks.get(line.row.action_id, BlockLook())
                self.blocks.draw(
                    painter, place, line.row, BlockWords(words.chip(line.row), city=line.row.city), look
                )
            else:
                self._texts.draw(painter, place.adjusted(4, 0, 0, 0), words.more(line.more), _COUNT, "text2")

    def loose_box(self, box: QRectF, number: int) -> QRectF:
        """Return the rectangle of a line above the hours, within that of its day."""
        height = self._theme.length(LINE)
        return QRectF(box.x() + 4, box.y() + 3 + number * height, box.width() - 8, height - 2)

    def loose_height(self, days: Sequence[WeekDay]) -> int:
        """Return the height of the lines above the hours, 0 without any."""
        most = max((len(loose_lines(day, self.most_lines)) for day in days), default=0)
        return most * self._theme.length(LINE) + 6 if most else 0

    # Hours

    def draw_hours(self, painter: QPainter, box: QRectF, hour: float) -> None:
        """Draw the names of the hours beside their lines."""
        painter.fillRect(box, self._theme.color("surface"))
        for number in range(1, HOURS):
            room = QRectF(box.x(), box.y() + number * hour - 9, box.width() - 10, 18)
            self._texts.draw(painter, room, lines.hour_of_day(number), _HOUR, "text3", align=_RIGHT)

    def draw_corner(self, painter: QPainter, box: QRectF) -> None:
        """Draw the time zone of the hours."""
        painter.fillRect(box, self._theme.color("surface"))
        room = box.adjusted(0, 0, -10, -6)
        name = zone_short(self.desk_zone) if self.desk_zone else ""
        low = QRectF(room.x(), room.bottom() - 18, room.width(), 18)
        self._texts.draw(painter, low, name, _WEEKDAY, "text3", align=_RIGHT)

    def draw_day(
        self,
        painter: QPainter,
        box: QRectF,
        day: WeekDay,
        hour: float,
        band: Span | None,
        looks: Mapping[str, BlockLook],
    ) -> None:
        """Draw the hours of a day; `band` is the overlap in minutes after midnight."""
        painter.fillRect(box, self._theme.color("surface"))
        if band is not None:
            top = box.y() + band.starts * hour / HOUR
            height = max((band.ends - band.starts) * hour / HOUR, 2)
            painter.fillRect(QRectF(box.x(), top, box.width(), height), self._theme.color("accent_soft"))
        line = self._theme.color("border")
        for number in range(HOURS):
            painter.fillRect(QRectF(box.x(), round(box.y() + number * hour), box.width(), 1), line)
        painter.fillRect(QRectF(box.x(), box.y(), 1, box.height()), line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_change(painter, box, day, hour)
        for block in day.blocks:
            look = looks.get(block.row.action_id, BlockLook())
            place = self.block_box(box, block.walls, block.lane, block.lanes, hour)
            self.blocks.draw(painter, place, block.row, self.words_of(block.row, place), look)
        for crowd in day.crowds:
            place = self.block_box(box, crowd.walls, crowd.lane, crowd.lanes, hour)
            self.blocks.draw_crowd(
                painter, place, words.crowd(len(crowd.rows)), crowd_look(crowd.rows, looks)
            )

    def words_of(self, row: ActionRow, place: QRectF) -> BlockWords:
        """Return the words of a block: its name and local time; a narrow one has only the city.

        A time in another zone never appears without its zone: beside headquarters' hours it would look wrong.
        """
        if place.width() >= self._theme.length(_NARROW):
            return BlockWords(words.chip(row), self._when(row), city=row.city)
        room = place.width() - self._theme.length(_BESIDE_GLYPH)
        fits = self._texts.first_fitting((self._when(row), ""), _HOUR, room)
        return BlockWords(row.city or words.title_of(row), fits, is_narrow=True)

    def _when(self, row: ActionRow) -> str:
        """Return the local start of an action, with its zone if it is not headquarters'."""
        if row.starts is None:
            return ""
        if zone_short(row.zone) == (zone_short(self.desk_zone) if self.desk_zone else ""):
            return short_clock(row.starts)
        return f"{short_clock(row.starts)} {zone_short(row.zone)}"

    def _draw_change(self, painter: QPainter, box: QRectF, day: WeekDay, hour: float) -> None:
        tick = day.change
        if tick is None:
            return
        color = self._theme.color("now")
        minutes = tick.skipped or HOUR
        first = tick.wall - tick.skipped if tick.skipped else tick.wall
        place = QRectF(box.x() + 1, box.y() + first * hour / HOUR, box.width() - 1, minutes * hour / HOUR)
        if tick.skipped:
            painter.fillRect(place, QBrush(self._theme.color("now", 60), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(color, 1, Qt.PenStyle.DashLine))
        painter.drawLine(
            QPointF(place.x(), round(place.y()) + 0.5), QPointF(place.right(), round(place.y()) + 0.5)
        )
        text = lines.skipped(tick.wall, tick.skipped) if tick.skipped else lines.twice(tick.wall)
        room = QRectF(place.x() + 6, place.y() + 1, place.width() - 12, 18)
        self._texts.draw(painter, room, text, _COUNT, "text2", align=_RIGHT)

    def block_box(self, box: QRectF, walls: Span, lane: int, lanes: int, hour: float) -> QRectF:
        """Return the rectangle of a block in a lane, within the hours of its day."""
        room = box.width() - 6
        left = box.x() + 3 + room * lane / lanes
        top = box.y() + walls.starts * hour / HOUR
        height = (walls.ends - walls.starts) * hour / HOUR
        return QRectF(round(left), round(top) + 1, round(room / lanes) - 2, max(round(height) - 2, 8))

    def words_at(self, box: QRectF, day: WeekDay, hour: float, y: float) -> Iterator[QRectF]:
        """Yield where words of actions are at a height."""
        for block in day.blocks:
            place = self.block_box(box, block.walls, block.lane, block.lanes, hour)
            if place.y() <= y <= place.bottom():
                yield self.blocks.words_at(place, block.row, self.words_of(block.row, place), y)
        for crowd in day.crowds:
            place = self.block_box(box, crowd.walls, crowd.lane, crowd.lanes, hour)
            words_box = self.blocks.crowd_words(place, words.crowd(len(crowd.rows)))
            if words_box.y() <= y <= words_box.bottom():
                yield words_box

    def draw_now(self, painter: QPainter, box: QRectF, day: WeekDay, hour: float, y: float) -> None:
        """Draw the line of the present time through a day's rectangle, at a height."""
        gaps = [
            Gap(each.x(), each.right()) for each in self.words_at(box, day, hour, y) if not each.isEmpty()
        ]
        color = self._theme.color("now")
        draw_now_line(painter, color, QPointF(box.x(), y), QPointF(box.right(), y), gaps)


# Draws the week as pictures: scrolling only moves one of them, an edit redraws one day


# In pixels at 100 % text size, until somebody zooms.
_HOUR_HEIGHT: Final = 48.0
_HEAD: Final = "head"
_HOURS: Final = "hours"
_WEEK: Final = "week"
# A taller week is copied by day, because one picture of it would take too much memory.
_LARGEST: Final = 8_000_000


class WeekSheet:
    """Pictures of a week for one theme, size and density; days are identified by ISO text."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.painter = WeekPainter(theme)
        self.hour = _HOUR_HEIGHT * theme.zoom
        self.density = 1.0
        self.looks: Mapping[str, BlockLook] = {}
        self.bands: Mapping[str, Span] = {}
        self._pictures: dict[str, QPixmap] = {}

    def set_theme(self, theme: Theme) -> None:
        """Change the theme."""
        self.hour *= theme.zoom / self._theme.zoom
        self._theme = theme
        desk_zone, self.painter = self.painter.desk_zone, WeekPainter(theme)
        self.painter.desk_zone = desk_zone
        self.forget()

    def forget(self) -> None:
        """Redraw everything."""
        self._pictures.clear()

    def forget_days(self, days: Iterable[str]) -> None:
        """Redraw some days, and the heads."""
        for name in (*days, _HEAD, _WEEK):
            self._pictures.pop(name, None)

    def fit(self, density: float) -> None:
        """Change the number of device pixels per pixel."""
        if density != self.density:
            self.density = density
            self.forget()

    def week(self, days: Sequence[WeekDay], column_of: Callable[[int], QRectF]) -> QPixmap | None:
        """Return hours and days as one picture, None if that would be too large.

        Args:
            days: from left to right.
            column_of: returns the rectangle of each in the view; their tops are the top of the picture.
        """
        last = column_of(len(days) - 1)
        width, height = last.right(), last.height()
        if width * height * self.density**2 > _LARGEST:
            return None
        found = self._pictures.get(_WEEK)
        if found is None:
            found, painter = self._blank(width, height)
            painter.drawPixmap(0, 0, self.hours())
            for number, day in enumerate(days):
                column = column_of(number)
                painter.drawPixmap(round(column.x()), 0, self.day(day, column))
            painter.end()
            self._pictures[_WEEK] = found
        return found

    def day(self, day: WeekDay, column: QRectF) -> QPixmap:
        """Return the hours of a day."""

        def draw(painter: QPainter, box: QRectF) -> None:
            self.painter.draw_day(painter, box, day, self.hour, self.bands.get(day.day), self.looks)

        return self._picture(day.day, column.width(), column.height(), draw)

    def hours(self) -> QPixmap:
        """Return the names of the hours."""

        def draw(painter: QPainter, box: QRectF) -> None:
            self.painter.draw_hours(painter, box, self.hour)

        return self._picture(_HOURS, self.painter.gutter, self.hour * HOURS, draw)

    def head(
        self, days: Sequence[WeekDay], column_of: Callable[[int], QRectF], marks: WeekMarks, height: int
    ) -> QPixmap:
        """Return the heads of the days with the lines above the hours, at a given height."""

        def draw(painter: QPainter, box: QRectF) -> None:
            top = self._theme.length(HEAD)
            self.painter.draw_corner(painter, QRectF(0, 0, self.painter.gutter, height))
            narrowest = min(column_of(number).width() for number in range(len(days)))
            worn = marks._replace(names=self.painter.names_in(narrowest))
            for number, day in enumerate(days):
                column = column_of(number)
                self.painter.draw_head(painter, QRectF(column.x(), 0, column.width(), top), day, worn)
                if height > top:
                    above = QRectF(column.x(), top, column.width(), height - top)
                    self.painter.draw_loose(painter, above, day, self.looks)
            line = QRectF(0, height - 1, box.width(), 1)
            painter.fillRect(line, self._theme.color("border_strong"))

        return self._picture(_HEAD, column_of(len(days) - 1).right(), height, draw)

    def _picture(
        self, name: str, width: float, height: float, draw: Callable[[QPainter, QRectF], None]
    ) -> QPixmap:
        found = self._pictures.get(name)
        if found is None:
            found, painter = self._blank(width, height)
            draw(painter, QRectF(0, 0, width, height))
            painter.end()
            self._pictures[name] = found
        return found

    def _blank(self, width: float, height: float) -> tuple[QPixmap, QPainter]:
        density = self.density
        picture = blank_picture(width, height, density, self._theme.color("surface"))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return picture, painter
