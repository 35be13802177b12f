"""Reads and saves what a plan is about: title, day, zone, goals, demand, target, contacts and key dates."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.model.campaigns import Campaign
from organizer_app.domain.model.key_dates import KeyDate
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.targets import Target, TargetLevel
from organizer_app.domain.time.local_time import zone_info
from organizer_app.services.plan.plans import mobilization_named
from organizer_app.services.plan.reflow import anchor_moved

if TYPE_CHECKING:
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor
    from organizer_app.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class KeyDateLine:
    """A key date as it is typed; `date_id` is empty for a new one."""

    date_id: str
    title: str
    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSettings:
    """What a mobilization is about.

    Attributes:
        mobilization_id: the mobilization.
        title: its public name.
        anchor_date: T-0, a local calendar day.
        zone: IANA zone of HQ.
        goal_cities: goal for the number of cities.
        goal_turnout: goal for the number of people.
        petition_signatures: announced number of signatures to deliver.
        demand: what must change, in one sentence.
        target: who can grant it: the name of the campaign's first primary target.
        hashtags: with their #.
        press_contact: whom the press calls: name, phone and email, in words.
        press_contact_shown_to: the widest audience that may read it.
        key_dates: the days everyone plans around; those left out are removed.
    """

    mobilization_id: str
    title: str
    anchor_date: date | None
    zone: str
    goal_cities: int | None
    goal_turnout: int | None
    petition_signatures: int | None
    demand: str
    target: str
    hashtags: tuple[str, ...]
    press_contact: str
    press_contact_shown_to: Audience
    key_dates: tuple[KeyDateLine, ...]


def plan_settings(workspace: Workspace) -> PlanSettings:
    """Return the settings of the main mobilization."""
    with workspace.read() as reader:
        known = mobilization_named(reader, "")
        campaign = reader.find(Campaign, known.campaign_id) if known.campaign_id else None
        target = _target(reader, known.campaign_id)
        dates = reader.all(KeyDate, mobilization_id=known.id)
    return PlanSettings(
        mobilization_id=known.id,
        title=known.title,
        anchor_date=known.anchor_date,
        zone=known.desk_zone,
        goal_cities=known.goal_cities,
        goal_turnout=known.goal_turnout,
        petition_signatures=known.petition_signatures,
        demand=campaign.demand if campaign else "",
        target=target.name if target else "",
        hashtags=known.hashtags,
        press_contact=known.press_contact,
        press_contact_shown_to=known.press_contact_shown_to,
        key_dates=tuple(
            KeyDateLine(each.id, each.title, each.day)
            for each in sorted(dates, key=lambda each: (str(each.day or "9"), each.title))
        ),
    )


def save_settings(workspace: Workspace, settings: PlanSettings, *, with_actions: bool = True) -> None:
    """Save settings as one step.

    Args:
        workspace: the plan.
        settings: all of them, changed or not.
        with_actions: whether upcoming actions move along with another anchor date; see `reflow.move_anchor`.

    Raises:
        BadValue: no title, or a number below zero.
        UnknownZone: the zone is no IANA zone.
    """
    if not settings.title.strip():
        raise BadValue("title", settings.title)
    for field in ("goal_cities", "goal_turnout", "petition_signatures"):
        number = getattr(settings, field)
        if number is not None and number < 0:
            raise BadValue(field, str(number))
    zone_info(settings.zone)
    with workspace.edit(EditKind.CHANGED_SETTINGS, title=settings.title.strip()) as editor:
        known = editor.get(Mobilization, settings.mobilization_id)
        changed = editor.put(
            replace(
                known,
                title=settings.title.strip(),
                desk_zone=settings.zone,
                goal_cities=settings.goal_cities,
                goal_turnout=settings.goal_turnout,
                petition_signatures=settings.petition_signatures,
                hashtags=settings.hashtags,
                press_contact=" ".join(settings.press_contact.split()),
                press_contact_shown_to=settings.press_contact_shown_to,
            )
        )
        if settings.anchor_date != known.anchor_date:
            anchor_moved(editor, changed, settings.anchor_date, with_actions=with_actions)
        _save_campaign(workspace, editor, known.campaign_id, settings)
        _save_key_dates(workspace, editor, settings)


def _target(reader: Reader, campaign_id: str) -> Target | None:
    found = reader.all(Target, campaign_id=campaign_id) if campaign_id else ()
    return next((each for each in found if each.level is TargetLevel.PRIMARY), None)


def _save_campaign(workspace: Workspace, editor: Editor, campaign_id: str, settings: PlanSettings) -> None:
    campaign = editor.find(Campaign, campaign_id) if campaign_id else None
    if campaign is None:
        return
    editor.put(replace(campaign, demand=settings.demand.strip()))
    target, name = _target(editor, campaign_id), settings.target.strip()
    if target is not None and name:
        editor.put(replace(target, name=name))
    elif target is not None:
        editor.hide(target)
    elif name:
        editor.put(Target(id=workspace.new_id(), campaign_id=campaign_id, name=name))


def _save_key_dates(workspace: Workspace, editor: Editor, settings: PlanSettings) -> None:
    known = {each.id: each for each in editor.all(KeyDate, mobilization_id=settings.mobilization_id)}
    kept = [line for line in settings.key_dates if line.title.strip()]
    for line in kept:
        title = line.title.strip()
        if line.date_id in known:
            editor.put(replace(known[line.date_id], title=title, day=line.day))
        else:
            editor.put(
                KeyDate(
                    id=workspace.new_id(),
                    mobilization_id=settings.mobilization_id,
                    title=title,
                    day=line.day,
                    zone=settings.zone,
                )
            )
    for date_id in known.keys() - {line.date_id for line in kept}:
        editor.hide(known[date_id])
