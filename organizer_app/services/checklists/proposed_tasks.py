"""Proposes what a day taught as steps of a template, and makes them part of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.lessons import Decision, ProposedTask
from organizer_app.domain.model.plan_templates import PlanTemplate, TemplateTask
from organizer_app.services.checklists.templates import adopted, checked_task, put_task

if TYPE_CHECKING:
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedProposal:
    """A proposal as it is typed.

    Attributes:
        template: id of a template in the plan, or code of a shipped one.
        title: what the step is called.
        offset_days: days from the date of the mobilization, negative before it.
        is_gate: whether a city cannot be ready without it.
        task_id: the step that it changes; empty for a new one.
    """

    template: str
    title: str
    offset_days: int
    is_gate: bool = False
    task_id: str = ""


def propose_task(workspace: Workspace, *, typed: TypedProposal, action_id: str) -> ProposedTask:
    """Propose a step of a template as what a city taught, as one step; the template stays as it is.

    Raises:
        RecordMissing: the plan has no such action, template or step.
        BadValue: no title, or more than ten years from the date.
    """
    with workspace.edit(EditKind.PROPOSED_TASK) as editor:
        action = editor.get(CityAction, action_id)
        template = adopted(workspace, editor, typed.template).template
        if typed.task_id:
            editor.get(TemplateTask, typed.task_id)
        proposed = ProposedTask(
            id=workspace.new_id(),
            mobilization_id=action.mobilization_id,
            city_action_id=action.id,
            template_id=template.id,
            template_task_id=typed.task_id,
            title=" ".join(typed.title.split()),
            offset_days=typed.offset_days,
            is_gate=typed.is_gate,
        )
        editor.note(title=proposed.title)
        checked_task(_edited(editor, proposed))
        return editor.put(proposed)


def accept_task(workspace: Workspace, *, proposal_id: str) -> int:
    """Make a proposed step part of its template, as one step; return the template's new revision.

    Cities that follow an older revision keep theirs until the template is applied again.

    Raises:
        RecordMissing: the plan does not have this proposal, or no longer the template or step it is about.
        BadValue: as for `propose_task`.
    """
    with workspace.edit(EditKind.ACCEPTED_TASK) as editor:
        proposed = editor.get(ProposedTask, proposal_id)
        editor.note(title=proposed.title)
        if proposed.decision is not Decision.ACCEPTED:
            task_id = put_task(workspace, editor, checked_task(_edited(editor, proposed)))
            editor.put(replace(proposed, decision=Decision.ACCEPTED, template_task_id=task_id))
        return editor.get(PlanTemplate, proposed.template_id).revision


def leave_out_task(workspace: Workspace, *, proposal_id: str) -> None:
    """Leave a proposed step out of its template, as one step; an accepted one stays as it is.

    Raises:
        RecordMissing: the plan does not have this proposal.
    """
    with workspace.edit(EditKind.LEFT_OUT_TASK) as editor:
        proposed = editor.get(ProposedTask, proposal_id)
        editor.note(title=proposed.title)
        if proposed.decision is Decision.OPEN:
            editor.put(replace(proposed, decision=Decision.LEFT_OUT))


def _edited(editor: Editor, proposed: ProposedTask) -> TemplateTask:
    """Return the step of the template as the proposal would have it."""
    template = editor.get(PlanTemplate, proposed.template_id)
    known = (
        editor.get(TemplateTask, proposed.template_task_id)
        if proposed.template_task_id
        else TemplateTask(id="", template_id=template.id, title="")
    )
    return replace(known, title=proposed.title, offset_days=proposed.offset_days, is_gate=proposed.is_gate)
