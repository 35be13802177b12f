"""Edits what a city needs on the day: sites, materials, rides, money, run of show; each edit is one step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, TypeVar

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.basics.records import copied
from organizer_app.domain.logistics.logistics_book import part_name
from organizer_app.domain.model.budget_lines import BudgetLine
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.materials import Material
from organizer_app.domain.model.rides import Ride
from organizer_app.domain.model.sites import Site
from organizer_app.services.actions.city_actions import city_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor
    from organizer_app.storage.reader import Reader

Part = TypeVar("Part", bound=Site | Material | Ride | BudgetLine | Cue)

# Fields that count something and so cannot be below zero.
_COUNTS: Final = {
    Site: ("capacity",),
    Material: ("needed", "held", "unit_cents"),
    Ride: ("seats", "taken", "cost_cents"),
    BudgetLine: ("planned_cents", "spent_cents"),
    Cue: ("minutes",),
}
# What a city has used up or filled; a copy for another city starts without it.
_UNUSED: Final[Mapping[type, Mapping[str, Any]]] = {
    Material: {"held": 0},
    Ride: {"taken": 0},
    BudgetLine: {"spent_cents": 0},
}


def change(workspace: Workspace, part: Part, **values: object) -> None:
    """Change some fields of a part, and keep other changes made since it was read.

    Raises:
        BadValue: as for `checked`.
        RecordMissing: it is no longer in the plan.
    """
    changes: dict[str, Any] = dict(values)
    with workspace.edit(EditKind.CHANGED_LOGISTICS) as editor:
        fresh = replace(editor.get(type(part), part.id), **changes)
        checked(fresh)
        _name(editor, fresh)
        editor.put(fresh)


def put_new(workspace: Workspace, part: Part) -> Part:
    """Add a part that has no id yet; a site or a cue is inserted at its place and those after it move down.

    Raises:
        BadValue: as for `checked`.
    """
    checked(part)
    fresh = replace(part, id=workspace.new_id())
    with workspace.edit(EditKind.CHANGED_LOGISTICS) as editor:
        _name(editor, part)
        for each in _beside(editor, fresh):
            if isinstance(fresh, Site | Cue) and each.position >= fresh.position:
                editor.put(replace(each, position=each.position + 1))
        return editor.put(fresh)


def move(workspace: Workspace, part: Site | Cue, steps: int) -> None:
    """Move a site along the way, or a cue in the run of show; nothing happens at either end."""
    with workspace.edit(EditKind.CHANGED_LOGISTICS) as editor:
        order = sorted(_beside(editor, part), key=lambda each: (each.position, each.id))
        at = next((spot for spot, each in enumerate(order) if each.id == part.id), -1)
        wanted = at + steps
        if at < 0 or not 0 <= wanted < len(order):
            return
        _name(editor, part)
        order.insert(wanted, order.pop(at))
        for spot, each in enumerate(order):
            if each.position != spot:
                editor.put(replace(each, position=spot))


def copy_to(workspace: Workspace, parts: Sequence[Part], action_ids: Sequence[str]) -> int:
    """Copy parts to other actions, with nothing held, taken or spent yet; return how many were made."""
    made = [
        copied(part, workspace.new_id(), **_UNUSED.get(type(part), {}), city_action_id=action_id)
        for action_id in action_ids
        for part in parts
    ]
    if made:
        with workspace.edit(EditKind.COPIED_LOGISTICS, count=str(len(action_ids))) as editor:
            editor.add_all(made)
    return len(made)


def _beside(reader: Reader, part: Part) -> Sequence[Site | Cue]:
    """Return the sites, or the cues, of the same action."""
    if not isinstance(part, Site | Cue):
        return ()
    return reader.all(type(part), city_action_id=part.city_action_id)


def checked(part: Part) -> None:
    """Return a part; refuse one that has no name, or counts something below zero."""
    if not isinstance(part, Ride) and not part_name(part).strip():
        raise BadValue("title", "")
    for name in _COUNTS[type(part)]:
        value = getattr(part, name)
        if value is not None and value < 0:
            raise BadValue(name, str(value))


def remove(workspace: Workspace, part: Part) -> None:
    """Remove a part of the logistics from the plan; undo brings it back."""
    with workspace.edit(EditKind.REMOVED_LOGISTICS) as editor:
        _name(editor, part)
        editor.hide(editor.get(type(part), part.id))


def _name(editor: Editor, part: Part) -> None:
    """Add the names of a part and its city to the step."""
    action = editor.find(CityAction, part.city_action_id) if part.city_action_id else None
    editor.note(city=city_name(editor, action) if action else "", title=part_name(part))
