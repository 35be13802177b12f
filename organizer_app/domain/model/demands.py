"""Record the demands of a campaign: what must change."""

from __future__ import annotations

from dataclasses import dataclass

from organizer_app.domain.basics.audiences import Internal, Public
from organizer_app.domain.basics.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand(Record):
    """One demand of a campaign; `position` orders them from 1."""

    campaign_id: Internal[str]
    text: Public[str]
    position: Public[int] = 1
