"""Puts the answers of a call into the plan, while the call goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.people.call_card import NAMING, Question
from organizer_app.ui.flow import services
from organizer_app.ui.flow.typed_values import Hours, count_meant, day_meant, hours_meant

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.people.call_card import Asked, Missing
    from organizer_app.services.plan.workspace import Workspace

    Change = Callable[[Workspace], object]

_ROLES: Final = {
    Question.WHO_LEADS: ("lead", False),
    Question.WHO_BACKUP: ("lead", True),
    Question.WHO_MARSHALS: ("marshal_lead", False),
}


def answer(asked: Asked, action_id: str, text: str, year: int) -> Change | None:
    """Return the change that an answer means, None when the text is not understood.

    Args:
        asked: the question.
        action_id: the city action it is about.
        text: what was typed; the code of a status for a permit or a task.
        year: the year of a day typed without one.
    """
    if asked.question in NAMING:
        return _naming(asked.question, action_id, text)
    if asked.question is Question.PERMIT:
        return _permit(asked.record_id, text)
    if asked.question is Question.TASK:
        return _done(asked.record_id)
    if asked.question is Question.WHERE:
        return lambda plan: services.city_actions.set_venue(plan, action_id=action_id, venue=text)
    if asked.question is Question.WHICH_DAY:
        return _day(action_id, text, year)
    return _hours(action_id, text) if asked.question is Question.WHEN else _expected(action_id, text)


def tick(missing: Missing) -> Change:
    """Return the change of a ticked item: a permit is granted, a step is done."""
    if missing.kind == "permit":
        return _permit(missing.record_id, "granted")
    return _done(missing.record_id)


def _naming(question: Question, action_id: str, text: str) -> Change:
    code, is_backup = _ROLES[question]

    def name(plan: Workspace) -> object:
        from organizer_app.domain.model.assignments import AssignmentRole

        role = AssignmentRole(code)
        return services.coverage.fill_role(
            plan, action_id=action_id, role=role, is_backup=is_backup, name=text
        )

    return name


def _permit(permit_id: str, code: str) -> Change:
    def move(plan: Workspace) -> None:
        from organizer_app.domain.model.permits import PermitStatus

        services.permits.set_status_of(plan, permit_id=permit_id, status=PermitStatus(code))

    return move


def _done(task_id: str) -> Change:
    def finish(plan: Workspace) -> None:
        from organizer_app.domain.model.tasks import TaskStatus

        services.tasks.set_status(plan, task_ids=[task_id], status=TaskStatus.DONE)

    return finish


def _day(action_id: str, text: str, year: int) -> Change | None:
    day = day_meant(text, year).value
    if day is None:
        return None
    return lambda plan: services.city_actions.set_day(plan, action_id=action_id, day=day)


def _hours(action_id: str, text: str) -> Change | None:
    meant = hours_meant(text).value
    if meant is None:
        return None
    if isinstance(meant, Hours):
        starts, ends = meant
        return lambda plan: services.city_actions.set_hours(
            plan, action_id=action_id, starts=starts, ends=ends
        )
    return lambda plan: services.city_actions.set_start(plan, action_id=action_id, starts=meant)


def _expected(action_id: str, text: str) -> Change | None:
    count = count_meant(text).value
    if count is None:
        return None
    return lambda plan: services.city_actions.set_expected(plan, action_id=action_id, expected=count)
