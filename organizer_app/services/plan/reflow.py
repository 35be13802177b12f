"""Moves tasks and permits along when the day they count from moves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.grouping import grouped
from organizer_app.domain.checklists.conditions import facts_of
from organizer_app.domain.checklists.permit_planning import needs_at
from organizer_app.domain.checklists.template_applying import reflowed
from organizer_app.domain.model.city_actions import CityAction, moved_to_day
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.permits import Permit, PermitStatus
from organizer_app.domain.model.plan_templates import TemplateTask
from organizer_app.domain.model.tasks import SETTLED, Task
from organizer_app.domain.places.places import Place
from organizer_app.services.plan.city_facts import city_facts, desk_facts, is_planned

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from organizer_app.domain.basics.records import Record
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor
    from organizer_app.storage.reader import Reader

# Their latest filing day was computed and nobody has acted on it yet.
_UNFILED = frozenset({PermitStatus.UNKNOWN, PermitStatus.RESEARCHING, PermitStatus.TO_FILE})


class AnchorPreview(NamedTuple):
    """What moving an anchor would do.

    Attributes:
        actions: city actions that move.
        tasks: tasks that move.
        permits: permits whose latest filing day moves.
        pinned: open tasks that keep their own day.
    """

    actions: int
    tasks: int
    permits: int
    pinned: int


def move_anchor(
    workspace: Workspace, *, mobilization_id: str, day: date | None, with_actions: bool = True
) -> None:
    """Move T-0 with all tasks that are neither done nor pinned and all permits that are not filed.

    Args:
        workspace: the plan.
        mobilization_id: the mobilization.
        day: the new anchor, a local calendar day, or None.
        with_actions: whether the actions that are still to come keep their distance from the anchor.
    """
    with workspace.edit(EditKind.MOVED_ANCHOR) as editor:
        before = editor.get(Mobilization, mobilization_id)
        editor.note(title=before.title, value=day.isoformat() if day else "")
        anchor_moved(editor, before, day, with_actions=with_actions)


def anchor_moved(editor: Editor, before: Mobilization, day: date | None, *, with_actions: bool) -> None:
    """Move T-0 as `move_anchor` does, as a part of a step that is already open."""
    moved = editor.put(replace(before, anchor_date=day))
    known = {each.id: each for each in editor.all(CityAction, mobilization_id=before.id)}
    after = _moved_along(known, before, day) if with_actions else list(known.values())
    editor.put_all(after, known)
    _reflow(editor, moved, after)


def preview_anchor(
    workspace: Workspace, *, mobilization_id: str, day: date | None, with_actions: bool = True
) -> AnchorPreview:
    """Return what `move_anchor` would move, without changing anything."""
    with workspace.read() as reader:
        before = reader.get(Mobilization, mobilization_id)
        known = {each.id: each for each in reader.all(CityAction, mobilization_id=mobilization_id)}
        after = _moved_along(known, before, day) if with_actions else list(known.values())
        moved = replace(before, anchor_date=day)
        tasks, tasks_after = _tasks(reader, moved, after, with_desk=True)
        permits, permits_after = _permits(reader, after)
    stay = sum(task.is_pinned and task.status not in SETTLED for task in tasks.values())
    return AnchorPreview(
        _differing(known, after), _differing(tasks, tasks_after), _differing(permits, permits_after), stay
    )


def _differing(known: Mapping[str, Record], after: Iterable[Record]) -> int:
    return sum(known[record.id] != record for record in after)


def _moved_along(known: Mapping[str, CityAction], before: Mobilization, day: date | None) -> list[CityAction]:
    """Return the actions, each at its old distance from the anchor."""
    if not (before.anchor_date and day):
        return list(known.values())
    step = day - before.anchor_date
    return [
        moved_to_day(action, action.day + step) if action.day and is_planned(action) else action
        for action in known.values()
    ]


def reflow_changed(editor: Editor, before: Mapping[str, CityAction], after: Iterable[CityAction]) -> None:
    """Update permits and tasks of those actions whose day, place or size differs from before."""
    moved = [action.id for action in after if _counted(action) != _counted(before[action.id])]
    if moved:
        reflow_actions(editor, moved)


def _counted(action: CityAction) -> tuple[object, ...]:
    """Return the values that deadlines are computed from."""
    return action.day, action.place_id, facts_of(action)


def reflow_actions(editor: Editor, action_ids: Collection[str]) -> None:
    """Update permits and tasks of actions whose day, place or size an edit has just changed."""
    by_mobilization = grouped(
        editor.among(CityAction, "id", action_ids), lambda action: action.mobilization_id
    )
    for mobilization in editor.rows_by_id(Mobilization, filter(None, by_mobilization)).values():
        _reflow(editor, mobilization, by_mobilization[mobilization.id], with_desk=False)


def _reflow(
    editor: Editor, mobilization: Mobilization, actions: Iterable[CityAction], *, with_desk: bool = True
) -> None:
    actions = tuple(actions)
    permits, permits_after = _permits(editor, actions)
    editor.put_all(permits_after, permits)
    tasks, tasks_after = _tasks(editor, mobilization, actions, with_desk=with_desk)
    editor.put_all(tasks_after, tasks)


def _tasks(
    reader: Reader, mobilization: Mobilization, actions: Iterable[CityAction], *, with_desk: bool
) -> tuple[dict[str, Task], list[Task]]:
    """Return the tasks of actions by id, as they are and as they would be."""
    bases = {city.action_id: city.bases for city in city_facts(reader, [mobilization], actions)}
    tasks = {task.id: task for task in reader.among(Task, "city_action_id", list(bases))}
    if with_desk:
        bases[""] = desk_facts(mobilization).bases
        desk = reader.all(Task, mobilization_id=mobilization.id, city_action_id="")
        tasks.update((task.id, task) for task in desk)
    template = reader.rows_by_id(
        TemplateTask, {task.template_task_id for task in tasks.values() if task.template_task_id}
    )
    return tasks, [reflowed(task, bases[task.city_action_id], template) for task in tasks.values()]


def _permits(reader: Reader, actions: Iterable[CityAction]) -> tuple[dict[str, Permit], list[Permit]]:
    """Return the permits nobody has filed yet by id, as they are and as they would be."""
    wanted = {action.id: action for action in actions}
    known = {
        permit.id: permit
        for permit in reader.among(Permit, "city_action_id", list(wanted))
        if permit.rule_code and permit.status in _UNFILED
    }
    if not known:
        return {}, []
    packs = reader.rules()
    places = reader.rows_by_id(Place, {action.place_id for action in wanted.values() if action.place_id})
    after = []
    for permit in known.values():
        action = wanted[permit.city_action_id]
        place = places.get(action.place_id)
        needs = needs_at(place, facts_of(action), action.day, packs)
        due = next((need.latest_on for need in needs if need.rule.code == permit.rule_code), permit.due_on)
        after.append(replace(permit, due_on=due))
    return known, after
