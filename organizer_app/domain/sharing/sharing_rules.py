"""Decide which actions and group names an audience sees, and how calendars recognize an entry."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.city_actions import ACTION_PATH, ActionStatus
from organizer_app.domain.model.partnerships import CREDITED, Partnership, PartnershipRole, PartnershipStatus

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

# The city has said yes: from here on an action may be announced.
ANNOUNCED = frozenset(ACTION_PATH[ACTION_PATH.index(ActionStatus.COMMITTED) :])
# Called off after it may have been announced: people who planned to come must see it.
CALLED_OFF = frozenset({ActionStatus.CANCELLED, ActionStatus.POSTPONED})

_SHARE_KEY = re.compile(r"[0-9a-f]{32}@organizer")
_LEFT = frozenset({PartnershipStatus.DECLINED, PartnershipStatus.WITHDRAWN})


def announced_to(audience: Audience) -> frozenset[ActionStatus]:
    """Return the statuses of active actions that are announced to an audience.

    The public learns of an action once its city has committed, partners once it has been asked.
    """
    return ANNOUNCED if audience is Audience.PUBLIC else ANNOUNCED | {ActionStatus.ASKED}


def is_listed(status: ActionStatus, audience: Audience, *, was_announced: bool) -> bool:
    """Return whether an audience's schedule lists an action.

    HQ sees everything. Others see what is announced to them. A canceled or postponed action stays in the
    list, marked, if it was announced to them before, so that no one shows up alone; otherwise it is never
    mentioned. Prospects, declined and merged actions stay internal.

    Args:
        status: current status of the action.
        audience: the audience.
        was_announced: whether it ever had a status in `announced_to(audience)`.
    """
    if audience >= Audience.INTERNAL:
        return True
    return status in announced_to(audience) or (status in CALLED_OFF and was_announced)


def names_group(partnership: Partnership, audience: Audience, now: datetime) -> bool:
    """Return whether an audience may see the name of a partner group.

    Public: the group has agreed in writing, has not left, its embargo is over and it is not a vendor.
    Partners: it has agreed, verbally or in writing; an embargo only affects the public. HQ: it has not left.

    Args:
        partnership: the part of the group.
        audience: the audience.
        now: UTC, for the embargo.
    """
    if audience >= Audience.INTERNAL:
        return partnership.status not in _LEFT
    if audience is Audience.PARTNERS:
        return partnership.status in CREDITED or partnership.status is PartnershipStatus.VERBAL
    embargoed = partnership.name_public_from is not None and partnership.name_public_from > now
    return partnership.status in CREDITED and partnership.role is not PartnershipRole.VENDOR and not embargoed


def entry_uid(record_id: str) -> str:
    """Return the key under which a record is shared: it never changes and does not reveal the record's id.

    Ids are internal and show when the record was created (UUIDv7), so share a digest of the id instead.
    """
    digest = hashlib.blake2b(record_id.encode(), digest_size=16, person=b"organizer-uid")
    return f"{digest.hexdigest()}@organizer"


def is_share_key(text: str) -> bool:
    """Return whether a text is a key of `entry_uid`."""
    return _SHARE_KEY.fullmatch(text) is not None


def key_from_elsewhere(external_id: str) -> str:
    """Return the key under which another plan shared an imported action; empty if it came from no plan.

    Args:
        external_id: as the import of a table stores it, ``id:`` before the key in the file.
    """
    key = external_id.removeprefix("id:")
    return key if is_share_key(key) else ""


def sequence_of(own: Iterable[int], shared: Iterable[int]) -> int:
    """Return an iCalendar SEQUENCE that increases with every visible change of an entry.

    See RFC 5545, 3.8.7.4. Moving an action to another city replaces one version number with a lower one, so a
    plain sum could fall, and calendars ignore an entry whose sequence fell. Each such change is itself a
    write to an own record; own versions therefore count a thousandfold.

    Args:
        own: versions of records that belong only to the entry, removed ones included: action, sites,
            partnerships, assignments.
        shared: versions of records it refers to: place, organizations, people.
    """
    return sum(own) * 1000 + min(999, sum(shared))
