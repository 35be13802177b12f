"""Runs the checklists' work in the background; services are imported there, after the first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.rows.action_rows import OFF_STATUSES, in_city_order
from organizer_app.domain.time.local_time import local_of
from organizer_app.wording.checklists import checklist_forms as form_words
from organizer_app.wording.checklists import checklists as words
from organizer_app.wording.checks.findings import city_of
from organizer_app.wording.language.dates import short_day
from organizer_app.wording.language.same_city import which_actions
from organizer_app.wording.plan import plan_bar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from organizer_app.domain.checklists.task_rows import TaskRow
    from organizer_app.domain.checklists.template_applying import CityDifference
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.services.checklists.checklists import Checklist
    from organizer_app.services.checklists.permits import PermitLine
    from organizer_app.services.checklists.templates import TemplateOutcome
    from organizer_app.services.plan.workspace import Workspace

_MOST_CITIES = 200
_MOST_STEPS = 4


class PermitsRead(NamedTuple):
    """Permits, and the errors in rule files."""

    lines: list[PermitLine]
    problems: list[str]


def some_tasks(
    workspace: Workspace, task_ids: Iterable[str], action_ids: Iterable[str]
) -> tuple[list[TaskRow], dict[str, str], tuple[ActionRow, ...]]:
    """Read some tasks with the names of their owners, and their cities' rows."""
    from organizer_app.services.actions import action_rows
    from organizer_app.services.checklists import checklists

    rows, owners = checklists.task_rows(workspace, task_ids=task_ids)
    return rows, owners, action_rows.rows_of(workspace, action_ids=action_ids)


def permits(workspace: Workspace) -> PermitsRead:
    """Read all permits."""
    from organizer_app.services.checklists.permits import list_permits
    from organizer_app.services.plan.rule_packs import rule_packs
    from organizer_app.wording.errors.problems import sentence

    return PermitsRead(list_permits(workspace), [sentence(problem) for problem in rule_packs().problems])


def anchor_preview(workspace: Workspace, mobilization_id: str, day: date, *, with_actions: bool) -> str:
    """Return what moving the anchor would change."""
    from organizer_app.services.plan.reflow import preview_anchor

    found = preview_anchor(workspace, mobilization_id=mobilization_id, day=day, with_actions=with_actions)
    return form_words.anchor_preview(*found)


def task_history(workspace: Workspace, task_id: str, zone: str) -> list[str]:
    """Return the history of a task, newest first."""
    from organizer_app.services.plan.history import steps_of

    return [
        form_words.history_line(
            short_day(local_of(step.at, zone).day.isoformat()),
            plan_bar.done(step).rstrip("."),
            step.author,
        )
        for step in steps_of(workspace, noun=Noun.TASK, record_id=task_id, limit=_MOST_STEPS)
    ]


def compared(
    workspace: Workspace, mobilization_id: str, template_id: str, held: Checklist
) -> tuple[TemplateOutcome, list[str]]:
    """Return what applying a template would do, in total and per city."""
    from organizer_app.services.checklists.templates import differences, outcome_of

    found = differences(workspace, mobilization_id=mobilization_id, template_id=template_id)
    rows = [row for row in held.actions.values() if row.status not in OFF_STATUSES]
    which = which_actions(rows, in_time=True)
    order = {row.action_id: spot for spot, row in enumerate(sorted(rows, key=in_city_order))}
    found = sorted(found, key=lambda each: order.get(each.action_id, -1))
    cities = [_city(each, held, which.get(each.action_id, "")) for each in found[:_MOST_CITIES]]
    return outcome_of(found), cities


def _city(found: CityDifference, held: Checklist, which: str) -> str:
    action = held.actions.get(found.action_id)
    name = city_of(action.city, action.state) if action else words.desk()
    titles = {
        "added": [task.title for task in found.added],
        "changed": [task.title for task, _after in found.changed],
        "removed": [task.title for task in found.removed],
        "kept": [task.title for task in found.kept],
    }
    parts = [words.difference(kind, ", ".join(names)) for kind, names in titles.items() if names]
    return words.city_difference(f"{name}{words.which_tail(which)}", "; ".join(parts))
