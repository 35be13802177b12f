"""Sets which partner groups take part in a city action."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.placeholders import is_placeholder, known_text
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership, PartnershipRole
from organizer_app.domain.people.people_problems import NameNotKnown
from organizer_app.services.actions.city_actions import city_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor

    _Change = Callable[[Editor, Partnership], object]


def set_groups(workspace: Workspace, *, action_id: str, names: Sequence[str]) -> None:
    """Set which groups take part, in credit order; groups left out are removed from this action.

    A group of this name that is already in the plan is used; otherwise a new one is added, as identified.
    """
    wanted = list(dict.fromkeys(filter(None, map(known_text, names))))
    with workspace.edit(EditKind.CHANGED_GROUPS) as editor:
        editor.note(city=city_name(editor, editor.get(CityAction, action_id)))
        named = (group_named(workspace, editor, name) for name in wanted)
        groups = list({group.id: group for group in named}.values())
        held = {part.organization_id: part for part in editor.all(Partnership, city_action_id=action_id)}
        for organization_id, part in held.items():
            if organization_id not in {group.id for group in groups}:
                editor.hide(part)
        for order, group in enumerate(groups, 1):
            _take_part(workspace, editor, action_id, group.id, order, held.get(group.id))


def add_group(workspace: Workspace, *, action_id: str, name: str, role: PartnershipRole) -> None:
    """Add a group to an action, last in credit order; a group already there gets the role.

    A group of this name that is already in the plan is used; otherwise a new one is added.
    """
    wanted = known_text(name)
    if not wanted:
        return
    with workspace.edit(EditKind.CHANGED_GROUPS) as editor:
        editor.note(city=city_name(editor, editor.get(CityAction, action_id)))
        group = group_named(workspace, editor, wanted)
        held = editor.all(Partnership, city_action_id=action_id)
        known = next((part for part in held if part.organization_id == group.id), None)
        if known is not None:
            editor.put(replace(known, role=role))
            return
        order = 1 + max((part.credit_order for part in held), default=0)
        new = Partnership(id=workspace.new_id(), organization_id=group.id, city_action_id=action_id)
        editor.put(replace(new, role=role, credit_order=order))


def set_group_role(workspace: Workspace, *, partnership_id: str, role: PartnershipRole) -> None:
    """Give a group another role in its action."""
    _change(workspace, partnership_id, lambda editor, part: editor.put(replace(part, role=role)))


def remove_group(workspace: Workspace, *, partnership_id: str) -> None:
    """Remove a group from its action, as if it had never been added."""
    _change(workspace, partnership_id, lambda editor, part: editor.hide(part))


def _change(workspace: Workspace, partnership_id: str, change: _Change) -> None:
    with workspace.edit(EditKind.CHANGED_GROUPS) as editor:
        part = editor.get(Partnership, partnership_id)
        editor.note(city=city_name(editor, editor.get(CityAction, part.city_action_id)))
        change(editor, part)


def group_named(workspace: Workspace, editor: Editor, name: str) -> Organization:
    """Return the group of this name, in any case, or a new one; raise `NameNotKnown` for "TBD"."""
    if is_placeholder(name):
        raise NameNotKnown(name)
    known = [group for group in editor.all(Organization) if group.name.casefold() == name.casefold()]
    return known[0] if known else editor.put(Organization(id=workspace.new_id(), name=name))


def _take_part(
    workspace: Workspace,
    editor: Editor,
    action_id: str,
    organization_id: str,
    order: int,
    held: Partnership | None,
) -> None:
    if held is not None:
        editor.put(replace(held, credit_order=order))
        return
    editor.put(
        Partnership(
            id=workspace.new_id(),
            organization_id=organization_id,
            city_action_id=action_id,
            role=PartnershipRole.LEAD if order == 1 else PartnershipRole.CO_HOST,
            credit_order=order,
        )
    )
