"""Describes the visible days of the month calendar to screen readers, each with everything on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF

from organizer_app.ui.widgets.lists.speaking_items import Role, SpokenItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint, QRectF


class Days(Protocol):
    """What the calendar provides; days are ISO text."""

    @property
    def chosen_day(self) -> str:
        """The selected day, or empty."""

    def days_in_sight(self) -> Sequence[str]:
        """Return the visible days, in order."""

    def box_of(self, number: int) -> QRectF:
        """Return the rectangle of a visible day, by number."""

    def sentence_of(self, day: str) -> str:
        """Return everything that happens on a day."""

    def day_at(self, point: QPointF) -> str:
        """Return the day under a point, or empty."""

    def choose_day(self, day: str) -> None:
        """Select a day."""


class MonthVoice:
    """The visible days as items."""

    def __init__(self, days: Days) -> None:
        self._days = days

    def spoken_count(self) -> int:
        """Return the number of visible days."""
        return len(self._days.days_in_sight())

    def spoken_item(self, number: int) -> SpokenItem:
        """Return one day with everything on it."""
        day = self._days.days_in_sight()[number]
        is_chosen = day == self._days.chosen_day
        return SpokenItem(
            self._days.sentence_of(day),
            self._days.box_of(number).toRect(),
            is_selected=is_chosen,
            is_current=is_chosen,
            role=Role.Cell,
        )

    def spoken_at(self, point: QPoint) -> int:
        """Return the number of the day under a point, or -1 above the first week."""
        return self._number(self._days.day_at(QPointF(point)))

    def spoken_press(self, number: int) -> None:
        """Select a day."""
        self._days.choose_day(self._days.days_in_sight()[number])

    def spoken_current(self) -> int:
        """Return the number of the selected day, or -1 if it is not visible."""
        return self._number(self._days.chosen_day)

    def _number(self, day: str) -> int:
        days = self._days.days_in_sight()
        return days.index(day) if day in days else -1
