"""Keeps task templates in the plan and applies them to all cities at once, without losing local changes."""

from __future__ import annotations

import functools
import json
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.grouping import grouped
from organizer_app.domain.basics.problems import BadValue, RecordMissing
from organizer_app.domain.checklists.conditions import condition
from organizer_app.domain.checklists.planning_problems import BadRecurrence
from organizer_app.domain.checklists.recurrence import checked_rule
from organizer_app.domain.checklists.template_applying import (
    CityDifference,
    CityFacts,
    difference,
    expected_tasks,
)
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.plan_facts import PlanFact
from organizer_app.domain.model.plan_templates import PlanTemplate, TemplateTask, TemplateUse
from organizer_app.domain.model.tasks import Task
from organizer_app.domain.time.offsets import OffsetFrom, OffsetUnit
from organizer_app.domain.time.working_days import MOST_DAYS
from organizer_app.environment.resource_files import resource_path
from organizer_app.services.plan.city_facts import city_facts, desk_facts, is_planned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor
    from organizer_app.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class ListedTemplate:
    """A template with its tasks in order. A shipped template has no id until it is added to the plan.

    Attributes:
        used_revision: the revision the mobilization follows, or None when it does not use the template.
    """

    template: PlanTemplate
    tasks: tuple[TemplateTask, ...]
    used_revision: int | None = None


@dataclass(frozen=True, slots=True)
class TemplateOutcome:
    """What applying a template did or would do: tasks by outcome, and the number of cities."""

    cities: int = 0
    added: int = 0
    changed: int = 0
    removed: int = 0
    kept: int = 0


@functools.cache
def shipped_templates() -> tuple[ListedTemplate, ...]:
    """Return the shipped templates; neither they nor their tasks have ids."""
    found = []
    for file in sorted(resource_path("plan_templates").glob("*.json")):
        facts: dict[str, Any] = json.loads(file.read_text("utf-8"))
        template = PlanTemplate(
            id="", title=facts["title"], code=facts["code"], description=facts["description"]
        )
        found.append(ListedTemplate(template, tuple(map(_shipped_task, facts["tasks"], range(1000)))))
    return tuple(found)


def _shipped_task(facts: dict[str, Any], position: int) -> TemplateTask:
    values = {
        **facts,
        "offset_unit": OffsetUnit(facts.get("offset_unit", OffsetUnit.CALENDAR_DAY.value)),
        "offset_from": OffsetFrom(facts.get("offset_from", OffsetFrom.ANCHOR.value)),
        "fact": PlanFact(facts["fact"]) if "fact" in facts else None,
    }
    return TemplateTask(id="", template_id="", position=position, **values)


def list_templates(workspace: Workspace, *, mobilization_id: str) -> list[ListedTemplate]:
    """Return the plan's templates, then the shipped ones that are not in the plan yet."""
    with workspace.read() as reader:
        uses = {use.template_id: use for use in reader.all(TemplateUse, mobilization_id=mobilization_id)}
        tasks = grouped(reader.all(TemplateTask), lambda task: task.template_id)
        mine = [
            ListedTemplate(
                template,
                _in_order(tasks[template.id]),
                uses[template.id].revision if template.id in uses else None,
            )
            for template in reader.all(PlanTemplate)
        ]
    codes = {each.template.code for each in mine}
    return mine + [each for each in shipped_templates() if each.template.code not in codes]


def _in_order(tasks: Sequence[TemplateTask]) -> tuple[TemplateTask, ...]:
    return tuple(sorted(tasks, key=lambda task: (task.position, task.id)))


def apply_template(workspace: Workspace, *, mobilization_id: str, template: str) -> TemplateOutcome:
    """Apply a template to every city that is still to come, as one step.

    Tasks that a city has changed, started, finished or pinned stay as they are.

    Args:
        workspace: the plan.
        mobilization_id: the mobilization of the cities.
        template: id of a template in the plan, or code of a shipped one, which is then added to the plan.

    Raises:
        RecordMissing: the template does not exist.
        BadCondition, BadRecurrence: one of its tasks has an invalid condition or recurrence.
    """
    with workspace.edit(EditKind.APPLIED_TEMPLATE) as editor:
        found = _found(editor, template)
        editor.note(title=found.template.title)
        listed = _plan_copy(workspace, editor, found)
        mobilization = editor.get(Mobilization, mobilization_id)
        cities = _cities(editor, mobilization)
        revision = listed.template.revision
        present = _tasks_by_action(editor, listed.template.id, mobilization_id)
        if present:
            outcome = _follow(workspace, editor, listed, cities, present)
        else:
            made = [
                task
                for city in cities
                for task in expected_tasks(listed.tasks, city, revision, new_id=workspace.new_id)
            ]
            editor.add_all(made)
            outcome = TemplateOutcome(len({task.city_action_id for task in made} - {""}), len(made))
        _remember(workspace, editor, listed.template, mobilization_id)
    return outcome


def differences(workspace: Workspace, *, mobilization_id: str, template_id: str) -> list[CityDifference]:
    """Return what applying a template would do in each city that it would change.

    Args:
        workspace: the plan.
        mobilization_id: the mobilization of the cities.
        template_id: id of a template in the plan, or code of a shipped one.
    """
    with workspace.read() as reader:
        listed = _with_task_ids(_found(reader, template_id))
        cities = _cities(reader, reader.get(Mobilization, mobilization_id))
        present = _tasks_by_action(reader, template_id, mobilization_id)
    found = (
        difference(listed.tasks, city, present.get(city.action_id, ()), listed.template.revision)
        for city in cities
    )
    return [each for each in found if not each.is_empty]


def _with_task_ids(listed: ListedTemplate) -> ListedTemplate:
    """Return a template whose tasks have ids; tasks of a shipped one get their real ids in a plan."""
    if listed.template.id:
        return listed
    tasks = tuple(replace(task, id=str(number)) for number, task in enumerate(listed.tasks))
    return replace(listed, tasks=tasks)


def outcome_of(found: Sequence[CityDifference]) -> TemplateOutcome:
    """Count the differences."""
    return TemplateOutcome(
        cities=sum(bool(each.action_id) for each in found),
        added=sum(len(each.added) for each in found),
        changed=sum(len(each.changed) for each in found),
        removed=sum(len(each.removed) for each in found),
        kept=sum(len(each.kept) for each in found),
    )


def _cities(reader: Reader, mobilization: Mobilization) -> list[CityFacts]:
    actions = [each for each in reader.all(CityAction, mobilization_id=mobilization.id) if is_planned(each)]
    return [desk_facts(mobilization), *city_facts(reader, [mobilization], actions)]


def _tasks_by_action(reader: Reader, template_id: str, mobilization_id: str) -> dict[str, list[Task]]:
    """Return the tasks that were made from a template, by action id."""
    tasks = [task for task in reader.all(Task, mobilization_id=mobilization_id) if task.template_task_id]
    made_from = reader.rows_by_id(TemplateTask, {task.template_task_id for task in tasks})
    found: dict[str, list[Task]] = defaultdict(list)
    for task in tasks:
        origin = made_from.get(task.template_task_id)
        if origin is not None and origin.template_id == template_id:
            found[task.city_action_id].append(task)
    return found


def _follow(
    workspace: Workspace,
    editor: Editor,
    listed: ListedTemplate,
    cities: Sequence[CityFacts],
    present: dict[str, list[Task]],
) -> TemplateOutcome:
    revision = listed.template.revision
    found = [difference(listed.tasks, city, present.get(city.action_id, ()), revision) for city in cities]
    editor.add_all(replace(task, id=workspace.new_id()) for each in found for task in each.added)
    known = {task.id: task for each in found for task, _after in each.changed}
    known |= {task.id: task for each in found for task in each.removed}
    editor.put_all(
        [
            *(after for each in found for _task, after in each.changed),
            *(replace(task, hidden=True) for each in found for task in each.removed),
        ],
        known,
    )
    return outcome_of([each for each in found if not each.is_empty])


def _remember(workspace: Workspace, editor: Editor, template: PlanTemplate, mobilization_id: str) -> None:
    uses = editor.all(TemplateUse, mobilization_id=mobilization_id, template_id=template.id)
    use = (
        uses[0]
        if uses
        else TemplateUse(id=workspace.new_id(), template_id=template.id, mobilization_id=mobilization_id)
    )
    editor.put(replace(use, revision=template.revision))


def _found(reader: Reader, template: str) -> ListedTemplate:
    """Find a template by id or code, first in the plan, then among the shipped ones."""
    known = reader.find(PlanTemplate, template)
    if known is None or known.hidden:
        known = next(iter(reader.all(PlanTemplate, code=template)), None) if template else None
    if known is not None:
        return ListedTemplate(known, _in_order(reader.all(TemplateTask, template_id=known.id)))
    for each in shipped_templates():
        if each.template.code == template:
            return each
    raise RecordMissing("plan_template", template)


def _plan_copy(workspace: Workspace, editor: Editor, listed: ListedTemplate) -> ListedTemplate:
    """Return the plan's copy of a template; add a shipped one to the plan first."""
    if listed.template.id:
        return listed
    template = editor.put(replace(listed.template, id=workspace.new_id()))
    tasks = [replace(task, id=workspace.new_id(), template_id=template.id) for task in listed.tasks]
    editor.add_all(tasks)
    return ListedTemplate(template, tuple(tasks))


# Changing a template


def adopt_template(workspace: Workspace, *, code: str) -> str:
    """Add a shipped template to the plan, where it can be changed; return its id."""
    with workspace.edit(EditKind.CHANGED_TEMPLATE) as editor:
        listed = adopted(workspace, editor, code)
        editor.note(title=listed.template.title)
        return listed.template.id


def adopted(workspace: Workspace, editor: Editor, template: str) -> ListedTemplate:
    """Return a template of the plan by id or code; a shipped one is added to the plan in this step.

    Raises:
        RecordMissing: the template does not exist.
    """
    return _plan_copy(workspace, editor, _found(editor, template))


def save_task(workspace: Workspace, *, task: TemplateTask) -> str:
    """Add or change a task of a template and raise the template's revision; return the task's id.

    Raises:
        BadValue: it has no name, an offset beyond ten years or a weight below zero.
        BadCondition, BadRecurrence: its condition or recurrence is invalid.
    """
    checked = checked_task(task)
    with workspace.edit(EditKind.CHANGED_TEMPLATE) as editor:
        editor.note(title=editor.get(PlanTemplate, task.template_id).title)
        return put_task(workspace, editor, checked)


def put_task(workspace: Workspace, editor: Editor, task: TemplateTask) -> str:
    """Store a checked task as part of a step, and raise the template's revision; return the task's id."""
    template = editor.get(PlanTemplate, task.template_id)
    if not task.id:
        last = max((each.position for each in editor.all(TemplateTask, template_id=template.id)), default=-1)
        task = replace(task, id=workspace.new_id(), position=last + 1)
    elif editor.get(TemplateTask, task.id) == task:
        return task.id
    editor.put(replace(template, revision=template.revision + 1))
    return editor.put(task).id


def remove_task(workspace: Workspace, *, task_id: str) -> None:
    """Remove a task from its template; cities keep theirs until the template is applied again."""
    with workspace.edit(EditKind.CHANGED_TEMPLATE) as editor:
        task = editor.get(TemplateTask, task_id)
        template = editor.get(PlanTemplate, task.template_id)
        editor.note(title=template.title)
        editor.put(replace(template, revision=template.revision + 1))
        editor.hide(task)


def checked_task(task: TemplateTask) -> TemplateTask:
    """Return a task as it may be stored.

    Raises:
        BadValue, BadCondition, BadRecurrence: as for `save_task`.
    """
    title = " ".join(task.title.split())
    if not title:
        raise BadValue("title", task.title)
    if abs(task.offset_days) > MOST_DAYS:
        raise BadValue("offset", str(task.offset_days))
    if not 0 <= task.weight <= 1000:  # noqa: PLR2004  # more is a typing error
        raise BadValue("weight", str(task.weight))
    condition(task.applies_if)
    rule = checked_rule(task.recurrence) if task.recurrence.strip() else ""
    if rule and task.offset_days >= 0 and "COUNT=" not in rule:
        raise BadRecurrence(task.recurrence, "COUNT")
    return replace(task, title=title, applies_if=task.applies_if.strip(), recurrence=rule)
