"""Builds what the inspector shows of one city action; every person and group is made up."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from organizer_app.domain.model.assignments import AssignmentRole, AssignmentStatus
from organizer_app.domain.model.partnerships import PartnershipRole, PartnershipStatus
from organizer_app.domain.model.tasks import TaskStatus
from organizer_app.domain.rows.action_details import ActionDetail, GroupLine, PersonLine, TaskLine

if TYPE_CHECKING:
    from organizer_app.domain.rows.action_rows import ActionRow

PEOPLE = (
    PersonLine("p1", "Wes Nakai", AssignmentRole.LEAD, False, AssignmentStatus.ACCEPTED, "816-555-0142", ""),  # noqa: FBT003  # a row as it is read
    PersonLine("p2", "Ana Duarte", AssignmentRole.PRESS, False, AssignmentStatus.ASKED, "", ""),  # noqa: FBT003  # the same
)
GROUPS = (GroupLine("g1", "Tenants Together", PartnershipRole.CO_HOST, PartnershipStatus.SIGNED),)
TASKS = (
    TaskLine("t1", "Venue walkthrough", TaskStatus.DONE, is_gate=False, due_on=date(2027, 3, 1), owner=""),
    TaskLine(
        "t2", "City permit", TaskStatus.DOING, is_gate=True, due_on=date(2027, 3, 21), owner="Wes Nakai"
    ),
    TaskLine("t3", "Sound system", TaskStatus.BLOCKED, is_gate=False, due_on=date(2027, 4, 5), owner=""),
    TaskLine("t4", "Rain plan", TaskStatus.NOT_APPLICABLE, is_gate=False, due_on=None, owner=""),
    TaskLine("t5", "Marshals", TaskStatus.TODO, is_gate=True, due_on=date(2027, 4, 2), owner="Noor Haddad"),
)


def make_detail(row: ActionRow, notes: str = "", **fields: object) -> ActionDetail:
    """Return everything about the action of a row."""
    values: dict[str, object] = {
        "label": "",
        "market": "",
        "public_url": "",
        "status_reason": "",
        "people": PEOPLE,
        "groups": GROUPS,
        "tasks": TASKS,
        "sites": (),
    }
    return ActionDetail(row=row, notes=notes, **(values | fields))  # type: ignore[arg-type]  # tests name the fields they mean
