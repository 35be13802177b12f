"""Record what became of a petition that was carried to somebody's door."""

from __future__ import annotations

from enum import Enum


class DeliveryOutcome(Enum):
    """What became of a delivery: taken, partly taken, refused, left at the door, or sent."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    REFUSED = "refused"
    LEFT = "left"
    SENT = "sent"
