"""Shows what an audience would get right now, and what is not included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.partnerships import CREDITED, Partnership, PartnershipRole, PartnershipStatus
from organizer_app.domain.sharing.audience_preview import AudiencePreview, preview_of
from organizer_app.domain.sharing.sharing_rules import entry_uid, names_group
from organizer_app.services.plan.plans import mobilization_named
from organizer_app.services.sharing.exporting import ScheduleRequest, schedule_from

if TYPE_CHECKING:
    from datetime import datetime

    from organizer_app.domain.sharing.shared_schedule import SharedSchedule
    from organizer_app.storage.reader import Reader

_LEFT = frozenset({PartnershipStatus.DECLINED, PartnershipStatus.WITHDRAWN})


def audience_preview(
    reader: Reader,
    *,
    audience: Audience,
    mobilization: str = "",
    now: datetime,
    shown: SharedSchedule,
) -> AudiencePreview:
    """Return what is included and what is not, for one mobilization.

    Args:
        reader: an open read.
        audience: the audience.
        mobilization: id or title; empty for the main one.
        now: UTC; embargoes end by it.
        shown: what this audience sees, from the same read.

    Raises:
        BadValue: no mobilization has this name.
    """
    moment = mobilization_named(reader, mobilization)
    whole = shown
    if audience is not Audience.INTERNAL:
        desk = ScheduleRequest(audience=Audience.INTERNAL, mobilization=moment.id)
        whole = schedule_from(reader, desk, now=now)
    embargoed, unsigned = _unnamed(reader, shown, now)
    return preview_of(shown.entries, whole.entries, audience, embargoed, unsigned)


def _unnamed(reader: Reader, shown: SharedSchedule, now: datetime) -> tuple[int, int]:
    """Count the groups of shown actions that an embargo hides, and those that have not agreed."""
    uids = {entry.uid for entry in shown.entries}
    actions = {action.id for action in reader.all(CityAction) if entry_uid(action.id) in uids}
    embargoed = unsigned = 0
    for part in reader.all(Partnership):
        if part.city_action_id not in actions or part.status in _LEFT:
            continue
        if names_group(part, shown.audience, now):
            continue
        if part.status in CREDITED and part.role is not PartnershipRole.VENDOR:
            embargoed += 1
        else:
            unsigned += 1
    return embargoed, unsigned
