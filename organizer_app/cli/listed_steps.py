"""How tasks and permits look to a script: one dictionary per record, with stable keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.cli.list_request import Listed, ListRequest, listed_actions

if TYPE_CHECKING:
    from organizer_app.services.permits import PermitLine


def tasks(request: ListRequest) -> list[Listed]:
    """Return the tasks of the actions that the filter keeps, by the day they are due."""
    from organizer_app.services.checklists import checklist

    rows = {listed.row.action_id: listed.row for listed in listed_actions(request)}
    held = checklist(request.workspace)
    found = [task for task in held.tasks.values() if task.action_id in rows]
    return [
        {
            "id": task.task_id,
            "title": task.title,
            "city": rows[task.action_id].city,
            "state": rows[task.action_id].state or None,
            "due_on": task.due or None,
            "status": task.status,
            "is_gate": bool(task.is_gate),
            "owner": held.owners.get(task.owner_id),
            "owner_role": task.owner_role or None,
            "is_pinned": bool(task.is_pinned),
            "offset_days": task.offset_days,
        }
        for task in sorted(
            found, key=lambda task: (task.due or "9999", rows[task.action_id].city, task.task_id)
        )
    ]


def permits(request: ListRequest) -> list[Listed]:
    """Return the permits that are tracked or asked for by a rule, by their latest filing day.

    A permit that nobody tracks yet has no id; none of this is legal advice.
    """
    from organizer_app.services.permits import list_permits

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
