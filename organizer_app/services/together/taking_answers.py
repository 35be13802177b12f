"""Writes the ticked answers of a return form into the plan, as part of one edit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.model.city_actions import ActionStatus, CityAction, with_end
from organizer_app.domain.model.materials import Material
from organizer_app.domain.model.people import ContactKind, ContactPoint
from organizer_app.domain.model.permits import Permit, PermitKind
from organizer_app.domain.model.sites import Site, main_site
from organizer_app.services.actions.city_answers import (
    SIGNS,
    is_signs,
    leads_of,
    materials_of,
    permits_of,
    phones_of,
)
from organizer_app.services.actions.leads import name_lead
from organizer_app.services.actions.new_city_tasks import give_tasks
from organizer_app.services.checklists.permits import moved_permit, today_at_desk
from organizer_app.services.people.people import rename_person
from organizer_app.services.plan.places import place_for_text
from organizer_app.services.plan.plans import mobilization_named
from organizer_app.services.plan.reflow import reflow_actions
from organizer_app.services.together.answer_doubts import permit_status_of, wall_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from organizer_app.domain.sharing.returned_answers import ReturnedAnswer
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor


def take_answers(
    workspace: Workspace, editor: Editor, action_id: str, chosen: Sequence[ReturnedAnswer]
) -> str:
    """Write answers into the plan; return the id of the city action, which a new host's city gets now.

    Args:
        workspace: makes ids and finds places.
        editor: the open edit.
        action_id: the city action; empty for a new host.
        chosen: answers that can be taken.

    Raises:
        BadValue: a new host's city is not recognized, or was not ticked.
    """
    answers = {answer.field.code: answer for answer in chosen}
    wanted = action_id or _new_action(workspace, editor, answers)
    _write_action(editor, wanted, chosen, answers)
    _write_site(workspace, editor, wanted, answers)
    for code, is_backup in (("lead", False), ("backup", True)):
        if code in answers:
            _write_name(workspace, editor, wanted, answers[code], is_backup=is_backup)
        if f"{code}_phone" in answers:
            _write_phone(workspace, editor, wanted, answers[f"{code}_phone"].theirs, is_backup=is_backup)
    _write_permit(workspace, editor, wanted, answers)
    if "signs" in answers:
        _write_signs(workspace, editor, wanted, answers["signs"].theirs)
    return wanted


def _new_action(workspace: Workspace, editor: Editor, answers: Mapping[str, ReturnedAnswer]) -> str:
    """Add the city of a new host as a prospect, on the day that the host says or that of the others."""
    city = answers["city"].theirs if "city" in answers else ""
    if not city:
        raise BadValue("city", "")
    place = editor.keep(place_for_text(workspace, editor, city))
    mobilization = mobilization_named(editor, "")
    day = answers["day"].theirs if "day" in answers else ""
    action = editor.put(
        CityAction(
            id=workspace.new_id(),
            mobilization_id=mobilization.id,
            place_id=place.id,
            zone=place.zone,
            day=date.fromisoformat(day) if day else mobilization.anchor_date,
            status=ActionStatus.PROSPECT,
            source_system="return-form",
        )
    )
    give_tasks(editor, workspace.new_id, [(action.id, mobilization.id)])
    return action.id


def _write_action(
    editor: Editor, action_id: str, chosen: Sequence[ReturnedAnswer], answers: Mapping[str, ReturnedAnswer]
) -> None:
    before = action = editor.get(CityAction, action_id)
    if "starts" in answers:
        # The form showed start and end apart, so the end stays as it is.
        action = replace(action, starts=wall_of(answers["starts"].theirs), starts_second=False)
    if "ends" in answers:
        action = with_end(action, wall_of(answers["ends"].theirs))
    if "expected" in answers:
        expected = answers["expected"].theirs
        action = replace(action, expected=int(expected) if expected else None)
    notes = [answer.theirs for answer in chosen if answer.field.is_added]
    if notes:
        action = replace(action, notes="\n".join([action.notes, *notes] if action.notes else notes))
    editor.put(action)
    if action.expected != before.expected:
        # Tasks and permits count from the number of people.
        reflow_actions(editor, [action_id])


def _write_site(
    workspace: Workspace, editor: Editor, action_id: str, answers: Mapping[str, ReturnedAnswer]
) -> None:
    wanted: dict[str, Any] = {code: answers[code].theirs for code in ("venue", "address") if code in answers}
    if not wanted:
        return
    sites = editor.all(Site, city_action_id=action_id)
    site = main_site(sites) or next(iter(sites), None)
    if site is None:
        editor.put(Site(id=workspace.new_id(), city_action_id=action_id, **wanted))
    else:
        # Its coordinates were those of another spot.
        editor.put(replace(site, **wanted, latitude=None, longitude=None))


def _write_name(
    workspace: Workspace, editor: Editor, action_id: str, answer: ReturnedAnswer, *, is_backup: bool
) -> None:
    held = leads_of(editor, [action_id]).get((action_id, is_backup)) if answer.is_same else None
    if held is None:
        name_lead(workspace, editor, action_id, answer.theirs, is_backup=is_backup)
    else:
        rename_person(editor, held.person_id, answer.theirs)


def _write_phone(
    workspace: Workspace, editor: Editor, action_id: str, number: str, *, is_backup: bool
) -> None:
    held = leads_of(editor, [action_id]).get((action_id, is_backup))
    if held is None:
        raise BadValue("backup_phone" if is_backup else "lead_phone", number)
    point = phones_of(editor, [held.person_id]).get(held.person_id)
    if not number:
        if point:
            editor.hide(point)
    elif point is None:
        new_id = workspace.new_id()
        editor.put(ContactPoint(id=new_id, person_id=held.person_id, kind=ContactKind.PHONE, value=number))
    elif point.value != number:
        editor.put(replace(point, value=number, verified_on=None))


def _write_permit(
    workspace: Workspace, editor: Editor, action_id: str, answers: Mapping[str, ReturnedAnswer]
) -> None:
    status = permit_status_of(answers)
    if status is None:
        return
    action = editor.get(CityAction, action_id)
    permit = next(iter(permits_of(editor, [action_id]).get(action_id, ())), None)
    if permit is None:
        kind = PermitKind.STREET if action.uses_street else PermitKind.PARK
        permit = Permit(id=workspace.new_id(), city_action_id=action_id, kind=kind)
    if status is not permit.status:
        permit = moved_permit(permit, status, today_at_desk(workspace, editor, action))
    editor.put(permit)


def _write_signs(workspace: Workspace, editor: Editor, action_id: str, count: str) -> None:
    known = next((each for each in materials_of(editor, [action_id]) if is_signs(each)), None)
    needed = int(count) if count else 0
    if known is None:
        editor.put(Material(id=workspace.new_id(), city_action_id=action_id, name=SIGNS, needed=needed))
    else:
        editor.put(replace(known, needed=needed))
