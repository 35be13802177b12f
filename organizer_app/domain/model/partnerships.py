"""Record a partner group's role in a mobilization or city, and the state of the agreement."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum

from organizer_app.domain.basics.audiences import Internal, Partners, Public
from organizer_app.domain.basics.life_cycles import check_transition, path_with_exits
from organizer_app.domain.basics.records import Record


class PartnershipRole(Enum):
    """The role of a group; duty and credit differ by role."""

    LEAD = "lead"
    CO_HOST = "co_host"
    ENDORSER = "endorser"
    ALLY = "ally"
    VENDOR = "vendor"


class PartnershipStatus(Enum):
    """The life cycle of an agreement with a group."""

    IDENTIFIED = "identified"
    ASKED = "asked"
    VERBAL = "verbal"
    SIGNED = "signed"
    ACTIVE = "active"
    ENDED = "ended"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


_PATH = (
    PartnershipStatus.IDENTIFIED,
    PartnershipStatus.ASKED,
    PartnershipStatus.VERBAL,
    PartnershipStatus.SIGNED,
    PartnershipStatus.ACTIVE,
    PartnershipStatus.ENDED,
)
PARTNERSHIP_LIFE_CYCLE = path_with_exits(
    _PATH,
    {
        PartnershipStatus.IDENTIFIED: frozenset({PartnershipStatus.DECLINED}),
        PartnershipStatus.ASKED: frozenset({PartnershipStatus.DECLINED}),
        PartnershipStatus.VERBAL: frozenset({PartnershipStatus.DECLINED, PartnershipStatus.WITHDRAWN}),
        PartnershipStatus.SIGNED: frozenset({PartnershipStatus.WITHDRAWN}),
        PartnershipStatus.ACTIVE: frozenset({PartnershipStatus.WITHDRAWN}),
        PartnershipStatus.DECLINED: frozenset({PartnershipStatus.ASKED}),
        PartnershipStatus.WITHDRAWN: frozenset({PartnershipStatus.ASKED}),
    },
)
# A name may only be public if the group has agreed in writing and has not left.
CREDITED = frozenset({PartnershipStatus.SIGNED, PartnershipStatus.ACTIVE, PartnershipStatus.ENDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Partnership(Record):
    """The role of one group in one city action, or in a whole mobilization if `city_action_id` is empty.

    Attributes:
        name_public_from: embargo, UTC: the public does not see the name earlier; None = no embargo.
        turnout_pledge: number of people the group promised to bring.
        credit_name: the group's name here, if it differs from its own credit name.
        withdrawn_on: calendar day on which it left.
    """

    organization_id: Internal[str]
    mobilization_id: Internal[str] = ""
    city_action_id: Internal[str] = ""
    role: Public[PartnershipRole] = PartnershipRole.CO_HOST
    status: Partners[PartnershipStatus] = PartnershipStatus.IDENTIFIED
    credit_order: Public[int] = 0
    logo_ok: Partners[bool] = False
    name_public_from: Partners[datetime | None] = None
    asked_on: Internal[date | None] = None
    signed_on: Internal[date | None] = None
    turnout_pledge: Internal[int | None] = None
    credit_name: Public[str] = ""
    withdrawn_on: Internal[date | None] = None


def with_status(partnership: Partnership, wanted: PartnershipStatus) -> Partnership:
    """Move a partnership to another status; raise `ForbiddenTransition` if its life cycle forbids it."""
    check_transition("partnership", PARTNERSHIP_LIFE_CYCLE, partnership.status, wanted)
    return replace(partnership, status=wanted)
