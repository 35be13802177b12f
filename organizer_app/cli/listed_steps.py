"""Turns tasks and permits into dictionaries with stable keys, for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.cli.list_request import Listed, ListRequest, listed_actions
from organizer_app.domain.checklists.task_rows import OUT

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.checklists.task_rows import TaskRow
    from organizer_app.services.checklists.permits import PermitLine


def tasks(request: ListRequest) -> list[Listed]:
    """Return the tasks of the actions that the filter keeps, by the day they are due.

    HQ's own tasks, which belong to no city, are included unless the filter has a day, a state, a city or
    words.
    """
    from organizer_app.services.checklists.checklists import checklist

    rows = {listed.row.action_id: listed.row for listed in listed_actions(request)}
    held = checklist(request.workspace)
    desk = _hq_filter(request)
    found = [
        (task, rows.get(task.action_id))
        for task in held.tasks.values()
        if task.action_id in rows or (not task.action_id and desk(task.mobilization_id))
    ]
    found.sort(key=lambda each: (each[0].due or "9999", each[1].city if each[1] else "", each[0].task_id))
    return [
        {
            "id": task.task_id,
            "title": task.title,
            "city": row.city if row else None,
            "state": (row.state or None) if row else None,
            "due_on": task.due or None,
            "status": task.standing,
            "is_gate": bool(task.is_gate),
            "owner": held.owners.get(task.owner_id),
            "owner_role": task.owner_role or None,
            "is_pinned": bool(task.is_pinned),
            "offset_days": task.offset_days,
            "fact": task.fact or None,
            "settled_by": _completed_by(task),
        }
        for task, row in found
    ]


def _completed_by(task: TaskRow) -> str | None:
    """Return how a task was completed: by the plan, by a person, or not yet."""
    if task.is_by_plan:
        return "plan"
    return "hand" if task.status in OUT else None


def _hq_filter(request: ListRequest) -> Callable[[str], bool]:
    """Return a test of whether HQ's tasks for a mobilization id are included."""
    from organizer_app.domain.calendar.action_filters import ActionFilter
    from organizer_app.services.plan.plans import mobilization_named

    if request.city or request.wanted != ActionFilter():
        return lambda _mobilization_id: False
    if not request.mobilization:
        return lambda _mobilization_id: True
    with request.workspace.read() as reader:
        wanted = mobilization_named(reader, request.mobilization).id
    return lambda mobilization_id: mobilization_id == wanted


def permits(request: ListRequest) -> list[Listed]:
    """Return the permits that are tracked or required by a rule, by their latest filing day.

    A permit that nobody tracks yet has no id. None of this is legal advice.
    """
    from organizer_app.services.checklists.permits import list_permits

    kept = {listed.row.action_id for listed in listed_actions(request)}
    return [_permit(line) for line in list_permits(request.workspace) if line.row.action_id in kept]


def _permit(line: PermitLine) -> Listed:
    permit, rule = line.permit, line.need.rule if line.need else None
    return {
        "id": permit.id or None,
        "city": line.row.city,
        "state": line.row.state or None,
        "kind": permit.kind.value,
        "authority": permit.authority or None,
        "contact": permit.contact or None,
        "status": permit.status.value,
        "latest_filing_day": _iso(line.due_on),
        "best_filing_day": _iso(line.need.best_on if line.need else None),
        "filed_on": _iso(permit.filed_on),
        "decided_on": _iso(permit.decided_on),
        "number": permit.number or None,
        "fee_cents": permit.fee_cents,
        "currency": permit.currency if permit.fee_cents is not None else None,
        "conditions": permit.conditions or None,
        "rule": permit.rule_code or None,
        "source_url": rule.source_url if rule else None,
        "checked_on": _iso(rule.checked_on if rule else None),
        "without_permit": (rule.without_permit or None) if rule else None,
    }


def _iso(day: object) -> str | None:
    return str(day) if day else None
