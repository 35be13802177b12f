"""Record what became of a petition that was carried to somebody's door."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from organizer_app.domain.basics.audiences import Internal
from organizer_app.domain.basics.records import Record


class DeliveryOutcome(Enum):
    """What became of a delivery: taken, partly taken, refused, left at the door, or sent."""

    ACCEPTED = "accepted"
    PARTLY_TAKEN = "partly_taken"
    REFUSED = "refused"
    LEFT = "left"
    SENT = "sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery(Record):
    """One attempt to deliver a petition.

    Attributes:
        outcome: what became of it.
        signatures: how many signatures were taken along; None if nobody said.
        received_by: who took them.
        delivered_at: when, UTC.
        entered_by: who typed it.
    """

    city_action_id: Internal[str]
    outcome: Internal[DeliveryOutcome] = DeliveryOutcome.ACCEPTED
    signatures: Internal[int | None] = None
    received_by: Internal[str] = ""
    note: Internal[str] = ""
    delivered_at: Internal[datetime | None] = None
    entered_by: Internal[str] = ""
