"""Starts a plan with its campaign and its first mobilization."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue, NothingFound
from organizer_app.domain.model.campaigns import Campaign
from organizer_app.domain.model.mobilizations import Mobilization, MobilizationStatus
from organizer_app.domain.time.local_time import zone_info

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader


def found_plan(workspace: Workspace, *, title: str, anchor_date: date | None, zone: str) -> None:
    """Add a campaign and one mobilization with the same title to an empty plan.

    Args:
        workspace: the plan.
        title: public name of the mobilization.
        anchor_date: T-0, a local calendar day, or None while it is open.
        zone: IANA zone of HQ.

    Raises:
        BadValue: the title is empty.
        UnknownZone: `zone` is no IANA zone.
    """
    if not title.strip():
        raise BadValue("title", title)
    zone_info(zone)
    with workspace.edit(EditKind.CREATED_PLAN, title=title) as editor:
        campaign = editor.put(Campaign(id=workspace.new_id(), title=title))
        editor.put(
            Mobilization(
                id=workspace.new_id(),
                campaign_id=campaign.id,
                title=title,
                anchor_date=anchor_date,
                desk_zone=zone,
                status=MobilizationStatus.RECRUITING,
            )
        )


def mobilization_named(reader: Reader, wanted: str) -> Mobilization:
    """Find a mobilization by id or by title in any case; an empty name means the only or the main one.

    Raises:
        NothingFound: no mobilization has this name.
    """
    known = sorted(reader.all(Mobilization), key=lambda each: (str(each.anchor_date or ""), each.id))
    if not wanted and known:
        return main_mobilization(known)
    for mobilization in known:
        if (
            wanted in {mobilization.id, mobilization.title}
            or wanted.casefold() == mobilization.title.casefold()
        ):
            return mobilization
    raise NothingFound("mobilization", wanted)


def mobilization_id_named(workspace: Workspace, wanted: str) -> str:
    """Return the id of the mobilization that `mobilization_named` finds; raise the same errors."""
    with workspace.read() as reader:
        return mobilization_named(reader, wanted).id


def main_mobilization(known: Sequence[Mobilization]) -> Mobilization:
    """Return the main mobilization of a plan: the one with the highest goal of cities, or else the last."""
    return max(known, key=lambda each: (each.goal_cities or 0, str(each.anchor_date or ""), each.id))
