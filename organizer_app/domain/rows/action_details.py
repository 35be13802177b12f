"""Hold everything the inspector shows about one city action."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from organizer_app.domain.basics.edits import EditSummary
from organizer_app.domain.model.assignments import AssignmentRole, AssignmentStatus
from organizer_app.domain.model.day.deliveries import DeliveryOutcome
from organizer_app.domain.model.partnerships import PartnershipRole, PartnershipStatus
from organizer_app.domain.model.plan_facts import PlanFact
from organizer_app.domain.model.sites import SiteRole
from organizer_app.domain.model.tasks import SETTLED, TaskStatus
from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.domain.rows.readiness_explained import Explanation


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in a role; phone and email are the first usable ones, or empty."""

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
    """A partner group and its role."""

    organization_id: str
    name: str
    role: PartnershipRole
    status: PartnershipStatus
    partnership_id: str = ""


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A step before the day; `due_on` is a local calendar day, `fact` completes it while `is_met`."""

    task_id: str
    title: str
    status: TaskStatus
    is_gate: bool
    due_on: date | None
    owner: str
    fact: PlanFact | None = None
    is_met: bool = False

    @property
    def is_settled(self) -> bool:
        """Return whether nothing is left to do: someone said so, or the plan completes the step."""
        return self.is_met or self.status in SETTLED

    @property
    def is_done(self) -> bool:
        """Return whether someone completed the step, or the plan did and no one skipped it."""
        return self.status is TaskStatus.DONE or (self.is_met and self.status not in SETTLED)


@dataclass(frozen=True, slots=True)
class SiteLine:
    """A physical spot."""

    role: SiteRole
    venue: str
    address: str
    locality: str


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    """What became of a petition; `signatures` is None if nobody said how many."""

    outcome: DeliveryOutcome
    signatures: int | None
    received_by: str


@dataclass(frozen=True, slots=True)
class ActionDetail:
    """One city action and everything related to it.

    `steps` is its history, newest first; `explanation` explains its readiness; `typed` holds the typed fields
    of `domain.action_fields` by name, `deliveries` what became of its petition, newest first.
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
    typed: Mapping[str, str] = field(default_factory=dict)
    deliveries: tuple[DeliveryLine, ...] = ()
