"""The week as pictures: scrolling only moves one of them, an edit draws one day anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap

from organizer_app.ui.screens.plan.week.week_painter import HEAD, HOURS, WeekMarks, WeekPainter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from organizer_app.domain.calendar.time_grid import Span
    from organizer_app.ui.screens.plan.time_axis.block_painter import BlockLook
    from organizer_app.ui.screens.plan.week.week_layout import WeekDay
    from organizer_app.ui.theme.theme import Theme

# In pixels at 100 % text size, until somebody stretches it.
_HOUR_HEIGHT: Final = 48.0
_HEAD: Final = "head"
_HOURS: Final = "hours"
_WEEK: Final = "week"
# A week of more pixels is copied day by day: one picture of it would take too much memory.
_LARGEST: Final = 8_000_000


class WeekSheet:
    """Pictures of a week for one theme, size and density; days are told apart by their ISO texts."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.painter = WeekPainter(theme)
        self.hour = _HOUR_HEIGHT * theme.zoom
        self.density = 1.0
        self.looks: Mapping[str, BlockLook] = {}
        self.bands: Mapping[str, Span] = {}
        self._pictures: dict[str, QPixmap] = {}

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self.hour *= theme.zoom / self._theme.zoom
        self._theme = theme
        desk_zone, self.painter = self.painter.desk_zone, WeekPainter(theme)
        self.painter.desk_zone = desk_zone
        self.forget()

    def forget(self) -> None:
        """Draw everything anew."""
        self._pictures.clear()

    def forget_days(self, days: Iterable[str]) -> None:
        """Draw some days anew, and the heads."""
        for name in (*days, _HEAD, _WEEK):
            self._pictures.pop(name, None)

    def fit(self, density: float) -> None:
        """Draw for a screen of so many device pixels per pixel from now on."""
        if density != self.density:
            self.density = density
            self.forget()

    def week(self, days: Sequence[WeekDay], column_of: Callable[[int], QRectF]) -> QPixmap | None:
        """Return hours and days as one picture, None when that would be too large.

        Args:
            days: from left to right.
            column_of: returns where each is in the view; their tops are the top of the picture.
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
        """Return the heads of the days, and what has no time, as high as given."""

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
        picture = QPixmap(max(1, round(width * density)), max(1, round(height * density)))
        picture.setDevicePixelRatio(density)
        picture.fill(self._theme.color("surface"))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return picture, painter
