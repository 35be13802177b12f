"""Everything the inspector shows of one city action."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from organizer_app.domain.action_rows import ActionRow
from organizer_app.domain.assignments import AssignmentRole, AssignmentStatus
from organizer_app.domain.edits import EditSummary
from organizer_app.domain.partnerships import PartnershipRole, PartnershipStatus
from organizer_app.domain.readiness_explained import Explanation
from organizer_app.domain.sites import SiteRole
from organizer_app.domain.tasks import TaskStatus


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in a role; phone and e-mail are the first usable ones, or empty."""

    person_id: str
    name: str
    role: AssignmentRole
    is_backup: bool
    status: AssignmentStatus
    phone: str
    email: str
    assignment_id: str = ""


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A partner group and its part."""

    organization_id: str
    name: str
    role: PartnershipRole
    status: PartnershipStatus
    partnership_id: str = ""


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A step before the day; `due_on` is a local calendar day."""

    task_id: str
    title: str
    status: TaskStatus
    is_gate: bool
    due_on: date | None
    owner: str


@dataclass(frozen=True, slots=True)
class SiteLine:
    """A physical spot."""

    site_id: str
    role: SiteRole
    venue: str
    address: str
    locality: str


@dataclass(frozen=True, slots=True)
class ActionDetail:
    """One city action with everything around it.

    `steps` is its history, newest first; `explanation` says why it is as ready as it is.
    """

    row: ActionRow
    label: str
    market: str
    public_url: str
    notes: str
    status_reason: str
    people: tuple[PersonLine, ...]
    groups: tuple[GroupLine, ...]
    tasks: tuple[TaskLine, ...]
    sites: tuple[SiteLine, ...]
    steps: tuple[EditSummary, ...] = ()
    explanation: Explanation | None = None
    tags: tuple[str, ...] = ()
