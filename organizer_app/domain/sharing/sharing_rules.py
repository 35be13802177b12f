"""Which actions and group names an audience gets to see, and how calendars recognise an entry again."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.model.partnerships import CREDITED, Partnership, PartnershipRole, PartnershipStatus

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

# The city has said yes: from here on an action may be announced.
ANNOUNCED = frozenset(
    {
        ActionStatus.COMMITTED,
        ActionStatus.CONFIRMED,
        ActionStatus.READY,
        ActionStatus.LIVE,
        ActionStatus.ENDED,
        ActionStatus.REPORTED,
        ActionStatus.CLOSED,
    }
)
# Called off after it may have been announced: whoever planned to come must read it.
CALLED_OFF = frozenset({ActionStatus.CANCELLED, ActionStatus.POSTPONED})

_LEFT = frozenset({PartnershipStatus.DECLINED, PartnershipStatus.WITHDRAWN})


def announced_to(audience: Audience) -> frozenset[ActionStatus]:
    """Return the statuses an audience is told about while an action stands.

    The public hears of an action once its city has committed, partners once it has been asked.
    """
    return ANNOUNCED if audience is Audience.PUBLIC else ANNOUNCED | {ActionStatus.ASKED}


def is_listed(status: ActionStatus, audience: Audience, *, was_announced: bool) -> bool:
    """Whether an audience's schedule lists an action.

    The desk sees everything. Others see what is announced to them; a cancelled or postponed action stays on
    the list, marked, when it was announced to them before, so that nobody stands alone in a square, and is
    never mentioned when it was not. Prospects, declined and merged actions stay inside.

    Args:
        status: what the action is now.
        audience: who reads.
        was_announced: whether it ever had a status of `announced_to(audience)`.
    """
    if audience >= Audience.INTERNAL:
        return True
    return status in announced_to(audience) or (status in CALLED_OFF and was_announced)


def names_group(partnership: Partnership, audience: Audience, now: datetime) -> bool:
    """Whether an audience may read the name of a partner group.

    Public: the group has agreed in writing, has not left, its embargo is over and it is no vendor. Partners:
    it has agreed, by word or in writing; an embargo binds the public alone. The desk: it has not left.

    Args:
        partnership: the part of the group.
        audience: who reads.
        now: UTC, for the embargo.
    """
    if audience >= Audience.INTERNAL:
        return partnership.status not in _LEFT
    if audience is Audience.PARTNERS:
        return partnership.status in CREDITED or partnership.status is PartnershipStatus.VERBAL
    embargoed = partnership.name_public_from is not None and partnership.name_public_from > now
    return partnership.status in CREDITED and partnership.role is not PartnershipRole.VENDOR and not embargoed


def entry_uid(record_id: str) -> str:
    """Return the key under which a record is shared: the same for ever, and no way back to the record's id.

    Ids are for the desk and tell when the record was made (UUIDv7), so a digest of the id goes out instead.
    """
    digest = hashlib.blake2b(record_id.encode(), digest_size=16, person=b"organizer-uid")
    return f"{digest.hexdigest()}@organizer"


def sequence_of(own: Iterable[int], shared: Iterable[int]) -> int:
    """Return an iCalendar SEQUENCE that rises with every change of what an entry shows (RFC 5545, 3.8.7.4).

    Pointing an action at another city swaps one version number for a lower one, so a plain sum could fall,
    and calendars ignore an entry whose sequence fell. Each swap is itself a write to an own record; own
    versions therefore count a thousandfold.

    Args:
        own: versions of records that belong to the entry alone, removed ones included: action, sites,
            partnerships, assignments.
        shared: versions of records it points at: place, organizations, people.
    """
    return sum(own) * 1000 + min(999, sum(shared))
