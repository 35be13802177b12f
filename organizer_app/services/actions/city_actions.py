"""Adds, changes and removes city actions; every function is one edit and so one undo step."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.placeholders import is_placeholder
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.calendar.moving import Edge
from organizer_app.domain.model.action_fields import typed_field
from organizer_app.domain.model.city_actions import (
    ActionStatus,
    CityAction,
    Tactic,
    end_of,
    moved_to_day,
    start_of,
    starting_at,
    with_end,
    with_status,
)
from organizer_app.domain.model.sites import Site
from organizer_app.domain.places.city_names import place_and_state
from organizer_app.domain.places.places import Place
from organizer_app.domain.time.local_time import WallTimeKind, wall_time_kind
from organizer_app.services.actions.new_city_tasks import give_tasks
from organizer_app.services.plan.places import place_for_text
from organizer_app.services.plan.reflow import reflow_actions

if TYPE_CHECKING:
    from datetime import date, time

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

Change = Callable[[CityAction], CityAction]
# Tasks and permits count from these days and numbers.
_MOVES_DEADLINES = frozenset({EditKind.CHANGED_DAY, EditKind.CHANGED_EXPECTED, EditKind.CHANGED_TACTIC})


def add_in_cities(workspace: Workspace, *, place_texts: Sequence[str], planned: CityAction) -> list[str]:
    """Add the same action in one or many cities, as one step; return the ids in the order of the cities.

    Each action gets the tasks of the templates that the other cities follow.

    Args:
        workspace: the plan.
        place_texts: the cities as typed, at least one.
        planned: the action to add in each city; its id, place and zone are ignored.

    Raises:
        BadValue: a text means no place, or more than one; it names the first such text, and no action is
            added.
    """
    added: list[str] = []
    many = len(place_texts) > 1
    kind = EditKind.ADDED_ACTIONS if many else EditKind.ADDED_ACTION
    facts = {"count": str(len(place_texts))} if many else {"city": place_texts[0].strip()}
    with workspace.edit(kind, **facts) as editor:
        for text in place_texts:
            place = editor.keep(place_for_text(workspace, editor, text))
            action = replace(planned, id=workspace.new_id(), place_id=place.id, zone=place.zone)
            added.append(editor.put(action).id)
        give_tasks(editor, workspace.new_id, [(each, planned.mobilization_id) for each in added])
    return added


def set_place(workspace: Workspace, *, action_id: str, place_text: str) -> None:
    """Move an action to another city; its wall times stay and are read in the new city's time zone.

    Raises:
        BadValue: the text means no place, or more than one.
    """
    with workspace.edit(EditKind.CHANGED_PLACE, city=place_text.strip()) as editor:
        place = editor.keep(place_for_text(workspace, editor, place_text))
        action = editor.get(CityAction, action_id)
        editor.put(replace(action, place_id=place.id, zone=place.zone, label=""))
        # Another city has other permit rules and other holidays.
        reflow_actions(editor, [action_id])


def set_tactic(workspace: Workspace, *, action_id: str, tactic: Tactic) -> None:
    """Set what people do at an action."""
    _change(workspace, EditKind.CHANGED_TACTIC, action_id, lambda action: replace(action, tactic=tactic))


def set_title(workspace: Workspace, *, action_id: str, title: str) -> None:
    """Change the public name of an action."""
    wanted = title.strip()
    _change(workspace, EditKind.CHANGED_TITLE, action_id, lambda action: replace(action, title=wanted))


def set_day(workspace: Workspace, *, action_id: str, day: date | None) -> None:
    """Move an action to another local day, or make it a draft without a date."""
    _change(
        workspace,
        EditKind.CHANGED_DAY,
        action_id,
        lambda action: moved_to_day(action, day),
        value=day.isoformat() if day else "",
    )


def set_start(workspace: Workspace, *, action_id: str, starts: time | None) -> None:
    """Set another local start for an action; its end moves along."""
    _change(
        workspace,
        EditKind.CHANGED_START,
        action_id,
        lambda action: starting_at(action, starts),
        value=starts.strftime("%H:%M") if starts else "",
    )


def set_end(workspace: Workspace, *, action_id: str, ends: time | None) -> None:
    """Set another local end; an end before the start is kept and reported as a problem."""
    _change(
        workspace,
        EditKind.CHANGED_END,
        action_id,
        lambda action: with_end(action, ends),
        value=ends.strftime("%H:%M") if ends else "",
    )


def set_hours(workspace: Workspace, *, action_id: str, starts: time, ends: time) -> None:
    """Set another local start and end for an action."""
    _change(
        workspace,
        EditKind.CHANGED_START,
        action_id,
        lambda action: with_end(starting_at(action, starts), ends),
        value=starts.strftime("%H:%M"),
    )


def set_second(workspace: Workspace, *, action_id: str, edge: Edge, is_second: bool) -> None:
    """Choose the first or second occurrence where the local clock shows the start or end of an action twice.

    A time that occurs only once on its day stays as it is.
    """
    is_start = edge is Edge.START
    with workspace.edit(EditKind.CHANGED_START if is_start else EditKind.CHANGED_END) as editor:
        action = editor.get(CityAction, action_id)
        moment = start_of(action) if is_start else end_of(action)
        if moment is None or wall_time_kind(moment) is not WallTimeKind.DOUBLED:
            return
        editor.note(city=city_name(editor, action), value=moment.wall.strftime("%H:%M"))
        after = (
            replace(action, starts_second=is_second) if is_start else replace(action, ends_second=is_second)
        )
        editor.put(after)


def set_status(workspace: Workspace, *, action_id: str, status: ActionStatus, reason: str = "") -> None:
    """Move an action to another status; raise `ForbiddenTransition` when its life cycle does not allow it."""
    _change(
        workspace,
        EditKind.CHANGED_STATUS,
        action_id,
        lambda action: with_status(action, status, reason=reason),
        value=status.value,
    )


def set_expected(workspace: Workspace, *, action_id: str, expected: int | None) -> None:
    """Set how many people are expected; raise `BadValue` for a number below zero."""
    if expected is not None and expected < 0:
        raise BadValue("expected", str(expected))
    value = "" if expected is None else str(expected)
    _change(
        workspace,
        EditKind.CHANGED_EXPECTED,
        action_id,
        lambda action: replace(action, expected=expected),
        value=value,
    )


def set_notes(workspace: Workspace, *, action_id: str, notes: str) -> None:
    """Replace HQ's notes."""
    _change(workspace, EditKind.CHANGED_NOTES, action_id, lambda action: replace(action, notes=notes))


def set_tags(workspace: Workspace, *, action_id: str, tags: Collection[str]) -> None:
    """Replace HQ's tags of an action; of two tags that differ only in case, the first stays."""
    kept = {tag.casefold(): tag for tag in reversed([" ".join(each.split()) for each in tags]) if tag}
    wanted = tuple(reversed(kept.values()))
    _change(workspace, EditKind.CHANGED_TAGS, action_id, lambda action: replace(action, tags=wanted))


def set_field(workspace: Workspace, *, action_id: str, field: str, value: str) -> None:
    """Change a typed field that needs nothing but its declaration in `domain.model.action_fields`.

    Raises:
        BadValue: the field does not exist.
    """
    if typed_field(field) is None:
        raise BadValue("field", field)
    wanted: dict[str, Any] = {field: " ".join(value.split())}
    with workspace.edit(EditKind.CHANGED_FIELD, field=field, value=wanted[field]) as editor:
        action = editor.get(CityAction, action_id)
        editor.note(city=city_name(editor, action))
        editor.put(replace(action, **wanted))


def set_venue(workspace: Workspace, *, action_id: str, venue: str) -> None:
    """Set the venue of the action's first site, whose coordinates were those of another.

    An empty name, or "TBD", clears it.
    """
    wanted = "" if is_placeholder(venue) else venue.strip()
    with workspace.edit(EditKind.CHANGED_VENUE) as editor:
        editor.note(city=city_name(editor, editor.get(CityAction, action_id)))
        sites = editor.all(Site, city_action_id=action_id)
        if sites and wanted != sites[0].venue:
            editor.put(replace(sites[0], venue=wanted, latitude=None, longitude=None))
        elif wanted and not sites:
            editor.put(Site(id=workspace.new_id(), city_action_id=action_id, venue=wanted))


def move_actions(workspace: Workspace, *, action_ids: Collection[str], day: date) -> None:
    """Move many actions to one local day."""
    count = str(len(action_ids))
    with workspace.edit(EditKind.MOVED_ACTIONS, count=count, value=day.isoformat()) as editor:
        known = editor.rows_by_id(CityAction, action_ids)
        editor.put_all([moved_to_day(action, day) for action in known.values()], known)
        reflow_actions(editor, action_ids)


def hide_actions(workspace: Workspace, *, action_ids: Collection[str]) -> None:
    """Remove actions from the plan; undo brings them back."""
    with workspace.edit(EditKind.REMOVED_ACTIONS, count=str(len(action_ids))) as editor:
        known = editor.rows_by_id(CityAction, action_ids)
        first = known.get(next(iter(action_ids), ""))
        editor.note(city=city_name(editor, first) if first else "")
        editor.put_all([replace(action, hidden=True) for action in known.values()], known)


def city_name(reader: Reader, action: CityAction) -> str:
    """Return the city of an action as sentences show it, such as "Seattle, WA"."""
    return city_names(reader, [action])[action.id]


def city_names(reader: Reader, actions: Iterable[CityAction]) -> dict[str, str]:
    """Return the cities of actions as `city_name` does, by the id of the action, with one read of places."""
    listed = list(actions)
    places = reader.rows_by_id(Place, {action.place_id for action in listed if action.place_id})
    return {action.id: place_and_state(action.label, places.get(action.place_id)) for action in listed}


def _change(workspace: Workspace, kind: EditKind, action_id: str, change: Change, *, value: str = "") -> None:
    with workspace.edit(kind) as editor:
        action = editor.get(CityAction, action_id)
        editor.note(city=city_name(editor, action), value=value)
        editor.put(change(action))
        if kind in _MOVES_DEADLINES:
            reflow_actions(editor, [action_id])
