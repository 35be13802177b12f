"""Finds where the arrow keys go in the week: within a day, and between days at about the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.ui.screens.plan.week.week_layout import WeekDay


class _Stop(NamedTuple):
    start: int
    row: ActionRow


class WeekWalk:
    """Answers for one layout of a week."""

    def __init__(self, days: Sequence[WeekDay]) -> None:
        self._days = [
            sorted(
                [_Stop(-1, row) for row in day.loose]
                + [_Stop(block.walls.starts, block.row) for block in day.blocks],
                key=lambda stop: (stop.start, stop.row.city, stop.row.action_id),
            )
            for day in days
        ]

    def _find(self, action_id: str) -> tuple[int, int] | None:
        for number, stops in enumerate(self._days):
            for place, stop in enumerate(stops):
                if stop.row.action_id == action_id:
                    return number, place
        return None

    def beside(self, action_id: str, across: int, down: int) -> str:
        """Return the neighbor of an action, or an empty text at the end."""
        here = self._find(action_id)
        if here is None:
            return ""
        number, place = here
        stops = self._days[number]
        if down:
            wanted = place + down
            return stops[wanted].row.action_id if 0 <= wanted < len(stops) else ""
        start = stops[place].start
        number += across
        while 0 <= number < len(self._days):
            if self._days[number]:
                return min(self._days[number], key=lambda stop: abs(stop.start - start)).row.action_id
            number += across
        return ""

    def at_end(self, action_id: str, *, is_last: bool, is_whole: bool) -> str:
        """Return the first or last action of the day of an action, or of the week."""
        here = None if is_whole else self._find(action_id)
        stops = self._days[here[0]] if here else [stop for day in self._days for stop in day]
        return stops[-1 if is_last else 0].row.action_id if stops else ""

    def find_city(self, text: str) -> str:
        """Return the first action of the first city whose name starts with a casefolded text."""
        stops = (stop for day in self._days for stop in day)
        return next((stop.row.action_id for stop in stops if stop.row.city.casefold().startswith(text)), "")
