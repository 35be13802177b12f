"""Builds the schedule that an audience may see, from which every format and every release is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import EXPORT_AUDIENCES, Audience
from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.basics.problems import BadValue, NothingFound
from organizer_app.domain.model.campaigns import Campaign
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.demands import Demand, told_demand
from organizer_app.domain.model.key_dates import KeyDate
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
from organizer_app.domain.places.place_names import split_city_state
from organizer_app.domain.sharing.shared_schedule import (
    SharedEntry,
    SharedKeyDate,
    SharedSchedule,
    schedule_order,
)
from organizer_app.domain.sharing.sharing_rules import (
    CALLED_OFF,
    announced_to,
    entry_uid,
    is_listed,
    sequence_of,
)
from organizer_app.services.actions.numbers import locked_numbers
from organizer_app.services.plan.plans import main_mobilization, mobilization_named
from organizer_app.services.sharing.shared_entries import read_sources, shared_entry
from organizer_app.storage.audience_reader import AudienceReader
from organizer_app.storage.journal.shared_history import statuses_held

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.sharing.shared_entries import Sources
    from organizer_app.storage.reader import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleRequest:
    """Which part of the plan is requested, and for whom.

    Attributes:
        audience: public, partners or internal.
        mobilization: id or title of one mobilization; empty for all.
        city: "Portland" or "Portland, OR"; empty for all.
        on: one local calendar day, or None for all.
    """

    audience: Audience
    mobilization: str = ""
    city: str = ""
    on: date | None = None


def shared_schedule(workspace: Workspace, request: ScheduleRequest, *, now: datetime) -> SharedSchedule:
    """Return what an audience may see of the plan, ready to be written.

    Each kind of record is read once. `domain.sharing.sharing_rules` decides which actions are listed and
    which groups are named; every field above the audience is blank.

    Args:
        workspace: the plan.
        request: which part, and for whom.
        now: UTC; stamped on the schedule, and used to check embargoes.

    Raises:
        BadValue: no mobilization has this name, or the audience is not one of exports.
        NothingFound: no action is in this city.
    """
    with workspace.read() as reader:
        return schedule_from(reader, request, now=now)


def schedule_from(reader: Reader, request: ScheduleRequest, *, now: datetime) -> SharedSchedule:
    """Return the same as `shared_schedule`, from a read or an edit that is already open."""
    if request.audience not in EXPORT_AUDIENCES:
        raise BadValue("audience", request.audience.code)
    told = AudienceReader(reader, request.audience)
    wanted = mobilization_named(told, request.mobilization) if request.mobilization else None
    sources = read_sources(told)
    actions = _actions(told, request, wanted, sources)
    listed = listed_among(told, actions)
    entries = [shared_entry(action, sources, request.audience, now) for action in listed]
    if wanted:
        moments = [wanted] if listed or _is_announced(told, wanted) else []
    else:
        moments = _moments(told, listed)
    key_dates = () if request.city else _key_dates(told, moments, request, sources)
    return _schedule(told, request, moments, key_dates, entries, now=now)


def _actions(
    reader: AudienceReader, request: ScheduleRequest, wanted: Mobilization | None, sources: Sources
) -> list[CityAction]:
    actions = list(reader.all(CityAction, mobilization_id=wanted.id) if wanted else reader.all(CityAction))
    if request.city:
        city, state, _ = split_city_state(request.city)
        key = fold_name(city)
        actions = [action for action in actions if _is_in(action, sources, key, state)]
        if not actions:
            raise NothingFound("city", request.city)
    if request.on:
        actions = [action for action in actions if action.day == request.on]
    return actions


def _is_in(action: CityAction, sources: Sources, key: str, state: str) -> bool:
    place = sources.places.get(action.place_id)
    if place is None or (state and place.admin1 != state):
        return False
    return key in {fold_name(place.name), fold_name(action.label)}


def listed_among(reader: AudienceReader, actions: Iterable[CityAction]) -> list[CityAction]:
    """Return the actions that an audience's schedule lists, in their order."""
    actions, audience = list(actions), reader.audience
    called_off = [action.id for action in actions if action.status in CALLED_OFF]
    held = statuses_held(reader, called_off) if audience < Audience.INTERNAL else {}
    announced = {
        action_id for action_id, statuses in held.items() if not statuses.isdisjoint(announced_to(audience))
    }
    return [
        action
        for action in actions
        if is_listed(action.status, audience, was_announced=action.id in announced)
    ]


def _is_announced(reader: AudienceReader, moment: Mobilization) -> bool:
    """Return whether an audience may know of a mobilization: of one of its actions or key dates."""
    audience = reader.audience
    if audience >= Audience.INTERNAL:
        return True
    actions = reader.all(CityAction, mobilization_id=moment.id)
    dates = reader.all(KeyDate, mobilization_id=moment.id)
    return any(each.shown_to <= audience for each in dates) or bool(listed_among(reader, actions))


def _moments(reader: AudienceReader, listed: Sequence[CityAction]) -> list[Mobilization]:
    """Return the mobilizations that the listed actions belong to.

    A mobilization without a listed action is not announced, so nobody outside HQ learns of it. An action
    without a mobilization counts for the only one of the plan.
    """
    used = {action.mobilization_id for action in listed}
    known = reader.all(Mobilization)
    found = [moment for moment in known if moment.id in used]
    is_only = bool(listed) and len(known) == 1
    return found or (list(known) if is_only or reader.audience >= Audience.INTERNAL else [])


def _schedule(
    reader: AudienceReader,
    request: ScheduleRequest,
    moments: list[Mobilization],
    key_dates: tuple[SharedKeyDate, ...],
    entries: Iterable[SharedEntry],
    *,
    now: datetime,
) -> SharedSchedule:
    main = main_mobilization(moments) if moments else None
    campaigns = {moment.campaign_id for moment in moments}
    campaign = reader.find(Campaign, main.campaign_id) if main and len(campaigns) == 1 else None
    is_one = len(moments) == 1
    campaign_title = campaign.title if campaign else ""
    return SharedSchedule(
        audience=request.audience,
        generated_at=now,
        campaign_title=campaign_title if is_one else "",
        title=main.title if main and (is_one or not campaign_title) else campaign_title,
        demand=told_demand(campaign, reader.all(Demand)) if campaign else "",
        anchor_date=main.anchor_date if main else None,
        desk_zone=main.desk_zone if main else "UTC",
        rule=main.rule if main and is_one else SimultaneityRule.FREE,
        rule_time=main.rule_time if main and is_one else None,
        hashtags=tuple(dict.fromkeys(tag for moment in moments for tag in moment.hashtags)),
        press_contact=main.press_contact if main and is_one else "",
        key_dates=key_dates,
        entries=tuple(sorted(entries, key=schedule_order)),
        numbers=() if request.city else _numbers(reader, moments),
    )


def _numbers(reader: AudienceReader, moments: list[Mobilization]) -> tuple[str, ...]:
    return tuple(number.text for number in locked_numbers(reader, {moment.id for moment in moments}))


def _key_dates(
    reader: AudienceReader, moments: list[Mobilization], request: ScheduleRequest, sources: Sources
) -> tuple[SharedKeyDate, ...]:
    of_these = {moment.id for moment in moments}
    shown = [
        key_date
        for key_date in reader.all(KeyDate)
        if key_date.mobilization_id in of_these
        and key_date.shown_to <= request.audience
        and request.on in {None, key_date.day}
    ]
    shown.sort(key=lambda key_date: (str(key_date.day or "9"), str(key_date.starts or ""), key_date.title))
    return tuple(_shared_key_date(key_date, sources) for key_date in shown)


def _shared_key_date(key_date: KeyDate, sources: Sources) -> SharedKeyDate:
    sequence, updated_at = sequence_of([key_date.version], []), key_date.updated_at
    if sources.revisions is not None:
        sequence, updated_at = sources.revisions.of_key_date(key_date)
    return SharedKeyDate(
        uid=entry_uid(key_date.id),
        sequence=sequence,
        title=key_date.title,
        day=key_date.day,
        starts=key_date.starts,
        zone=key_date.zone,
        venue=key_date.venue,
        updated_at=updated_at,
    )
