"""Record the permits that an action needs, and their status."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from organizer_app.domain.basics.audiences import Internal, Partners
from organizer_app.domain.basics.life_cycles import check_transition
from organizer_app.domain.basics.records import Record


class PermitKind(Enum):
    """What an authority allows, or is told of."""

    MARCH = "march"
    PARK = "park"
    SOUND = "sound"
    STREET = "street"
    STRUCTURE = "structure"
    NOTICE = "notice"
    INSURANCE = "insurance"
    PRIVATE_PROPERTY = "private_property"


class PermitStatus(Enum):
    """The life cycle of a permit."""

    UNKNOWN = "unknown"
    NOT_NEEDED = "not_needed"
    RESEARCHING = "researching"
    TO_FILE = "to_file"
    FILED = "filed"
    INFO_REQUESTED = "info_requested"
    GRANTED = "granted"
    GRANTED_WITH_CONDITIONS = "granted_with_conditions"
    DENIED = "denied"
    APPEALED = "appealed"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


_S = PermitStatus
_OPEN = frozenset({_S.UNKNOWN, _S.NOT_NEEDED, _S.RESEARCHING, _S.TO_FILE, _S.FILED, _S.WITHDRAWN})
_DECIDED = frozenset({_S.GRANTED, _S.GRANTED_WITH_CONDITIONS, _S.DENIED})
PERMIT_LIFE_CYCLE = {
    # The answer is often the first that headquarters hears: who filed, and when, may never be known.
    _S.UNKNOWN: _OPEN | _DECIDED,
    _S.NOT_NEEDED: _OPEN,
    _S.RESEARCHING: _OPEN | _DECIDED,
    _S.TO_FILE: _OPEN | _DECIDED | {_S.LAPSED},
    _S.FILED: _DECIDED | {_S.INFO_REQUESTED, _S.WITHDRAWN, _S.LAPSED, _S.TO_FILE},
    _S.INFO_REQUESTED: _DECIDED | {_S.FILED, _S.WITHDRAWN, _S.LAPSED},
    _S.GRANTED: frozenset({_S.GRANTED_WITH_CONDITIONS, _S.WITHDRAWN, _S.LAPSED, _S.FILED}),
    _S.GRANTED_WITH_CONDITIONS: frozenset({_S.GRANTED, _S.WITHDRAWN, _S.LAPSED, _S.FILED}),
    _S.DENIED: frozenset({_S.APPEALED, _S.FILED, _S.WITHDRAWN}),
    _S.APPEALED: _DECIDED | {_S.WITHDRAWN},
    _S.WITHDRAWN: _OPEN,
    _S.LAPSED: frozenset({_S.RESEARCHING, _S.TO_FILE, _S.FILED}),
}
# Nothing is left to do about it before the day.
CLEARED = frozenset({_S.NOT_NEEDED, _S.GRANTED, _S.GRANTED_WITH_CONDITIONS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit(Record):
    """One permit of one city action.

    Attributes:
        rule_code: its rule, as ``pack/rule``; empty if typed by hand.
        authority: the authority that decides.
        contact: whom to call there: name, phone and email, in words.
        due_on: latest day to file, a local calendar day.
        number: the authority's number for it.
        fee_cents: fee in the smallest unit of `currency`.
        conditions: conditions of the permit.
    """

    city_action_id: Internal[str]
    kind: Partners[PermitKind] = PermitKind.MARCH
    rule_code: Internal[str] = ""
    authority: Partners[str] = ""
    contact: Internal[str] = ""
    due_on: Partners[date | None] = None
    filed_on: Partners[date | None] = None
    decided_on: Partners[date | None] = None
    number: Internal[str] = ""
    fee_cents: Internal[int | None] = None
    currency: Internal[str] = "USD"
    conditions: Internal[str] = ""
    status: Partners[PermitStatus] = PermitStatus.UNKNOWN
    owner_id: Internal[str] = ""
    notes: Internal[str] = ""


def with_status(permit: Permit, wanted: PermitStatus) -> Permit:
    """Move a permit to another status; raise `ForbiddenTransition` if its life cycle forbids it."""
    check_transition("permit", PERMIT_LIFE_CYCLE, permit.status, wanted)
    return replace(permit, status=wanted)
