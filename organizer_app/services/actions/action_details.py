"""Reads everything about one city action for the inspector."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.problems import RecordMissing
from organizer_app.domain.model.action_fields import TYPED_FIELDS
from organizer_app.domain.model.assignments import VACATED
from organizer_app.domain.model.day.deliveries import Delivery
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.rows.action_details import (
    ActionDetail,
    DeliveryLine,
    GroupLine,
    PersonLine,
    SiteLine,
    TaskLine,
)
from organizer_app.domain.rows.action_summary import met_facts
from organizer_app.domain.rows.readiness_explained import explain
from organizer_app.domain.time.local_time import local_of
from organizer_app.storage.journal.record_steps import steps_around
from organizer_app.storage.rows.action_summaries import parts_of, row_at
from organizer_app.storage.rows.last_days import last_days

if TYPE_CHECKING:
    from datetime import datetime

    from organizer_app.domain.rows.action_summary import ActionParts, Credit, Role
    from organizer_app.services.plan.workspace import Workspace


# A person with one of these can be called.
RUNG = frozenset({ContactKind.PHONE, ContactKind.SIGNAL})
# As many as a person reads in a pane.
_STEPS = 12


def action_detail(workspace: Workspace, *, action_id: str) -> ActionDetail:
    """Return one action with everything around it; raise `RecordMissing` when it is not in the plan."""
    with workspace.read() as reader:
        found = parts_of(reader, [action_id])
        if not found:
            raise RecordMissing("city_action", action_id)
        known = last_days(reader.connection, {action_id: found[0].action.mobilization_id})
        parts = replace(found[0], last_days=known[action_id])
        people = {role.assignment.person_id for role in parts.roles}
        contacts = reader.among(ContactPoint, "person_id", people)
        steps = steps_around(reader.connection, action_id, limit=_STEPS)
        owners = reader.rows_by_id(Person, {task.owner_id for task in parts.tasks if task.owner_id})
        delivered = sorted(
            reader.all(Delivery, city_action_id=action_id), key=lambda each: each.id, reverse=True
        )
        now = workspace.clock()
        today = local_of(now, parts.action.zone or "UTC").day
        reachable = frozenset(each.person_id for each in contacts if each.kind in RUNG)
        why = explain(parts, today, reachable, now)
    detail = _detail(parts, contacts, now, {person.id: person.name for person in owners.values()})
    deliveries = tuple(DeliveryLine(each.outcome, each.signatures, each.received_by) for each in delivered)
    return replace(detail, steps=steps, explanation=why, deliveries=deliveries)


def _detail(
    parts: ActionParts, contacts: tuple[ContactPoint, ...], now: datetime, owners: dict[str, str]
) -> ActionDetail:
    met = met_facts(parts)
    return ActionDetail(
        row=row_at(parts, now),
        label=parts.action.label,
        market=parts.action.market,
        public_url=parts.action.public_url,
        notes=parts.action.notes,
        tags=parts.action.tags,
        typed={spec.name: getattr(parts.action, spec.name) for spec in TYPED_FIELDS},
        status_reason=parts.action.status_reason,
        people=tuple(
            _person(role, contacts) for role in parts.roles if role.assignment.status not in VACATED
        ),
        groups=tuple(_group(credit) for credit in parts.credits),
        tasks=tuple(
            TaskLine(
                task_id=task.id,
                title=task.title,
                status=task.status,
                is_gate=task.is_gate,
                due_on=task.due_on,
                owner=owners.get(task.owner_id, ""),
                fact=task.fact,
                is_met=task.fact in met,
            )
            for task in parts.tasks
        ),
        sites=tuple(SiteLine(site.role, site.venue, site.address, site.locality) for site in parts.sites),
    )


def _person(role: Role, contacts: tuple[ContactPoint, ...]) -> PersonLine:
    held = role.assignment
    return PersonLine(
        person_id=held.person_id,
        name=role.name,
        role=held.role,
        is_backup=held.is_backup,
        status=held.status,
        phone=first_contact(contacts, held.person_id, ContactKind.PHONE),
        email=first_contact(contacts, held.person_id, ContactKind.EMAIL),
        assignment_id=held.id,
    )


def first_contact(contacts: tuple[ContactPoint, ...], person_id: str, kind: ContactKind) -> str:
    """Return a person's first contact point of a kind, or an empty text."""
    mine = (point for point in contacts if point.person_id == person_id and point.kind is kind)
    return next((point.value for point in mine), "")


def _group(credit: Credit) -> GroupLine:
    part = credit.partnership
    return GroupLine(part.organization_id, credit.name, part.role, part.status, part.id)
