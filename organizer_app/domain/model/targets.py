"""Record who can grant a demand, or influence the one who can."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from organizer_app.domain.basics.audiences import Internal, Partners, Public
from organizer_app.domain.basics.records import Record


class TargetLevel(Enum):
    """Primary targets can grant the demand; secondary ones can influence them."""

    PRIMARY = "primary"
    SECONDARY = "secondary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Record):
    """A person or body addressed by a campaign."""

    campaign_id: Internal[str]
    name: Public[str]
    title: Public[str] = ""
    body: Public[str] = ""
    level: Partners[TargetLevel] = TargetLevel.PRIMARY
    notes: Internal[str] = ""
