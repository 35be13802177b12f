"""Create a city's tasks from a template, and update them to its next edition without losing local work."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from operator import attrgetter
from typing import TYPE_CHECKING

from organizer_app.domain.checklists.conditions import ActionFacts, condition
from organizer_app.domain.checklists.recurrence import occurrences, without_end
from organizer_app.domain.model.tasks import SETTLED, Task, TaskStatus
from organizer_app.domain.time.offsets import Bases, due_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from organizer_app.domain.model.plan_templates import TemplateTask

# Fields that a city takes from its template until it changes one itself.
FOLLOWED = ("title", "is_gate", "offset_days", "offset_unit", "offset_from", "owner_role", "weight", "fact")
_followed_facts = attrgetter(*FOLLOWED)
Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class CityFacts:
    """The facts a template uses about one city action; `action_id` is empty for HQ's own tasks."""

    action_id: str
    mobilization_id: str
    facts: ActionFacts
    bases: Bases


@dataclass(frozen=True, slots=True)
class CityDifference:
    """The effect of a template on the tasks of one city action.

    Attributes:
        action_id: the action; empty for HQ.
        added: missing tasks, without an id.
        changed: tasks in their current and new form.
        removed: tasks that the template no longer has, or that no longer apply.
        kept: tasks that would change or go, except that the city has changed, started or finished them.
    """

    action_id: str
    added: tuple[Task, ...] = ()
    changed: tuple[tuple[Task, Task], ...] = ()
    removed: tuple[Task, ...] = ()
    kept: tuple[Task, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Return whether applying it would change nothing."""
        return not (self.added or self.changed or self.removed)


def due_days(task: TemplateTask, bases: Bases) -> tuple[date | None, ...]:
    """Return the local days a task of a template is due in a city: one, or several if it repeats.

    A rule without COUNT and UNTIL continues until the day the offset counts from.

    Raises:
        BadRecurrence: the rule is invalid.
    """
    first = due_day(bases, task.offset_days, task.offset_unit, task.offset_from)
    if not task.recurrence:
        return (first,)
    if first is None:
        return ()
    rule, end = without_end(task.recurrence)
    base = bases.day(task.offset_from)
    last = base if task.offset_days < 0 else None
    if end is not None and base is not None:
        last = base + timedelta(days=end)
    return occurrences(rule, first, last)


def expected_tasks(
    template: Sequence[TemplateTask], city: CityFacts, revision: int, *, new_id: Callable[[], str] = str
) -> Iterable[Task]:
    """Yield the tasks that a template creates for a city.

    Raises:
        BadCondition, BadRecurrence: a task of the template makes no sense.
    """
    for task in template:
        if task.per_city == bool(city.action_id) and condition(task.applies_if)(city.facts):
            for occurrence, due in enumerate(due_days(task, city.bases)):
                yield Task(
                    id=new_id(),
                    title=task.title,
                    mobilization_id=city.mobilization_id,
                    city_action_id=city.action_id,
                    due_on=due,
                    is_gate=task.is_gate,
                    template_task_id=task.id,
                    template_revision=revision,
                    offset_days=task.offset_days,
                    offset_unit=task.offset_unit,
                    offset_from=task.offset_from,
                    owner_role=task.owner_role,
                    weight=task.weight,
                    occurrence=occurrence,
                    fact=task.fact if task.per_city else None,
                )


def difference(
    template: Sequence[TemplateTask], city: CityFacts, present: Iterable[Task], revision: int
) -> CityDifference:
    """Return the effect of a template on a city; `present` are its tasks created from this template.

    Raises:
        BadCondition, BadRecurrence: a task of the template makes no sense.
    """
    wanted = {_key(task): task for task in expected_tasks(template, city, revision)}
    added = dict(wanted)
    changed: list[tuple[Task, Task]] = []
    removed: list[Task] = []
    kept: list[Task] = []
    for task in present:
        expected = added.pop(_key(task), None)
        if expected is None:
            (kept if is_touched(task) else removed).append(task)
            continue
        if _followed_facts(task) == _followed_facts(expected) and (
            task.is_pinned or task.due_on == expected.due_on
        ):
            continue
        if is_touched(task):
            kept.append(task)
        else:
            changed.append((task, followed(task, expected)))
    return CityDifference(city.action_id, tuple(added.values()), tuple(changed), tuple(removed), tuple(kept))


def is_touched(task: Task) -> bool:
    """Return whether a city has changed, started or finished a task, so that a template leaves it alone."""
    return task.is_changed_here or task.status is not TaskStatus.TODO


def followed(task: Task, expected: Task) -> Task:
    """Return a task with the values from its template; a pinned day stays."""
    taken = {name: getattr(expected, name) for name in FOLLOWED}
    due = task.due_on if task.is_pinned else expected.due_on
    after = replace(task, **taken, due_on=due)
    return replace(after, template_revision=expected.template_revision) if after != task else task


def reflowed(task: Task, bases: Bases, template: Mapping[str, TemplateTask]) -> Task:
    """Return a task on its new day by offset; done or pinned tasks, and those without an offset, stay."""
    if task.is_pinned or task.status in SETTLED or task.offset_days is None:
        return task
    made_from = template.get(task.template_task_id)
    if made_from is not None and made_from.recurrence:
        return _recurring(task, bases, made_from)
    due = due_day(bases, task.offset_days, task.offset_unit, task.offset_from)
    return task if due == task.due_on else replace(task, due_on=due)


def _recurring(task: Task, bases: Bases, made_from: TemplateTask) -> Task:
    days = due_days(made_from, bases)
    due = days[task.occurrence] if task.occurrence < len(days) else task.due_on
    return task if due == task.due_on else replace(task, due_on=due)


def _key(task: Task) -> Key:
    return task.template_task_id, task.occurrence
