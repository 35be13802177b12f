"""Notes when a cue of the run of show really started and ended, and tells each city's drift."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.grouping import by_action
from organizer_app.domain.day.cue_changes import Push, Shortening, push_of, shortening_of
from organizer_app.domain.day.drift import CueTimes
from organizer_app.domain.day.show_lanes import PlannedCue, cues_as_they_go
from organizer_app.domain.logistics.run_of_show import run_of_show
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.time.local_time import epoch_minutes, minutes_of
from organizer_app.services.day.cities_of_steps import action_of_step
from organizer_app.services.day.day_clock import corrected

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor
    from organizer_app.storage.reader import Reader

_DAY: Final = 24 * 60


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


def push_rest(workspace: Workspace, *, action_id: str) -> Push | None:
    """Push what has not started in a run of show to when it will really begin, up to the next fixed cue.

    Return what was pushed; None where the next cue will begin as planned, and then nothing changes.

    Raises:
        RecordMissing: the plan does not have this action.
    """
    with workspace.edit(EditKind.PUSHED_CUES) as editor:
        action, cues, now = _show(workspace, editor, action_id)
        push = push_of(cues_as_they_go(planned_cues(action, cues.values()), now))
        if push is None:
            return None
        editor.note(value=str(push.minutes))
        for cue_id, starts in push.starts:
            editor.put(replace(cues[cue_id], starts=_wall(action, starts)))
        return push


def shorten_cue(workspace: Workspace, *, action_id: str) -> Shortening | None:
    """Shorten the cue that runs, so that the next one begins as planned, or now if it is late already.

    Return what was shortened; None where there is nothing to gain, and then nothing changes.

    Raises:
        RecordMissing: the plan does not have this action.
    """
    with workspace.edit(EditKind.SHORTENED_CUE) as editor:
        action, cues, now = _show(workspace, editor, action_id)
        short = shortening_of(cues_as_they_go(planned_cues(action, cues.values()), now), now)
        if short is None:
            return None
        editor.note(title=cues[short.cue_id].title, value=str(short.minutes))
        editor.put(replace(cues[short.cue_id], minutes=short.minutes))
        following = cues[short.next_id]
        if following.starts is None:
            # It followed the one that is shorter now, and would be planned earlier than it ever was.
            editor.put(replace(following, starts=_wall(action, short.next_starts)))
        return short


def planned_cues(action: CityAction, cues: Iterable[Cue]) -> tuple[PlannedCue, ...]:
    """Return the cues of an action in order, with their times and words."""
    known = {cue.id: cue for cue in cues}
    return tuple(
        PlannedCue(times, known[times.cue_id].owner, known[times.cue_id].is_hard)
        for times in cue_times(action, known.values())
    )


def _show(workspace: Workspace, editor: Editor, action_id: str) -> tuple[CityAction, dict[str, Cue], int]:
    """Return an action, its cues by id, and the minute by the corrected clock; name the city in the step."""
    action = action_of_step(editor, action_id)
    now = epoch_minutes(corrected(workspace.clock(), editor))
    return action, {cue.id: cue for cue in editor.all(Cue, city_action_id=action_id)}, now


def _wall(action: CityAction, minutes: int) -> time:
    """Return the city's clock at an instant; cues of a run of show have no day."""
    wall = (minutes - (_midnight(action) or 0)) % _DAY
    return time(wall // 60, wall % 60)


def _midnight(action: CityAction) -> int | None:
    """Return the instant from which the cues of an action count; its start is the fixed point.

    In minutes since 1970-01-01 UTC; None for an action without a time.
    """
    if action.starts is None or action.starts_utc is None:
        return None
    return epoch_minutes(action.starts_utc) - minutes_of(action.starts)


def cue_times(action: CityAction, cues: Iterable[Cue]) -> tuple[CueTimes, ...]:
    """Return the cues of an action with their planned and real times, for `drift_of`."""
    starts = None if action.starts is None else minutes_of(action.starts)
    origin = _midnight(action)
    found = []
    for timed in run_of_show(cues, starts):
        begins = None if timed.starts is None or origin is None else origin + timed.starts
        ends = None if timed.ends is None or origin is None else origin + timed.ends
        cue = timed.cue
        began, over = _minutes(cue.started_at), _minutes(cue.ended_at)
        found.append(CueTimes(cue.id, begins, ends, began, over, cue.title))
    return tuple(found)


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
    cues = by_action(reader.among(Cue, "city_action_id", sorted(timed)))
    actions = reader.rows_by_id(CityAction, list(cues))
    return {action_id: cue_times(actions[action_id], its) for action_id, its in cues.items()}


def _minutes(at: datetime | None) -> int | None:
    return None if at is None else epoch_minutes(at)


def _name(editor: Editor, cue: Cue) -> None:
    editor.note(title=cue.title)
    action_of_step(editor, cue.city_action_id)
