"""Changes the people and groups of an action for a person; each change is one undo step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.model.assignments import AssignmentRole, AssignmentStatus
from organizer_app.domain.model.partnerships import PartnershipRole, PartnershipStatus
from organizer_app.ui.flow import services

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.basics.edits import EditSummary
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.plan_access import PlanAccess


class RoleEdits:
    """Changes the plan through services, which are imported when first needed.

    Args:
        access: access to the plan.
        made: receives the journal entry, None if nothing changed.
    """

    def __init__(self, access: PlanAccess, made: Callable[[EditSummary | None], None]) -> None:
        self._access = access
        self._made = made

    def _do(self, change: Callable[[Workspace], object]) -> None:
        self._access.do(change, lambda _answer, step: self._made(step))

    # People

    def fill(self, action_id: str, name: str, code: str, *, is_backup: bool) -> None:
        """Ask a person, known or new, to take a role, by code."""
        role = AssignmentRole(code)
        if action_id and name.strip():
            self._do(
                lambda workspace: services.coverage.fill_role(
                    workspace, action_id=action_id, role=role, is_backup=is_backup, name=name
                )
            )

    def follow(self, assignment_id: str, code: str) -> None:
        """Set a person's status by code."""
        status = AssignmentStatus(code)
        self._do(
            lambda workspace: services.coverage.set_role_status(
                workspace, assignment_id=assignment_id, status=status
            )
        )

    def stand_by(self, assignment_id: str, *, is_backup: bool) -> None:
        """Set whether a person is the holder of a role or the backup."""
        self._do(
            lambda workspace: services.coverage.set_backup(
                workspace, assignment_id=assignment_id, is_backup=is_backup
            )
        )

    def empty(self, assignment_id: str) -> None:
        """Remove a person from a role."""
        self._do(lambda workspace: services.coverage.empty_role(workspace, assignment_id=assignment_id))

    def suggest_people(self, text: str, action_id: str, then: Callable[[list[str]], None]) -> None:
        """Pass the names of people that match a text to a function, those near an action first."""
        self._access.ask(
            lambda plan: services.name_suggestions.people_called(plan, text, near=action_id), then
        )

    # Groups

    def join(self, action_id: str, name: str, code: str) -> None:
        """Add a group, known or new, in a role, by code."""
        if action_id and name.strip():
            self._do(
                lambda workspace: services.groups.add_group(
                    workspace, action_id=action_id, name=name, role=PartnershipRole(code)
                )
            )

    def take_part(self, partnership_id: str, code: str) -> None:
        """Give a group another role, by code."""
        self._do(
            lambda workspace: services.groups.set_group_role(
                workspace, partnership_id=partnership_id, role=PartnershipRole(code)
            )
        )

    def agree(self, partnership_id: str, code: str) -> None:
        """Set a group's status, by code."""
        self._do(
            lambda workspace: services.partners.set_stage(
                workspace, partnership_id=partnership_id, stage=PartnershipStatus(code)
            )
        )

    def leave(self, partnership_id: str) -> None:
        """Remove a group from an action."""
        self._do(lambda workspace: services.groups.remove_group(workspace, partnership_id=partnership_id))

    def suggest_groups(self, text: str, then: Callable[[list[str]], None]) -> None:
        """Pass the names of groups that match a text to a function."""
        self._access.ask(lambda workspace: services.name_suggestions.groups_called(workspace, text), then)
