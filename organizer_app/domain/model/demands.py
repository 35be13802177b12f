"""Record the demands of a campaign: what must change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Internal, Public
from organizer_app.domain.basics.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.domain.model.campaigns import Campaign


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand(Record):
    """One demand of a campaign; `position` orders them from 1."""

    campaign_id: Internal[str]
    text: Public[str]
    position: Public[int] = 1


def told_demand(campaign: Campaign, demands: Iterable[Demand]) -> str:
    """Return what a campaign demands, as each schedule says it: its sentence, else its demands in order."""
    own = sorted(
        (each for each in demands if each.campaign_id == campaign.id), key=lambda each: each.position
    )
    return campaign.demand or " ".join(each.text for each in own)
