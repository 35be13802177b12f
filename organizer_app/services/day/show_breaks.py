"""Reads the times of the runs of show that can have a break between two parts, and of no others."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.cues import Cue
from organizer_app.services.day.cue_times import cue_times

if TYPE_CHECKING:
    from collections.abc import Collection

    from organizer_app.domain.day.drift import CueTimes
    from organizer_app.storage.reader import Reader


def cues_with_breaks(reader: Reader, action_ids: Collection[str]) -> dict[str, tuple[CueTimes, ...]]:
    """Return the cues of those actions, by action, whose run of show is more than one cue after the other.

    Where no cue has a time of its own or has really ended, each follows the one before it.
    """
    wanted = set(action_ids)
    timed = {
        action_id
        for action_id, starts, ended in reader.columns(Cue, ("city_action_id", "starts", "ended_at"))
        if action_id in wanted and (starts is not None or ended is not None)
    }
    cues: dict[str, list[Cue]] = defaultdict(list)
    for cue in reader.among(Cue, "city_action_id", sorted(timed)):
        cues[cue.city_action_id].append(cue)
    actions = reader.rows_by_id(CityAction, list(cues))
    return {action_id: cue_times(actions[action_id], its) for action_id, its in cues.items()}
