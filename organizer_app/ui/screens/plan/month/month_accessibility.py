"""Tells screen readers the days of the month calendar that are in sight, each with all that happens on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF

from organizer_app.ui.widgets.lists.speaking_items import Role, SpokenItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint, QRectF


class Days(Protocol):
    """What is asked of the calendar; days are ISO texts."""

    @property
    def chosen_day(self) -> str:
        """The selected day, or empty."""

    def days_in_sight(self) -> Sequence[str]:
        """Return the days in sight, in order."""

    def box_of(self, number: int) -> QRectF:
        """Return where a day in sight is, by its number."""

    def sentence_of(self, day: str) -> str:
        """Return all that happens on a day."""

    def day_at(self, point: QPointF) -> str:
        """Return the day under a point, or empty."""

    def choose_day(self, day: str) -> None:
        """Select a day."""


class MonthVoice:
    """The days in sight as items."""

    def __init__(self, days: Days) -> None:
        self._days = days

    def spoken_count(self) -> int:
        """Return how many days are in sight."""
        return len(self._days.days_in_sight())

    def spoken_item(self, number: int) -> SpokenItem:
        """Return one day with all that happens on it."""
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
        """Return the number of the selected day, or -1 when it is out of sight."""
        return self._number(self._days.chosen_day)

    def _number(self, day: str) -> int:
        days = self._days.days_in_sight()
        return days.index(day) if day in days else -1
