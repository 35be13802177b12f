"""Edits partner groups: asks them, moves them along, and records how they are credited."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.organizations import Organization, OrganizationKind
from organizer_app.domain.model.partnerships import (
    PARTNERSHIP_LIFE_CYCLE,
    Partnership,
    PartnershipRole,
    PartnershipStatus,
    with_status,
)
from organizer_app.domain.model.releases import Release
from organizer_app.domain.partners.partner_ledger import GONE, would_be_circle
from organizer_app.domain.time.local_time import local_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor
    from organizer_app.storage.reader import Reader


def add_group(
    workspace: Workspace,
    *,
    name: str,
    kind: OrganizationKind = OrganizationKind.OTHER,
    parent_id: str = "",
) -> str:
    """Add a partner group and return its id; raise `BadValue` for a name without letters."""
    wanted = " ".join(name.split())
    if not wanted:
        raise BadValue("name", name)
    with workspace.edit(EditKind.ADDED_GROUP, group=wanted) as editor:
        return editor.put(Organization(id=workspace.new_id(), name=wanted, kind=kind, parent_id=parent_id)).id


def change_group(workspace: Workspace, *, group: Organization) -> None:
    """Store a changed group.

    Raises:
        BadValue: it has no name, or would belong to itself.
        RecordMissing, StaleRecord: it is gone or was changed meanwhile.
    """
    if not group.name.strip():
        raise BadValue("name", group.name)
    with workspace.edit(EditKind.CHANGED_GROUP, group=group.name) as editor:
        if group.parent_id and would_be_circle(editor.all(Organization), group.id, group.parent_id):
            raise BadValue("network", editor.get(Organization, group.parent_id).name)
        editor.put(group)


def ask_group(
    workspace: Workspace,
    *,
    group_id: str,
    mobilization_id: str = "",
    action_id: str = "",
    role: PartnershipRole = PartnershipRole.CO_HOST,
    stage: PartnershipStatus = PartnershipStatus.IDENTIFIED,
) -> str:
    """Add a group to a city, or to a whole mobilization, at a stage; return the partnership's id.

    A partnership it has there already is returned as it is.
    """
    with workspace.edit(EditKind.CHANGED_PARTNERSHIP) as editor:
        _name(editor, group_id)
        held = editor.all(Partnership, organization_id=group_id, city_action_id=action_id)
        known = [part for part in held if action_id or part.mobilization_id == mobilization_id]
        if known:
            return known[0].id
        others = editor.all(Partnership, city_action_id=action_id) if action_id else ()
        part = Partnership(
            id=workspace.new_id(),
            organization_id=group_id,
            mobilization_id="" if action_id else mobilization_id,
            city_action_id=action_id,
            role=role,
            credit_order=1 + max((other.credit_order for other in others), default=0),
        )
        today = _today(workspace, editor, part)
        return editor.put(_dated(with_status(part, stage), today)).id


def set_stage(workspace: Workspace, *, partnership_id: str, stage: PartnershipStatus) -> None:
    """Move a partnership along; the day it was asked, signed or left is recorded as HQ's date.

    Raises:
        ForbiddenTransition: its life cycle does not allow it.
    """
    with workspace.edit(EditKind.CHANGED_PARTNERSHIP) as editor:
        part = editor.get(Partnership, partnership_id)
        _name(editor, part.organization_id)
        editor.put(_dated(with_status(part, stage), _today(workspace, editor, part)))


def change_partnership(workspace: Workspace, *, part: Partnership) -> None:
    """Store changed facts of a partnership, such as role, credit order, logo consent, embargo and pledge.

    Raises:
        BadValue: the pledge is below zero.
        ForbiddenTransition: its life cycle does not allow the new stage.
    """
    if part.turnout_pledge is not None and part.turnout_pledge < 0:
        raise BadValue("pledge", str(part.turnout_pledge))
    with workspace.edit(EditKind.CHANGED_PARTNERSHIP) as editor:
        _name(editor, part.organization_id)
        with_status(editor.get(Partnership, part.id), part.status)
        editor.put(part)


def hold_name(workspace: Workspace, *, group_id: str, until: datetime | None) -> None:
    """Keep a group's name out of everything public until a moment, UTC; None ends this."""
    with workspace.edit(EditKind.CHANGED_PARTNERSHIP) as editor:
        _name(editor, group_id)
        held = {part.id: part for part in editor.all(Partnership, organization_id=group_id)}
        editor.put_all([replace(part, name_public_from=until) for part in held.values()], held)


def withdraw_group(workspace: Workspace, *, group_id: str) -> int:
    """Remove a group from everything it takes part in, as one step; return how many partnerships ended.

    A group that was only identified or asked has declined; one that had agreed withdraws. Releases that
    contain its name stay as they were; `releases_naming` lists them.
    """
    with workspace.edit(EditKind.CHANGED_PARTNERSHIP) as editor:
        _name(editor, group_id)
        held = {part.id: part for part in editor.all(Partnership, organization_id=group_id)}
        left = [_left(workspace, editor, part) for part in held.values() if _can_leave(part)]
        editor.put_all(left, held)
    return len(left)


def _can_leave(part: Partnership) -> bool:
    return bool(PARTNERSHIP_LIFE_CYCLE[part.status] & GONE)


def _left(workspace: Workspace, reader: Reader, part: Partnership) -> Partnership:
    exits = PARTNERSHIP_LIFE_CYCLE[part.status]
    is_withdrawal = PartnershipStatus.WITHDRAWN in exits
    stage = PartnershipStatus.WITHDRAWN if is_withdrawal else PartnershipStatus.DECLINED
    return _dated(with_status(part, stage), _today(workspace, reader, part))


def order_credits(workspace: Workspace, *, action_id: str, partnership_ids: tuple[str, ...]) -> None:
    """Set the order in which the groups of a city are named."""
    with workspace.edit(EditKind.CHANGED_CREDITS) as editor:
        held = {part.id: part for part in editor.all(Partnership, city_action_id=action_id)}
        wanted = [held[each] for each in partnership_ids if each in held]
        editor.put_all([replace(part, credit_order=spot) for spot, part in enumerate(wanted, 1)], held)


def releases_naming(workspace: Workspace, *, group_id: str) -> tuple[Release, ...]:
    """Return every release that contains a group's name, newest first."""
    with workspace.read() as reader:
        group = reader.get(Organization, group_id)
        parts = reader.all(Partnership, organization_id=group_id)
        names = {group.name, group.credit_name, *(part.credit_name for part in parts)} - {""}
        found = [each for each in reader.all(Release) if any(carries(each, name) for name in names)]
    return tuple(reversed(found))


def carries(release: Release, name: str) -> bool:
    """Return whether the frozen text of a release contains a name, which JSON may write with escapes."""
    import json

    written = (json.dumps(name)[1:-1], json.dumps(name, ensure_ascii=False)[1:-1])
    return any(text in release.content for text in written)


def _name(editor: Editor, group_id: str) -> None:
    """Add the name of a group to the step."""
    editor.note(group=editor.get(Organization, group_id).name)


def _today(workspace: Workspace, reader: Reader, part: Partnership) -> date:
    mobilization_id = part.mobilization_id
    if part.city_action_id:
        mobilization_id = reader.get(CityAction, part.city_action_id).mobilization_id
    mobilization = reader.find(Mobilization, mobilization_id) if mobilization_id else None
    return local_of(workspace.clock(), mobilization.desk_zone if mobilization else "UTC").day


def _dated(part: Partnership, today: date) -> Partnership:
    if part.status is PartnershipStatus.ASKED and part.asked_on is None:
        return replace(part, asked_on=today)
    if part.status is PartnershipStatus.SIGNED and part.signed_on is None:
        return replace(part, signed_on=today)
    if part.status in {PartnershipStatus.WITHDRAWN, PartnershipStatus.DECLINED}:
        return replace(part, withdrawn_on=today)
    return part
