"""Draws the week as pictures: scrolling only moves one of them, an edit redraws one day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap

from organizer_app.ui.screens.plan.week.week_painter import HEAD, HOURS, WeekMarks, WeekPainter
from organizer_app.ui.theme.blank_pictures import blank_picture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from organizer_app.domain.calendar.time_grid import Span
    from organizer_app.ui.screens.plan.time_axis.block_painter import BlockLook
    from organizer_app.ui.screens.plan.week.week_layout import WeekDay
    from organizer_app.ui.theme.theme import Theme

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
