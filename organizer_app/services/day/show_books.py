"""Reads the runs of show of a day, city by city, with the times at which cues really started and ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from organizer_app.domain.basics.grouping import by_action
from organizer_app.domain.day.show_lanes import Lane, PlannedCue, lane_of
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.cues import Cue
from organizer_app.services.day.cue_times import planned_cues
from organizer_app.services.day.day_books import DayBook, day_in

if TYPE_CHECKING:
    from datetime import datetime

    from organizer_app.services.plan.workspace import Workspace


# So few cities are all lanes, those without a run of show, too.
FEW = 40


@dataclass(frozen=True, slots=True)
class ShowBook:
    """The runs of show of a day.

    Attributes:
        day: the day.
        cues: the cues of each action that has any, in order.
    """

    day: DayBook
    cues: Mapping[str, tuple[PlannedCue, ...]]

    def lanes(self) -> tuple[tuple[str, tuple[Lane, ...]], ...]:
        """Return the lanes at the moment of the day, by zone from east to west, and in a zone by name.

        Of many cities, those without a run of show are left out: every minute asks for the others.
        """
        book = self.day.book
        is_few = len(book.states()) <= FEW
        zones: dict[str, list[Lane]] = {row.zone: [] for row in book.board().zones}
        for state in sorted(book.states(), key=lambda each: each.city.city.casefold()):
            cues = self.cues.get(state.city.action_id, ())
            if not cues and not is_few:
                continue
            zones[book.zone_of(state.city.action_id)].append(lane_of(state, cues, book.now))
        return tuple((zone, tuple(lanes)) for zone, lanes in zones.items())


def read_shows(workspace: Workspace, *, clock: datetime | None = None) -> ShowBook:
    """Read the runs of show of the day of the main mobilization.

    Args:
        workspace: the plan.
        clock: what this computer's clock says, UTC; None to ask it.
    """
    with workspace.read() as reader:
        day = day_in(reader, clock or workspace.clock())
        ids = {state.city.action_id for state in day.book.states()}
        cues = by_action(cue for cue in reader.all(Cue) if cue.city_action_id in ids)
        actions = reader.rows_by_id(CityAction, list(cues))
    return ShowBook(day, {key: planned_cues(actions[key], found) for key, found in cues.items()})
