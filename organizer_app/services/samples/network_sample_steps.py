"""Replays the single steps in the story of a large sample through the services that people use."""

from __future__ import annotations

import functools
from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING, Any

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership, PartnershipStatus
from organizer_app.domain.model.permits import PermitStatus
from organizer_app.domain.model.plan_templates import PlanTemplate, TemplateTask
from organizer_app.domain.model.talks import TalkOutcome
from organizer_app.domain.model.tasks import Task, TaskStatus
from organizer_app.services.actions import city_actions
from organizer_app.services.checklists import permits, tasks, templates
from organizer_app.services.partners import partners
from organizer_app.services.people import calls
from organizer_app.services.plan import history
from organizer_app.services.sharing import recipients, releases

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.samples.network_sample_cities import CityFilling
    from organizer_app.services.samples.sample_plans import Content


class ListedSteps:
    """Turns the lines of a story into service calls; people and actions are counted within their city."""

    def __init__(
        self, workspace: Workspace, content: Content, mobilization_id: str, cities: Sequence[CityFilling]
    ) -> None:
        self._workspace = workspace
        self._content = content
        self._mobilization_id = mobilization_id
        self._cities = {city.name: city for city in cities}
        self._verbs: dict[str, Callable[..., object]] = {
            "call": self._call,
            "start": self._start,
            "venue": self._venue,
            "cancel": self._cancel,
            "partner": self._partner,
            "permit": self._permit,
            "task": self._task,
            "template task": self._template_task,
            "apply template": self._apply_template,
            "release": self._release,
            "told": self._notify,
            "undo": self._undo,
        }

    def step(self, verb: str, *details: Any) -> Callable[[], object]:  # noqa: ANN401  # the words of a JSON line
        """Return the step that a line describes."""
        return functools.partial(self._verbs[verb], *details)

    def _call(self, city: str, spot: int, outcome: str, note: str, action: int = 0) -> None:
        filling = self._cities[city]
        result = calls.CallResult(
            person_id=filling.person_ids[spot],
            action_id=filling.action_ids[action],
            point_id="",
            outcome=TalkOutcome(outcome),
            at=self._workspace.clock(),
            zone=filling.zone,
            note=note,
        )
        calls.log_call(self._workspace, result)

    def _start(self, city: str, action: int, starts: str) -> None:
        action_id = self._cities[city].action_ids[action]
        city_actions.set_start(self._workspace, action_id=action_id, starts=time.fromisoformat(starts))

    def _venue(self, city: str, action: int, venue: str) -> None:
        action_id = self._cities[city].action_ids[action]
        city_actions.set_venue(self._workspace, action_id=action_id, venue=venue)

    def _cancel(self, city: str, action: int, reason: str) -> None:
        action_id = self._cities[city].action_ids[action]
        city_actions.set_status(
            self._workspace, action_id=action_id, status=ActionStatus.CANCELLED, reason=reason
        )

    def _partner(self, name: str, stage: str) -> None:
        with self._workspace.read() as reader:
            (group,) = reader.all(Organization, name=name)
            (part,) = reader.all(Partnership, organization_id=group.id, mobilization_id=self._mobilization_id)
        partners.set_stage(self._workspace, partnership_id=part.id, stage=PartnershipStatus(stage))

    def _permit(self, city: str, kind: str, status: str) -> None:
        action_id = self._cities[city].action_ids[0]
        line = next(
            each
            for each in permits.list_permits(self._workspace)
            if each.permit.city_action_id == action_id and each.permit.kind.value == kind and each.permit.id
        )
        permits.set_status(self._workspace, line=line, status=PermitStatus(status))

    def _task(self, key: str, status: str, reason: str, *cities: str) -> None:
        """Move one task of some cities to a status."""
        title = next(task["title"] for task in self._content["template"]["tasks"] if task["key"] == key)
        main = {self._cities[city].action_ids[0] for city in cities}
        with self._workspace.read() as reader:
            found = [task.id for task in reader.all(Task, title=title) if task.city_action_id in main]
        tasks.set_status(self._workspace, task_ids=found, status=TaskStatus(status), reason=reason)

    def _template_task(self, title: str, offset_days: int, applies_if: str) -> None:
        """Add a task to the template, or move the one of this title."""
        with self._workspace.read() as reader:
            (template,) = reader.all(PlanTemplate, code=self._content["template"]["code"])
            known = reader.all(TemplateTask, template_id=template.id, title=title)
        task = known[0] if known else TemplateTask(id="", template_id=template.id, title=title)
        wanted = replace(task, offset_days=offset_days, applies_if=applies_if)
        templates.save_task(self._workspace, task=wanted)

    def _apply_template(self) -> None:
        code = self._content["template"]["code"]
        templates.apply_template(self._workspace, mobilization_id=self._mobilization_id, template=code)

    def _release(self, audience: str, note: str) -> None:
        releases.make_release(self._workspace, audience=_AUDIENCES[audience], note=note)

    def _notify(self, number: int, audience: str, count: int) -> None:
        """Tick the first `count` of the people to notify of a release."""
        release = releases.release_numbered(self._workspace, number, audience=_AUDIENCES[audience])
        waiting = [
            each
            for each in recipients.recipients_of_release(self._workspace, release.id)
            if not each.notified_at
        ]
        recipients.mark_all_notified(self._workspace, release.id, keys={each.key for each in waiting[:count]})

    def _undo(self) -> None:
        history.undo(self._workspace)


_AUDIENCES = {audience.code: audience for audience in Audience}
