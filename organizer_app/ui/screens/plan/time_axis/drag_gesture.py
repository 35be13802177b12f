"""Interprets a drag through a calendar: which actions, how far, and whether to move or copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.calendar.moving import SHORTEST, Edge
from organizer_app.domain.calendar.time_grid import Span, snapped, span_of, utc_of, wall_of
from organizer_app.wording.plan import moves as words

if TYPE_CHECKING:
    from organizer_app.domain.rows.action_rows import ActionRow

# The minutes that a drag snaps to, and finer ones while Alt is held.
STEP: Final = 15
FINE_STEP: Final = 5


class Move(NamedTuple):
    """The move at the end of a drag, or by key.

    Attributes:
        action_ids: the actions.
        days: days on the calendar of each.
        minutes: minutes of real time after that.
        edge: which end is dragged; None moves all of it.
        is_copy: whether the actions stay and copies of them move.
    """

    action_ids: Sequence[str]
    days: int = 0
    minutes: int = 0
    edge: Edge | None = None
    is_copy: bool = False


class Grip(NamedTuple):
    """What the pointer has grabbed: an action, and one of its ends or None for all of it."""

    row: ActionRow
    edge: Edge | None = None


@dataclass(slots=True)
class Drag:
    """A drag in progress.

    Attributes:
        grip: what was grabbed.
        action_ids: all that moves, including the grabbed one.
        days: the present distance.
        minutes: the same.
        is_begun: whether the pointer went far enough to count.
        is_copy: whether Ctrl is held.
    """

    grip: Grip
    action_ids: Sequence[str]
    days: int = 0
    minutes: int = 0
    is_begun: bool = False
    is_copy: bool = False

    def pull(self, minutes: float, days: int, step: int) -> None:
        """Drag so that the dragged end is on a step of its own local clock.

        Args:
            minutes: real time from the start, by the pointer.
            days: whole days, for calendars of days.
            step: minutes to snap to.
        """
        self.days = days
        row, edge = self.grip
        span = span_of(row)
        if span is None or not row.zone:
            self.minutes = 0
            return
        held = span.ends if edge is Edge.END else span.starts
        wanted = round(held + minutes)
        wall = wall_of(wanted, row.zone).minutes
        pulled = wanted - held + snapped(wall, step) - wall
        # A pointer that hardly moved leaves the action in place, on a step or not.
        self.minutes = 0 if abs(minutes) < step / 2 else pulled

    @property
    def is_away(self) -> bool:
        """Whether a drop here would change anything."""
        return self.is_begun and bool(self.days or self.minutes)

    def move(self) -> Move:
        """Return the move of a drop here."""
        if self.grip.edge is not None:
            return Move((self.grip.row.action_id,), 0, self.minutes, self.grip.edge)
        return Move(self.action_ids, self.days, self.minutes, None, self.is_copy)

    def moved(self, row: ActionRow) -> Span | None:
        """Return the new time of an action; None without a time."""
        span = span_of(row)
        if span is None:
            return None
        if self.grip.edge is Edge.START:
            return Span(min(span.starts + self.minutes, span.ends - SHORTEST), span.ends)
        if self.grip.edge is Edge.END:
            return Span(span.starts, max(span.ends + self.minutes, span.starts + SHORTEST))
        starts = span.starts
        if self.days and row.starts is not None:
            day = date.fromisoformat(row.day) + timedelta(days=self.days)
            starts = utc_of(day, row.starts, row.zone)
        return Span(starts + self.minutes, starts + self.minutes + span.ends - span.starts)

    def label(self, desk_zone: str, day: str) -> str:
        """Say its present local and headquarters time, or how far several move; `day` is not mentioned."""
        if len(self.action_ids) > 1 and self.grip.edge is None:
            return words.many_label(len(self.action_ids), self.days, self.minutes, is_copy=self.is_copy)
        row = self.grip.row
        span = self.moved(row)
        if span is None:
            text = words.day_label((date.fromisoformat(row.day) + timedelta(days=self.days)).isoformat())
        else:
            text = words.drag_label(span, row.zone, desk_zone, day)
            if is_second_time(span.starts, row.zone):
                text = words.twice_label(text)
        return words.copy_label(text) if self.is_copy else text


def is_second_time(utc: int, zone: str) -> bool:
    """Return whether an instant is the second of two with the same local time."""
    wall = wall_of(utc, zone)
    return utc_of(date.fromisoformat(wall.day), wall.minutes, zone) != utc
