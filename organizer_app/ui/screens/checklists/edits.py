"""Changes the checklists for a person; each change is one undo step and is confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.ui.flow import services
from organizer_app.ui.screens.checklists import checklist_jobs as work
from organizer_app.wording.plan import plan_bar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, time

    from organizer_app.domain.basics.edits import EditSummary
    from organizer_app.domain.model.permits import PermitKind, PermitStatus
    from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
    from organizer_app.domain.model.tasks import TaskStatus
    from organizer_app.services.checklists.permits import PermitLine
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.plan_access import PlanDoor
    from organizer_app.ui.screens.checklists.checklist_values import ChecklistView


class ChecklistEdits:
    """Changes the plan through services, which are imported in the background."""

    def __init__(self, view: ChecklistView, door: PlanDoor) -> None:
        self._view = view
        self._door = door

    def set_status(self, task_ids: Sequence[str], status: TaskStatus) -> None:
        """Change the status of tasks, as one step."""
        if task_ids:
            self.make(
                lambda workspace: services.tasks.set_status(workspace, task_ids=task_ids, status=status)
            )

    def pin(self, task_id: str, *, is_pinned: bool) -> None:
        """Fix the day of a task when the anchor moves, or not."""
        self.make(
            lambda workspace: services.tasks.set_pinned(workspace, task_ids=[task_id], is_pinned=is_pinned)
        )

    def set_due(self, task_id: str, day: date | None) -> None:
        """Set a due day for a task."""
        self.make(lambda workspace: services.tasks.set_due(workspace, task_ids=[task_id], due_on=day))

    def set_owner(self, task_id: str, name: str) -> None:
        """Give a task to another owner."""
        self.make(lambda workspace: services.tasks.set_owner(workspace, task_ids=[task_id], name=name))

    def follow(self, task_id: str) -> None:
        """Follow the template again."""
        self.make(lambda workspace: services.tasks.follow_template(workspace, task_id=task_id))

    def make(self, change: Callable[[Workspace], object]) -> None:
        """Change the plan in one step and confirm it."""
        self._door.do(change, lambda _answer, step: self._made(step))

    def _made(self, summary: EditSummary | None) -> None:
        if summary is not None:
            self._view.show_toast(plan_bar.done(summary), can_undo=True)

    def add_task(self, action_id: str, title: str, due_on: date | None, *, is_gate: bool) -> None:
        """Add a task to one city."""
        self.make(
            lambda workspace: services.tasks.add_task(
                workspace, action_id=action_id, title=title, due_on=due_on, is_gate=is_gate
            )
        )

    def add_permit(self, action_id: str, kind: PermitKind, authority: str) -> None:
        """Track a permit that no rule covers."""
        self.make(
            lambda workspace: services.permits.add_permit(
                workspace, action_id=action_id, kind=kind, authority=authority
            )
        )

    def ask_triggers(self, action_id: str, then: Callable[[tuple[bool, bool, bool]], None]) -> None:
        """Pass on whether an action takes a street, uses loudspeakers and is in a park."""
        self._door.ask(lambda workspace: work.triggers(workspace, action_id), then)

    def set_triggers(self, action_id: str, triggers: tuple[bool, bool, bool]) -> None:
        """Set whether an action takes a street, uses loudspeakers and is in a park."""
        street, sound, park = triggers

        self.make(
            lambda workspace: services.permits.set_triggers(
                workspace, action_id=action_id, street=street, sound=sound, park=park
            )
        )

    def move_anchor(self, mobilization_id: str, day: date, *, with_actions: bool) -> None:
        """Move T-0 and everything that depends on it."""
        self.make(
            lambda workspace: services.reflow.move_anchor(
                workspace, mobilization_id=mobilization_id, day=day, with_actions=with_actions
            )
        )

    def set_rule(self, mobilization_id: str, rule: SimultaneityRule, at: time | None, minutes: int) -> None:
        """Set the timing rule."""

        def change(workspace: Workspace) -> None:
            choice = services.simultaneity_rule.RuleChoice(rule, at, minutes, 0)
            services.simultaneity_rule.set_rule(
                workspace, mobilization_id=mobilization_id, choice=choice, keeps_gap=True
            )

        self.make(change)

    def set_permit_status(self, line: PermitLine, status: PermitStatus) -> None:
        """Change the status of a permit, which is tracked from then on."""
        self.make(lambda workspace: services.permits.set_status(workspace, line=line, status=status))

    def set_permit_field(self, line: PermitLine, field: str, value: object) -> None:
        """Change a field of a permit, which is tracked from then on."""
        self.make(
            lambda workspace: services.permits.set_field(workspace, line=line, field=field, value=value)
        )

    def track(self, lines: Sequence[PermitLine]) -> None:
        """Track all permits that rules require."""
        self.make(lambda workspace: services.permits.track(workspace, lines=lines))

    def apply(self, mobilization_id: str, template: str) -> None:
        """Apply a template to all cities."""
        self.make(
            lambda workspace: services.templates.apply_template(
                workspace, mobilization_id=mobilization_id, template=template
            )
        )
