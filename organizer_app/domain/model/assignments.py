"""Record who does what in which city: a person in a role at a city action."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from enum import Enum

from organizer_app.domain.basics.audiences import Internal, Partners
from organizer_app.domain.basics.life_cycles import check_transition, path_with_exits
from organizer_app.domain.basics.records import Record


class AssignmentRole(Enum):
    """Roles seen on days of action (DOJ community relations, No Kings and MoveOn host guides)."""

    LEAD = "lead"
    SPOKESPERSON = "spokesperson"
    PRESS = "press"
    MARSHAL_LEAD = "marshal_lead"
    MARSHAL = "marshal"
    POLICE_LIAISON = "police_liaison"
    LEGAL_OBSERVER = "legal_observer"
    MEDIC = "medic"
    ACCESS = "access"
    PHOTOGRAPHER = "photographer"
    MATERIALS = "materials"
    TRANSPORT = "transport"
    EMCEE = "emcee"
    BUDDY = "buddy"


class AssignmentStatus(Enum):
    """The life cycle of an assignment."""

    OPEN = "open"
    ASKED = "asked"
    ACCEPTED = "accepted"
    BRIEFED = "briefed"
    CHECKED_IN = "checked_in"
    RELEASED = "released"
    DECLINED = "declined"
    NO_SHOW = "no_show"
    REPLACED = "replaced"


_PATH = (
    AssignmentStatus.OPEN,
    AssignmentStatus.ASKED,
    AssignmentStatus.ACCEPTED,
    AssignmentStatus.BRIEFED,
    AssignmentStatus.CHECKED_IN,
    AssignmentStatus.RELEASED,
)
ASSIGNMENT_LIFE_CYCLE = path_with_exits(
    _PATH,
    {
        AssignmentStatus.OPEN: frozenset({AssignmentStatus.REPLACED}),
        AssignmentStatus.ASKED: frozenset({AssignmentStatus.DECLINED, AssignmentStatus.REPLACED}),
        AssignmentStatus.ACCEPTED: frozenset(
            {AssignmentStatus.DECLINED, AssignmentStatus.NO_SHOW, AssignmentStatus.REPLACED}
        ),
        AssignmentStatus.BRIEFED: frozenset({AssignmentStatus.NO_SHOW, AssignmentStatus.REPLACED}),
        AssignmentStatus.DECLINED: frozenset({AssignmentStatus.ASKED}),
        AssignmentStatus.NO_SHOW: frozenset({AssignmentStatus.CHECKED_IN}),
        AssignmentStatus.REPLACED: frozenset(),
    },
)
# The person said yes, so others may know the name.
AGREED = frozenset(
    {
        AssignmentStatus.ACCEPTED,
        AssignmentStatus.BRIEFED,
        AssignmentStatus.CHECKED_IN,
        AssignmentStatus.RELEASED,
    }
)
# The person no longer has the role.
VACATED = frozenset({AssignmentStatus.DECLINED, AssignmentStatus.NO_SHOW, AssignmentStatus.REPLACED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment(Record):
    """A person in a role at a city action; `report_at` is local wall time there."""

    city_action_id: Internal[str]
    person_id: Internal[str]
    role: Partners[AssignmentRole] = AssignmentRole.LEAD
    status: Partners[AssignmentStatus] = AssignmentStatus.ASKED
    is_backup: Partners[bool] = False
    report_at: Internal[time | None] = None
    trained_on: Internal[date | None] = None


def with_status(assignment: Assignment, wanted: AssignmentStatus) -> Assignment:
    """Move an assignment to another status; raise `ForbiddenTransition` if its life cycle forbids it."""
    check_transition("assignment", ASSIGNMENT_LIFE_CYCLE, assignment.status, wanted)
    return replace(assignment, status=wanted)
