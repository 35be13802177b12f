"""Moves, stretches and copies city actions in time, one or thousands at once; each call is one undo step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.records import copied
from organizer_app.domain.calendar.moving import ClockTrouble, Edge, clock_troubles, resized, shifted
from organizer_app.domain.model.city_actions import ActionStatus, CityAction
from organizer_app.domain.model.sites import Site
from organizer_app.services.actions.city_actions import city_names
from organizer_app.services.actions.new_city_tasks import give_tasks
from organizer_app.services.plan.reflow import reflow_changed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

    Change = Callable[[CityAction], CityAction]


@dataclass(frozen=True, slots=True)
class Moved:
    """The result of a move.

    Attributes:
        count: actions that were moved or copied.
        stayed: actions that could not move, because they have no day or no time yet.
        troubles: wall times that a clock change makes impossible or ambiguous.
        new_ids: ids of the copies, in the order of their originals.
    """

    count: int
    stayed: int = 0
    troubles: tuple[ClockTrouble, ...] = ()
    new_ids: tuple[str, ...] = ()


def shift_actions(
    workspace: Workspace, *, action_ids: Collection[str], days: int = 0, minutes: int = 0
) -> Moved:
    """Move actions by calendar days, keeping wall times, and then by minutes of real time.

    On the night of a clock change, an action moved by minutes keeps its length. An action moved by days keeps
    its wall times; a wall time that does not exist there is named in the result.
    """
    return _move(
        workspace,
        action_ids,
        lambda action: shifted(action, days=days, minutes=minutes),
        {"days": str(days), "minutes": str(minutes)},
    )


def resize_action(workspace: Workspace, *, action_id: str, edge: Edge, minutes: int) -> Moved:
    """Move the start or the end of an action by minutes of real time."""
    with workspace.edit(EditKind.RESIZED_ACTION) as editor:
        before = editor.get(CityAction, action_id)
        city = city_names(editor, [before])[action_id]
        editor.note(city=city)
        after = editor.put(resized(before, edge, minutes))
        reflow_changed(editor, {action_id: before}, [after])
    return Moved(int(after != before), troubles=_new_troubles(before, after, city))


def copy_actions(
    workspace: Workspace, *, action_ids: Collection[str], days: int = 0, minutes: int = 0
) -> Moved:
    """Copy actions to another time with their sites, but without the promises of people and groups."""
    with workspace.edit(EditKind.COPIED_ACTIONS) as editor:
        known = _visible(editor, action_ids)
        cities = city_names(editor, known.values())
        editor.note(count=str(len(known)), city=next(iter(cities.values()), ""))
        sites = editor.among(Site, "city_action_id", tuple(known))
        new_ids = {action_id: workspace.new_id() for action_id in known}
        copies = [
            _copied_action(shifted(action, days=days, minutes=minutes), new_ids[action.id])
            for action in known.values()
        ]
        editor.add_all(copies)
        editor.add_all(
            copied(site, workspace.new_id(), city_action_id=new_ids[site.city_action_id]) for site in sites
        )
        give_tasks(editor, workspace.new_id, [(each.id, each.mobilization_id) for each in copies])
    troubles = tuple(
        trouble
        for copied, action in zip(copies, known.values(), strict=True)
        for trouble in clock_troubles(copied, cities[action.id])
    )
    return Moved(len(copies), troubles=troubles, new_ids=tuple(new_ids.values()))


def _move(
    workspace: Workspace,
    action_ids: Collection[str],
    change: Change,
    arguments: Mapping[str, str],
    kind: EditKind = EditKind.SHIFTED_ACTIONS,
) -> Moved:
    with workspace.edit(kind) as editor:
        known = _visible(editor, action_ids)
        after = {action_id: change(action) for action_id, action in known.items()}
        changed = [action_id for action_id, action in after.items() if action != known[action_id]]
        if not changed:
            return Moved(0, len(known))
        cities = city_names(editor, (known[action_id] for action_id in changed))
        where = cities[changed[0]] if len(changed) == 1 else ""
        value = _when(after[changed[0]]) if len(changed) == 1 else ""
        editor.note(count=str(len(changed)), city=where, value=value, **arguments)
        before = {action_id: known[action_id] for action_id in changed}
        reflow_changed(editor, before, editor.put_all([after[each] for each in changed], before))
    troubles = tuple(
        trouble for each in changed for trouble in _new_troubles(known[each], after[each], cities[each])
    )
    return Moved(len(changed), len(known) - len(changed), troubles)


def _visible(reader: Reader, action_ids: Collection[str]) -> dict[str, CityAction]:
    found = reader.rows_by_id(CityAction, action_ids)
    return {action_id: action for action_id, action in found.items() if not action.hidden}


def _when(action: CityAction) -> str:
    day = action.day.isoformat() if action.day else ""
    return f"{day} {action.starts:%H:%M}" if action.starts else day


def _new_troubles(before: CityAction, after: CityAction, city: str) -> tuple[ClockTrouble, ...]:
    """Return the troubles that a move caused, without those that were there before."""
    known = clock_troubles(before, city)
    return tuple(each for each in clock_troubles(after, city) if each not in known)


def _copied_action(action: CityAction, new_id: str) -> CityAction:
    return copied(
        action,
        new_id,
        status=ActionStatus.PROSPECT,
        status_reason="",
        public_url="",
        relay_position=None,
        forced_ready_by="",
        forced_ready_reason="",
    )
