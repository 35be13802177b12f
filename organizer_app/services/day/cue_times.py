"""Notes when a cue of the run of show really started and ended, and tells each city's drift."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.day.drift import CueTimes
from organizer_app.domain.logistics.run_of_show import run_of_show
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.places.places import Place
from organizer_app.domain.time.local_time import epoch_minutes
from organizer_app.services.day.day_clock import corrected

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor


def start_cue(workspace: Workspace, *, cue_id: str) -> Cue:
    """Note that a cue starts now, by the corrected clock; the one before it that still runs ends.

    Raises:
        RecordMissing: the plan does not have this cue.
    """
    with workspace.edit(EditKind.STARTED_CUE) as editor:
        cue = editor.get(Cue, cue_id)
        _name(editor, cue)
        now = corrected(workspace.clock(), editor)
        for other in editor.all(Cue, city_action_id=cue.city_action_id):
            if other.id != cue.id and other.started_at is not None and other.ended_at is None:
                editor.put(replace(other, ended_at=now))
        return editor.put(replace(cue, started_at=now, ended_at=None))


def end_cue(workspace: Workspace, *, cue_id: str) -> Cue:
    """Note that a cue ends now; one that nobody started is taken to have started at the same moment.

    Raises:
        RecordMissing: the plan does not have this cue.
    """
    with workspace.edit(EditKind.ENDED_CUE) as editor:
        cue = editor.get(Cue, cue_id)
        _name(editor, cue)
        now = corrected(workspace.clock(), editor)
        return editor.put(replace(cue, started_at=cue.started_at or now, ended_at=now))


def cue_times(action: CityAction, cues: Iterable[Cue]) -> tuple[CueTimes, ...]:
    """Return the cues of an action with their planned and real times, for `drift_of`."""
    starts = None if action.starts is None else action.starts.hour * 60 + action.starts.minute
    # The wall clock of the city on its day, as an instant: the start of the action is the fixed point.
    origin = None
    if action.starts_utc is not None and starts is not None:
        origin = epoch_minutes(action.starts_utc) - starts
    found = []
    for timed in run_of_show(cues, starts):
        begins = None if timed.starts is None or origin is None else origin + timed.starts
        ends = None if timed.ends is None or origin is None else origin + timed.ends
        cue = timed.cue
        found.append(CueTimes(cue.id, begins, ends, _minutes(cue.started_at), _minutes(cue.ended_at)))
    return tuple(found)


def _minutes(at: datetime | None) -> int | None:
    return None if at is None else epoch_minutes(at)


def _name(editor: Editor, cue: Cue) -> None:
    action = editor.get(CityAction, cue.city_action_id)
    place = editor.find(Place, action.place_id) if action.place_id else None
    editor.note(title=cue.title, city=action.label or (place.name if place else action.title))
