"""Changes tasks, one or many at once; every function is one edit and so one undo step."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.placeholders import known_text
from organizer_app.domain.basics.problems import BadValue, RecordMissing
from organizer_app.domain.checklists.template_applying import followed, reflowed
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.plan_templates import TemplateTask
from organizer_app.domain.model.tasks import SETTLED, Task, TaskStatus, with_status
from organizer_app.domain.time.local_time import local_of
from organizer_app.domain.time.offsets import Bases
from organizer_app.services.actions.city_actions import city_name
from organizer_app.services.actions.leads import person_named
from organizer_app.services.plan.city_facts import city_facts, desk_facts

if TYPE_CHECKING:
    from datetime import date

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor
    from organizer_app.storage.reader import Reader

Change = Callable[[Task], Task]


def add_task(
    workspace: Workspace, *, action_id: str, title: str, due_on: date | None = None, is_gate: bool = False
) -> str:
    """Add a task that belongs to one city alone; return its id. Raise `BadValue` for an empty name."""
    wanted = " ".join(title.split())
    if not wanted:
        raise BadValue("title", title)
    with workspace.edit(EditKind.ADDED_TASK) as editor:
        action = editor.get(CityAction, action_id)
        editor.note(city=city_name(editor, action), title=wanted)
        task = Task(
            id=workspace.new_id(),
            title=wanted,
            mobilization_id=action.mobilization_id,
            city_action_id=action_id,
            due_on=due_on,
            is_gate=is_gate,
            is_changed_here=True,
            is_pinned=due_on is not None,
        )
        return editor.put(task).id


def set_status(
    workspace: Workspace, *, task_ids: Collection[str], status: TaskStatus, reason: str = ""
) -> None:
    """Move tasks to another status, with the reason when they are skipped.

    Raises:
        ForbiddenTransition: the life cycle of one task does not allow it; then no task is changed.
    """
    now = workspace.clock()
    with _editing(workspace, task_ids) as editor:
        zones = {each.id: each.desk_zone for each in editor.all(Mobilization)}

        def change(task: Task) -> Task:
            after = replace(with_status(task, status), skip_reason=reason if status in SETTLED else "")
            zone = zones.get(task.mobilization_id, "America/New_York")
            done_on = task.done_on or local_of(now, zone).day if status is TaskStatus.DONE else None
            return replace(after, done_on=done_on)

        _put(editor, task_ids, change)


def set_due(workspace: Workspace, *, task_ids: Collection[str], due_on: date | None) -> None:
    """Give tasks their own due day; they keep it when the anchor moves, until somebody unpins them."""
    _change(workspace, task_ids, lambda task: replace(task, due_on=due_on, is_pinned=True))


def set_pinned(workspace: Workspace, *, task_ids: Collection[str], is_pinned: bool) -> None:
    """Pin tasks to their day, or let them follow their offset again."""
    with _editing(workspace, task_ids) as editor:
        bases = _bases(editor, _tasks(editor, task_ids).values())
        template = _made_from(editor, task_ids)

        def change(task: Task) -> Task:
            after = replace(task, is_pinned=is_pinned)
            return after if is_pinned else reflowed(after, bases[task.id], template)

        _put(editor, task_ids, change)


def set_owner(workspace: Workspace, *, task_ids: Collection[str], name: str) -> None:
    """Assign tasks to a person; with an empty name, the role owns them again."""
    wanted = known_text(name)
    with _editing(workspace, task_ids) as editor:
        owner_id = person_named(workspace, editor, wanted).id if wanted else ""
        _put(editor, task_ids, lambda task: replace(task, owner_id=owner_id))


def follow_template(workspace: Workspace, *, task_id: str) -> None:
    """Reset a task to its template's current version; its progress is kept."""
    with _editing(workspace, [task_id]) as editor:
        task = editor.get(Task, task_id)
        made_from = editor.find(TemplateTask, task.template_task_id) if task.template_task_id else None
        if made_from is None or made_from.hidden:
            raise RecordMissing("template_task", task.template_task_id)
        wanted = _as_in(made_from, task)
        due = reflowed(wanted, _bases(editor, [task])[task.id], {made_from.id: made_from}).due_on
        after = followed(replace(task, is_pinned=False), replace(wanted, due_on=due))
        editor.put(replace(after, is_changed_here=False))


def _as_in(made_from: TemplateTask, task: Task) -> Task:
    return replace(
        task,
        title=made_from.title,
        is_gate=made_from.is_gate,
        offset_days=made_from.offset_days,
        offset_unit=made_from.offset_unit,
        offset_from=made_from.offset_from,
        owner_role=made_from.owner_role,
        weight=made_from.weight,
        fact=made_from.fact if made_from.per_city else None,
        is_changed_here=False,
        is_pinned=False,
    )


def _change(workspace: Workspace, task_ids: Collection[str], change: Change) -> None:
    with _editing(workspace, task_ids) as editor:
        _put(editor, task_ids, change)


def _put(editor: Editor, task_ids: Collection[str], change: Change) -> None:
    known = _tasks(editor, task_ids)
    editor.put_all([change(task) for task in known.values()], known)


@contextmanager
def _editing(workspace: Workspace, task_ids: Collection[str]) -> Iterator[Editor]:
    with workspace.edit(EditKind.CHANGED_TASKS, count=str(len(task_ids))) as editor:
        title = city = ""
        if len(task_ids) > 1:
            held = editor.rows_by_id(Task, task_ids).values()
            # One step shared by many cities has a name; several steps have no name in common.
            names, cities = {task.title for task in held}, {task.city_action_id for task in held}
            title = names.pop() if len(names) == 1 and len(cities - {""}) == len(task_ids) else ""
        if len(task_ids) == 1:
            task = editor.get(Task, next(iter(task_ids)))
            action = editor.find(CityAction, task.city_action_id) if task.city_action_id else None
            title, city = task.title, city_name(editor, action) if action else ""
        editor.note(title=title, city=city)
        yield editor


def _tasks(reader: Reader, task_ids: Collection[str]) -> dict[str, Task]:
    found = reader.rows_by_id(Task, task_ids)
    for task_id in task_ids:
        if task_id not in found or found[task_id].hidden:
            raise RecordMissing("task", task_id)
    return found


def _made_from(reader: Reader, task_ids: Collection[str]) -> dict[str, TemplateTask]:
    tasks = _tasks(reader, task_ids).values()
    return reader.rows_by_id(TemplateTask, {task.template_task_id for task in tasks if task.template_task_id})


def _bases(reader: Reader, tasks: Collection[Task]) -> dict[str, Bases]:
    """Return the days that the task offsets count from, by task id."""
    mobilizations = {each.id: each for each in reader.all(Mobilization)}
    actions = reader.rows_by_id(CityAction, {task.city_action_id for task in tasks if task.city_action_id})
    cities = {
        city.action_id: city.bases for city in city_facts(reader, mobilizations.values(), actions.values())
    }
    found = {}
    for task in tasks:
        desk = mobilizations.get(task.mobilization_id)
        fallback = desk_facts(desk).bases if desk else Bases()
        found[task.id] = cities.get(task.city_action_id, fallback)
    return found
